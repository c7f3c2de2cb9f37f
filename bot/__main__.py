"""The only wiring: settings -> content -> store -> client with its cogs; and the command line.

Rule: nothing happens at import; everything is handed over; lifetimes are `async with` blocks here.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import aiohttp
import discord
from dotenv import dotenv_values

from bot.client import Lodestar
from bot.conversation import Conversation
from bot.library import ContentFault, Library, load
from bot.logs import start_log
from bot.screens.privacy import export_text
from bot.settings import Settings, SettingsFault
from bot.store import Store, StoreFault, open_store
from bot.words import Words
from cogs.assess import Assess
from cogs.disagree import Disagree
from cogs.help import Help
from cogs.learn import Learn
from cogs.privacy import Privacy
from cogs.progress import Progress
from cogs.sitting import Sittings
from cogs.upkeep import Upkeep

log = logging.getLogger(__name__)

NO_TOKEN = """DISCORD_TOKEN is not set.
  1. Open https://discord.com/developers/applications, choose your application (or make one), page "Bot".
  2. Press "Reset Token", copy it, and write it into a file named .env:  DISCORD_TOKEN=...
     (.env.example lists every setting.)
  Only want to try Lodestar? No token needed:  make play"""

WRONG_TOKEN = """Discord does not take the DISCORD_TOKEN that is set.
  Make a new one: https://discord.com/developers/applications, your application, page "Bot", "Reset Token"."""


class Stop(Exception):
    """The command cannot go on; the message says why, `status` is the exit status."""

    def __init__(self, message: str, status: int = 1) -> None:
        super().__init__(message)
        self.status = status


def now() -> int:
    """The one source of the time: seconds since 1970, UTC."""
    return int(time.time())


def build(
    settings: Settings,
    library: Library,
    store: Store,
    clock: Callable[[], int],
    *,
    always_sync: bool = False,
    shard_count: int | None = None,
) -> Lodestar:
    """The client with all its cogs."""
    words = Words(library.languages, settings.default_language)
    keep_days = settings.keep_unfinished_days
    talk = Conversation(words, store, library, keep_days)
    cogs = (
        Learn(words),
        Assess(words, store, library, talk),
        Sittings(words, store, library, talk, keep_days),
        Disagree(words, store, settings.crisis_help),
        Progress(words, store, library),
        Privacy(words, store, library, settings, clock),
        Help(words, store, library, settings),
        Upkeep(store, keep_days, clock),
    )
    return Lodestar(words, store, cogs, always_sync=always_sync, shard_count=shard_count)


async def run(settings: Settings) -> None:
    """Be the bot until a signal or a fault ends it."""
    _need_token(settings)
    library = load()
    async with open_store(settings.database, now) as store:
        client = build(settings, library, store, now)
        stopped = asyncio.Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(name, stopped.set)
        async with client:
            running = asyncio.create_task(client.start(settings.discord_token))
            waiting = asyncio.create_task(stopped.wait())
            await asyncio.wait({running, waiting}, return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()
            if stopped.is_set():
                log.info("stopping: presses in flight are finished first")
            await client.close()
            await running


async def sync(settings: Settings) -> None:
    """Send the commands to Discord, changed or not, without going online."""
    _need_token(settings)
    library = load()
    async with open_store(settings.database, now) as store:
        client = build(settings, library, store, now, always_sync=True)
        async with client:
            await client.login(settings.discord_token)


async def export_member(settings: Settings, member: int) -> None:
    """Write everything stored about one member to standard output, to answer that member's request."""
    library = load()
    async with open_store(settings.database, now) as store:
        kept = await store.export(member)
    if kept is None:
        raise Stop(f"Nothing is stored about member {member}.")
    say = Words(library.languages, settings.default_language).to(kept["member"]["locale"])
    print(export_text(say, library.assessment, kept, now()))


async def erase_member(settings: Settings, member: int) -> None:
    """Erase everything stored about one member, to answer that member's request."""
    async with open_store(settings.database, now) as store:
        gone = await store.erase(member)
    if not gone:
        raise Stop(f"Nothing is stored about member {member}.")
    print(f"Everything stored about member {member} is erased.")


async def play(settings: Settings, arguments: argparse.Namespace) -> None:
    """Run the bot inside a simulated Discord."""
    try:
        from bot import play as simulated  # only here: its packages are not installed with the bot alone
    except ModuleNotFoundError as missing:
        raise Stop(f"{missing.name} is not installed: `make play` installs what playing needs.") from missing
    library = load()

    def make(store: Store) -> Lodestar:
        return build(settings, library, store, now, always_sync=True, shard_count=1)

    if arguments.fresh:
        simulated.forget(arguments.database)
    await (simulated.in_terminal if arguments.terminal else simulated.in_browser)(
        make, arguments.database, now
    )


def check() -> None:
    """Read the whole content and say that it is sound."""
    library = load()
    sentences = len(library.languages["en"])
    print(
        f"The content is sound: {len(library.assessment.questions)} questions, {sentences} sentences, ",
        end="",
    )
    print(f"languages: {', '.join(library.languages)}.")


def _need_token(settings: Settings) -> None:
    if not settings.discord_token:
        raise Stop(NO_TOKEN, 2)


def _arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Lodestar, a Discord bot.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("run", help="be the bot; needs DISCORD_TOKEN")
    playing = commands.add_parser("play", help="try it in a simulated Discord; needs no token")
    playing.add_argument("--terminal", action="store_true", help="as plain text, also over a pipe")
    playing.add_argument("--fresh", action="store_true", help="forget what was played before")
    playing.add_argument(
        "--database", type=Path, default=Path("play.sqlite3"), help="where play keeps its data"
    )
    commands.add_parser("check", help="check the content: every fault at once")
    commands.add_parser("sync", help="send the commands to Discord, changed or not")
    for name, what in (("export-member", "print"), ("erase-member", "erase")):
        command = commands.add_parser(name, help=f"{what} everything stored about one member")
        command.add_argument("member", type=int, metavar="ID", help="the member's Discord number")
    return parser.parse_args(given)


async def _work(settings: Settings, arguments: argparse.Namespace) -> None:
    quiet = "ERROR" if arguments.command == "play" else settings.log_level
    start_log(quiet, settings.log_form)
    match arguments.command:
        case "run":
            await run(settings)
        case "play":
            await play(settings, arguments)
        case "sync":
            await sync(settings)
        case "export-member":
            await export_member(settings, arguments.member)
        case "erase-member":
            await erase_member(settings, arguments.member)


def main(given: Sequence[str] | None = None) -> int:
    """The command line; returns the exit status."""
    arguments = _arguments(sys.argv[1:] if given is None else given)
    try:
        if arguments.command == "check":
            check()
            return 0
        settings = Settings.from_env({k: v or "" for k, v in {**dotenv_values(".env"), **os.environ}.items()})
        asyncio.run(_work(settings, arguments))
    except (SettingsFault, ContentFault) as error:
        return _fail("\n".join(error.faults), 2)
    except Stop as stop:
        return _fail(str(stop), stop.status)
    except StoreFault as fault:
        return _fail(str(fault), 1)
    except discord.LoginFailure:
        return _fail(WRONG_TOKEN, 2)
    except (aiohttp.ClientConnectionError, discord.HTTPException, discord.GatewayNotFound) as error:
        return _fail(f"Discord cannot be reached: {error}", 1)
    except KeyboardInterrupt:
        return 0
    return 0


def _fail(message: str, status: int) -> int:
    print(message, file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
