"""The result of the chapter on experience: what was done and who relied on it, and what one wants to use."""

from __future__ import annotations

from collections.abc import Iterable

from bot.guidance.assessment import Standing
from bot.guidance.experience import Experience
from bot.guidance.model import Sitting
from bot.guidance.outcome import Outcome
from bot.screens import parts
from bot.screens.question import answer_label
from bot.store import Disagreement
from bot.words import Say

CHANGES = 8
"""How many changes since last time are listed."""


def body(
    say: Say, standing: Standing, _: Sitting, outcome: Outcome, __: Disagreement | None
) -> list[parts.Item]:
    """What others rely on, what was done often, what one wants to use of it, and what moved."""
    found = outcome.portrait.experience
    if not found.known:
        return [parts.text(say("experience.heading"), say("experience.too_few"))]
    return [
        parts.text(
            say("experience.heading"),
            parts.listed(say("experience.use"), lines(say, found.use)) or say("experience.nothing_picked"),
            _unpractised(say, found),
        ),
        parts.line(),
        parts.text(
            parts.listed(say("experience.relied_on"), lines(say, found.relied_on)),
            parts.listed(say("experience.often"), lines(say, found.often)),
            parts.listed(say("experience.tried"), lines(say, found.tried)),
            "" if found.relied_on or found.often else say("experience.early"),
        ),
        parts.text(_changes(say, standing, outcome), say("experience.footer")),
    ]


def lines(say: Say, questions: Iterable[str]) -> list[str]:
    """Things done, a line each."""
    return [
        say("experience.line", short=parts.capital(say(f"questions.{question}.short")))
        for question in questions
    ]


def _unpractised(say: Say, found: Experience) -> str:
    """What is wanted and was done little: a thing to practise, not a lack."""
    little = [name for name in found.use if name not in (*found.relied_on, *found.often)]
    if not little:
        return ""
    listed = say("assess.and").join(say(f"questions.{question}.short") for question in little)
    return say("experience.practise", things=listed)


def _changes(say: Say, standing: Standing, outcome: Outcome) -> str:
    if outcome.earlier is None or not outcome.earlier.experience.known:
        return ""
    was, now = outcome.earlier.live, outcome.portrait.live
    cards = (q for q in standing.assessment.questions.values() if q.skills)
    moved = [q for q in cards if was.get(q.id) and now.get(q.id) and was[q.id] != now[q.id]]
    said = [
        say(
            "result.moved",
            what=parts.capital(say(f"questions.{question.id}.short")),
            before=answer_label(say, question, was[question.id]),
            after=answer_label(say, question, now[question.id]),
        )
        for question in moved[:CHANGES]
    ]
    if len(moved) > CHANGES:
        said.append(say("experience.more_changes", more=len(moved) - CHANGES))
    new = [name for name in outcome.portrait.experience.use if name not in outcome.earlier.experience.use]
    said += [
        say("experience.new_use", short=parts.capital(say(f"questions.{question}.short"))) for question in new
    ]
    return parts.listed(say("result.changes"), said or [say("result.unchanged")])
