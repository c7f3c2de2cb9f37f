"""What the bot does, every command, whom to ask; and the short menu for plain messages."""

from __future__ import annotations

from discord import ui

from bot.screens import parts
from bot.words import Say


def overview(say: Say, contact: str, url: str, release: str = "") -> ui.LayoutView:
    """What Lodestar is for and how to reach each part of it; `release` of the official data, if any."""
    return parts.screen(
        parts.text(say("help.heading"), say("help.what"), say("help.commands")),
        parts.line(),
        parts.text(
            say("help.not_for"),
            say("help.contact", contact=contact) if contact else say("help.no_contact"),
        ),
        parts.row(
            parts.take_stock(say),
            parts.button(say("learn.compare.button"), "learn/compare"),
            parts.button(say("feedback.open_button"), "feedback/open"),
            parts.button(say("privacy.policy_button"), "privacy/policy"),
            parts.web_button(say("privacy.page_button"), url) if url else None,
        ),
        parts.text(say("attribution.onet", release=release) if release else ""),
    )


def matches(say: Say, release: str) -> ui.LayoutView:
    """How leads to occupations are made, with the figures, and how little they are."""
    return parts.screen(
        parts.text(say("help.matches_heading"), say("help.matches_how"), say("help.matches_figures")),
        parts.line(),
        parts.text(say("help.matches_own"), say("attribution.onet", release=release) if release else ""),
        parts.row(
            parts.primary(say("match.open_button"), "match/open"),
            parts.button(say("help.open_button"), "help/open"),
        ),
    )


def short_menu(say: Say, resume: str | None) -> ui.LayoutView:
    """The answer to a direct message that answers nothing: what one can do here."""
    return parts.screen(
        parts.text(say("help.menu")),
        parts.row(
            parts.primary(say("assess.go_on_button"), "assess/resume", resume)
            if resume
            else parts.take_stock(say),
            parts.button(say("plan.open_button"), "plan/open"),
            parts.button(say("learn.compare.button"), "learn/compare"),
            parts.button(say("progress.open_button"), "progress/open"),
            parts.button(say("help.open_button"), "help/open"),
        ),
    )


def care(say: Say, help_text: str) -> ui.LayoutView:
    """One caring line where someone writes of crisis, and where to turn."""
    return parts.screen(parts.text(say("care.line"), help_text or say("care.where"), say("care.after")))
