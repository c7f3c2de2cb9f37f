"""Words of crisis stop the flow; hard words about work do not."""

from __future__ import annotations

import unicodedata
from typing import Literal

import care_cases
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject

from bot.guidance.care import Care
from bot.library import Library


@pytest.fixture(scope="session")
def phrases(library: Library) -> list[str]:
    return library.languages["en"]["care.phrases"].splitlines()


@pytest.fixture(scope="session")
def care(phrases: list[str]) -> Care:
    return Care(phrases)


HITS = {
    "plain": "i want to kill myself",
    "in capitals": "I WANT TO DIE",
    "with a straight apostrophe": "I don't want to live like this",
    "with a curly apostrophe": "I don\N{RIGHT SINGLE QUOTATION MARK}t want to live like this",
    "with an acute accent": "I don\N{ACUTE ACCENT}t want to live like this",
    "with an opening quotation mark": "I don\N{LEFT SINGLE QUOTATION MARK}t want to live like this",
    "with a prime": "I don\N{PRIME}t want to live like this",
    "with a grave accent": "I don`t want to live like this",
    "without an apostrophe": "i dont want to live like this",
    "over two lines": "some days I want\nto die",
    "over two lines from another system": "I keep thinking of\r\nending my\r\nlife",
    "with wide spaces": "there is  no\N{NO-BREAK SPACE}reason\tto   live",
    "at the end of a sentence": "Nobody would notice. I'm better off dead.",
    "in quotation marks": "I feel \N{LEFT DOUBLE QUOTATION MARK}suicidal\N{RIGHT DOUBLE QUOTATION MARK}",
    "with a hyphen": "it started with self-harm again",
    "with a comma inside": "I thought of taking, my own life",
    "with dots": "suicide...",
    "in bold": "I **want to die**",
    "in italics": "_I want to kill myself_",
    "behind a spoiler": "||I hurt myself again||",
    "in wide letters": "\uff53\uff55\uff49\uff43\uff49\uff44\uff45",
    "at the very start": "Hurting myself is all I do",
    "in the middle of much else": "the rent is late, my boss shouts and I can't go on living so, sorry",
}

NEAR_MISSES = (
    "this deadline is killing me",
    "I could have died laughing",
    "the team was cut in half",
    "I cut myself on the slicer at work",
    "my boss will kill me if I leave now",
    "I'd die for a job like that",
    "that project is dead",
    "my contract ends in May, and then I want to live by the sea",
    "I killed it in the interview",
    "I hurt my back lifting boxes",
    "the shop went under and half of us had to go",
    "dying to start something new",
    "a dead-end job with no reason to stay",
    "it is not worth it for that pay",
    "I help people who want to diet",
    "the noise does harm my sleep",
    "living on my own takes most of my pay",
    "I shoot films and cut them myself",
    "we buried my grandmother last week and I could not work",
    "I want to end my contract, not my friendships",
    "",
    " \n ",
)


@pytest.mark.parametrize("how", HITS)
def test_words_of_crisis_are_heard_however_they_are_written(how: str, care: Care) -> None:
    assert care.hears(HITS[how])


@pytest.mark.parametrize("typed", care_cases.HITS)
def test_words_of_crisis_are_heard_among_words_about_work(typed: str, care: Care) -> None:
    assert care.hears(typed)


@pytest.mark.parametrize("typed", (*NEAR_MISSES, *care_cases.NEAR_MISSES))
def test_hard_words_about_work_are_no_words_of_crisis(typed: str, care: Care) -> None:
    assert not care.hears(typed)


@given(data=st.data())
def test_every_phrase_is_heard_in_any_case_between_any_words(phrases: list[str], data: DataObject) -> None:
    phrase = data.draw(st.sampled_from([phrase for phrase in phrases if "." not in phrase]))
    written = data.draw(st.sampled_from((str.upper, str.title, str.casefold)))(phrase)
    apart = written.replace(" ", data.draw(st.sampled_from((" ", "\n", "  ", ", ", " - "))))
    before, after = data.draw(st.tuples(*[st.sampled_from(("", "Well. ", "(", "so, "))] * 2))
    assert Care(phrases).hears(f"{before}{apart} {after}")


@given(typed=st.text(), phrase=st.text())
def test_any_text_is_judged_without_an_exception(typed: str, phrase: str) -> None:
    assert Care([phrase]).hears(typed) in (True, False)


def test_an_empty_line_among_the_phrases_hears_nothing() -> None:
    assert not Care(["", "  "]).hears("a quiet day")


def test_part_of_a_word_is_not_the_word() -> None:
    assert not Care(["pear"]).hears("the pearl")
    assert not Care(["pear"]).hears("spear")
    assert Care(["pear"]).hears("a pear, please")


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_an_accent_is_heard_in_every_form(form: Literal["NFC", "NFD", "NFKC", "NFKD"]) -> None:
    phrase = "no d\N{LATIN SMALL LETTER E WITH ACUTE}sir"
    assert Care([phrase]).hears(unicodedata.normalize(form, phrase))
    assert Care([unicodedata.normalize(form, phrase)]).hears(phrase)
