"""What Discord was last told of the commands, so that they are sent again only when they change."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from bot.store.work import Work


@dataclass(frozen=True, slots=True)
class Synced:
    """The commands as Discord last got them: a digest of the payload and the ids it answered with."""

    digest: str
    ids: Mapping[str, int]


class Commands(Work):
    """The queries about synced commands."""

    async def synced(self, application: int) -> Synced | None:
        """What Discord was last told of an application's commands."""
        async with self._work() as run:
            rows = await run(
                "SELECT digest, ids FROM synced_commands WHERE application = :application",
                application=application,
            )
        return Synced(rows[0]["digest"], json.loads(rows[0]["ids"])) if rows else None

    async def remember_synced(self, application: int, synced: Synced) -> None:
        """Keep what Discord was told of an application's commands, and the ids it gave them."""
        async with self._work(write=True) as run:
            await run(
                """
                INSERT INTO synced_commands (application, digest, ids)
                VALUES (:application, :digest, :ids)
                ON CONFLICT (application) DO UPDATE SET digest = excluded.digest, ids = excluded.ids
                """,
                application=application,
                digest=synced.digest,
                ids=json.dumps(dict(synced.ids)),
            )
