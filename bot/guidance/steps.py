"""The steps of a plan and what was said of them.

A step is an if-then plan: if it is this time at this place, then I will do this; if that comes between, then
I do something smaller. Such plans help people do what they mean to (implementation intentions: d .27-.66 in
642 tests, more where they are rehearsed, so each is repeated back once). Asking how it went helps too
(d = .40 in 138 studies, more where it is recorded).

Rule: pure; instants are seconds UTC. A step is asked about once for each date it has had, so what was said is
known by the step and that date, and a double press says the same thing once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.guidance.plan import PATHS

MINUTES = (5, 10, 15, 20, 30)
"""How long a step may take: half an hour at the most, so that it fits into a day that is full."""

SAID = ("done", "part", "not_yet")
"""What can be said of a step, none of them a fault."""

DONE, LET_GO = "done", "let_go"
"""How a step ends."""

ACTION_MOST, PLACE_MOST, LEARNT_MOST = 200, 80, 300
"""How many characters what is done (or comes between), a place, and what was learnt have at the most."""

OPEN_MOST = 20
"""How many steps are open at once at the most."""

UNDATED = 0
"""The date of what is said of a step that has none."""

GRACE = 86400
"""How much later than its time a step still counts as done by its date."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: on which path, towards which milestone, and all of its if-then.

    `due_at` is None while its date is not settled. `said_at` is when it was repeated back.
    """

    id: str
    path: str
    milestone: str | None
    action: str
    minutes: int
    place: str
    obstacle: str
    fallback: str
    due_at: int | None
    made_at: int
    said_at: int | None = None
    ended: str | None = None
    ended_at: int | None = None


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What was said of a step on one of its dates, and what was learnt."""

    step: str
    due_at: int
    said: str
    learnt: str | None
    said_at: int


@dataclass(frozen=True, slots=True)
class Record:
    """How many steps were done by their date, later or without one, are ahead, wait, or were let go."""

    by_date: int = 0
    later: int = 0
    undated: int = 0
    ahead: int = 0
    waiting: int = 0
    let_go: int = 0

    @property
    def done(self) -> int:
        """All that were done."""
        return self.by_date + self.later + self.undated


def still_open(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps that have not ended: by date, then by path, those without a date last."""
    left = [step for step in steps if step.ended is None]
    return tuple(
        sorted(left, key=lambda s: (s.due_at is None, s.due_at or 0, PATHS.index(s.path), s.made_at))
    )


def to_ask(steps: Sequence[Step], said: Sequence[CheckIn], now: int) -> tuple[Step, ...]:
    """The open steps whose date has come and of which nothing was said since, oldest first."""
    come = [step for step in still_open(steps) if step.due_at is not None and step.due_at <= now]
    return without_word(come, said)


def without_word(steps: Sequence[Step], said: Sequence[CheckIn]) -> tuple[Step, ...]:
    """The steps of whose present date nothing was said; what was said before it came does not count."""
    told = {(each.step, each.due_at) for each in said if each.said_at >= each.due_at}
    return tuple(step for step in steps if (step.id, step.due_at or UNDATED) not in told)


def record(steps: Sequence[Step], now: int) -> Record:
    """Steps against their dates; total, and the numbers add up to the number of steps."""
    counts = dict.fromkeys(Record.__dataclass_fields__, 0)
    for step in steps:
        counts[standing(step, now)] += 1
    return Record(**counts)


def standing(step: Step, now: int) -> str:
    """Where a step stands against its date: the name of a field of `Record`."""
    if step.ended == DONE:
        if step.due_at is None:
            return "undated"
        return "later" if (step.ended_at or now) > step.due_at + GRACE else "by_date"
    if step.ended == LET_GO:
        return "let_go"
    return "waiting" if step.due_at is not None and step.due_at <= now else "ahead"
