"""Which of the ten characteristics the next weekly note is about.

Rule: one total function of what is given. Every second note is about what the member is working on, where
that is known: the aspects with the widest gaps, on the side that their direction speaks of. The others go
through all ten. Within each it is the one sent longest ago, so none comes twice in a row.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.guidance.direction import Direction
from bot.guidance.model import ASPECTS, SIDES

Characteristic = tuple[str, str]
"""One of the ten: a side and an aspect."""

ALL: tuple[Characteristic, ...] = tuple((side, aspect) for aspect in ASPECTS for side in SIDES)
"""The ten, in the order in which they are sent to someone of whom nothing is known."""

WORKED_ON = {
    "steady": "job",
    "job_first": "job",
    "ease": "job",
    "on_course": "career",
    "shape": "career",
    "ahead": "career",
    "exploring": None,
}
"""The side that each direction is about; whoever is still exploring looks at both alike."""


def focus(direction: Direction) -> tuple[Characteristic, ...]:
    """The characteristics that a direction has someone work on, the widest gap first; at most three."""
    side = WORKED_ON[direction.id]
    return tuple((side, aspect) for aspect in direction.focus) if side else ()


def next_note(working_on: Sequence[Characteristic], sent: Sequence[Characteristic]) -> Characteristic:
    """The next characteristic; `sent` are those sent before, the oldest first, the last one last.

    Total, and never the last one again. Without anything to work on all ten come up in ten notes; with it
    all ten do in twenty.
    """
    last = sent[-1] if sent else None
    now_working = bool(working_on) and last not in working_on
    pool = working_on if now_working else [each for each in ALL if each not in working_on]
    return min(pool, key=lambda each: _newest(each, sent))


def _newest(characteristic: Characteristic, sent: Sequence[Characteristic]) -> int:
    """The place of the last time it was sent; before all others where it never was."""
    return max((place for place, each in enumerate(sent) if each == characteristic), default=-1)
