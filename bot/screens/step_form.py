"""The forms of a step, and what was filled into them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import discord
from discord import ui

from bot.guidance.steps import ACTION_MOST, MINUTES, PLACE_MOST, Step
from bot.press import Form, link
from bot.when.calendar import at_hour_of, day_of
from bot.when.dates import Typed
from bot.when.hours import take_hour
from bot.words import Say

WHEN_MOST = 60
"""How many characters a day and hour may have, as they are typed."""

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
        typed_in(fields, "action", ACTION_MOST),
        int(minutes) if minutes in map(str, MINUTES) else USUAL,
        typed_in(fields, "where", PLACE_MOST),
    )


def typed_in(fields: Mapping[str, str], field: str, most: int) -> str:
    """What a field of one line holds, in one line."""
    return " ".join(fields.get(field, "").split())[:most]


def on_its_day(found: Typed, typed: str, step: Step, now: int, zone: str) -> Typed:
    """What was understood of what was typed; an hour alone is one of the step's own day, if that is ahead."""
    plain = " ".join(unicodedata.normalize("NFKC", typed).lower().split()).strip(" .,;!?")
    alone = take_hour(plain, bare=True)
    if found.hour is None or alone is None or alone.rest or alone.hour != found.hour or step.due_at is None:
        return found
    day = date.fromisoformat(day_of(step.due_at, zone))
    at = at_hour_of(day, found.hour, zone)
    return replace(found, day=day, first=day, at=at) if at > now else found


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
    asked = _line("when", WHEN_MOST, typed, required=required)
    form.add_item(ui.Label(text=label, description=hint, component=asked))


def _add_where(say: Say, form: Form, place: str) -> None:
    label, hint = say("step.where_form_label"), say("step.where_form_hint")
    form.add_item(ui.Label(text=label, description=hint, component=_line("where", PLACE_MOST, place)))


def _line(field: str, most: int, value: str, *, required: bool = False) -> ui.TextInput[ui.LayoutView]:
    return ui.TextInput[ui.LayoutView](
        custom_id=field, max_length=most, default=value[:most] or None, required=required
    )
