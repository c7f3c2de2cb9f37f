"""That is not me: what comes closer, and what else it could be."""

from __future__ import annotations

import discord
from discord import ui

from bot.guidance.direction import Direction
from bot.press import Form
from bot.screens import parts
from bot.words import Say

NOTE_MOST = 1000
"""How many characters an open answer holds."""


def form(say: Say, sitting: str, found: Direction) -> Form:
    """A form that asks what comes closer; both of its fields may stay empty."""
    asked = Form(say("disagree.form_title"), "disagree/said", sitting, found.id)
    closer = ui.RadioGroup[ui.LayoutView](
        custom_id="instead",
        required=False,
        options=[
            discord.RadioGroupOption(label=parts.direction_title(say, other), value=other)
            for other in found.others
        ],
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


def heard(say: Say, sitting: str, found: Direction, note: str) -> ui.LayoutView:
    """What was said is kept; what else it could be, to read."""
    return parts.screen(
        parts.text(say("disagree.heard"), parts.quoted(note) if note else "", say("disagree.else")),
        _others(say, sitting, found),
        _back(say, sitting),
    )


def other(say: Say, sitting: str, found: Direction, read: str) -> ui.LayoutView:
    """Another direction to read, and to say of that it comes closer."""
    return parts.screen(
        *_told(say, read),
        parts.row(
            parts.primary(say("disagree.closer_button"), "disagree/closer", sitting, found.id, read),
            parts.button(say("disagree.back_button"), "result/show", sitting),
        ),
        _others(say, sitting, found, read),
    )


def kept(say: Say, sitting: str, chosen: str, note: str = "") -> ui.LayoutView:
    """What was chosen is kept, and leads the result from now on."""
    return parts.screen(
        parts.text(say("disagree.heard"), parts.quoted(note) if note else ""),
        *_told(say, chosen),
        _back(say, sitting),
    )


def _told(say: Say, direction: str) -> tuple[parts.Item, ...]:
    return (
        parts.text(
            say("result.direction", title=parts.direction_title(say, direction)),
            parts.direction_text(say, direction),
        ),
        parts.line(),
        parts.text(parts.numbered(say, parts.moves(say, direction)), say("result.footer")),
    )


def _others(say: Say, sitting: str, found: Direction, chosen: str = "") -> parts.Item:
    options = [(other, parts.direction_title(say, other), "") for other in found.others]
    placeholder = say("disagree.others_placeholder")
    return parts.menu(placeholder, options, "disagree/other", sitting, chosen=(chosen,))


def _back(say: Say, sitting: str) -> parts.Item:
    return parts.row(parts.button(say("disagree.back_button"), "result/show", sitting))
