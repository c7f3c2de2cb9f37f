"""The members who are in the database already, and what must be found there afterwards."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.library import Library
from bot.schema import MIGRATIONS

FIRST_MEMBER = 200_000_000_000_000_000
SITTING_OPEN = 4
"""One member in so many, the newest, has the chapter `work` open and unanswered; the others answered it."""

TOGETHER = 200
"""So many members walk through the chapter side by side; as in life, they have begun one after the other."""

CAME = 100 * 86400
"""The members came over so many seconds, none so long ago that what they left open is dropped."""

Seat = tuple[str, int, int, int, bool]
"""A sitting: its id, the member, the chapter's number, when it began, whether its member walks."""


class NotSaved(Exception):
    """What the database holds is not what the bot said that it saved."""


@dataclass(frozen=True)
class People:
    """A database full of members, and the open sittings that are walked through."""

    file: Path
    members: int
    answers: int
    open: list[tuple[int, str]]  # member, sitting

    def presses(self, questions: int) -> int:
        """How many answers the open sittings have room for."""
        return len(self.open) // TOGETHER * TOGETHER * questions


def settle(file: Path, library: Library, members: int, needed: int) -> People:
    """Fill a new database with members, and with room for so many answers; the same ones every time."""
    work = library.assessment.by_id["work"].questions
    walkers = max(members // SITTING_OPEN, -(-needed // len(work))) // TOGETHER * TOGETHER + TOGETHER
    if walkers > members:
        raise ValueError(f"{needed} answers need {walkers} members with a sitting open, not {members}")
    chance, now = random.Random(1), int(time.time())
    begun = [now - CAME * (members - at // 2) // members + at % 2 for at in range(members * 2)]
    sittings = [
        (
            f"{then:08x}{chance.getrandbits(32):08x}",
            FIRST_MEMBER + at // 2,
            at % 2,
            then,
            at // 2 >= members - walkers,
        )
        for at, then in enumerate(begun)
    ]
    sittings.sort()
    answers = _write(file, library, members, sittings, now)
    with file.open("rb") as made:
        os.fsync(made.fileno())  # or the disk would still be busy with it while the bots are measured
    walking = [(member, sitting) for sitting, member, part, _, walks in sittings if part and walks]
    return People(file, members, answers, walking)


def _write(file: Path, library: Library, members: int, sittings: list[Seat], now: int) -> int:
    version = library.assessment.version
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.executescript("".join(MIGRATIONS) + f"PRAGMA user_version = {len(MIGRATIONS)};")
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO members VALUES (?, 'en-US', ?, ?)",
            ((FIRST_MEMBER + at, library.consent, now - 86400) for at in range(members)),
        )
        connection.executemany(
            "INSERT INTO sittings VALUES (?, ?, ?, ?, ?, ?)",
            (
                (sitting, member, ("situation", "work")[part], version, then, _finished(part, walks, then))
                for sitting, member, part, then, walks in sittings
            ),
        )
        connection.executemany("INSERT INTO answers VALUES (?, ?, ?, ?)", _answers(library, sittings))
        connection.execute("COMMIT")
        ((answers,),) = connection.execute("SELECT count(*) FROM answers")
    return int(answers)


def _finished(part: int, walks: bool, then: int) -> int | None:
    return None if part and walks else then + 100


def _answers(library: Library, sittings: Iterable[Seat]) -> Iterator[tuple[str, str, str, int]]:
    given = [
        sorted((question.id, question.choices[0]) for question in library.assessment.by_id[chapter].questions)
        for chapter in ("situation", "work")
    ]
    for sitting, _, part, then, walks in sittings:
        if not (part and walks):
            for question, choice in given[part]:
                yield sitting, question, choice, then


def check(people: People, said: dict[tuple[str, str], str]) -> None:
    """See that exactly the answers that were said to be saved came to the database. Raises NotSaved."""
    with closing(sqlite3.connect(people.file)) as connection:
        ((answers,),) = connection.execute("SELECT count(*) FROM answers")
        rows = connection.execute(
            """
            SELECT s.id, a.question, a.value FROM sittings AS s JOIN answers AS a ON a.sitting = s.id
            WHERE s.chapter = 'work' AND s.finished_at IS NULL
            """
        )
        found = {(sitting, question): value for sitting, question, value in rows}
    if answers != people.answers + len(said) or found != said:
        raise NotSaved(
            f"the bot acknowledged {len(said)} answers; the database has {answers - people.answers} more "
            f"than before, {sum(said.get(key) == value for key, value in found.items())} of them as given"
        )


def commit_milliseconds(folder: Path) -> tuple[float, float]:
    """What one small commit costs on this disk, written through: the median of many, and the slowest."""
    with closing(sqlite3.connect(folder / "commits.sqlite3", isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE kept (value)")
        took = []
        for value in range(200):
            begun = time.perf_counter()
            connection.execute("INSERT INTO kept VALUES (?)", (value,))
            took.append(time.perf_counter() - begun)
    return sorted(took)[100] * 1000, max(took) * 1000
