"""The forms of a step, and what was filled into them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import discord
from discord import ui

from bot.guidance.steps import ACTION_MOST, MINUTES, PLACE_MOST, Step
from bot.press import Form, line_in, link
from bot.when.dates import TYPED_MOST
from bot.words import Say

USUAL = 15
"""The minutes of a step of which nothing was said."""


class Wording(NamedTuple):
    """What a step is, how many minutes, and where."""

    action: str
    minutes: int
    place: str


def wording(fields: Mapping[str, str]) -> Wording:
    """The wording of a form, whatever it holds; its action may be empty."""
    minutes = fields.get("minutes", "")
    return Wording(
        line_in(fields, "action", ACTION_MOST),
        int(minutes) if minutes in map(str, MINUTES) else USUAL,
        line_in(fields, "where", PLACE_MOST),
    )


def new_form(say: Say, path: str, milestone: str, action: str = "") -> Form:
    """A form for a new step; `action` is an idea to begin from."""
    form = Form(say("step.form_title"), "step/made", path, milestone)
    _add_action(say, form, action)
    _add_minutes(say, form, USUAL)
    _add_when(say, form)
    _add_where(say, form, "")
    return form


def word_form(say: Say, step: Step) -> Form:
    """A form for the words of a step that there is."""
    form = Form(say("step.form_title"), "step/worded", step.id)
    _add_action(say, form, step.action)
    _add_minutes(say, form, step.minutes)
    _add_where(say, form, step.place)
    return form


def when_form(say: Say, step: Step, typed: str = "") -> Form:
    """A form for the day and hour; `typed` is what was not understood."""
    form = Form(say("step.form_title"), "step/dated", step.id)
    _add_when(say, form, typed, required=True)
    return form


def guard_form(say: Say, step: Step) -> Form:
    """A form for what may get in the way, and what then."""
    form = Form(say("step.form_title"), "step/guarded", step.id)
    obstacle = _line("obstacle", ACTION_MOST, step.obstacle)
    fallback = _line("fallback", ACTION_MOST, step.fallback)
    label, hint = say("step.obstacle_form_label"), say("step.obstacle_form_hint")
    form.add_item(ui.Label(text=label, description=hint, component=obstacle))
    label, hint = say("step.fallback_form_label"), say("step.fallback_form_hint")
    form.add_item(ui.Label(text=label, description=hint, component=fallback))
    return form


def carried(step: str, typed: str) -> str:
    """What was typed, where the button that opens the form again has room to carry it there."""
    try:
        link("step/when", step, typed)
    except ValueError:
        return ""
    return typed


def _add_action(say: Say, form: Form, action: str) -> None:
    label, hint = say("step.action_form_label"), say("step.action_form_hint")
    typed = _line("action", ACTION_MOST, action, required=True)
    form.add_item(ui.Label(text=label, description=hint, component=typed))


def _add_minutes(say: Say, form: Form, chosen: int) -> None:
    options = [
        discord.RadioGroupOption(
            label=say("step.minutes", many=minutes), value=str(minutes), default=minutes == chosen
        )
        for minutes in MINUTES
    ]
    asked = ui.RadioGroup[ui.LayoutView](custom_id="minutes", required=False, options=options)
    form.add_item(ui.Label(text=say("step.minutes_form_label"), component=asked))


def _add_when(say: Say, form: Form, typed: str = "", *, required: bool = False) -> None:
    label = say("step.when_form_label")
    hint = say("step.when_again_form_hint") if required else say("step.when_form_hint")
    asked = _line("when", TYPED_MOST, typed, required=required)
    form.add_item(ui.Label(text=label, description=hint, component=asked))


def _add_where(say: Say, form: Form, place: str) -> None:
    label, hint = say("step.where_form_label"), say("step.where_form_hint")
    form.add_item(ui.Label(text=label, description=hint, component=_line("where", PLACE_MOST, place)))


def _line(field: str, most: int, value: str, *, required: bool = False) -> ui.TextInput[ui.LayoutView]:
    return ui.TextInput[ui.LayoutView](
        custom_id=field, max_length=most, default=value[:most] or None, required=required
    )
