"""The bench's command line: `python -m tests.bench`, from the project's root."""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from statistics import median

import uvloop

from bot.library import load
from tests.bench import people, report, research, simulation
from tests.bench.load import Failed
from tests.bench.people import NotSaved
from tests.bench.rounds import Plan, Subject, alternate

PEOPLE = 1_000
SCALE, SCALE_PRESSES = (1_000, 1_000_000), 8_000


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--members", type=_number, help="in the database already (100,000)")
    parser.add_argument("--presses", type=_number, help="at saturation, in each round (20,000)")
    parser.add_argument("--rate", type=_number, default=50, help="presses a second for the times (50)")
    parser.add_argument("--seconds", type=_number, help="how long at that rate, in each round (10)")
    parser.add_argument("--rounds", type=_number, help="of each bot (3)")
    parser.add_argument("--window", type=_number, default=64, help="presses waiting at saturation (64)")
    parser.add_argument("--quick", action="store_true", help="small numbers, for a first look")
    parser.add_argument("--scale", action="store_true", help="also 1,000 against 1,000,000 members")
    parser.add_argument("--people", type=_number, help="only let so many made-up people answer everything")
    found = parser.parse_args(given)
    usual = (5_000, 2_000, 2, 2) if found.quick else (100_000, 20_000, 10, 3)
    for name, value in zip(("members", "presses", "seconds", "rounds"), usual, strict=True):
        if getattr(found, name) is None:
            setattr(found, name, value)
    return found


def _number(typed: str) -> int:
    number = int(typed.replace(",", "").replace("_", ""))
    if number < 1:
        raise ValueError
    return number


def _cores() -> tuple[int, int]:
    """A core for the bot and one for the load; -1 where they cannot be kept apart."""
    allowed = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    return (allowed[0], allowed[1]) if len(allowed) > 1 else (-1, -1)


async def _bench(arguments: argparse.Namespace, folder: Path) -> None:
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    bot_core, load_core = _cores()
    if load_core >= 0:
        os.sched_setaffinity(0, {load_core})
    plan = Plan(arguments.presses, arguments.rate, arguments.seconds, arguments.window, bot_core, folder)
    _introduce(folder, load_core >= 0)
    both = _crowd(folder, arguments.members, plan.each * arguments.rounds)
    lodestar, constant = Subject("lodestar", both, plan), Subject("constant", both, plan)
    await _rounds((lodestar, constant), plan, arguments.rounds)
    print(f"\n{report.table(lodestar.measured, constant.measured, ('Lodestar', 'constant bot'), plan)}\n")
    print(f"All {lodestar.saved:,} answers that Lodestar acknowledged are in the database, and no others.")
    if arguments.scale:
        small = replace(plan, presses=min(plan.presses, SCALE_PRESSES))
        few, many = (Subject("lodestar", _crowd(folder, n, small.each * 2), small) for n in SCALE)
        await _rounds((few, many), small, 2)
        heads = (f"{SCALE[1]:,} members", f"{SCALE[0]:,} members")
        print(f"\n{report.table(many.measured, few.measured, heads, small)}")


def _introduce(folder: Path, apart: bool) -> None:
    where = "bot and load on one each" if apart else "bot and load not kept apart"
    names = ", ".join(f"{name} {version(name)}" for name in ("discord.py", "uvloop", "orjson"))
    usual, slowest = people.commit_milliseconds(folder)
    print(f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores, {where}")
    print(f"Python {platform.python_version()}, {names}, SQLite {sqlite3.sqlite_version}")
    print(
        f"one small commit, written through: {usual:.2f} ms, the slowest of 200 {slowest:.0f} ms\n",
        flush=True,
    )


def _crowd(folder: Path, members: int, needed: int) -> people.People:
    begun = time.perf_counter()
    made = people.settle(folder / f"{members}.sqlite3", load(), members, needed)
    size, took = made.file.stat().st_size / 2**20, time.perf_counter() - begun
    print(
        f"{members:,} members with {made.answers:,} answers, {size:,.0f} MB, made in {took:.0f} s", flush=True
    )
    return made


async def _rounds(subjects: Sequence[Subject], plan: Plan, rounds: int) -> None:
    for number in range(1, rounds + 1):
        await alternate(subjects, plan)
        rates = (f"{s.which} {median(s.measured.rates[-plan.slices :]):,.0f}" for s in subjects)
        print(f"round {number}, presses a second: {', '.join(rates)}", flush=True)


def _simulate(people: int) -> None:
    assessment = load().assessment
    print(simulation.table(simulation.simulate(assessment, simulation.make(assessment, people))))


def main(given: Sequence[str] | None = None) -> int:
    """Run the bench; returns the exit status."""
    arguments = _arguments(given)
    try:
        if arguments.people is None:
            with tempfile.TemporaryDirectory(prefix="lodestar-bench-") as folder:
                uvloop.run(_bench(arguments, Path(folder)))
            print(f"\n{research.table()}\n")
        _simulate(arguments.people or PEOPLE)
    except (Failed, NotSaved, ValueError, OSError, sqlite3.Error) as error:
        print(f"The bench failed: {error}", file=sys.stderr)
        return 1
    except (KeyboardInterrupt, asyncio.CancelledError):
        print("The bench was stopped.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
