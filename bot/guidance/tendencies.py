"""How a member likes to work: five tendencies, each between two ends that are both worth having.

Rule: a mean of 1-5 per factor, four statements, half of them reversed against yea-saying (the five-factor
model: McCrae and John 1992). Told as tendencies, without percentiles: there is no norm group. They never
filter occupations.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from bot.guidance.model import FACTORS, Answers, Assessment
from bot.guidance.scales import Score, scores

LOWEST, HIGHEST = 1, 5
"""The range of a mean."""

LOW, HIGH = Fraction(5, 2), Fraction(7, 2)
"""Up to the one and from the other a mean leans to an end: half a step from the middle, our own choice."""

LEANS = ("low", "middle", "high")
"""Which way a tendency goes."""


PLACES = ("far_low", "low", "middle", "high", "far_high")
"""Where a tendency lies between its ends, in words; `low` and `high` begin where a lean does."""

FAR = Fraction(3, 16)
"""This close to an end (of 0-1) a tendency is a clear one: three quarters of a step."""


def place(position: Fraction) -> str:
    """Where a position from 0 to 1 lies, as `PLACES` names it."""
    low, high = ((bound - LOWEST) / (HIGHEST - LOWEST) for bound in (LOW, HIGH))
    if position <= low:
        return "far_low" if position <= FAR else "low"
    if position >= high:
        return "far_high" if position >= 1 - FAR else "high"
    return "middle"


@dataclass(frozen=True, slots=True)
class Tendencies:
    """The five tendencies by factor, in the field's order."""

    scores: Mapping[str, Score]

    @property
    def known(self) -> tuple[str, ...]:
        """The factors with enough answers."""
        return tuple(factor for factor in FACTORS if self.scores[factor].mean is not None)

    @property
    def thin(self) -> tuple[str, ...]:
        """The factors with too few answers."""
        return tuple(factor for factor in FACTORS if self.scores[factor].mean is None)

    @property
    def all_middle(self) -> bool:
        """Whether nothing leans either way, among five known."""
        return len(self.known) == len(FACTORS) and {self.lean(f) for f in FACTORS} == {"middle"}

    def lean(self, factor: str) -> str | None:
        """Which way a factor goes, as `LEANS` names it; None with too few answers."""
        mean = self.scores[factor].mean
        if mean is None:
            return None
        return "low" if mean <= LOW else "high" if mean >= HIGH else "middle"

    def position(self, factor: str) -> Fraction | None:
        """Where a factor lies between its low end (0) and its high end (1); None with too few answers."""
        mean = self.scores[factor].mean
        return None if mean is None else (mean - LOWEST) / (HIGHEST - LOWEST)


def tendencies(assessment: Assessment, live: Answers) -> Tendencies:
    """The five means of live answers. Total: any answers, even none."""
    return Tendencies(scores(assessment, live, "factor"))
