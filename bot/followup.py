"""What a check-in is about: the steps to ask a member about, on demand and in the messages they asked for.

Rule: nothing is remembered here; each method reads the member's steps anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from discord import ui

from bot import reply
from bot.conversation import Conversation
from bot.guard import Interaction
from bot.guidance.plan import Plan, to_review
from bot.guidance.steps import CheckIn, Step, still_open, to_ask, without_word
from bot.refusal import Refusal
from bot.research import Research
from bot.screens import asking, checkin, parts
from bot.store import Rhythm, Store
from bot.when.calendar import day_of, first_of_month, next_at
from bot.words import Words

CHECKIN = "checkin"
"""The kind of reminder that asks how steps went."""

MONTH = 30 * 86400
"""After so many seconds the chapter on readiness is offered again."""

NEARLY_A_MONTH = 20 * 86400
"""The same for the first message of a month, which may come a little sooner."""

WAITED, RESTS = 3, 6
"""Which message that nobody answers asks in other words, and which one is the last before they rest."""

PAUSE_WEEKS = 4
"""How long messages rest, when a member asks for it and when nobody answers."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """A member's steps, what was said of them, those to ask about now, and the plan they belong to.

    `zone` is None where it was never asked; `agreed` is whether anything may be kept, `asked_for` whether the
    member wants to be asked by message.
    """

    steps: tuple[Step, ...]
    said: tuple[CheckIn, ...]
    waiting: tuple[Step, ...]
    plan: Plan
    zone: str | None
    agreed: bool
    asked_for: bool

    def asks(self, interaction: Interaction) -> bool:
        """Whether this stands where messages that ask may stand, and so must show the ways out of them."""
        return self.asked_for and reply.in_direct_message(interaction)

    def find(self, step: str) -> Step | None:
        """A step by its id."""
        return next((each for each in self.steps if each.id == step), None)

    def heard(self, step: str, due_at: int) -> CheckIn | None:
        """What was said of a step on one of its dates."""
        return next((each for each in self.said if (each.step, each.due_at) == (step, due_at)), None)

    def ahead(self) -> checkin.Ahead:
        """The open steps that need not be asked about now: those to come, and those that wait for a day."""
        left = [step for step in still_open(self.steps) if step not in self.waiting]
        coming = set(without_word(left, self.said))
        return checkin.Ahead(
            tuple(step for step in left if step in coming),
            tuple(step for step in left if step not in coming),
            self.zone,
        )

    def milestone(self, step: Step) -> str:
        """The milestone that a step is on the way to, where it is in the plan and not reached."""
        found = self.plan.milestone(step.milestone)
        return found.text if found and not found.reached_on else ""

    def asked(self, step: Step) -> checkin.Asked:
        """A step as it is asked about: the first of those that wait, or one alone."""
        waiting = len(self.waiting) if step in self.waiting else 1
        return checkin.Asked(step, waiting, self.milestone(step))


class CheckIns:
    """What check-ins share, and what makes the messages."""

    def __init__(
        self,
        words: Words,
        store: Store,
        talk: Conversation,
        research: Research,
        consent: int,
        now: Callable[[], int],
    ) -> None:
        self._words = words
        self._store = store
        self._talk = talk
        self._research = research
        self._consent = consent
        self._now = now

    async def agenda(self, member: int) -> Agenda:
        """What to ask a member about."""
        steps, said = await self._store.steps(member), await self._store.check_ins(member)
        plan, known = await self._store.plan(member), await self._store.member(member)
        return Agenda(
            steps,
            said,
            to_ask(steps, said, self._now()),
            plan,
            await self._store.zone(member),
            known is not None and known.consent >= self._consent,
            await self._store.rhythm(member, CHECKIN) is not None,
        )

    async def find(self, member: int, step: str, typed: str = "") -> tuple[Agenda, Step]:
        """A member's step among all there is to ask about.

        Raises Refusal where it is not theirs, or gone; with what was `typed` for it, so that it is not lost.
        """
        agenda = await self.agenda(member)
        mine = agenda.find(step)
        if mine is not None:
            return agenda, mine
        if typed:
            raise Refusal("refusal.not_kept_typed", typed=parts.quoted(typed))
        raise Refusal("refusal.step_gone")

    async def month(self, member: int, by_message: bool = False) -> checkin.Month:
        """Whether a member never said how ready they feel, or not for a month.

        Whoever never did is not asked in their first month, but in the first message of one (`by_message`).
        """
        finished = self._talk.standing(await self._store.history(member)).finished.get("readiness")
        if finished is not None:
            after = NEARLY_A_MONTH if by_message else MONTH
            return "again" if self._now() - (finished.finished_at or 0) >= after else ""
        known = await self._store.member(member)
        here = self._now() - known.consented_at if known else 0
        return "never" if by_message or here >= MONTH else ""

    async def come(self, member: int, agenda: Agenda) -> checkin.Come:
        """What a member wanted to look at again by now: their job, and the saved one due longest."""
        now, known = self._now(), self._research.catalogue.by_code
        bills = agenda.plan.bills if to_review(agenda.plan, day_of(now, agenda.zone)) else None
        leads = [
            (each.review_at, each.code)
            for each in await self._store.verdicts(member)
            if each.said == "saved" and each.review_at and each.review_at <= now and each.code in known
        ]
        return checkin.Come(bills.text if bills else "", known[min(leads)[1]] if leads else None)

    async def screen(self, member: int) -> ui.LayoutView | None:
        """The message for a member, in the language they last spoke; None for who erased or stopped all.

        With the last of many that nobody answered they rest, and begin anew after that.
        """
        known, when = await self._store.member(member), await self._store.rhythm(member, CHECKIN)
        if known is None or when is None:
            return None
        agenda, say = await self.agenda(member), self._words.to(known.locale)
        asked = self._asked(agenda, when)
        first = first_of_month(self._now(), when.days, when.zone)  # not in every message until it is taken
        month = await self.month(member, by_message=True) if first else ""
        come = await self.come(member, agenda) if first else checkin.NOTHING_COME
        rests = await self._rest(member, when)
        return asking.message(say, when.days, asked, agenda.ahead(), month, come, rests)

    def _asked(self, agenda: Agenda, when: Rhythm) -> checkin.Asked | None:
        """What a message asks about, and whether as many before it did so in vain."""
        if not agenda.waiting:
            return None
        asked = agenda.asked(agenda.waiting[0])
        at = (asked.step.due_at or 0) - 1
        for _ in range(WAITED):
            at = next_at(at, when.days, when.hour, when.zone)
        return replace(asked, waited=when.unheard >= WAITED and at <= self._now())

    async def _rest(self, member: int, when: Rhythm) -> int | None:
        """Let the messages rest where so many were not answered; returns when the next one comes then."""
        if when.unheard < RESTS:
            return None
        await self._store.postpone(member, CHECKIN, PAUSE_WEEKS)
        rests = await self._store.rhythm(member, CHECKIN)
        return rests.due_at if rests else None
