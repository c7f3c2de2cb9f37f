"""The plan to take along: what each file is for, and the way back."""

from __future__ import annotations

from discord import ui

from bot.screens import parts
from bot.words import Say

PAGES, DATES = "plan.md", "plan.ics"


def files(say: Say, dated: bool) -> ui.LayoutView:
    """The files with what each is for; without a date there is none for a calendar, and it says so."""
    return parts.screen(
        parts.text(say("planfile.screen")),
        parts.text(say("planfile.pages_about")),
        _file(PAGES),
        parts.text(say("planfile.dates_about") if dated else say("planfile.no_dates")),
        _file(DATES) if dated else None,
        _ways_on(say),
    )


def nothing(say: Say) -> ui.LayoutView:
    """There is neither a plan nor a step yet."""
    return parts.screen(parts.text(say("planfile.nothing")), _ways_on(say))


def _file(name: str) -> parts.Item:
    return ui.File(f"attachment://{name}")


def _ways_on(say: Say) -> parts.Item:
    return parts.row(
        parts.primary(say("plan.back_button"), "plan/open"),
        parts.button(say("plan.view.steps_button"), "step/list"),
        parts.button(say("privacy.open_button"), "privacy/open"),
    )
