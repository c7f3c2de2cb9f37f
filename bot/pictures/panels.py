"""The portrait: what a member's answers say, each kind of it in a box of its own.

Rule: nothing is said by colour alone. Now is a filled disc and wanted is a ring, each with its number; the
two sides of an aspect have a column each, for they are two amounts and not two ends of one.
"""

from __future__ import annotations

from fractions import Fraction

from bot.pictures.page import INNER, LEFT, RIGHT, Mark, Page
from bot.pictures.paint import ACCENT, CAREER, JOB, PANEL, QUIET, TEXT, TRACK
from bot.pictures.prose import BODY, NUMBER, SMALL, STRONG, Style
from bot.pictures.sheet import Aspects, Bars, Ends, Lines, Panel

MOST = 4
"""The highest number on an aspect."""

NAMES, NARROW, COLUMN = 196, 228, 320
"""How wide the aspects' names are, and the track of a side beside them, and below them."""

DISC, RING, BAR = 19, 20, 22


def draw(page: Page, panel: Panel) -> None:
    """A panel in its box, below what is there."""
    with page.panel(panel.title):
        match panel:
            case Aspects():
                _aspects(page, panel)
            case Bars():
                _bars(page, panel)
            case Lines():
                _lines(page, panel)
            case Ends():
                _ends(page, panel)


def _aspects(page: Page, panel: Aspects) -> None:
    """Two columns, with the aspects' names beside them where all are short, else above them."""
    _legend(page, panel)
    beside = all(page.prose.whole(row.label, BODY, NAMES, 2) for row in panel.rows)
    wide = NARROW if beside else COLUMN
    sides = (
        (panel.job, JOB, RIGHT - 2 * wide - 24 if beside else LEFT),
        (panel.career, CAREER, RIGHT - wide),
    )
    heads = [(page.prose.fit(side, STRONG, wide), ink, x) for side, ink, x in sides]
    page.y = max(page.canvas.block(lines, x, page.y, ink) for lines, ink, x in heads) + 4
    for row in panel.rows:
        name = page.prose.fit(row.label, BODY, NAMES if beside else INNER)
        tall = sum(sum(Style.extent(line)) for line in name)
        low = max(2 * RING + 12, tall) if beside else tall
        page.canvas.block(name, LEFT, page.y + (low - tall) // 2 if beside else page.y, TEXT)
        page.y += low // 2 + 1 if beside else low + RING + 2
        for (_, ink, x), now, want in zip(
            sides, (row.job_now, row.career_now), (row.job_want, row.career_want), strict=True
        ):
            _track(page, (x, x + wide), ink, now, want)
        page.y += low - low // 2 + 1 if beside else RING + 7
    page.y -= 4


def _legend(page: Page, panel: Aspects) -> None:
    """Which mark means what, as far as both marks are to be seen."""
    now = any(n is not None for row in panel.rows for n in (row.job_now, row.career_now))
    want = any(n is not None for row in panel.rows for n in (row.job_want, row.career_want))
    marks = [(panel.now, 26, _mark(page, 0))] * now + [(panel.want, 26, _mark(page, 4))] * want
    page.legend([mark for mark in marks if mark[0].strip()], SMALL, PANEL)
    page.y += 8


def _mark(page: Page, ring: int) -> Mark:
    return lambda x, y: page.canvas.disc(x + 13, y, 11, TEXT, ring=ring)


def _track(page: Page, ends: tuple[int, int], ink: int, now: int | None, want: int | None) -> None:
    """One side of one aspect: from what is now to what is wanted, on a track from 0 to 4."""
    canvas, y = page.canvas, page.y
    first, step = ends[0] + RING, (ends[1] - ends[0] - 2 * RING) / MOST
    canvas.rounded((first, y - 2, ends[1] - RING, y + 2), 2, TRACK)
    known = sorted(n for n in (now, want) if n is not None)
    for n in (n for n in range(MOST + 1) if not known or not known[0] <= n <= known[-1]):
        canvas.disc(first + n * step, y, 5, TRACK)
    if len(set(known)) == 2:
        canvas.rounded((round(first + known[0] * step), y - 3, round(first + known[1] * step), y + 3), 3, ink)
    if want is not None:
        canvas.disc(first + want * step, y, RING + 3 * (want == now), PANEL)
        canvas.disc(first + want * step, y, RING + 3 * (want == now), ink, ring=4)
        if want != now:
            _number(page, want, first + want * step, ink, PANEL)
    if now is not None:
        canvas.disc(first + now * step, y, DISC - 3 * (want == now), ink)
        _number(page, now, first + now * step, PANEL, ink)


def _number(page: Page, number: int, x: float, ink: int, ground: int) -> None:
    line = page.prose.line(str(number), NUMBER)
    page.canvas.text(line, round(x), page.y - (line.box[1] + line.box[3]) // 2, ink, ground, at=0.5)


def _dash(page: Page, x: int, y: int) -> None:
    """A dash where a number is not known: drawn, for not every font has one."""
    page.canvas.rounded((x, y - 2, x + 26, y + 2), 2, QUIET)


def _bars(page: Page, panel: Bars) -> None:
    shown = max(
        [page.prose.wide(row.shown, NUMBER) for row in panel.rows if row.value is not None], default=26
    )
    column = 300
    beside = all(page.prose.whole(row.label, BODY, column, 2) for row in panel.rows) and shown < 140
    for row in panel.rows:
        lines = page.prose.fit(row.label, BODY, column if beside else INNER, 1)
        top, bottom = page.y, page.canvas.block(lines, LEFT, page.y, TEXT)
        y, start = ((top + bottom) // 2 + 1, LEFT + column + 16) if beside else (bottom + 18, LEFT)
        if row.value is None:
            _dash(page, RIGHT - 26, y)
        end = RIGHT - min(max(shown, 26), 300) - 16
        _bar(page, start, end, y, row.value, panel.highest)
        if row.value is not None:
            said = page.prose.fit(row.shown, NUMBER, 300, 1)
            height = sum(line.size * 136 // 100 for line in said)
            bottom = max(bottom, page.canvas.block(said, RIGHT, y - height // 2 - 1, TEXT, at=1))
        page.y = max(bottom, y + 16) + (6 if beside else 12)
    page.y -= 4


def _bar(page: Page, start: int, end: int, y: int, value: Fraction | int | None, highest: int) -> None:
    """A bar on its track; without a value the track alone."""
    page.canvas.rounded((start, y - BAR // 2, end, y + BAR // 2), BAR / 2, TRACK)
    share = min(max(Fraction(value or 0) / highest, Fraction(0)), Fraction(1)) if highest else Fraction(0)
    if share:
        reach = max(BAR, round((end - start) * share))
        page.canvas.rounded((start, y - BAR // 2, start + reach, y + BAR // 2), BAR / 2, ACCENT)


def _lines(page: Page, panel: Lines) -> None:
    for sentence in panel.lines:
        page.canvas.disc(LEFT + 8, page.y + 20, 6, ACCENT)
        page.y = page.canvas.block(page.prose.fit(sentence, BODY, INNER - 32, 9), LEFT + 32, page.y, TEXT) + 6
    page.y -= 4


def _ends(page: Page, panel: Ends) -> None:
    side = 225
    texts = [text for row in panel.rows for text in (row.low, row.high)]
    beside = all(page.prose.whole(text, SMALL, side) for text in texts)
    for row in panel.rows:
        if row.label.strip():
            page.y = page.canvas.block(page.prose.fit(row.label, BODY, INNER), LEFT, page.y, TEXT) - 2
        if beside:
            page.canvas.block(page.prose.fit(row.low, SMALL, side), LEFT, page.y, QUIET)
            page.canvas.block(page.prose.fit(row.high, SMALL, side), RIGHT, page.y, QUIET, at=1)
            _place(page, LEFT + side + 15, RIGHT - side - 15, page.y + 19, row.position)
            page.y += 36 + 13
            continue
        _place(page, LEFT, RIGHT, page.y + 18, row.position)
        low, high = (page.prose.fit(text, SMALL, INNER // 2 - 14, 2) for text in (row.low, row.high))
        page.y += 34
        bottom = page.canvas.block(low, LEFT, page.y, QUIET)
        page.y = max(bottom, page.canvas.block(high, RIGHT, page.y, QUIET, at=1)) + 14
    page.y -= 8


def _place(page: Page, start: int, end: int, y: int, position: Fraction | None) -> None:
    """A marker on a line between two ends; a line alone where the place is not known."""
    canvas = page.canvas
    canvas.rounded((start, y - 3, end, y + 3), 3, TRACK)
    canvas.rounded(((start + end) // 2 - 2, y - 9, (start + end) // 2 + 2, y + 9), 2, TRACK)
    if position is None:
        return
    x = start + 14 + float(min(max(position, Fraction(0)), Fraction(1))) * (end - start - 28)
    canvas.disc(x, y, 18, PANEL)
    canvas.disc(x, y, 14, ACCENT)
