"""A canvas that knows directions, grounds and inks.

Rule: every ink is a ramp of shades over its ground, so that a picture has few colours and its edges are soft.
All places are given from the start of a line: the canvas turns them round where a page runs right to left.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageDraw

from bot.fonts import Fonts, Line, Undrawable
from bot.pictures.prose import Style

WIDTH, TALLEST, CORNER = 800, 4_000, 36
FINE = 4
"""How much finer shapes are drawn than they are shown."""

CARD, PANEL = 0x141927, 0x1D2436
TEXT, QUIET, TRACK = 0xF4F1EA, 0xB4BCCF, 0x4A5676
JOB, CAREER, ACCENT = 0xE0A458, 0x5B8DEF, 0x7FB7A3

SHADES = 6
Box = tuple[int, int, int, int]
"""Start, top, end and bottom."""


@dataclass(frozen=True, slots=True)
class Written:
    """A line of text on the canvas and where its ink is."""

    text: str
    size: int
    box: Box


class Canvas:
    """A card that grows downwards and is cut off at its end."""

    def __init__(self, fonts: Fonts, right_to_left: bool) -> None:
        self.fonts, self.right_to_left = fonts, right_to_left
        self.image = Image.new("P", (WIDTH, TALLEST))
        self.written: list[Written] = []
        self._colours: list[int] = [CARD]
        self._ramps: dict[tuple[int, int], tuple[list[int], list[int]]] = {}

    def text(self, line: Line, x: int, baseline: int, ink: int, ground: int = PANEL, at: float = 0) -> None:
        """A line of text; `at` 0 starts at x, 1 ends there, 0.5 is centred on it."""
        start = x - round(at * line.width)
        left = WIDTH - start - line.width if self.right_to_left else start
        box = left + line.box[0], baseline + line.box[1], left + line.box[2], baseline + line.box[3]
        if box[0] < 0 or box[2] > WIDTH or box[3] > TALLEST:
            raise Undrawable("a card has no room for this much")
        if line.text:
            self.written.append(Written(line.text, line.size, box))
            self._put(line.ink(), box[:2], ink, ground)

    def block(self, lines: list[Line], x: int, y: int, ink: int, ground: int = PANEL, at: float = 0) -> int:
        """Lines under each other from the top at y; returns where they end."""
        for line in lines:
            rise, fall = Style.extent(line)
            self.text(line, x, y + rise, ink, ground, at)
            y += rise + fall
        return y

    def shape(self, box: Box, ink: int, ground: int, draw: Callable[[ImageDraw.ImageDraw], None]) -> None:
        """A shape with soft edges; `draw` draws it in white, FINE times as large, from the box's start."""
        width, height = box[2] - box[0], box[3] - box[1]
        mask = Image.new("L", (width * FINE, height * FINE))
        draw(ImageDraw.Draw(mask))
        mask = mask.reduce(FINE)
        if self.right_to_left:
            mask = mask.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        self._put(mask, (WIDTH - box[2] if self.right_to_left else box[0], box[1]), ink, ground)

    def open(self, margin: int, top: int) -> None:
        """The ground of a box, as far down as there is room."""
        self.image.paste(self._ramp(PANEL, CARD)[0][255], (margin, top, WIDTH - margin, TALLEST))

    def shut(self, box: Box, radius: int) -> None:
        """The end of an open box, with round corners; what it holds stays clear of them."""
        left, top, right, bottom = box
        inside = left, top + radius, right, bottom - radius
        held = self.image.crop(inside)
        self.image.paste(0, (left, top, right, TALLEST))
        self.rounded((left, top, right, top + 2 * radius), radius, PANEL, CARD)
        self.rounded((left, bottom - 2 * radius, right, bottom), radius, PANEL, CARD)
        self.image.paste(held, inside)

    def rounded(self, box: Box, radius: float, ink: int, ground: int = PANEL) -> None:
        """A filled box with round corners."""
        far = (box[2] - box[0]) * FINE - 1, (box[3] - box[1]) * FINE - 1
        self.shape(box, ink, ground, lambda brush: brush.rounded_rectangle((0, 0, *far), radius * FINE, 255))

    def disc(self, x: float, y: float, radius: float, ink: int, ground: int = PANEL, ring: float = 0) -> None:
        """A filled disc, or a ring as thick as `ring`, around a point."""
        left, top, reach = int(x - radius) - 1, int(y - radius) - 1, int(2 * radius) + 4
        cx, cy = x - left, y - top
        ends = [FINE * n for n in (cx - radius, cy - radius, cx + radius, cy + radius)]
        box = (ends[0], ends[1], ends[2] - 1, ends[3] - 1)
        fill, thick = (None, round(ring * FINE)) if ring else (255, 0)
        around = left, top, left + reach, top + reach
        self.shape(around, ink, ground, lambda brush: brush.ellipse(box, fill, 255, thick))

    def png(self, height: int) -> bytes:
        """The card down to a height, with round corners that let the page behind it show."""
        image = self.image.crop((0, 0, WIDTH, height))
        side = CORNER * FINE
        round_mask = Image.new("L", (side, side))
        ImageDraw.Draw(round_mask).ellipse((0, 0, 2 * side - 1, 2 * side - 1), 255)
        levels = round_mask.reduce(FINE).point([round(v / 255 * SHADES) for v in range(256)])
        clear = len(self._colours)
        part = levels.point([clear + min(v, SHADES - 1) for v in range(256)])
        rim = levels.point([255 if v < SHADES else 0 for v in range(256)])
        for turn in range(4):
            x, y = (0, WIDTH - CORNER)[turn in (2, 3)], (0, height - CORNER)[turn in (1, 2)]
            image.paste(part.rotate(90 * turn), (x, y), rim.rotate(90 * turn))
        colours = [*self._colours, *[CARD] * SHADES]
        image.putpalette(b"".join(colour.to_bytes(3, "big") for colour in colours))
        alpha = bytes([255] * clear + [round(255 * n / SHADES) for n in range(SHADES)])
        file = io.BytesIO()
        image.save(file, "PNG", transparency=alpha, compress_level=6)  # 9 takes six times as long for 6 %
        return file.getvalue()

    def _put(self, mask: Image.Image, place: tuple[int, int], ink: int, ground: int) -> None:
        shade, seen = self._ramp(ink, ground)
        self.image.paste(mask.point(shade), place, mask.point(seen))

    def _ramp(self, ink: int, ground: int) -> tuple[list[int], list[int]]:
        """How much ink is which shade, and how much is seen at all."""
        if (ink, ground) not in self._ramps:
            first = len(self._colours) - 1
            self._colours += [blend(ground, ink, n / SHADES) for n in range(1, SHADES + 1)]
            steps = [round(v / 255 * SHADES) for v in range(256)]
            self._ramps[ink, ground] = [first + n for n in steps], [255 if n else 0 for n in steps]
        return self._ramps[ink, ground]


def blend(ground: int, ink: int, share: float) -> int:
    """The colour of a share of ink over a ground."""
    pairs = ((ground >> bits & 255, ink >> bits & 255) for bits in (16, 8, 0))
    red, green, blue = (round(below + (above - below) * share) for below, above in pairs)
    return red << 16 | green << 8 | blue
