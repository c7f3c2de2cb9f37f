"""The occupations that an operator imported: nobody's data, which no export and no erasure knows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from bot.guidance.occupation import Catalogue, Occupation
from bot.store.work import Work


class Catalogues(Work):
    """The queries about imported occupations."""

    async def replace_imported(self, release: str, occupations: Iterable[Occupation]) -> None:
        """Keep the occupations of a release in place of all that were imported before, or change nothing."""
        rows = json.dumps([[occupation.code, _packed(occupation)] for occupation in occupations])
        async with self._work(write=True) as run:
            await run("DELETE FROM imported")
            await run(
                """
                INSERT INTO imported (code, occupation)
                SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:rows)
                """,
                rows=rows,
            )
            await run(
                """
                INSERT INTO imported_release (one, release, imported_at) VALUES (1, :release, :now)
                ON CONFLICT (one) DO UPDATE
                SET release = excluded.release, imported_at = excluded.imported_at
                """,
                release=release,
                now=self._now(),
            )

    async def imported(self) -> Catalogue:
        """The imported occupations by their codes, and their release; an empty catalogue where none are."""
        async with self._work() as run:
            rows = await run(
                """
                SELECT r.release, o.occupation FROM imported_release AS r JOIN imported AS o ORDER BY o.code
                """
            )
        return Catalogue(tuple(_unpacked(row[1]) for row in rows), rows[0][0] if rows else "")

    async def remove_imported(self) -> bool:
        """Forget all imported occupations; says whether there were any."""
        async with self._work(write=True) as run:
            await run("DELETE FROM imported")
            gone = await run("DELETE FROM imported_release RETURNING one")
        return bool(gone)


def _packed(occupation: Occupation) -> str:
    """An occupation as a JSON list; our own words for it are not part of what is imported."""
    o = occupation
    fields: list[Any] = [o.code, o.interests, o.preparation, o.skills, o.family]
    return json.dumps([*fields, o.title, o.description, o.also, o.related], separators=(",", ":"))


def _unpacked(text: str) -> Occupation:
    code, interests, preparation, skills, family, title, description, also, related = json.loads(text)
    return Occupation(
        code=code,
        interests=tuple(interests),
        preparation=preparation,
        skills=tuple(skills),
        family=family,
        title=title,
        description=description,
        also=tuple(also),
        related=tuple(related),
    )
