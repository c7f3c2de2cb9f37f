"""How ready a member feels these days: four strengths, asked again every month.

Rule: a mean of 0-4 per strength, two statements each (career adaptability as resources that grow and
shrink: Savickas and Porfeli 2012; own wording). Compared with oneself over time, never with others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from bot.guidance.model import STRENGTHS, Answers, Assessment
from bot.guidance.scales import Score, scores

HIGHEST = 4
"""The highest mean."""

LEAN_ON = 3
"""From this mean a strength is one to lean on; below, a small thing is offered for the lowest."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """The four strengths by name, in the field's order."""

    scores: Mapping[str, Score]

    @property
    def known(self) -> tuple[str, ...]:
        """The strengths with enough answers."""
        return tuple(strength for strength in STRENGTHS if self.scores[strength].mean is not None)

    @property
    def lowest(self) -> str | None:
        """The strength to do something small for: the lowest below `LEAN_ON`, the first of equals."""
        means = {s: mean for s in STRENGTHS if (mean := self.scores[s].mean) is not None and mean < LEAN_ON}
        return min(means, key=lambda strength: means[strength], default=None)

    @property
    def highest(self) -> str | None:
        """The strength to lean on: the highest from `LEAN_ON` up, the first of equals."""
        means = {s: mean for s in STRENGTHS if (mean := self.scores[s].mean) is not None and mean >= LEAN_ON}
        return max(means, key=lambda strength: means[strength], default=None)

    @property
    def mean(self) -> Fraction | None:
        """The mean over the strengths, 0-4; None unless all four are known."""
        means = [mean for strength in STRENGTHS if (mean := self.scores[strength].mean) is not None]
        return sum(means, Fraction(0)) / len(means) if len(means) == len(STRENGTHS) else None


def readiness(assessment: Assessment, live: Answers) -> Readiness:
    """The four means of live answers. Total: any answers, even none."""
    return Readiness(scores(assessment, live, "strength"))
