"""Check-ins: how a step went, one at a time, and what comes next; nothing is ever held against anyone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from discord import ui

from bot.guidance.occupation import Occupation
from bot.guidance.steps import DONE, SAID, UNDATED, Step
from bot.screens import parts, rhythm
from bot.screens.occupation import title
from bot.screens.step import FULL_MOST
from bot.when.calendar import day_of
from bot.words import Say

LISTED_MOST = 10
"""How many steps of a kind are listed; a menu and the list of all steps hold the others."""

Month = Literal["", "never", "again"]
"""Whether the chapter that is worth taking once a month was never finished, or is worth taking again."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One step to ask about, the first of so many, and the milestone it is on the way to.

    `waited` is whether messages asked about it before, again and again, without a word in return.
    """

    step: Step
    many: int
    milestone: str = ""
    waited: bool = False


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is open while there is nothing to ask: steps to come, and steps that wait for another day."""

    coming: tuple[Step, ...]
    resting: tuple[Step, ...]
    zone: str | None

    def all(self) -> tuple[Step, ...]:
        """Both, those to come first."""
        return self.coming + self.resting


@dataclass(frozen=True, slots=True)
class Come:
    """What a member wanted to look at again by now: the job that pays the bills, a saved occupation."""

    bills: str = ""
    lead: Occupation | None = None


NOTHING_COME = Come()


def told(say: Say, step: Step, milestone: str = "") -> str:
    """A step in a few lines: what, for when, where, what for."""
    lines = [
        say("checkin.step", action=parts.inline(step.action, FULL_MOST)),
        say("checkin.was_for", date=parts.moment(step.due_at)) if step.due_at else say("checkin.no_date"),
        say("checkin.where", place=parts.inline(step.place, 160)) if step.place else "",
        say("checkin.towards", milestone=parts.inline(milestone, FULL_MOST)) if milestone else "",
    ]
    return "\n".join(line for line in lines if line)


def answers(say: Say, step: Step, *, lead: bool = False) -> parts.Item:
    """The three things that can be said of a step on its present date; the first may be the way on."""
    due = str(step.due_at or UNDATED)
    return parts.row(
        *(
            parts.button(
                say(f"checkin.{said}_button"), "checkin/say", step.id, due, said, lead=lead and said == DONE
            )
            for said in SAID
        )
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
    say: Say,
    left: Ahead,
    offered: bool = False,
    month: Month = "",
    come: Come = NOTHING_COME,
    asks: bool = False,
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
        *to_look_at(say, come),
        *monthly(say, month),
        parts.row(
            parts.primary(say("checkin.new_step_button"), "step/new", "a", ""),
            parts.button(say("checkin.offer_button"), "rhythm/days", "checkin") if offered else None,
        ),
        *ways(say, asks, offered),
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


def to_look_at(say: Say, come: Come) -> list[parts.Item]:
    """What the day has come to look at again, where there is something: a line and a button each."""
    if not come.bills and come.lead is None:
        return []
    job = say("checkin.come.bills", job=parts.inline(come.bills, FULL_MOST)) if come.bills else ""
    lead = say("checkin.come.lead", title=title(say, come.lead)) if come.lead else ""
    return [
        parts.text(job, lead),
        parts.row(
            parts.button(say("checkin.come.bills_button"), "plan/part", "bills") if job else None,
            parts.button(say("checkin.come.lead_button"), "shortlist/item", come.lead.code)
            if come.lead
            else None,
        ),
    ]


def ways(say: Say, asks: bool, offered: bool = False) -> list[parts.Item]:
    """The ways to everything that check-ins belong to; where messages ask (`asks`), the ways out of those.

    Then the others are folded into a menu. Where messages are `offered` already, that way is left out.
    """
    if asks:
        return [_elsewhere(say), rhythm.exits(say, "checkin")]
    return [
        parts.row(
            parts.button(say("checkin.steps_button"), "step/list"),
            parts.button(say("checkin.plan_button"), "plan/open"),
            None if offered else parts.button(say("rhythm.checkin.open_button"), "rhythm/open", "checkin"),
        )
    ]


def _elsewhere(say: Say) -> parts.Item:
    options = [
        ("steps", say("checkin.steps_button"), ""),
        ("plan", say("checkin.plan_button"), ""),
        ("rhythm", say("rhythm.checkin.open_button"), ""),
    ]
    return parts.menu(say("checkin.elsewhere_placeholder"), options, "checkin/elsewhere")
