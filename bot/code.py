"""Which words and commands there are in the code, read from its own source.

Rule: a key is written out where it is spoken, `say("learn.compare.intro")` or, where a value decides,
`say(f"learn.{side}.{aspect}.headline")`. So the content check can hold every sentence to its place
without a list that someone must keep.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SPEAKERS = ("say", "Refusal")
"""What takes a key as its first argument."""

WORTH_READING = re.compile(rf"\b(?:{'|'.join(SPEAKERS)}|command)\s*\(")
"""What a file must hold to say anything here; to take the others apart would double the time this takes."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One place in the code that speaks: the key's pieces, its blanks, and where it stands.

    Odd pieces are the names of values that decide (`side`, `aspect`), even ones stand as they are.
    `blanks` is None where the call hands on blanks that cannot be read from the source.
    """

    pieces: tuple[str, ...]
    blanks: frozenset[str] | None
    place: str


@dataclass(frozen=True, slots=True)
class Code:
    """What the source says: every key it speaks, and the names of its slash commands."""

    asked: tuple[Asked, ...]
    commands: frozenset[str]


def read_code(folders: tuple[Path, ...]) -> Code:
    """Read the Python files in these folders."""
    asked: list[Asked] = []
    commands: set[str] = set()
    for file in sorted(file for folder in folders for file in folder.rglob("*.py")):
        source = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(source)) if WORTH_READING.search(source) else ():
            if isinstance(node, ast.Call):
                asked += _asked(node, f"{file.name}:{node.lineno}")
                commands |= _command(node)
    return Code(tuple(asked), frozenset(commands))


def _asked(call: ast.Call, place: str) -> Iterator[Asked]:
    if _name(call.func) in SPEAKERS and call.args:
        named = [keyword.arg for keyword in call.keywords]
        blanks = None if None in named else frozenset(name for name in named if name)
        yield from (Asked(_pieces(key), blanks, place) for key in _keys(call.args[0]))


def _command(call: ast.Call) -> set[str]:
    names = {keyword.arg: keyword.value for keyword in call.keywords}
    name = names.get("name") if _name(call.func) == "command" else None
    return {str(name.value)} if isinstance(name, ast.Constant) else set()


def _keys(argument: ast.expr) -> list[ast.expr]:
    """The literals an argument may stand for: itself, or both arms of a choice."""
    if isinstance(argument, ast.IfExp):
        return _keys(argument.body) + _keys(argument.orelse)
    return [argument] if isinstance(argument, ast.Constant | ast.JoinedStr) else []


def _pieces(key: ast.expr) -> tuple[str, ...]:
    if isinstance(key, ast.Constant):
        return (str(key.value),)
    pieces = [""]
    for part in key.values if isinstance(key, ast.JoinedStr) else []:
        if isinstance(part, ast.FormattedValue):
            pieces += [_name(part.value), ""]
        elif isinstance(part, ast.Constant):
            pieces[-1] += str(part.value)
    return tuple(pieces)


def _name(node: ast.expr) -> str:
    """The word for a value: `aspect`, `gap.aspect` and `question.id` are aspect, aspect, question."""
    if isinstance(node, ast.Attribute):
        return _name(node.value) if node.attr == "id" else node.attr
    return node.id if isinstance(node, ast.Name) else ""
