"""Discord's own description of its HTTP API, read as it stands outside the project.

Rule: nothing of the description is kept here, and where its file is absent there are no faults to find.
One rule of it is relaxed, as Discord relaxes it: an id may be a number as well as digits in a text.
"""

import json
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from textwrap import shorten
from typing import Any

from jsonschema import Draft202012Validator, ValidationError, validators  # type: ignore[import-untyped]
from referencing import Registry
from referencing.jsonschema import DRAFT202012
from simcord import HttpLogEntry

from .limits import amount

PROJECT = Path(__file__).resolve().parents[2]
URN = "urn:discord"
IDS = re.compile(r"\b(?:[0-9a-f]{8}(?:[0-9a-f]{4}){0,3}|(?<=#)[0-9a-f]{6}|\d{9,11}|\d{15,20})\b")
"""Ids of ours and of Discord's, and moments."""

LEAST = ("minLength", "minItems", "minimum")
MOST = ("maxLength", "maxItems", "maximum")


def description() -> Path:
    """Say where the description is looked for, for those who want to skip without it."""
    return PROJECT / os.environ.get("DISCORD_OPENAPI", "../shared/data/discord-openapi.json")


def faults_in(request: HttpLogEntry) -> list[str]:
    """Tell where the body of a request does not fit its operation."""
    path, method = description(), request.method.lower()
    if request.json is None or not path.is_file():
        return []
    template = _template(path, method, request.path)
    if template is None:
        return ["body: Discord describes no such operation"]
    levelled = IDS.sub(lambda number: "1" * len(number[0]), json.dumps(request.json))
    return list(_faults(path, method, template, levelled))


@lru_cache(maxsize=4096)
def _faults(path: Path, method: str, template: str, body: str) -> tuple[str, ...]:
    """Judge a body; most bodies differ from an earlier one by ids alone, and are judged once."""
    validator = _validator(path, method, template)
    errors = validator.iter_errors(json.loads(body)) if validator else ()
    return tuple(f"{_place(leaf)}: {_told(leaf)}" for error in errors for leaf in _leaves(error))


@lru_cache
def _document(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    document["components"]["schemas"]["SnowflakeType"]["type"] = ["string", "integer"]
    return document


@lru_cache
def _registry(path: Path) -> Registry[Any]:
    registry: Registry[Any] = Registry().with_resource(URN, DRAFT202012.create_resource(_document(path)))
    return registry


@lru_cache
def _judge(path: Path) -> Any:
    """A validator that remembers which values fit what a name stands for: most parts come again and again.

    A union is only told at length, by the validator's own rules, where its values do not fit as they should.
    """
    own, known = Draft202012Validator.VALIDATORS, dict[tuple[str, str], bool]()

    def fits(validator: Any, schema: Any, value: Any, written: str) -> bool:
        if schema.keys() != {"$ref"}:
            return bool(validator.evolve(schema=schema).is_valid(value))
        case = schema["$ref"], written
        if case not in known:
            known[case] = validator.evolve(schema=schema).is_valid(value)
        return known[case]

    def fitting(validator: Any, branches: Any, value: Any) -> int:
        written = json.dumps(value)
        return sum(fits(validator, branch, value, written) for branch in branches)

    def one_of(validator: Any, branches: Any, value: Any, schema: Any) -> Iterator[ValidationError]:
        if fitting(validator, branches, value) != 1:
            yield from own["oneOf"](validator, branches, value, schema)

    def any_of(validator: Any, branches: Any, value: Any, schema: Any) -> Iterator[ValidationError]:
        if not fitting(validator, branches, value):
            yield from own["anyOf"](validator, branches, value, schema)

    return validators.extend(Draft202012Validator, {"oneOf": one_of, "anyOf": any_of})


@lru_cache
def _template(path: Path, method: str, address: str) -> str | None:
    """Find the operation of an address; where two fit, it is the one with the most fixed words."""
    words = address.strip("/").split("/")
    fitting = [
        template
        for template, operations in _document(path)["paths"].items()
        if method in operations and _fits(template.strip("/").split("/"), words)
    ]
    return min(fitting, key=lambda template: template.count("{"), default=None)


def _fits(pattern: list[str], words: list[str]) -> bool:
    return len(pattern) == len(words) and all(
        fixed == word or fixed.startswith("{") for fixed, word in zip(pattern, words, strict=True)
    )


@lru_cache
def _validator(path: Path, method: str, template: str) -> Any:
    """Read the body's schema where it stands; None for an operation that takes no JSON."""
    content = _document(path)["paths"][template][method].get("requestBody", {}).get("content", {})
    if "application/json" not in content:
        return None
    steps = ("paths", template, method, "requestBody", "content", "application/json", "schema")
    pointer = "/".join(step.replace("~", "~0").replace("/", "~1") for step in steps)
    return _judge(path)({"$ref": f"{URN}#/{pointer}"}, registry=_registry(path))


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """Go down each union into the branch that was meant, to the errors a reader can mend."""
    branches: dict[int, list[ValidationError]] = defaultdict(list)
    for inner in error.context or ():
        branches[inner.schema_path[0]].append(inner)
    meant = min(branches.values(), key=_strangeness, default=[])
    if not meant or _is_of_another_type(meant):
        yield error
    else:
        for inner in meant:
            yield from _leaves(inner)


def _strangeness(branch: list[ValidationError]) -> tuple[bool, bool, int]:
    """Order branches by how little they were meant: another kind of value, another `type`, more errors."""
    another_kind = any(not error.relative_path and error.validator == "type" for error in branch)
    return another_kind, _is_of_another_type(branch), len(branch)


def _is_of_another_type(branch: list[ValidationError]) -> bool:
    return any(list(error.relative_path) == ["type"] for error in branch)


def _place(error: ValidationError) -> str:
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in error.absolute_path)
    return "".join(steps).removeprefix(".") or "body"


def _told(error: ValidationError) -> str:
    """Say what is wrong in the words that the rules of our own use, else in the validator's."""
    if error.validator in LEAST:
        return f"{amount(error.instance)}, at least {error.validator_value}"
    if error.validator in MOST:
        return f"{amount(error.instance)}, at most {error.validator_value}"
    if error.context and isinstance(error.instance, dict) and "type" in error.instance:
        return f"type {error.instance['type']} has no place here"
    return shorten(error.message, 160)
