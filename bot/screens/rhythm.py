"""When messages come that a member asked for: offered, chosen, put off, paused, stopped, refused."""

from __future__ import annotations

from collections.abc import Mapping

from discord import ui

from bot.press import link
from bot.screens import parts
from bot.store import Rhythm
from bot.when.calendar import EVERY_DAY, FURTHEST, WEEKDAYS, in_set
from bot.words import Say

REMINDERS = {"note": 1, "checkin": len(WEEKDAYS)}
"""The kinds of messages there are, and on how many days of the week each may come."""

MOMENTS = {"morning": 8, "noon": 12, "evening": 18}
"""The hours that most people want."""


def offer(say: Say, reminder: str) -> ui.LayoutView:
    """What these messages are, before anyone asks for them."""
    return parts.screen(
        parts.text(say(f"rhythm.{reminder}.heading"), say(f"rhythm.{reminder}.offer")),
        parts.row(
            parts.primary(say(f"rhythm.{reminder}.begin_button"), "rhythm/days", reminder),
            _home(say, reminder),
            parts.button(say("privacy.policy_button"), "privacy/policy"),
        ),
    )


def days(say: Say, reminder: str, chosen: Rhythm | None) -> ui.LayoutView:
    """On which days of the week."""
    options = [(weekday, say(f"rhythm.days.{weekday}"), "") for weekday in WEEKDAYS]
    return parts.screen(
        parts.text(
            say(f"rhythm.{reminder}.heading"),
            "" if chosen else say(f"rhythm.{reminder}.offer"),
            say(f"rhythm.{reminder}.which_days"),
        ),
        parts.menu(
            say(f"rhythm.{reminder}.days_placeholder"),
            options,
            "rhythm/day",
            reminder,
            chosen=in_set(chosen.days) if chosen else (),
            most=REMINDERS[reminder],
        ),
        parts.row(parts.button(say("rhythm.back_button"), "rhythm/open", reminder)),
    )


def hours(say: Say, reminder: str, days: int, chosen: Rhythm | None) -> ui.LayoutView:
    """At which hour of those days."""
    options = [(str(hour), clock(hour), "") for hour in range(24)]
    hour, on = chosen.hour if chosen else None, str(days)
    return parts.screen(
        parts.text(
            say(f"rhythm.{reminder}.heading"),
            say("rhythm.which_hour", days=parts.capital(days_told(say, days))),
        ),
        parts.row(
            *(
                parts.button(
                    say(f"rhythm.{moment}_button"), "rhythm/hour", reminder, on, str(at), marked=at == hour
                )
                for moment, at in MOMENTS.items()
            )
        ),
        parts.menu(say("rhythm.hour_placeholder"), options, "rhythm/hour", reminder, on),
        parts.row(parts.button(say("rhythm.other_days_button"), "rhythm/days", reminder)),
    )


def state(say: Say, reminder: str, rhythm: Rhythm, now: int, snoozed: bool = False) -> ui.LayoutView:
    """When the next message comes, with the ways to change it, rest and stop."""
    resting = rhythm.due_at is None or rhythm.due_at - now > FURTHEST
    when = say(
        "rhythm.when",
        days=parts.capital(days_told(say, rhythm.days)),
        hour=clock(rhythm.hour),
        zone=parts.inline(rhythm.zone.replace("_", " ")),
    )
    return parts.screen(
        parts.text(
            say(f"rhythm.{reminder}.state_heading"), when, _next(say, rhythm.due_at, resting, snoozed)
        ),
        parts.row(
            parts.primary(say("rhythm.resume_button"), "rhythm/resume", reminder)
            if resting
            else parts.button(say("rhythm.pause_button"), "rhythm/pause", reminder),
            parts.button(say("rhythm.change_button"), "rhythm/days", reminder),
            parts.button(say("zone.change_button"), "zone/ask", link("rhythm/open", reminder)),
            parts.button(say("rhythm.stop_button"), "rhythm/stop", reminder),
        ),
        parts.row(_home(say, reminder), parts.button(say("plan.open_button"), "plan/open")),
    )


def _next(say: Say, due_at: int | None, resting: bool, snoozed: bool) -> str:
    if due_at is None:
        return say("rhythm.refused")
    if snoozed:
        return say("rhythm.snoozed", next=parts.moment(due_at))
    if resting:
        return say("rhythm.paused", next=parts.moment(due_at))
    return say("rhythm.next", next=parts.moment(due_at))


def stopped(say: Say, reminder: str, was_on: bool = True) -> ui.LayoutView:
    """No more messages; `was_on` is false where there were none to put off or to rest."""
    return parts.screen(
        parts.text(say(f"rhythm.{reminder}.stopped") if was_on else say(f"rhythm.{reminder}.not_on")),
        parts.row(
            parts.button(say("rhythm.again_button"), "rhythm/days", reminder),
            _home(say, reminder),
            parts.button(say("plan.open_button"), "plan/open"),
        ),
    )


def exits(say: Say, reminder: str, resting: bool = False) -> parts.Item:
    """One press each to put off, to rest and to stop messages; where they rest, to go on and to stop."""
    stop = parts.button(say("rhythm.stop_button"), "rhythm/stop", reminder)
    if resting:
        return parts.row(parts.primary(say("rhythm.resume_button"), "rhythm/resume", reminder), stop)
    return parts.row(
        parts.button(say(f"rhythm.{reminder}.snooze_button"), "rhythm/snooze", reminder),
        parts.button(say("rhythm.pause_button"), "rhythm/pause", reminder),
        stop,
    )


def refused(say: Say) -> ui.LayoutView:
    """What happened meanwhile: Discord refused a message, so nothing more is sent."""
    return parts.screen(
        parts.text(say("rhythm.news_refused")),
        parts.row(parts.primary(say("rhythm.resume_button"), "rhythm/wake"), *_all_of_them(say)),
    )


def woken(say: Say, rhythms: Mapping[str, Rhythm]) -> ui.LayoutView:
    """What goes on, and when each kind of message comes next."""
    dates = {kind: rhythm.due_at for kind, rhythm in rhythms.items() if rhythm.due_at is not None}
    lines = [
        say(f"rhythm.{reminder}.woken", next=parts.moment(dates[reminder]))
        for reminder in REMINDERS
        if reminder in dates
    ]
    return parts.screen(
        parts.text(parts.listed(say("rhythm.woken"), lines) or say("rhythm.none_on")),
        parts.row(*_all_of_them(say)),
    )


def _all_of_them(say: Say) -> list[parts.Item]:
    return [
        parts.button(say(f"rhythm.{reminder}.open_button"), "rhythm/open", reminder) for reminder in REMINDERS
    ]


def _home(say: Say, reminder: str) -> parts.Item:
    """What these messages are about, at any time."""
    if reminder == "note":
        return parts.button(say("learn.compare.button"), "learn/compare")
    return parts.button(say("checkin.open_button"), "checkin/open")


def days_told(say: Say, days: int) -> str:
    """Days of the week in words."""
    if days == EVERY_DAY:
        return say("rhythm.every_day")
    return say("rhythm.comma").join(say(f"rhythm.days.{weekday}") for weekday in in_set(days))


def clock(hour: int) -> str:
    """An hour as a clock shows it."""
    return f"{hour:02}:00"
