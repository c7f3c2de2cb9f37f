"""Six interest areas, and what stands out among them.

Rule: sums of likes, 0 to 20 an area (Holland 1997; the field's usual five items of 0-4). What is told is the
order and how clear it is: interests predict satisfaction only weakly (rho .11: Hoff et al. 2020), so a tie
is said as a tie, a flat sheet as flat, and low interest is never unsuitability.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby, pairwise

from bot.guidance.model import AREAS, Answers, Assessment
from bot.guidance.scales import Score, scores

HIGHEST = 20
"""The highest sum of an area: five statements rated 0-4."""

TOP = 3
"""How many areas make the head of a profile; more where the last of them is tied."""

CLOSE = 1
"""Sums (0-20) no further apart than this are nearly tied: one answer, one step."""

FAINT = 3
"""Where highest and lowest lie no further apart than this, little stands out; our own judgement."""


@dataclass(frozen=True, slots=True)
class Interests:
    """What is known of a member's interests.

    `sums` are 0-20 by area, prorated where statements were skipped, None below half of them; `groups` are
    the areas that have a sum, highest first, equal ones together; `near` are neighbours in that order
    which one answer could turn round (of a tie its last stands for all).
    """

    scores: Mapping[str, Score]
    sums: Mapping[str, Fraction | None]
    groups: tuple[tuple[str, ...], ...]
    near: tuple[tuple[str, str], ...]

    @property
    def known(self) -> bool:
        """Whether there is anything to show: at least half of the areas have a sum."""
        return 2 * sum(map(len, self.groups)) >= len(AREAS)

    @property
    def flat(self) -> bool:
        """Whether all sums are alike: then there is no profile."""
        return len(self.groups) == 1

    @property
    def faint(self) -> bool:
        """Whether little stands out, flat ones aside."""
        return not self.flat and self.spread <= FAINT

    @property
    def spread(self) -> Fraction:
        """Highest minus lowest sum, 0-20: how clear the profile is (Holland's differentiation)."""
        found = [total for total in self.sums.values() if total is not None]
        return max(found) - min(found) if found else Fraction(0)

    @property
    def top(self) -> tuple[str, ...]:
        """The first three areas, or more where the last of these are tied; none in a flat profile."""
        found: tuple[str, ...] = ()
        for group in () if self.flat else self.groups:
            if len(found) < TOP:
                found += group
        return found

    @property
    def thin(self) -> tuple[str, ...]:
        """The areas with too few answers for a sum."""
        return tuple(area for area, total in self.sums.items() if total is None)


def interests(assessment: Assessment, live: Answers) -> Interests:
    """The six sums of live answers and their order. Total: any answers, even none."""
    found = scores(assessment, live, "interest")
    sums = {area: None if score.mean is None else score.mean * HIGHEST / 4 for area, score in found.items()}
    known = {area: total for area, total in sums.items() if total is not None}
    ranked = sorted(known, key=lambda area: -known[area])
    groups = tuple(tuple(group) for _, group in groupby(ranked, key=lambda area: known[area]))
    near = tuple((one, other) for one, other in pairwise(ranked) if 0 < known[one] - known[other] <= CLOSE)
    return Interests(found, sums, groups, near)
