"""What is due to whom and when: reminders of any kind, and the notes that were sent.

Rule: a reminder is claimed by one statement, which also sets its next date by the calendar that SQL knows as
`next_at` (see `file.py`). So two processes on one database never claim the same one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.guidance.notes import Characteristic
from bot.store.work import Work
from bot.when.calendar import EVERY_DAY, FURTHEST, WEEK

ZONE = "(SELECT zone FROM zones WHERE zones.member = due.member)"

SCHEDULE = """
    INSERT INTO due (member, kind, days, hour, due_at)
    SELECT id, :kind, :days, :hour, next_at(:now, :days, :hour, zone)
    FROM members JOIN zones ON zones.member = members.id WHERE id = :member AND consent >= :consent
    ON CONFLICT (member, kind) DO UPDATE
    SET days = excluded.days, hour = excluded.hour, due_at = excluded.due_at, refused = NULL
    RETURNING member
"""

CLAIM = f"""
    UPDATE due SET was_due_at = due_at, unheard = unheard + (due_at >= :late), due_at = next_at(
        :now, CASE WHEN due_at < :late THEN {EVERY_DAY} ELSE days END, hour, {ZONE}
    )
    WHERE (member, kind) IN (
        SELECT member, kind FROM due
        WHERE due_at <= :now AND kind IN (SELECT value FROM json_each(:kinds))
        ORDER BY due_at LIMIT 1
    )
    RETURNING member, kind, was_due_at
"""

HEARD = "UPDATE due SET unheard = 0 WHERE member = :member AND unheard > 0"
"""Run wherever a member is heard of: what is sent after it is the first again, see `Rhythm`."""

LATE_SECONDS = 2 * 3600
"""What is later than this, after a long stop, is not sent at whatever hour it happens to be."""

SNOOZE_AFTER_SECONDS = 6 * 3600
"""How far away tomorrow's hour is at the least: whoever asks for tomorrow at 17:00 does not mean 18:00."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One reminder that is now the caller's: to whom, of what kind, when it was due, and whether to send it.

    One that is `late` is not sent: it is due once more when its hour comes next, on whatever day.
    """

    member: int
    kind: str
    due_at: int
    late: bool = False


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When a reminder comes: days of the week (as in `when.calendar`), hour, zone, the next date.

    `due_at` is None once Discord refused it; it rests until the member begins it again. `unheard` is how many
    messages of the kind were sent since the member was last heard.
    """

    days: int
    hour: int
    zone: str
    due_at: int | None
    unheard: int = 0


class Due(Work):
    """The queries about reminders."""

    async def schedule(self, member: int, kind: str, days: int, hour: int, consent: int) -> bool:
        """Keep when a reminder comes, in place of an earlier time; whether consent and zone were there."""
        async with self._work(write=True) as run:
            kept = await run(
                SCHEDULE,
                member=member,
                kind=kind,
                days=days,
                hour=hour,
                consent=consent,
                now=self._now(),
            )
            await run(HEARD, member=member)
        return bool(kept)

    async def rhythm(self, member: int, kind: str) -> Rhythm | None:
        """A reminder of a member's; None where there is none of the kind."""
        async with self._work() as run:
            rows = await run(
                """
                SELECT days, hour, zone, due_at, unheard FROM due JOIN zones USING (member)
                WHERE member = :member AND kind = :kind
                """,
                member=member,
                kind=kind,
            )
        return Rhythm(*rows[0]) if rows else None

    async def rhythms(self, member: int) -> Mapping[str, Rhythm]:
        """A member's reminders by their kinds."""
        async with self._work() as run:
            rows = await run(
                """
                SELECT kind, days, hour, zone, due_at, unheard FROM due JOIN zones USING (member)
                WHERE member = :member
                """,
                member=member,
            )
        return {kind: Rhythm(*rhythm) for kind, *rhythm in rows}

    async def resume(self, member: int, kind: str | None = None) -> None:
        """Begin again what rests because Discord refused one of a member's reminders, and one of a kind."""
        async with self._work(write=True) as run:
            await run(
                f"""
                UPDATE due SET refused = NULL, due_at = next_at(:now, days, hour, {ZONE})
                WHERE member = :member AND (kind = :kind OR due_at IS NULL)
                """,
                member=member,
                kind=kind,
                now=self._now(),
            )
            await run(HEARD, member=member)

    async def postpone(self, member: int, kind: str, weeks: int) -> None:
        """Leave out a member's reminders of a kind for so many weeks."""
        async with self._work(write=True) as run:
            await run(
                f"""
                UPDATE due SET refused = NULL, due_at = next_at(:after, days, hour, {ZONE})
                WHERE member = :member AND kind = :kind
                """,
                member=member,
                kind=kind,
                after=self._now() + weeks * WEEK,
            )
            await run(HEARD, member=member)

    async def snooze(self, member: int, kind: str) -> None:
        """Have a member's reminder come again at its hour tomorrow, whatever day that is."""
        async with self._work(write=True) as run:
            await run(
                f"""
                UPDATE due SET refused = NULL, due_at = next_at(:after, {EVERY_DAY}, hour, {ZONE})
                WHERE member = :member AND kind = :kind
                """,
                member=member,
                kind=kind,
                after=self._now() + SNOOZE_AFTER_SECONDS,
            )
            await run(HEARD, member=member)

    async def put_off(self, member: int, kind: str, seconds: int) -> None:
        """Have a claimed reminder that for certain was not sent due in so many seconds, unless it rests."""
        async with self._work(write=True) as run:
            await run(
                """
                UPDATE due SET due_at = min(due_at, :at), unheard = max(unheard - 1, 0)
                WHERE member = :member AND kind = :kind AND due_at <= :rests
                """,
                member=member,
                kind=kind,
                at=self._now() + seconds,
                rests=self._now() + FURTHEST,
            )

    async def cancel(self, member: int, kind: str) -> None:
        """End a reminder; what was sent stays."""
        async with self._work(write=True) as run:
            await run("DELETE FROM due WHERE member = :member AND kind = :kind", member=member, kind=kind)

    async def claim(self, kinds: Iterable[str]) -> Claim | None:
        """Take the oldest that is due of these kinds, and set its next date; None where nothing is due.

        However late it is, its next date lies ahead: all that a stop left out is folded into one.
        """
        now, listed = self._now(), json.dumps(list(kinds))
        late = now - LATE_SECONDS
        async with self._work() as run:
            if not await run("SELECT 1 FROM due WHERE due_at <= :now LIMIT 1", now=now):
                return None  # a read waits for no other program that writes
            rows = await run(CLAIM, now=now, late=late, kinds=listed)
        claims = (Claim(member, kind, due_at, due_at < late) for member, kind, due_at in rows)
        return next(claims, None)

    async def refuse(self, member: int) -> None:
        """Note that Discord refused to deliver: nothing more is due to a member, which is told once."""
        async with self._work(write=True) as run:
            await run(
                "UPDATE due SET due_at = NULL, refused = 'untold' WHERE member = :member", member=member
            )

    async def tell_refused(self, member: int) -> bool:
        """Whether a member's reminders rest because Discord refused one; this is told once."""
        untold = "SELECT 1 FROM due WHERE member = :member AND refused = 'untold'"
        async with self._work() as run:
            if not await run(untold, member=member):
                return False
            rows = await run(
                """
                UPDATE due SET refused = 'told' WHERE member = :member AND refused = 'untold'
                RETURNING kind
                """,
                member=member,
            )
        return bool(rows)

    async def sent_notes(self, member: int) -> tuple[Characteristic, ...]:
        """The characteristics that were sent to a member, each once, the last one last."""
        async with self._work() as run:
            rows = await run(
                "SELECT side, aspect FROM notes WHERE member = :member ORDER BY sent_at, side, aspect",
                member=member,
            )
        return tuple((side, aspect) for side, aspect in rows)

    async def keep_sent(self, member: int, side: str, aspect: str) -> None:
        """Keep that a characteristic is sent to a member now, in place of an earlier time."""
        async with self._work(write=True) as run:
            await run(
                """
                INSERT INTO notes (member, side, aspect, sent_at)
                SELECT id, :side, :aspect, :now FROM members WHERE id = :member
                ON CONFLICT (member, side, aspect) DO UPDATE SET sent_at = excluded.sent_at
                """,
                member=member,
                side=side,
                aspect=aspect,
                now=self._now(),
            )
