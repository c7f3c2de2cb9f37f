"""content/ -> guidance values and words, with every fault found at once.

Rule: content is checked like code. A fault is a sentence that names the file, the key and the mend;
with a single fault left the bot does not start.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.code import Code, read_code
from bot.guidance.model import Assessment
from bot.guidance.occupation import Occupation
from bot.library.occupations import read_occupations
from bot.library.structure import read_assessment, read_consent
from bot.library.wording import missing_and_unused, read_language, unknown_commands, unlike_english

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"
CODE = (ROOT / "bot", ROOT / "cogs")
"""Where sentences are spoken, so that none is missing and none is left over."""


class ContentFault(Exception):
    """The content cannot be used; `faults` has a sentence for each thing to mend."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(f"{len(faults)} faults in the content")
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Library:
    """What the content says: the assessment, the consent's version, occupations, sentences by language."""

    assessment: Assessment
    consent: int
    occupations: tuple[Occupation, ...]
    languages: Mapping[str, Mapping[str, str]]


def load(content: Path = CONTENT, code: Code | None = None) -> Library:
    """Read a content folder. Raises ContentFault with every fault at once."""
    faults: list[str] = []
    unread: set[str] = set()
    structure = _toml(content / "assessment.toml", faults, unread)
    assessment = Assessment(1, ()) if structure is None else read_assessment(structure, faults)
    privacy = _toml(content / "privacy.toml", faults, unread)
    consent = 1 if privacy is None else read_consent(privacy, faults)
    listed = _toml(content / "occupations.toml", faults, unread)
    occupations = () if listed is None else read_occupations(listed, faults)
    languages = {
        folder.name: read_language(folder, _files(folder, faults, unread), faults)
        for folder in sorted(content.iterdir())
        if folder.is_dir()
    }
    code = read_code(CODE) if code is None else code
    if "en" not in languages:
        faults.append(f"{content.name}/en is missing: English is the language that must be complete.")
    elif not unread:  # a file that cannot be read would make untrue faults elsewhere
        missing_and_unused(languages["en"], assessment, occupations, code, faults)
        for name, sentences in languages.items():
            unknown_commands(name, sentences, code, faults)
            unlike_english(name, sentences, languages["en"], faults)
    if faults:
        raise ContentFault(sorted(set(faults)))
    return Library(assessment, consent, occupations, languages)


def _files(folder: Path, faults: list[str], unread: set[str]) -> dict[str, dict[str, Any]]:
    """The files of a language by name; those of a folder within it are one, parted for the eye."""
    found = {file.stem: _toml(file, faults, unread) or {} for file in sorted(folder.glob("*.toml"))}
    for file in sorted(folder.glob("*/*.toml")):
        table, whole = _toml(file, faults, unread) or {}, found.setdefault(file.parent.name, {})
        for key in table.keys() & whole.keys():
            faults.append(f"{folder.name}/{file.parent.name}/{file.name}: {key} stands in another file too.")
        whole.update(table)
    return found


def _toml(file: Path, faults: list[str], unread: set[str]) -> dict[str, Any] | None:
    name = file.as_posix().rpartition(f"/{CONTENT.name}/")[2]
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        faults.append(f"{name} is missing.")
    except UnicodeDecodeError as error:
        faults.append(f"{name} is not UTF-8 ({error.reason} at byte {error.start}): save it as UTF-8.")
    except tomllib.TOMLDecodeError as error:
        faults.append(f"{name} is not TOML: {error}.")
    unread.add(name)
    return None
