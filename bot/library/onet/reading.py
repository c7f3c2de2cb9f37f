"""What each file of a release says of occupations.

Rule: a reader takes one sheet and the codes that Occupation Data has (None where they are not known for
sure), and gives what stands there by code. It never raises: what is wrong goes into the faults.
Columns and scales are O*NET's own (onetcenter.org/dictionary); unknown scales and elements are passed over.
"""

from __future__ import annotations

from collections.abc import Mapping, Set

from bot.guidance.occupation import LEAST, MOST, ZONES
from bot.guidance.skills import SKILLS
from bot.library.onet.sheet import KEY, Sheet

Codes = Set[str] | None

AREA_ELEMENTS = tuple(f"1.B.1.{letter}" for letter in "abcdef")
"""The elements of the six interest areas, in the order of `AREAS`."""

SKILL_ELEMENTS = {
    f"{group}.{letter}": skill
    for (group, letter), skill in zip(
        (
            *(("2.A.1", letter) for letter in "abcdef"),
            *(("2.A.2", letter) for letter in "abcd"),
            *(("2.B.1", letter) for letter in "abcdef"),
            ("2.B.2", "i"),
            *(("2.B.3", letter) for letter in "abcdeghjklm"),
            *(("2.B.4", letter) for letter in "egh"),
            *(("2.B.5", letter) for letter in "abcd"),
        ),
        SKILLS,
        strict=True,
    )
}
"""The name of each skill by its element, whatever a release calls it."""

INTEREST_SCALE, IMPORTANCE_SCALE = "OI", "IM"
IMPORTANCE = (1, 5)
TOP_SKILLS = 8
LONGEST_TITLE, LONGEST_OTHER_TITLE, LONGEST_DESCRIPTION = 200, 300, 2000


def descriptions(sheet: Sheet) -> dict[str, tuple[str, str]]:
    """The title and the description of each occupation."""
    found: dict[str, tuple[str, str]] = {}
    for line, (code, title, description) in sheet.rows((KEY, "Title", "Description")):
        if not sheet.known(line, code, None):
            continue
        if code in found:
            sheet.fault(line, f"{code} is there a second time")
        found[code] = (
            sheet.words(line, title, "title", LONGEST_TITLE),
            sheet.words(line, description, "description", LONGEST_DESCRIPTION),
        )
    return found


def interests(sheet: Sheet, codes: Codes) -> dict[str, dict[str, float]]:
    """How much each occupation has of each area, 1-7, by element."""
    found: dict[str, dict[str, float]] = {}
    for line, (code, element, scale, value) in sheet.rows((KEY, "Element ID", "Scale ID", "Data Value")):
        if not sheet.known(line, code, codes) or scale != INTEREST_SCALE or element not in AREA_ELEMENTS:
            continue
        ratings = found.setdefault(code, {})
        if element in ratings:
            sheet.fault(line, f"{code} is rated a second time for {element}")
        elif (rating := sheet.number(line, value, LEAST, MOST)) is not None:
            ratings[element] = rating
    return found


def zones(sheet: Sheet, codes: Codes) -> dict[str, int]:
    """The job zone of each occupation; a release that has merged zones 1 and 2 says 2 for both."""
    found: dict[str, int] = {}
    for line, (code, value) in sheet.rows((KEY, "Job Zone")):
        if not sheet.known(line, code, codes):
            continue
        if code in found:
            sheet.fault(line, f"{code} has a job zone already")
        zone = sheet.number(line, value, ZONES[0], ZONES[-1])
        if zone is not None and zone != int(zone):
            sheet.fault(line, f"{value} is no whole number")
        elif zone is not None:
            found[code] = int(zone)
    return found


def skills(sheet: Sheet, codes: Codes) -> dict[str, dict[str, float]]:
    """How important each skill is to each occupation, 1-5; what should not be shown is left out."""
    needed, extra = (KEY, "Element ID", "Scale ID", "Data Value"), ("Recommend Suppress", "Not Relevant")
    found: dict[str, dict[str, float]] = {}
    seen: set[tuple[str, str]] = set()
    for line, (code, element, scale, value, *flags) in sheet.rows(needed, extra):
        skill = SKILL_ELEMENTS.get(element)
        if not sheet.known(line, code, codes) or scale != IMPORTANCE_SCALE or skill is None:
            continue
        if (code, skill) in seen:
            sheet.fault(line, f"{code} is rated a second time for {element}")
        seen.add((code, skill))
        importance = sheet.number(line, value, *IMPORTANCE)
        if importance is not None and "Y" not in flags:
            found.setdefault(code, {})[skill] = importance
    return found


def top(importances: Mapping[str, float]) -> tuple[str, ...]:
    """The most important skills, most important first; equals in the order of `SKILLS`."""
    ordered = sorted(importances, key=lambda skill: (-importances[skill], SKILLS.index(skill)))
    return tuple(ordered[:TOP_SKILLS])


def titles(sheet: Sheet, codes: Codes, column: str) -> dict[str, dict[str, str]]:
    """Other titles for each occupation, short ones too, each once however it is written."""
    found: dict[str, dict[str, str]] = {}
    for line, (code, title, short) in sheet.rows((KEY, column), ("Short Title",)):
        if not sheet.known(line, code, codes):
            continue
        also = found.setdefault(code, {})
        for each in (sheet.words(line, title, "title", LONGEST_OTHER_TITLE), short[:LONGEST_OTHER_TITLE]):
            if each:
                also.setdefault(each.casefold(), each)
    return found


def related(sheet: Sheet, codes: Codes) -> dict[str, dict[str, float]]:
    """The occupations close to each one, with their place in the order of closeness."""
    found: dict[str, dict[str, float]] = {}
    for line, (code, other, place) in sheet.rows((KEY, "Related O*NET-SOC Code"), ("Index",)):
        if sheet.known(line, code, codes) and sheet.known(line, other, codes) and code != other:
            close = found.setdefault(code, {})
            close.setdefault(other, sheet.number(line, place, 0, 100_000) or len(close))
    return found
