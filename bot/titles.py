"""How an occupation is found by what someone types: its title, or one of many other names for it.

Rule: people see results while they type, so the plain steps come first, from an exact title down to words
that begin so in any order; only where those find few is a slip of the keys looked for. Names are numbered by
preference (main titles first, short before long), so within a step the lower number is the better one.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

LABEL_MOST = 100
"""How many characters Discord shows of a suggestion."""

TYPED_MOST, WORDS_MOST = 120, 8
"""How much of what was typed is looked at, in characters and in words; no title is longer."""

FEW = 5
"""Where the plain steps find fewer occupations than this, slips are looked for."""

ENOUGH = 0.6
"""How much of what the best name has of the typed words another must have, to be told beside it."""

SHORT = 3
"""A word of fewer letters says too little to find a name by, beside longer ones."""

STRANGE = 0.5
"""A slip on the first letter of a word is rarer, and counts as this much of a slip more."""

LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
"""Letters that Unicode does not take apart into a plain one and a mark."""

APOSTROPHES = re.compile("['\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}]")
WORD = re.compile(r"[^\W_]+")
LAST = "\U0010ffff"
"""Sorts behind every letter."""

Preference = tuple[bool, int, str, int, str, str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """An occupation that was found: its main title, and the other name if that is what matched."""

    code: str
    title: str
    matched: str


def label(found: Found, most: int = LABEL_MOST) -> str:
    """`Title (other name)` in at most so many characters; where both are long, each gives way."""
    if not found.matched:
        return _cut(found.title, most)
    room = most - len(" ()")
    title = _cut(found.title, max(room // 2, room - len(found.matched)))
    return f"{title} ({_cut(found.matched, room - len(title))})"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def fold(text: str) -> tuple[str, ...]:
    """The words of a text without case, accents and punctuation: `Crème-Maker` is creme and maker."""
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        plain = (letter for letter in apart if unicodedata.category(letter)[0] != "M")
        text = "".join(plain).translate(LETTERS)
    return tuple(WORD.findall(APOSTROPHES.sub("", text.casefold())))


class Titles:
    """All names of all occupations, made ready once; a search changes nothing."""

    def __init__(self, names: Iterable[tuple[str, str, bool]]) -> None:
        """From title, code and whether it is the main title; without a main title a code is left out."""
        given = sorted(set(names), reverse=True)
        self._titles = {code: title for title, code, main in given if main}
        numbered = sorted(self._preference(*each) for each in given if each[1] in self._titles)
        self._joined = [joined for _, _, joined, *_ in numbered]
        self._lengths = [length for _, length, *_ in numbered]
        self._codes = [code for *_, code, _, _ in numbered]
        self._names = [name for *_, name, _ in numbered]
        self._mains = bisect_left(numbered, (True,))
        self._by_text = sorted(range(len(numbered)), key=self._joined.__getitem__)
        where: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        for number, (*_, words) in enumerate(numbered):
            for word in set(words):
                where[word].append(number)
        self._where, self._words = dict(where), sorted(where)
        self._alphabet = sorted(self._titles, key=lambda code: (fold(self._titles[code]), code))

    def _preference(self, name: str, code: str, main: bool) -> Preference:
        """What a name is sorted by, and its words."""
        words, title = fold(name), self._titles[code]
        joined = "".join(words)
        return name != title or not main, len(joined), joined, len(title), title, code, name, words

    def find(self, typed: str, most: int = 25) -> tuple[Found, ...]:
        """The occupations that fit what was typed, best first, each once. Total: takes any text.

        Where nothing can be read from it, the first titles of the alphabet.
        """
        words = fold(typed[:TYPED_MOST])[:WORDS_MOST]
        if not words:
            return tuple(Found(code, self._titles[code], "") for code in self._alphabet[: max(0, most)])
        found: dict[str, int] = {}
        for steps, enough in ((self._plain, most), (self._slips, min(FEW, most))):
            for numbers in steps(words) if len(found) < enough else ():
                for number in numbers:
                    if len(found) >= most:
                        break
                    found.setdefault(self._codes[number], number)
        return tuple(self._found(code, number) for code, number in found.items())

    def _found(self, code: str, number: int) -> Found:
        return Found(code, self._titles[code], "" if number < self._mains else self._names[number])

    def _plain(self, words: Sequence[str]) -> Iterator[Iterable[int]]:
        """Names that hold all that was typed, step by step, from the closest on."""
        joined = "".join(words)
        holding = sorted(set.intersection(*(self._holding(word) for word in words)))
        begins = sorted(set(holding).intersection(self._between(joined, joined + LAST)))
        first, middle = bisect_left(begins, self._mains), bisect_left(holding, self._mains)
        yield begins[:first]
        yield sorted(self._between(joined, joined + "\0"))
        yield holding[:middle]
        yield begins[first:]
        yield holding[middle:]

    def _between(self, low: str, high: str) -> list[int]:
        """The names whose letters, without the spaces, sort from `low` up to below `high`."""
        begin, end = (bisect_left(self._by_text, text, key=self._joined.__getitem__) for text in (low, high))
        return self._by_text[begin:end]

    def _beginning(self, word: str) -> list[str]:
        """The known words that begin so."""
        return self._words[bisect_left(self._words, word) : bisect_left(self._words, word + LAST)]

    def _holding(self, word: str) -> set[int]:
        """The names with a word that begins so, or is the singular of it."""
        known = [*self._beginning(word), *({word.removesuffix("s")} & self._where.keys())]
        return set().union(*(self._where[each] for each in known))

    def _slips(self, words: Sequence[str]) -> Iterator[Iterable[int]]:
        """Names that are nearly what was typed, or begin so but for the spaces, or hold much of its words."""
        joined = "".join(words)
        yield self._nearly(joined)
        yield sorted(self._between(joined, joined + LAST))
        parts = list(dict.fromkeys(part for word in words for part in self._apart(word)))
        totals: dict[int, float] = {}
        for word in sorted(parts, key=len, reverse=True):
            gains = self._gains(word, typing=word == parts[-1])
            short = len(word) < SHORT and totals
            for number in totals.keys() & gains.keys() if short else gains:
                totals[number] = totals.get(number, 0) + gains[number]
        least = ENOUGH * max(totals.values(), default=0)
        kept = [(-total, number) for number, total in totals.items() if total >= least]
        yield (number for _, number in sorted(kept))

    def _nearly(self, joined: str) -> list[int]:
        """The names that are a slip or two away as a whole, spaces aside."""
        slips, found = _slips_in(joined), []
        for low, high in ((0, self._mains), (self._mains, len(self._names))) if slips else ():
            begin, end = (
                bisect_left(self._lengths, len(joined) + by, low, high) for by in (-slips, slips + 1)
            )
            near = process.extract(
                joined, self._joined[begin:end], scorer=OSA.distance, score_cutoff=slips, limit=None
            )
            found += [(_apart_by(slip, joined, name), begin + place) for name, slip, place in near]
        return [number for _, number in sorted(found)]

    def _apart(self, word: str) -> tuple[str, ...]:
        """Two known words that were typed as one, or the word."""
        if self._beginning(word):
            return (word,)
        pairs = [(word[:at], word[at:]) for at in range(2, len(word) - 1) if word[:at] in self._where]
        known = [(pair[1] in self._where, pair) for pair in pairs if self._beginning(pair[1])]
        return max(known)[1] if known else (word,)

    def _gains(self, word: str, typing: bool) -> dict[int, float]:
        """What each name gains by a word: its letters, less two for each slip, for a long word tells more."""
        gains: dict[int, float] = {}
        for known, distance in sorted(self._alike(word, typing).items(), key=lambda each: -each[1]):
            gains.update(dict.fromkeys(self._where[known], len(word) - 2 * distance))
        return gains

    def _alike(self, word: str, typing: bool) -> dict[str, float]:
        """The known words that are like a word, or begin like one that is being typed, and how far off."""
        slips = _slips_in(word)
        whole = process.extract(word, self._words, scorer=OSA.distance, score_cutoff=slips, limit=None)
        near = [(known, distance) for known, distance, _ in whole]
        if typing and slips:
            lengths, kin = range(len(word) - 1, len(word) + 2), self._beginning(word[0])
            heads = {known[:length] for known in kin for length in lengths}
            begun = process.extract(word, heads, scorer=OSA.distance, score_cutoff=slips, limit=None)
            near += [(known, distance) for head, distance, _ in begun for known in self._beginning(head)]
        alike: dict[str, float] = {}
        for known, slip in near:
            distance = _apart_by(slip, word, known)
            alike[known] = min(distance, alike.get(known, distance))
        return alike | dict.fromkeys(self._beginning(word) if typing or len(word) >= SHORT else (), 0)


def _apart_by(slip: float, one: str, other: str) -> float:
    """How far two texts are apart, by their slips and by whether they begin alike."""
    return slip + STRANGE * (one[0] != other[0])


def _slips_in(word: str) -> int:
    """How many slips a word may hold: a letter too many, too few, another, or two turned round."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2
