"""What a finished sitting says, whichever chapter it is of: as it stands now, or as it stood then."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from discord import ButtonStyle, ui

from bot.guidance.assessment import Standing
from bot.guidance.model import Sitting
from bot.guidance.outcome import Outcome
from bot.screens import (
    experience,
    interests,
    parts,
    passions,
    readiness,
    situation,
    tendencies,
    work,
)
from bot.screens.question import answer_lines
from bot.store import Disagreement
from bot.words import Say

Body = Callable[[Say, Standing, Sitting, Outcome, Disagreement | None], list[parts.Item]]


def _answers(
    say: Say, standing: Standing, sitting: Sitting, _: Outcome, __: Disagreement | None
) -> list[parts.Item]:
    """The answers themselves, for a chapter that has no result of its own."""
    chapter = standing.assessment.by_id[sitting.chapter]
    title = say(f"assess.chapters.{chapter.id}.title")
    lines = answer_lines(say, standing.walk(sitting))
    return [parts.text(say("assess.review.heading", chapter=title), "\n".join(lines))]


RESEARCHED = ("interests", "experience")
"""The chapters whose result leads on to occupations."""

BODIES: Mapping[str, Body] = {
    "situation": situation.body,
    "work": work.body,
    "interests": interests.body,
    "experience": experience.body,
    "passions": passions.body,
    "personality": tendencies.body,
    "readiness": readiness.body,
}


def show(
    say: Say, standing: Standing, sitting: Sitting, outcome: Outcome, said: Disagreement | None
) -> ui.LayoutView:
    """The result of a chapter as it stands, and the ways on."""
    body = BODIES.get(sitting.chapter, _answers)
    return parts.screen(
        *body(say, standing, sitting, outcome, said),
        parts.row(
            _onward(say, standing),
            parts.button(say("disagree.open_button"), "disagree/open", sitting.id)
            if sitting.chapter == "work"
            else None,
            parts.button(say("assess.review_button"), "assess/review", sitting.id),
            parts.button(say("assess.again_button"), "assess/intro", sitting.chapter),
        ),
        parts.row(
            parts.button(say("match.open_button"), "match/open") if sitting.chapter in RESEARCHED else None,
            parts.button(say("profile.open_button"), "profile/open"),
            parts.button(say("plan.open_button"), "plan/open"),
            parts.button(say("assess.open_button"), "assess/open"),
            parts.button(say("progress.open_button"), "progress/open"),
        ),
    )


def past(
    say: Say, standing: Standing, sitting: Sitting, outcome: Outcome, said: Disagreement | None
) -> ui.LayoutView:
    """The result of an earlier sitting as it stood then; it can be erased by itself."""
    body = BODIES.get(sitting.chapter, _answers)
    return parts.screen(
        parts.text(say("result.past", day=parts.day(sitting.finished_at or 0))),
        *body(say, standing, sitting, outcome, said),
        parts.row(
            parts.button(say("progress.earlier_button"), "progress/earlier", "0"),
            parts.button(say("assess.review_button"), "assess/review", sitting.id),
            parts.button(
                say("progress.erase_button"), "progress/erase", sitting.id, style=ButtonStyle.danger
            ),
        ),
    )


def _onward(say: Say, standing: Standing) -> parts.Item | None:
    if sitting := standing.resume():
        return parts.primary(say("assess.go_on_button"), "assess/resume", sitting.id)
    if chapter := standing.next_chapter():
        return parts.primary(say(f"assess.chapters.{chapter.id}.button"), "assess/intro", chapter.id)
    return None
