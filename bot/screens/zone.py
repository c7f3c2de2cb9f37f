"""Where a member's clocks are: asked once, before the first date that needs it."""

from __future__ import annotations

from discord import ui

from bot.press import Form
from bot.screens import parts
from bot.when.zones import TYPED_MOST
from bot.words import Say


def ask(say: Say, then: str, typed: str | None = None, several: bool = False) -> ui.LayoutView:
    """Ask for a city, and `then` go on with a press; `typed` is what was not understood, or has `several`."""
    again = ""
    if typed is not None:
        shown = parts.inline(typed or "…")
        again = say("zone.several", typed=shown) if several else say("zone.unknown", typed=shown)
    return parts.screen(
        parts.text(again, say("zone.heading"), say("zone.ask")),
        parts.row(
            parts.primary(say("zone.type_button"), "zone/type", then),
            parts.button(say("assess.back_button"), "zone/leave", then),
            parts.button(say("privacy.policy_button"), "privacy/policy"),
        ),
    )


def form(say: Say, then: str) -> Form:
    """A form for a city, or an offset from UTC."""
    asked = Form(say("zone.form_title"), "zone/place", then)
    typed = ui.TextInput[ui.LayoutView](custom_id="place", max_length=TYPED_MOST)
    asked.add_item(ui.Label(text=say("zone.form_label"), description=say("zone.form_hint"), component=typed))
    return asked
