"""What a member said of occupations: saved or not for them, notes, a talk, when to look again."""

from __future__ import annotations

from bot.guidance.matching import Verdict
from bot.store.work import REWRITE_LATER, Work

VERDICTS = """
    SELECT code, said, reason, note, learnt, closer, review_at FROM verdicts
    WHERE member = :member ORDER BY said_at, code
"""


class Verdicts(Work):
    """The queries about occupations that a member saved or turned down."""

    async def verdicts(self, member: int) -> tuple[Verdict, ...]:
        """All that a member said, oldest first."""
        async with self._work() as run:
            return tuple(Verdict(*row) for row in await run(VERDICTS, member=member))

    async def judge(self, member: int, code: str, said: str, reason: str | None, consent: int) -> bool:
        """Keep that an occupation is `saved` or `not_me`, and why; says whether the consent was there.

        What was noted of it before stays.
        """
        async with self._work(write=True) as run:
            kept = await run(
                """
                INSERT INTO verdicts (member, code, said, reason, said_at)
                SELECT id, :code, :said, :reason, :now FROM members
                WHERE id = :member AND consent >= :consent
                ON CONFLICT (member, code) DO UPDATE
                SET said = excluded.said, reason = excluded.reason, said_at = excluded.said_at
                RETURNING code
                """,
                member=member,
                code=code,
                said=said,
                reason=reason,
                consent=consent,
                now=self._now(),
            )
        return bool(kept)

    async def unjudge(self, member: int, code: str) -> None:
        """Forget what a member said of an occupation, with all that was noted of it."""
        async with self._work(write=True) as run:
            await run(
                "DELETE FROM verdicts WHERE member = :member AND code = :code", member=member, code=code
            )
            await run(REWRITE_LATER)
        await self.settle()

    async def note(self, member: int, code: str, note: str | None, consent: int = 0) -> bool:
        """Keep a note beside a saved occupation, in place of an earlier one; None takes it away."""
        return await self._set("note = :note", member, code, consent, note=note)

    async def learn(
        self, member: int, code: str, learnt: str | None, closer: int | None, consent: int = 0
    ) -> bool:
        """Keep what a talk brought: words, and closer (1), the same (0), further away (-1) or unsaid."""
        return await self._set(
            "learnt = :learnt, closer = :closer", member, code, consent, learnt=learnt, closer=closer
        )

    async def review(self, member: int, code: str, review_at: int | None, consent: int = 0) -> bool:
        """Keep when the member wants to look at it again (seconds UTC), or that they do not."""
        return await self._set("review_at = :review_at", member, code, consent, review_at=review_at)

    async def _set(self, what: str, member: int, code: str, consent: int, **values: object) -> bool:
        """Change what is noted of a saved occupation; says whether it is saved, and the consent there."""
        async with self._work(write=True) as run:
            kept = await run(
                f"""
                UPDATE verdicts SET {what}
                WHERE member = :member AND code = :code AND said = 'saved'
                    AND EXISTS (SELECT 1 FROM members WHERE id = :member AND consent >= :consent)
                RETURNING code
                """,
                member=member,
                code=code,
                consent=consent,
                **values,
            )
            await run(REWRITE_LATER)  # words that were there before must go from the file
        return bool(kept)
