"""assessment.toml and privacy.toml: structure that stands once, for all languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.guidance import direction
from bot.guidance.model import ASPECTS, SCALE, SIDES, TIMES, Assessment, Chapter, Condition, Measure, Question
from bot.library.table import Table

ID = re.compile(r"[a-z][a-z0-9_]{0,31}")
FILE = "assessment.toml"
VERSIONS = 10**6


def read_consent(values: Mapping[str, Any], faults: list[str]) -> int:
    """The version of the consent screen, from 1."""
    return Table(values, "privacy.toml", faults, ("consent",)).whole("consent", 1, VERSIONS)


def read_assessment(values: Mapping[str, Any], faults: list[str]) -> Assessment:
    """The chapters and their questions; what cannot be read is named in `faults` and left out."""
    table = Table(values, FILE, faults, ("version", "chapter"))
    chapters = tuple(_chapter(entry, faults) for entry in table.tables("chapter"))
    assessment = Assessment(table.whole("version", 1, VERSIONS), chapters)
    _check_ids(assessment, faults)
    _check_conditions(assessment, faults)
    _check_needs(assessment, faults)
    return assessment


def _named(entry: object, kind: str) -> str:
    name = entry.get("id") if isinstance(entry, Mapping) else None
    return f"{FILE}, {kind} {name if isinstance(name, str) else '?'}"


def _chapter(entry: object, faults: list[str]) -> Chapter:
    table = Table(entry, _named(entry, "chapter"), faults, ("id", "minutes", "after", "question"))
    questions = tuple(_question(question, faults) for question in table.tables("question"))
    if not questions:
        table.fault("it asks nothing: give it a [[chapter.question]]")
    return Chapter(table.word("id"), table.whole("minutes", 1, 5), questions, table.words("after"))


def _question(entry: object, faults: list[str]) -> Question:
    known = ("id", "choices", "scale", "measure", "ask_if")
    table = Table(entry, _named(entry, "question"), faults, known)
    scale, choices = table.word("scale"), table.words("choices")
    if table.has("scale") == table.has("choices"):
        table.fault("give it either a scale or choices")
    if table.has("choices"):
        _check_choices(table, choices)
    measure = _measure(table)
    if measure and not scale:
        table.fault("only a scale is measured: give it one, or take this away", "measure")
    return Question(table.word("id"), SCALE if scale else choices, scale or None, _condition(table), measure)


def _check_choices(table: Table, choices: tuple[str, ...]) -> None:
    if not 2 <= len(choices) <= 25:
        table.fault(f"Discord shows 2 to 25, here are {len(choices)}", "choices")
    for choice in choices:
        if not ID.fullmatch(choice):
            table.fault("use small letters, digits and _", f"choice {choice!r}")
    if len(set(choices)) < len(choices):
        table.fault("one stands there twice", "choices")


def _measure(question: Table) -> Measure | None:
    table = question.table("measure", "time", "aspect", "side")
    if table is None:
        return None
    for name, allowed in (("time", TIMES), ("aspect", ASPECTS), ("side", SIDES)):
        if table.word(name) not in allowed:
            table.fault(f"write one of {', '.join(allowed)}", name)
    return Measure(table.word("time"), table.word("aspect"), table.word("side"))


def _condition(question: Table) -> Condition | None:
    table = question.table("ask_if", "question", "any")
    return None if table is None else Condition(table.word("question"), table.words("any"))


def _check_ids(assessment: Assessment, faults: list[str]) -> None:
    chapters = [chapter.id for chapter in assessment.chapters]
    questions = [question for chapter in assessment.chapters for question in chapter.questions]
    for name in [*chapters, *(question.id for question in questions)]:
        if not ID.fullmatch(name):
            faults.append(f"{FILE}, id {name!r}: use small letters, digits and _, at most 32.")
    for names in (chapters, [question.id for question in questions]):
        for name in {name for name in names if names.count(name) > 1}:
            faults.append(f"{FILE}, id {name} stands there twice: ids are for ever, find another.")
    measures = [question.measure for question in questions if question.measure]
    for measure in {measure for measure in measures if measures.count(measure) > 1}:
        where = f"{measure.time}, {measure.aspect}, {measure.side}"
        faults.append(f"{FILE}: two questions measure {where}: one number has one question.")
    for chapter in assessment.chapters:
        for needed in chapter.after:
            if needed not in chapters[: chapters.index(chapter.id)]:
                faults.append(f"{FILE}, chapter {chapter.id}, after: {needed} is no earlier chapter.")


def _check_conditions(assessment: Assessment, faults: list[str]) -> None:
    """A condition must look back, at answers that exist, to a question that can itself be asked."""
    seen: dict[str, Question] = {}
    for chapter in assessment.chapters:
        for question in chapter.questions:
            if (condition := question.ask_if) is not None:
                place = f"{FILE}, question {question.id}, ask_if"
                earlier = seen.get(condition.question)
                if earlier is None:
                    faults.append(f"{place}: {condition.question} is not asked before, so nobody gets here.")
                elif condition.question not in chapter.by_id and not any(
                    condition.question in before.by_id
                    for before in assessment.chapters
                    if before.id in chapter.after
                ):
                    faults.append(f"{place}: name the chapter of {condition.question} in `after`.")
                elif unknown := [value for value in condition.any if value not in earlier.choices]:
                    faults.append(f"{place}: {condition.question} has no answer {', '.join(unknown)}.")
                elif not condition.any:
                    faults.append(f"{place}, any: it is empty, so nobody gets here.")
            seen[question.id] = question


def _check_needs(assessment: Assessment, faults: list[str]) -> None:
    for name, answers in direction.NEEDS.items():
        question = assessment.questions.get(name)
        if question is None or not set(answers) <= set(question.choices):
            faults.append(f"{FILE}: the direction reads question {name} with answers {', '.join(answers)}.")
