"""What a text's characters ask of whoever draws it: their script, their direction, where a line may break.

Rule: what is not known to be simple is taken to need shaping.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

SIMPLE = {
    "", "LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "GEORGIAN", "CJK", "HIRAGANA", "KATAKANA", "HANGUL",
    "BOPOMOFO", "KATAKANA-HIRAGANA", "FULLWIDTH", "HALFWIDTH", "IDEOGRAPHIC", "ETHIOPIC", "CHEROKEE", "MICRO",
    "MODIFIER", "FEMININE", "MASCULINE", "OHM", "KELVIN", "ANGSTROM", "HEBREW",
}  # fmt: skip
"""Scripts whose letters stand beside each other as they are; Hebrew, too, once its direction is right."""

SPACELESS = {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "FULLWIDTH", "IDEOGRAPHIC"}
BREAKABLE = {"THAI", "LAO", "KHMER", "MYANMAR"}
"""Scripts whose words may break between any two letters; and those that need shaping, yet may be torn."""

STAYS_BEHIND = set("เแโใไເແໂໃໄ")
STAYS_AHEAD = set("ะาำๅๆฯະາຳໆฯぁぃぅぇぉっゃゅょァィゥェォッャュョー々")
TURNS = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys("\u2066\u2067\u2068", "\u2069")
"""What turns the direction of what follows, and what ends that again."""

AFTER = re.compile(r"(?<=[-/\u2010\u2013])(?=[^\W\d_])")


@lru_cache(4096)
def script(text: str) -> str:
    """The script of the first letter, by the name Unicode gives it; empty for what all scripts share."""
    for character in text[:1]:
        if unicodedata.category(character)[0] == "L":
            return unicodedata.name(character, "").partition(" ")[0]
    return ""


@lru_cache(4096)
def plain(character: str) -> bool:
    """If a character needs no shape of its own: a control, a mark of format, a choice of variant."""
    return unicodedata.category(character) in ("Cc", "Cf") or "\ufe00" <= character <= "\ufe0f"


def shaped(text: str) -> bool:
    """If the letters change with their neighbours or carry marks, so that a shaper must set them."""
    return any(script(c) not in SIMPLE or (unicodedata.category(c)[0] == "M" and not plain(c)) for c in text)


def runs_right_to_left(text: str, page: bool) -> bool:
    """The direction of a text: the page's where it has such letters or none, else its first's."""
    found = [d for d in map(unicodedata.bidirectional, text) if d in ("L", "R", "AL", "AN")]
    if page:
        return not found or any(d != "L" for d in found)
    return bool(found) and found[0] != "L" and any(d in ("R", "AL") for d in found)


def mixed(text: str) -> bool:
    """If there are letters that run right to left, so that the order on the page is not that of the text."""
    return any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


def balanced(text: str) -> str:
    """The text without what turns the direction and is never ended, or ends what was never turned."""
    kept, opened = list(text), list[int]()
    for at, character in enumerate(text):
        if character in TURNS:
            opened.append(at)
        elif opened and character == TURNS[text[opened[-1]]]:
            opened.pop()
        elif character in TURNS.values():
            kept[at] = ""
    for at in opened:
        kept[at] = ""
    return "".join(kept)


def tidy(text: str) -> str:
    """The text in composed form, on one line, without control characters."""
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(c for c in spaced if unicodedata.category(c) != "Cc")


def clusters(text: str) -> Iterator[str]:
    """The text's characters, each with the marks that belong to it."""
    at = 0
    for n in range(1, len(text) + 1):
        joined = n < len(text) and (_clings(text[n]) or unicodedata.combining(text[n - 1]) == 9)
        if not joined and n < len(text):
            joined = text[n - 1] == "\u200d" or text[n - 1] in STAYS_BEHIND
        if not joined:
            yield text[at:n]
            at = n


def _clings(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" or plain(character) or character in STAYS_AHEAD


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """Where a line may break: each piece with what stands before it on the same line, a space or nothing."""
    for word in text.split(" "):
        before = " "
        for part in AFTER.split(word):
            for piece in _unspaced(part):
                yield before, piece
                before = ""


def _unspaced(word: str) -> Iterator[str]:
    """A word's letters where its script has no spaces, closing marks kept with them; else the whole word."""
    if not any(script(c) in SPACELESS for c in word):
        yield word
        return
    kept = ""
    for cluster in clusters(word):
        closing = unicodedata.category(cluster[0]) in ("Pe", "Pf", "Po")
        opened = kept != "" and unicodedata.category(kept[-1]) in ("Ps", "Pi")
        opening = unicodedata.category(cluster[0]) in ("Ps", "Pi")
        together = not opening and not {script(cluster), script(kept[-1:])} & SPACELESS
        if kept and not (closing or opened or together):
            yield kept
            kept = ""
        kept += cluster
    yield kept


def tearable(word: str) -> bool:
    """If a word that is too long for a line may be torn between two of its letters."""
    return all(script(c) in BREAKABLE for c in word if script(c) not in SIMPLE or script(c) == "HEBREW")
