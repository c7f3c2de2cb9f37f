"""Bringing the official O*NET database in, and taking it out again, from the command line."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from bot.library import load
from bot.library.onet import Release, read_release
from bot.library.onet.source import Progress
from bot.refusal import Refusal
from bot.running import Stop, now
from bot.settings import Settings
from bot.store import open_store
from bot.words import Words

Written = TypeVar("Written")

TRIES = 10
"""How often a database that someone else writes to is tried; each try waits for most of a second."""


async def import_onet(settings: Settings, file: Path) -> None:
    """Put a release in place of what was imported before.

    Raises ReleaseFault, ContentFault, StoreFault, Stop; nothing is changed then.
    """
    say = Words(load().languages, settings.default_language).to(None)
    with _bar() as progress:
        release = read_release(file, progress)
    async with open_store(settings.database, now, settings.database_key) as store:
        await _written(lambda: store.replace_imported(release.release, release.occupations))
    print("\n".join(_told(release)))
    print(say("attribution.onet", release=release.release))


async def remove_onet(settings: Settings) -> None:
    """Take out what was imported. Raises StoreFault, Stop."""
    async with open_store(settings.database, now, settings.database_key) as store:
        gone = await _written(store.remove_imported)
    if not gone:
        raise Stop("Nothing is imported.")
    print("What was imported is removed. A running bot goes without it from its next start.")


async def _written(write: Callable[[], Awaitable[Written]]) -> Written:
    """Write, and try again while someone else does; the reason of a refusal is in the log. Raises Stop."""
    for left in reversed(range(TRIES)):
        try:
            return await write()
        except Refusal as refusal:
            if not left or refusal.key != "refusal.store_busy":
                raise Stop("Nothing was changed: the database cannot be written now.") from refusal
    raise AssertionError


def _told(release: Release) -> Iterator[str]:
    """What an operator is told of a release that was imported."""
    yield (
        f"O*NET {release.release}: {len(release.occupations):,} occupations, "
        f"{release.titles:,} other titles, {release.relations:,} relations."
    )
    yield from release.notes
    if release.missing:
        yield f"Not there, and done without: {', '.join(release.missing)}."
    yield "A running bot takes it at its next start."


@contextmanager
def _bar() -> Iterator[Progress]:
    """A bar on standard error, where that is a terminal."""
    from tqdm import tqdm  # type: ignore[import-untyped]  # only here: the bot runs without it

    with tqdm(desc="Reading", unit="B", unit_scale=True, file=sys.stderr, disable=None, leave=False) as bar:

        def progress(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        yield progress
