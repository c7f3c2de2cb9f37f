"""That is not me: what comes closer, and what else it could be."""

from __future__ import annotations

import discord
from discord import ui

from bot.guidance.direction import NEIGHBOURS
from bot.press import Form
from bot.screens import parts
from bot.words import Say

NOTE_MOST = 1000
"""How many characters an open answer holds."""


def form(say: Say, sitting: str, direction: str) -> Form:
    """A form that asks what comes closer; both of its fields may stay empty."""
    asked = Form(say("disagree.form_title"), "disagree/said", sitting, direction)
    closer = ui.RadioGroup[ui.LayoutView](
        custom_id="instead",
        required=False,
        options=[_closer(say, other) for other in NEIGHBOURS[direction]],
    )
    note = ui.TextInput[ui.LayoutView](
        custom_id="note", style=discord.TextStyle.paragraph, required=False, max_length=NOTE_MOST
    )
    asked.add_item(ui.Label(text=say("disagree.closer.form_label"), component=closer))
    asked.add_item(
        ui.Label(
            text=say("disagree.note.form_label"), description=say("disagree.note.form_hint"), component=note
        )
    )
    return asked


def _closer(say: Say, direction: str) -> discord.RadioGroupOption:
    return discord.RadioGroupOption(label=say(f"directions.{direction}.title"), value=direction)


def heard(say: Say, sitting: str, direction: str, note: str) -> ui.LayoutView:
    """What was said is kept; what else it could be, to read."""
    options = [(other, _title(say, other), "") for other in NEIGHBOURS[direction]]
    return parts.screen(
        parts.text(say("disagree.heard"), parts.quoted(note) if note else "", say("disagree.else")),
        parts.menu(say("disagree.others_placeholder"), options, "disagree/other", sitting),
        _back(say, sitting),
    )


def instead(say: Say, sitting: str, direction: str, note: str = "", kept: bool = False) -> ui.LayoutView:
    """Another direction, with its moves."""
    return parts.screen(
        parts.text(
            say("disagree.heard") if kept else "",
            parts.quoted(note) if note else "",
            say("result.direction", title=_title(say, direction)),
            say(f"directions.{direction}.text"),
        ),
        parts.line(),
        parts.text(parts.numbered(say, parts.moves(say, direction)), say("result.footer")),
        _back(say, sitting),
    )


def _title(say: Say, direction: str) -> str:
    return say(f"directions.{direction}.title")


def _back(say: Say, sitting: str) -> parts.Item:
    return parts.row(parts.button(say("disagree.back_button"), "result/show", sitting))
