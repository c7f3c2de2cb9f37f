"""The weekly note: the note itself, and how it is asked for, moved, rested and stopped."""

from __future__ import annotations

from collections.abc import Mapping

from discord import ui

from bot.press import link
from bot.screens import parts
from bot.store import Rhythm
from bot.when.calendar import WEEKDAYS, in_set
from bot.words import Say

MOMENTS = {"morning": 8, "noon": 12, "evening": 18}
"""The hours that most people want."""

REMINDERS = ("note", "checkin")
"""The kinds of messages that are sent to who asked for them."""


def note(say: Say, side: str, aspect: str) -> ui.LayoutView:
    """One characteristic with its question, and the ways to read on, to rest and to stop."""
    return parts.screen(
        parts.text(
            say(f"learn.place.{side}", aspect=say(f"learn.aspects.{aspect}.title")),
            say("learn.headline", headline=say(f"learn.{side}.{aspect}.headline")),
            say("learn.question", question=say(f"learn.{side}.{aspect}.question")),
            say("subscribe.why_this"),
        ),
        parts.row(
            parts.primary(say("subscribe.think_button"), "learn/show", side, aspect),
            parts.button(say("subscribe.pause_button"), "subscribe/pause"),
            parts.button(say("subscribe.stop_button"), "subscribe/stop"),
        ),
        colour=parts.SIDE_COLOURS[side],
    )


def offer(say: Say) -> ui.LayoutView:
    """What the weekly note is, before anyone asks for it."""
    return parts.screen(
        parts.text(say("subscribe.heading"), say("subscribe.offer")),
        parts.row(
            parts.primary(say("subscribe.begin_button"), "subscribe/days"),
            parts.button(say("learn.compare.button"), "learn/compare"),
            parts.button(say("privacy.policy_button"), "privacy/policy"),
        ),
    )


def days(say: Say, chosen: Rhythm | None) -> ui.LayoutView:
    """Which day of the week it should be."""
    options = [(weekday, say(f"subscribe.days.{weekday}"), "") for weekday in WEEKDAYS]
    marked = in_set(chosen.days) if chosen else ()
    return parts.screen(
        parts.text(say("subscribe.heading"), say("subscribe.which_day")),
        parts.menu(say("subscribe.day_placeholder"), options, "subscribe/day", chosen=marked),
        parts.row(parts.button(say("assess.back_button"), "subscribe/open")),
    )


def hours(say: Say, weekday: str, chosen: Rhythm | None) -> ui.LayoutView:
    """Which hour of that day."""
    options = [(str(hour), clock(hour), "") for hour in range(24)]
    return parts.screen(
        parts.text(
            say("subscribe.heading"), say("subscribe.which_hour", day=say(f"subscribe.days.{weekday}"))
        ),
        parts.row(
            *(
                parts.button(
                    say(f"subscribe.{moment}_button"),
                    "subscribe/hour",
                    weekday,
                    str(MOMENTS[moment]),
                    marked=chosen is not None and chosen.hour == MOMENTS[moment],
                )
                for moment in MOMENTS
            )
        ),
        parts.menu(say("subscribe.hour_placeholder"), options, "subscribe/hour", weekday),
        parts.row(parts.button(say("subscribe.other_day_button"), "subscribe/days")),
    )


def state(say: Say, rhythm: Rhythm, now: int) -> ui.LayoutView:
    """When the note comes next, with the ways to change it, rest and stop."""
    (weekday, *_) = in_set(rhythm.days)
    when = say(
        "subscribe.when",
        day=say(f"subscribe.days.{weekday}"),
        hour=clock(rhythm.hour),
        zone=parts.inline(rhythm.zone.replace("_", " ")),
    )
    resting = rhythm.due_at is None or rhythm.due_at - now > 8 * 86400
    return parts.screen(
        parts.text(say("subscribe.heading"), when, _next(say, rhythm.due_at, resting)),
        parts.row(
            parts.primary(say("subscribe.resume_button"), "subscribe/resume")
            if resting
            else parts.button(say("subscribe.pause_button"), "subscribe/pause"),
            parts.button(say("subscribe.change_button"), "subscribe/days"),
            parts.button(say("zone.change_button"), "zone/ask", link("subscribe/open")),
            parts.button(say("subscribe.stop_button"), "subscribe/stop"),
        ),
    )


def _next(say: Say, due_at: int | None, resting: bool) -> str:
    if due_at is None:
        return say("subscribe.refused")
    dates = _dates(due_at)
    return say("subscribe.paused", next=dates) if resting else say("subscribe.next", next=dates)


def stopped(say: Say) -> ui.LayoutView:
    """No more notes; begun again whenever they like."""
    return parts.screen(
        parts.text(say("subscribe.stopped")),
        parts.row(
            parts.button(say("subscribe.again_button"), "subscribe/days"),
            parts.button(say("assess.open_button"), "assess/open"),
            parts.button(say("privacy.open_button"), "privacy/open"),
        ),
    )


def refused(say: Say) -> ui.LayoutView:
    """What happened meanwhile: Discord refused a message, so nothing more is sent."""
    return parts.screen(
        parts.text(say("subscribe.news_refused")),
        parts.row(parts.primary(say("subscribe.resume_button"), "reminders/resume"), *_all_of_them(say)),
    )


def resumed(say: Say, rhythms: Mapping[str, Rhythm]) -> ui.LayoutView:
    """What goes on, and when each kind of message comes next."""
    dates = {kind: rhythm.due_at for kind, rhythm in rhythms.items() if rhythm.due_at is not None}
    lines = [
        say(f"subscribe.resumed.{reminder}", next=_dates(dates[reminder]))
        for reminder in REMINDERS
        if reminder in dates
    ]
    return parts.screen(
        parts.text(
            parts.listed(say("subscribe.resumed.heading"), lines) or say("subscribe.resumed.nothing"),
        ),
        parts.row(*_all_of_them(say)),
    )


def _all_of_them(say: Say) -> tuple[parts.Item, ...]:
    return (
        parts.button(say("subscribe.open_button"), "subscribe/open"),
        parts.button(say("subscribe.checkins_button"), "checkin/rhythm"),
    )


def _dates(due_at: int) -> str:
    return f"<t:{due_at}:F> (<t:{due_at}:R>)"


def clock(hour: int) -> str:
    """An hour as a clock shows it."""
    return f"{hour:02}:00"
