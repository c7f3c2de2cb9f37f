"""A thousand are due at one moment: two bots on one database send each once, no faster than Discord takes."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from typing import Any

from conftest import Clock
from discord import ui

from bot.metrics import Uncounted
from bot.screens import parts
from bot.store import Store, open_store
from bot.when.calendar import WEEK, next_at
from bot.words import Words
from cogs.reminders import Reminders

KIND, MONDAY, BERLIN = "note", 1, "Europe/Berlin"
MEMBERS = range(1, 1001)
REQUESTS_EACH, REQUESTS_MOST = 2, 50
"""Opening the way and sending; and how many requests Discord takes in a second."""


class Mail:
    """Where messages go, and to whom they went."""

    def __init__(self) -> None:
        self.sent: Counter[int] = Counter()

    async def open(self, member: int) -> Any:
        return Box(self, member)


class Box:
    """The direct messages with one member."""

    def __init__(self, mail: Mail, member: int) -> None:
        self.mail, self.member = mail, member

    async def send(self, *, view: ui.LayoutView, nonce: str) -> None:
        self.mail.sent[self.member] += 1


async def all_due(store: Store, at: int) -> None:
    run = store._connection.executemany
    await store._connection.execute("PRAGMA synchronous = OFF")
    await run("INSERT INTO members (id, consent, consented_at) VALUES (?, 3, 0)", [(m,) for m in MEMBERS])
    await run("INSERT INTO zones (member, zone) VALUES (?, ?)", [(m, BERLIN) for m in MEMBERS])
    rows = [(m, KIND, MONDAY, 9, at) for m in MEMBERS]
    await run("INSERT INTO due (member, kind, days, hour, due_at) VALUES (?, ?, ?, ?, ?)", rows)


async def pauses(store: Store, mail: Mail, words: Words) -> list[float]:
    """Send until nothing is due; returns how long the loop would rest after each."""

    async def plain(_: int) -> ui.LayoutView:
        return parts.screen(parts.text("plain"))

    cog, found = Reminders(store, mail.open, {KIND: plain}, Uncounted(), words), []
    while (pause := await cog._claim_and_send()) is not None:
        found.append(pause)
        await asyncio.sleep(0)
    return found


async def test_a_thousand_due_at_nine_are_sent_once_each_and_spread_by_two_bots_too(
    store: Store, database: Path, clock: Clock, words: Words
) -> None:
    at, mail = next_at(clock(), MONDAY, 9, BERLIN), Mail()
    await all_due(store, at)
    clock.read = lambda: at
    async with open_store(database, clock) as other:
        await other._connection.execute("PRAGMA synchronous = OFF")
        both = await asyncio.gather(*(pauses(each, mail, words) for each in (store, other)))
    assert mail.sent == Counter(MEMBERS)
    assert sum(map(len, both)) == len(MEMBERS) and all(both)
    assert sum(REQUESTS_EACH / min(each) for each in both) <= REQUESTS_MOST
    dates = await store._connection.execute_fetchall("SELECT DISTINCT due_at FROM due")
    assert [tuple(row) for row in dates] == [(at + WEEK,)]
