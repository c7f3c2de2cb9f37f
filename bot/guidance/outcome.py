"""What a finished sitting leads to: the portrait as it stands, beside the one from before it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.guidance.assessment import Standing
from bot.guidance.direction import Direction
from bot.guidance.model import Sitting
from bot.guidance.portrait import Portrait, portrait
from bot.guidance.scoring import Change, Profile, changes


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result beside what stood before.

    `before` and `earlier` are None for a first sitting of a chapter; `changes` is None where the two share
    no number of the aspects, empty where a retake moved none.
    """

    portrait: Portrait
    before: Standing | None
    earlier: Portrait | None
    changes: tuple[Change, ...] | None

    @property
    def profile(self) -> Profile:
        """The four numbers of each aspect."""
        return self.portrait.profile

    @property
    def direction(self) -> Direction:
        """Where they lead."""
        return self.portrait.direction


def outcome(standing: Standing, sitting: Sitting) -> Outcome:
    """The result of a member's newest answers, beside what stood before this sitting."""
    now, before = portrait(standing), standing.before(sitting)
    if before is None:
        return Outcome(now, None, None, None)
    earlier = portrait(before)
    shared = earlier.profile.ratings.keys() & now.profile.ratings.keys()
    moved = changes(earlier.profile, now.profile) if shared else None
    return Outcome(now, before, earlier, moved)
