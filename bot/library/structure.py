"""assessment.toml and privacy.toml: structure that stands once, for all languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.guidance import direction
from bot.guidance.model import ASPECTS, SCALE, SIDES, TIMES, Assessment, Chapter, Condition, Measure, Question

ID = re.compile(r"[a-z][a-z0-9_]{0,31}")
FILE = "assessment.toml"


def read_consent(table: Mapping[str, Any], faults: list[str]) -> int:
    """The version of the consent screen, from 1."""
    _unknown("privacy.toml", "", table, {"consent"}, faults)
    version = table.get("consent")
    if not isinstance(version, int) or version < 1:
        faults.append("privacy.toml, consent: write a whole number from 1.")
        return 1
    return version


def read_assessment(table: Mapping[str, Any], faults: list[str]) -> Assessment:
    """The chapters and their questions; what cannot be read is named in `faults` and left out."""
    _unknown(FILE, "", table, {"version", "chapter"}, faults)
    version = table.get("version")
    if not isinstance(version, int) or version < 1:
        faults.append(f"{FILE}, version: write a whole number from 1.")
        version = 1
    chapters = tuple(_chapter(entry, faults) for entry in table.get("chapter", []))
    assessment = Assessment(version, chapters)
    _check_ids(assessment, faults)
    _check_conditions(assessment, faults)
    _check_needs(assessment, faults)
    return assessment


def _chapter(entry: Mapping[str, Any], faults: list[str]) -> Chapter:
    name = str(entry.get("id", "?"))
    _unknown(FILE, f"chapter {name}", entry, {"id", "minutes", "after", "question"}, faults)
    minutes = entry.get("minutes")
    if not isinstance(minutes, int) or not 1 <= minutes <= 5:
        faults.append(f"{FILE}, chapter {name}, minutes: write a whole number from 1 to 5.")
        minutes = 1
    questions = tuple(_question(question, faults) for question in entry.get("question", []))
    if not questions:
        faults.append(f"{FILE}, chapter {name} asks nothing: give it a [[chapter.question]].")
    return Chapter(name, minutes, questions, tuple(entry.get("after", ())))


def _question(entry: Mapping[str, Any], faults: list[str]) -> Question:
    name = str(entry.get("id", "?"))
    place = f"question {name}"
    _unknown(FILE, place, entry, {"id", "choices", "scale", "measure", "ask_if"}, faults)
    scale, choices = entry.get("scale"), tuple(entry.get("choices", ()))
    if bool(scale) == bool(choices):
        faults.append(f"{FILE}, {place}: give it either a scale or choices.")
    if choices and not 2 <= len(choices) <= 25:
        faults.append(f"{FILE}, {place}, choices: Discord shows 2 to 25, here are {len(choices)}.")
    for choice in choices:
        if not ID.fullmatch(str(choice)):
            faults.append(f"{FILE}, {place}, choice {choice!r}: use small letters, digits and _.")
    if len(set(choices)) < len(choices):
        faults.append(f"{FILE}, {place}, choices: one stands there twice.")
    measure = _measure(place, entry.get("measure"), faults)
    return Question(name, SCALE if scale else choices, scale, _condition(place, entry, faults), measure)


def _measure(place: str, entry: Mapping[str, Any] | None, faults: list[str]) -> Measure | None:
    if entry is None:
        return None
    _unknown(FILE, f"{place}, measure", entry, {"time", "aspect", "side"}, faults)
    for name, allowed in (("time", TIMES), ("aspect", ASPECTS), ("side", SIDES)):
        if entry.get(name) not in allowed:
            faults.append(f"{FILE}, {place}, measure.{name}: write one of {', '.join(allowed)}.")
    return Measure(str(entry.get("time")), str(entry.get("aspect")), str(entry.get("side")))


def _condition(place: str, entry: Mapping[str, Any], faults: list[str]) -> Condition | None:
    condition = entry.get("ask_if")
    if condition is None:
        return None
    _unknown(FILE, f"{place}, ask_if", condition, {"question", "any"}, faults)
    return Condition(str(condition.get("question")), tuple(condition.get("any", ())))


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


def _unknown(file: str, place: str, table: Mapping[str, Any], known: set[str], faults: list[str]) -> None:
    for key in table.keys() - known:
        where = f"{file}, {place}" if place else file
        faults.append(f"{where}: {key} is not a key here; known are {', '.join(sorted(known))}.")
