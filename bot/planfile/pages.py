"""The plan as Markdown: headings, lists, and boxes to tick.

Rule: what members typed is escaped so that it formats nothing, and stays readable as plain text: a mark is
escaped only where it could do something (CommonMark 2.4; GitHub's tables, strikes and formulas).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

from bot.guidance.plan import PATHS, STRANDS, Bills, Milestone, Plan
from bot.guidance.steps import DONE, LET_GO, Step, still_open
from bot.planfile.held import Held, if_then, one_line
from bot.when.calendar import day_of
from bot.words import Say

ANYWHERE = re.compile(r"[\\`*_~\[\]<|$]|&(?=#?\w+;)|={2,}|%{2,}|\^(?=\S)")
"""Marks that may format wherever they stand."""

AT_START = re.compile(r"^(\d{1,9})(?=[.)])|^(?=[#>+=-])")
"""Where a line begins with what makes a heading, a list, a quotation or a rule."""


def tame(typed: str) -> str:
    """What a member typed as one line that formats nothing."""
    line = ANYWHERE.sub(lambda marks: "".join(f"\\{mark}" for mark in marks[0]), one_line(typed))
    return AT_START.sub(lambda number: f"{number[0]}\\", line)


def markdown(say: Say, held: Held) -> str:
    """The whole plan with its steps and what was learnt, as one Markdown file."""
    made = say("planfile.made", day=day_of(held.now, held.zone), zone=held.zone or "UTC")
    blocks = (
        _heading(1, say("planfile.heading")),
        made,
        *_goal(say, held.plan),
        *_bills(say, held.plan.bills),
        *(block for path in PATHS for block in _path(say, held.plan, path)),
        *_steps(say, held),
        *_learnt(say, held),
    )
    return "\n\n".join(block for block in blocks if block) + "\n"


def _heading(level: int, words: str) -> str:
    return f"{'#' * level} {words}"


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines if line)


def _goal(say: Say, plan: Plan) -> Iterable[str]:
    if not (plan.goal or plan.why or plan.by):
        return
    yield _heading(2, say("plan.parts.goal.title"))
    yield _list(
        (
            say("planfile.goal_is", goal=tame(plan.goal.text)) if plan.goal else "",
            say("planfile.goal_by", day=plan.by) if plan.by else "",
        )
    )
    if plan.why:
        yield say("planfile.why")
        yield "\n>\n".join(f"> {tame(line)}" for line in plan.why.splitlines() if one_line(line))


def _bills(say: Say, bills: Bills | None) -> Iterable[str]:
    if bills is None:
        return
    yield _heading(2, say("plan.parts.bills.title"))
    gains = ", ".join(say(f"plan.bills.gains.{gain}") for gain in bills.builds)
    first = say("planfile.bills_first") if bills.path == "a" else say("planfile.bills_afloat")
    yield _list(
        (
            say("planfile.bills_is", job=tame(bills.text)),
            first,
            say("planfile.builds", gains=gains) if gains else "",
            say("planfile.review", day=bills.review_on) if bills.review_on else "",
        )
    )


def _path(say: Say, plan: Plan, path: str) -> Iterable[str]:
    aim, places = plan.aim(path), [(strand, plan.on(f"{path}.{strand}")) for strand in STRANDS]
    if not aim and not any(there for _, there in places):
        return
    yield _heading(2, say(f"plan.paths.{path}.long"))
    if aim:
        yield say("planfile.aim", aim=tame(aim))
    for strand, there in places:
        if there:
            yield _heading(3, say(f"plan.strands.{strand}.title"))
            yield "\n".join(_milestone(say, each) for each in there)


def _milestone(say: Say, milestone: Milestone) -> str:
    words = tame(milestone.text)
    if milestone.reached_on:
        return _box(True, say("planfile.reached", text=words, day=milestone.reached_on))
    return _box(False, say("planfile.by", text=words, day=milestone.by) if milestone.by else words)


def _box(ticked: bool, words: str) -> str:
    return f"- [{'x' if ticked else ' '}] {words}"


def _steps(say: Say, held: Held) -> Iterable[str]:
    kinds = (
        (say("planfile.steps"), still_open(held.steps)),
        (say("planfile.done"), [step for step in held.steps if step.ended == DONE]),
        (say("planfile.let_go"), [step for step in held.steps if step.ended == LET_GO]),
    )
    for title, steps in kinds:
        if steps:
            yield _heading(2, title)
            yield "\n".join(map(partial(_step, say, held), steps))


def _step(say: Say, held: Held, step: Step) -> str:
    words = tame(step.action)
    if step.ended == LET_GO:
        return f"- {words}"
    if step.ended == DONE:
        return _box(
            True, say("planfile.done_on", text=words, day=day_of(step.ended_at or held.now, held.zone))
        )
    return "\n".join((_box(False, words), *(f"  - {line}" for line in if_then(say, held, step, tame))))


def _learnt(say: Say, held: Held) -> Iterable[str]:
    actions = {step.id: step.action for step in held.steps}
    told = [each for each in held.said if each.learnt and each.step in actions]
    if told:
        yield _heading(2, say("planfile.learnt"))
        yield _list(
            say(
                "planfile.learnt_line",
                day=day_of(each.said_at, held.zone),
                learnt=tame(each.learnt or ""),
                action=tame(actions[each.step]),
            )
            for each in told
        )
