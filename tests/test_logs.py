"""The log: lines for people, JSON for machines, and no value of a query in either."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from conftest import Clock

from bot.logs import start_log
from bot.store import open_store

log = logging.getLogger("lodestar.test")


@pytest.fixture(autouse=True)
def others_log() -> Iterator[None]:
    """Put logging back as it was."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    aiosqlite = logging.getLogger("aiosqlite").level
    yield
    for handler in list(root.handlers):
        root.removeHandler(handler)
    for handler in handlers:
        root.addHandler(handler)
    root.setLevel(level)
    logging.getLogger("aiosqlite").setLevel(aiosqlite)


def fail() -> None:
    try:
        raise ZeroDivisionError("the cause\nin two lines")
    except ZeroDivisionError:
        log.exception("it failed for %s", "ä “quoted”\nreason")


def entries(written: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.splitlines()]


def test_json_lines_are_one_object_a_line_with_the_traceback_inside(
    capsys: pytest.CaptureFixture[str],
) -> None:
    start_log("INFO", "json")
    log.info("all is well")
    fail()
    out, err = capsys.readouterr()
    well, failed = entries(err)
    assert out == ""
    assert well.keys() == {"time", "level", "logger", "message"}
    assert (well["level"], well["logger"], well["message"]) == ("INFO", "lodestar.test", "all is well")
    assert failed["message"] == "it failed for ä “quoted”\nreason"
    assert failed["traceback"].startswith("Traceback")
    assert failed["traceback"].endswith("ZeroDivisionError: the cause\nin two lines")


def test_the_time_of_a_json_line_says_where_on_earth(capsys: pytest.CaptureFixture[str]) -> None:
    start_log("INFO", "json")
    log.info("now")
    (entry,) = entries(capsys.readouterr().err)
    assert datetime.fromisoformat(entry["time"]).tzinfo is not None


def test_plain_lines_carry_level_place_message_and_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    start_log("INFO", "plain")
    fail()
    first, *rest = capsys.readouterr().err.splitlines()
    assert "ERROR" in first
    assert "lodestar.test: it failed for" in first
    assert "Traceback (most recent call last):" in rest


@pytest.mark.parametrize("form", ["plain", "json"])
@pytest.mark.parametrize("level", ["DEBUG", "INFO", "WARNING", "ERROR"])
def test_what_is_below_the_level_is_left_out(
    capsys: pytest.CaptureFixture[str], level: str, form: str
) -> None:
    start_log(level, form)
    for name in ("DEBUG", "INFO", "WARNING", "ERROR"):
        log.log(logging.getLevelName(name), "said at %s.", name)
    written = capsys.readouterr().err
    for name in ("DEBUG", "INFO", "WARNING", "ERROR"):
        at_least = logging.getLevelName(name) >= logging.getLevelName(level)
        assert (f"said at {name}." in written) is at_least


def test_starting_twice_writes_once(capsys: pytest.CaptureFixture[str]) -> None:
    start_log("INFO", "plain")
    start_log("INFO", "json")
    log.info("once")
    assert [entry["message"] for entry in entries(capsys.readouterr().err)] == ["once"]


@pytest.mark.parametrize("form", ["plain", "json"])
async def test_no_value_of_a_query_is_logged_at_any_level(
    capsys: pytest.CaptureFixture[str], database: Path, clock: Clock, form: str
) -> None:
    start_log("DEBUG", form)
    async with open_store(database, clock) as store:
        await store.consent(111_222_333, 1, "en")
        (sitting,) = await store.begin(111_222_333, "work", 1, 1)
        await store.answer(111_222_333, sitting.id, "work", "asked", "her answer", 1)
        await store.disagree(111_222_333, sitting.id, "deepen", None, "in her own words")
        await store.erase(111_222_333)
    written = capsys.readouterr().err
    assert "aiosqlite" not in written
    assert not [v for v in ("111222333", "her answer", "in her own words", sitting.id) if v in written]
