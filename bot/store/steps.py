"""Members' steps and what they said of them.

Rule: what was said is known by the step and the date it was said of, so saying it twice keeps it once, and a
step that is given another date is asked about anew.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from bot.guidance.steps import DONE, OPEN_MOST, CheckIn, Step
from bot.store.due import HEARD
from bot.store.work import REWRITE_LATER, Work

STEPS = """
    SELECT id, path, milestone, action, minutes, place, obstacle, fallback, due_at, made_at, said_at,
        ended, ended_at
    FROM steps WHERE member = :member ORDER BY made_at, id
"""

ROOM = f"(SELECT count(*) FROM steps WHERE member = :member AND ended IS NULL) < {OPEN_MOST}"
"""Whether a member may have one more open step: a list of them must fit on a screen."""

BESIDE = "SELECT count(*) FROM steps WHERE member = :member AND made_at = :now"
"""How many steps of a member were made in the same second."""

ADD = f"""
    INSERT INTO steps (
        id, member, path, milestone, action, minutes, place, obstacle, fallback, due_at, made_at
    )
    SELECT :id, id, :path, :milestone, :action, :minutes, :place, :obstacle, :fallback, :due_at, :now
    FROM members WHERE id = :member AND consent >= :consent AND {ROOM}
    RETURNING id
"""

COPIES = """
    SELECT other.id FROM steps JOIN steps AS other ON other.member = steps.member
    WHERE steps.id = :step AND steps.member = :member
        AND other.due_at = :due_at AND other.action = steps.action
    ORDER BY other.ended IS NOT NULL, other.id LIMIT 1
"""

AGAIN = f"""
    INSERT INTO steps (
        id, member, path, milestone, action, minutes, place, obstacle, fallback, due_at, made_at, said_at
    )
    SELECT :id, member, path, milestone, action, minutes, place, obstacle, fallback, :due_at, :now, said_at
    FROM steps WHERE id = :step AND member = :member
        AND EXISTS (SELECT 1 FROM members WHERE id = :member AND consent >= :consent)
        AND {ROOM}
    RETURNING id
"""

SAY = """
    INSERT INTO checkins (step, due_at, member, said, said_at)
    SELECT id, :due_at, member, :said, :now FROM steps WHERE id = :step AND member = :member
    ON CONFLICT (step, due_at) DO UPDATE SET said = excluded.said, said_at = excluded.said_at
    RETURNING step
"""

END = """
    UPDATE steps SET ended = :how, ended_at = CASE WHEN ended = :how THEN ended_at ELSE :now END
    WHERE id = :step AND member = :member RETURNING id
"""

MINE = "id = :step AND member = :member"

OPEN_AGAIN = f"{MINE} AND (ended IS NULL OR {ROOM})"
"""Which step is open after this: one that is open already, or has ended while there is room for it."""

REOPEN = f"""
    UPDATE steps SET ended = NULL, ended_at = NULL
    WHERE id = :step AND member = :member AND ended = 'done' AND {ROOM} AND (
        coalesce(due_at, 0) = :due_at
        OR NOT EXISTS (SELECT 1 FROM checkins WHERE step = :step AND said = 'done')
    )
"""


class Steps(Work):
    """The queries about steps and check-ins."""

    async def steps(self, member: int) -> tuple[Step, ...]:
        """All of a member's steps, oldest first."""
        async with self._work() as run:
            return tuple(Step(*row) for row in await run(STEPS, member=member))

    async def check_ins(self, member: int) -> tuple[CheckIn, ...]:
        """All that a member said of their steps, oldest first."""
        async with self._work() as run:
            rows = await run(
                """
                SELECT step, due_at, said, learnt, said_at FROM checkins WHERE member = :member
                ORDER BY said_at, step, due_at
                """,
                member=member,
            )
        return tuple(CheckIn(*row) for row in rows)

    async def add_step(
        self,
        member: int,
        *,
        path: str,
        milestone: str | None,
        action: str,
        minutes: int,
        place: str,
        due_at: int | None,
        consent: int,
        obstacle: str = "",
        fallback: str = "",
    ) -> str | None:
        """Keep a new step and return its id; None where the consent is not there, or too many are open."""
        whose = {"member": member, "consent": consent, "now": self._now()}
        words = {"action": action, "place": place, "obstacle": obstacle, "fallback": fallback}
        rest = {"path": path, "milestone": milestone, "minutes": minutes, "due_at": due_at}
        async with self._work(write=True) as run:
            rows = await run(ADD, id=await self._id(run, member), **whose, **words, **rest)
            await run(HEARD, member=member)
        return str(rows[0]["id"]) if rows else None

    async def word_step(self, member: int, step: str, action: str, minutes: int, place: str) -> bool:
        """Keep what a step is, how many minutes and where; it has to be repeated back anew."""
        what = "action = :action, minutes = :minutes, place = :place, said_at = NULL"
        return await self._alter(what, member, step, action=action, minutes=minutes, place=place)

    async def guard_step(self, member: int, step: str, obstacle: str, fallback: str) -> bool:
        """Keep what may come between, and what then."""
        what = "obstacle = :obstacle, fallback = :fallback, said_at = NULL"
        return await self._alter(what, member, step, obstacle=obstacle, fallback=fallback)

    async def date_step(self, member: int, step: str, due_at: int | None) -> bool:
        """Keep when a step is due (seconds UTC); one that had ended is open again, if there is room."""
        what = "due_at = :due_at, ended = NULL, ended_at = NULL"
        return await self._alter(what, member, step, OPEN_AGAIN, due_at=due_at)

    async def place_step(self, member: int, step: str, path: str, milestone: str | None) -> bool:
        """Keep on which path a step lies, and towards which milestone."""
        return await self._alter(
            "path = :path, milestone = :milestone", member, step, path=path, milestone=milestone
        )

    async def repeat_step(self, member: int, step: str) -> bool:
        """Keep that a member repeated a step back."""
        return await self._alter("said_at = :now", member, step, now=self._now())

    async def end_step(self, member: int, step: str, how: str | None) -> bool:
        """Keep that a step is done or let go; None opens it again, where there is room."""
        if how is None:
            return await self._alter("ended = NULL, ended_at = NULL", member, step, OPEN_AGAIN)
        async with self._work(write=True) as run:
            kept = await run(END, member=member, step=step, how=how, now=self._now())
            await run(HEARD, member=member)
        return bool(kept)

    async def check_in(self, member: int, step: str, due_at: int, said: str) -> bool:
        """Keep what was said of a step on one of its dates (0 for none), in place of what was said before.

        Done ends the step. Anything else said of its present date opens it again, where there is room, and so
        does taking back the one word that ended it. Says whether the step is there.
        """
        whose = {"member": member, "step": step, "now": self._now()}
        async with self._work(write=True) as run:
            kept = await run(SAY, **whose, due_at=due_at, said=said)
            if said == DONE:
                await run(END, **whose, how=DONE)
            else:
                await run(REOPEN, member=member, step=step, due_at=due_at)
            await run(HEARD, member=member)
        return bool(kept)

    async def learn_from_step(self, member: int, step: str, due_at: int, learnt: str | None) -> bool:
        """Keep what was learnt, beside what was said of a step; None takes it away."""
        async with self._work(write=True) as run:
            kept = await run(
                """
                UPDATE checkins SET learnt = :learnt
                WHERE step = :step AND due_at = :due_at AND member = :member RETURNING step
                """,
                member=member,
                step=step,
                due_at=due_at,
                learnt=learnt,
            )
            await run(REWRITE_LATER)
            await run(HEARD, member=member)
        return bool(kept)

    async def step_again(self, member: int, step: str, due_at: int, consent: int) -> str | None:
        """Keep an open copy of a step for another date, and return its id; asked twice there is one.

        So there is where the first has ended by now. None where the step is not there, the consent is not, or
        too many are open.
        """
        whose = {"member": member, "step": step, "due_at": due_at}
        async with self._work(write=True) as run:
            rows = await run(COPIES, **whose)
            if not rows:
                fresh = await self._id(run, member)
                rows = await run(AGAIN, **whose, id=fresh, consent=consent, now=self._now())
            await run(HEARD, member=member)
        return str(rows[0]["id"]) if rows else None

    async def drop_step(self, member: int, step: str) -> None:
        """Erase a step with all that was said of it, at the member's word."""
        async with self._work(write=True) as run:
            await run("DELETE FROM steps WHERE id = :step AND member = :member", member=member, step=step)
            await run(HEARD, member=member)
            await run(REWRITE_LATER)
        await self.settle()

    async def _alter(self, what: str, member: int, step: str, which: str = MINE, **values: Any) -> bool:
        """Change a member's step; says whether it is there, and such as can be changed so."""
        async with self._work(write=True) as run:
            kept = await run(
                f"UPDATE steps SET {what} WHERE {which} RETURNING id",
                member=member,
                step=step,
                **values,
            )
            await run(REWRITE_LATER)  # words that were there before must go from the file
            await run(HEARD, member=member)
        return bool(kept)

    async def _id(self, run: Callable[..., Any], member: int) -> str:
        """A new id: the time, its place among the steps of that second, chance; so ids rise as steps do."""
        ((beside,),) = await run(BESIDE, member=member, now=self._now())
        return f"{self._now():08x}{beside % 256:02x}{secrets.token_hex(3)}"
