"""Whether free text speaks of crisis: then the flow stops, kindly.

Rule: phrases, not single words, and no diagnosis. A phrase counts as whole words, whatever the case,
the accents' form or the spaces between; "this deadline is killing me" holds none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

APOSTROPHES = "'\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}`\N{ACUTE ACCENT}\N{PRIME}"


def speaks_of_crisis(typed: str, phrases: Iterable[str]) -> bool:
    """Whether any of the phrases stands in what was typed."""
    text = f" {_plain(typed)} "
    return any(f" {_plain(phrase)} " in text for phrase in phrases if phrase.strip())


def _plain(text: str) -> str:
    """The bare words: one form of each letter, lower case, no apostrophes, ends of sentences kept apart."""
    joined = re.sub(f"[{APOSTROPHES}]", "", text)  # first: NFKC would turn some of them into spaces
    return " ".join(re.findall(r"[^\W_]+|[.!?;]+", unicodedata.normalize("NFKC", joined).casefold()))
