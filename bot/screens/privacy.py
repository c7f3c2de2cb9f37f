"""What is stored about a member, and its end; the policy."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord import ui

from bot.screens import parts
from bot.words import Say


def nothing(say: Say, url: str) -> ui.LayoutView:
    """Nothing is stored about this person."""
    return parts.screen(
        parts.text(say("privacy.heading"), say("privacy.nothing"), say("privacy.nameless_feedback")),
        parts.row(
            parts.button(say("privacy.policy_button"), "privacy/policy"),
            parts.button(say("assess.open_button"), "assess/open"),
            parts.button(say("help.open_button"), "help/open"),
            _page(say, url),
        ),
    )


def stored(say: Say, kept: Mapping[str, Any], days: int, url: str) -> ui.LayoutView:
    """What is stored, in plain words and numbers, with the ways to take it or erase it."""
    member = kept["member"]
    return parts.screen(
        parts.text(
            say("privacy.heading"),
            say(
                "privacy.stored",
                since=parts.day(member["consented_at"]),
                sittings=len(kept["sittings"]),
                answers=len(kept["answers"]),
                disagreements=len(kept["disagreements"]),
                dropped=len(kept["dropped"]),
                verdicts=len(kept["verdicts"]),
                feedback=len(kept["feedback"]),
                versions=len(kept["plans"]),
                steps=len(kept["steps"]),
                checkins=len(kept["checkins"]),
                zone=_zone(kept) or say("privacy.no_zone"),
                due=len(kept["due"]),
                notes=len(kept["notes"]),
                language=member["locale"] or say("privacy.no_language"),
            ),
            say("privacy.who_sees"),
            say("privacy.how_long", days=days),
            say("privacy.nameless_feedback"),
        ),
        parts.row(
            parts.primary(say("privacy.export_button"), "privacy/export"),
            parts.button(say("privacy.erase_button"), "privacy/erase", style=discord.ButtonStyle.danger),
        ),
        parts.row(parts.button(say("privacy.policy_button"), "privacy/policy"), _page(say, url)),
    )


def _zone(kept: Mapping[str, Any]) -> str:
    return next((parts.inline(row["zone"].replace("_", " ")) for row in kept["zones"]), "")


def confirm(say: Say) -> ui.LayoutView:
    """Asked once before everything goes."""
    return parts.screen(
        parts.text(say("privacy.confirm")),
        parts.row(
            parts.button(
                say("privacy.erase_now_button"), "privacy/erase_now", style=discord.ButtonStyle.danger
            ),
            parts.button(say("privacy.keep_button"), "privacy/open"),
        ),
    )


def erased(say: Say, anything: bool) -> ui.LayoutView:
    """It is gone; what Discord itself keeps is not ours to erase."""
    return parts.screen(
        parts.text(
            say("privacy.erased") if anything else say("privacy.nothing"),
            say("privacy.discord_keeps"),
            say("privacy.nameless_feedback"),
        ),
        parts.row(
            parts.button(say("learn.compare.button"), "learn/compare"),
            parts.button(say("assess.open_button"), "assess/open"),
        ),
    )


def policy(say: Say, days: int, contact: str, url: str) -> ui.LayoutView:
    """The data policy, the same that PRIVACY.md holds."""
    return parts.screen(
        parts.text(say("privacy.policy.heading"), *policy_paragraphs(say, days)),
        parts.text(
            say("privacy.policy.contact", contact=contact) if contact else say("privacy.policy.no_contact")
        ),
        parts.row(
            parts.button(say("privacy.open_button"), "privacy/open"),
            parts.button(say("assess.open_button"), "assess/open"),
            parts.button(say("help.open_button"), "help/open"),
            _page(say, url),
        ),
    )


def policy_paragraphs(say: Say, days: int) -> tuple[str, ...]:
    """The paragraphs of the policy, in order."""
    return (
        say("privacy.policy.what"),
        say("privacy.policy.why"),
        say("privacy.policy.who"),
        say("privacy.policy.feedback"),
        say("privacy.policy.how_long", days=days),
        say("privacy.policy.discord"),
        say("privacy.policy.rights"),
        say("privacy.policy.safety"),
        say("privacy.policy.use"),
    )


def _page(say: Say, url: str) -> parts.Item | None:
    return parts.web_button(say("privacy.page_button"), url) if url else None
