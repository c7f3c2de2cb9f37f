"""What a member answered: sittings, answers, and what they said of a direction."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from bot.guidance.model import History
from bot.store.history import history
from bot.store.work import REWRITE_LATER, Work

DISAGREE = """
    INSERT INTO disagreements (member, sitting, direction, instead, note, said_at)
    SELECT :member, s.id, :direction, :instead, :note, :now
    FROM sittings AS s JOIN members AS m ON m.id = s.member
    WHERE s.id = :sitting AND s.member = :member AND m.consent >= :consent
    ON CONFLICT (sitting, direction) DO UPDATE
    SET instead = excluded.instead, note = coalesce(excluded.note, note),
        said_at = excluded.said_at
    RETURNING sitting
"""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """That a direction is not the member's, what comes closer, and their own words for it."""

    direction: str
    instead: str | None
    note: str | None


class Sittings(Work):
    """The queries about sittings and answers."""

    async def history(self, member: int) -> History:
        """All of a member's sittings with their answers, oldest first."""
        async with self._work() as run:
            return await history(run, member)

    async def begin(self, member: int, chapter: str, content_version: int, consent: int) -> History:
        """Begin a sitting, unless one of the chapter is open or the consent is not there."""
        async with self._work(write=True) as run:
            await run(
                """
                INSERT INTO sittings (id, member, chapter, content_version, begun_at)
                SELECT :id, id, :chapter, :content_version, :now FROM members
                WHERE id = :member AND consent >= :consent
                ON CONFLICT (member, chapter) WHERE finished_at IS NULL DO NOTHING
                """,
                id=_id(self._now()),
                member=member,
                chapter=chapter,
                content_version=content_version,
                consent=consent,
                now=self._now(),
            )
            return await history(run, member)

    async def finish(self, member: int, sitting: str, content_version: int) -> History:
        """Finish an open sitting, under the content it ended with; one that is finished stays as it is."""
        async with self._work(write=True) as run:
            await run(
                """
                UPDATE sittings SET finished_at = :now, content_version = :content_version
                WHERE id = :sitting AND member = :member AND finished_at IS NULL
                """,
                member=member,
                sitting=sitting,
                content_version=content_version,
                now=self._now(),
            )
            return await history(run, member)

    async def drop(self, member: int, sitting: str, finished: bool = False) -> History:
        """Drop a sitting with its answers, at the member's word; a finished one only where that is said."""
        async with self._work(write=True) as run:
            await run(
                """
                DELETE FROM sittings
                WHERE id = :sitting AND member = :member AND (finished_at IS NOT NULL) = :finished
                """,
                member=member,
                sitting=sitting,
                finished=finished,
            )
            await run(REWRITE_LATER)
            left = await history(run, member)
        await self.settle()
        return left

    async def disagree(
        self,
        member: int,
        sitting: str,
        direction: str,
        instead: str | None,
        note: str | None,
        consent: int = 0,
    ) -> bool:
        """Keep that a direction is not the member's and what comes closer; says whether it was kept.

        A note once written stays when only the choice changes.
        """
        async with self._work(write=True) as run:
            kept = await run(
                DISAGREE,
                member=member,
                sitting=sitting,
                direction=direction,
                instead=instead,
                note=note,
                consent=consent,
                now=self._now(),
            )
            if note is not None:
                await run(REWRITE_LATER)  # words that were there before must go from the file
        return bool(kept)

    async def disagreement(self, member: int, sitting: str, direction: str) -> Disagreement | None:
        """What a member said of a direction that a sitting led to."""
        async with self._work() as run:
            rows = await run(
                """
                SELECT direction, instead, note FROM disagreements
                WHERE member = :member AND sitting = :sitting AND direction = :direction
                """,
                member=member,
                sitting=sitting,
                direction=direction,
            )
        return Disagreement(*rows[0]) if rows else None

    async def count_open(self) -> int:
        """How many sittings are not finished, over all members."""
        async with self._work() as run:
            rows = await run("SELECT count(*) AS open FROM sittings WHERE finished_at IS NULL")
        return int(rows[0]["open"])

    async def drop_unfinished(self, before: int) -> int:
        """Drop sittings left open whose last answer is older than a time; says how many."""
        async with self._work(write=True) as run:
            dropped = await run(
                """
                DELETE FROM sittings
                WHERE finished_at IS NULL AND begun_at < :before AND NOT EXISTS (
                    SELECT 1 FROM answers WHERE sitting = sittings.id AND answered_at >= :before
                )
                RETURNING member, chapter
                """,
                before=before,
            )
            for member, chapter in dropped:
                await run(
                    """
                    INSERT INTO dropped (member, chapter, dropped_at) VALUES (:member, :chapter, :now)
                    ON CONFLICT (member, chapter) DO UPDATE SET dropped_at = excluded.dropped_at
                    """,
                    member=member,
                    chapter=chapter,
                    now=self._now(),
                )
            if dropped:
                await run(REWRITE_LATER)
        return len(dropped)

    async def tell_dropped(self, member: int) -> tuple[str, ...]:
        """The chapters of a member that were dropped unfinished; they are told once."""
        async with self._work() as run:
            if not await run("SELECT 1 FROM dropped WHERE member = :member LIMIT 1", member=member):
                return ()
            rows = await run("DELETE FROM dropped WHERE member = :member RETURNING chapter", member=member)
        return tuple(row["chapter"] for row in rows)


def _id(now: int) -> str:
    """A new id. It begins with the time, so that the answers of those who answer now lie side by side in
    the file, and a commit writes few pages."""
    return f"{now:08x}{secrets.token_hex(4)}"
