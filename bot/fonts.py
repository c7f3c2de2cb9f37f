"""The fonts of this machine, and lines of text set in them.

Rule: a text is set whole and in right shapes, or not at all. Each text takes the first font that has all
its characters; a text that runs left to right may change fonts between scripts. Nothing is looked for before
the first text, each folder is walked once, and a font's file is opened when a text may need it.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from PIL import Image, ImageDraw, ImageFont, features

from bot.script import clusters, mixed, plain, runs_right_to_left, script, shaped

FAMILIES = (
    "notosans", "dejavusans", "liberationsans", "arial", "segoeui", "helvetica", "tahoma", "verdana",
    "roboto", "opensans", "ubuntu", "cantarell", "carlito", "freesans", "nirmala", "leelaw", "msyh", "yugoth",
    "malgun", "geezapro", "kohinoor", "hiragino", "pingfang", "applesdgothic",
)  # fmt: skip
"""Plain families, the best first; every other font comes after them."""

LEFT_OUT = re.compile(
    r"italic|oblique|emoji|lastresort|unifont|nastaliq|symbol\.ttf|webdings|wingding|fallback"
)
FANCY = re.compile(
    r"mono|thin|light|black|condensed|narrow|display|serif|math|script|hand|kufi|looped|unjoined"
)
SHORT = re.compile(r"(arial|tahoma|verdana|segoeui|nirmala)bd?")
NOTO = re.compile(r"noto(?:sans|serif|naskh|rashi)([a-z]*?)(?:ui)?(?:jp|kr|sc|tc|hk)?$")
COMMON = {"", "symbols", "cjk", "math"}
"""The Noto fonts that hold more than the one script in their name."""

FILES = {".ttf", ".otf", ".ttc", ".otc"}
MOST_FILES, MOST_OPENED = 10_000, 60
"""How many files are looked at by name, and how many are opened in the search for one text."""


class Undrawable(Exception):
    """A text that no font at hand shows in its right shapes; the text form is the way then."""


def unseen(text: str) -> str:
    """What a text is written in, for whoever minds the fonts; never the text, which may be a member's own."""
    return ", ".join(sorted({script(character).lower() or "signs" for character in text}))


def system_folders() -> tuple[Path, ...]:
    """Where this kind of system keeps its fonts; not all of these need exist."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() fails for a user without a home
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return Path(
            os.environ.get("WINDIR", "C:/Windows"), "Fonts"
        ), local / "Microsoft" / "Windows" / "Fonts"
    if sys.platform == "darwin":
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"
    shared = Path("/usr/share/fonts"), Path("/usr/local/share/fonts")
    return *shared, home / ".local" / "share" / "fonts", home / ".fonts"


@dataclass(frozen=True)
class Face:
    """A font's file, or Pillow's own font where there is none; its file is opened on first need."""

    file: Path | None
    family: str = ""
    bold: bool = False

    @cached_property
    def _known(self) -> tuple[frozenset[int], bool]:
        """The characters it has, and if it can shape scripts that need it; none where the file is broken."""
        try:
            self.sized(20, shaping=False)
            with self._opened() as file, TTFont(file, fontNumber=0, lazy=True) as tables:
                return frozenset(tables.getBestCmap() or ()), "GSUB" in tables or "morx" in tables
        except Exception:  # a broken file breaks in many ways, and each means the same
            return frozenset(), False

    def has(self, text: str) -> bool:
        """If it can show every character of a text, in its right shapes."""
        characters, shapes = self._known
        every = bool(characters) and characters.issuperset(ord(c) for c in text if not plain(c))
        return every and (shapes or not shaped(text))

    def sized(self, size: int, shaping: bool) -> ImageFont.FreeTypeFont:
        """The font in a size, in pixels."""
        engine = ImageFont.Layout.RAQM if shaping else ImageFont.Layout.BASIC
        return ImageFont.truetype(self.file or self._opened(), size, layout_engine=engine)

    def _opened(self) -> BinaryIO:
        if self.file is not None:
            return self.file.open("rb")
        own = getattr(ImageFont.load_default(20), "path", None)
        return BytesIO(own.getvalue() if isinstance(own, BytesIO) else b"")


@dataclass(frozen=True)
class Line:
    """A line of text that is ready to be drawn: its runs, each with its font and its place."""

    text: str
    size: int
    width: int
    runs: tuple[tuple[ImageFont.FreeTypeFont, str, int], ...]
    direction: str | None

    @cached_property
    def box(self) -> tuple[int, int, int, int]:
        """Where the ink is, from the line's left end on its baseline."""
        boxes = []
        for font, text, x in self.runs:
            left, top, right, bottom = font.getbbox(text, anchor="ls", direction=self.direction)
            boxes.append((int(left) + x, int(top), int(right) + x, int(bottom)))
        sides = list(zip(*boxes, strict=True)) or [(0,)] * 4
        return min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])

    def ink(self) -> Image.Image:
        """The line's ink as a mask of the size of its box."""
        left, top, right, bottom = self.box
        mask = Image.new("L", (max(1, right - left), max(1, bottom - top)))
        brush = ImageDraw.Draw(mask)
        for font, text, x in self.runs:
            brush.text((x - left, -top), text, 255, font, anchor="ls", direction=self.direction)
        return mask


class Fonts:
    """The fonts in some folders, those of the system unless others are given, and Pillow's own after them."""

    def __init__(self, folders: Iterable[Path] | None = None, shaping: bool | None = None) -> None:
        self._folders = folders
        can = features.check("raqm") and features.check("fribidi")
        self.shaping = bool(can) if shaping is None else shaping
        self._sized: dict[tuple[Face, int], ImageFont.FreeTypeFont] = {}
        self._found: dict[tuple[str, bool], Face | None] = {}

    @cached_property
    def faces(self) -> tuple[Face, ...]:
        """Every font that may be used, the best first."""
        folders = system_folders() if self._folders is None else self._folders
        walked = (found for folder in folders for found in os.walk(folder))
        files = (Path(place, name) for place, _, names in walked for name in names)
        found = [file for file in islice(files, MOST_FILES) if file.suffix.lower() in FILES]
        named = [Face(file, *_family(file)) for file in found if not LEFT_OUT.search(file.name.lower())]
        return (*sorted(named, key=lambda face: (*_rank(face), str(face.file))), Face(None))

    def line(self, text: str, size: int, bold: bool = False, right_to_left: bool = False) -> Line:
        """The text as one line, in a page that runs this way; raises Undrawable where no font shows it."""
        base = runs_right_to_left(text, right_to_left)
        if not self.shaping:
            if shaped(text) or mixed(text):
                raise Undrawable(unseen(text))
            text = "".join(c for c in text if not plain(c))
        direction = ("rtl" if base else "ltr") if self.shaping else None
        runs, x = [], 0
        for face, part in self._runs(text, bold):
            font = self._at(face, size)
            runs.append((font, part, x))
            x += round(font.getlength(part, direction=direction))
        return Line(text, size, x, tuple(runs), direction)

    def _at(self, face: Face, size: int) -> ImageFont.FreeTypeFont:
        if (face, size) not in self._sized:
            try:
                self._sized[face, size] = face.sized(size, self.shaping)
            except OSError as gone:
                raise Undrawable("a font is gone") from gone
        return self._sized[face, size]

    def _runs(self, text: str, bold: bool) -> Iterator[tuple[Face, str]]:
        """The text as runs of one font each; one run, unless it takes several and goes left to right."""
        if not text:
            return
        if face := self._first(text, bold):
            yield face, text
            return
        runs: list[tuple[Face, str, str]] = []
        for cluster in clusters(text):
            kind = script(cluster)
            last, before, kept = runs[-1] if runs else (None, "", "")
            if last and kind in ("", kept) and last.has(cluster):
                runs[-1] = (last, before + cluster, kept)
                continue
            found = self._first(cluster, bold)
            torn = kind == kept and shaped(cluster) and not before.endswith(" ")
            if found is None or torn or mixed(text):
                raise Undrawable(unseen(text))
            runs.append((found, cluster, kind))
        yield from ((face, part) for face, part, _ in runs)

    def _first(self, text: str, bold: bool) -> Face | None:
        """The first font that has all of a text, or None; finds are remembered by their characters."""
        key = "".join(sorted(set(text))), bold
        if key not in self._found:
            if len(self._found) > 5_000:
                self._found.clear()
            scripts = {script(c) for c in text}
            fit = (face for face in self.faces[:-1] if _may_have(face, scripts))
            tried = sorted(islice(fit, MOST_OPENED), key=lambda face: (_rank(face)[:2], face.bold != bold))
            self._found[key] = next((face for face in (*tried, self.faces[-1]) if face.has(text)), None)
        return self._found[key]


def _family(file: Path) -> tuple[str, bool]:
    """A font's family by the name of its file, and if it is bold."""
    name = re.sub(r"\[.*|variablefont.*", "", file.stem.lower())
    if short := SHORT.fullmatch(name):
        return short[1], True
    return re.sub(r"[-_ ]|bold|regular", "", name), "bold" in name


def _rank(face: Face) -> tuple[int, int, str]:
    """Where a font stands in the order of search: its family, if it is plain, and its script."""
    at = next((n for n, family in enumerate(FAMILIES) if face.family.startswith(family)), len(FAMILIES))
    odd = bool(FANCY.search(face.family)) or "semi" in face.family or "extra" in face.family
    return (at + 100 * odd, 0 if face.family in FAMILIES else 1, face.family)


def _may_have(face: Face, scripts: set[str]) -> bool:
    """If a font's name speaks against its having these scripts; only the Noto fonts are named for theirs."""
    named = NOTO.match(face.family)
    if not named or named[1] in COMMON or named[1].startswith("symbols"):
        return True
    return any(name and name.lower() in named[1] for name in scripts)


@cache
def system_fonts() -> Fonts:
    """The fonts of this system, found once."""
    return Fonts()
