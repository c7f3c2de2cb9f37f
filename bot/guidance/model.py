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

AREAS = ("realistic", "investigative", "artistic", "social", "enterprising", "conventional")
"""The six interest areas, in the field's order (Holland 1997)."""

FACTORS = ("openness", "conscientiousness", "extraversion", "agreeableness", "sensitivity")
"""The five broad tendencies of personality; the fifth is told as calm and sensitive."""

STRENGTHS = ("looking_ahead", "steering", "exploring", "coping")
"""What helps to move on in working life: concern, control, curiosity and confidence, in plain words
(career adaptability: Savickas and Porfeli 2012)."""

SCALE = ("0", "1", "2", "3", "4")
"""The five answers to a statement, from not at all to fully."""

SCALES = {"done": ("0", "1", "2", "3"), "like_me": ("1", "2", "3", "4", "5")}
"""The answers of scales that have others than `SCALE`."""

KEYS = {"interest": AREAS, "factor": FACTORS, "strength": STRENGTHS}
"""What a statement may count towards, beside the aspects: the kinds of scoring keys, with their names."""

PICKED = ","
"""What stands between the things of a pick, in the value that is kept."""

Answers = Mapping[str, str | None]
"""Answers by question id; None is a question that was skipped on purpose."""


@dataclass(frozen=True, slots=True)
class Condition:
    """Ask only when an earlier question was answered, with any of these values where some are named."""

    question: str
    any: tuple[str, ...]

    def holds(self, answers: Answers) -> bool:
        """Whether the answers seen so far meet the condition; a skip or a gap does not."""
        given = answers.get(self.question)
        return given in self.any if self.any else given is not None


@dataclass(frozen=True, slots=True)
class Measure:
    """What a statement measures: one side of one aspect, at one time."""

    time: str
    aspect: str
    side: str


@dataclass(frozen=True, slots=True)
class Key:
    """The scoring key of a statement: what kind of thing it counts towards, which one, and which way.

    An answer to a reversed statement is turned round: the highest plus the lowest rating, minus the answer.
    """

    kind: str
    name: str
    reversed: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One thing a chapter asks.

    A choice among named answers; a statement rated on a scale; an open question, answered in the member's
    own words; or, with `most`, a pick of up to so many of the things done that were rated before, whose
    question ids are its choices.
    """

    id: str
    choices: tuple[str, ...]
    scale: str | None = None
    ask_if: Condition | None = None
    measure: Measure | None = None
    key: Key | None = None
    skills: tuple[str, ...] = ()
    open: bool = False
    most: int = 0

    def offered(self, live: Answers) -> tuple[str, ...]:
        """What may be chosen: of things to pick those that were done at all, where any were."""
        if not self.most:
            return self.choices
        return tuple(c for c in self.choices if live.get(c) not in (None, "0")) or self.choices

    def read(self, value: str | None, live: Answers) -> str | None:
        """What a stored value still says, over the live answers before it; raises ValueError for nothing."""
        if value is None or (self.open and value):
            return value
        if self.most:
            picked = value.split(PICKED)
            value = PICKED.join([c for c in self.offered(live) if c in picked][: self.most])
        if not value or not (self.most or value in self.choices):
            raise ValueError(f"{self.id} has no such answer")
        return value


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
