"""The result of the monthly chapter: four strengths as they are these days, and one small thing to do."""

from __future__ import annotations

from bot.guidance.assessment import Standing
from bot.guidance.model import STRENGTHS, Sitting
from bot.guidance.outcome import Outcome
from bot.guidance.readiness import HIGHEST, Readiness
from bot.screens import parts
from bot.screens.question import because
from bot.store import Disagreement
from bot.words import Say

BLOCKS = 8
"""How many blocks a full bar has: half steps."""


def body(
    say: Say, standing: Standing, _: Sitting, outcome: Outcome, __: Disagreement | None
) -> list[parts.Item]:
    """The four as bars, what to lean on, one small thing for the lowest, and the answers behind it."""
    found = outcome.portrait.readiness
    if not found.known:
        return [parts.text(say("readiness.heading"), say("readiness.too_few"))]
    return [
        parts.text(say("readiness.heading"), _picture(say, found), _changes(say, outcome)),
        parts.line(),
        parts.text(_lean_on(say, found), _small_thing(say, found), _reasons(say, standing, outcome)),
        parts.text(say("readiness.footer")),
    ]


def _picture(say: Say, found: Readiness) -> str:
    lines = []
    for strength in STRENGTHS:
        lines.append(say(f"readiness.strengths.{strength}.title"))
        lines.append(" " + parts.bar(say, found.scores[strength].mean, HIGHEST, BLOCKS))
    return "```\n" + "\n".join(lines) + "\n```\n" + say("readiness.legend")


def _lean_on(say: Say, found: Readiness) -> str:
    if (strength := found.highest) is None:
        return ""
    return say(
        "readiness.lean_on",
        title=say(f"readiness.strengths.{strength}.title"),
        what=say(f"readiness.strengths.{strength}.text"),
        text=say(f"readiness.strengths.{strength}.high"),
    )


def _small_thing(say: Say, found: Readiness) -> str:
    if (strength := found.lowest) is None:
        return ""
    return say(
        "readiness.small_thing",
        title=say(f"readiness.strengths.{strength}.title"),
        what=say(f"readiness.strengths.{strength}.text"),
        text=say(f"readiness.strengths.{strength}.low"),
    )


def _reasons(say: Say, standing: Standing, outcome: Outcome) -> str:
    """The answers behind what was just said: the top one of the highest, the last one of the lowest."""
    found, live = outcome.portrait.readiness, outcome.portrait.live
    names = []
    if found.highest:
        names.append(found.scores[found.highest].reasons[0])
    if found.lowest:
        names.append(found.scores[found.lowest].reasons[-1])
    return because(say, (standing.assessment.questions[name] for name in names), live)


def _changes(say: Say, outcome: Outcome) -> str:
    if outcome.earlier is None or not outcome.earlier.readiness.known:
        return ""
    was, now = outcome.earlier.readiness.scores, outcome.portrait.readiness.scores
    lines = [
        say(
            "result.moved",
            what=say(f"readiness.strengths.{strength}.title"),
            before=parts.number(say, before),
            after=parts.number(say, after),
        )
        for strength in STRENGTHS
        if (before := was[strength].mean) is not None
        and (after := now[strength].mean) is not None
        and before != after
    ]
    return parts.listed(say("result.changes"), lines or [say("result.unchanged")])
