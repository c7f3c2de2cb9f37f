"""Texts set to a width: wrapped between words, smaller where that helps, torn only where nothing else does.

Rule: nothing is cut off, and nothing is smaller than a phone can show.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.fonts import Fonts, Line, Undrawable, unseen
from bot.script import clusters, pieces, shaped, tearable, tidy

SMALLEST = 26
STUB = 5
"""Fewer letters than this look lost after a hyphen."""


@dataclass(frozen=True, slots=True)
class Style:
    """A size of letters, in pixels, and if they are bold."""

    size: int
    bold: bool = False

    @staticmethod
    def extent(line: Line) -> tuple[int, int]:
        """How far a line reaches above and below its baseline, some air included."""
        return max(round(line.size * 1.02), 3 - line.box[1]), max(round(line.size * 0.34), 3 + line.box[3])


TITLE, HEADING, LABEL = Style(46, bold=True), Style(30, bold=True), Style(28)
BODY, STRONG, SMALL = Style(28), Style(28, bold=True), Style(26)
NUMBER = Style(26, bold=True)


@dataclass(frozen=True, slots=True)
class Prose:
    """Sets texts in the fonts at hand, for a page of one direction."""

    fonts: Fonts
    right_to_left: bool
    _set: dict[tuple[str, Style], Line] = field(default_factory=dict)

    def line(self, text: str, style: Style) -> Line:
        """A text as one line, however wide; set once for one page."""
        if (text, style) not in self._set:
            line = self.fonts.line(tidy(text), style.size, style.bold, self.right_to_left)
            self._set[text, style] = line
        return self._set[text, style]

    def wide(self, text: str, style: Style) -> int:
        """How wide a text is on one line."""
        return self.line(text, style).width

    def fit(self, text: str, style: Style, width: int, most: int = 2) -> list[Line]:
        """A text in lines of a width: as large as makes `most` lines of whole words, else the smallest."""
        for size in range(style.size, SMALLEST - 1, -2):
            lines = self._wrap(text, fitted := Style(size, style.bold), width)
            if lines is not None and len(lines) <= most:
                return self._even(text, fitted, lines, width)
        smallest = Style(SMALLEST, style.bold)
        return self._wrap(text, smallest, width) or self._wrap(text, smallest, width, tear=True) or []

    def whole(self, text: str, style: Style, width: int, most: int = 1) -> bool:
        """If a text fits into so many lines of a width at the smallest size without tearing a word."""
        lines = self._wrap(text, Style(SMALLEST, style.bold), width)
        return lines is not None and len(lines) <= most

    def _even(self, text: str, style: Style, lines: list[Line], width: int) -> list[Line]:
        """The lines, or as many of a smaller width where the last would be left with a word or two."""
        if len(lines) < 2 or lines[-1].width > width // 3:
            return lines
        closer = self._wrap(text, style, width * 4 // 5)
        return closer if closer is not None and len(closer) == len(lines) else lines

    def _wrap(self, text: str, style: Style, width: int, tear: bool = False) -> list[Line] | None:
        """A text in lines of a width; None where a word would have to be torn for it and may not be."""
        whole = self.line(text, style)
        if whole.width <= width:
            return [whole] if whole.text else []
        kept, line = [], ""
        for before, piece in pieces(whole.text):
            longer = line + before * bool(line) + piece
            if self.wide(longer, style) <= width:
                line = longer
                continue
            if not tear and self.wide(piece, style) > width:
                return None
            kept += [line] * bool(line)
            *parts, line = self._tear(piece, style, width) if tear else [piece]
            if parts and len(line) < STUB:
                *parts, line = self._tear(piece, style, width * 3 // 4)
            kept += parts
        return [self.line(each, style) for each in (*kept, line)]

    def _tear(self, word: str, style: Style, width: int) -> list[str]:
        """A word in parts that fit into a width, with hyphens where its script has them."""
        if self.wide(word, style) <= width:
            return [word]
        if not tearable(word):
            raise Undrawable(f"too long a word, {unseen(word)}")
        hyphen = "" if shaped(word) else "-"
        parts, part = [], ""
        for cluster in clusters(word):
            if part and self.wide(part + cluster + hyphen, style) > width:
                parts.append(part + hyphen)
                part = ""
            part += cluster
        return [*parts, part]
