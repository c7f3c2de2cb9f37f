"""What a picture shows, in words and numbers that are ready to be read.

Rule: values alone. Who makes them knows the member and the language; who draws them knows neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class AspectRow:
    """One aspect: how much of each side there is now and is wanted, each 0 to 4, or None where unknown."""

    label: str
    job_now: int | None
    career_now: int | None
    job_want: int | None
    career_want: int | None


@dataclass(frozen=True, slots=True)
class Aspects:
    """The aspects with the words for now and wanted, and for the two sides."""

    title: str
    now: str
    want: str
    job: str
    career: str
    rows: tuple[AspectRow, ...]


@dataclass(frozen=True, slots=True)
class BarRow:
    """One amount, and how it is said; without a value there were too few answers, and a dash stands there."""

    label: str
    value: Fraction | int | None
    shown: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Amounts from 0 to the highest, in the order given."""

    title: str
    highest: int
    rows: tuple[BarRow, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """A list of sentences."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EndRow:
    """A place between two ends, from 0 at the low one to 1 at the high one; None where it is not known."""

    label: str
    low: str
    high: str
    position: Fraction | None


@dataclass(frozen=True, slots=True)
class Ends:
    """Places between two ends that are both worth having."""

    title: str
    rows: tuple[EndRow, ...]


Panel = Aspects | Bars | Lines | Ends


@dataclass(frozen=True, slots=True)
class Sheet:
    """A portrait: the panels that are to be seen, in order; one without rows is left out."""

    title: str
    subtitle: str
    panels: tuple[Panel, ...]
    footer: str
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Values over time; of two in a chart, the one is drawn through and the other is dashed."""

    label: str
    dashed: bool
    points: tuple[tuple[int, Fraction | int], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """One or two series from 0 to the highest; two are told apart in the legend, one by the chart's title.

    `side`, "job" or "career" or neither, chooses the colour, and no more: the title says it in words.
    """

    title: str
    highest: int
    series: tuple[Series, ...]
    side: str = ""


MARKS = ("by_date", "later", "undated", "waiting", "ahead", "let_go", "reached")
"""What can have become of a step, each with a shape of its own, and a milestone that was reached."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """One stretch of time, and how many of each of `MARKS` lie in it; those without any are left out."""

    label: str
    marks: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps against their dates: what they come to, what each mark means, and a row for each stretch."""

    title: str
    summary: str
    legend: tuple[tuple[str, str], ...]
    rows: tuple[StepRow, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Steps by their dates, and charts over one stretch of time with its first and last date in words."""

    title: str
    subtitle: str
    charts: tuple[Chart, ...]
    first: str
    last: str
    footer: str
    right_to_left: bool = False
    steps: Steps | None = None
