"""Pearson's product-moment correlation, as a product of two rows that were centred and scaled beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from operator import mul

Row = tuple[float, ...]


def unit(row: Sequence[float]) -> Row | None:
    """A row less its mean, at length 1; None for a flat one, which has no direction."""
    if max(row) == min(row):
        return None
    mean = sum(row) / len(row)
    apart = [value - mean for value in row]
    length = hypot(*apart)
    return tuple(value / length for value in apart)


def along(one: Row, other: Row) -> float:
    """How far two such rows point the same way: their r, -1 to 1. Raises ValueError on unequal lengths."""
    if len(one) != len(other):
        raise ValueError(f"rows of {len(one)} and {len(other)} values have no correlation")
    return max(-1.0, min(1.0, float(sum(map(mul, one, other)))))


def pearson(one: Sequence[float], other: Sequence[float]) -> float | None:
    """Pearson's r, -1 to 1, of two rows of one length; None where either is flat. Raises ValueError."""
    first, second = unit(one), unit(other)
    return None if first is None or second is None else along(first, second)
