"""The official O*NET database: a release, as zip or folder, -> occupations, with every fault found at once.

Rule: a release is taken whole or not at all. Both layouts are read by what is there: until release 30.2
Interests, Skills and Alternate Titles, since then Career Interest Types, two files of skills, Job Titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.guidance.occupation import Occupation
from bot.library.onet import reading
from bot.library.onet.faults import Faults, ReleaseFault
from bot.library.onet.reading import AREA_ELEMENTS, Codes
from bot.library.onet.sheet import Sheet
from bot.library.onet.source import Progress, Source, opened

READ_ME = "Read Me.txt"
DATA = "Occupation Data.txt"
ZONES = "Job Zones.txt"
RELATED = "Related Occupations.txt"
INTERESTS = ("Career Interest Types.txt", "Interests.txt")
SKILLS = (("Essential Skills.txt", "Transferable Skills.txt"), ("Skills.txt",))
TITLES = {"Job Titles.txt": "Job Title", "Alternate Titles.txt": "Alternate Title"}
"""The files of a release; of two layouts the newer stands first."""

FILES = {READ_ME, DATA, ZONES, RELATED, *INTERESTS, *SKILLS[0], *SKILLS[1], *TITLES}

IN_FOLDER = re.compile(r"db_([0-9]{1,3})_([0-9]{1,2})(?![0-9])")
IN_READ_ME = re.compile(r"O\*NET\S{0,3}\s+([0-9]{1,3})\.([0-9]{1,2})\s+Database")
UNKNOWN = "unknown"

GROUPS = {
    "11": "leading", "13": "money", "15": "technology", "17": "technology", "19": "science", "21": "care",
    "23": "law_safety", "25": "teaching", "27-1": "design", "27-2": "stage", "27-3": "media",
    "27-4": "media", "29": "health", "31": "health", "33": "law_safety", "35": "food", "37": "service",
    "39": "service", "41": "sales", "43": "office", "45": "nature", "47": "building", "49": "repair",
    "51": "making", "53": "transport",
}  # fmt: skip
"""The family of each group of the Standard Occupational Classification; 55, the military, has none."""


@dataclass(frozen=True, slots=True)
class Release:
    """A release that was read: its number, its occupations by their codes, and what to say of it.

    `missing` names the files that it lacks and that can be done without.
    """

    release: str
    occupations: tuple[Occupation, ...]
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def titles(self) -> int:
        """How many other titles the occupations have."""
        return sum(len(occupation.also) for occupation in self.occupations)

    @property
    def relations(self) -> int:
        """How many times one occupation is said to be close to another."""
        return sum(len(occupation.related) for occupation in self.occupations)


def read_release(path: Path, progress: Progress) -> Release:
    """Read a release; `progress` is told the bytes read and how many there are. Raises ReleaseFault."""
    faults = Faults()
    with opened(path, FILES, faults, progress) as source:
        files = {name: place for name in sorted(FILES) if (place := source.find(name))}
        _need(path, files, faults)
        parts = _parts(source, files)
        release = _number(path, source, files)
        source.finish()
        faults.stop()
        return _assembled(release, parts, files)


def _need(path: Path, files: dict[str, str], faults: Faults) -> None:
    if not files.keys() - {READ_ME}:
        faults.add(f"{path} holds no file of an O*NET release: give the text database, db_XX_Y_text.zip.")
        faults.stop()
    for names in ((DATA,), INTERESTS, (ZONES,)):
        if not files.keys() & set(names):
            faults.add(f"{' or '.join(names)} is not there: {path} is not a whole release.")


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the files say, by code."""

    descriptions: dict[str, tuple[str, str]]
    interests: dict[str, dict[str, float]]
    zones: dict[str, int]
    skills: dict[str, dict[str, float]]
    titles: dict[str, dict[str, str]]
    related: dict[str, dict[str, float]]


def _parts(source: Source, files: dict[str, str]) -> _Parts:
    def sheets(*names: str) -> Iterator[Sheet]:
        return (Sheet(source, files[name]) for name in names if name in files)

    before = source.faults.count
    descriptions = next((reading.descriptions(sheet) for sheet in sheets(DATA)), {})
    codes: Codes = descriptions.keys() if DATA in files and source.faults.count == before else None
    skills: dict[str, dict[str, float]] = {}
    for sheet in sheets(*_skill_files(files)):
        for code, importances in reading.skills(sheet, codes).items():
            skills.setdefault(code, {}).update(importances)
    return _Parts(
        descriptions,
        next((reading.interests(sheet, codes) for sheet in sheets(*INTERESTS)), {}),
        next((reading.zones(sheet, codes) for sheet in sheets(ZONES)), {}),
        skills,
        next((reading.titles(sheet, codes, TITLES[sheet.name]) for sheet in sheets(*TITLES)), {}),
        next((reading.related(sheet, codes) for sheet in sheets(RELATED)), {}),
    )


def _skill_files(files: dict[str, str]) -> tuple[str, ...]:
    """The files of skills that are there or, where none is, that the release should have."""
    newer, older = SKILLS
    return next((names for names in SKILLS if files.keys() & set(names)), newer if _newer(files) else older)


def _newer(files: dict[str, str]) -> bool:
    return INTERESTS[0] in files


def _number(path: Path, source: Source, files: dict[str, str]) -> str:
    """The number of the release, as a folder, the Read Me or the file itself has it."""
    top = files[READ_ME] if READ_ME in files else next(iter(files.values()))
    if found := IN_FOLDER.search(top.rpartition("/")[0]):
        return f"{found[1]}.{found[2]}"
    if READ_ME in files:
        text = b"\n".join(source.lines(files[READ_ME])).decode("utf-8", "replace")
        if found := IN_READ_ME.search(text):
            return f"{found[1]}.{found[2]}"
    found = IN_FOLDER.search(path.resolve().name)
    return f"{found[1]}.{found[2]}" if found else UNKNOWN


def _family(code: str) -> str:
    return GROUPS.get(code[:4]) or GROUPS.get(code[:2], "")


def _assembled(release: str, parts: _Parts, files: dict[str, str]) -> Release:
    """The occupations that have all six ratings and a job zone. Raises ReleaseFault where there is none."""
    whole = {code for code in parts.zones if len(parts.interests.get(code, ())) == len(AREA_ELEMENTS)}
    kept = {code for code in whole if _family(code)}
    if not kept:
        raise ReleaseFault(["No occupation has all six interest ratings and a job zone."])
    notes = []
    if left_out := len(parts.descriptions) - len(whole):
        notes.append(f"Left out, without all six interest ratings or a job zone: {left_out:,} occupations.")
    if other := len(whole) - len(kept):
        notes.append(f"Left out, military or of an unknown group: {other:,} occupations.")
    if release == UNKNOWN:
        notes.append("The number of the release was found nowhere.")
    occupations = tuple(_occupation(code, parts, kept) for code in sorted(kept))
    return Release(release, occupations, _missing(files), tuple(notes))


def _missing(files: dict[str, str]) -> tuple[str, ...]:
    newer, older = TITLES
    titles = () if files.keys() & TITLES.keys() else (newer if _newer(files) else older,)
    return tuple(name for name in (*_skill_files(files), *titles, RELATED) if name not in files)


def _occupation(code: str, parts: _Parts, kept: set[str]) -> Occupation:
    title, description = parts.descriptions[code]
    r, i, a, s, e, c = (parts.interests[code][element] for element in AREA_ELEMENTS)
    close = parts.related.get(code, {})
    return Occupation(
        code=code,
        interests=(r, i, a, s, e, c),
        preparation=parts.zones[code],
        skills=reading.top(parts.skills.get(code, {})),
        family=_family(code),
        title=title,
        description=description,
        also=tuple(each for key, each in parts.titles.get(code, {}).items() if key != title.casefold()),
        related=tuple(other for other in sorted(close, key=close.__getitem__) if other in kept),
    )


__all__ = ["Release", "ReleaseFault", "read_release"]
