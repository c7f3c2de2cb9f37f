"""How the sittings of members are read: whole, in one statement, a row for each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from bot.guidance.model import History, Sitting

HISTORIES = """
    SELECT s.member, s.id, s.chapter, s.begun_at, s.finished_at,
        (SELECT json_group_object(a.question, a.value) FROM answers AS a WHERE a.sitting = s.id) AS answers
    FROM sittings AS s
    WHERE s.member IN (SELECT value FROM json_each(:members))
    ORDER BY s.member, s.begun_at, s.rowid
"""


async def histories(run: Callable[..., Any], members: Iterable[int]) -> dict[int, History]:
    """All sittings of some members with their answers, oldest first, by member."""
    found: dict[int, list[Sitting]] = {member: [] for member in members}
    for row in await run(HISTORIES, members=json.dumps(list(found))):
        member, sitting, chapter, begun_at, finished_at, answers = row
        found[member].append(Sitting(sitting, chapter, begun_at, finished_at, json.loads(answers)))
    return {member: tuple(sittings) for member, sittings in found.items()}


async def history(run: Callable[..., Any], member: int) -> History:
    """All sittings of one member, oldest first."""
    return (await histories(run, (member,)))[member]
