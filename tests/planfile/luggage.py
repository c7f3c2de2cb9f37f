"""Plans and steps that the tests of the files share, one of them as full as it can be."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from bot.guidance.plan import (
    GAINS,
    LINE_MOST,
    MILESTONES_MOST,
    PLACES,
    WHY_MOST,
    Bills,
    Goal,
    Milestone,
    Plan,
)
from bot.guidance.steps import ACTION_MOST, LEARNT_MOST, PLACE_MOST, CheckIn, Step
from bot.planfile import Held

NOW = 1_800_000_000
DAY = 86400
MEMBER = 10**18


def step(number: int = 0, **other: Any) -> Step:
    """A step of tomorrow, or as it is told."""
    values: dict[str, Any] = {
        "id": f"{number:016x}",
        "path": "a",
        "milestone": None,
        "action": f"write to person {number}",
        "minutes": 15,
        "place": "",
        "obstacle": "",
        "fallback": "",
        "due_at": NOW + DAY,
        "made_at": NOW - 30 * DAY,
    }
    return Step(**(values | other))


def held(*steps: Step, plan: Plan | None = None, **other: Any) -> Held:
    values: dict[str, Any] = {"plan": plan or Plan(), "said": (), "zone": "Europe/Berlin", "now": NOW}
    return Held(member=MEMBER, steps=steps, **(values | other))


def full(typed: str) -> Held:
    """Everything there can be, each of it in these words."""
    words = {
        "action": typed[:ACTION_MOST],
        "place": typed[:PLACE_MOST],
        "obstacle": typed[:ACTION_MOST],
        "fallback": typed[:ACTION_MOST],
        "milestone": "00000001",
    }
    steps = (
        step(1, **words),
        step(2, **words, due_at=None),
        step(3, **words, due_at=NOW - DAY, ended="done", ended_at=NOW),
        step(4, **words, ended="let_go", ended_at=NOW),
    )
    said = (CheckIn(steps[2].id, NOW - DAY, "done", typed[:LEARNT_MOST], NOW),)
    return held(*steps, plan=_plan(typed, typed[:LINE_MOST]), said=said)


def _plan(typed: str, line: str) -> Plan:
    milestones = {
        place: tuple(
            Milestone(f"{at:04x}{n:04x}", line, "2027-03-01" if n else None, "2027-01-02" if n > 3 else None)
            for n in range(MILESTONES_MOST)
        )
        for at, place in enumerate(PLACES)
    }
    return Plan(
        goal=Goal("own", line),
        why=typed[:WHY_MOST],
        by="2028-01-01",
        bills=Bills(line, "z", GAINS, "2027-06-01"),
        aims=MappingProxyType(dict.fromkeys("abz", line)),
        milestones=MappingProxyType(milestones),
    )
