"""Every occupation is found by the names it has, in the language that is spoken, built once for each."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Mapping
from typing import cast

import pytest
from prepared import the_content

from bot.guidance.occupation import Catalogue, Occupation
from bot.library import Library
from bot.names import Names
from bot.titles import LABEL_MOST
from bot.words import Say, Words

FIRST, LISTED = 5, 25
"""Among how many a name is found at once, and how many are listed."""

LIBRARY = the_content()
ENGLISH = LIBRARY.languages["en"]
CATALOGUE = Catalogue(LIBRARY.occupations)
TITLES = {each.code: ENGLISH[f"occupations.{each.own}.title"] for each in LIBRARY.occupations}


def others(occupation: Occupation) -> list[str]:
    return [name.strip() for name in ENGLISH[f"occupations.{occupation.own}.also"].split(",")]


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(Words(LIBRARY.languages), CATALOGUE)


async def found(names: Names, typed: str, most: int = LISTED, language: str = "en") -> list[str]:
    return [code for _, code in (await names.find(language, typed))[:most]]


async def test_every_occupation_comes_first_by_its_title(names: Names) -> None:
    for code, title in TITLES.items():
        assert await names.nearest("en", title) == code, title
        assert (await found(names, title.upper(), 1)) == [code], title


async def test_every_occupation_is_among_the_first_by_each_of_its_other_names(names: Names) -> None:
    missed = [
        (each.own, name)
        for each in LIBRARY.occupations
        for name in others(each)
        if each.code not in await found(names, name, FIRST)
    ]
    assert missed == []


async def test_three_letters_of_a_title_list_it_nearly_always(names: Names) -> None:
    listed = [code in await found(names, title[:3]) for code, title in TITLES.items()]
    assert sum(listed) >= 0.95 * len(listed)


async def test_a_slip_of_the_keys_or_another_order_of_words_is_forgiven(names: Names) -> None:
    slipped = {code: title[:4] + title[5:] for code, title in TITLES.items() if len(title) > 7}
    listed = [code in await found(names, typed, FIRST) for code, typed in slipped.items()]
    assert sum(listed) >= 0.95 * len(listed)
    for code, title in TITLES.items():
        if " " in title:
            assert code in await found(names, " ".join(reversed(title.split())), FIRST), title


async def test_what_is_listed_is_what_discord_takes_each_once(names: Names) -> None:
    for typed in ("", " ", "e", "worker", "manager", "\N{SPARKLES}", "x" * 6000, "zzzzqqqq"):
        listed = await names.find("en", typed)
        assert len(listed) <= LISTED
        assert len({code for _, code in listed}) == len(listed)
        assert all(1 <= len(label) <= LABEL_MOST for label, _ in listed)
        assert {code for _, code in listed} <= TITLES.keys()


async def test_without_a_word_there_is_no_nearest_one(names: Names) -> None:
    assert [await names.nearest("en", typed) for typed in ("", "  ", "\n")] == [None] * 3


async def test_a_language_without_words_of_its_own_is_searched_in_english() -> None:
    words = Words({"en": ENGLISH, "de": {"assess.skip_button": "Weiter"}})
    names = Names(words, CATALOGUE)
    assert await names.find("de", "plast") == await names.find("en", "plast")
    assert await names.nearest("de", "carpenter") == await names.nearest("en", "carpenter")


async def test_a_language_with_some_words_of_its_own_is_searched_in_both() -> None:
    german = {"occupations.carpenter.title": "Zimmerin", "occupations.carpenter.also": "Holzbau, Dachstuhl"}
    names = Names(Words({"en": ENGLISH, "de": german}), CATALOGUE)
    carpenter = next(each.code for each in LIBRARY.occupations if each.own == "carpenter")
    for typed in ("Zimmerin", "zimerin", "holzbau", "dach"):
        assert await names.nearest("de", typed) == carpenter
    assert (await names.find("de", "Zimmerin"))[0] == ("Zimmerin", carpenter)
    assert await names.nearest("de", "plasterer") == await names.nearest("en", "plasterer")
    assert carpenter not in await found(names, "Zimmerin", language="en")


async def test_imported_ones_are_found_by_official_names_and_ours_by_both() -> None:
    plasterer = next(each for each in LIBRARY.occupations if each.own == "plasterer")
    official = Occupation(plasterer.code, plasterer.interests, 1, (), "building", also=("Lathing hand",))
    diver = Occupation("49-9092.00", plasterer.interests, 3, (), "repair", "", "Commercial Divers", "Dive.")
    ours = Occupation(plasterer.code, plasterer.interests, 1, (), "building", "plasterer", also=official.also)
    names = Names(Words(LIBRARY.languages), Catalogue((ours, diver)))
    assert await names.nearest("en", "lathing") == plasterer.code
    assert await names.nearest("en", "plasterer") == plasterer.code
    assert await names.find("en", "comercial diver") == [("Commercial Divers", "49-9092.00")]


class Counted(Words):
    """Words that count how often all names of a language are gone through, and where."""

    def __init__(self, languages: Mapping[str, Mapping[str, str]]) -> None:
        super().__init__(languages)
        self.spoken: list[str] = []
        self.threads: set[int] = set()

    def to(self, locale: str | None) -> Say:
        self.spoken.append(cast(str, locale))
        self.threads.add(threading.get_ident())
        return super().to(locale)


async def test_the_names_of_a_language_are_made_ready_once_and_beside_the_loop(library: Library) -> None:
    words = Counted({**library.languages, "de": {}})
    names = Names(words, CATALOGUE)
    assert words.spoken == []
    asked = [names.find(language, "nurse") for language in ("en", "de", "en") * 5]
    one, *rest = await asyncio.gather(*asked, names.find("de", "nurse"))
    assert all(each == one for each in rest)
    await names.nearest("en", "cook")
    assert sorted(words.spoken) == ["de", "en"]
    assert threading.get_ident() not in words.threads
