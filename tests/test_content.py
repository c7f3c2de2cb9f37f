"""Content is checked like code: the real folder loads, and every kind of fault is told by its place."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.code import Code, read_code
from bot.library import CODE, CONTENT, ContentFault, Library, load
from bot.words import Words

Edit = Callable[[Path], object]

TWO = '["a", "b"]'


@pytest.fixture(scope="session")
def code() -> Code:
    return read_code(CODE)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def faults(content: Path, code: Code) -> list[str]:
    with pytest.raises(ContentFault) as raised:
        load(content, code)
    return raised.value.faults


def told(found: list[str], parts: str) -> bool:
    """Whether one fault names all of these parts, which are parted by a space; ~ is a space inside."""
    return any(all(part.replace("~", " ") in fault for part in parts.split()) for fault in found)


def write(file: str, text: str, encoding: str = "utf-8") -> Edit:
    def edit(content: Path) -> None:
        (content / file).parent.mkdir(exist_ok=True)
        (content / file).write_text(text, encoding)

    return edit


def add(file: str, text: str) -> Edit:
    return lambda content: write(file, (content / file).read_text(encoding="utf-8") + text)(content)


def change(file: str, pattern: str, replacement: str) -> Edit:
    """Replace the first place in a file that a pattern finds."""

    def edit(content: Path) -> None:
        before = (content / file).read_text(encoding="utf-8")
        after, found = re.subn(pattern, lambda _: replacement, before, count=1, flags=re.MULTILINE)
        assert found, f"{file} has nothing like {pattern}"
        write(file, after)(content)

    return edit


def put(file: str, key: str, value: str) -> Edit:
    """Give the first key of this name another value."""
    return change(file, rf"^{key} = .*$", f"{key} = {value}")


def ask(name: str = "new", **entry: str) -> Edit:
    """One more question in the last chapter, with these keys."""
    lines = (f"{key} = {value}" for key, value in {"id": f"'{name}'", **entry}.items())
    return add("assessment.toml", "\n".join(("[[chapter.question]]", *lines, "")))


def only_if(question: str, *any_of: str, more: str = "") -> Edit:
    """One more question, with this condition."""
    keys = [f"question = '{question}'", f"any = {list(any_of)}", *([more] if more else [])]
    return ask(choices=TWO, ask_if="{" + ", ".join(keys) + "}")


def measure(number: str) -> Edit:
    """One more statement that measures this time, aspect and side."""
    keys = zip(("time", "aspect", "side"), number.split(), strict=True)
    return ask(scale="'true'", measure="{" + ", ".join(f"{key} = '{value}'" for key, value in keys) + "}")


def say(value: str) -> Edit:
    """Another sentence on one button."""
    return put("en/assess.toml", "skip_button", f'"{value}"')


def german(file: str, *lines: str) -> Edit:
    """A second language with one file."""
    return write(f"de/{file}.toml", "\n".join(lines))


def delete(file: str) -> Edit:
    return lambda content: (content / file).unlink()


STRUCTURE: dict[str, tuple[Edit, str]] = {
    "broken TOML": (write("assessment.toml", "[[chapter]"), "TOML"),
    "no such file": (delete("assessment.toml"), "missing"),
    "an unknown key of a chapter": (put("assessment.toml", "minutes", "1\nhours = 1"), "situation hours"),
    "an unknown key of a question": (ask(choices=TWO, colour="'red'"), "new colour"),
    "an unknown key of a condition": (only_if("hours", "few", more="all = 1"), "new ask_if all"),
    "no version": (put("assessment.toml", "version", "'one'"), "version"),
    "a chapter id twice": (put("assessment.toml", "id", "'work'"), "work twice"),
    "a question id twice": (ask("hours", choices=TWO), "hours twice"),
    "an id with a space": (ask("my hours", choices=TWO), "my~hours"),
    "an answer with a space": (ask(choices="['a b', 'c']"), "new a~b"),
    "both a scale and choices": (ask(scale="'true'", choices=TWO), "new scale"),
    "neither a scale nor choices": (ask(), "new scale"),
    "an answer twice": (ask(choices="['a', 'b', 'a']"), "new choices twice"),
    "a single answer": (ask(choices="['a']"), "new choices 1"),
    "26 answers": (ask(choices=str([f"a{number}" for number in range(26)])), "new choices 26"),
    "nine minutes": (put("assessment.toml", "minutes", "9"), "situation minutes"),
    "a chapter without questions": (
        add("assessment.toml", "[[chapter]]\nid = 'idle'\nminutes = 1\n"),
        "idle",
    ),
    "a chapter after a later one": (put("assessment.toml", "id", "'x'\nafter = ['work']"), "chapter~x work"),
    "a condition on a later question": (
        put("assessment.toml", "choices", f"{TWO}\nask_if = {{question = 'hours', any = ['few']}}"),
        "work_now hours",
    ),
    "a condition on itself": (only_if("new", "a"), "new ask_if"),
    "a condition on an answer that is not there": (only_if("hours", "few", "lots"), "new hours lots"),
    "a condition that nothing meets": (only_if("hours"), "new any"),
    "a measure of nothing known": (measure("now mood job"), "new aspect"),
    "a number measured twice": (measure("now growth job"), "now,~growth,~job"),
    "a choice that measures": (
        change("assessment.toml", 'scale = "true"', f"choices = {TWO}"),
        "now_purpose_job measure",
    ),
    "an answer gone that the direction reads": (
        change("assessment.toml", '"income_soon", ', ""),
        "comes_first income_soon",
    ),
}

WORDING: dict[str, tuple[Edit, str]] = {
    "broken TOML": (write("en/help.toml", "open_button = "), "en/help.toml TOML"),
    "not UTF-8": (write("en/help.toml", "a = 'é'", "latin-1"), "en/help.toml UTF-8"),
    "no English": (lambda content: shutil.rmtree(content / "en"), "en missing"),
    "a file of words is gone": (delete("en/help.toml"), "en help.heading missing"),
    "no consent": (delete("privacy.toml"), "privacy.toml missing"),
    "an unknown key beside the consent": (add("privacy.toml", "colour = 1\n"), "privacy.toml colour"),
    "a consent without a version": (put("privacy.toml", "consent", "0"), "privacy.toml consent"),
    "a missing word": (change("en/assess.toml", "^skip", "hop"), "en assess.skip_button missing"),
    "a misspelt word": (change("en/assess.toml", "^skip", "hop"), "en assess.hop_button"),
    "a word that nobody speaks": (add("en/care.toml", "lullaby = 'x'\n"), "en care.lullaby"),
    "a sentence that is a number": (put("en/assess.toml", "skip_button", "3"), "en/assess.toml skip_button"),
    "a blank that nobody fills": (say("{nobody}"), "en assess.skip_button nobody"),
    "a stray brace": (say("a { b"), "en/assess.toml skip_button stray~{"),
    "an empty sentence": (say(" "), "en/assess.toml skip_button empty"),
    "a sentence too long for its button": (say("x" * 39), "en/assess.toml skip_button 39 38"),
    "a command that is not there": (say("{/nowhere}"), "en assess.skip_button /nowhere"),
    "in German, other blanks": (german("assess", "skip_button = '{who}'"), "de assess.skip_button blanks"),
    "in German, a blank less": (german("assess", "[paused]", "text = 'x'"), "de assess.paused.text days"),
    "in German, a key of its own": (german("assess", "hop_button = 'x'"), "de assess.hop_button"),
    "in German, no such command": (german("assess", "skip_button = '{/no}'"), "de assess.skip_button /no"),
    "a command with a space": (german("commands", "[job]", "name = 'a b'"), "de/commands.toml job.name a~b"),
    "a command with a capital": (german("commands", "[job]", "name = 'Be'"), "de/commands.toml job.name Be"),
    "a command too long": (
        german("commands", "[job]", f"description = '{'x' * 101}'"),
        "de/commands.toml job.description 101",
    ),
    "words for a command that is not there": (german("commands", "[asess]", "name = 'x'"), "de asess"),
}

WRONG_KINDS: dict[str, tuple[Edit, str]] = {
    "chapters that are a number": (write("assessment.toml", "version = 1\nchapter = 3\n"), "chapter"),
    "chapters that are words": (write("assessment.toml", "version = 1\nchapter = ['x']\n"), "chapter"),
    "chapters before that are a number": (put("assessment.toml", "after", "5"), "readiness after"),
    "minutes that are true": (put("assessment.toml", "minutes", "true"), "situation minutes"),
    "a version that is true": (put("assessment.toml", "version", "true"), "version"),
    "a scale that is true": (ask(scale="true"), "new scale"),
    "a scale that is a number": (ask(scale="5"), "new scale"),
    "answers that are a number": (ask(choices="5"), "new choices"),
    "answers that are one word": (ask(choices="'ab'"), "new choices"),
    "answers that are numbers": (ask(choices="[1, 2]"), "new choice"),
    "a condition that is a word": (ask(choices=TWO, ask_if="'hours'"), "new ask_if"),
    "a condition on a number": (ask(choices=TWO, ask_if="{question = 'hours', any = 5}"), "new any"),
    "a measure that is a word": (ask(scale="'true'", measure="'growth'"), "new measure"),
}


def test_a_copy_of_the_content_loads_alike(content: Path, code: Code, library: Library) -> None:
    assert load(content, code) == library


@pytest.mark.parametrize("kind", [*STRUCTURE, *WRONG_KINDS])
def test_a_fault_of_structure_is_told_by_its_place(kind: str, content: Path, code: Code) -> None:
    edit, parts = {**STRUCTURE, **WRONG_KINDS}[kind]
    edit(content)
    found = faults(content, code)
    assert told(found, f"assessment.toml {parts}"), found[:10]


@pytest.mark.parametrize("kind", WORDING)
def test_a_fault_of_wording_is_told_by_its_place(kind: str, content: Path, code: Code) -> None:
    edit, parts = WORDING[kind]
    edit(content)
    found = faults(content, code)
    assert told(found, parts), found[:10]


@pytest.mark.parametrize("sentence", ["{nobody}", "a { b", " ", "x" * 39, "{/nowhere}"])
def test_one_fault_in_a_sentence_is_told_once(sentence: str, content: Path, code: Code) -> None:
    say(sentence)(content)
    assert len(faults(content, code)) == 1


def test_a_file_that_cannot_be_read_brings_no_untrue_faults_along(content: Path, code: Code) -> None:
    write("assessment.toml", "[[chapter]")(content)
    [fault] = faults(content, code)
    assert "assessment.toml" in fault


def test_all_faults_are_told_at_once(content: Path, code: Code) -> None:
    structure = ("an unknown key of a question", "a single answer", "nine minutes", "no version")
    wording = (
        "a consent without a version",
        "a missing word",
        "in German, a blank less",
        "a command too long",
    )
    for kind in structure:
        STRUCTURE[kind][0](content)
    for kind in wording:
        WORDING[kind][0](content)
    found = faults(content, code)
    assert [kind for kind in structure if not told(found, f"assessment.toml {STRUCTURE[kind][1]}")] == []
    assert [kind for kind in wording if not told(found, WORDING[kind][1])] == []
    assert found == sorted(set(found))


def test_a_language_with_a_few_sentences_loads_and_english_says_the_rest(content: Path, code: Code) -> None:
    german("assess", 'skip_button = "Weiter"')(content)
    library = load(content, code)
    say = Words(library.languages).to("de")
    assert say("assess.skip_button") == "Weiter"
    assert say("assess.back_button") == library.languages["en"]["assess.back_button"]
