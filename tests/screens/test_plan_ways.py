"""The way to a next step: offered once there is something to step towards, and towards what comes next."""

from __future__ import annotations

from typing import Any

from researchers import SAY
from rules import names, parts

from bot.guidance.plan import PARTS, Goal, Milestone, Plan
from bot.screens import path, plan


def milestone_(n: int, by: str | None = None, reached: str | None = None) -> Milestone:
    return Milestone(f"{n:08x}", "x", by, reached)


FIRST, DATED = milestone_(1), milestone_(2, "2030-01-01")
DONE = milestone_(3, "2027-01-01", "2027-01-01")
BOTH = Plan(milestones={"a.roles": (FIRST,), "b.roles": (DATED,)}, aims={"b": "x", "z": "x"})
QUIET = Plan(BOTH.goal, milestones=BOTH.milestones, aims=BOTH.aims, skipped=PARTS)
"""The same plan, in which nothing waits."""


def primary(screen: Any) -> list[str]:
    return [part["custom_id"] for part in parts(screen) if part["type"] == 2 and part["style"] == 1]


async def test_the_next_step_leads_to_what_comes_next() -> None:
    assert plan.nearest(Plan()) is None
    assert plan.nearest(Plan(milestones={"a.roles": (DONE,)})) is None
    ahead = Plan(milestones={"a.roles": (DONE, FIRST), "a.pathway": (DATED,)})
    assert plan.nearest(ahead) == ("a.pathway", DATED)
    assert plan.nearest(BOTH) == ("a.roles", FIRST)
    assert plan.nearest(BOTH, ("b", "z")) == ("b.roles", DATED)


async def test_a_step_can_be_planned_while_parts_wait_as_soon_as_there_is_a_goal_or_a_milestone() -> None:
    def shown(now: Plan) -> Any:
        return plan.overview(SAY, now, None, [], 1_850_000_000)

    assert "step/new" not in str(names(shown(Plan(why="x"))))
    for begun, towards in ((Plan(goal=Goal("own", "x")), ""), (BOTH, FIRST.id)):
        assert f"step/new:a:{towards}" in names(shown(begun))
        assert primary(shown(begun)) == ["plan/go"]
    assert primary(shown(QUIET)) == [f"step/new:a:{FIRST.id}"]


async def test_a_path_with_an_aim_leads_to_a_step_where_nothing_waits() -> None:
    for way, towards in (("b", DATED.id), ("z", "")):
        assert primary(path.overview(SAY, QUIET, way, [])) == [f"step/new:{way}:{towards}"]
        assert "step/new" not in str(names(path.overview(SAY, BOTH, way, [])))
    assert "step/new" not in str(names(path.overview(SAY, QUIET, "a", [])))
