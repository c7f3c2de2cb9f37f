"""The wiring: settings, content and store -> the client with all its cogs.

Rule: everything is handed over, nothing is looked up.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import aiohttp
import discord
from discord.ext import commands

from bot.client import Lodestar
from bot.conversation import Conversation
from bot.followup import CHECKIN, CheckIns
from bot.gallery import Gallery
from bot.guidance.occupation import Catalogue, merged
from bot.library import Library
from bot.metrics import Metrics, Uncounted
from bot.names import Names
from bot.ownsteps import OwnSteps
from bot.planning import Planning
from bot.postbox import Postbox
from bot.research import Research
from bot.settings import Settings
from bot.store import Store
from bot.weekly import NOTE, WeeklyNotes
from bot.words import Words
from cogs.assess import Assess
from cogs.bills import BillsFirst
from cogs.checkin import Checkin
from cogs.disagree import Disagree
from cogs.feedback import Feedback
from cogs.goal import Goals
from cogs.help import Help
from cogs.later import Later
from cogs.learn import Learn
from cogs.match import Match
from cogs.milestone import Milestones
from cogs.occupation import Occupations
from cogs.plan import Plans
from cogs.planfile import PlanFiles
from cogs.privacy import Privacy
from cogs.profile import Profile
from cogs.progress import Progress
from cogs.reminders import Open, Reminders
from cogs.rhythm import Rhythms
from cogs.shortlist import Shortlist
from cogs.sitting import Sittings
from cogs.step import Steps
from cogs.steps import StepList
from cogs.typed import Typed
from cogs.upkeep import Upkeep
from cogs.version import Versions
from cogs.zone import Zone


def build(
    settings: Settings,
    library: Library,
    store: Store,
    clock: Callable[[], int],
    *,
    always_sync: bool = False,
    counts: Metrics | None = None,
    connector: aiohttp.BaseConnector | None = None,
    imported: Catalogue | None = None,
) -> Lodestar:
    """The client with all its cogs; `imported` are occupations beside our own."""
    counts = counts or Uncounted()
    words = Words(library.languages, settings.default_language)
    catalogue = merged(library.occupations, imported or Catalogue(()))

    def open_messages(member: int) -> Awaitable[discord.DMChannel]:
        return client.create_dm(discord.Object(member))

    client = Lodestar(
        words,
        store,
        _cogs(settings, library, store, words, catalogue, clock, counts, open_messages),
        metrics=counts,
        always_sync=always_sync,
        shard_count=settings.shard_count,
        shard_ids=settings.shard_ids,
        connector=connector,
    )
    return client


def _cogs(
    settings: Settings,
    library: Library,
    store: Store,
    words: Words,
    catalogue: Catalogue,
    clock: Callable[[], int],
    counts: Metrics,
    open_messages: Open,
) -> Sequence[commands.Cog]:
    keep_days = settings.keep_unfinished_days
    talk, gallery = Conversation(words, store, library, keep_days, settings.crisis_help), Gallery()
    research = Research(store, talk, catalogue)
    followup = CheckIns(words, store, talk, research, library.consent, clock)
    makers = {NOTE: WeeklyNotes(words, store, talk).screen, CHECKIN: followup.screen}
    return (
        Learn(words),
        *_of_the_assessment(keep_days, library, store, words, talk, counts),
        Profile(words, talk, gallery, clock),
        *_of_occupations(words, store, library, talk, research, clock),
        Progress(words, store, talk, gallery, clock),
        PlanFiles(words, store, clock),
        *_of_times(words, store, talk, library.consent, clock),
        Reminders(store, open_messages, makers, counts, words),
        *_of_steps(OwnSteps(words, store, talk, library.consent, clock), followup),
        *_of_plans(Planning(words, store, talk, research, library.consent, clock)),
        *_of_the_bot(settings, library, store, words, talk, gallery, clock),
        Help(words, settings, catalogue.release),
        Upkeep(store, keep_days, clock),
    )


def _of_the_assessment(
    keep_days: int, library: Library, store: Store, words: Words, talk: Conversation, counts: Metrics
) -> Sequence[commands.Cog]:
    """The chapters, their questions, what is typed in answer to them, and a way to disagree."""
    return (
        Assess(words, store, library, talk),
        Sittings(words, store, library, talk, keep_days, counts),
        Typed(words, store, library, talk),
        Disagree(words, store, talk, library.consent),
    )


def _of_occupations(
    words: Words,
    store: Store,
    library: Library,
    talk: Conversation,
    research: Research,
    clock: Callable[[], int],
) -> Sequence[commands.Cog]:
    """What to look into, each occupation by itself, and those that were saved."""
    names = Names(words, research.catalogue)
    return (
        Match(words, research),
        Occupations(words, store, library, talk, research, names),
        Shortlist(words, store, talk, research, library.consent, clock),
    )


def _of_times(
    words: Words, store: Store, talk: Conversation, consent: int, clock: Callable[[], int]
) -> Sequence[commands.Cog]:
    """What comes by direct message, on which days, and in which zone."""
    return (
        Zone(words, store, talk, consent),
        Rhythms(words, store, talk, consent, clock),
    )


def _of_steps(own: OwnSteps, followup: CheckIns) -> Sequence[commands.Cog]:
    """A step as it is made, the steps there are, how they went, and what becomes of them then."""
    return Steps(own), StepList(own), Checkin(own, followup), Later(own, followup)


def _of_plans(planning: Planning) -> Sequence[commands.Cog]:
    """The plan as a whole, its first parts, what lies on its paths, and what it was before."""
    return Plans(planning), Goals(planning), BillsFirst(planning), Milestones(planning), Versions(planning)


def _of_the_bot(
    settings: Settings,
    library: Library,
    store: Store,
    words: Words,
    talk: Conversation,
    gallery: Gallery,
    clock: Callable[[], int],
) -> Sequence[commands.Cog]:
    """What a member says of the bot and what is kept of them: both reach into the operator's channel."""
    postbox = Postbox(settings.feedback_channel)
    return (
        Feedback(words, store, library, talk, postbox, clock),
        Privacy(words, store, library, settings, gallery, postbox, clock),
    )
