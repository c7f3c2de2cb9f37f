"""Steps against their dates: a row for each stretch of time, a mark for each step.

Rule: nothing is said by colour alone. Each mark has its own shape, and the legend says what it means; a row
with more marks than its line holds shows each shape once, with its number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bot.pictures.page import INNER, LEFT, RIGHT, Mark, Page
from bot.pictures.paint import ACCENT, FINE, JOB, PANEL, QUIET, TEXT, TRACK
from bot.pictures.prose import BODY, NUMBER, SMALL, Style
from bot.pictures.sheet import StepRow, Steps

LABELS, STEP, TALL = 190, 42, 44
"""How wide the labels are at the most, how far apart the marks, and how tall a line of them."""

DISC = 15
Points = tuple[tuple[float, float], ...]

TICK: Points = ((-7, 0.5), (-2, 6), (7.5, -5.5))
BARE_TICK: Points = ((-11, 1), (-3.5, 9), (11.5, -8.5))
FLAG: Points = ((-7, -15), (12, -8), (-7, -1))


def draw(page: Page, panel: Steps) -> None:
    """The panel in its box, below what is there."""
    with page.panel(panel.title):
        if panel.summary.strip():
            page.y = page.canvas.block(page.prose.fit(panel.summary, BODY, INNER), LEFT, page.y, TEXT) + 6
        page.legend([(words, 34, _mark(page, mark)) for mark, words in panel.legend], SMALL, PANEL)
        page.y += 10
        widest = max((page.prose.wide(row.label, SMALL) for row in panel.rows), default=0)
        for row in panel.rows:
            _row(page, row, widest if widest <= LABELS else 0)
        page.y -= 8
    page.y += 4


def _row(page: Page, row: StepRow, beside: int) -> None:
    """One stretch of time: its name in a column so wide, or without one above, and its marks."""
    page.canvas.rounded((LEFT, page.y, RIGHT, page.y + 2), 1, TRACK)
    page.y += 8
    lines = page.prose.fit(row.label, SMALL, beside or INNER)
    tall = sum(sum(Style.extent(line)) for line in lines)
    below = page.canvas.block(lines, LEFT, page.y + (TALL - tall) // 2 if beside else page.y, QUIET)
    start = LEFT + beside + 28 if beside else LEFT
    page.y = page.y if beside else below
    if sum(many for _, many in row.marks) * STEP > RIGHT - start:
        _numbers(page, row, start)
    else:
        for at, mark in enumerate(mark for mark, many in row.marks for _ in range(many)):
            shape(page, mark, start + 17 + at * STEP, page.y + TALL // 2)
    page.y = max(page.y + TALL, below) + 6


def _numbers(page: Page, row: StepRow, start: int) -> None:
    """Each shape once, with its number after it; further lines where they need them."""
    x = start
    for mark, many in row.marks:
        line = page.prose.line(str(many), NUMBER)
        if x > start and x + 38 + line.width > RIGHT:
            x, page.y = start, page.y + TALL
        y = page.y + TALL // 2
        shape(page, mark, x + 17, y)
        page.canvas.text(line, x + 40, y - (line.box[1] + line.box[3]) // 2, TEXT)
        x += 40 + line.width + 24


def _mark(page: Page, mark: str) -> Mark:
    return lambda x, y: shape(page, mark, x + 17, y)


def shape(page: Page, mark: str, x: int, y: int) -> None:
    """One of the marks, around a point. Raises KeyError for what is no mark."""
    SHAPES[mark](page, x, y)


def _by_date(page: Page, x: int, y: int) -> None:
    page.canvas.disc(x, y, DISC, ACCENT)
    _line(page, TICK, x, y, PANEL, ACCENT)


def _later(page: Page, x: int, y: int) -> None:
    page.canvas.disc(x, y, DISC, ACCENT, ring=3.5)
    _line(page, TICK, x, y, ACCENT, PANEL)


def _undated(page: Page, x: int, y: int) -> None:
    _line(page, BARE_TICK, x, y, ACCENT, PANEL)


def _waiting(page: Page, x: int, y: int) -> None:
    page.canvas.disc(x, y, DISC, TEXT, ring=3.5)
    for dot in (-6, 0, 6):
        page.canvas.disc(x + dot, y, 2.4, TEXT)


def _ahead(page: Page, x: int, y: int) -> None:
    page.canvas.disc(x, y, DISC, TEXT, ring=3.5)


def _let_go(page: Page, x: int, y: int) -> None:
    page.canvas.rounded((x - 12, y - 3, x + 12, y + 3), 3, QUIET)


def _reached(page: Page, x: int, y: int) -> None:
    page.canvas.rounded((x - 11, y - 16, x - 7, y + 16), 2, JOB)
    _fill(page, FLAG, x, y, JOB)


def _line(page: Page, points: Points, x: int, y: int, ink: int, ground: int) -> None:
    """A tick, which is the same in every direction of writing."""
    turn = -1 if page.canvas.right_to_left else 1
    fine = [((turn * a + DISC) * FINE, (b + DISC) * FINE) for a, b in points]
    box = x - DISC, y - DISC, x + DISC, y + DISC
    page.canvas.shape(box, ink, ground, lambda brush: brush.line(fine, 255, round(3.5 * FINE), joint="curve"))


def _fill(page: Page, points: Points, x: int, y: int, ink: int) -> None:
    fine = [((a + 20) * FINE, (b + 20) * FINE) for a, b in points]
    box = x - 20, y - 20, x + 20, y + 20
    page.canvas.shape(box, ink, PANEL, lambda brush: brush.polygon(fine, 255))


SHAPES: Mapping[str, Callable[[Page, int, int], None]] = MappingProxyType(
    {
        "by_date": _by_date,
        "later": _later,
        "undated": _undated,
        "waiting": _waiting,
        "ahead": _ahead,
        "let_go": _let_go,
        "reached": _reached,
    }
)
"""How each mark is drawn."""
