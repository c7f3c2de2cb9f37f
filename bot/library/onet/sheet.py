"""One file of a release: a header and rows, parted by tabs, where a quotation mark is only a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from bot.guidance.occupation import CODE
from bot.library.onet.source import Source, shown

KEY = "O*NET-SOC Code"
NULL = "n/a"
BOM = b"\xef\xbb\xbf"
MOST_LINES = 500_000

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
NUMBER = re.compile(r"-?[0-9]{1,6}(\.[0-9]{1,6})?")

Row = tuple[int, list[str]]
"""The number of a line, and what stands in the columns that were asked for."""


class Sheet:
    """A file of a release; whatever is wrong with it goes into the faults, by its line."""

    def __init__(self, source: Source, place: str) -> None:
        self.name = place.rpartition("/")[2]
        self._source = source
        self._place = place
        self._strange: set[str] = set()

    def fault(self, line: int, wrong: str) -> None:
        """Say what is wrong on a line."""
        self._source.faults.add(f"{self.name}, line {line:,}: {wrong}.")

    def rows(self, needed: tuple[str, ...], extra: tuple[str, ...] = ()) -> Iterator[Row]:
        """The rows: their line, and their values in these columns. What is null, or in an extra column
        that is not there, is empty."""
        before, lines = self._source.faults.count, self._texts()
        header = next(lines, None)
        if header is None:
            if self._source.faults.count == before:
                self.fault(1, "the file is empty")
            return
        columns = [name.strip() for name in header[1].split("\t")]
        if missing := [name for name in needed if columns.count(name) != 1]:
            self.fault(1, f"the column {', '.join(missing)} is not there, or not once")
            return
        at = [columns.index(name) if name in columns else -1 for name in (*needed, *extra)]
        for line, text in lines:
            values = text.split("\t")
            if len(values) != len(columns):
                self.fault(line, f"it has {len(values)} columns, the first line has {len(columns)}")
                continue
            yield line, ["" if i < 0 or values[i] == NULL else " ".join(values[i].split()) for i in at]

    def known(self, line: int, code: str, codes: Set[str] | None) -> bool:
        """Whether a code has the form of one and, where they are known, is among them."""
        if not CODE.fullmatch(code):
            self.fault(line, f"{shown(code)!r} is no code of an occupation, such as 49-3091.00")
            return False
        if codes is not None and code not in codes:
            if code not in self._strange:
                self.fault(line, f"{code} is not in Occupation Data.txt")
                self._strange.add(code)
            return False
        return True

    def number(self, line: int, value: str, least: int, most: int) -> float | None:
        """A number within bounds; None where there is none."""
        if not value:
            return None
        if not NUMBER.fullmatch(value):
            self.fault(line, f"{shown(value)!r} is no number")
        elif not least <= (number := float(value)) <= most:
            self.fault(line, f"{value} is not from {least} to {most}")
        else:
            return number
        return None

    def words(self, line: int, value: str, what: str, most: int) -> str:
        """Some words of at most so many characters."""
        if not value:
            self.fault(line, f"there is no {what}")
        if len(value) > most:
            self.fault(line, f"the {what} has {len(value):,} characters, more than {most:,}")
            return value[:most]
        return value

    def _texts(self) -> Iterator[tuple[int, str]]:
        for line, raw in enumerate(self._source.lines(self._place), 1):
            if line > MOST_LINES:
                self.fault(line, f"a file of a release has no more than {MOST_LINES:,} lines")
                return
            try:
                text = (raw.removeprefix(BOM) if line == 1 else raw).removesuffix(b"\r").decode("utf-8")
            except UnicodeDecodeError as error:
                self.fault(line, f"it is not UTF-8 ({error.reason})")
                if line == 1:
                    return
                continue
            if CONTROL.search(text):
                self.fault(line, "it holds a control character")
                if line == 1:
                    return
            elif text.strip():
                yield line, text
