"""The result of the chapter on personality: five tendencies between two ends that are both worth having."""

from __future__ import annotations

from bot.guidance.assessment import Standing
from bot.guidance.model import FACTORS, Sitting
from bot.guidance.outcome import Outcome
from bot.guidance.tendencies import Tendencies
from bot.screens import parts
from bot.screens.question import because
from bot.store import Disagreement
from bot.words import Say

PLACES = 9
"""How many places the line between two ends has: a mean of 1 to 5 in halves."""


def body(
    say: Say, standing: Standing, _: Sitting, outcome: Outcome, __: Disagreement | None
) -> list[parts.Item]:
    """Where each tendency lies, what it is good for, and one answer behind each."""
    found = outcome.portrait.tendencies
    if not found.known:
        return [parts.text(say("tendencies.heading"), say("tendencies.too_few"))]
    return [
        parts.text(
            say("tendencies.heading"),
            _picture(say, found),
            say("tendencies.all_middle") if found.all_middle else "",
            say("tendencies.thin", factors=_titles(say, found.thin)) if found.thin else "",
            _changes(say, outcome),
        ),
        parts.line(),
        parts.text(*(_told(say, found, factor) for factor in found.known)),
        parts.line(),
        parts.text(_reasons(say, standing, outcome), say("tendencies.footer")),
    ]


def _picture(say: Say, found: Tendencies) -> str:
    lines = []
    for factor in FACTORS:
        position = found.position(factor)
        place = None if position is None else round(position * (PLACES - 1))
        marks = "".join("\N{BLACK CIRCLE}" if at == place else "\N{MIDDLE DOT}" for at in range(PLACES))
        low, high = say(f"tendencies.factors.{factor}.low_end"), say(f"tendencies.factors.{factor}.high_end")
        lines += [f"{low} - {high}", f" {marks}"]
    return "```\n" + "\n".join(lines) + "\n```"


def _titles(say: Say, factors: tuple[str, ...]) -> str:
    return say("assess.and").join(f"“{say(f'tendencies.factors.{factor}.title')}”" for factor in factors)


def _told(say: Say, found: Tendencies, factor: str) -> str:
    lean = found.lean(factor) or "middle"
    return say(
        "tendencies.told",
        title=say(f"tendencies.factors.{factor}.title"),
        text=say(f"tendencies.factors.{factor}.{lean}"),
    )


def _reasons(say: Say, standing: Standing, outcome: Outcome) -> str:
    """Of each tendency that leans, the answer that says it most."""
    found, live, questions = outcome.portrait.tendencies, outcome.portrait.live, standing.assessment.questions
    telling = [
        questions[reasons[0] if lean == "high" else reasons[-1]]
        for factor in found.known
        if (lean := found.lean(factor)) != "middle" and (reasons := found.scores[factor].reasons)
    ]
    return because(say, telling, live)


def _changes(say: Say, outcome: Outcome) -> str:
    if outcome.earlier is None or not outcome.earlier.tendencies.known:
        return ""
    was, now = outcome.earlier.tendencies.scores, outcome.portrait.tendencies.scores
    lines = [
        say(
            "tendencies.moved",
            title=say(f"tendencies.factors.{factor}.title"),
            end=say(f"tendencies.factors.{factor}.high_end")
            if after > before
            else say(f"tendencies.factors.{factor}.low_end"),
        )
        for factor in FACTORS
        if (before := was[factor].mean) is not None
        and (after := now[factor].mean) is not None
        and before != after
    ]
    return parts.listed(say("result.changes"), lines or [say("result.unchanged")])
