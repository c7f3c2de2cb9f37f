"""The direction: the guidance that a profile leads to.

Rule: one total function. Every possible answer sheet gets exactly one direction and never an
exception; signals that pull another way are named beside it, not averaged away. Orientations to work
are described, never ranked (Wrzesniewski, McCauley, Rozin and Schwartz 1997).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from bot.guidance.model import ASPECTS, SIDES, TIMES
from bot.guidance.scoring import ENOUGH, Gap, Profile, gaps

NEIGHBOURS = {
    "steady": ("shape", "job_first", "ease"),
    "job_first": ("steady", "ahead", "on_course"),
    "on_course": ("shape", "ease", "ahead"),
    "ease": ("steady", "shape", "on_course"),
    "shape": ("on_course", "ahead", "steady"),
    "ahead": ("job_first", "shape", "exploring"),
    "exploring": ("steady", "job_first", "ahead"),
}
"""What lies nearest to each direction: offered first to a member who says "that is not me"."""

DIRECTIONS = tuple(NEIGHBOURS)

OF_WORK = ("on_course", "ease", "shape")
"""The directions that speak of work one has; without any they are not offered."""

NEEDS = {
    "work_now": ("job", "several", "own"),
    "comes_first": ("income_now", "income_soon", "direction"),
    "what_next": ("earn", "explore", "change", "grow", "balance"),
}
"""The choices that the rule reads: question ids and answers that the content must keep."""

CONFLICTS = (
    "income_change",
    "income_course",
    "income_open",
    "income_ease",
    "balance_career",
    "grow_job",
    "both_sides",
    "earn_career",
    "change_close",
)
"""Pairs of signals that pull apart; the direction's text names those that are there."""

MISSING = ("situation", "now", "want", "alike", "faint")
"""What keeps a direction from being surer: left open, answered thinly, all alike, nothing much wanted."""

CLOSE = Fraction(1, 2)
"""Means (0-4) that lie no further apart than this count as alike; our own choice, half a step."""

FAR = 1
"""Means that lie this far apart are a clear lean: one whole step of the scale."""

FAINT = Fraction(3, 2)
"""Where both sides are wanted less than this, between a little and somewhat, no want leads."""

STRONG = 3
"""A rating from which something is clearly wanted."""

WIDE = 2
"""A gap of this many steps on one aspect is one to do something about."""

MOST = 4
"""Of the five aspects: from so many with a wide gap on the career side, that side is not there yet."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One of the member's own answers that led here: a question id and the value it was given."""

    question: str
    value: str


@dataclass(frozen=True, slots=True)
class Direction:
    """Where a profile leads, why, what pulls the other way, and what is missing to be surer.

    `focus` are the aspects with the widest gaps, at most three; `others` all else it could be, the
    nearest first.
    """

    id: str
    reasons: tuple[Reason, ...]
    conflicts: tuple[str, ...]
    focus: tuple[str, ...]
    missing: tuple[str, ...]
    others: tuple[str, ...]


def direction(profile: Profile) -> Direction:
    """The one direction of a profile, with its reasons. Total: any profile, even an empty one."""
    found = _rule(profile)
    focus = tuple(dict.fromkeys(gap.aspect for gap in gaps(profile)))[:3]
    missing = tuple(
        part for part in MISSING if _lacks(profile, part) and (part != "faint" or found == "exploring")
    )
    others = tuple(
        other
        for other in dict.fromkeys((*NEIGHBOURS[found], *DIRECTIONS))
        if other != found and (profile.works or other not in OF_WORK)
    )
    return Direction(found, _reasons(found, profile), _conflicts(found, profile), focus, missing, others)


def _rule(profile: Profile) -> str:
    """The rule, read from the top: the first line that fits decides.

    1. No clear wants (a side answered on fewer than three aspects, or all rated alike): exploring.
    2. The career side is there now, and more of it than is wanted, by more than half a step: ease.
    3. Nothing wanted beyond a little, on either side: exploring.
    4. The job side wanted more than the career side, by more than half a step, or it alone: steady.
    5. Work was described, and no aspect is two steps or more from what is wanted: on_course.
       With income first, the career side alone decides this.
    6. Income comes first: job_first.
    7. Work was not described, or its career side is two steps short on most aspects, or is short while
       most aspects are off: ahead.
    8. Otherwise some aspects are off: shape.
    """
    job, career = (profile.mean("want", side) for side in SIDES)
    if job is None or career is None or _lacks(profile, "alike"):
        return "exploring"
    career_now = profile.mean("now", "career")
    if career_now is not None and career_now >= FAINT and _career_shift(profile) < -CLOSE:
        return "ease"
    if _lacks(profile, "faint"):
        return "exploring"
    if job - career > CLOSE or career < FAINT <= job:
        return "steady"
    return _wanting_career(profile, career_now is not None)


def _wanting_career(profile: Profile, described: bool) -> str:
    """Lines 5 to 8 of the rule."""
    wide = [gap for gap in gaps(profile) if abs(gap.size) >= WIDE]
    income = _income_first(profile)
    if described and not [gap for gap in wide if not income or gap.side == "career"]:
        return "on_course"
    if income:
        return "job_first"
    astray = _mostly_off(wide) and _career_shift(profile) > CLOSE
    return "ahead" if not described or _mostly_short(profile, wide) or astray else "shape"


def _career_shift(profile: Profile) -> Fraction:
    """How much more of the career side is wanted, in steps, over the aspects with both numbers.

    0 where fewer than `ENOUGH` aspects have both.
    """
    shifts = [gap for aspect in ASPECTS if (gap := profile.gap(aspect, "career")) is not None]
    return Fraction(sum(shifts), len(shifts)) if len(shifts) >= ENOUGH else Fraction(0)


def _mostly_short(profile: Profile, wide: list[Gap]) -> bool:
    known = sum(profile.gap(aspect, "career") is not None for aspect in ASPECTS)
    return sum(gap.side == "career" and gap.size > 0 for gap in wide) >= min(MOST, known)


def _mostly_off(wide: list[Gap]) -> bool:
    return len({gap.aspect for gap in wide}) >= MOST


def _income_first(profile: Profile) -> bool:
    return profile.situation.get("comes_first", "").startswith("income")


def _lacks(profile: Profile, part: str) -> bool:
    """Whether a part of the picture is missing, as `MISSING` names them."""
    wants = [profile.mean("want", side) for side in SIDES]
    known = [want for want in wants if want is not None]
    alike = len({rating for (time, _, _), rating in profile.ratings.items() if time == "want"}) <= 1
    match part:
        case "situation":
            return "comes_first" not in profile.situation
        case "now":
            return profile.works and any(profile.mean("now", side) is None for side in SIDES)
        case "want":
            return len(known) < len(SIDES)
        case "alike":
            return len(known) == len(SIDES) and alike
        case _:
            strong = any(r >= STRONG for (time, _, _), r in profile.ratings.items() if time == "want")
            return len(known) == len(SIDES) and not alike and max(known) < FAINT and not strong


def _reasons(found: str, profile: Profile) -> tuple[Reason, ...]:
    """The answers that weighed most: the priority and the wish, then what decided."""
    reasons = [
        Reason(question, profile.situation[question])
        for question in ("comes_first", "what_next")
        if question in profile.situation
    ]
    match found:
        case "exploring":
            pass
        case "ease" | "shape":
            reasons += _widest(profile, lessened=found == "ease")
        case "steady":
            reasons += _strongest(profile, "want", "job")[:2]
        case _:
            reasons += _strongest(profile, "want", "career")[:2]
    if found == "on_course":
        reasons += _strongest(profile, "now", "career")[:1]
    return tuple(reasons)


def _widest(profile: Profile, lessened: bool) -> list[Reason]:
    """Both answers of the widest gap; where less is wanted, of the widest such gap on the career side."""
    fitting = (gap for gap in gaps(profile) if not lessened or (gap.side == "career" and gap.size < 0))
    gap = next(fitting, None)
    numbers = [(time, gap.aspect, gap.side) for time in TIMES] if gap else []
    return [Reason(profile.sources[number], str(profile.ratings[number])) for number in numbers]


def _strongest(profile: Profile, time: str, side: str) -> list[Reason]:
    numbers = [(time, aspect, side) for aspect in ASPECTS if profile.rating(time, aspect, side) is not None]
    numbers.sort(key=lambda number: -profile.ratings[number])
    strong = (number for number in numbers if profile.ratings[number] >= 2)
    return [Reason(profile.sources[number], str(profile.ratings[number])) for number in strong]


def _conflicts(found: str, profile: Profile) -> tuple[str, ...]:
    following, income = profile.situation.get("what_next"), _income_first(profile)
    job, career = (profile.mean("want", side) for side in SIDES)
    lean = Fraction(0) if job is None or career is None else career - job
    news = following in ("change", "explore")
    settled = found == "steady" and profile.described and not any(abs(g.size) >= WIDE for g in gaps(profile))
    signals = {
        "income_change": income and news and found != "exploring",
        "income_course": income and found == "on_course",
        "income_open": income and found == "exploring",
        "balance_career": following == "balance" and lean >= FAR and found != "ease",
        "income_ease": income and found == "ease",
        "grow_job": following == "grow" and found in ("steady", "ease") and lean < 0,
        "both_sides": found != "exploring" and abs(lean) <= CLOSE and (job or 0) >= 2,
        "earn_career": following == "earn" and not income and lean >= FAR,
        "change_close": news and not income and (found in ("on_course", "shape") or settled),
    }
    return tuple(conflict for conflict in CONFLICTS if signals[conflict])
