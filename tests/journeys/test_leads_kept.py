"""What is kept about occupations is in the export and goes with an erasure; failures lose none of it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from conftest import Person, World
from leads import WORDS, codes, interested, looked_up, matched, own, pages, said, save, shortlist
from portraits import file_of
from steps import EITHER, is_refused, press_all, verbs, where

from bot.screens import parts

CALLBACK = "/interactions/*/callback"
RARE = "a very rare phrase indeed"


async def full(person: Person) -> str:
    """Clear interests, and one occupation saved with all that can be noted of it; returns its code."""
    store, code = person.world.store, own(person.world, "welder").code
    await interested(person)
    await save(person, code)
    await store.note(person.id, code, RARE)
    await store.learn(person.id, code, f"{RARE} {WORDS[1]}", -1)
    await store.review(person.id, code, 1_900_000_000)
    return code


@EITHER
async def test_the_export_holds_every_verdict_with_all_that_was_noted(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    code, other = await full(person), own(world, "carpenter").code
    await world.store.judge(person.id, other, "not_me", "pay", world.library.consent)
    shown = await press_all(person, (await person.slash("privacy")).response, ["privacy/export"])
    every = {each["code"]: each for each in json.loads(file_of(person, shown))["occupations"]}
    found = every[code]
    assert (found["said"], found["note"], found["closer"]) == ("saved", RARE, -1)
    assert found["learnt"] == f"{RARE} {WORDS[1]}"
    assert set(every) == {code, other}


@EITHER
async def test_erasing_takes_every_verdict_out_of_the_file_too(
    world: World, by_message: bool, database: Path
) -> None:
    person = where(world, by_message)
    code = await full(person)
    item = await press_all(person, await shortlist(person), [f"shortlist/item:{code}"])
    form = await person.press(item, "shortlist/note")
    asked = await press_all(person, (await person.slash("privacy")).response, ["privacy/erase"])
    await press_all(person, asked, ["privacy/erase_now"])
    assert await world.store.export(person.id) is None
    assert await world.store.verdicts(person.id) == ()
    late = await person.submit(form, note="written too late")
    assert parts.quoted("written too late") in person.text(late.response)
    assert await world.store.export(person.id) is None
    for route in ("match/open", "match/show:degree:all:5", "match/two:degree:bills:0", "shortlist/page:1"):
        old = person.wear((await person.slash("help")).response, route)
        assert codes(person, (await person.press(old, route)).response) == []
    again = await press_all(person, await looked_up(person, code), ["occupation/save"])
    assert "assess/agree" in verbs(person, again)
    assert await world.store.export(person.id) is None
    assert not [file for file in database.parent.iterdir() if RARE.encode() in file.read_bytes()]


@EITHER
async def test_what_was_noted_of_an_occupation_that_is_taken_off_is_gone_from_the_file(
    world: World, by_message: bool, database: Path
) -> None:
    person = where(world, by_message)
    code = await full(person)
    asked = await press_all(person, await looked_up(person, code), ["occupation/undo"])
    assert (await said(person, code)) is not None
    back = await press_all(person, asked, ["occupation/open"])
    await press_all(person, back, ["occupation/undo", "occupation/undo_now"])
    assert await said(person, code) is None
    assert not [file for file in database.parent.iterdir() if RARE.encode() in file.read_bytes()]


@EITHER
async def test_a_locked_database_is_told_kindly_keeps_what_was_there_and_works_again(
    world: World, by_message: bool, database: Path
) -> None:
    person = where(world, by_message)
    code = await full(person)
    await world.store._connection.execute("PRAGMA busy_timeout = 20")
    item = await press_all(person, await shortlist(person), [f"shortlist/item:{code}"])
    forms = [await person.press(item, f"shortlist/{verb}") for verb in ("note", "talk")]
    before = await world.store.export(person.id)
    routes = (f"occupation/save:{code}", f"occupation/refuse:{code}:pay", f"occupation/undo_now:{code}")
    old = person.wear((await person.slash("help")).response, *routes, f"shortlist/review:{code}:3")
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for route in person.routes(old):
            assert is_refused(person, await person.press(old, route), "refusal.store_busy")
        for form, field in zip(forms, ("note", "learnt"), strict=True):
            assert is_refused(person, await person.submit(form, **{field: "late"}), "refusal.store_busy")
        assert codes(person, await matched(person))
        assert verbs(person, await shortlist(person)) >= {"shortlist/item", "match/open"}
    assert await world.store.export(person.id) == before
    await person.press(old, "occupation/undo_now")
    assert await said(person, code) is None


@EITHER
async def test_a_verdict_that_discord_failed_to_take_is_kept_and_the_member_is_told(
    world: World, by_message: bool
) -> None:
    person, code = where(world, by_message), own(world, "welder").code
    await interested(person)
    card = await looked_up(person, code)
    world.env.inject_error("POST", CALLBACK, status=500)
    assert is_refused(person, await person.press(card, "occupation/save"), "refusal.discord")
    assert await said(person, code) is not None
    item = await press_all(person, await shortlist(person), [f"shortlist/item:{code}"])
    for route in ("shortlist/note", "shortlist/talk", "shortlist/review", "match/open"):
        world.env.inject_error("POST", CALLBACK, status=500)
        assert is_refused(person, await person.press(item, route), "refusal.discord")
    assert codes(person, await press_all(person, item, ["match/open"]))


@pytest.mark.parametrize("command", ["match", "shortlist", "occupation"])
async def test_a_command_that_discord_failed_to_take_is_told(world: World, command: str) -> None:
    options = {"name": "welder"} if command == "occupation" else {}
    world.env.inject_error("POST", CALLBACK, status=500)
    answer = await world.ada.slash(command, **options)
    assert is_refused(world.ada, answer, "refusal.discord")
    world.expect_errors()


async def test_after_the_consent_was_renewed_a_note_asks_again_and_keeps_nothing_before(world: World) -> None:
    code = await full(world.ada)
    item = await press_all(world.ada, await shortlist(world.ada), [f"shortlist/item:{code}"])
    form = await world.ada.press(item, "shortlist/note")
    await world.store._connection.execute("UPDATE members SET consent = consent - 1")
    asked = (await world.ada.submit(form, note="under the old consent")).response
    verdict = await said(world.ada, code)
    assert verdict is not None
    assert verdict.note == RARE
    back = await press_all(world.ada, asked, ["assess/agree"])
    assert f"shortlist/note:{code}" in world.ada.routes(back)


async def test_two_presses_at_the_same_moment_end_in_one_verdict(world: World) -> None:
    await interested(world.ada)
    code, before = own(world, "welder").code, await pages(world.ada, 1)
    routes = (f"occupation/save:{code}", f"occupation/refuse:{code}:pay")
    old = world.ada.wear((await world.ada.slash("help")).response, *routes)
    for order in (routes, routes[::-1]):
        results = [world.ada.emit(3, {"custom_id": each, "component_type": 2}, old) for each in order]
        await world.env.settle()
        assert all(result.acknowledged for result in results)
        assert [verdict.code for verdict in await world.store.verdicts(world.ada.id)] == [code]
    await world.store.unjudge(world.ada.id, code)
    assert await pages(world.ada, 1) == before
