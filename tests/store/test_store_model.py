"""Whatever two members do, in any order, also to each other's sittings, a plain model knows what is kept."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as some
from hypothesis.stateful import Bundle, MultipleResults, RuleBasedStateMachine, invariant, multiple, rule

from bot.guidance.model import Sitting
from bot.store import Disagreement, Store, open_store

Found = TypeVar("Found")

MEMBERS = some.sampled_from([1, 2])
VERSIONS = some.sampled_from([1, 2])
CHAPTERS = some.sampled_from(["situation", "work"])
FEW = some.sampled_from(["p", "q"])
WORDS = some.none() | some.text(max_size=5)


@dataclass
class Kept:
    """What is kept of one member, by the plainest means."""

    consent: int = 0
    sittings: dict[str, Sitting] = field(default_factory=dict)
    said: dict[tuple[str, str], Disagreement] = field(default_factory=dict)
    heard_at: dict[str, int] = field(default_factory=dict)

    @property
    def history(self) -> tuple[Sitting, ...]:
        return tuple(self.sittings.values())

    def forget(self, old: list[str]) -> None:
        self.sittings = {k: v for k, v in self.sittings.items() if k not in old}
        self.said = {k: v for k, v in self.said.items() if k[0] not in old}


class TwoMembers(RuleBasedStateMachine):
    """Presses of two members, an hour apart."""

    sittings = Bundle("sittings")

    def __init__(self) -> None:
        super().__init__()
        self.now = 1_800_000_000
        self.folder = TemporaryDirectory()
        self.loop = asyncio.Runner()
        self.open = AsyncExitStack()
        opening = self.open.enter_async_context(open_store(Path(self.folder.name) / "db", lambda: self.now))
        self.store: Store = self.do(opening)
        self.kept = {1: Kept(), 2: Kept()}

    def do(self, work: Coroutine[Any, Any, Found]) -> Found:
        return self.loop.run(work)

    def teardown(self) -> None:
        self.do(self.open.aclose())
        self.loop.close()
        self.folder.cleanup()

    @rule(member=MEMBERS, version=VERSIONS)
    def agree(self, member: int, version: int) -> None:
        self.do(self.store.consent(member, version, "en"))
        self.kept[member].consent = max(self.kept[member].consent, version)

    @rule(target=sittings, member=MEMBERS, chapter=CHAPTERS, version=VERSIONS)
    def begin(self, member: int, chapter: str, version: int) -> MultipleResults[str]:
        mine = self.kept[member]
        self.now += 3600
        history = self.do(self.store.begin(member, chapter, 1, version))
        new = [sitting for sitting in history if sitting.id not in mine.sittings]
        taken = any(s.chapter == chapter and s.finished_at is None for s in mine.history)
        if taken or mine.consent < version:
            assert new == []
        else:
            (sitting,) = new
            assert sitting == Sitting(sitting.id, chapter, self.now, None, {})
            mine.sittings[sitting.id] = sitting
            mine.heard_at[sitting.id] = self.now
        return multiple(*(sitting.id for sitting in new))

    @rule(member=MEMBERS, sitting=sittings, chapter=CHAPTERS, question=FEW, value=WORDS, version=VERSIONS)
    def answer(
        self, member: int, sitting: str, chapter: str, question: str, value: str | None, version: int
    ) -> None:
        mine = self.kept[member]
        self.now += 3600
        kept, history = self.do(self.store.answer(member, sitting, chapter, question, value, version))
        known = mine.sittings.get(sitting)
        fits = known is not None and known.finished_at is None and known.chapter == chapter
        assert kept is (fits and mine.consent >= version)
        if known is not None and kept:
            mine.sittings[sitting] = replace(known, answers={**known.answers, question: value})
            mine.heard_at[sitting] = self.now
        assert history == mine.history

    @rule(member=MEMBERS, sitting=sittings)
    def finish(self, member: int, sitting: str) -> None:
        mine = self.kept[member]
        known = mine.sittings.get(sitting)
        if known is not None and known.finished_at is None:
            mine.sittings[sitting] = replace(known, finished_at=self.now)
        assert self.do(self.store.finish(member, sitting, 1)) == mine.history

    @rule(member=MEMBERS, sitting=sittings, direction=FEW, note=WORDS)
    def disagree(self, member: int, sitting: str, direction: str, note: str | None) -> None:
        mine = self.kept[member]
        kept = self.do(self.store.disagree(member, sitting, direction, None, note))
        assert kept is (sitting in mine.sittings)
        if kept:
            before = mine.said.get((sitting, direction), Disagreement(direction, None, None))
            mine.said[sitting, direction] = replace(before, note=before.note if note is None else note)
        assert self.do(self.store.disagreement(member, sitting, direction)) == mine.said.get(
            (sitting, direction)
        )

    @rule(member=MEMBERS, sitting=sittings)
    def drop(self, member: int, sitting: str) -> None:
        mine = self.kept[member]
        known = mine.sittings.get(sitting)
        if known is not None and known.finished_at is None:
            mine.forget([sitting])
        assert self.do(self.store.drop(member, sitting)) == mine.history

    @rule(member=MEMBERS)
    def erase(self, member: int) -> None:
        assert self.do(self.store.erase(member)) is (self.kept[member].consent > 0)
        self.kept[member] = Kept()

    @rule(hours=some.integers(0, 6))
    def drop_unfinished(self, hours: int) -> None:
        before = self.now - hours * 3600
        dropped = 0
        for mine in self.kept.values():
            old = [s.id for s in mine.history if s.finished_at is None and mine.heard_at[s.id] < before]
            mine.forget(old)
            dropped += len(old)
        assert self.do(self.store.drop_unfinished(before)) == dropped

    @invariant()
    def each_has_their_own(self) -> None:
        for member, mine in self.kept.items():
            assert self.do(self.store.history(member)) == mine.history
            kept = self.do(self.store.export(member))
            assert (kept is None) is (mine.consent == 0)
            said = [] if kept is None else kept["disagreements"]
            assert {(row["sitting"], row["direction"]): row["note"] for row in said} == {
                place: said.note for place, said in mine.said.items()
            }


TestTwoMembers = TwoMembers.TestCase
TestTwoMembers.settings = settings(
    max_examples=15,
    stateful_step_count=25,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
