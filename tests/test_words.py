"""Every sentence comes through here: by language and key, with its blanks filled and its commands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.code import Code, read_code
from bot.library import ContentFault, load
from bot.words import Words

ENGLISH = {
    "toy.hello": "Hello",
    "toy.greet": "Hello {name}, {name} from {place}",
    "toy.start": "Use {/assess} or {/help}",
    "toy.mixed": "{name}, use {/assess}",
    "toy.only_english": "Marmalade",
    "toy.odd": "a { b, c } d, {} and {Name}",
}
LANGUAGES = {
    "en": ENGLISH,
    "de": {
        "toy.hello": "Hallo",
        "toy.greet": "{place} grüßt {name}",
    },
    "pt": {"toy.hello": "Olá"},
    "zh-TW": {"toy.hello": "你好"},
}


def words(default: str = "en") -> Words:
    return Words(LANGUAGES, default)


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("de", "de"),
        ("pt-BR", "pt"),
        ("en-GB", "en"),
        ("zh-TW", "zh-TW"),
        ("zh-CN", "en"),
        ("fr", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_a_locale_gets_its_language_else_its_base_else_the_default(locale: str | None, language: str) -> None:
    assert words().language(locale) == language
    assert words().to(locale)("toy.hello") == LANGUAGES[language]["toy.hello"]


@pytest.mark.parametrize("locale", ["fr", "zh-CN", "", None])
def test_an_unknown_locale_gets_the_default_that_is_set(locale: str | None) -> None:
    assert words("de").language(locale) == "de"
    assert words("de").language("en-US") == "en"


def test_a_default_that_is_not_there_gives_way_to_english() -> None:
    assert words("nl").language("fr") == "en"
    assert words("nl").to("fr")("toy.hello") == ENGLISH["toy.hello"]


def test_what_a_language_lacks_is_said_in_english_key_by_key() -> None:
    say = words().to("de")
    assert say("toy.hello") == LANGUAGES["de"]["toy.hello"]
    assert say("toy.only_english") == ENGLISH["toy.only_english"]


def test_what_a_default_language_lacks_is_said_in_english_too() -> None:
    assert words("pt").to("fr")("toy.only_english") == ENGLISH["toy.only_english"]


def test_blanks_are_filled_wherever_they_stand() -> None:
    assert words().to("en")("toy.greet", name="Ada", place="Rome") == "Hello Ada, Ada from Rome"
    assert words().to("de")("toy.greet", name="Ada", place="Rome").startswith("Rome")


def test_a_blank_may_be_filled_with_a_number() -> None:
    assert words().to("en")("toy.greet", name=3, place=0) == "Hello 3, 3 from 0"


def test_a_blank_that_a_sentence_does_not_have_is_left_aside() -> None:
    assert words().to("en")("toy.hello", name="Ada") == "Hello"


def test_a_blank_that_nobody_fills_is_an_error() -> None:
    with pytest.raises(KeyError):
        words().to("en")("toy.greet", name="Ada")


@given(name=st.sampled_from(("{place}", "{name}", "{/assess}", "{", "\\1", "\\g<0>", "{{name}}")) | st.text())
def test_what_fills_a_blank_is_taken_as_it_is(name: str) -> None:
    spoken = words().to("en")("toy.greet", name=name, place="Rome")
    assert spoken == "Hello " + name + ", " + name + " from Rome"


def test_braces_that_make_no_blank_stay_as_they_are() -> None:
    assert words().to("en")("toy.odd") == ENGLISH["toy.odd"]


def test_commands_are_plain_before_their_ids_are_known() -> None:
    assert words().to("en")("toy.start") == "Use `/assess` or `/help`"


def test_commands_become_clickable_once_their_ids_are_known() -> None:
    spoken = words()
    say = spoken.to("en")
    spoken.command_ids = {"assess": 7}
    assert say("toy.start") == "Use </assess:7> or `/help`"
    assert say("toy.mixed", name="Ada") == "Ada, use </assess:7>"


@pytest.mark.parametrize("locale", ["en", "de", "fr", None])
def test_a_key_that_no_language_knows_is_an_error(locale: str | None) -> None:
    with pytest.raises(KeyError):
        words().to(locale)("toy.nothing")


def test_a_voice_keeps_its_language() -> None:
    spoken = words()
    german, english = spoken.to("de"), spoken.to("en")
    assert german("toy.hello") != english("toy.hello")
    assert german("toy.hello") == LANGUAGES["de"]["toy.hello"]


SOURCE = """
from discord import app_commands

@app_commands.command(name="walk", description="d")
async def walk(self): ...

class Shop:
    name = "no command"

def screen(say, side, question, rest, kind):
    say("toy.plain")
    say("toy.filled", name="Ada", place="Rome")
    say(f"toy.{side}.{question.id}.title")
    say(f"toy.{question.scale}")
    say("toy.yes" if side else f"toy.no.{kind}")
    say("toy.handed_on", **rest)
    raise Refusal("toy.refused", incident="1")
    shout("toy.not_spoken")
    say(rest)
"""


@pytest.fixture
def read(tmp_path: Path) -> Code:
    """What the toy source speaks."""
    (tmp_path / "screens").mkdir()
    (tmp_path / "screens" / "toy.py").write_text(SOURCE)
    return read_code((tmp_path,))


def test_every_key_is_found_where_it_is_spoken(read: Code) -> None:
    assert {asked.pieces for asked in read.asked} == {
        ("toy.plain",),
        ("toy.filled",),
        ("toy.", "side", ".", "question", ".title"),
        ("toy.", "scale", ""),
        ("toy.yes",),
        ("toy.no.", "kind", ""),
        ("toy.handed_on",),
        ("toy.refused",),
    }


def test_the_blanks_of_a_key_are_those_that_its_call_names(read: Code) -> None:
    blanks = {asked.pieces[0]: asked.blanks for asked in read.asked if len(asked.pieces) == 1}
    assert blanks["toy.plain"] == frozenset()
    assert blanks["toy.filled"] == frozenset({"name", "place"})
    assert blanks["toy.refused"] == frozenset({"incident"})
    assert blanks["toy.handed_on"] is None


def test_a_place_names_the_file_and_the_line(read: Code) -> None:
    [place] = [asked.place for asked in read.asked if asked.pieces == ("toy.plain",)]
    assert place == f"toy.py:{SOURCE[: SOURCE.index('toy.plain')].count(chr(10)) + 1}"


def test_the_names_of_slash_commands_are_read_from_the_source(read: Code) -> None:
    assert read.commands == {"walk"}


def test_a_key_by_a_value_that_nobody_knows_is_a_fault(read: Code) -> None:
    with pytest.raises(ContentFault) as raised:
        load(code=read)
    assert any("toy.py" in fault and "value" in fault for fault in raised.value.faults)
    assert any("toy.plain" in fault and "toy.py" in fault for fault in raised.value.faults)
