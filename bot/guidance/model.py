"""The shapes that Lodestar thinks with.

Rule: frozen values only. Ids stand in stored answers and in buttons on old messages, so an id, once
released, keeps its meaning for ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

ASPECTS = ("purpose", "choice", "building", "horizon", "growth")
"""The five sides on which a job and a career differ, in the order they are told."""

SIDES = ("job", "career")
"""The two sides of each aspect: separate dimensions, not two ends of one line (Pitacho et al. 2019)."""

TIMES = ("now", "want")
"""When a statement speaks of: the work one has now, or what one wants in the next two years."""

SCALE = ("0", "1", "2", "3", "4")
"""The five answers to a statement, from not at all to fully."""

Answers = Mapping[str, str | None]
"""Answers by question id; None is a question that was skipped on purpose."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Ask only when an earlier question was answered with any of these values."""

    question: str
    any: tuple[str, ...]

    def holds(self, answers: Answers) -> bool:
        """Whether the answers seen so far meet the condition; a skip or a gap does not."""
        return answers.get(self.question) in self.any


@dataclass(frozen=True, slots=True)
class Measure:
    """What a statement measures: one side of one aspect, at one time."""

    time: str
    aspect: str
    side: str


@dataclass(frozen=True, slots=True)
class Question:
    """One thing a chapter asks: a choice among named answers, or a statement rated on a scale."""

    id: str
    choices: tuple[str, ...]
    scale: str | None = None
    ask_if: Condition | None = None
    measure: Measure | None = None


@dataclass(frozen=True)
class Chapter:
    """One part of the assessment: at most five minutes, useful by itself, resumable for months."""

    id: str
    minutes: int
    questions: tuple[Question, ...]
    after: tuple[str, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        """The questions by their id."""
        return {question.id: question for question in self.questions}


@dataclass(frozen=True)
class Assessment:
    """All chapters in the order they are offered, with the version of their content."""

    version: int
    chapters: tuple[Chapter, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Chapter]:
        """The chapters by their id."""
        return {chapter.id: chapter for chapter in self.chapters}

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question by its id."""
        return {question.id: question for chapter in self.chapters for question in chapter.questions}


@dataclass(frozen=True, slots=True)
class Sitting:
    """One member's answers to one chapter, begun at one time (seconds UTC); a retake is a new one."""

    id: str
    chapter: str
    begun_at: int
    finished_at: int | None
    answers: Answers


History = tuple[Sitting, ...]
"""All of one member's sittings, oldest first."""
