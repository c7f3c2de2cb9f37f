"""From answers to a profile: per aspect, four numbers.

Rule: a skipped or missing answer is no answer, never a zero. The job side and the career side are
scored apart, because people who score high on one may score high on the other (Pitacho, Palma and
Correia 2019); nothing here subtracts one side from the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from bot.guidance.model import ASPECTS, SIDES, TIMES, Answers, Assessment

ENOUGH = 3
"""How many of the five aspects must be answered before a side has a mean: at least half."""

WORKING = ("job", "several", "own")
"""The answers to `work_now` that mean there is work to describe."""

Number = tuple[str, str, str]
"""The name of one number of a profile: time, aspect, side."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What scoring derives from the live answers.

    `ratings` holds 0-4 for each number that was answered, `sources` the question that gave it;
    `situation` the choices that were made, by question id.
    """

    ratings: Mapping[Number, int]
    sources: Mapping[Number, str]
    situation: Mapping[str, str]

    def rating(self, time: str, aspect: str, side: str) -> int | None:
        """One of the twenty numbers, 0-4, or None where it was skipped or not asked."""
        return self.ratings.get((time, aspect, side))

    def mean(self, time: str, side: str) -> Fraction | None:
        """The mean rating of one side over the aspects, 0-4, or None below `ENOUGH` answers.

        Exact, so that a whole step is a whole step wherever it lies.
        """
        found = [r for (t, _, s), r in self.ratings.items() if (t, s) == (time, side)]
        return Fraction(sum(found), len(found)) if len(found) >= ENOUGH else None

    def gap(self, aspect: str, side: str) -> int | None:
        """Wanted minus now on one side of one aspect, -4 to 4, or None without both numbers."""
        now, want = self.rating("now", aspect, side), self.rating("want", aspect, side)
        return None if now is None or want is None else want - now

    @property
    def described(self) -> bool:
        """Whether anything was said of work as it is now."""
        return any(time == "now" for time, _, _ in self.ratings)

    @property
    def works(self) -> bool:
        """Whether there is work now, described or not."""
        return self.described or self.situation.get("work_now") in WORKING


def profile(assessment: Assessment, live: Answers) -> Profile:
    """Score live answers: ratings 0-4 by what each statement measures, choices as they were made."""
    ratings: dict[Number, int] = {}
    sources: dict[Number, str] = {}
    situation: dict[str, str] = {}
    for question_id, value in live.items():
        question = assessment.questions.get(question_id)
        if question is None or value is None:
            continue
        if question.measure is not None:
            number = (question.measure.time, question.measure.aspect, question.measure.side)
            ratings[number], sources[number] = int(value), question_id
        elif question.scale is None and not question.open and not question.most:
            situation[question_id] = value
    return Profile(ratings, sources, situation)


@dataclass(frozen=True, slots=True)
class Gap:
    """How far what is wanted lies from what is now, on one side of one aspect (-4 to 4, not 0)."""

    aspect: str
    side: str
    now: int
    want: int

    @property
    def size(self) -> int:
        """Wanted minus now."""
        return self.want - self.now


def gaps(profile: Profile) -> tuple[Gap, ...]:
    """All gaps, the widest first; equal ones in the order of the aspects, the career side first."""
    found = [
        Gap(aspect, side, now, want)
        for aspect in ASPECTS
        for side in reversed(SIDES)
        if (now := profile.rating("now", aspect, side)) is not None
        and (want := profile.rating("want", aspect, side)) is not None
        and now != want
    ]
    return tuple(sorted(found, key=lambda gap: -abs(gap.size)))


@dataclass(frozen=True, slots=True)
class Change:
    """One number that a retake moved, 0-4 before and after."""

    time: str
    aspect: str
    side: str
    before: int
    after: int


def changes(before: Profile, after: Profile) -> tuple[Change, ...]:
    """The numbers that differ between two profiles and were answered in both, in a fixed order."""
    numbers = ((time, aspect, side) for aspect in ASPECTS for side in SIDES for time in TIMES)
    return tuple(
        Change(*number, before.ratings[number], after.ratings[number])
        for number in numbers
        if number in before.ratings
        and number in after.ratings
        and before.ratings[number] != after.ratings[number]
    )
