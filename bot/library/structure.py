"""assessment.toml and privacy.toml: structure that stands once, for all languages."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from bot.guidance import direction
from bot.guidance.model import KEYS, Assessment, Chapter, Question
from bot.library.question import ID, KNOWN, read_question
from bot.library.table import Table

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
    _check_keys(assessment, faults)
    _check_order(assessment, faults)
    return assessment


def _named(entry: object, kind: str) -> str:
    name = entry.get("id") if isinstance(entry, Mapping) else None
    return f"{FILE}, {kind} {name if isinstance(name, str) else '?'}"


def _chapter(entry: object, faults: list[str]) -> Chapter:
    table = Table(entry, _named(entry, "chapter"), faults, ("id", "minutes", "after", "question"))
    questions: tuple[Question, ...] = ()
    for asked in table.tables("question"):
        questions += (read_question(Table(asked, _named(asked, "question"), faults, KNOWN), questions),)
    if not questions:
        table.fault("it asks nothing: give it a [[chapter.question]]")
    return Chapter(table.word("id"), table.whole("minutes", 1, 5), questions, table.words("after"))


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
                elif unknown := [value for value in condition.any if value not in _answers(earlier)]:
                    faults.append(f"{place}: {condition.question} has no answer {', '.join(unknown)}.")
                elif not (condition.any or earlier.open):
                    faults.append(f"{place}, any: it is empty, so nobody gets here.")
            seen[question.id] = question


def _check_needs(assessment: Assessment, faults: list[str]) -> None:
    for name, answers in direction.NEEDS.items():
        question = assessment.questions.get(name)
        if question is None or not set(answers) <= set(question.choices):
            faults.append(f"{FILE}: the direction reads question {name} with answers {', '.join(answers)}.")


def _answers(question: Question) -> tuple[str, ...]:
    """What a condition may ask for: nothing of a question that has its answers in the member's own words."""
    return () if question.open or question.most else question.choices


def _check_keys(assessment: Assessment, faults: list[str]) -> None:
    """Scales of one kind are as long as each other, and of tendencies half the statements are reversed."""
    keys = [question.key for question in assessment.questions.values() if question.key]
    for kind, names in KEYS.items():
        counts = {name: sum((key.kind, key.name) == (kind, name) for key in keys) for name in names}
        if len(set(counts.values())) > 1:
            listed = ", ".join(f"{name} {count}" for name, count in counts.items())
            faults.append(f"{FILE}: each {kind} needs as many statements as the others; here are {listed}.")
    for factor in KEYS["factor"]:
        turned = [key.reversed for key in keys if (key.kind, key.name) == ("factor", factor)]
        if 2 * sum(turned) != len(turned):
            faults.append(f"{FILE}: half of the statements of {factor} must be reversed, here {sum(turned)}.")


def _check_order(assessment: Assessment, faults: list[str]) -> None:
    """Short chapters come first: fast to slow loses the fewest people (Villar, Callegaro and Yang 2013)."""
    for before, after in pairwise(assessment.chapters):
        if before.minutes > after.minutes:
            faults.append(
                f"{FILE}, chapter {after.id}: it is shorter than {before.id}, so it stands before it."
            )
