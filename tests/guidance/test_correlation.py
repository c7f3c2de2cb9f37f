"""Pearson's r, and the lines at which a match is called best, great and good."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from math import gamma, pi, sqrt

import pytest
import toy  # noqa: F401  its profile gives a busy machine time
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.guidance.correlation import along, pearson, unit
from bot.guidance.matching import BANDS, WEAK, band
from bot.guidance.model import AREAS

values = st.integers(-2000, 2000).map(lambda whole: whole / 100)
pairs = st.lists(st.tuples(values, values), min_size=2, max_size=12)


def flat(row: Sequence[float]) -> bool:
    return len(set(row)) == 1


@given(pairs)
def test_r_agrees_with_the_standard_library(rows: list[tuple[float, float]]) -> None:
    one, other = zip(*rows, strict=True)
    assume(not flat(one) and not flat(other))
    assert pearson(one, other) == pytest.approx(statistics.correlation(one, other), abs=1e-9)


@given(pairs)
def test_r_is_the_same_both_ways_and_never_beyond_one(rows: list[tuple[float, float]]) -> None:
    one, other = zip(*rows, strict=True)
    r = pearson(one, other)
    assert r == pearson(other, one)
    assert (r is None) == (flat(one) or flat(other))
    assert r is None or -1 <= r <= 1


@given(pairs, st.integers(-1000, 1000), st.integers(1, 1000))
def test_adding_to_a_row_or_stretching_it_leaves_r_as_it_is(
    rows: list[tuple[float, float]], more: int, times: int
) -> None:
    one, other = zip(*rows, strict=True)
    r = pearson(one, other)
    assume(r is not None)
    assert pearson([value * times + more for value in one], other) == pytest.approx(r, abs=1e-9)
    assert pearson([-value * times + more for value in one], other) == pytest.approx(-(r or 0), abs=1e-9)


@given(st.lists(values, min_size=2), st.integers(-100, 100), st.integers(1, 100))
def test_a_row_goes_wholly_with_itself_however_stretched(row: list[float], more: int, times: int) -> None:
    assume(not flat(row))
    assert pearson(row, [value * times + more for value in row]) == pytest.approx(1, abs=1e-9)
    assert pearson(row, [-value for value in row]) == pytest.approx(-1, abs=1e-9)


@given(st.lists(values, min_size=2))
def test_a_unit_row_has_the_mean_0_and_the_length_1(row: list[float]) -> None:
    ready = unit(row)
    assert (ready is None) == flat(row)
    assert ready is None or sum(ready) == pytest.approx(0, abs=1e-9)
    assert ready is None or along(ready, ready) == pytest.approx(1, abs=1e-9)


def test_rows_of_different_lengths_have_no_correlation() -> None:
    with pytest.raises(ValueError, match="3 and 2"):
        pearson((1, 2, 3), (1, 2))


def beyond(t: float, freedom: int, steps: int = 2000) -> float:
    """How likely Student's t is to lie beyond a value: a half less the area from 0 to there, by Simpson."""
    scale = gamma((freedom + 1) / 2) / (sqrt(freedom * pi) * gamma(freedom / 2))
    heights = [(1 + (t * n / steps) ** 2 / freedom) ** (-(freedom + 1) / 2) for n in range(steps + 1)]
    area = heights[0] + heights[-1] + 4 * sum(heights[1:-1:2]) + 2 * sum(heights[2:-1:2])
    return 0.5 - scale * area * t / steps / 3


def critical(p: float, pairs: int) -> float:
    """The r that so many pairs reach by chance with likelihood p, one-tailed."""
    freedom, low, high = pairs - 2, 0.0, 20.0
    while high - low > 1e-6:
        middle = (low + high) / 2
        low, high = (middle, high) if beyond(middle, freedom) > p else (low, middle)
    return low / sqrt(freedom + low**2)


@pytest.mark.parametrize(("name", "p"), [("best", 0.05), ("great", 0.10), ("good", 0.20)])
def test_a_band_begins_at_the_critical_value_of_r_for_six_pairs(name: str, p: float) -> None:
    assert dict(BANDS)[name] == pytest.approx(critical(p, len(AREAS)), abs=0.001)


def test_each_band_reaches_down_to_its_line_and_includes_it() -> None:
    called = {1.0: "best", 0.729: "best", 0.7289: "great", 0.608: "great", 0.6079: "good", 0.426: "good"}
    assert {r: band(r) for r in called} == called
    assert {band(r) for r in (0.4259, 0.0, -0.9, -1.0)} == {WEAK}
