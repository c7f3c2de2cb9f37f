"""The rounds of a bench: both bots are started, pressed by turns, measured and stopped."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field, fields
from pathlib import Path

from bot.library import Library, load
from bot.settings import Settings
from tests.bench import people, traffic
from tests.bench.load import Failed, Load, started
from tests.bench.people import People
from tests.bench.server import TOKEN, discord_for_one
from tests.bench.traffic import Press, Traffic

WARM_UP, SLICE = 500, 1_000
MAKERS: dict[str, Callable[[People, Library], Traffic]] = {
    "lodestar": traffic.lodestar,
    "constant": traffic.constant,
}


@dataclass(frozen=True)
class Plan:
    """How much is done in each round."""

    presses: int
    rate: int
    seconds: int
    window: int
    bot_core: int
    folder: Path

    @property
    def each(self) -> int:
        """How many presses one round takes."""
        return WARM_UP + self.presses + self.rate * self.seconds

    @property
    def slices(self) -> int:
        """How many slices one round has."""
        return -(-self.presses // SLICE)


@dataclass
class Measured:
    """What was measured of a bot, one value per start or per slice."""

    ready: list[float] = field(default_factory=list)
    quiet: list[float] = field(default_factory=list)
    begins: list[float] = field(default_factory=list)
    halves: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    took: list[float] = field(default_factory=list)

    def milliseconds(self, part: float) -> float:
        """The time within which this part of the paced presses was answered."""
        took = sorted(self.took)
        return took[min(int(len(took) * part), len(took) - 1)] * 1000


class Subject:
    """A bot that is started again and again, each time pressed where it was not pressed before."""

    def __init__(self, which: str, crowd: People, plan: Plan) -> None:
        self.which = which
        self.measured = Measured()
        self._crowd, self._plan = crowd, plan
        self._traffic = MAKERS[which](crowd, load())
        self._pressed = 0
        self._saved: dict[tuple[str, str], str] = {}

    @property
    def saved(self) -> int:
        """How many answers were acknowledged and found saved."""
        return len(self._saved)

    @asynccontextmanager
    async def up(self) -> AsyncIterator[None]:
        """The bot, started and warm; afterwards it is stopped, and what it saved is looked up."""
        plan = self._plan
        async with discord_for_one() as gateway:
            self._load, begun = Load(gateway), time.perf_counter()
            env = _env(self._crowd.file)
            async with started(self.which, gateway.port, plan.bot_core, plan.folder, env) as self._bot:
                with self._named():
                    await self._bot.ready()
                    self.measured.ready.append(time.perf_counter() - begun)
                    begun = time.perf_counter()
                    await self._bot.quiet()
                    self.measured.quiet.append(time.perf_counter() - begun)
                    self.measured.begins.append(self._bot.megabytes())
                    await self._load.saturate(self._next(WARM_UP), plan.window)
                yield
                with self._named():
                    await self._bot.stop()
        if self.which == "lodestar":
            self._saved |= self._load.saved
            await asyncio.to_thread(people.check, self._crowd, self._saved)

    async def saturate(self, many: int) -> None:
        """One slice of presses, as fast as the bot answers them."""
        presses, used = self._next(many), self._bot.processor_seconds()
        with self._named():
            seconds = await self._load.saturate(presses, self._plan.window)
        self.measured.rates.append(many / seconds)
        self.measured.processor.append((self._bot.processor_seconds() - used) * 1000 / many)

    def weigh(self, weights: list[float]) -> None:
        """Note the memory as it is now."""
        weights.append(self._bot.megabytes())

    async def pace(self) -> None:
        """One second of presses at the plan's rate."""
        with self._named():
            self.measured.took += await self._load.pace(self._next(self._plan.rate), self._plan.rate)

    def _next(self, many: int) -> list[Press]:
        self._pressed += many
        return self._traffic.presses(self._pressed - many, many)

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except Failed as failed:
            raise Failed(f"{self.which}: {failed}\n{self._bot.said()}") from failed


async def alternate(subjects: Sequence[Subject], plan: Plan) -> None:
    """One round: all bots are up, and pressed by turns in slices, so that noise meets them alike."""
    async with AsyncExitStack() as life:
        for subject in subjects:
            await life.enter_async_context(subject.up())
        slices = [min(SLICE, plan.presses - begin) for begin in range(0, plan.presses, SLICE)]
        for number, size in enumerate(slices):
            for subject in subjects:
                if number == len(slices) // 2:
                    subject.weigh(subject.measured.halves)
                await subject.saturate(size)
        for subject in subjects:
            subject.weigh(subject.measured.ends)
        for _ in range(plan.seconds):
            for subject in subjects:
                await subject.pace()


def _env(database: Path) -> dict[str, str]:
    ours = {f.name.upper() for f in fields(Settings)}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "DISCORD_TOKEN": TOKEN, "DATABASE": str(database), "HEALTH": "off"}
