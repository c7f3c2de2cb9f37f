"""What is kept of a member as a person: consent, language; all of it at once, and its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.store.work import REWRITE_LATER, Work

EVERYTHING = {
    "members": "SELECT id, locale, consent, consented_at FROM members WHERE id = :member",
    "sittings": """
        SELECT id, chapter, content_version, begun_at, finished_at FROM sittings
        WHERE member = :member ORDER BY begun_at, rowid
    """,
    "answers": """
        SELECT a.sitting, a.question, a.value, a.answered_at
        FROM answers AS a JOIN sittings AS s ON s.id = a.sitting
        WHERE s.member = :member ORDER BY a.answered_at, a.question
    """,
    "disagreements": """
        SELECT sitting, direction, instead, note, said_at FROM disagreements
        WHERE member = :member ORDER BY said_at
    """,
    "verdicts": """
        SELECT code, said, reason, note, learnt, closer, review_at, said_at FROM verdicts
        WHERE member = :member ORDER BY said_at, code
    """,
    "feedback": """
        SELECT id, text, name, said_at, channel, message FROM feedback
        WHERE member = :member ORDER BY said_at, id
    """,
    "zones": "SELECT zone FROM zones WHERE member = :member",
    "due": """
        SELECT kind, days, hour, due_at, was_due_at, refused, unheard FROM due
        WHERE member = :member ORDER BY kind
    """,
    "notes": "SELECT side, aspect, sent_at FROM notes WHERE member = :member ORDER BY sent_at, side, aspect",
    "plans": """
        SELECT version, plan, begun_at, changed_at FROM plans WHERE member = :member ORDER BY version
    """,
    "steps": """
        SELECT id, path, milestone, action, minutes, place, obstacle, fallback, due_at, made_at, said_at,
            ended, ended_at
        FROM steps WHERE member = :member ORDER BY made_at, id
    """,
    "checkins": """
        SELECT step, due_at, said, learnt, said_at FROM checkins WHERE member = :member
        ORDER BY said_at, step, due_at
    """,
    "dropped": "SELECT chapter, dropped_at FROM dropped WHERE member = :member ORDER BY dropped_at, chapter",
}
"""All that is kept of a member, table by table."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person who uses the bot: Discord's id, the language last spoken, the consent given."""

    id: int
    locale: str | None
    consent: int
    consented_at: int


class Members(Work):
    """The queries about members."""

    async def member(self, member: int) -> Member | None:
        """What is kept of a member, or None for someone who never consented."""
        async with self._work() as run:
            rows = await run(
                "SELECT id, locale, consent, consented_at FROM members WHERE id = :member", member=member
            )
        return Member(*rows[0]) if rows else None

    async def consent(self, member: int, version: int, locale: str | None) -> None:
        """Keep that a member agreed to a version of what is stored; the newest version stays."""
        async with self._work(write=True) as run:
            await run(
                """
                INSERT INTO members (id, locale, consent, consented_at)
                VALUES (:member, :locale, :version, :now)
                ON CONFLICT (id) DO UPDATE
                SET consent = excluded.consent, consented_at = excluded.consented_at, locale = excluded.locale
                WHERE excluded.consent > members.consent
                """,
                member=member,
                locale=locale,
                version=version,
                now=self._now(),
            )

    async def hear(self, member: int, locale: str) -> None:
        """Remember the language a known member speaks now, for messages sent without a command."""
        async with self._work(write=True) as run:
            await run(
                "UPDATE members SET locale = :locale WHERE id = :member AND locale IS NOT :locale",
                member=member,
                locale=locale,
            )

    async def export(self, member: int) -> dict[str, Any] | None:
        """Everything kept of a member, as plain rows by table; None when there is nothing."""
        async with self._work() as run:
            kept = {
                table: [dict(row) for row in await run(query, member=member)]
                for table, query in EVERYTHING.items()
            }
        members = kept.pop("members")
        return {"member": members[0], **kept} if members else None

    async def erase(self, member: int) -> bool:
        """Erase all of a member, from the file too; says whether there was anything."""
        async with self._work(write=True) as run:
            gone = await run("DELETE FROM members WHERE id = :member RETURNING id", member=member)
            await run(REWRITE_LATER)
        await self.settle()
        return bool(gone)
