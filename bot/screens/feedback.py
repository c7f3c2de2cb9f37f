"""What a member says of the bot: the form, the thanks with the way back, and what is posted of it."""

from __future__ import annotations

import discord
from discord import ui

from bot.press import Form
from bot.screens import parts
from bot.store.feedback import Kept
from bot.words import Say

TEXT_MOST = 1000
"""How many characters a comment holds."""

YES, NO = "yes", "no"


def form(say: Say) -> Form:
    """A form for a comment; the name is given only where that is chosen."""
    asked = Form(say("feedback.form_title"), "feedback/said")
    text = ui.TextInput[ui.LayoutView](
        custom_id="text", style=discord.TextStyle.paragraph, required=True, max_length=TEXT_MOST
    )
    named = ui.RadioGroup[ui.LayoutView](
        custom_id="named",
        required=False,
        options=[
            discord.RadioGroupOption(label=say("feedback.name.no"), value=NO, default=True),
            discord.RadioGroupOption(label=say("feedback.name.yes"), value=YES),
        ],
    )
    label, hint = say("feedback.text.form_label"), say("feedback.text.form_hint")
    asked.add_item(ui.Label(text=label, description=hint, component=text))
    label, hint = say("feedback.name.form_label"), say("feedback.name.form_hint")
    asked.add_item(ui.Label(text=label, description=hint, component=named))
    return asked


def thanks(say: Say, kept: Kept, text: str, name: str | None, channel: bool, here: bool) -> ui.LayoutView:
    """Thanks, what is kept, where it goes (`channel`: it is posted too), and the way back.

    In direct messages (`here`) the screen stays; anywhere else Discord lets it go one day, and that is said.
    There is no other button: it would put another screen in the place of the one that takes it back.
    """
    return parts.screen(
        parts.text(
            say("feedback.thanks"),
            parts.quoted(text),
            say("feedback.named", name=parts.inline(name)) if name else say("feedback.nameless"),
            say("feedback.to_channel") if channel else say("feedback.to_list"),
            say("feedback.kept_known") if kept.known else say("feedback.kept_unknown"),
            "" if here else say("feedback.goes_away"),
        ),
        parts.row(parts.button(say("feedback.back_button"), "feedback/back", kept.id)),
    )


def taken_back(say: Say, everywhere: bool) -> ui.LayoutView:
    """It is gone; `everywhere` is false where a posted copy could not be deleted."""
    return parts.screen(
        parts.text(say("feedback.gone") if everywhere else say("feedback.gone_but_posted")),
        parts.row(
            parts.button(say("feedback.open_button"), "feedback/open"),
            parts.button(say("help.open_button"), "help/open"),
        ),
    )


def posted(say: Say, text: str, name: str | None) -> ui.LayoutView:
    """What those who run the bot read in their channel."""
    return parts.screen(
        parts.text(
            say("feedback.posted_named", name=parts.inline(name)) if name else say("feedback.posted"),
            parts.quoted(text),
        )
    )
