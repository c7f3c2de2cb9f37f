"""The plan as a whole: what it is before there is one, all of it at a glance, and what its parts share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from discord import ui

from bot.guidance.plan import PARTS, PATHS, STRANDS, Bills, Milestone, Plan, to_review, waiting
from bot.guidance.steps import Step
from bot.screens import parts
from bot.when.calendar import day_of, noon
from bot.when.dates import Vague
from bot.words import Say

OVERVIEW = ("goal", "why", "by", "bills", *PATHS)
"""What the menu of the overview opens."""

AIM, EXCERPT, LINE = 160, 260, 110
"""How much of an aim, of the why, and of a milestone the overview shows."""


def place_title(say: Say, place: str) -> str:
    """A strand with its path."""
    path, strand = place.split(".")
    return say("plan.place", path=say(f"plan.paths.{path}.title"), strand=say(f"plan.strands.{strand}.title"))


def part_title(say: Say, part: str) -> str:
    """What a part of the plan is called."""
    if part in PATHS:
        path = part
        return say(f"plan.paths.{path}.long")
    plan_part = part
    return place_title(say, part) if "." in part else say(f"plan.parts.{plan_part}.title")


def kept(say: Say, part: str) -> str:
    """Said once after a part was filled."""
    return say("plan.kept", part=part_title(say, part))


def kept_day(say: Say, part: str, iso: str, zone: str | None) -> str:
    """Said once after a day was kept, so that what was understood can be seen."""
    return say("plan.kept_day", part=part_title(say, part), day=day(iso, zone))


def passed(say: Say, part: str) -> str:
    """Said once after a part was passed over."""
    return say("plan.passed", part=part_title(say, part))


def misread(say: Say, typed: str, vague: Vague, zone: str | None) -> str:
    """A kind question about a date that was not understood, with what was typed."""
    shown = parts.inline(typed or "\N{HORIZONTAL ELLIPSIS}", 150)
    if vague.why == "past" and vague.day:
        return say("plan.unclear.past", typed=shown, day=day(vague.day.isoformat(), zone))
    unclear = {"past": "gone", "wide": "nothing"}.get(vague.why, vague.why)
    return say(f"plan.unclear.{unclear}", typed=shown)


def day(iso: str, zone: str | None) -> str:
    """A day of the plan as Discord shows it."""
    return parts.day(noon(iso, zone))


def asks(plan: Plan, part: str) -> bool:
    """Whether filling this part is the way on: it waits, or nothing else does and it is empty."""
    return waiting(plan) in (part, None) and not plan.filled(part)


def ways(say: Say, plan: Plan, part: str, *, quiet: bool = False) -> parts.Item:
    """On from a part: over it while it waits, else to the next that does; and back to the plan.

    They are `quiet` where the screen has a way on of its own that stands out.
    """
    following = waiting(plan)
    back = following is None and plan.filled(part) and not quiet
    return parts.row(
        parts.button(say("plan.skip_button"), "plan/skip", part) if part == following else None,
        parts.button(say("plan.go_on_button", part=part_title(say, following)), "plan/go", lead=not quiet)
        if following and part != following
        else None,
        parts.button(say("plan.back_button"), "plan/open", lead=back),
    )


def intro(say: Say, *, portrait: bool, saved: int, versions: bool) -> ui.LayoutView:
    """What a plan is, before there is one."""
    known = [
        say("plan.intro.portrait") if portrait else "",
        say("plan.intro.saved", many=saved) if saved else "",
    ]
    return parts.screen(
        parts.text(
            say("plan.intro.heading"),
            say("plan.intro.what"),
            say("plan.intro.strands"),
            say("plan.intro.how"),
            "\n".join(filter(None, known)) or say("plan.intro.unknown"),
        ),
        parts.row(
            parts.primary(say("plan.intro.begin_button"), "plan/go"),
            None if portrait else parts.button(say("assess.open_button"), "assess/open"),
            parts.button(say("shortlist.open_button"), "shortlist/open")
            if saved
            else parts.button(say("match.open_button"), "match/open"),
            parts.button(say("plan.view.versions_button"), "plan/versions", "0") if versions else None,
        ),
    )


def overview(
    say: Say, plan: Plan, zone: str | None, steps: Sequence[Step], now: int, note: str = ""
) -> ui.LayoutView:
    """All of it at a glance, what waits, and the ways to each part; `steps` are those open, by date."""
    following, come = waiting(plan), to_review(plan, day_of(now, zone))
    begun = plan.goal or any(plan.all())
    return parts.screen(
        parts.text(note, say("plan.heading"), "\n".join(_head(say, plan, zone, come))),
        parts.line(),
        parts.text(*(_path(say, plan, each, zone) for each in PATHS)),
        parts.line(),
        parts.text(
            _step(say, steps, now),
            say("plan.view.waits", part=part_title(say, following)) if following else "",
            "" if following or steps else _ready(say, plan),
        ),
        parts.menu(
            say("plan.view.open_placeholder"),
            [(each, part_title(say, each), _now(say, plan, each)) for each in OVERVIEW],
            "plan/part",
        ),
        parts.row(
            parts.primary(say("plan.go_on_button", part=part_title(say, following)), "plan/go")
            if following
            else None,
            next_step(say, plan, stands_out=not following) if begun or not following else None,
            parts.button(say("plan.view.steps_button"), "step/list"),
            parts.button(say("plan.view.check_in_button"), "checkin/open"),
        ),
        parts.row(
            parts.button(say("plan.view.review_button"), "plan/part", "bills") if come else None,
            parts.button(say("plan.view.take_button"), "planfile/get"),
            parts.button(say("plan.view.versions_button"), "plan/versions", "0"),
        ),
    )


def _ready(say: Say, plan: Plan) -> str:
    """Said where nothing waits and no step is made yet."""
    return say("plan.whole") if all(map(plan.filled, PARTS)) else say("plan.enough")


def _head(say: Say, plan: Plan, zone: str | None, come: bool) -> list[str]:
    told = []
    if plan.goal:
        told.append(say("plan.view.goal", text=parts.inline(plan.goal.text, AIM)))
    if plan.why:
        told.append(say("plan.view.why", text=parts.inline(plan.why, EXCERPT)))
    if plan.by:
        told.append(say("plan.view.by", day=day(plan.by, zone)))
    if plan.bills:
        told += bills_told(say, plan.bills, zone, come)
    return told


def bills_told(say: Say, bills: Bills, zone: str | None, come: bool = False) -> list[str]:
    """The job that pays the bills, what it builds, when to look at it again, or that this day has `come`."""
    told = [say("plan.view.bills", text=parts.inline(bills.text, AIM))]
    if bills.builds:
        told.append(say("plan.view.builds", gains=gains(say, bills)))
    if bills.review_on:
        when = day(bills.review_on, zone)
        told.append(say("plan.view.review_come" if come else "plan.view.review", day=when))
    return told


def gains(say: Say, bills: Bills) -> str:
    """What a job builds, in a line."""
    return say("assess.and").join(say(f"plan.bills.gains.{gain}") for gain in bills.builds)


def _path(say: Say, plan: Plan, path: str, zone: str | None) -> str:
    name = say(f"plan.paths.{path}.long")
    aim = parts.inline(plan.aim(path), AIM)
    lines = [say("plan.view.path", path=name, aim=aim) if aim else say("plan.view.path_open", path=name)]
    there = [each for strand in STRANDS for each in plan.on(f"{path}.{strand}")]
    if there:
        counts = [say("plan.view.count", many=len(there))]
        if done := sum(each.reached_on is not None for each in there):
            counts.append(say("plan.view.reached", many=done))
        if coming := _first(there):
            text = parts.inline(coming.text, LINE)
            counts.append(
                say("plan.view.next_by", text=text, day=day(coming.by, zone))
                if coming.by
                else say("plan.view.next", text=text)
            )
        lines.append(say("progress.between").join(counts))
    return "\n".join(lines)


def _first(there: Iterable[Milestone]) -> Milestone | None:
    """The milestone to reach next: the earliest day first, those without a day in their order."""
    ahead = [each for each in there if each.reached_on is None]
    return min(ahead, key=lambda each: (each.by is None, each.by or ""), default=None)


def next_step(say: Say, plan: Plan, paths: Sequence[str] = PATHS, *, stands_out: bool) -> parts.Item:
    """The way to a next step: towards the next milestone on these paths, where there is one."""
    ahead = nearest(plan, paths)
    path, milestone = (ahead[0][0], ahead[1].id) if ahead else (paths[0], "")
    return parts.button(say("plan.view.step_button"), "step/new", path, milestone, lead=stands_out)


def nearest(plan: Plan, paths: Sequence[str] = PATHS) -> tuple[str, Milestone] | None:
    """Where the next step may lead to: the next milestone of the first path that has one."""
    for path in paths:
        if coming := _first(each for strand in STRANDS for each in plan.on(f"{path}.{strand}")):
            return plan.find(coming.id)
    return None


def _step(say: Say, steps: Sequence[Step], now: int) -> str:
    """The next step ahead, else one that is still open."""
    step = next((each for each in steps if each.due_at is None or each.due_at > now), None)
    if step is None:
        return say("plan.view.open_step", text=parts.inline(steps[0].action, EXCERPT)) if steps else ""
    text = parts.inline(step.action, EXCERPT)
    if step.due_at is None:
        return say("plan.view.next_step", text=text)
    moment = parts.moment(step.due_at)
    return say("plan.view.next_step_at", text=text, moment=moment)


def _now(say: Say, plan: Plan, part: str) -> str:
    """What a part holds, for the menu, where nothing is formatted."""
    held = {
        "goal": plan.goal.text if plan.goal else "",
        "why": plan.why,
        "by": plan.by or "",
        "bills": plan.bills.text if plan.bills else "",
        **{path: plan.aim(path) for path in PATHS},
    }[part]
    nothing = say("plan.skipped") if part in plan.skipped else say("plan.empty")
    return " ".join(held.split()) or nothing
