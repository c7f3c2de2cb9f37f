"""What members say of the bot itself: comments for those who run it, and where each was posted.

Rule: a comment may be sent by anyone, also without the consent that the assessment needs. Of someone who
consented it is kept with their id, so that export and erase find it, and it goes when they go. Of anyone else
it is kept without an id: nothing in the row leads to them but a name they chose to give, and nothing but the
comment's own id can take it back. That id holds 64 random bits and stands only in the button below the
thanks, so it is the key. A name is there only where it may be given: no name means no.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from bot.store.work import REWRITE_LATER, Work
from bot.when.calendar import DAY

DAILY_MOST = 5
"""How many comments a member may send within a day."""

THEIRS = "id = :comment AND (member = :member OR member IS NULL)"
"""The comment that a member may take back: their own, or one of nobody's whose id they know."""


@dataclass(frozen=True, slots=True)
class Comment:
    """What someone said, when, and under which name; None where the name may not be given."""

    said_at: int
    name: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A comment that was kept: its id, and whether it is kept as its author's."""

    id: str
    known: bool


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a comment stands at Discord."""

    channel: int
    message: int


class Feedback(Work):
    """The queries about comments."""

    async def comment(self, member: int, text: str, name: str | None, consent: int) -> Kept | None:
        """Keep a comment; None where a known member has said enough within a day."""
        async with self._work(write=True) as run:
            kept = await run(
                """
                INSERT INTO feedback (id, member, text, name, said_at)
                SELECT :id, (SELECT id FROM members WHERE id = :member AND consent >= :consent),
                    :text, :name, :now
                WHERE (SELECT count(*) FROM feedback WHERE member = :member AND said_at > :since) < :most
                RETURNING id, member
                """,
                id=_id(self._now()),
                member=member,
                consent=consent,
                text=text,
                name=name,
                now=self._now(),
                since=self._now() - DAY,
                most=DAILY_MOST,
            )
        return Kept(kept[0][0], kept[0][1] is not None) if kept else None

    async def keep_posted(self, comment: str, posted: Posted) -> bool:
        """Keep where a comment was posted; says whether it is still there."""
        async with self._work(write=True) as run:
            kept = await run(
                "UPDATE feedback SET channel = :channel, message = :message WHERE id = :id RETURNING id",
                id=comment,
                channel=posted.channel,
                message=posted.message,
            )
        return bool(kept)

    async def may_take_back(self, member: int, comment: str) -> bool:
        """Whether there is such a comment, and this member may take it back."""
        async with self._work() as run:
            found = await run(f"SELECT 1 FROM feedback WHERE {THEIRS}", comment=comment, member=member)
        return bool(found)

    async def posted(self, member: int, comment: str | None = None) -> tuple[Posted, ...]:
        """Where a comment that a member may take back was posted; without one, all of theirs."""
        which = "member = :member" if comment is None else THEIRS
        async with self._work() as run:
            rows = await run(
                f"SELECT channel, message FROM feedback WHERE message IS NOT NULL AND {which} ORDER BY id",
                comment=comment,
                member=member,
            )
        return tuple(Posted(*row) for row in rows)

    async def take_back(self, member: int, comment: str) -> tuple[Posted, ...]:
        """Erase a comment at the member's word, from the file too; says where it was posted."""
        async with self._work(write=True) as run:
            gone = await run(
                f"DELETE FROM feedback WHERE {THEIRS} RETURNING channel, message",
                comment=comment,
                member=member,
            )
            if gone:
                await run(REWRITE_LATER)
        if gone:
            await self.settle()
        return tuple(Posted(*row) for row in gone if row["message"] is not None)

    async def comments(self, since: int = 0) -> tuple[Comment, ...]:
        """What was said since a time (seconds UTC), newest first."""
        async with self._work() as run:
            rows = await run(
                """
                SELECT said_at, name, text FROM feedback WHERE said_at >= :since
                ORDER BY said_at DESC, id DESC
                """,
                since=since,
            )
        return tuple(Comment(*row) for row in rows)


def _id(now: int) -> str:
    """A new id: the time first, as with sittings, and 64 bits that nobody guesses."""
    return f"{now:08x}{secrets.token_hex(8)}"
