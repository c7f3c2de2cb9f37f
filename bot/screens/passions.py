"""The result of the open questions: the member's own words, and what they wrote before."""

from __future__ import annotations

from bot.guidance.assessment import Standing
from bot.guidance.model import Sitting
from bot.guidance.outcome import Outcome
from bot.screens import parts
from bot.store import Disagreement
from bot.words import Say

EXCERPT, EARLIER = 380, 130
"""How much of each answer is shown, and of what was written the time before; the export holds it all."""


def body(say: Say, _: Standing, __: Sitting, outcome: Outcome, ___: Disagreement | None) -> list[parts.Item]:
    """Each answer under its question, word for word or its beginning; nothing is read into them."""
    words = outcome.portrait.own_words
    earlier = outcome.earlier.own_words if outcome.earlier else {}
    if not words:
        return [parts.text(say("passions.heading"), say("passions.nothing"))]
    told = [
        parts.listed(
            say("passions.asked", short=say(f"questions.{question}.short")),
            [
                parts.quoted(typed or "", EXCERPT),
                *([] if before in (None, typed) else [_earlier(say, before or "")]),
            ],
        )
        for question, typed in words.items()
        for before in (earlier.get(question),)
    ]
    cut = any(parts.quoted(typed or "", EXCERPT) != parts.quoted(typed or "") for typed in words.values())
    return [
        parts.text(say("passions.heading"), *told),
        parts.line(),
        parts.text(say("passions.cut") if cut else "", say("passions.look"), say("passions.footer")),
    ]


def _earlier(say: Say, typed: str) -> str:
    return say("passions.earlier", typed=parts.inline(typed, EARLIER))
