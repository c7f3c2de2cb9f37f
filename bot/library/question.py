"""One question as assessment.toml has it: a choice, a statement, an open question, or a pick."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.guidance.model import ASPECTS, KEYS, SCALE, SCALES, SIDES, TIMES, Condition, Key, Measure, Question
from bot.guidance.skills import SKILLS
from bot.library.table import Table

ID = re.compile(r"[a-z][a-z0-9_]{0,31}")
KINDS = ("scale", "choices", "open", "pick")
KNOWN = ("id", *KINDS, "measure", "key", "skills", "ask_if")


def read_question(table: Table, earlier: Iterable[Question]) -> Question:
    """One question; a pick finds the things to pick among the earlier ones of its chapter."""
    if sum(table.has(kind) for kind in KINDS) != 1:
        table.fault("give it one of scale, choices, open = true, pick")
    scale, choices = table.word("scale"), table.words("choices")
    if table.has("choices"):
        _check_choices(table, choices)
    picked, most = _pick(table, earlier)
    if scale:
        choices = SCALES.get(scale, SCALE)
    elif any(table.has(key) for key in ("measure", "key", "skills")):
        table.fault("only a scale is scored: give it one, or take away measure, key and skills")
    return Question(
        id=table.word("id"),
        choices=picked if most else choices,
        scale=scale or None,
        ask_if=_condition(table),
        measure=_measure(table),
        key=_key(table),
        skills=_skills(table),
        open=table.has("open") and table.yes("open"),
        most=most,
    )


def _check_choices(table: Table, choices: tuple[str, ...]) -> None:
    if not 2 <= len(choices) <= 25:
        table.fault(f"Discord shows 2 to 25, here are {len(choices)}", "choices")
    for choice in choices:
        if not ID.fullmatch(choice):
            table.fault("use small letters, digits and _", f"choice {choice!r}")
    if len(set(choices)) < len(choices):
        table.fault("one stands there twice", "choices")


def _pick(question: Table, earlier: Iterable[Question]) -> tuple[tuple[str, ...], int]:
    table = question.table("pick", "of", "most")
    if table is None:
        return (), 0
    scale = table.word("of")
    choices = tuple(before.id for before in earlier if before.scale == scale)
    if not 2 <= len(choices) <= 25:
        table.fault(f"Discord shows 2 to 25, the chapter rates {len(choices)} on {scale!r} before this", "of")
    return choices, table.whole("most", 1, 25)


def _measure(question: Table) -> Measure | None:
    table = question.table("measure", "time", "aspect", "side")
    if table is None:
        return None
    for name, allowed in (("time", TIMES), ("aspect", ASPECTS), ("side", SIDES)):
        if table.word(name) not in allowed:
            table.fault(f"write one of {', '.join(allowed)}", name)
    return Measure(table.word("time"), table.word("aspect"), table.word("side"))


def _key(question: Table) -> Key | None:
    table = question.table("key", "reversed", *KEYS)
    if table is None:
        return None
    kinds = [kind for kind in KEYS if table.has(kind)]
    if len(kinds) != 1:
        table.fault(f"it counts towards one of {', '.join(KEYS)}")
        return None
    if table.word(kinds[0]) not in KEYS[kinds[0]]:
        table.fault(f"write one of {', '.join(KEYS[kinds[0]])}", kinds[0])
        return None
    return Key(kinds[0], table.word(kinds[0]), table.has("reversed") and table.yes("reversed"))


def _skills(table: Table) -> tuple[str, ...]:
    found = table.words("skills")
    for skill in found:
        if skill not in SKILLS:
            table.fault(f"{skill!r} is no skill of the O*NET list", "skills")
    return found


def _condition(question: Table) -> Condition | None:
    table = question.table("ask_if", "question", "any")
    return None if table is None else Condition(table.word("question"), table.words("any"))
