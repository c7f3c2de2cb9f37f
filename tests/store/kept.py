"""What the store's tests put into it, and how they look at a database from outside."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from bot.guidance.model import History
from bot.guidance.plan import Goal
from bot.guidance.revision import set_goal
from bot.store import Store

ADA, SAM = 111_111_111_111_111_111, 222_222_222_222_222_222
CONSENT = 3
"""The version of the consent that is asked for, with older and newer ones around it."""

LEAD = "47-2031.00"
"""The code of an occupation."""

BERLIN, MONDAY = "Europe/Berlin", 0b0000001
"""A time zone, and a set of days of the week with one in it."""

Rows = list[tuple[Any, ...]]


async def begun(store: Store, member: int, chapter: str = "work") -> str:
    """Consent and begin a chapter; returns the id of its open sitting."""
    await store.consent(member, CONSENT, "en")
    history = await store.begin(member, chapter, 1, CONSENT)
    return next(s.id for s in history if s.chapter == chapter and s.finished_at is None)


async def answer(
    store: Store, member: int, sitting: str, question: str, value: str | None, consent: int = CONSENT
) -> tuple[bool, History]:
    """Answer in a sitting of the chapter that `begun` begins, under the consent that it gives."""
    return await store.answer(member, sitting, "work", question, value, consent)


async def filled(store: Store, member: int, words: str) -> str:
    """Keep something of a member in every table; returns the id of an open sitting of theirs."""
    finished = await begun(store, member, "situation")
    await store.answer(member, finished, "situation", "work_now", words, CONSENT)
    await store.finish(member, finished, 1)
    sitting = await begun(store, member)
    await answer(store, member, sitting, "asked", words)
    await answer(store, member, sitting, "skipped", None)
    assert await store.disagree(member, sitting, "deepen", "explore", words)
    assert await store.judge(member, LEAD, "saved", None, CONSENT)
    await store.note(member, LEAD, words)
    await store.learn(member, LEAD, words, 1)
    assert await store.comment(member, words, None, CONSENT)
    assert await store.keep_zone(member, BERLIN, CONSENT)
    assert await store.schedule(member, "note", MONDAY, 8, CONSENT)
    await store.keep_sent(member, "career", "growth")
    assert await store.change_plan(member, partial(set_goal, goal=Goal("own", words)), CONSENT)
    step = await stepped(store, member, words)
    assert await store.check_in(member, step, 0, "part")
    assert await store.learn_from_step(member, step, 0, words)
    return sitting


async def stepped(store: Store, member: int, words: str = "read a page", due_at: int | None = None) -> str:
    """Keep a step of a member, who has consented; returns its id."""
    step = await store.add_step(
        member,
        path="a",
        milestone=None,
        action=words,
        minutes=15,
        place=words,
        due_at=due_at,
        consent=CONSENT,
        obstacle=words,
        fallback=words,
    )
    assert step is not None
    return step


async def everything(store: Store, member: int) -> tuple[object, ...]:
    """All that the store says of a member."""
    return await store.member(member), await store.history(member), await store.export(member)


async def answers(store: Store, member: int) -> dict[str, dict[str, str | None]]:
    """A member's answers by sitting."""
    return {sitting.id: dict(sitting.answers) for sitting in await store.history(member)}


def query(file: Path, sql: str) -> Rows:
    """What another program does to a database and reads from it."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        return connection.execute(sql).fetchall()


def files(database: Path) -> dict[str, bytes]:
    """The bytes of a database and of everything that stands beside it, by name."""
    return {file.name: file.read_bytes() for file in sorted(database.parent.iterdir())}


@contextmanager
def no_thread_left() -> Iterator[None]:
    """See that every thread begun in the block comes to its end; the event loop ends those that it keeps."""
    before = set(threading.enumerate())
    yield
    begun_inside = set(threading.enumerate()) - before
    for thread in (thread for thread in begun_inside if not thread.name.startswith("asyncio_")):
        thread.join(5)
        assert not thread.is_alive()
