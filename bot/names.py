"""The names of occupations in each language, ready to be searched."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from bot.guidance.occupation import Catalogue, Occupation
from bot.titles import Titles, fold, label
from bot.words import Say, Words


class Names:
    """How occupations are found by what someone types, language by language.

    Made ready when a language is first asked for, beside the event loop: with the official database there are
    58,000 names, and that takes most of a second.
    """

    def __init__(self, words: Words, catalogue: Catalogue) -> None:
        self._words = words
        self._catalogue = catalogue
        self._titles: dict[str, Titles] = {}
        self._turn = asyncio.Lock()

    async def find(self, language: str, typed: str) -> list[tuple[str, str]]:
        """The labels and codes that come closest to what was typed, the closest first."""
        found = await asyncio.to_thread((await self._of(language)).find, typed)
        return [(label(each), each.code) for each in found]

    async def nearest(self, language: str, typed: str) -> str | None:
        """The code of the one that comes closest, or None where nothing does."""
        titles = await self._of(language)
        found = await asyncio.to_thread(titles.find, typed, 1) if fold(typed) else ()
        return found[0].code if found else None

    async def _of(self, language: str) -> Titles:
        async with self._turn:
            if language not in self._titles:
                self._titles[language] = await asyncio.to_thread(self._made, language)
            return self._titles[language]

    def _made(self, language: str) -> Titles:
        say = self._words.to(language)
        return Titles(entry for each in self._catalogue.occupations for entry in _entries(say, each))


def _entries(say: Say, occupation: Occupation) -> Iterator[tuple[str, str, bool]]:
    """Every name of an occupation: its title, our other names for it, the official ones."""
    own = occupation.own
    yield say(f"occupations.{own}.title") if own else occupation.title, occupation.code, True
    if own:
        for name in say(f"occupations.{own}.also").split(","):
            yield name.strip(), occupation.code, False
    for name in occupation.also:
        yield name, occupation.code, False
