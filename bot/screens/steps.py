"""The steps there are: all of them, and one with everything that belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from discord import ButtonStyle, ui

from bot.guidance.plan import PATHS, Plan
from bot.guidance.steps import DONE, UNDATED, CheckIn, Step, still_open
from bot.screens import parts
from bot.screens.checkin import answers
from bot.screens.step import FULL_MOST, if_then, whither
from bot.when.moments import written
from bot.words import Say

ENDED_PER_PAGE = 10
TOLD_MOST = 3
"""How many of the things that were said of a step its screen shows, the newest."""

LINE_MOST = 70
"""How much of a step a line of the list shows."""

PLACES_MOST = 25
"""How many places for a step a menu holds."""


@dataclass(frozen=True, slots=True)
class Around:
    """What belongs to a step beside itself: the plan, what was said of it, what time it is."""

    plan: Plan
    said: Sequence[CheckIn]
    now: int


def listing(say: Say, steps: Sequence[Step], zone: str, page: int = 0) -> ui.LayoutView:
    """The open steps by date and path, and those that ended, the newest first, page by page."""
    opened = still_open(steps) if page <= 0 else ()
    ended = sorted((s for s in steps if s.ended), key=lambda s: (s.ended_at or 0, s.id), reverse=True)
    page = min(max(page, 0), max(0, (len(ended) - 1) // ENDED_PER_PAGE))
    shown = ended[page * ENDED_PER_PAGE : (page + 1) * ENDED_PER_PAGE]
    more = (page + 1) * ENDED_PER_PAGE < len(ended)
    return parts.screen(
        parts.text(
            say("step.list_heading"),
            parts.listed(say("step.open_heading"), [_open_line(say, step) for step in opened]),
            "" if opened or page else (say("step.none_open") if steps else say("step.nothing")),
        ),
        _menu_of_open(say, opened, zone) if opened else None,
        parts.text(parts.listed(say("step.ended_heading"), [_ended_line(say, step) for step in shown])),
        _menu_of_ended(say, shown, zone) if shown else None,
        parts.row(
            parts.button(say("progress.newer_button"), "step/page", str(page - 1)),
            parts.button(say("progress.older_button"), "step/page", str(page + 1)) if more else None,
        )
        if page
        else None,
        parts.row(
            parts.primary(say("step.new_button"), "step/new", "a", ""),
            parts.button(say("checkin.open_button"), "checkin/open") if opened else None,
            parts.button(say("plan.open_button"), "plan/open"),
            parts.button(say("progress.older_button"), "step/page", "1") if more and not page else None,
        ),
    )


def _open_line(say: Say, step: Step) -> str:
    date = f"<t:{step.due_at}:f>" if step.due_at is not None else say("step.no_day")
    action = parts.inline(parts.capital(step.action), LINE_MOST)
    return say("step.open_line", date=date, action=action, letter=step.path.upper())


def _ended_line(say: Say, step: Step) -> str:
    action, day = parts.inline(parts.capital(step.action), LINE_MOST), parts.day(step.ended_at or 0)
    if step.ended == DONE:
        return say("step.done_line", action=action, day=day)
    return say("step.let_go_line", action=action, day=day)


def _menu_of_open(say: Say, steps: Sequence[Step], zone: str) -> parts.Item:
    return parts.menu(say("step.open_placeholder"), _options(steps, zone), "step/open")


def _menu_of_ended(say: Say, steps: Sequence[Step], zone: str) -> parts.Item:
    return parts.menu(say("step.ended_placeholder"), _options(steps, zone), "step/past")


def _options(steps: Sequence[Step], zone: str) -> list[parts.Option]:
    return [(step.id, parts.capital(step.action), _date(step, zone)) for step in steps]


def _date(step: Step, zone: str) -> str:
    """When a step is due, where Discord shows no dates by itself."""
    return written(step.due_at, zone) if step.due_at is not None else ""


def one(say: Say, step: Step, around: Around, *, offer: bool = False) -> ui.LayoutView:
    """Everything of a step, each part to be changed; `offer` to ask how it went, by direct message."""
    ask = offer and step.ended is None
    towards = around.plan.milestone(step.milestone)
    return parts.screen(
        parts.text(
            say("step.one_heading"),
            if_then(say, step),
            whither(say, step.path, towards.text if towards else ""),
            _state(say, step),
            _told(say, around.said),
            say("step.offer") if ask else "",
        ),
        _ways_on(say, step, around.now, ask),
        None if step.ended else _changes(say, step),
        parts.row(
            parts.button(say("step.erase_button"), "step/erase", step.id)
            if step.ended
            else parts.button(say("step.more_button"), "step/more", step.id),
            parts.button(say("step.list_button"), "step/list"),
            parts.button(say("plan.open_button"), "plan/open"),
        ),
    )


def _state(say: Say, step: Step) -> str:
    if step.ended is not None:
        day = parts.day(step.ended_at or 0)
        return say("step.done_on", day=day) if step.ended == DONE else say("step.let_go_on", day=day)
    if step.due_at is None:
        return say("step.when_open")
    ahead = f"<t:{step.due_at}:R>"
    said = "\n" + say("step.said_once", day=parts.day(step.said_at)) if step.said_at else ""
    return say("step.when", ahead=ahead) + said


def _told(say: Say, said: Sequence[CheckIn]) -> str:
    lines = []
    for each in said[-TOLD_MOST:]:
        word = say(f"step.said.{each.said}")
        dated = each.due_at != UNDATED
        lines.append(
            say("step.told_line", day=parts.day(each.due_at), said=word)
            if dated
            else say("step.told_undated", said=word)
        )
        if each.learnt:
            lines.append(say("step.learnt_line", learnt=parts.inline(each.learnt, 300)))
    return parts.listed(say("step.told"), lines)


def _ways_on(say: Say, step: Step, now: int, ask: bool) -> parts.Item:
    """What most people will want now, the likeliest first."""
    if step.ended == DONE:
        return parts.row(
            parts.primary(say("step.new_button"), "step/new", step.path, step.milestone or ""),
            parts.button(say("step.again_button"), "step/again", step.id),
        )
    if step.ended is not None:
        return parts.row(parts.primary(say("step.again_button"), "step/again", step.id))
    if step.due_at is not None and step.due_at <= now:
        return answers(say, step, lead=True)
    early = parts.button(
        say("step.done_early_button"), "checkin/say", step.id, str(step.due_at or UNDATED), DONE
    )
    if step.due_at is None:
        return parts.row(parts.primary(say("step.date_button"), "step/date", step.id), early)
    if ask:
        return parts.row(parts.primary(say("step.offer_button"), "rhythm/days", "checkin"), early)
    if step.said_at is None:
        return parts.row(parts.primary(say("step.aloud_button"), "step/aloud", step.id), early)
    return parts.row(parts.primary(say("step.new_button"), "step/new", step.path, ""), early)


def _changes(say: Say, step: Step) -> parts.Item:
    return parts.row(
        parts.button(say("step.words_button"), "step/word", step.id),
        parts.button(say("step.change_date_button"), "step/date", step.id)
        if step.due_at is not None
        else None,
        parts.button(say("step.guard_button"), "step/guard", step.id),
    )


def _places(say: Say, step: Step, plan: Plan) -> parts.Item:
    """Every path, and the milestones of the plan, those of the step's own path first, reached ones last."""
    found = sorted(
        ((place.partition(".")[0], milestone) for place, milestone in plan.all()),
        key=lambda each: (each[1].id != step.milestone, bool(each[1].reached_on), each[0] != step.path),
    )
    options = [(f"{path}.", parts.capital(say(f"step.paths.{path}")), "") for path in PATHS]
    options += [
        (f"{path}.{milestone.id}", milestone.text, parts.capital(say(f"step.paths.{path}")))
        for path, milestone in found[: PLACES_MOST - len(PATHS)]
    ]
    lies = (f"{path}.{milestone.id}" for path, milestone in found if milestone.id == step.milestone)
    there = next(lies, f"{step.path}.")  # a milestone that was moved may lie on another path than its step
    return parts.menu(say("step.place_placeholder"), options, "step/place", step.id, chosen=(there,))


def more(say: Say, step: Step, plan: Plan) -> ui.LayoutView:
    """What is done with an open step once in a while: moved to another place of the plan, let go, erased."""
    towards = plan.milestone(step.milestone)
    return parts.screen(
        parts.text(
            say("step.more_heading"),
            parts.inline(step.action, FULL_MOST),
            whither(say, step.path, towards.text if towards else ""),
        ),
        _places(say, step, plan),
        parts.row(
            parts.button(say("step.let_go_button"), "step/let_go", step.id),
            parts.button(say("step.erase_button"), "step/erase", step.id),
            parts.button(say("checkin.back_button"), "step/open", step.id),
        ),
    )


def erase(say: Say, step: Step) -> ui.LayoutView:
    """Asked once before a step goes for good."""
    return parts.screen(
        parts.text(say("step.erase_ask"), parts.inline(step.action, FULL_MOST)),
        parts.row(
            parts.button(say("step.erase_now_button"), "step/erase_now", step.id, style=ButtonStyle.danger),
            parts.button(say("step.keep_button"), "step/open", step.id),
        ),
    )
