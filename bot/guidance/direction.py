"""The direction: the guidance that a profile leads to.

Rule: one total function. Every possible answer sheet gets exactly one direction and never an
exception; signals that pull another way are named beside it, not averaged away. Orientations to work
are described, never ranked (Wrzesniewski, McCauley, Rozin and Schwartz 1997).
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.guidance.model import ASPECTS, SIDES
from bot.guidance.scoring import ENOUGH, Profile, gaps

NEIGHBOURS = {
    "steady": ("shape", "ease", "job_first"),
    "job_first": ("steady", "ahead", "shape"),
    "on_course": ("shape", "ease", "ahead"),
    "ease": ("steady", "shape", "on_course"),
    "shape": ("on_course", "ahead", "steady"),
    "ahead": ("job_first", "shape", "exploring"),
    "exploring": ("steady", "job_first", "ahead"),
}
"""What else it could be, the nearest first: what a member is offered who says "that is not me"."""

DIRECTIONS = tuple(NEIGHBOURS)

NEEDS = {
    "comes_first": ("income_now", "income_soon", "direction"),
    "what_next": ("earn", "explore", "change", "grow", "balance"),
}
"""The choices that the rule reads: question ids and answers that the content must keep."""

CONFLICTS = ("income_change", "balance_career", "grow_job", "both_sides", "earn_career")
"""Pairs of signals that pull apart; the direction's text names those that are there."""

CLOSE = 0.5
"""Means (0-4) that lie no further apart than this count as alike; our own choice, half a step."""

FAR = 1.0
"""A mean that lies this far from what is wanted is a real distance: one whole step of the scale."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One of the member's own answers that led here: a question id and the value it was given."""

    question: str
    value: str


@dataclass(frozen=True, slots=True)
class Direction:
    """Where a profile leads, why, what pulls the other way, and what is missing to be surer.

    `focus` are the aspects with the widest gaps; `missing` names what was answered too thinly:
    "situation", "now" or "want".
    """

    id: str
    reasons: tuple[Reason, ...]
    conflicts: tuple[str, ...]
    focus: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def others(self) -> tuple[str, ...]:
        """What else it could be, the nearest first."""
        return NEIGHBOURS[self.id]


def direction(profile: Profile) -> Direction:
    """The one direction of a profile, with its reasons. Total: any profile, even an empty one."""
    found = _rule(profile)
    focus = tuple(dict.fromkeys(gap.aspect for gap in gaps(profile)))[:3]
    return Direction(found, _reasons(found, profile), _conflicts(found, profile), focus, _missing(profile))


def _rule(profile: Profile) -> str:
    """The rule, read from the top: the first line that fits decides.

    1. No clear wants (a side answered on fewer than three aspects, or all rated alike): exploring.
    2. More of the career side now than wanted, by a whole step or more: ease.
    3. The job side wanted more than the career side, by more than half a step: steady.
    4. Income comes first: job_first.
    5. Work was described, and its career side lies within half a step of what is wanted: on_course.
    6. Work was described, and a gap on the career side opens on at most three aspects: shape.
    7. Otherwise the career side is wanted and not there: ahead.
    """
    wanted_job, wanted_career = profile.mean("want", "job"), profile.mean("want", "career")
    if wanted_job is None or wanted_career is None or _alike(profile):
        return "exploring"
    career_now = profile.mean("now", "career")
    if career_now is not None and career_now - wanted_career >= FAR:
        return "ease"
    if wanted_job - wanted_career > CLOSE:
        return "steady"
    if profile.situation.get("comes_first", "").startswith("income"):
        return "job_first"
    if career_now is None:
        return "ahead"
    if wanted_career - career_now <= CLOSE:
        return "on_course"
    open_aspects = sum((profile.gap(aspect, "career") or 0) > 0 for aspect in ASPECTS)
    return "shape" if open_aspects <= ENOUGH else "ahead"


def _alike(profile: Profile) -> bool:
    wants = {rating for (time, _, _), rating in profile.ratings.items() if time == "want"}
    return len(wants) <= 1


def _reasons(found: str, profile: Profile) -> tuple[Reason, ...]:
    """The answers that weighed most: the priority, then the strongest wants, then now."""
    reasons = [
        Reason(question, profile.situation[question])
        for question in ("comes_first", "what_next")
        if question in profile.situation
    ]
    leading = "job" if found == "steady" else "career"
    if found != "exploring":
        reasons += _strongest(profile, "want", leading)[:2]
    if found in ("ease", "on_course", "shape"):
        reasons += _strongest(profile, "now", "career")[:1]
    return tuple(reasons)


def _strongest(profile: Profile, time: str, side: str) -> list[Reason]:
    numbers = [(time, aspect, side) for aspect in ASPECTS if profile.rating(time, aspect, side) is not None]
    numbers.sort(key=lambda number: -profile.ratings[number])
    strong = (number for number in numbers if profile.ratings[number] >= 2)
    return [Reason(profile.sources[number], str(profile.ratings[number])) for number in strong]


def _conflicts(found: str, profile: Profile) -> tuple[str, ...]:
    first, following = (profile.situation.get(question) for question in ("comes_first", "what_next"))
    job, career = (profile.mean("want", side) for side in SIDES)
    lean = 0.0 if job is None or career is None else career - job
    income = (first or "").startswith("income")
    signals = {
        "income_change": income and following in ("change", "explore"),
        "balance_career": following == "balance" and lean >= FAR,
        "grow_job": following == "grow" and found in ("steady", "ease"),
        "both_sides": found != "exploring" and abs(lean) <= CLOSE and (job or 0) >= 2,
        "earn_career": following == "earn" and not income and lean >= FAR,
    }
    return tuple(conflict for conflict in CONFLICTS if signals[conflict])


def _missing(profile: Profile) -> tuple[str, ...]:
    gaps_in = {
        "situation": "comes_first" not in profile.situation,
        "now": profile.works and any(profile.mean("now", side) is None for side in SIDES),
        "want": any(profile.mean("want", side) is None for side in SIDES),
    }
    return tuple(part for part, thin in gaps_in.items() if thin)
