"""What becomes of a step after a check-in: what was learnt; smaller, another day, once more, let go."""

from __future__ import annotations

from dataclasses import replace

import discord
from discord import ui

from bot.guidance.steps import ACTION_MOST, DONE, LEARNT_MOST, MINUTES, CheckIn, Step
from bot.press import Form
from bot.screens import parts
from bot.screens.checkin import Month, monthly, next_one, told, ways
from bot.screens.step import FULL_MOST
from bot.when.dates import TYPED_MOST
from bot.words import Say

LATER = {"tomorrow": 1, "three_days": 3, "week": 7}
"""How many days from today the other days are that most people choose."""


def said(
    say: Say,
    step: Step,
    heard: CheckIn,
    milestone: str,
    more: int,
    month: Month = "",
    asks: bool = False,
) -> ui.LayoutView:
    """What was said of a step, what may come next, and room for what was learnt."""
    learnt = parts.quoted(heard.learnt, 700) if heard.learnt else ""
    of_then = replace(step, due_at=heard.due_at or None)
    lessons = parts.row(
        parts.button(say("checkin.learnt_button"), "checkin/learn", step.id, str(heard.due_at))
    )
    done = heard.said == DONE
    return parts.screen(
        parts.text(
            say(f"checkin.said.{heard.said}"),
            told(say, of_then, milestone),
            parts.listed(say("checkin.learnt"), [learnt] if learnt else []),
        ),
        lessons if done else None,
        parts.line(),
        parts.text(say("checkin.what_next")),
        _after_done(say, step, milestone, more) if done else _after_less(say, step, heard, more),
        None if done else lessons,
        *monthly(say, month if done and not more else ""),
        *ways(say, asks),
    )


def _after_done(say: Say, step: Step, milestone: str, more: int) -> parts.Item:
    return parts.row(
        next_one(say, more),
        parts.button(
            say("checkin.new_step_button"), "step/new", step.path, step.milestone or "", lead=not more
        ),
        parts.button(say("checkin.again_button"), "checkin/again", step.id),
        parts.button(say("checkin.reached_button"), "milestone/reach", step.milestone)
        if milestone and step.milestone
        else None,
    )


def _after_less(say: Say, step: Step, heard: CheckIn, more: int) -> parts.Item:
    due = str(heard.due_at)
    return parts.row(
        next_one(say, more),
        parts.button(say("checkin.smaller_button"), "checkin/smaller", step.id, lead=not more),
        parts.button(say("checkin.later_button"), "checkin/later", step.id),
        parts.button(say("checkin.same_button"), "checkin/same", step.id, due) if heard.due_at else None,
        parts.button(say("checkin.let_go_button"), "checkin/let_go", step.id),
    )


def ask(say: Say, step: Step, typed: str = "", why: str = "", at: int = 0) -> ui.LayoutView:
    """Which other day; `why` is what is wrong with what was `typed`, `at` what it seems to mean."""
    unclear = ""
    if typed:
        unclear = say(f"checkin.unclear.{why}", typed=parts.inline(typed, 200), date=f"<t:{at}:F>")
    return parts.screen(
        parts.text(unclear, say("checkin.later_heading", action=parts.inline(step.action, FULL_MOST))),
        parts.row(
            *(
                parts.button(say(f"checkin.{later}_button"), "checkin/move", step.id, str(days))
                for later, days in LATER.items()
            ),
            parts.button(say("checkin.type_button"), "checkin/when", step.id),
        ),
        parts.row(
            parts.button(say("checkin.back_button"), "checkin/step", step.id),
            parts.button(say("checkin.let_go_button"), "checkin/let_go", step.id),
        ),
    )


def moved(say: Say, step: Step, more: int, once_more: bool = False, asks: bool = False) -> ui.LayoutView:
    """A step has another date, or with `once_more` it is there again on another date."""
    action, date = parts.inline(step.action, FULL_MOST), parts.moment(step.due_at or 0)
    kept = say("checkin.once_more", action=action, date=date)
    return parts.screen(
        parts.text(kept if once_more else say("checkin.moved", action=action, date=date)),
        parts.row(
            next_one(say, more),
            parts.button(say("checkin.later_button"), "checkin/later", step.id),
            parts.button(say("checkin.look_button"), "step/open", step.id),
        ),
        *ways(say, asks),
    )


def let_go(say: Say, step: Step, more: int, asks: bool = False) -> ui.LayoutView:
    """A step is let go, which is fine."""
    return parts.screen(
        parts.text(say("checkin.let_go", action=parts.inline(step.action, FULL_MOST))),
        parts.row(
            next_one(say, more) or parts.primary(say("checkin.new_step_button"), "step/new", step.path, ""),
            parts.button(say("checkin.look_button"), "step/open", step.id),
        ),
        *ways(say, asks),
    )


def smaller_form(say: Say, step: Step) -> Form:
    """A form for a smaller piece of a step; its minutes are asked where they can be fewer."""
    form = Form(say("checkin.smaller_title"), "checkin/shrunk", step.id)
    action = ui.TextInput[ui.LayoutView](custom_id="action", max_length=ACTION_MOST, default=step.action)
    label, hint = say("checkin.smaller_form_label"), say("checkin.smaller_form_hint")
    form.add_item(ui.Label(text=label, description=hint, component=action))
    fewer = [each for each in MINUTES if each < step.minutes]
    if fewer:
        options = [
            discord.RadioGroupOption(label=str(each), value=str(each), default=each == fewer[-1])
            for each in (*fewer, step.minutes)
        ]
        minutes = ui.RadioGroup[ui.LayoutView](custom_id="minutes", required=False, options=options)
        form.add_item(ui.Label(text=say("checkin.minutes_form_label"), component=minutes))
    return form


def when_form(say: Say, step: Step) -> Form:
    """A form for another date."""
    form = Form(say("checkin.when_title"), "checkin/typed", step.id)
    typed = ui.TextInput[ui.LayoutView](custom_id="when", max_length=TYPED_MOST)
    label, hint = say("checkin.when_form_label"), say("checkin.when_form_hint")
    form.add_item(ui.Label(text=label, description=hint, component=typed))
    return form


def learn_form(say: Say, step: Step, due: str, learnt: str | None) -> Form:
    """A form for one line."""
    form = Form(say("checkin.learn_title"), "checkin/learnt", step.id, due)
    typed = ui.TextInput[ui.LayoutView](
        custom_id="learnt", required=False, max_length=LEARNT_MOST, default=learnt
    )
    label, hint = say("checkin.learn_form_label"), say("checkin.learn_form_hint")
    form.add_item(ui.Label(text=label, description=hint, component=typed))
    return form
