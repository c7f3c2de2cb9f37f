"""Open questions, picks and scoring keys are checked like all else, and told by their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_content import TWO, Edit, add, ask, change, code, content, faults, only_if, told

from bot.code import Code
from bot.library import Library

__all__ = ["code", "content"]

KINDS: dict[str, tuple[Edit, str]] = {
    "open and a scale": (ask(open="true", scale="'true'"), "new scale"),
    "open that is a word": (ask(open="'yes'"), "new open"),
    "a pick of nothing rated": (ask(pick="{of = 'nothing', most = 5}"), "new pick 0"),
    "a pick without a number": (ask(pick="{of = 'like'}"), "new pick most"),
    "a pick of its own kind of key": (ask(pick="{of = 'like', colour = 'red'}"), "new pick colour"),
    "a condition on what one writes": (
        lambda content: (ask("mine", open="true")(content), only_if("mine", "soup")(content)),
        "new mine soup",
    ),
    "a key of no kind": (ask(scale="'like'", key="{mood = 'good'}"), "new key mood"),
    "a key of two kinds": (
        ask(scale="'like'", key="{interest = 'social', strength = 'coping'}"),
        "new key one~of",
    ),
    "a key of no such area": (ask(scale="'like'", key="{interest = 'outdoor'}"), "new interest realistic"),
    "a key that is a word": (ask(scale="'like'", key="'social'"), "new key"),
    "a reversed that is a number": (
        ask(scale="'like'", key="{interest = 'social', reversed = 1}"),
        "new key reversed",
    ),
    "a key of a choice": (ask(choices=TWO, key="{interest = 'social'}"), "new scale"),
    "a skill that is not on the list": (ask(scale="'done'", skills="['Juggling']"), "new Juggling"),
    "skills of an open question": (ask(open="true", skills="['Writing']"), "new scale"),
    "an area with more statements": (ask(scale="'like'", key="{interest = 'social'}"), "interest social~6"),
    "a factor not half reversed": (
        change("assessment.toml", r"openness\", reversed = true", 'openness"'),
        "openness half",
    ),
    "a short chapter after a long one": (
        add(
            "assessment.toml",
            "[[chapter]]\nid = 'late'\nminutes = 1\n[[chapter.question]]\nid = 'x'\nopen = true\n",
        ),
        "late shorter interests",
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_of_a_question_is_told_by_its_place(kind: str, content: Path, code: Code) -> None:
    edit, parts = KINDS[kind]
    edit(content)
    found = faults(content, code)
    assert told(found, f"assessment.toml {parts}"), found[:10]


def test_the_assessment_asks_what_the_guidance_names(library: Library) -> None:
    """Thirty activities, twenty things done, six open questions, twenty statements, eight for each month."""
    sizes = {chapter.id: len(chapter.questions) for chapter in library.assessment.chapters}
    assert sizes == {
        "situation": 5,
        "readiness": 8,
        "work": 20,
        "passions": 6,
        "personality": 20,
        "experience": 21,
        "interests": 30,
    }
    assert all(chapter.minutes <= 5 for chapter in library.assessment.chapters)


def test_the_areas_come_by_turns_so_that_none_tires(library: Library) -> None:
    areas = [
        question.key.name for question in library.assessment.by_id["interests"].questions if question.key
    ]
    assert areas == areas[:6] * 5


def test_a_follow_up_is_asked_only_where_there_is_something_to_follow(library: Library) -> None:
    asked = library.assessment.by_id["passions"].questions
    follows = [question.ask_if.question for question in asked if question.ask_if]
    assert follows == [question.id for question in asked if not question.ask_if]
