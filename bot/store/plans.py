"""Members' plans, with every version of them.

Rule: a plan is kept whole, as one text, because it is always read, shown and compared whole; what a change
does is a pure function (`bot/guidance/plan.py`), run inside the transaction, so two windows lose nothing. The
first change after a rest makes a new version, and the one before can be read for as long as the member wants.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

from bot.guidance.plan import Bills, Goal, Milestone, Plan
from bot.store.work import REWRITE_LATER, Work

REST_SECONDS = 12 * 3600
"""After so long without a change, the next one begins a new version."""

AGREED = "SELECT 1 FROM members WHERE id = :member AND consent >= :consent"

Deed = Callable[[Plan], Plan]
"""A change; what it raises is passed on, and nothing is changed then."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a plan: its number from 1, the plan, when it was begun and last changed."""

    number: int
    plan: Plan
    begun_at: int
    changed_at: int


class Plans(Work):
    """The queries about plans."""

    async def plan(self, member: int) -> Plan:
        """A member's plan as it stands; an empty one for who has none."""
        newest = await self.newest_version(member)
        return newest.plan if newest else Plan()

    async def newest_version(self, member: int) -> Version | None:
        """A member's plan as it stands, with its number and dates; None for who has none."""
        async with self._work() as run:
            return await _newest(run, member)

    async def plan_versions(self, member: int) -> tuple[Version, ...]:
        """Every version of a member's plan, the newest first."""
        async with self._work() as run:
            rows = await run(
                """
                SELECT version, plan, begun_at, changed_at FROM plans WHERE member = :member
                ORDER BY version DESC
                """,
                member=member,
            )
        return tuple(_version(*row) for row in rows)

    async def change_plan(self, member: int, deed: Deed, consent: int) -> Version | None:
        """Change a member's plan, or begin one; None where the consent is not there.

        Raises whatever the deed raises, with nothing changed.
        """
        async with self._work(write=True) as run:
            if not await run(AGREED, member=member, consent=consent):
                return None
            newest = await _newest(run, member)
            changed = deed(newest.plan if newest else Plan())
            if newest is not None and changed == newest.plan:
                return newest
            rested = newest is None or self._now() - newest.changed_at > REST_SECONDS
            await self._put(run, member, (newest.number if newest else 0) + rested, changed)
            await run(REWRITE_LATER)  # words that were there before must go from the file
            return await _newest(run, member)

    async def begin_plan_again(self, member: int, plan: Plan, consent: int) -> bool:
        """Begin a new version with this plan, such as an empty or an earlier one; the others stay.

        A plan that stands already begins none. Says whether the consent was there.
        """
        async with self._work(write=True) as run:
            if not await run(AGREED, member=member, consent=consent):
                return False
            newest = await _newest(run, member)
            if newest is None or newest.plan != plan:  # else a double press
                await self._put(run, member, (newest.number if newest else 0) + 1, plan)
        return True

    async def drop_version(self, member: int, version: int) -> None:
        """Erase one version of a member's plan, at their word."""
        async with self._work(write=True) as run:
            await run(
                "DELETE FROM plans WHERE member = :member AND version = :version",
                member=member,
                version=version,
            )
            await run(REWRITE_LATER)
        await self.settle()

    async def _put(self, run: Callable[..., Any], member: int, version: int, plan: Plan) -> None:
        await run(
            """
            INSERT INTO plans (member, version, plan, begun_at, changed_at)
            VALUES (:member, :version, :plan, :now, :now)
            ON CONFLICT (member, version) DO UPDATE
            SET plan = excluded.plan, changed_at = excluded.changed_at
            """,
            member=member,
            version=version,
            plan=written(plan),
            now=self._now(),
        )


async def _newest(run: Callable[..., Any], member: int) -> Version | None:
    rows = await run(
        """
        SELECT version, plan, begun_at, changed_at FROM plans WHERE member = :member
        ORDER BY version DESC LIMIT 1
        """,
        member=member,
    )
    return _version(*rows[0]) if rows else None


def _version(number: int, text: str, begun_at: int, changed_at: int) -> Version:
    return Version(number, read(text), begun_at, changed_at)


def written(plan: Plan) -> str:
    """A plan as it is kept."""
    shallow = {
        "goal": plan.goal and asdict(plan.goal),
        "why": plan.why,
        "by": plan.by,
        "bills": plan.bills and asdict(plan.bills),
        "aims": dict(plan.aims),
        "milestones": {place: [asdict(each) for each in there] for place, there in plan.milestones.items()},
        "skipped": plan.skipped,
    }
    return json.dumps(shallow, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> Plan:
    """A plan that was kept."""
    kept = json.loads(text)
    bills = kept["bills"]
    there = {place: tuple(Milestone(**each) for each in on) for place, on in kept["milestones"].items()}
    return Plan(
        goal=Goal(**kept["goal"]) if kept["goal"] else None,
        why=kept["why"],
        by=kept["by"],
        bills=Bills(**{**bills, "builds": tuple(bills["builds"])}) if bills else None,
        aims=MappingProxyType(kept["aims"]),
        milestones=MappingProxyType(there),
        skipped=tuple(kept["skipped"]),
    )
