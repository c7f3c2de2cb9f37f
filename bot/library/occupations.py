"""occupations.toml: the catalogue's numbers, which stand once for all languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from bot.guidance.model import AREAS
from bot.guidance.occupation import CODE, FAMILIES, LEAST, MOST, ZONES, Occupation, Ratings
from bot.guidance.skills import SKILLS
from bot.library.question import ID
from bot.library.table import Table

FILE = "occupations.toml"
KNOWN = ("code", "family", "interests", "preparation", "skills")

SKILLS_LEAST, SKILLS_MOST = 5, 8
"""How many skills an occupation names."""

SPREAD = 2
"""A profile whose highest and lowest rating lie closer than this says nothing."""


def read_occupations(values: Mapping[str, Any], faults: list[str]) -> tuple[Occupation, ...]:
    """All occupations; what cannot be read is named in `faults`."""
    found = tuple(_occupation(name, entry, faults) for name, entry in values.items())
    codes = [occupation.code for occupation in found]
    for code in sorted({code for code in codes if code and codes.count(code) > 1}):
        names = ", ".join(occupation.own for occupation in found if occupation.code == code)
        faults.append(f"{FILE}: {names} have the same code {code}: one code has one occupation.")
    return found


def _occupation(name: str, entry: object, faults: list[str]) -> Occupation:
    table = Table(entry, f"{FILE}, {name}", faults, KNOWN)
    if not ID.fullmatch(name):
        table.fault("use small letters, digits and _, at most 32, for its name")
    code, family = table.word("code"), table.word("family")
    if not CODE.fullmatch(code):
        table.fault('write a code such as "49-3091.00"', "code")
    if family not in FAMILIES:
        table.fault(f"write one of {', '.join(FAMILIES)}", "family")
    return Occupation(
        code=code,
        interests=_interests(table),
        preparation=table.whole("preparation", ZONES[0], ZONES[-1]),
        skills=_skills(table),
        family=family,
        own=name,
    )


def _interests(table: Table) -> Ratings:
    ratings = table.wholes("interests", LEAST, MOST)
    if len(ratings) != len(AREAS):
        table.fault(
            f"write {len(AREAS)} whole numbers from {LEAST} to {MOST}, {', '.join(AREAS)}", "interests"
        )
        ratings = (LEAST,) * len(AREAS)
    elif max(ratings) - min(ratings) < SPREAD:
        table.fault("the profile is flat: nothing stands out in it", "interests")
    return cast(Ratings, tuple(map(float, ratings)))


def _skills(table: Table) -> tuple[str, ...]:
    found = table.words("skills")
    for skill in found:
        if skill not in SKILLS:
            table.fault(f"{skill!r} is no skill of the O*NET list", "skills")
    if not SKILLS_LEAST <= len(set(found)) == len(found) <= SKILLS_MOST:
        table.fault(f"name {SKILLS_LEAST} to {SKILLS_MOST} different ones, here are {len(found)}", "skills")
    return found
