"""The dates of a plan as an iCalendar file (RFC 5545), for any calendar.

Steps are events in UTC with an alarm at their start while that is ahead; milestones, the goal and the look
at the job that pays the bills are whole days that leave one free. What is done stays, marked as done; a step
that was let go is left out. Without METHOD a file is no invitation (RFC 5546): nobody is asked to answer.

Rule: a thing keeps its UID, and a later file has a higher SEQUENCE, so taking the file again replaces what a
calendar has. Folding and line ends are the library's.
"""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.guidance.steps import DONE, LET_GO, Step
from bot.planfile.held import Held, if_then, one_line
from bot.words import Say

if TYPE_CHECKING:
    from icalendar import Alarm, Event
    from icalendar.prop import vUnknown

PRODID = "-//Lodestar//Lodestar//EN"
"""Who made the file (RFC 5545, 3.7.3)."""

ESCAPED = re.compile(r"[\\;,]")
"""What a text holds only behind a backslash (RFC 5545, 3.3.11)."""

MINUTE = 60


def calendar(say: Say, held: Held) -> bytes | None:
    """Every date of a plan and its steps as an iCalendar file; None where there is no date."""
    from icalendar import Calendar  # most members never ask for this, and it takes a while to load

    events = [*_steps(say, held), *_milestones(say, held), *_days(say, held)]
    if not events:
        return None
    made = Calendar()
    made.add("prodid", PRODID)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", say("planfile.heading"))
    for event in events:
        made.add_component(event)
    return bytes(made.to_ical())


def _steps(say: Say, held: Held) -> list[Event]:
    dated = ((step, step.due_at) for step in held.steps if step.ended != LET_GO)
    return [_step(say, held, step, due_at) for step, due_at in dated if due_at is not None]


def _step(say: Say, held: Held, step: Step, due_at: int) -> Event:
    done, action = step.ended == DONE, one_line(step.action)
    event = _event(held, step.id, say("planfile.event_done", text=action) if done else action)
    event.add("created", _utc(step.made_at))
    event.add("dtstart", _utc(due_at))
    event.add("duration", timedelta(minutes=step.minutes))
    event.add("description", _text("\n".join(if_then(say, held, step))))
    if step.place:
        event.add("location", _text(one_line(step.place)))
    event.add("transp", "TRANSPARENT" if done else "OPAQUE")
    if not done and due_at > held.now:
        event.add_component(_alarm(action))
    return event


def _milestones(say: Say, held: Held) -> list[Event]:
    """Each milestone on the day it was reached, or is to be."""
    events = []
    for _, milestone in held.plan.all():
        if day := milestone.reached_on or milestone.by:
            text = one_line(milestone.text)
            shown = say("planfile.event_reached", text=text) if milestone.reached_on else text
            events.append(_day(held, milestone.id, shown, day))
    return events


def _days(say: Say, held: Held) -> list[Event]:
    plan, mine = held.plan, hashlib.sha256(str(held.member).encode()).hexdigest()[:8]
    events = []
    if plan.by:
        goal = one_line(plan.goal.text) if plan.goal else say("planfile.heading")
        summary = say("planfile.event_goal", goal=goal)
        events.append(_day(held, f"goal-{mine}", summary, plan.by))
    if plan.bills and plan.bills.review_on:
        summary = say("planfile.event_review", job=one_line(plan.bills.text))
        events.append(_day(held, f"review-{mine}", summary, plan.bills.review_on))
    return events


def _day(held: Held, name: str, summary: str, day: str) -> Event:
    event = _event(held, name, summary)
    event.add("dtstart", date.fromisoformat(day))  # without an end it is that one day (3.6.1)
    event.add("transp", "TRANSPARENT")
    return event


def _event(held: Held, name: str, summary: str) -> Event:
    """An event with what each one has. Minutes since 1970 are a sequence that only grows, for 4,000 years."""
    from icalendar import Event

    event = Event()
    event.add("uid", f"{name}@lodestar")
    event.add("dtstamp", _utc(held.now))
    event.add("last-modified", _utc(held.now))
    event.add("sequence", held.now // MINUTE)
    event.add("summary", _text(summary))
    event.add("status", "CONFIRMED")
    return event


def _alarm(action: str) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _text(action))
    alarm.add("trigger", timedelta(0))
    return alarm


def _text(words: str) -> vUnknown:
    r"""A text, escaped here: the library's own way takes the `\N` of `C:\New` for a line break."""
    from icalendar.prop import vUnknown  # written as it stands

    return vUnknown(ESCAPED.sub(r"\\\g<0>", words).replace("\n", r"\n"))


def _utc(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
