"""What a member says of an occupation: not for them, and why; taking it back."""

from __future__ import annotations

from discord import ButtonStyle, ui

from bot.guidance.matching import ALIKE, REASONS
from bot.guidance.occupation import Catalogue, Occupation
from bot.screens import parts
from bot.screens.occupation import attribution, title
from bot.words import Say


def reasons(say: Say, catalogue: Catalogue, occupation: Occupation) -> ui.LayoutView:
    """Why it is not for someone: one choice, which changes what comes up."""
    options = [(reason, say(f"occupation.reasons.{reason}"), "") for reason in REASONS]
    return parts.screen(
        parts.text(say("occupation.not_me", title=title(say, occupation))),
        parts.menu(say("occupation.reason_placeholder"), options, "occupation/refuse", occupation.code),
        parts.row(parts.button(say("occupation.back_button"), "occupation/open", occupation.code)),
        parts.text(attribution(say, catalogue, (occupation,))),
    )


def refused(say: Say, catalogue: Catalogue, occupation: Occupation, reason: str) -> ui.LayoutView:
    """That is kept; it can be undone."""
    return parts.screen(
        parts.text(
            say("occupation.refused", title=title(say, occupation)),
            say("occupation.like_it_later") if reason in (*ALIKE, "preparation") else "",
        ),
        parts.row(
            parts.primary(say("match.open_button"), "match/open"),
            parts.button(say("occupation.undo_button"), "occupation/undo", occupation.code),
        ),
        parts.text(attribution(say, catalogue, (occupation,))),
    )


def confirm(say: Say, catalogue: Catalogue, occupation: Occupation) -> ui.LayoutView:
    """Asked once before notes go."""
    return parts.screen(
        parts.text(say("occupation.confirm", title=title(say, occupation))),
        parts.row(
            parts.button(
                say("occupation.undo_now_button"),
                "occupation/undo_now",
                occupation.code,
                style=ButtonStyle.danger,
            ),
            parts.button(say("privacy.keep_button"), "occupation/open", occupation.code),
        ),
        parts.text(attribution(say, catalogue, (occupation,))),
    )
