"""Whether free text speaks of crisis: then the flow stops, kindly.

Rule: phrases, not single words, and no diagnosis. A phrase counts as whole words, whatever the case,
the accents' form or the spaces between; "this deadline is killing me" holds none. A full stop in a phrase
stands for where a sentence begins or ends, so that a word may count only where it is all that is said.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property

APOSTROPHES = "'\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}`\N{ACUTE ACCENT}\N{PRIME}"

END = "."
"""Stands for any end of a sentence, and for the beginning and the end of all that was typed."""


class Care:
    """Phrases to listen for, made ready once, when something is first typed."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._given = tuple(phrases)

    @cached_property
    def _phrases(self) -> tuple[str, ...]:
        return tuple({f" {plain} " for phrase in self._given if (plain := _plain(phrase))})

    def hears(self, typed: str) -> bool:
        """Whether any of the phrases stands in what was typed."""
        text = f" {END} {_plain(typed)} {END} "
        return any(phrase in text for phrase in self._phrases)


def _plain(text: str) -> str:
    """The bare words: one form of each letter, lower case, no apostrophes, ends of sentences kept apart."""
    joined = re.sub(f"[{APOSTROPHES}]", "", text)  # first: NFKC would turn some of them into spaces
    plain = unicodedata.normalize("NFKC", joined).casefold()
    return " ".join(END if mark else word for word, mark in re.findall(r"([^\W_]+)|([.!?;]+)", plain))
