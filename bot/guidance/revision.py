"""Every change to a plan: what is said of its parts, and its milestones.

Rule: pure; each is a function that gives the plan as it is afterwards. What cannot be raises, and a press
that comes twice changes nothing more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from types import MappingProxyType

from bot.guidance.plan import (
    GOALS,
    MILESTONES_MOST,
    PARTS,
    PATHS,
    PLACES,
    Bills,
    Full,
    Goal,
    Gone,
    Milestone,
    Plan,
)


def skip(plan: Plan, part: str) -> Plan:
    """The plan with a part passed over. Raises Gone for a part there is not."""
    if part not in PARTS:
        raise Gone(part)
    return replace(plan, skipped=tuple(each for each in PARTS if each in plan.skipped or each == part))


def set_goal(plan: Plan, goal: Goal) -> Plan:
    """The plan with this goal; where a member said of path A where it leads, that stays."""
    return replace(plan, goal=goal)


def drop_goal(plan: Plan) -> Plan:
    """The plan without a goal, and without asking for one."""
    return skip(replace(plan, goal=None), "goal") if plan.goal else plan


def replaced(before: Plan, now: Plan) -> Goal | None:
    """The goal in own words whose place one of another kind took, if that is what changed."""
    was = before.goal
    if was is None or was.kind not in GOALS[1:]:
        return None
    return was if now.goal and now.goal.kind != was.kind else None


def name_bills(plan: Plan, text: str, path: str) -> Plan:
    """The plan with the job that pays the bills called so, on this path; what it builds stays."""
    return replace(plan, bills=replace(plan.bills or Bills(text), text=text, path=path))


def change_bills(plan: Plan, change: Callable[[Bills], Bills]) -> Plan:
    """The plan with something else said of that job. Raises Gone where there is none."""
    if plan.bills is None:
        raise Gone("bills")
    return replace(plan, bills=change(plan.bills))


def drop_bills(plan: Plan) -> Plan:
    """The plan without that job, and without asking for one."""
    return skip(replace(plan, bills=None), "bills")


def set_aim(plan: Plan, path: str, aim: str) -> Plan:
    """The plan with another aim for a path; an empty one takes it away. Raises Gone for no such path.

    One that says what the path leads to anyway, as the form had it, goes on following the goal or the job.
    """
    if path not in PATHS:
        raise Gone(path)
    others = {each: said for each, said in plan.aims.items() if each != path}
    without = replace(plan, aims=MappingProxyType(others))
    if aim in ("", without.aim(path)):
        return without
    return replace(plan, aims=MappingProxyType({**others, path: aim}))


def add(plan: Plan, place: str, milestone: Milestone) -> Plan:
    """The plan with one more milestone, at the end of its place; one that is there by its id stays.

    Raises Full, and Gone for no such place.
    """
    if any(each.id == milestone.id for _, each in plan.all()):
        return plan  # a double press
    if len(plan.on(place)) >= MILESTONES_MOST:
        raise Full(place)
    return _with(plan, place, (*plan.on(place), milestone))


def take(plan: Plan, place: str, found: Sequence[tuple[str, str]]) -> Plan:
    """The plan with these added, ids and texts, as far as there is room; a text there is is not doubled."""
    for fresh, text in found:
        there = {each.text for each in plan.on(place)}
        if text not in there and len(there) < MILESTONES_MOST:
            plan = add(plan, place, Milestone(fresh, text))
    return plan


def change(plan: Plan, milestone: Milestone) -> Plan:
    """The plan with a milestone, known by its id, as it is now. Raises Gone."""
    place, _ = plan.find(milestone.id)
    return _with(plan, place, tuple(milestone if e.id == milestone.id else e for e in plan.on(place)))


def reword(plan: Plan, milestone: str, text: str, by: str | None, *, same_day: bool = False) -> Plan:
    """The plan with other words for a milestone, if there are any, and another day, or the `same_day`.

    Raises Gone.
    """
    _, before = plan.find(milestone)
    return change(plan, replace(before, text=text or before.text, by=before.by if same_day else by))


def reach(plan: Plan, milestone: str, on: str | None) -> Plan:
    """The plan with a milestone reached on a day, or with None not reached after all. Raises Gone.

    One that was reached before keeps its day.
    """
    _, found = plan.find(milestone)
    return plan if on and found.reached_on else change(plan, replace(found, reached_on=on))


def move(plan: Plan, milestone: str, by: int) -> Plan:
    """The plan with a milestone so many places further down; it stays within its strand. Raises Gone."""
    place, found = plan.find(milestone)
    others = [each for each in plan.on(place) if each.id != milestone]
    at = max(0, plan.on(place).index(found) + by)
    return _with(plan, place, (*others[:at], found, *others[at:]))


def move_to(plan: Plan, milestone: str, place: str) -> Plan:
    """The plan with a milestone at the end of another strand, or path. Raises Gone, Full."""
    before, found = plan.find(milestone)
    return plan if place == before else add(remove(plan, milestone), place, found)


def remove(plan: Plan, milestone: str) -> Plan:
    """The plan without a milestone; one that has gone already stays gone."""
    if plan.milestone(milestone) is None:
        return plan
    place, _ = plan.find(milestone)
    return _with(plan, place, tuple(each for each in plan.on(place) if each.id != milestone))


def _with(plan: Plan, place: str, milestones: tuple[Milestone, ...]) -> Plan:
    if place not in PLACES:
        raise Gone(place)
    there = {**plan.milestones, place: milestones}
    return replace(plan, milestones=MappingProxyType({each: m for each, m in there.items() if m}))
