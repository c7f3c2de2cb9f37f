"""The command line: reads what was typed, and turns every fault into a sentence and an exit status."""

from __future__ import annotations

import argparse
import asyncio
import importlib
import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import aiohttp
import discord
from dotenv import dotenv_values

from bot import importing, reading, running, wiring
from bot.client import Lodestar
from bot.guidance.occupation import Catalogue
from bot.health import HealthFault, ask
from bot.library import ContentFault, load
from bot.library.onet import ReleaseFault
from bot.logs import start_log
from bot.refusal import Refusal
from bot.running import Stop, now
from bot.screens.export import export_text
from bot.settings import Settings, SettingsFault
from bot.store import Store, StoreFault, copies, open_store
from bot.words import Words

WRONG_TOKEN = """Discord does not take the DISCORD_TOKEN that is set.
  Make a new one: https://discord.com/developers/applications, your application, page "Bot", "Reset Token"."""

TOKEN_TAKEN_BACK = 4004
"""Discord's code for closing a gateway connection whose token is no longer good."""


async def export_member(settings: Settings, member: int) -> None:
    """Write everything stored about one member to standard output, to answer that member's request."""
    library = load()
    async with open_store(settings.database, now, settings.database_key) as store:
        kept = await store.export(member)
    if kept is None:
        raise Stop(f"Nothing is stored about member {member}.")
    say = Words(library.languages, settings.default_language).to(kept["member"]["locale"])
    everything = export_text(say, library.assessment, library.occupations, kept, now())
    print(reading.tame_json(everything, sys.stdout.encoding))


async def erase_member(settings: Settings, member: int) -> None:
    """Erase everything stored about one member, to answer that member's request."""
    async with open_store(settings.database, now, settings.database_key) as store:
        posted = await store.posted(member)
        gone = await store.erase(member)
    if not gone:
        raise Stop(f"Nothing is stored about member {member}.")
    print(f"Everything stored about member {member} is erased.")
    for each in posted:  # only a running bot can reach Discord
        print(f"Delete at Discord what was posted for them: message {each.message}, channel {each.channel}.")


async def play(settings: Settings, arguments: argparse.Namespace) -> None:
    """Run the bot inside a simulated Discord."""
    try:
        from bot import play as simulated  # only here: its packages are not installed with the bot alone
    except ModuleNotFoundError as missing:
        raise Stop(f"{missing.name} is not installed: `make play` installs what playing needs.") from missing
    library, settings = load(), _simulated(settings)

    def make(store: Store, clock: Callable[[], int], imported: Catalogue) -> Lodestar:
        return wiring.build(settings, library, store, clock, always_sync=True, imported=imported)

    if arguments.fresh:
        simulated.forget(arguments.database)
    if arguments.terminal:
        await simulated.in_terminal(make, arguments.database, now)
    else:
        await simulated.in_browser(make, arguments.database, now)


def _simulated(settings: Settings) -> Settings:
    """The settings without what is of the real Discord."""
    return replace(settings, shard_count=1, shard_ids=None, feedback_channel=None)


def check() -> None:
    """Read the whole content and say that it is sound."""
    library = load()
    questions, sentences = len(library.assessment.questions), len(library.languages["en"])
    languages = ", ".join(library.languages)
    print(f"The content is sound: {questions} questions, {sentences} sentences, languages: {languages}.")


def _copy(settings: Settings, arguments: argparse.Namespace) -> None:
    database, key = settings.database, settings.database_key
    match arguments.command:
        case "backup":
            copies.backup(database, key, arguments.file)
            print(f"A copy of {database} is at {arguments.file}.")
        case "restore":
            copies.restore(database, key, arguments.file)
            print(f"{database} is what {arguments.file} holds.")
        case _:
            copies.encrypt(database, key)
            print(f"{database} is encrypted. Keep DATABASE_KEY safe: without it, nobody can read the file.")


def _arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Lodestar, a Discord bot.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("run", help="be the bot; needs DISCORD_TOKEN")
    playing = commands.add_parser("play", help="try it in a simulated Discord; needs no token")
    playing.add_argument("--terminal", action="store_true", help="as plain text, also over a pipe")
    playing.add_argument("--fresh", action="store_true", help="forget what was played before")
    playing.add_argument("--database", type=Path, default=Path("play.sqlite3"), help="where data stays")
    commands.add_parser("check", help="check the content: every fault at once")
    commands.add_parser("sync", help="send the commands to Discord, changed or not")
    for name, what in (("export-member", "print"), ("erase-member", "erase")):
        command = commands.add_parser(name, help=f"{what} everything stored about one member")
        command.add_argument("member", type=_member, metavar="ID", help="the member's Discord number")
    for name, what in (
        ("backup", "copy the database to a new file, also while the bot runs"),
        ("restore", "put a backup in the database's place; stop the bot first"),
    ):
        commands.add_parser(name, help=what).add_argument("file", type=Path, metavar="FILE")
    said = commands.add_parser("feedback", help="list what members said of the bot, newest first")
    said.add_argument("--since", type=_days, metavar="DAYS", help="of the last so many days alone")
    said.add_argument("--json", action="store_true", help="as JSON, one object a line")
    commands.add_parser("healthy", help="ask the running bot whether it is ready; status 0 or 1")
    commands.add_parser("encrypt", help="encrypt the database with DATABASE_KEY; stop the bot first")
    taking = commands.add_parser("import-onet", help="take occupations from the official O*NET database")
    one = taking.add_mutually_exclusive_group(required=True)
    one.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a release, as zip or folder")
    one.add_argument("--remove", action="store_true", help="take out what was imported")
    return parser.parse_args(given)


def main(given: Sequence[str] | None = None) -> int:
    """The command line; returns the exit status."""
    arguments = _arguments(sys.argv[1:] if given is None else given)
    try:
        _work(arguments)
    except (SettingsFault, ContentFault) as error:
        return _fail("\n".join(error.faults), 2)
    except ReleaseFault as error:
        return _fail("\n".join([*error.faults, "Nothing was imported."]), 1)
    except Stop as stop:
        return _fail(str(stop), stop.status)
    except (StoreFault, HealthFault) as fault:
        return _fail(str(fault), 1)
    except Refusal:
        return _fail("The database cannot be used now. Please try again in a moment.", 1)
    except discord.LoginFailure:
        return _fail(WRONG_TOKEN, 2)
    except discord.ConnectionClosed as closed:
        return _fail(WRONG_TOKEN, 2) if closed.code == TOKEN_TAKEN_BACK else _fail(str(closed), 1)
    except (aiohttp.ClientConnectionError, discord.HTTPException, discord.GatewayNotFound) as error:
        return _fail(f"Discord cannot be reached: {error}", 1)
    except KeyboardInterrupt:
        return 0
    return 0


def _work(arguments: argparse.Namespace) -> None:
    if arguments.command == "check":
        check()
        return
    settings = Settings.from_env(
        {**_dotenv(), **{name: value for name, value in os.environ.items() if value}}
    )
    start_log("ERROR" if arguments.command == "play" else settings.log_level, settings.log_form)
    match arguments.command:
        case "run":
            with asyncio.Runner(loop_factory=_fast_loop()) as runner:
                runner.run(running.run(settings))
        case "healthy":
            print(ask(settings.health))
        case "backup" | "restore" | "encrypt":
            _copy(settings, arguments)
        case _:
            asyncio.run(_deed(settings, arguments))


async def _deed(settings: Settings, arguments: argparse.Namespace) -> None:
    """What has an end of its own, done in an event loop."""
    match arguments.command:
        case "play":
            await play(settings, arguments)
        case "sync":
            await running.sync(settings)
        case "export-member":
            await export_member(settings, arguments.member)
        case "erase-member":
            await erase_member(settings, arguments.member)
        case "feedback":
            await reading.feedback(settings, arguments.since, arguments.json)
        case _ if arguments.remove:
            await importing.remove_onet(settings)
        case _:
            await importing.import_onet(settings, arguments.file)


def _dotenv() -> dict[str, str]:
    """What .env says, where there is one; the environment wins over it."""
    try:
        return {name: value or "" for name, value in dotenv_values(".env").items()}
    except UnicodeDecodeError as error:
        raise SettingsFault([f".env is not UTF-8 ({error.reason}): save it as UTF-8."]) from error


def _member(typed: str) -> int:
    """A Discord number: digits, in 64 bits."""
    if not typed.isdecimal() or int(typed) >= 2**63:
        raise argparse.ArgumentTypeError(f"{typed!r} is no Discord number")
    return int(typed)


def _days(typed: str) -> int:
    """A whole number of days."""
    if not re.fullmatch(r"[1-9]\d{0,3}", typed):
        raise argparse.ArgumentTypeError(f"{typed!r} is no number of days from 1 to 9999")
    return int(typed)


def _fast_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """uvloop's event loop where the extra `speed` is installed, else the standard one."""
    try:
        return importlib.import_module("uvloop").new_event_loop  # type: ignore[no-any-return]
    except ModuleNotFoundError:
        return None


def _fail(message: str, status: int) -> int:
    print(message, file=sys.stderr)
    return status


if __name__ == "__main__":
    sys.exit(main())
