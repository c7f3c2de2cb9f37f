"""The rules of application commands that Discord's own description lets through.

Rule: what holds for a name or a description holds for each of its translations too.
"""

import re
from collections.abc import Iterator

from . import limits
from .limits import Json, beyond, inside, measured, repeated

SLASH = 1
MOST = {SLASH: 100, 2: 15, 3: 15}  # slash commands, those on a member, those on a message
ACCEPTED_NAME = re.compile(r"[-'\w\u0900-\u097f\ua8e0-\ua8ff\u0e00-\u0e7f]*")  # two scripts have marks
PLACEHOLDER = "…"  # what discord.py sends where nobody described an option


def commands(body: list[Json]) -> Iterator[str]:
    """Tell the faults of a whole set of commands."""
    for index, command in enumerate(body):
        yield from _command(f"[{index}]", command)
    for kind, most in MOST.items():
        alike = [command for command in body if command.get("type", SLASH) == kind]
        yield from _same_names(f"commands of type {kind}", alike)
        if len(alike) > most:
            yield f"commands of type {kind}: {len(alike)} entries, at most {most}"


def choices(place: str, offered: list[Json]) -> Iterator[str]:
    """Tell the faults of what an option offers, fixed choices and completions alike."""
    yield from beyond(place, offered, (0, 25))
    for index, choice in enumerate(offered):
        yield from measured(f"{place}[{index}]", choice, limits.CHOICE)
        yield from _sized(f"{place}[{index}]", choice, "name", limits.TEXT)
        if isinstance(choice.get("value"), str):
            yield from beyond(f"{place}[{index}].value", choice["value"], limits.TEXT)


def _command(place: str, command: Json) -> Iterator[str]:
    yield from measured(place, command, limits.COMMAND)
    if command.get("type", SLASH) == SLASH:
        yield from _named_and_described(place, command)
        yield from _options(inside(place, "options"), command.get("options") or [])
    else:
        yield from _sized(place, command, "name", limits.NAME)
    size = _size(command)
    if size > 8000:
        yield f"{place}: {size} characters in all its texts, at most 8000"


def _options(place: str, options: list[Json]) -> Iterator[str]:
    """Tell the faults of options, which are parameters or subcommands with options of their own."""
    optional_before = False
    for index, option in enumerate(options):
        here, offered = f"{place}[{index}]", option.get("choices") or []
        yield from measured(here, option, limits.COMMAND_OPTION)
        yield from _named_and_described(here, option)
        yield from choices(f"{here}.choices", offered)
        yield from _same_names(f"{here}.choices", offered)
        yield from _options(f"{here}.options", option.get("options") or [])
        if offered and option.get("autocomplete"):
            yield f"{here}.choices: not allowed together with autocomplete"
        if option.get("required") and optional_before:
            yield f"{here}.required: it comes after an optional one"
        optional_before |= not option.get("required")
    yield from _same_names(place, options)


def _named_and_described(place: str, thing: Json) -> Iterator[str]:
    yield from _sized(place, thing, "name", limits.NAME)
    yield from _sized(place, thing, "description", limits.TEXT)
    for where, name in _in_every_language(place, thing, "name"):
        if not ACCEPTED_NAME.fullmatch(name):
            yield f"{where}: {name!r} has a character that names must not have"
        if name != name.lower():
            yield f"{where}: {name!r} is not in lower case"
    for where, description in _in_every_language(place, thing, "description"):
        if description.strip() == PLACEHOLDER:
            yield f"{where}: {PLACEHOLDER!r} describes nothing"


def _sized(place: str, thing: Json, field: str, limit: limits.Limit) -> Iterator[str]:
    for where, text in _in_every_language(place, thing, field):
        yield from beyond(where, text, limit)
    for locale in thing.get(f"{field}_localizations") or {}:
        if locale not in limits.LOCALES:
            yield f"{inside(place, field)}_localizations.{locale}: no language of Discord"


def _in_every_language(place: str, thing: Json, field: str) -> Iterator[tuple[str, str]]:
    """Give a text and its translations, each with its place; a text that is missing is an empty one."""
    yield inside(place, field), thing.get(field) or ""
    for locale, text in (thing.get(f"{field}_localizations") or {}).items():
        yield f"{inside(place, field)}_localizations.{locale}", text


def _same_names(place: str, things: list[Json]) -> Iterator[str]:
    """Tell the names that two of a kind share, in what any one language shows."""
    translations = [thing.get("name_localizations") or {} for thing in things]
    shared: dict[str, None] = {}
    for locale in dict.fromkeys(("", *(locale for names in translations for locale in names))):
        shown = [names.get(locale, thing["name"]) for thing, names in zip(things, translations, strict=True)]
        shared |= dict.fromkeys(repeated(shown))
    for name in shared:
        yield f"{place}: name {name!r} more than once"


def _size(thing: Json) -> int:
    """Count the characters of a command as Discord does: of each text, the longest translation."""
    own = sum(
        max(len(text or "") for _, text in _in_every_language("", thing, field))
        for field in ("name", "description")
    )
    value = thing.get("value")
    inner = (*(thing.get("options") or ()), *(thing.get("choices") or ()))
    return own + (len(value) if isinstance(value, str) else 0) + sum(map(_size, inner))
