"""Milestones: those of one strand with ideas for more, and one of them with all that can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord import ui

from bot.guidance.plan import LINE_MOST, MILESTONES_MOST, PLACES, Milestone, Plan
from bot.press import Form
from bot.screens import parts
from bot.screens.path import SHOWN
from bot.screens.plan import asks, day, place_title, ways
from bot.screens.suggest import Suggested
from bot.when.dates import TYPED_MOST
from bot.words import Say

IDEAS_FIRST = 5
"""How many ideas a strand shows at first, the best founded; more tire."""


def strand(
    say: Say,
    plan: Plan,
    place: str,
    ideas: Sequence[Suggested],
    zone: str | None,
    note: str = "",
    licence: str = "",
    *,
    every: bool = False,
) -> ui.LayoutView:
    """One strand of a path: its milestones, a few ideas for more or `every` one, and one's own."""
    path, strand = place.split(".")
    there, room = plan.on(place), MILESTONES_MOST - len(plan.on(place))
    shown = ideas[: None if every else IDEAS_FIRST] if room > 0 else []
    offered = [(idea.id, idea.text, idea.because) for idea in shown]
    mine = [(each.id, each.text, each.by or "") for each in there]
    return parts.screen(
        parts.text(
            note,
            say("plan.strand.heading", path=say(f"plan.paths.{path}.title"), strand=_title(say, strand)),
            say(f"plan.strands.{strand}.about"),
            "\n".join(_line(say, each, zone) for each in there) or say("plan.strand.ask"),
            "" if room > 0 else say("plan.full", most=MILESTONES_MOST),
        ),
        parts.menu(say("plan.strand.ideas_placeholder"), offered, "plan/take", place, most=room)
        if offered
        else None,
        parts.menu(say("plan.strand.open_placeholder"), mine, "milestone/open") if mine else None,
        parts.row(
            parts.button(say("plan.strand.write_button"), "plan/write", place, lead=asks(plan, place))
            if room > 0
            else None,
            parts.button(say("plan.strand.more_button"), "plan/more", place)
            if 0 < len(shown) < len(ideas)
            else None,
            parts.button(say(f"plan.paths.{path}.all_button"), "plan/path", path),
        ),
        ways(say, plan, place),
        parts.text(licence if offered else ""),
    )


def _title(say: Say, strand: str) -> str:
    return say(f"plan.strands.{strand}.title")


def _line(say: Say, milestone: Milestone, zone: str | None) -> str:
    text = parts.inline(milestone.text, SHOWN)
    if milestone.reached_on:
        return say("plan.strand.line_reached", text=text, day=day(milestone.reached_on, zone))
    if milestone.by:
        return say("plan.strand.line_by", text=text, day=day(milestone.by, zone))
    return say("plan.strand.line", text=text)


def written_form(say: Say, place: str, fresh: str) -> Form:
    """A form for a milestone of one's own; `fresh` is the id it gets, so that it is added once."""
    return _fields(say, Form(say("plan.strand.form_title"), "plan/written", place, fresh), None)


def change_form(say: Say, milestone: Milestone) -> Form:
    """A form for the words and the day of a milestone."""
    return _fields(say, Form(say("plan.strand.form_title"), "milestone/changed", milestone.id), milestone)


def _fields(say: Say, form: Form, milestone: Milestone | None) -> Form:
    text = ui.TextInput[ui.LayoutView](
        custom_id="text",
        style=discord.TextStyle.paragraph,
        max_length=LINE_MOST,
        default=milestone.text if milestone else None,
    )
    by = ui.TextInput[ui.LayoutView](
        custom_id="by",
        required=False,
        max_length=TYPED_MOST,
        default=milestone.by if milestone else None,
    )
    label, hint = say("plan.strand.form_label"), say("plan.strand.form_hint")
    form.add_item(ui.Label(text=label, description=hint, component=text))
    label, hint = say("plan.strand.by_form_label"), say("plan.strand.by_form_hint")
    form.add_item(ui.Label(text=label, description=hint, component=by))
    return form


def one(say: Say, plan: Plan, milestone: Milestone, zone: str | None, note: str = "") -> ui.LayoutView:
    """One milestone: its day and place, and all that can be done with it."""
    place, _ = plan.find(milestone.id)
    path, _, strand = place.partition(".")
    at, last = plan.on(place).index(milestone), len(plan.on(place)) - 1
    others = [(each, place_title(say, each), "") for each in PLACES if each != place]
    return parts.screen(
        parts.text(
            note,
            say("milestone.heading", text=parts.inline(milestone.text, SHOWN)),
            say("milestone.where", place=place_title(say, place), number=at + 1, of=last + 1),
            _when(say, milestone, zone),
        ),
        parts.row(
            parts.primary(say("plan.view.step_button"), "step/new", path, "")
            if milestone.reached_on
            else parts.primary(say("milestone.step_button"), "step/new", path, milestone.id),
            None
            if milestone.reached_on
            else parts.button(say("milestone.reach_button"), "milestone/reach", milestone.id),
            parts.button(say("milestone.change_button"), "milestone/change", milestone.id),
            parts.button(say("milestone.unreach_button"), "milestone/unreach", milestone.id)
            if milestone.reached_on
            else None,
        ),
        parts.row(
            parts.button(say("milestone.up_button"), "milestone/up", milestone.id) if at else None,
            parts.button(say("milestone.down_button"), "milestone/down", milestone.id) if at < last else None,
            parts.button(say("milestone.remove_button"), "milestone/remove", milestone.id),
        ),
        parts.menu(say("milestone.move_placeholder"), others, "milestone/to", milestone.id),
        parts.row(
            parts.button(say("milestone.back_button", place=_title(say, strand)), "plan/strand", place),
            parts.button(say("plan.back_button"), "plan/open"),
        ),
    )


def _when(say: Say, milestone: Milestone, zone: str | None) -> str:
    if milestone.reached_on:
        return say("milestone.reached", day=day(milestone.reached_on, zone))
    return say("milestone.by", day=day(milestone.by, zone)) if milestone.by else say("milestone.no_day")


def added(say: Say, many: int) -> str:
    """Said once after so many were added; nothing where they all stood there."""
    return say("plan.strand.added", many=many) if many else ""


def well_done(say: Say) -> str:
    """Said once when one is reached."""
    return say("milestone.well_done")


def removed(say: Say) -> str:
    """Said once when one is gone."""
    return say("milestone.removed")


def confirm(say: Say, place: str, milestone: Milestone) -> ui.LayoutView:
    """Asked once before a milestone goes."""
    return parts.screen(
        parts.text(say("milestone.confirm", text=parts.quoted(milestone.text, SHOWN))),
        parts.row(
            parts.button(
                say("milestone.remove_now_button"),
                "milestone/remove_now",
                milestone.id,
                place,
                style=discord.ButtonStyle.danger,
            ),
            parts.button(say("privacy.keep_button"), "milestone/open", milestone.id),
        ),
    )
