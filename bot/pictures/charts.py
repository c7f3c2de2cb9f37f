"""Charts over time, small and many, on one axis.

Rule: nothing is said by colour alone. Of two series the one is a line with discs and the other a dashed line
with rings, and the legend shows which is which.
"""

from __future__ import annotations

import itertools
import math
from fractions import Fraction

from PIL import ImageDraw

from bot.pictures.page import LEFT, RIGHT, Mark, Page
from bot.pictures.paint import ACCENT, CARD, CAREER, FINE, JOB, PANEL, QUIET, TEXT, TRACK
from bot.pictures.prose import BODY, SMALL, STRONG
from bot.pictures.sheet import Chart, Timeline

COLUMN, TALL = 326, 116
"""How wide a chart is, and how tall its plot."""

AXIS, STROKE, DASH, DOT = 44, 4.0, 13, 8
INKS = {"job": JOB, "career": CAREER}
Point = tuple[float, float]


def draw(page: Page, sheet: Timeline) -> None:
    """The legend and all charts, two beside each other, those of the two sides in a box of their own."""
    charts = [chart for chart in sheet.charts if any(series.points for series in chart.series)]
    times = [at for chart in charts for series in chart.series for at, _ in series.points]
    span = (min(times), max(times)) if times else (0, 0)
    page.y -= 4
    _legend(page, charts)
    for _, group in itertools.groupby(charts, key=lambda chart: bool(chart.side)):
        with page.panel(""):
            page.y -= 6
            for one, *other in itertools.zip_longest(*[iter(group)] * 2):
                pair = [one, *(chart for chart in other if chart is not None)]
                _pair(page, pair, span)
            page.y -= 8
            _dates(page, sheet, span)
    page.y += 2


def _legend(page: Page, charts: list[Chart]) -> None:
    """Each kind of line that is seen beside another, once."""
    pairs = (series for chart in charts if len(chart.series) > 1 for series in chart.series)
    seen = dict.fromkeys((series.label, series.dashed) for series in pairs if series.label.strip())
    page.legend([(label, 66, _sample(page, dashed)) for label, dashed in seen], BODY, CARD)
    page.y += 14 if seen else 0


def _sample(page: Page, dashed: bool) -> Mark:
    """A short piece of a kind of line."""

    def draw_sample(x: int, y: int) -> None:
        _line(page, [(x, y), (x + 66, y)], dashed, TEXT, CARD)
        if dashed:
            page.canvas.disc(x + 33, y, DOT + 3, CARD, CARD)
        _dot(page, x + 33, y, dashed, TEXT, CARD)

    return draw_sample


def _pair(page: Page, charts: list[Chart], span: tuple[int, int]) -> None:
    """Charts beside each other, their plots on one level."""
    columns = [(chart, x) for chart, x in zip(charts, (LEFT, RIGHT - COLUMN), strict=False)]
    heads = [(page.prose.fit(chart.title, STRONG, COLUMN), x) for chart, x in columns]
    page.y = max(page.canvas.block(lines, x, page.y, TEXT) for lines, x in heads) + 12
    for chart, x in columns:
        _plot(page, chart, x, span)
    page.y += TALL + 28


def _plot(page: Page, chart: Chart, x: int, span: tuple[int, int]) -> None:
    top, bottom, start, end = page.y + 8, page.y + TALL, x + AXIS, x + COLUMN
    for number, y in ((chart.highest, top), (0, bottom)):
        page.canvas.rounded((start, y - 1, end, y + 1), 1, TRACK)
        line = page.prose.line(str(number), SMALL)
        page.canvas.text(line, start - 12, y - (line.box[1] + line.box[3]) // 2, QUIET, at=1)
    page.canvas.rounded((start, (top + bottom) // 2 - 1, end, (top + bottom) // 2 + 1), 1, TRACK)

    def place(at: int, value: Fraction | int) -> Point:
        along = (at - span[0]) / (span[1] - span[0]) if span[1] > span[0] else 0.5
        share = min(max(float(value) / (chart.highest or 1), 0), 1)
        return start + DOT + 2 + along * (end - start - 2 * DOT - 4), bottom - share * (bottom - top)

    ink = INKS.get(chart.side, ACCENT)
    drawn = [([place(*point) for point in series.points], series.dashed) for series in chart.series]
    for points, dashed in drawn:
        _line(page, points, dashed, ink)
    for point in (point for points, dashed in drawn if dashed for point in points):
        page.canvas.disc(*point, DOT + 3, PANEL)
    for points, dashed in sorted(drawn, key=lambda each: each[1]):
        for point in points:
            _dot(page, *point, dashed, ink)


def _dot(page: Page, x: float, y: float, dashed: bool, ink: int, ground: int = PANEL) -> None:
    """A disc on a line drawn through, a wider ring on a dashed one, so that both are seen in one place."""
    if dashed:
        page.canvas.disc(x, y, DOT + 3, ink, ground, ring=3.5)
    else:
        page.canvas.disc(x, y, DOT - 1, ink, ground)


def _line(page: Page, points: list[Point], dashed: bool, ink: int, ground: int = PANEL) -> None:
    """A line through points."""
    if len(points) < 2:
        return
    left, top = (math.floor(min(point[n] for point in points)) - 4 for n in (0, 1))
    right, bottom = (math.ceil(max(point[n] for point in points)) + 4 for n in (0, 1))
    fine = [((x - left) * FINE, (y - top) * FINE) for x, y in points]

    def stroke(brush: ImageDraw.ImageDraw) -> None:
        for part in _dashes(fine) if dashed else [fine]:
            brush.line(part, 255, round(STROKE * FINE), joint="curve")

    page.canvas.shape((left, top, right, bottom), ink, ground, stroke)


def _dashes(points: list[Point]) -> list[list[Point]]:
    """The strokes of a dashed line: pieces of it of one length, every other one."""
    strokes, length, walked = [], DASH * FINE, 0.0
    for (x, y), (to_x, to_y) in itertools.pairwise(points):
        whole = math.hypot(to_x - x, to_y - y)
        at = -(walked % (2 * length))
        while at < whole:
            a, b = max(at, 0), min(at + length, whole)
            if b > a:
                ends = [(x + (to_x - x) * n / whole, y + (to_y - y) * n / whole) for n in (a, b)]
                strokes.append(ends)
            at += 2 * length
        walked += whole
    return strokes


def _dates(page: Page, sheet: Timeline, span: tuple[int, int]) -> None:
    """The first and the last date below each column; the one date in the middle where there is one alone."""
    half = COLUMN // 2 - 6
    bottom = page.y
    for x in (LEFT, RIGHT - COLUMN):
        start, end = x + AXIS, x + COLUMN
        if span[0] == span[1] or sheet.first == sheet.last:
            lines = page.prose.fit(sheet.last, SMALL, end - start)
            bottom = max(bottom, page.canvas.block(lines, (start + end) // 2, page.y, QUIET, at=0.5))
            continue
        first, last = (page.prose.fit(text, SMALL, half) for text in (sheet.first, sheet.last))
        bottom = max(bottom, page.canvas.block(first, x, page.y, QUIET))
        bottom = max(bottom, page.canvas.block(last, end, page.y, QUIET, at=1))
    page.y = bottom
