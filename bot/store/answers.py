"""Answers that wait together are kept together: one statement, one commit, one look back.

Rule: whoever has the turn at the database keeps what everyone who waits has given; they find it kept when
their own turn comes. If the one who has it fails or is cancelled, the next does the same again, which
changes nothing: an answer given twice is the same answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.guidance.model import History
from bot.store.history import histories
from bot.store.work import REWRITE_LATER, Work

KEEP = """
    INSERT INTO answers (sitting, question, value, answered_at)
    WITH given (member, sitting, chapter, question, value, consent) AS (VALUES {rows})
    SELECT s.id, g.question, g.value, :now
    FROM given AS g
        CROSS JOIN sittings AS s ON s.id = g.sitting
        JOIN members AS m ON m.id = s.member
    WHERE s.member = g.member AND s.chapter = g.chapter
        AND s.finished_at IS NULL AND m.consent >= g.consent
    ON CONFLICT (sitting, question) DO UPDATE
    SET value = excluded.value, answered_at = excluded.answered_at
    RETURNING sitting, question
"""
"""The cross join keeps the order in which answers were given; the last to a question stays."""

FIELDS = ("member", "sitting", "chapter", "question", "value", "consent")
ROW = "(" + ", ".join(f":{name}{{at}}" for name in FIELDS) + ")"

OURS = re.compile(r"[a-z0-9_,]*")
"""What an answer of ours looks like, one id or several; anything else was typed."""

TOGETHER = 500
"""How many answers share a commit: SQLite takes 32,766 values in one statement, and no turn is long."""


@dataclass(slots=True, eq=False)
class Given:
    """An answer on its way; `kept` is there once the database holds it, or has refused it."""

    member: int
    sitting: str
    chapter: str
    question: str
    value: str | None
    consent: int
    kept: tuple[bool, History] | None = None


class Answers(Work):
    """The keeping of answers."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._waiting: list[Given] = []

    async def answer(
        self, member: int, sitting: str, chapter: str, question: str, value: str | None, consent: int
    ) -> tuple[bool, History]:
        """Keep an answer (None is a skip) in an open sitting of a chapter; says whether it was kept."""
        given = Given(member, sitting, chapter, question, value, consent)
        self._waiting.append(given)
        try:
            async with self._work() as run:
                if given.kept is None:
                    first = self._waiting.index(given) + 1  # whoever has the turn is among them
                    await self._keep(run, self._waiting[: max(first, TOGETHER)])
        finally:
            if given in self._waiting:
                self._waiting.remove(given)
        assert given.kept is not None  # else the unit of work has raised
        return given.kept

    async def _keep(self, run: Callable[..., Any], together: list[Given]) -> None:
        """One statement, which commits by itself; the second only reads.

        Its rows are made up to a power of two, with empty ones, so that few statements are kept prepared.
        """
        size = 1 << (len(together) - 1).bit_length()
        rows = ", ".join(ROW.format(at=at) for at in range(size))
        values = dict.fromkeys(f"{name}{at}" for at in range(len(together), size) for name in FIELDS)
        values |= {f"{name}{at}": getattr(one, name) for at, one in enumerate(together) for name in FIELDS}
        taken = await run(KEEP.format(rows=rows), now=self._now(), **values)
        kept = {(sitting, question) for sitting, question in taken}
        found = await histories(run, (one.member for one in together))
        if not all(OURS.fullmatch(one.value or "") for one in together):
            await run(REWRITE_LATER)  # a member's own words, which other words may have stood in place of
        for one in together:
            mine = found[one.member]
            known = (one.sitting, one.question) in kept and any(s.id == one.sitting for s in mine)
            one.kept = known, mine
        self._waiting = [one for one in self._waiting if one.kept is None]
