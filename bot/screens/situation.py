"""The result of the first chapter: what was noted, and how it will be used."""

from __future__ import annotations

from bot.guidance.assessment import Standing
from bot.guidance.model import Question, Sitting
from bot.guidance.outcome import Outcome
from bot.screens import parts
from bot.screens.question import answer_label
from bot.store import Disagreement
from bot.words import Say


def body(
    say: Say, standing: Standing, sitting: Sitting, outcome: Outcome, _: Disagreement | None
) -> list[parts.Item]:
    """Thanks, what comes first, and every choice; what a retake changed beside what it was."""
    answers = standing.walk(sitting).answers
    earlier = outcome.before.live if outcome.before else {}
    lines = [
        _noted(say, standing.assessment.questions[question_id], value, earlier.get(question_id, value))
        for question_id, value in answers.items()
    ]
    first = answers.get("comes_first")
    return [
        parts.text(
            say("result.situation.heading"),
            say(f"result.situation.{first}") if first else say("result.situation.open"),
            "\n".join(lines),
        )
    ]


def _noted(say: Say, question: Question, value: str | None, before: str | None) -> str:
    label, short = answer_label(say, question, value), say(f"questions.{question.id}.short")
    if value == before:
        return say("result.situation.line", short=short, answer=label)
    was = answer_label(say, question, before)
    return say("result.situation.changed", short=short, before=was, answer=label)
