"""What members said of the bot, as an operator reads it at a terminal or by a program."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from test_command_line import ADA, BOT, SAM, ended

from bot.__main__ import erase_member, export_member, main
from bot.library import Library
from bot.reading import feedback
from bot.refusal import Refusal
from bot.settings import Settings
from bot.store import Store, open_store
from bot.store.feedback import Posted
from bot.when.calendar import DAY

ASTRONAUT = "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{ROCKET}"
STEERING = f"\x1b[2J\x07\x9b1m\N{RIGHT-TO-LEFT OVERRIDE}\ttab\u2028\x00 {ASTRONAUT}\r\nsecond line"
"""What clears a screen, rings, colours, turns a line, and is shown nowhere; then a picture and a line."""


async def commented(folder: Path) -> Settings:
    """Comments of two days: a known member's with a name, a stranger's with what steers a terminal."""
    file, now = folder / "lodestar.sqlite3", int(time.time())
    times = [now - 3 * DAY]
    async with open_store(file, lambda: times[-1]) as store:
        await store.consent(ADA, 9, "en")
        kept = await store.comment(ADA, "the older one", "A\x1b\x9bda \N{SPARKLES}", 1)
        assert kept is not None
        await store.keep_posted(kept.id, Posted(333, 444))
        times.append(now)
        await store.comment(SAM, STEERING, None, 1)
    return Settings(database=file)


async def test_comments_are_listed_newest_first_and_steer_no_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await feedback(await commented(tmp_path), None, as_json=False)
    out = capsys.readouterr().out
    first, *lines, empty, second, older = out.removesuffix("\n").split("\n")
    assert first.endswith("no name")
    assert lines == [
        f"    \\x1b[2J\\x07\\x9b1m\\u202e\\ttab\\u2028\\x00 {ASTRONAUT}",
        "    second line",
    ]
    assert (empty, older) == ("", "    the older one")
    assert second.endswith("A\\x1b\\x9bda \N{SPARKLES}")
    assert str(ADA) not in out
    assert str(SAM) not in out


async def test_for_a_program_each_is_one_line_of_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await feedback(await commented(tmp_path), None, as_json=True)
    out = capsys.readouterr().out
    newer, older = (json.loads(line) for line in out.splitlines())
    assert (newer["name"], newer["text"]) == (None, STEERING)
    assert (older["name"], older["text"]) == ("A\x1b\x9bda \N{SPARKLES}", "the older one")
    assert set(newer) == {"said_at", "name", "text"}
    assert out.isascii()


@pytest.mark.parametrize(("days", "both"), [(2, False), (4, True)])
async def test_only_the_last_days_where_that_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], days: int, both: bool
) -> None:
    settings = await commented(tmp_path)
    for as_json in (False, True):
        await feedback(settings, days, as_json)
        assert ("the older one" in capsys.readouterr().out) is both


async def test_no_comments_are_no_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(database=tmp_path / "lodestar.sqlite3")
    await feedback(settings, None, as_json=False)
    assert len(capsys.readouterr().out.splitlines()) == 1
    await feedback(settings, None, as_json=True)
    assert capsys.readouterr().out == ""


async def test_the_command_lists_them_also_where_few_characters_are_known_and_names_wrong_days(
    tmp_path: Path,
) -> None:
    await commented(tmp_path)
    typed = (("--since", "2"), ("--since", "soon"))
    told, wrong = await asyncio.gather(
        *(ended(tmp_path, *BOT, "feedback", *each, PYTHONIOENCODING="ascii") for each in typed)
    )
    assert (told.status, "\\U0001f680" in told.out) == (0, True)
    assert (wrong.status, "soon" in wrong.err) == (2, True)


@pytest.mark.parametrize("command", [("export-member", str(ADA)), ("erase-member", str(ADA)), ("feedback",)])
def test_a_database_that_cannot_be_used_now_is_a_sentence(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    library: Library,
    command: tuple[str, ...],
) -> None:
    async def refused(*_: object) -> None:
        raise Refusal("refusal.store_busy")

    for query in ("export", "erase", "comments"):
        monkeypatch.setattr(Store, query, refused)
    monkeypatch.setattr("bot.__main__.start_log", lambda *_: None)
    monkeypatch.setattr("bot.__main__.load", lambda: library)
    monkeypatch.setenv("DATABASE", str(tmp_path / "lodestar.sqlite3"))
    assert main(command) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(("encoding", "sparkles"), [("ascii", False), ("utf-8", True)])
async def test_what_is_stored_about_a_member_is_json_that_steers_no_terminal_whatever_it_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: Library, encoding: str, sparkles: bool
) -> None:
    monkeypatch.setattr("bot.__main__.load", lambda: library)
    settings, out = await commented(tmp_path), TextIOWrapper(BytesIO(), encoding)
    with redirect_stdout(out):
        await export_member(settings, ADA)
    out.seek(0)
    told = out.read()
    assert ("\x9b" in told, "\N{SPARKLES}" in told) == (False, sparkles)
    (said,) = json.loads(told)["feedback"]
    assert (said["name"], said["text"]) == ("A\x1b\x9bda \N{SPARKLES}", "the older one")
    assert (said["channel"], said["message"]) == ("333", "444")


async def test_erasing_a_member_names_what_is_still_posted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = await commented(tmp_path)
    await erase_member(settings, ADA)
    assert "444" in capsys.readouterr().out
    assert b"the older one" not in settings.database.read_bytes()
