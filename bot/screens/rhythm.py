"""When the bot asks how steps went: offered, chosen, put off, paused, stopped; and the message that asks."""

from __future__ import annotations

from discord import ui

from bot.press import link
from bot.screens import checkin, parts
from bot.screens.subscribe import MOMENTS, clock
from bot.store import Rhythm
from bot.when.calendar import DAY, EVERY_DAY, WEEKDAYS, in_set
from bot.words import Say


def days_told(say: Say, days: int) -> str:
    """Days of the week in words."""
    if days == EVERY_DAY:
        return say("checkin.rhythm.every_day")
    return say("checkin.rhythm.comma").join(say(f"subscribe.days.{weekday}") for weekday in in_set(days))


def offer(say: Say) -> ui.LayoutView:
    """What these messages are, before anyone asks for them."""
    return parts.screen(
        parts.text(say("checkin.rhythm.heading"), say("checkin.rhythm.offer")),
        parts.row(
            parts.primary(say("checkin.rhythm.begin_button"), "checkin/days"),
            parts.button(say("checkin.open_button"), "checkin/open"),
            parts.button(say("privacy.policy_button"), "privacy/policy"),
        ),
    )


def days(say: Say, chosen: Rhythm | None) -> ui.LayoutView:
    """On which days of the week."""
    options = [(weekday, say(f"subscribe.days.{weekday}"), "") for weekday in WEEKDAYS]
    marked = in_set(chosen.days) if chosen else ()
    return parts.screen(
        parts.text(
            say("checkin.rhythm.heading"),
            "" if chosen else say("checkin.rhythm.offer"),
            say("checkin.rhythm.which_days"),
        ),
        parts.menu(
            say("checkin.rhythm.days_placeholder"), options, "checkin/day", chosen=marked, most=len(WEEKDAYS)
        ),
        parts.row(parts.button(say("checkin.back_button"), "checkin/rhythm")),
    )


def hours(say: Say, days: int, chosen: Rhythm | None) -> ui.LayoutView:
    """At which hour of those days."""
    options = [(str(hour), clock(hour), "") for hour in range(24)]
    hour = chosen.hour if chosen else None
    return parts.screen(
        parts.text(
            say("checkin.rhythm.heading"),
            say("checkin.rhythm.which_hour", days=parts.capital(days_told(say, days))),
        ),
        parts.row(
            *(
                parts.button(
                    say(f"subscribe.{moment}_button"), "checkin/hour", str(days), str(at), marked=at == hour
                )
                for moment, at in MOMENTS.items()
            )
        ),
        parts.menu(say("checkin.rhythm.hour_placeholder"), options, "checkin/hour", str(days)),
        parts.row(parts.button(say("checkin.rhythm.other_days_button"), "checkin/days")),
    )


def state(say: Say, rhythm: Rhythm, now: int, snoozed: bool = False) -> ui.LayoutView:
    """When the next message comes, with the ways to change it, rest and stop."""
    resting = rhythm.due_at is None or rhythm.due_at - now > 8 * DAY
    when = say(
        "checkin.rhythm.when",
        days=parts.capital(days_told(say, rhythm.days)),
        hour=clock(rhythm.hour),
        zone=parts.inline(rhythm.zone.replace("_", " ")),
    )
    return parts.screen(
        parts.text(say("checkin.rhythm.state_heading"), when, _next(say, rhythm.due_at, resting, snoozed)),
        parts.row(
            parts.primary(say("checkin.rhythm.resume_button"), "checkin/resume")
            if resting
            else parts.button(say("checkin.rhythm.pause_button"), "checkin/pause"),
            parts.button(say("checkin.rhythm.change_button"), "checkin/days"),
            parts.button(say("zone.change_button"), "zone/ask", link("checkin/rhythm")),
            parts.button(say("checkin.rhythm.stop_button"), "checkin/stop"),
        ),
        parts.row(
            parts.button(say("checkin.open_button"), "checkin/open"),
            parts.button(say("checkin.plan_button"), "plan/open"),
        ),
    )


def _next(say: Say, due_at: int | None, resting: bool, snoozed: bool) -> str:
    if due_at is None:
        return say("checkin.rhythm.refused")
    if snoozed:
        return say("checkin.rhythm.snoozed", next=checkin.moment(due_at))
    if resting:
        return say("checkin.rhythm.paused", next=checkin.moment(due_at))
    return say("checkin.rhythm.next", next=checkin.moment(due_at))


def stopped(say: Say, was_on: bool = True) -> ui.LayoutView:
    """No more messages; `was_on` is false where there were none to put off or to rest."""
    return parts.screen(
        parts.text(say("checkin.rhythm.stopped") if was_on else say("checkin.rhythm.not_on")),
        parts.row(
            parts.button(say("checkin.rhythm.again_button"), "checkin/days"),
            parts.button(say("checkin.open_button"), "checkin/open"),
            parts.button(say("checkin.plan_button"), "plan/open"),
        ),
    )


def message(
    say: Say,
    days: int,
    asked: checkin.Asked | None,
    left: checkin.Ahead,
    month: checkin.Month = "",
    come: checkin.Come = checkin.NOTHING_COME,
    rests: int | None = None,
) -> ui.LayoutView:
    """What is sent: the oldest step to ask about, else what is ahead or one question; and three ways out.

    `rests` is when the next one comes, where so many were not answered that they rest until then.
    """
    why = say("checkin.message.why_this", days=days_told(say, days))
    return parts.screen(
        *_body(say, asked, left),
        *checkin.to_look_at(say, come),
        *checkin.monthly(say, month),
        parts.line(),
        parts.text(say("checkin.message.rests", next=checkin.moment(rests)) if rests else "", why),
        checkin.exits(say, resting=rests is not None),
    )


def _body(say: Say, asked: checkin.Asked | None, left: checkin.Ahead) -> list[parts.Item]:
    if asked is not None:
        more = asked.many > 1
        return [
            parts.text(
                say("checkin.message.waited") if asked.waited else say("checkin.message.greeting"),
                checkin.told(say, asked.step, asked.milestone),
                say("checkin.message.more", many=asked.many) if more else "",
            ),
            checkin.answers(say, asked.step),
            *([_other_ways(say, asked.step.id)] if asked.waited else []),
            *(
                [parts.row(parts.button(say("checkin.message.more_button"), "checkin/open"))]
                if more and not asked.waited
                else []
            ),
        ]
    open_all = parts.button(say("checkin.open_button"), "checkin/open")
    ways = parts.row(
        parts.primary(say("checkin.new_step_button"), "step/new", "a", ""), open_all if left.all() else None
    )
    greeting = say("checkin.message.ahead") if left.all() else say("checkin.message.nothing")
    return [parts.text(greeting, *checkin.listed(say, left)), ways]


def _other_ways(say: Say, step: str) -> parts.Item:
    """What may become of a step that has been asked about again and again."""
    return parts.row(
        parts.button(say("checkin.later_button"), "checkin/later", step),
        parts.button(say("checkin.smaller_button"), "checkin/smaller", step),
        parts.button(say("checkin.let_go_button"), "checkin/let_go", step),
    )
