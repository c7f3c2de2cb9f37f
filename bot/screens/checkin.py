"""Check-ins: how a step went, one at a time, and what comes next; nothing is ever held against anyone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from discord import ui

from bot.calendar import day_of
from bot.guidance.steps import DONE, LEARNT_MOST, SAID, UNDATED, CheckIn, Step
from bot.press import Form
from bot.screens import parts
from bot.words import Say

LISTED_MOST = 10
"""How many steps of a kind are listed; a menu and the list of all steps hold the others."""

Month = Literal["", "never", "again"]
"""Whether the chapter that is worth taking once a month was never finished, or is worth taking again."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One step to ask about, the first of so many, and the milestone it is on the way to."""

    step: Step
    many: int
    milestone: str = ""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is open while there is nothing to ask: steps to come, and steps that wait for another day."""

    coming: tuple[Step, ...]
    resting: tuple[Step, ...]
    zone: str | None

    def all(self) -> tuple[Step, ...]:
        """Both, those to come first."""
        return self.coming + self.resting


def told(say: Say, step: Step, milestone: str = "") -> str:
    """A step in a few lines: what, for when, where, what for."""
    lines = [
        say("checkin.step", action=parts.inline(step.action, 400)),
        say("checkin.was_for", date=moment(step.due_at)) if step.due_at else say("checkin.no_date"),
        say("checkin.where", place=parts.inline(step.place, 160)) if step.place else "",
        say("checkin.towards", milestone=parts.inline(milestone, 400)) if milestone else "",
    ]
    return "\n".join(line for line in lines if line)


def moment(seconds: int) -> str:
    """A date with its time of day, as Discord shows it to each reader."""
    return f"<t:{seconds}:F> (<t:{seconds}:R>)"


def answers(say: Say, step: Step) -> parts.Item:
    """The three things that can be said of a step on its present date."""
    due = str(step.due_at or UNDATED)
    return parts.row(
        *(parts.button(say(f"checkin.{said}_button"), "checkin/say", step.id, due, said) for said in SAID)
    )


def ask(say: Say, asked: Asked, another_day: bool = False, asks: bool = False) -> ui.LayoutView:
    """Ask about one step, which may be given another day instead."""
    count = say("checkin.count", many=asked.many) if asked.many > 1 else ""
    return parts.screen(
        parts.text(say("checkin.heading"), count, told(say, asked.step, asked.milestone)),
        answers(say, asked.step),
        parts.row(parts.button(say("checkin.later_button"), "checkin/later", asked.step.id))
        if another_day
        else None,
        *ways(say, asks),
    )


def ahead(
    say: Say, left: Ahead, offered: bool = False, month: Month = "", asks: bool = False
) -> ui.LayoutView:
    """What is open while there is nothing to ask about; where messages are not sent they are `offered`."""
    options = [
        (step.id, step.action, day_of(step.due_at, left.zone) if step.due_at else "")
        for step in left.all()[:25]
    ]
    return parts.screen(
        parts.text(
            say("checkin.ahead_heading"), *listed(say, left), "" if options else say("checkin.nothing")
        ),
        parts.menu(say("checkin.early_placeholder"), options, "checkin/step") if options else None,
        *monthly(say, month),
        parts.row(
            parts.primary(say("checkin.new_step_button"), "step/new", "a", ""),
            parts.button(say("checkin.offer_button"), "checkin/days") if offered else None,
        ),
        *ways(say, asks),
    )


def listed(say: Say, left: Ahead) -> tuple[str, str]:
    """What is to come, and what waits for another day."""
    coming = (
        say("checkin.ahead_line", action=parts.inline(step.action, 120), date=f"<t:{step.due_at}:f>")
        if step.due_at
        else say("checkin.ahead_undated", action=parts.inline(step.action, 120))
        for step in left.coming[:LISTED_MOST]
    )
    resting = (
        say("checkin.resting_line", action=parts.inline(step.action, 120))
        for step in left.resting[:LISTED_MOST]
    )
    return parts.listed(say("checkin.ahead"), coming), parts.listed(say("checkin.resting"), resting)


def said(
    say: Say,
    step: Step,
    heard: CheckIn,
    milestone: str,
    more: int,
    month: Month = "",
    asks: bool = False,
) -> ui.LayoutView:
    """What was said of a step, room for what was learnt, and what may come next."""
    learnt = parts.quoted(heard.learnt, 700) if heard.learnt else ""
    due, of_then = str(heard.due_at), replace(step, due_at=heard.due_at or None)
    return parts.screen(
        parts.text(
            say(f"checkin.said.{heard.said}"),
            told(say, of_then, milestone),
            parts.listed(say("checkin.learnt"), [learnt] if learnt else []),
        ),
        parts.row(parts.button(say("checkin.learnt_button"), "checkin/learn", step.id, due)),
        parts.line(),
        parts.text(say("checkin.what_next")),
        _after_done(say, step, milestone, more)
        if heard.said == DONE
        else _after_less(say, step, heard, more),
        *monthly(say, "" if more else month),
        *ways(say, asks),
    )


def _after_done(say: Say, step: Step, milestone: str, more: int) -> parts.Item:
    new = (say("checkin.new_step_button"), "step/new", step.path, step.milestone or "")
    return parts.row(
        next_one(say, more),
        parts.button(*new) if more else parts.primary(*new),
        parts.button(say("checkin.again_button"), "checkin/again", step.id),
        parts.button(say("checkin.reached_button"), "milestone/reach", step.milestone)
        if milestone and step.milestone
        else None,
    )


def _after_less(say: Say, step: Step, heard: CheckIn, more: int) -> parts.Item:
    due = str(heard.due_at)
    smaller = (say("checkin.smaller_button"), "checkin/smaller", step.id)
    return parts.row(
        next_one(say, more),
        parts.button(*smaller) if more else parts.primary(*smaller),
        parts.button(say("checkin.later_button"), "checkin/later", step.id),
        parts.button(say("checkin.same_button"), "checkin/same", step.id, due) if heard.due_at else None,
        parts.button(say("checkin.let_go_button"), "checkin/let_go", step.id),
    )


def next_one(say: Say, more: int) -> parts.Item | None:
    """The way on to the next step to ask about, where there is one."""
    return parts.primary(say("checkin.next_ask_button"), "checkin/open") if more else None


def monthly(say: Say, month: Month) -> list[parts.Item]:
    """The chapter that is worth taking once a month, where that is so."""
    if not month:
        return []
    return [
        parts.text(say(f"checkin.readiness.{month}")),
        parts.row(parts.button(say("checkin.readiness_button"), "assess/intro", "readiness")),
    ]


def ways(say: Say, asks: bool) -> list[parts.Item]:
    """The ways to everything that check-ins belong to; where messages ask (`asks`), the ways out of those."""
    around = parts.row(
        parts.button(say("checkin.steps_button"), "step/list"),
        parts.button(say("checkin.plan_button"), "plan/open"),
        parts.button(say("checkin.rhythm.open_button"), "checkin/rhythm"),
    )
    return [around, exits(say)] if asks else [around]


def exits(say: Say) -> parts.Item:
    """One press each to put off, to rest and to stop the messages that ask."""
    return parts.row(
        parts.button(say("checkin.rhythm.snooze_button"), "checkin/snooze"),
        parts.button(say("checkin.rhythm.pause_button"), "checkin/pause"),
        parts.button(say("checkin.rhythm.stop_button"), "checkin/stop"),
    )


def learn_form(say: Say, step: Step, due: str, learnt: str | None) -> Form:
    """A form for one line."""
    form = Form(say("checkin.learn_title"), "checkin/learnt", step.id, due)
    typed = ui.TextInput[ui.LayoutView](
        custom_id="learnt", required=False, max_length=LEARNT_MOST, default=learnt
    )
    label, hint = say("checkin.learn_form_label"), say("checkin.learn_form_hint")
    form.add_item(ui.Label(text=label, description=hint, component=typed))
    return form
