"""A bot's process under load: started, measured, stopped; nothing of it is left behind."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import sys
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from tests.bench.server import Gateway
from tests.bench.traffic import Press

ROOT = Path(__file__).resolve().parents[2]
EDITED = b'{"type":7,'
"""How an answer begins that edits the message; a refusal is another type."""

READY_SECONDS, ANSWER_SECONDS, STOP_SECONDS, QUIET_SECONDS = 60.0, 10.0, 15.0, 120.0


class Failed(Exception):
    """The bench cannot go on; the message says why."""


class Bot:
    """A bot's process: what it says, and what it takes of the machine."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.log: list[str] = []
        self._ready = asyncio.Event()
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        assert self.process.stderr is not None
        while line := (await self.process.stderr.readline()).decode(errors="replace"):
            self.log.append(line)
            if re.search(r"\bready: ", line):
                self._ready.set()

    async def ready(self) -> None:
        """Wait until the bot says that it is ready. Raises Failed."""
        waits = asyncio.create_task(self._ready.wait())
        await asyncio.wait({waits, self._reading}, timeout=READY_SECONDS, return_when="FIRST_COMPLETED")
        waits.cancel()
        if not self._ready.is_set():
            raise Failed("the bot did not get ready")

    def said(self) -> str:
        """The last lines of the log."""
        return "".join(self.log[-30:])

    def megabytes(self) -> float:
        """The resident memory; not a number where the system does not tell it."""
        try:
            pages = Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]
        except FileNotFoundError:
            return float("nan")
        return int(pages) * os.sysconf("SC_PAGE_SIZE") / 2**20

    def processor_seconds(self) -> float:
        """The processor time so far, of all threads; not a number where the system does not tell it."""
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        except FileNotFoundError:
            return float("nan")
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    async def quiet(self) -> None:
        """Wait until the work of the start is done, which may outlast the moment of being ready."""
        calm, before, until = 0, self.processor_seconds(), time.monotonic() + QUIET_SECONDS
        while calm < 2 and time.monotonic() < until:
            await asyncio.sleep(0.2)
            now = self.processor_seconds()
            calm, before = (0 if now - before > 0.04 else calm + 1), now

    async def stop(self) -> None:
        """End the bot as an operator would. Raises Failed where it does not end well."""
        self.process.send_signal(signal.SIGTERM)
        try:
            async with asyncio.timeout(STOP_SECONDS):
                status = await self.process.wait()
                await self._reading
        except TimeoutError:
            raise Failed(f"the bot does not end:\n{self.said()}") from None
        if status not in (0, -signal.SIGTERM):
            raise Failed(f"the bot ended with status {status}:\n{self.said()}")

    async def end(self) -> None:
        """See that nothing is left of the process."""
        if self.process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self.process.kill()
        await self.process.wait()
        self._reading.cancel()


@asynccontextmanager
async def started(
    which: str, port: int, core: int, folder: Path, env: Mapping[str, str]
) -> AsyncIterator[Bot]:
    """A bot's process in a folder without settings; it is gone at the end."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.bots", which, str(port), str(core)),
        cwd=folder,
        env={**env, "PYTHONPATH": str(ROOT)},
        stdin=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    bot = Bot(process)
    try:
        yield bot
    finally:
        await bot.end()


class Load:
    """Presses under way: which are sent, when, and which are answered."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._sent: dict[bytes, tuple[Press, float]] = {}
        self._coming: Iterator[Press] = iter(())
        self._done = asyncio.Event()
        self._wrong = ""
        self.took: list[float] = []
        self.saved: dict[tuple[str, str], str] = {}
        gateway.answered = self._answered

    async def saturate(self, presses: list[Press], window: int) -> float:
        """Keep so many presses waiting until all are answered; returns the seconds it took."""
        self._coming = iter(presses)
        begun = time.perf_counter()
        for _ in range(window):
            self._send_next()
        await self._all(len(presses))
        return time.perf_counter() - begun

    async def pace(self, presses: list[Press], rate: float) -> list[float]:
        """Send so many presses a second, whatever is answered; returns the seconds each answer took."""
        self._coming, self.took = iter(()), []
        begun = time.perf_counter()
        for place, press in enumerate(presses):
            await asyncio.sleep(begun + place / rate - time.perf_counter())
            self._send(press)
        await self._all(len(presses))
        return self.took

    async def _all(self, many: int) -> None:
        """Wait until nothing is under way; raises Failed where for some time no answer comes."""
        while self._sent:
            self._done.clear()
            before = len(self.saved)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(ANSWER_SECONDS):
                    await self._done.wait()
            if self._wrong:
                raise Failed(self._wrong)
            if self._sent and len(self.saved) == before:
                raise Failed(f"{len(self._sent)} of {many} presses were not answered")
        if self._wrong:
            raise Failed(self._wrong)

    def _send_next(self) -> None:
        press = next(self._coming, None)
        if press is not None:
            self._send(press)
        elif not self._sent:
            self._done.set()

    def _send(self, press: Press) -> None:
        self._sent[press.number] = (press, time.perf_counter())
        try:
            self._gateway.send(press.framed)
        except ConnectionError as error:
            self._fail(str(error))

    def _answered(self, number: bytes, body: bytes) -> bytes:
        arrived = time.perf_counter()
        press, sent = self._sent.pop(number)
        if not body.startswith(EDITED):
            self._fail(f"the bot did not take an answer, it said: {body[:500].decode(errors='replace')}")
        self.took.append(arrived - sent)
        self.saved[press.saved] = press.value
        self._send_next()
        return press.reply

    def _fail(self, why: str) -> None:
        self._wrong = self._wrong or why
        self._coming = iter(())
        self._done.set()
