"""What a member typed, in a line of our own: of whatever direction it is, it turns nothing beside it."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.screens import parts
from bot.script import TURNS, balanced

HEBREW, ARABIC = "\N{HEBREW LETTER ALEF}\N{HEBREW LETTER BET}", "\N{ARABIC LETTER BEH}"
EMBED, ISOLATED = "\u202b", "\u2067"
CONTROLS = "".join({*TURNS, *TURNS.values()})
TYPED = st.text(st.sampled_from(CONTROLS + "ab *<@:\n" + HEBREW + ARABIC), max_size=60)


def wrapped(words: str) -> str:
    return f"{parts.ISOLATE}{words}{parts.END}"


def level(words: str) -> bool:
    """If every turn is ended, by its own end, and every end had a turn."""
    words = "".join(c for c in words if c in CONTROLS)
    while (less := re.sub("[\u202a\u202b\u202d\u202e]\u202c|[\u2066-\u2068]\u2069", "", words)) != words:
        words = less
    return not words


@pytest.mark.parametrize("typed", [HEBREW, ARABIC, f"call {HEBREW}", f"{ARABIC} (1)"])
def test_words_that_run_right_to_left_stand_apart_in_our_line(typed: str) -> None:
    shown = parts.inline(typed)
    assert shown == wrapped(shown[1:-1])
    assert shown[1:-1].replace("\\", "") == typed


def test_words_that_run_left_to_right_stand_as_they_are() -> None:
    assert parts.inline("a walk, 20 min") == "a walk, 20 min"
    assert parts.quoted(HEBREW) == f"> {HEBREW}"


def test_a_turn_that_is_ended_stays_and_stands_apart_and_any_other_goes() -> None:
    assert parts.inline(f"{EMBED}a\u202c") == wrapped(f"{EMBED}a\u202c")
    for typed in (f"{EMBED}a", "a\u202c", f"\u202c{ISOLATED}a", f"{ISOLATED}a\u202c", f"{EMBED}{ISOLATED}a"):
        assert parts.inline(typed) == "a"
    assert parts.quoted(f"{ISOLATED}a\nb\u2069") == "> a\n> b"


@given(TYPED, st.integers(5, 40))
def test_whatever_was_typed_and_however_short_it_is_cut_nothing_is_left_turned(typed: str, most: int) -> None:
    for shown in (parts.inline(typed, most), *parts.quoted(typed, most).splitlines(), balanced(typed)):
        assert level(shown)
    assert len(parts.inline(typed, most)) <= most and len(parts.quoted(typed, most)) <= most


def test_a_long_text_is_cut_within_its_isolate() -> None:
    for word, most in product((HEBREW, ARABIC), (10, 100)):
        shown = parts.inline(word * 200, most)
        assert len(shown) <= most and shown == wrapped(shown[1:-1])
