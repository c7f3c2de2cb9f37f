"""The sentences: one folder per language, one file per feature, one key per sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.code import Code
from bot.guidance.model import Assessment
from bot.guidance.occupation import Occupation
from bot.library.domains import Domains, domains
from bot.words import BLANK

MOST = 1200
"""What any other sentence may hold: three of them and their headings fit a screen's 4,000."""

LIMITS = (
    # how a key ends, the most characters there, and where that is: Discord's limits, and for buttons the
    # width that its guidelines give before a phone cuts them
    (re.compile(r".*button"), 38, "a button"),
    (re.compile(r".*\.(answers|scales\.\w+)\.\w+"), 38, "a button"),
    (re.compile(r"occupations\.\w+\.title"), 45, "a card's heading"),
    (re.compile(r".*option|.*\.(short|title)"), 100, "a menu"),
    (re.compile(r".*placeholder"), 150, "a menu's placeholder"),
    (re.compile(r".*form_(title|label)"), 45, "a form"),
    (re.compile(r".*form_hint|commands\..*\.description"), 100, "this place"),
    (re.compile(r"occupations\.\w+\.builds\.\w+"), 100, "a card"),
    (re.compile(r"occupations\.\w+\.(does|day)"), 230, "a card"),
    (re.compile(r"occupations\.\w+\.\w+"), 170, "a card"),
    (re.compile(r"suggest\..*"), 100, "a menu"),
    (re.compile(r"care\.phrases"), 60_000, "a list to listen for"),
    (re.compile(r".*"), MOST, "a screen"),
)

COMMAND_NAME = re.compile(r"[-_'\w\u0900-\u097f\u0e00-\u0e7f]{1,32}")


def read_language(folder: Path, files: Mapping[str, Mapping[str, Any]], faults: list[str]) -> dict[str, str]:
    """All sentences of one language by key, each checked by itself."""
    places = {stem: _place(folder, stem) for stem in files}
    sentences = {
        f"{stem}.{key}": value
        for stem, table in files.items()
        for key, value in _flat(places[stem], table, faults)
    }
    for key, sentence in sentences.items():
        stem, _, rest = key.partition(".")
        _check_sentence(f"{places[stem]}, {rest}", key, sentence, faults)
    return sentences


def _place(folder: Path, stem: str) -> str:
    """The file of a feature's words, or the folder that they are parted in."""
    return f"{folder.name}/{stem}" if (folder / stem).is_dir() else f"{folder.name}/{stem}.toml"


def _flat(
    file: str, table: Mapping[str, Any], faults: list[str], outer: str = ""
) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(file, value, faults, f"{outer}{key}.")
        elif isinstance(value, str):
            yield outer + key, value
        else:
            faults.append(f"{file}, {outer}{key}: write a sentence in quotes.")


def _check_sentence(place: str, key: str, sentence: str, faults: list[str]) -> None:
    if not sentence.strip():
        faults.append(f"{place} is empty: write the sentence.")
    most, where = next((most, where) for pattern, most, where in LIMITS if pattern.fullmatch(key))
    if len(sentence) > most:
        faults.append(f"{place} has {len(sentence)} characters, {where} holds {most}: shorten it.")
    if stray := re.findall(r"[{}]", BLANK.sub("", sentence)):
        faults.append(f"{place} has a stray {stray[0]}: a blank is written {{name}}.")
    if re.fullmatch(r"commands\..*\.name", key) and not _is_command_name(sentence):
        faults.append(f"{place}: {sentence!r} is no command name; use 1 to 32 small letters, no spaces.")


def _is_command_name(name: str) -> bool:
    return bool(COMMAND_NAME.fullmatch(name)) and name == name.lower()


def missing_and_unused(
    english: Mapping[str, str],
    assessment: Assessment,
    occupations: Sequence[Occupation],
    code: Code,
    faults: list[str],
) -> None:
    """Hold English to what the code asks for: every key there, every blank filled, nothing left over."""
    used, values = set[str](), domains(assessment, occupations)
    for place in code.asked:
        keys = list(_expand(place.pieces, values))
        if not keys:
            faults.append(f"{place.place} asks for words by a value that the check does not know.")
        for key in keys:
            used.add(key)
            if key not in english:
                faults.append(f"en: {key} is missing; {place.place} speaks it.")
            elif place.blanks is not None and (unfilled := _blanks(english[key]) - place.blanks):
                faults.append(f"en: {key} has a blank {', '.join(sorted(unfilled))} that nobody fills.")
    for key in english.keys() - used:
        if not key.startswith("commands."):
            faults.append(f"en: {key} is spoken nowhere: remove it, or mend its name.")


def _expand(pieces: tuple[str, ...], values: Domains, outer: str = "") -> Iterator[str]:
    """Every key that a pattern can become; `outer` is the question or scale that stands before."""
    if len(pieces) == 1:
        yield pieces[0]
        return
    head, name, following, *rest = pieces
    for value in values.get((name, outer), values.get((name, ""), ())):
        within = value if name.endswith("question") or name == "scale" else outer
        yield from _expand((head + value + following, *rest), values, within)


def unknown_commands(name: str, sentences: Mapping[str, str], code: Code, faults: list[str]) -> None:
    """Find sentences that send a member to a command that is not there."""
    for key, sentence in sentences.items():
        of = key.split(".")[1]
        if key.startswith("commands.") and of not in code.commands:
            faults.append(f"{name}: {key} names {of}, which is no command: remove it, or mend its name.")
        for command in BLANK.findall(sentence):
            if command.startswith("/") and command[1:] not in code.commands:
                faults.append(f"{name}: {key} sends people to {command}, which is no command.")


def unlike_english(
    name: str, sentences: Mapping[str, str], english: Mapping[str, str], faults: list[str]
) -> None:
    """Hold another language to English: no key that English lacks, the same blanks."""
    for key, sentence in sentences.items():
        if key.startswith("commands."):
            continue
        if key not in english:
            faults.append(f"{name}: {key} stands in no English file: remove it, or mend its name.")
        elif _blanks(sentence) != _blanks(english[key]):
            wanted = ", ".join(sorted(_blanks(english[key]))) or "none"
            faults.append(f"{name}: {key} must have the same blanks as English: {wanted}.")


def _blanks(sentence: str) -> set[str]:
    return {name for name in BLANK.findall(sentence) if not name.startswith("/")}
