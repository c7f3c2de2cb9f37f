"""A step as it is made: what makes one easy to keep, its day and hour, the whole of it said once.

Rule: the if-then is made in one place, `if_then`, so that what is said aloud is what stands on the screen.
"""

from __future__ import annotations

from datetime import time

from discord import ui

from bot.guidance.steps import ACTION_MOST, Step
from bot.screens import parts
from bot.screens.step_form import carried
from bot.when.calendar import noon
from bot.when.dates import Vague
from bot.when.moments import QUICK, clock, hours_left, quick
from bot.words import Say

IDEAS_MOST = 6
TOWARDS = ("first_part", "ask", "look_up", "begin")
"""Ideas for a step towards a milestone."""

ALONE = ("workday", "read", "went_well")
"""Ideas for a step that belongs to none."""

STOPS = " .,;:"
"""What people end a sentence with, in the middle of one of ours."""

TYPED_SHOWN = 120
FULL_MOST = 2 * ACTION_MOST
"""The room for what has that many characters, however many marks there are to tame."""


def ideas(say: Say, milestone: str, direction: str | None) -> dict[str, str]:
    """Ideas to begin from by their ids, three to six: from the milestone, from the direction."""
    near = parts.shorten(milestone, 100)
    words = {idea: say(f"step.ideas.{idea}", milestone=near) for idea in (TOWARDS if milestone else ALONE)}
    known = parts.moves(say, direction) if direction else []
    moves = {f"move_{number}": move for number, move in enumerate(known, 1)}
    ordered = {**words, **moves} if milestone else {**moves, **words}
    return {idea: text[:ACTION_MOST] for idea, text in list(ordered.items())[:IDEAS_MOST]}


def start(say: Say, path: str, milestone: str, towards: str, offered: dict[str, str]) -> ui.LayoutView:
    """What makes a step easy to keep, what for it is, and ideas; `towards` is the milestone's text."""
    options = [(idea, parts.capital(text), "") for idea, text in offered.items()]
    return parts.screen(
        parts.text(say("step.heading"), whither(say, path, towards), say("step.why"), say("step.begin")),
        parts.menu(say("step.ideas_placeholder"), options, "step/idea", path, milestone),
        parts.row(
            parts.primary(say("step.write_button"), "step/write", path, milestone),
            parts.button(say("step.list_button"), "step/list"),
            parts.button(say("plan.open_button"), "plan/open"),
        ),
    )


def whither(say: Say, path: str, towards: str) -> str:
    """What a step is for: its milestone, else its path."""
    if towards:
        return say("step.towards", milestone=parts.inline(towards, FULL_MOST))
    return say("step.on_path", path=say(f"step.paths.{path}"))


def full(say: Say, typed: str = "") -> ui.LayoutView:
    """No room for another open step; what was typed is given back."""
    return parts.screen(
        parts.text(
            say("step.full"), say("step.full_typed", typed=parts.quoted(typed, 1200)) if typed else ""
        ),
        parts.row(
            parts.primary(say("step.list_button"), "step/list"),
            parts.button(say("plan.open_button"), "plan/open"),
        ),
    )


def when(say: Say, step: Step, vague: Vague, typed: str, now: int, zone: str) -> ui.LayoutView:
    """Which day and hour; `vague` is what was understood of what was typed."""
    again = say("step.type_again_button") if typed else say("step.type_button")
    return parts.screen(
        parts.text(
            say("step.when_heading"),
            say("step.when_kept", action=parts.inline(step.action, FULL_MOST)),
            *([_unclear(say, vague, typed, zone)] if typed else _left_open(say, step)),
        ),
        parts.row(*_quick(say, step, vague.hour, now, zone)),
        parts.row(
            parts.button(again, "step/when", step.id, carried(step.id, typed)),
            parts.button(say("step.later_button"), "step/open", step.id),
        ),
    )


def _left_open(say: Say, step: Step) -> list[str]:
    if step.due_at is None:
        return [say("step.when_open_so_far"), say("step.when_why")]
    return [say("step.when_so_far", date=f"<t:{step.due_at}:F>"), say("step.when_which")]


def _unclear(say: Say, vague: Vague, typed: str, zone: str) -> str:
    shown, why = parts.inline(typed, TYPED_SHOWN), vague.why
    day = parts.day(noon(vague.day.isoformat(), zone)) if vague.day and why == "past" else ""
    if why == "past" and not day:
        why = "nothing"
    return say(f"step.unclear.{why}", typed=shown, day=day)


def _quick(say: Say, step: Step, hour: time | None, now: int, zone: str) -> list[parts.Item]:
    """Days that are near, at the hour that was said; two names of one moment are one button."""
    said, seen = f"{hour:%H%M}" if hour else "", set[int]()
    found: list[parts.Item] = []
    for which in QUICK:
        at = quick(which, now, zone, hour)
        if at is None or at in seen:
            continue
        seen.add(at)
        label = say(f"step.quick.{which}_button", hour=clock(at, zone))
        found.append(parts.button(label, "step/on", step.id, which, said, lead=not found))
    return found


def kept(say: Say, step: Step, now: int, zone: str, hour_named: bool) -> ui.LayoutView:
    """It is kept, as it will be said; where no hour was named, which one was taken."""
    due_at = step.due_at or 0
    left = {} if hour_named else hours_left(due_at, now, zone)
    hours = [
        parts.button(say(f"step.{moment}_button", hour=clock(at, zone)), "step/hour", step.id, moment)
        for moment, at in left.items()
    ]
    other = None if hour_named else parts.button(say("step.other_hour_button"), "step/when", step.id)
    return parts.screen(
        parts.text(
            say("step.kept_heading"),
            if_then(say, step),
            "" if hour_named else say("step.no_hour", hour=clock(due_at, zone)),
        ),
        None if hour_named else parts.row(*hours, other),
        parts.text("" if step.obstacle or step.fallback else say("step.guard_offer")),
        _onward(say, step),
        _around(say),
    )


def _around(say: Say) -> parts.Item:
    return parts.row(
        parts.button(say("step.list_button"), "step/list"),
        parts.button(say("plan.open_button"), "plan/open"),
    )


def _onward(say: Say, step: Step) -> parts.Item:
    words = parts.button(say("step.words_button"), "step/word", step.id)
    date = parts.button(say("step.change_date_button"), "step/date", step.id)
    aloud, guard = say("step.aloud_button"), say("step.guard_button")
    if step.obstacle or step.fallback:
        change = parts.button(guard, "step/guard", step.id)
        return parts.row(parts.primary(aloud, "step/aloud", step.id), words, date, change)
    return parts.row(
        parts.primary(guard, "step/guard", step.id),
        parts.button(aloud, "step/aloud", step.id),
        words,
        date,
    )


def if_then(say: Say, step: Step) -> str:
    """The whole of a step as one says it: if it is that time at that place, then I will; if not, then."""
    will = say("step.will_leads")
    action = parts.inline(_bare(step.action, will), FULL_MOST)
    lines = [_if(say, step), say("step.then", action=action, minutes=step.minutes)]
    obstacle = _obstacle(say, step)
    if step.fallback:
        lines.append(say("step.if_obstacle", obstacle=obstacle) if obstacle else say("step.if_nothing"))
        lines.append(say("step.then_fallback", fallback=parts.inline(_bare(step.fallback, will), FULL_MOST)))
    elif obstacle:
        lines.append(say("step.obstacle_alone", obstacle=obstacle))
    return "\n".join(lines)


def _obstacle(say: Say, step: Step) -> str:
    return parts.inline(_bare(step.obstacle, say("step.if_leads")), FULL_MOST)


def _bare(typed: str, leads: str) -> str:
    """What was typed without the words that our sentence begins with already, and without its full stop."""
    words = typed.rstrip(STOPS)
    for lead in leads.split("|"):
        if words.casefold().startswith(f"{lead} ".casefold()):
            words = words[len(lead) :].lstrip()
    return words or typed


def _if(say: Say, step: Step) -> str:
    place = parts.inline(step.place.rstrip(STOPS), 200)
    if step.due_at is None:
        return say("step.if_where", place=place) if step.place else say("step.if_open")
    date = f"<t:{step.due_at}:F>"
    return say("step.if_when_where", date=date, place=place) if step.place else say("step.if_when", date=date)


def aloud(say: Say, step: Step) -> ui.LayoutView:
    """The whole step once, with the request to say it."""
    return parts.screen(
        parts.text(say("step.aloud_heading"), if_then(say, step), say("step.aloud")),
        parts.row(
            parts.primary(say("step.said_button"), "step/said", step.id),
            parts.button(say("step.words_button"), "step/word", step.id),
            parts.button(say("step.guard_button"), "step/guard", step.id),
            parts.button(say("step.not_now_button"), "step/open", step.id),
        ),
        _around(say),
    )
