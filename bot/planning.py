"""What the cogs of the plan share: reading it, changing it, and showing the part that comes next.

Rule: nothing is remembered here. A change is a pure function of the plan (`bot.guidance.plan`); what stands
in its way becomes a refusal, and what was typed is then given back.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from discord.ui import LayoutView

from bot import reply
from bot.conversation import Conversation
from bot.guard import Interaction
from bot.guidance.matching import related
from bot.guidance.occupation import Occupation
from bot.guidance.plan import (
    MILESTONES_MOST,
    PATHS,
    PLACES,
    Full,
    Gone,
    Milestone,
    Plan,
    to_review,
    waiting,
)
from bot.guidance.steps import still_open
from bot.guidance.suggest import Known, known
from bot.press import Form
from bot.refusal import Refusal
from bot.research import Research, Seeker
from bot.screens import bills, goal, milestone, parts, path, plan
from bot.screens.occupation import attribution, does, title
from bot.screens.suggest import Suggested, named, offered
from bot.store import Store
from bot.store.plans import Deed
from bot.when.calendar import day_of
from bot.when.dates import Typed, Vague, find_date
from bot.words import Say, Words

REMINDERS = ("draws", "draws_more", "enjoy", "good_at")
"""The open questions whose answers remind of the why, the first that was answered."""


class Planning:
    """A member's plan, as the cogs read, change and show it."""

    def __init__(
        self,
        words: Words,
        store: Store,
        talk: Conversation,
        research: Research,
        consent: int,
        now: Callable[[], int],
    ) -> None:
        self.words = words
        self.store = store
        self.talk = talk
        self.research = research
        self.consent = consent
        self.now = now

    def say(self, interaction: Interaction) -> Say:
        """The voice that answers; a plan is for its member's eyes alone."""
        return reply.voice(interaction, self.words)

    async def plan(self, interaction: Interaction) -> Plan:
        """The presser's plan as it stands; an empty one for who has none."""
        return await self.store.plan(interaction.user.id)

    async def milestone(self, interaction: Interaction, wanted: str) -> tuple[Plan, str, Milestone]:
        """The presser's plan, and one of its milestones with its place. Raises Refusal where it has gone."""
        found = await self.plan(interaction)
        try:
            return found, *found.find(wanted)
        except Gone:
            raise Refusal("refusal.plan_gone") from None

    async def change(self, interaction: Interaction, deed: Deed, then: str, typed: str = "") -> Plan | None:
        """Change the plan; None where the consent was not there and is asked for, `then` to go on.

        Raises Refusal, with what was typed, where it cannot be kept.
        """
        quoted = parts.quoted(typed) if typed else ""
        try:
            version = await self.store.change_plan(interaction.user.id, deed, self.consent)
        except Gone:
            if quoted:
                raise Refusal("refusal.not_kept_typed", typed=quoted) from None
            raise Refusal("refusal.plan_gone") from None
        except Full:
            if quoted:
                raise Refusal("refusal.plan_full_typed", most=MILESTONES_MOST, typed=quoted) from None
            raise Refusal("refusal.plan_full", most=MILESTONES_MOST) from None
        if version is None:
            if quoted:
                raise Refusal("refusal.not_kept_typed", typed=quoted)
            await self.talk.ask_consent(interaction, then=then)
            return None
        return version.plan

    async def open(self, interaction: Interaction, form: Form, then: str) -> None:
        """Open a form, so that nothing is typed that could not be kept; `then` is the press that opens it."""
        if await self.talk.agreed(interaction, then):
            await interaction.response.send_modal(form)

    async def zone(self, interaction: Interaction) -> str | None:
        """The presser's time zone, None where it is not known."""
        return await self.store.zone(interaction.user.id)

    async def read_day(self, interaction: Interaction, typed: str) -> Typed | Vague:
        """The day that was typed, in the presser's zone and languages."""
        zone = await self.zone(interaction) or "UTC"
        return await asyncio.to_thread(find_date, typed, self.now(), zone, reply.spoken(interaction))

    async def today(self, interaction: Interaction) -> str:
        """The day that it is where the presser lives."""
        return day_of(self.now(), await self.zone(interaction))

    async def show(self, interaction: Interaction, now: Plan, part: str, note: str = "") -> None:
        """Show a part of the plan, a strand or a path. Raises Refusal where there is no such part."""
        say, zone = self.say(interaction), await self.zone(interaction)
        if part in PLACES or part in PATHS:
            known_ = await self.known(interaction, now)
            ideas = _ideas(say, known_, now, part)
            licence = attribution(say, self.research.catalogue, named(known_, ideas))
            screen = (
                path.overview(say, now, part, ideas, note, licence)
                if part in PATHS
                else milestone.strand(say, now, part, ideas, zone, note, licence)
            )
        elif part == "goal":
            screen = await self._goal(interaction, say, now, note)
        elif part == "why":
            screen = goal.why(say, now, await self._own_words(interaction), note)
        elif part == "by":
            screen = goal.by(say, now, zone, note)
        elif part == "bills":
            screen = bills.bills(say, now, zone, note, to_review(now, await self.today(interaction)))
        else:
            raise Refusal("refusal.old_press")
        await reply.show(interaction, screen)

    async def known(self, interaction: Interaction, now: Plan) -> Known:
        """What suggestions are made from."""
        seeker, catalogue = await self.research.seeker(interaction), self.research.catalogue
        aimed = catalogue.by_code.get((now.goal and now.goal.code) or "")
        close = related(catalogue, aimed) if aimed else ()
        near = [each for each in close if each.code not in seeker.verdicts]  # some are not for them
        return known(now, seeker.portrait, aimed, self._saved(seeker), near)

    def _saved(self, seeker: Seeker) -> list[Occupation]:
        """The occupations on the shortlist, newest first, as far as they are still known."""
        saved = (code for code, verdict in reversed(seeker.verdicts.items()) if verdict.said == "saved")
        catalogue = self.research.catalogue
        return [catalogue.by_code[code] for code in saved if code in catalogue.by_code]

    async def _goal(self, interaction: Interaction, say: Say, now: Plan, note: str) -> LayoutView:
        saved = self._saved(await self.research.seeker(interaction))[: goal.SAVED_MOST]
        options = [(each.code, title(say, each), does(say, each, 90)) for each in saved]
        card = now.goal is not None and now.goal.code in self.research.catalogue.by_code
        licence = attribution(say, self.research.catalogue, saved)
        return goal.goal(say, now, options, card=card, note=note, licence=licence)

    async def _own_words(self, interaction: Interaction) -> tuple[str, str] | None:
        words = (await self.research.seeker(interaction)).portrait.own_words
        return next(((question, said) for question in REMINDERS if (said := words.get(question))), None)

    async def after(self, interaction: Interaction, before: Plan, now: Plan, part: str) -> None:
        """Go on from a part that was filled: to the next one where this one waited, else to the plan."""
        say, zone, following = self.say(interaction), await self.zone(interaction), waiting(now)
        by = now.by if part == "by" else None
        filled = plan.kept_day(say, part, by, zone) if by else plan.kept(say, part)
        note = filled if now.filled(part) else ""
        if waiting(before) == part and following:
            await self.show(interaction, now, following, note)
        else:
            await self.overview(interaction, note)

    async def overview(self, interaction: Interaction, note: str = "") -> None:
        """Show all of the plan, or what one is to who has none."""
        say, member = self.say(interaction), interaction.user.id
        version = await self.store.newest_version(member)
        if version is None or version.plan == Plan():
            seeker = await self.research.seeker(interaction)
            screen = plan.intro(
                say,
                portrait=bool(seeker.portrait.known),
                saved=len(self._saved(seeker)),
                versions=version is not None and version.number > 1,
            )
        else:
            zone, steps = await self.zone(interaction), still_open(await self.store.steps(member))
            screen = plan.overview(say, version.plan, zone, steps, self.now(), note)
        await reply.show(interaction, screen)


def _ideas(say: Say, known_: Known, now: Plan, part: str) -> list[Suggested]:
    """What is not there yet and could be, on a strand or as the aim of a path.

    Where a path has an aim in the member's own words there is none, so that a slip replaces no words.
    """
    if part in PLACES:
        return offered(say, known_, part, {each.text for each in now.on(part)})
    aim = now.aims.get(part)
    taken = aim is None or any(each.text == aim for each in offered(say, known_, part, ()))
    return offered(say, known_, part, {now.aim(part)}) if taken else []
