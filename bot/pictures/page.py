"""The frame of every picture: its head, its boxes and its foot, from the top down.

Rule: one column, one margin, one distance between boxes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from PIL import ImageDraw

from bot.fonts import Fonts, Undrawable
from bot.pictures.paint import ACCENT, CARD, FINE, JOB, QUIET, TALLEST, TEXT, WIDTH, Canvas
from bot.pictures.prose import HEADING, LABEL, SMALL, TITLE, Prose, Style

MARGIN, PADDING, GAP, ROUND = 24, 28, 14, 18
LEFT, RIGHT = MARGIN + PADDING, WIDTH - MARGIN - PADDING
INNER = RIGHT - LEFT

SKY = ((634, 40, 2), (652, 96, 3), (672, 34, 2), (628, 72, 2), (762, 118, 2), (704, 130, 2), (760, 34, 2))
"""The small stars around the large one: where they stand, and how large they are."""


Mark = Callable[[int, int], None]
"""Draws a mark from a place on, upright in the middle of it."""


class Page:
    """A card that is filled from the top down; `y` is where the next thing goes."""

    def __init__(self, fonts: Fonts, right_to_left: bool) -> None:
        self.canvas = Canvas(fonts, right_to_left)
        self.prose = Prose(fonts, right_to_left)
        self.y = 0

    def head(self, title: str, subtitle: str) -> None:
        """The title, the star beside it, and the line below."""
        for x, y, radius in SKY:
            self.canvas.disc(x, y, radius, QUIET, CARD)
        self._star(716, 78, 44)
        self.y = self.canvas.block(self.prose.fit(title, TITLE, 560), LEFT, 36, TEXT, CARD)
        lines = self.prose.fit(subtitle, LABEL, 560) if subtitle.strip() else []
        self.y = max(self.canvas.block(lines, LEFT, self.y + 4, QUIET, CARD) + 20, 144)

    @contextmanager
    def panel(self, title: str) -> Iterator[None]:
        """A box with a heading, around whatever is drawn within."""
        self.canvas.open(MARGIN, top := self.y)
        lines = self.prose.fit(title, HEADING, INNER) if title.strip() else []
        self.y = self.canvas.block(lines, LEFT, top + ROUND, ACCENT) + 6
        yield
        self.canvas.shut((MARGIN, top, WIDTH - MARGIN, self.y + ROUND), ROUND)
        self.y += ROUND + GAP

    def legend(self, entries: list[tuple[str, int, Mark]], style: Style, ground: int) -> None:
        """Marks with what they mean, beside each other as far as they fit; each mark has a width."""
        x, bottom = LEFT, self.y
        for text, wide, mark in entries:
            lines = self.prose.fit(text, style, INNER - wide - 14)
            end = x + wide + 14 + max((line.width for line in lines), default=0)
            if x > LEFT and end > RIGHT:
                x, end, self.y = LEFT, end - x + LEFT, bottom
            mark(x, self.y + 20)
            bottom = max(bottom, self.canvas.block(lines, x + wide + 14, self.y, TEXT, ground))
            x = end + 40
        self.y = bottom

    def foot(self, footer: str) -> None:
        """The last line."""
        lines = self.prose.fit(footer, SMALL, INNER) if footer.strip() else []
        self.y = self.canvas.block(lines, LEFT, self.y, QUIET, CARD) + 26

    def png(self) -> bytes:
        """The card as far as it is filled, as a PNG file."""
        if self.y > TALLEST:
            raise Undrawable("a card has no room for this much")
        return self.canvas.png(self.y)

    def _star(self, x: int, y: int, reach: int) -> None:
        """The star one steers by: four long points, and four short ones behind them."""
        for size, waist, turned, ink in ((reach * 0.55, 0.24, True, ACCENT), (reach, 0.16, False, JOB)):
            points = _points(size * FINE, waist, turned, reach * FINE)
            draw = partial(_fill, points)
            box = x - reach, y - reach, x + reach, y + reach
            self.canvas.shape(box, ink, CARD, draw)


def _fill(points: list[tuple[float, float]], brush: ImageDraw.ImageDraw) -> None:
    brush.polygon(points, 255)


def _points(size: float, waist: float, turned: bool, centre: float) -> list[tuple[float, float]]:
    """The corners of a star with four points around a centre."""
    straight, slanted = ((0, -1), (1, 0), (0, 1), (-1, 0)), ((1, -1), (1, 1), (-1, 1), (-1, -1))
    outer, inner = (slanted, ((1, 0), (0, 1), (-1, 0), (0, -1))) if turned else (straight, slanted)
    far, near = (0.72, waist) if turned else (1, waist)
    corners = [(corner, far) for corner in outer], [(corner, near) for corner in inner]
    both = [each for pair in zip(*corners, strict=True) for each in pair]
    return [(centre + x * size * by, centre + y * size * by) for (x, y), by in both]
