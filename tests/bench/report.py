"""What was measured, as a table."""

from __future__ import annotations

import math
from statistics import median

from tests.bench.rounds import WARM_UP, Measured, Plan

NONE = math.nan


def table(one: Measured, other: Measured, names: tuple[str, str], plan: Plan) -> str:
    """Two bots side by side: medians, and as ratio the median over the slices that ran side by side."""
    rows = [
        ("presses answered a second", *_pair(one.rates, other.rates)),
        ("  slowest slice", min(one.rates), min(other.rates), NONE),
        ("  fastest slice", max(one.rates), max(other.rates), NONE),
        ("processor ms a press", *_pair(one.processor, other.processor)),
        *(
            (f"ms to an answer at {plan.rate} a second, p{part}", *_pair([fast], [slow]))
            for part in (50, 95, 99)
            for fast, slow in [(one.milliseconds(part / 100), other.milliseconds(part / 100))]
        ),
        ("seconds from start to ready", *_pair(one.ready, other.ready)),
        ("seconds until calm after that", median(one.quiet), median(other.quiet), NONE),
        ("MB when ready", *_pair(one.begins, other.begins)),
        (f"MB after {plan.presses + WARM_UP:,} presses", *_pair(one.ends, other.ends)),
        ("  growth in MB", _growth(one.begins, one.ends), _growth(other.begins, other.ends), NONE),
        ("  in the second half", _growth(one.halves, one.ends), _growth(other.halves, other.ends), NONE),
    ]
    lines = [f"{'':42}{names[0]:>18}{names[1]:>18}{'ratio':>8}"]
    lines += [
        f"{what:42}{_number(left):>18}{_number(right):>18}{_ratio(share):>8}"
        for what, left, right, share in rows
    ]
    return "\n".join(lines)


def _pair(one: list[float], other: list[float]) -> tuple[float, float, float]:
    shares = [left / right if right else NONE for left, right in zip(one, other, strict=True)]
    return median(one), median(other), median(shares)


def _growth(before: list[float], after: list[float]) -> float:
    return median(later - earlier for earlier, later in zip(before, after, strict=True))


def _number(value: float) -> str:
    if math.isnan(value):
        return "-"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}"


def _ratio(value: float) -> str:
    return "" if math.isnan(value) else f"{value:.2f}"
