"""Scales: the mean of the statements that count towards one thing.

Rule: a skipped or missing answer is no answer, never a zero; a scale is a mean over the answers that are
there, and has none where fewer than half of its statements were answered (person-mean imputation is sound
down to about half of the items: Schafer and Graham 2002; Graham 2009). Fractions, so that a tie is a tie.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from bot.guidance.model import KEYS, Answers, Assessment, Question


@dataclass(frozen=True, slots=True)
class Score:
    """One scale: its mean in the units of its answers, or None below half of its statements.

    `given` of `asked` statements were answered; `reasons` are their question ids, those that pulled the
    mean up most first.
    """

    name: str
    mean: Fraction | None
    given: int
    asked: int
    reasons: tuple[str, ...]


def points(question: Question, value: str) -> int:
    """What an answer counts: the rating itself or, for a reversed statement, turned round.

    Within the range of the question's scale. Raises ValueError for an answer that is no rating of it.
    """
    ratings = [int(choice) for choice in question.choices]
    rating = int(value)
    if rating not in ratings:
        raise ValueError(f"{question.id} has no rating {value}")
    turned = question.key is not None and question.key.reversed
    return min(ratings) + max(ratings) - rating if turned else rating


def scores(assessment: Assessment, live: Answers, kind: str) -> Mapping[str, Score]:
    """The scales of one kind (`interest`, `factor`, `strength`) by name, in the field's order."""
    asked: dict[str, list[Question]] = {name: [] for name in KEYS[kind]}
    for question in assessment.questions.values():
        if question.key is not None and question.key.kind == kind:
            asked[question.key.name].append(question)
    return {name: _score(name, questions, live) for name, questions in asked.items()}


def _score(name: str, asked: list[Question], live: Answers) -> Score:
    found = {q.id: points(q, value) for q in asked if (value := live.get(q.id)) is not None}
    enough = bool(found) and 2 * len(found) >= len(asked)
    mean = Fraction(sum(found.values()), len(found)) if enough else None
    reasons = tuple(sorted(found, key=lambda question: -found[question]))
    return Score(name, mean, len(found), len(asked), reasons)
