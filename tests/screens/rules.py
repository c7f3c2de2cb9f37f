"""What Discord takes of a screen, and the shapes that screens are made of in these tests."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from conftest import walk
from contract import messages, openapi
from discord import ui
from simcord import HttpLogEntry

from bot.guidance.assessment import Standing, standing
from bot.guidance.model import PICKED, Answers, Assessment, Question, Sitting
from bot.press import Form
from bot.screens.question import answer_line
from bot.words import Say

V2 = 1 << 15
CALLBACK = "/interactions/1/some-token/callback"
ID = "0123456789abcdef"
"""As long as the ids of sittings are."""


PATTERN = r"[a-z]+/[a-z_]+(:[^#]*)?"
"""What every custom_id of ours looks like."""


def faults(screen: ui.LayoutView | Form, described: bool = False) -> list[str]:
    """Every rule of Discord's that a screen or a form would break; on demand also its own description's."""
    if isinstance(screen, Form):
        kind, data = 9, screen.to_dict()
        found = list(messages.form("", data))
    else:
        kind, data = 4, {"flags": V2, "components": screen.to_components(), "allowed_mentions": {"parse": []}}
        found = [*messages.message("", data), *_own_faults(screen)]
    if described:
        found += openapi.faults_in(HttpLogEntry("POST", CALLBACK, {}, {"type": kind, "data": data}, None))
    return found


def _own_faults(screen: ui.LayoutView) -> Iterator[str]:
    yield from (f"{name} never reaches a press" for name in names(screen) if not re.fullmatch(PATTERN, name))
    yield from ("a row is empty" for part in parts(screen) if part["type"] == 1 and not part["components"])


def parts(screen: ui.LayoutView) -> list[dict[str, Any]]:
    return walk(screen.to_components())


def names(screen: ui.LayoutView) -> list[str]:
    return [part["custom_id"] for part in parts(screen) if "custom_id" in part]


def text(screen: ui.LayoutView) -> str:
    return "\n".join(part["content"] for part in parts(screen) if part["type"] == 10)


def ways_on(screen: ui.LayoutView) -> int:
    return len([part for part in parts(screen) if part.get("custom_id") or part.get("url")])


def sitting(chapter: str, answers: Answers, place: int = 0, finished: bool = True) -> Sitting:
    begun = 1_800_000_000 + place
    return Sitting(f"{ID[:-2]}{place:02}", chapter, begun, begun if finished else None, answers)


def stood(assessment: Assessment, *sheets: Answers, finished: bool = True) -> Standing:
    """Where someone stands after taking everything once for each sheet of answers, by question id."""
    history: list[Sitting] = []
    for sheet in sheets:
        for chapter in assessment.chapters:
            mine = {q: sheet[q] for q in chapter.by_id if q in sheet}
            history.append(sitting(chapter.id, mine, len(history), finished))
    return standing(assessment, tuple(history))


def possible(question: Question) -> tuple[str, ...]:
    """Answers that a question may have: all it offers, or the fullest that one could type or pick."""
    if question.open:
        return "x", "x" * 1000, "*_" * 500, "*\n" * 500, "@everyone " * 100, "\N{SPARKLES}" * 1000
    if question.most:
        return question.choices[0], PICKED.join(question.choices[: question.most])
    return question.choices


def longest_answer(say: Say, question: Question) -> str:
    """The answer with the longest words, among those that keep every question asked."""
    if question.id == "work_now":
        return "job"
    return max(possible(question), key=lambda value: len(answer_line(say, question, value)))


def longest(say: Any, keys: Iterable[str]) -> str:
    """The key whose sentence is the longest."""
    return max(keys, key=lambda key: len(say(key)))
