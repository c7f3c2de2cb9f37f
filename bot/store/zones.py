"""In which time zone a member lives: asked once, used for every date of theirs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.store.work import Work

IN_ZONE = """
    INSERT INTO zones (member, zone) SELECT id, :zone FROM members
    WHERE id = :member AND consent >= :consent
    ON CONFLICT (member) DO UPDATE SET zone = excluded.zone RETURNING member
"""

MOVE = """
    UPDATE due SET due_at = CASE
        WHEN moved_at(due_at, hour, :before, :zone) > :now THEN moved_at(due_at, hour, :before, :zone)
        ELSE next_at(:now, days, hour, :zone)
    END
    WHERE member = :member AND due_at > :now
"""
"""Moves what is due to its hour in another zone on the same day, a pause with it."""


class Zones(Work):
    """The queries about time zones."""

    async def keep_zone(self, member: int, zone: str, consent: int) -> bool:
        """Keep a member's zone in place of an earlier one; says whether the consent was there.

        Their reminders come at the same hour there.
        """
        async with self._work(write=True) as run:
            before = await _zone(run, member)
            kept = await run(IN_ZONE, member=member, zone=zone, consent=consent)
            if kept and before is not None:
                await run(MOVE, member=member, before=before, zone=zone, now=self._now())
        return bool(kept)

    async def zone(self, member: int) -> str | None:
        """The zone of a member: an IANA name or a fixed offset; None where it was never asked."""
        async with self._work() as run:
            return await _zone(run, member)


async def _zone(run: Callable[..., Any], member: int) -> str | None:
    rows = await run("SELECT zone FROM zones WHERE member = :member", member=member)
    return str(rows[0]["zone"]) if rows else None
