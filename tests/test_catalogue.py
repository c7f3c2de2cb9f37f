"""The catalogue holds what it promises, and every fault in its numbers and words is told by its place."""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from pathlib import Path
from statistics import median

import pytest
from test_content import Edit, add, change, code, faults, put, told, write

from bot.code import Code
from bot.guidance.correlation import pearson
from bot.guidance.model import AREAS
from bot.guidance.occupation import CODE, FAMILIES, SOON, ZONES, Catalogue, Occupation
from bot.guidance.skills import SKILLS
from bot.library import CONTENT, Library, load
from bot.library.occupations import SKILLS_LEAST, SKILLS_MOST, SPREAD
from bot.library.onet import read_release

__all__ = ["code"]

DATA = Path(os.environ.get("ONET_DATA") or Path(__file__).parents[2] / "shared" / "data" / "onet")
NUMBERS, SAID = "occupations.toml", "en/occupations/building.toml"
NAMES = tuple(f"'{skill}'" for skill in SKILLS)


def number(key: str, value: str) -> Edit:
    """Another value for the first occupation, the plasterer."""
    return put(NUMBERS, key, value)


def without(file: str, key: str) -> Edit:
    return change(file, rf"^{key} = .*\n", "")


def skills(*names: str) -> Edit:
    return number("skills", f"[{', '.join(names)}]")


def long(key: str, size: int) -> Edit:
    return put(SAID, key, f'"{"x" * size}"')


FAULTS: dict[str, tuple[Edit, str]] = {
    **{f"no {key}": (without(NUMBERS, key), f"plasterer {key}") for key in ("code", "family", "interests")},
    **{f"no {key}": (without(NUMBERS, key), f"plasterer {key}") for key in ("preparation", "skills")},
    "a key that is not known": (number("preparation", "1\npay = 3"), "plasterer pay"),
    "a code without its last part": (number("code", "'47-2161'"), "plasterer code"),
    "a code without a hyphen": (number("code", "'472161.00'"), "plasterer code"),
    "a code of no such group": (number("code", "'67-2161.00'"), "plasterer code"),
    "a code with a space": (number("code", "'47-2161.00 '"), "plasterer code"),
    "a code in other digits": (number("code", "'47-216\u0661.00'"), "plasterer code"),
    "a code that another one has": (number("code", "'47-2021.00'"), "plasterer bricklayer 47-2021.00"),
    "a rating of nothing": (number("interests", "[0, 1, 3, 1, 2, 3]"), "plasterer interests"),
    "a rating of eight": (number("interests", "[8, 1, 3, 1, 2, 3]"), "plasterer interests"),
    "a rating and a half": (number("interests", "[7, 1.5, 3, 1, 2, 3]"), "plasterer interests"),
    "a rating that is true": (number("interests", "[7, true, 3, 1, 2, 3]"), "plasterer interests"),
    "a rating that is a word": (number("interests", "['7', 1, 3, 1, 2, 3]"), "plasterer interests"),
    "five ratings": (number("interests", "[7, 1, 3, 1, 2]"), "plasterer interests 6"),
    "seven ratings": (number("interests", "[7, 1, 3, 1, 2, 3, 3]"), "plasterer interests 6"),
    "a flat profile": (number("interests", "[4, 4, 4, 4, 4, 4]"), "plasterer interests flat"),
    "a nearly flat profile": (number("interests", "[4, 4, 5, 4, 4, 4]"), "plasterer interests flat"),
    "a skill that is not on the list": (skills("'Juggling'", *NAMES[:5]), "plasterer skills Juggling"),
    "four skills": (skills(*NAMES[:4]), "plasterer skills 4"),
    "nine skills": (skills(*NAMES[:9]), "plasterer skills 9"),
    "a skill twice": (skills(*NAMES[:5], NAMES[0]), "plasterer skills different"),
    "skills that are a word": (number("skills", NAMES[0]), "plasterer skills"),
    "a family that is not known": (number("family", "'masonry'"), "plasterer family building"),
    "preparation of level 0": (number("preparation", "0"), "plasterer preparation"),
    "preparation of level 6": (number("preparation", "6"), "plasterer preparation"),
    "preparation in words": (number("preparation", "'short'"), "plasterer preparation"),
    "preparation in between": (number("preparation", "1.5"), "plasterer preparation"),
    "an occupation that is a number": (change(NUMBERS, r"\A", "idle = 3\n"), "idle table"),
    "a name with a space": (change(NUMBERS, r"^\[plasterer\]", "['a b']"), "a~b name"),
}

SPREADING = ("an occupation that is a number", "a name with a space", "skills that are a word")
"""What brings other faults along."""

KEYS = ("title", "also", "does", "day", "way_1", "way_2", "way_3", "grows", "check", "not_for")

WORDING: dict[str, tuple[Edit, str]] = {
    **{f"no {key}": (without(SAID, key), f"en occupations.plasterer.{key} missing") for key in KEYS},
    "a gain missing": (without(SAID, "contact"), "en occupations.plasterer.builds.contact missing"),
    "no gains of one that can start soon": (
        change(SAID, r"^\[plasterer\.builds\]\n(\w+ = .*\n){4}", ""),
        "en occupations.plasterer.builds.money missing",
    ),
    "gains of one that cannot start soon": (
        add(SAID, "[electrician.builds]\nmoney = 'x'\n"),
        "en occupations.electrician.builds.money",
    ),
    "gains in one line": (
        change(SAID, r"^\[plasterer\.builds\]\n(\w+ = .*\n){4}", "builds = 'money'\n"),
        "en occupations.plasterer.builds",
    ),
    "a title too long": (long("title", 46), "en/occupations plasterer.title 46 45"),
    "a sentence too long": (long("does", 231), "en/occupations plasterer.does 231 230"),
    "a day too long": (long("day", 231), "en/occupations plasterer.day 231 230"),
    "a way too long": (long("way_2", 171), "en/occupations plasterer.way_2 171 170"),
    "a gain too long": (long("skill", 101), "en/occupations plasterer.builds.skill 101 100"),
    "an empty sentence": (put(SAID, "check", "' '"), "en/occupations plasterer.check empty"),
    "a sentence that is a number": (put(SAID, "grows", "3"), "en/occupations plasterer.grows"),
    "a blank that nobody fills": (put(SAID, "day", "'{who}'"), "en occupations.plasterer.day who"),
    "a key that nobody speaks": (put(SAID, "also", "'x'\npay = 'x'"), "en occupations.plasterer.pay"),
    "an occupation in two files": (
        write("en/occupations/zoo.toml", "[plasterer]\ntitle = 'x'\n"),
        "en/occupations/zoo.toml plasterer another",
    ),
    "words of one that is nowhere": (
        add(SAID, "[astronaut]\ntitle = 'x'\n"),
        "en occupations.astronaut.title",
    ),
    "words that are not TOML": (write(SAID, "[plasterer"), "en/occupations/building.toml TOML"),
    "in German, words of one that is nowhere": (
        write("de/occupations.toml", "[astronaut]\ntitle = 'x'\n"),
        "de occupations.astronaut.title",
    ),
}


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content with a single family of occupations, which is quick to read."""
    made = tmp_path_factory.mktemp("small") / "content"
    shutil.copytree(CONTENT, made)
    listed = (made / NUMBERS).read_text(encoding="utf-8")
    kept = re.split(r"^# Making$", listed, maxsplit=1, flags=re.MULTILINE)[0]
    (made / NUMBERS).write_text(kept, encoding="utf-8")
    for file in (made / "en" / "occupations").iterdir():
        if file.name != "building.toml":
            file.unlink()
    return made


@pytest.fixture
def content(small: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(small, tmp_path / "content"))


def test_a_catalogue_of_one_family_loads(content: Path, code: Code) -> None:
    assert {occupation.family for occupation in load(content, code).occupations} == {"building"}


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_in_the_numbers_is_told_by_its_place(kind: str, content: Path, code: Code) -> None:
    edit, parts = FAULTS[kind]
    edit(content)
    found = faults(content, code)
    assert told(found, f"{NUMBERS} {parts}"), found[:10]
    assert len(found) == 1 or kind in SPREADING, found[:10]


@pytest.mark.parametrize("kind", WORDING)
def test_a_fault_in_the_words_of_an_occupation_is_told_by_its_place(
    kind: str, content: Path, code: Code
) -> None:
    edit, parts = WORDING[kind]
    edit(content)
    found = faults(content, code)
    assert told(found, parts), found[:10]


def led(occupation: Occupation) -> list[str]:
    """The areas that an occupation has most of."""
    most = max(occupation.interests)
    return [area for area, rating in zip(AREAS, occupation.interests, strict=True) if rating == most]


def test_the_catalogue_is_as_wide_as_it_promises(library: Library) -> None:
    listed = library.occupations
    assert len(listed) > 240
    leading = Counter(area for each in listed if len(led(each)) == 1 for area in led(each))
    assert {area: leading[area] for area in AREAS if leading[area] < 25} == {}
    assert sum(occupation.soon for occupation in listed) >= 60
    assert all(occupation.soon == (occupation.preparation <= SOON) for occupation in listed)
    assert {occupation.preparation for occupation in listed} == set(ZONES)
    assert {occupation.family for occupation in listed} == set(FAMILIES)


def test_every_occupation_is_one_of_its_own_and_says_something(library: Library) -> None:
    listed = library.occupations
    for known in ([each.code for each in listed], [each.own for each in listed]):
        assert sorted(set(known)) == sorted(known)
    for each in listed:
        assert CODE.fullmatch(each.code)
        assert max(each.interests) - min(each.interests) >= SPREAD
        assert SKILLS_LEAST <= len(set(each.skills) & set(SKILLS)) == len(each.skills) <= SKILLS_MOST


def test_an_other_name_is_never_the_title_of_another_one(library: Library) -> None:
    english = library.languages["en"]
    titles = {english[f"occupations.{each.own}.title"].casefold(): each.own for each in library.occupations}
    assert len(titles) == len(library.occupations)
    for own in titles.values():
        names = [name.strip().casefold() for name in english[f"occupations.{own}.also"].split(",")]
        assert all(names) and len(set(names)) == len(names), own
        assert titles.keys() & set(names) == set(), own


@pytest.fixture(scope="module")
def published() -> Catalogue:
    if not (DATA / "Occupation Data.txt").is_file():
        pytest.skip("no files of a release (ONET_DATA) are at hand")
    return Catalogue(read_release(DATA, lambda done, total: None).occupations)


def test_every_occupation_is_rated_nearly_as_it_was_published(library: Library, published: Catalogue) -> None:
    theirs = published.by_code
    assert [each.own for each in library.occupations if each.code not in theirs] == []
    alike = {
        each.own: pearson(each.interests, theirs[each.code].interests) or 0.0 for each in library.occupations
    }
    assert median(alike.values()) >= 0.85
    assert {own: r for own, r in alike.items() if r < 0.4} == {}
    others = [each.own for each in library.occupations if not set(led(each)) & set(led(theirs[each.code]))]
    assert len(others) <= 5, others


def test_preparation_is_the_published_job_zone(library: Library, published: Catalogue) -> None:
    zones = {each.code: published.by_code[each.code].preparation for each in library.occupations}
    assert {each.code: each.preparation for each in library.occupations} == zones
