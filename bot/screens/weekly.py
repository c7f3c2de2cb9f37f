"""The weekly note: one of the ten characteristics with its question."""

from __future__ import annotations

from discord import ui

from bot.screens import parts, rhythm
from bot.words import Say


def note(say: Say, side: str, aspect: str) -> ui.LayoutView:
    """One characteristic with its question, and the ways to read on, to put off, to rest and to stop."""
    return parts.screen(
        parts.text(
            say(f"learn.place.{side}", aspect=say(f"learn.aspects.{aspect}.title")),
            say("learn.headline", headline=say(f"learn.{side}.{aspect}.headline")),
            say("learn.question", question=say(f"learn.{side}.{aspect}.question")),
            say("weekly.why_this"),
        ),
        parts.row(parts.primary(say("weekly.think_button"), "learn/show", side, aspect)),
        rhythm.exits(say, "note"),
        colour=parts.SIDE_COLOURS[side],
    )
