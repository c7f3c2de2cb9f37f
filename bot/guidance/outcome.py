"""What a finished sitting leads to: the profile as it stands, its direction, and what a retake moved."""

from __future__ import annotations

from dataclasses import dataclass

from bot.guidance.assessment import Standing
from bot.guidance.direction import Direction, direction
from bot.guidance.model import Sitting
from bot.guidance.scoring import Change, Profile, changes, profile


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result beside what stood before.

    `before` and `direction_before` are None for a first sitting; `changes` is None where the two share no
    number, empty where a retake moved nothing.
    """

    profile: Profile
    direction: Direction
    before: Standing | None
    direction_before: Direction | None
    changes: tuple[Change, ...] | None


def outcome(standing: Standing, sitting: Sitting) -> Outcome:
    """The result of a member's newest answers, beside what stood before this sitting."""
    now = profile(standing.assessment, standing.live)
    before = standing.before(sitting)
    if before is None:
        return Outcome(now, direction(now), None, None, None)
    was = profile(standing.assessment, before.live)
    moved = changes(was, now) if was.ratings.keys() & now.ratings.keys() else None
    return Outcome(now, direction(now), before, direction(was), moved)
