"""Steps are kept whole and said of once for each date, whoever presses how often and in which window."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Clock
from kept import ADA, CONSENT, SAM, files, stepped

from bot.guidance.steps import DONE, LET_GO, OPEN_MOST, CheckIn, Step, to_ask
from bot.store import Store, open_store

SOON = 1_800_100_000
LATER = SOON + 7 * 86400


@pytest.fixture(autouse=True)
async def _agreed(store: Store) -> None:
    for member in (ADA, SAM):
        await store.consent(member, CONSENT, "en")


async def only(store: Store, member: int = ADA) -> Step:
    (step,) = await store.steps(member)
    return step


def at(clock: Clock, time: int) -> int:
    clock.read = lambda: time
    return time


async def test_a_step_is_kept_as_it_was_said(store: Store, clock: Clock) -> None:
    kept = await store.add_step(
        ADA,
        path="b",
        milestone="0000abcd",
        action="call",
        minutes=10,
        place="at home",
        due_at=SOON,
        consent=CONSENT,
        obstacle="noise",
        fallback="a walk",
    )
    assert kept is not None
    assert len(kept) == 16
    expected = Step(kept, "b", "0000abcd", "call", 10, "at home", "noise", "a walk", SOON, clock())
    assert await only(store) == expected
    assert await store.steps(SAM) == ()


async def test_nothing_is_kept_without_the_consent_that_is_asked_for(store: Store) -> None:
    for member, consent in ((ADA, CONSENT + 1), (333, CONSENT)):
        added = await store.add_step(
            member, path="a", milestone=None, action="x", minutes=5, place="", due_at=None, consent=consent
        )
        assert added is None
        assert await store.steps(member) == ()


async def test_there_is_room_for_so_many_open_ones_and_again_once_one_has_ended(store: Store) -> None:
    ids = [await stepped(store, ADA) for _ in range(OPEN_MOST)]

    async def another() -> str | None:
        return await store.add_step(
            ADA, path="a", milestone=None, action="x", minutes=5, place="", due_at=None, consent=CONSENT
        )

    assert await another() is None
    assert await store.check_in(ADA, ids[0], 0, DONE)
    assert await another()
    assert await another() is None
    assert await store.check_in(ADA, ids[0], 0, "part")  # taken back, with no room to open it again
    ended = {step.id: step.ended for step in await store.steps(ADA) if step.ended}
    assert (ended, len(await store.check_ins(ADA))) == ({ids[0]: DONE}, 1)
    assert await stepped(store, SAM)


async def test_each_part_is_changed_by_itself_and_new_words_are_repeated_back_anew(
    store: Store, clock: Clock
) -> None:
    step = await stepped(store, ADA)
    before = await only(store)
    assert await store.repeat_step(ADA, step)
    assert await only(store) == replace(before, said_at=clock())
    assert await store.date_step(ADA, step, LATER)
    assert await store.place_step(ADA, step, "z", "0000abcd")
    assert (await only(store)).said_at == clock()
    assert await store.word_step(ADA, step, "walk", 5, "outside")
    changed = replace(
        before, due_at=LATER, path="z", milestone="0000abcd", action="walk", minutes=5, place="outside"
    )
    assert await only(store) == changed
    assert await store.repeat_step(ADA, step)
    assert await store.guard_step(ADA, step, "rain", "indoors")
    assert await only(store) == replace(changed, obstacle="rain", fallback="indoors")


async def test_what_is_let_go_is_taken_up_again_by_a_word_or_by_a_date(store: Store, clock: Clock) -> None:
    step = await stepped(store, ADA)
    before = await only(store)
    ended_at = clock()
    for later in (0, 60):  # a double press
        at(clock, ended_at + later)
        assert await store.end_step(ADA, step, LET_GO)
        assert await only(store) == replace(before, ended=LET_GO, ended_at=ended_at)
    assert await store.end_step(ADA, step, None)
    assert await only(store) == before
    assert await store.end_step(ADA, step, LET_GO)
    assert await store.date_step(ADA, step, LATER)
    assert await only(store) == replace(before, due_at=LATER)


async def test_a_double_press_says_it_once_and_the_last_word_counts(store: Store, clock: Clock) -> None:
    step = await stepped(store, ADA, due_at=SOON)
    now = at(clock, SOON + 60)
    for said in ("not_yet", "not_yet", "part"):
        assert await store.check_in(ADA, step, SOON, said)
    assert await store.check_ins(ADA) == (CheckIn(step, SOON, "part", None, now),)
    assert (await only(store)).ended is None
    for later in (60, 120):
        at(clock, SOON + later)
        assert await store.check_in(ADA, step, SOON, DONE)
    assert ((await only(store)).ended, (await only(store)).ended_at) == (DONE, SOON + 60)
    assert await store.check_in(ADA, step, SOON, "part")  # a changed mind
    assert ((await only(store)).ended, (await only(store)).ended_at) == (None, None)


async def test_a_step_with_another_date_is_asked_about_anew_and_the_old_word_stays(
    store: Store, clock: Clock
) -> None:
    step = await stepped(store, ADA, due_at=SOON)
    at(clock, SOON)
    assert [each.id for each in to_ask(await store.steps(ADA), (), clock())] == [step]
    await store.check_in(ADA, step, SOON, "not_yet")
    await store.learn_from_step(ADA, step, SOON, "mornings suit me")
    assert to_ask(await store.steps(ADA), await store.check_ins(ADA), clock()) == ()
    await store.date_step(ADA, step, LATER)
    now = at(clock, LATER)
    assert [each.id for each in to_ask(await store.steps(ADA), await store.check_ins(ADA), now)] == [step]
    await store.check_in(ADA, step, LATER, DONE)
    said = [(each.due_at, each.said, each.learnt) for each in await store.check_ins(ADA)]
    assert said == [(SOON, "not_yet", "mornings suit me"), (LATER, DONE, None)]


async def test_a_word_of_an_old_date_ends_nothing_but_done_is_done(store: Store) -> None:
    step = await stepped(store, ADA, due_at=LATER)
    await store.check_in(ADA, step, LATER, DONE)
    await store.check_in(ADA, step, SOON, "not_yet")
    assert (await only(store)).ended == DONE
    await store.check_in(ADA, step, LATER, "part")
    await store.check_in(ADA, step, SOON, DONE)
    assert (await only(store)).ended == DONE
    await store.check_in(ADA, step, SOON, "part")  # the one word that ended it, taken back
    assert (await only(store)).ended is None


async def test_what_was_let_go_stays_so_until_it_is_done_and_is_done_when_that_is_said(
    store: Store, clock: Clock
) -> None:
    step = await stepped(store, ADA, due_at=SOON)
    await store.end_step(ADA, step, LET_GO)
    await store.check_in(ADA, step, SOON, "part")
    assert (await only(store)).ended == LET_GO
    now = at(clock, LATER)
    await store.check_in(ADA, step, SOON, DONE)
    assert ((await only(store)).ended, (await only(store)).ended_at) == (DONE, now)


async def test_something_is_learnt_only_beside_what_was_said_and_is_taken_away_again(store: Store) -> None:
    step = await stepped(store, ADA, due_at=SOON)
    assert not await store.learn_from_step(ADA, step, SOON, "mornings suit me")
    await store.check_in(ADA, step, SOON, "part")
    for learnt in ("mornings suit me", None):
        assert await store.learn_from_step(ADA, step, SOON, learnt)
        assert [each.learnt for each in await store.check_ins(ADA)] == [learnt]


async def test_two_windows_that_say_it_at_once_say_it_once(
    store: Store, database: Path, clock: Clock
) -> None:
    step = await stepped(store, ADA, due_at=SOON)
    async with open_store(database, clock) as other:
        said = [each.check_in(ADA, step, SOON, word) for each in (store, other) for word in ("part", DONE)]
        assert await asyncio.gather(*said) == [True] * 4
    assert len(await store.check_ins(ADA)) == 1


async def test_another_members_step_is_out_of_reach(store: Store) -> None:
    step = await stepped(store, ADA, due_at=SOON)
    await store.check_in(ADA, step, SOON, "part")
    before = await store.export(ADA)
    assert not await store.check_in(SAM, step, SOON, DONE)
    assert not await store.learn_from_step(SAM, step, SOON, "mine")
    assert not await store.word_step(SAM, step, "mine", 5, "mine")
    assert await store.step_again(SAM, step, LATER, CONSENT) is None
    await store.drop_step(SAM, step)
    assert await store.export(ADA) == before
    assert (await store.steps(SAM), await store.check_ins(SAM)) == ((), ())


async def test_a_copy_for_another_date_is_made_once(store: Store, clock: Clock) -> None:
    step = await stepped(store, ADA, due_at=SOON)
    at(clock, SOON)
    await store.check_in(ADA, step, SOON, DONE)
    again = [await store.step_again(ADA, step, LATER, CONSENT) for _ in "ab"]
    done, copy = await store.steps(ADA)
    assert again == [copy.id, copy.id]
    assert (done.ended, copy.ended, copy.due_at, copy.action) == (DONE, None, LATER, done.action)


async def test_an_erased_step_takes_what_was_said_of_it_from_the_file(store: Store, database: Path) -> None:
    step = await stepped(store, ADA, "a very rare phrase", SOON)
    kept = await stepped(store, ADA, "bees")
    await store.check_in(ADA, step, SOON, "part")
    await store.learn_from_step(ADA, step, SOON, "another rare phrase")
    for _ in range(2):  # a double press
        await store.drop_step(ADA, step)
    assert ([each.id for each in await store.steps(ADA)], await store.check_ins(ADA)) == ([kept], ())
    assert [name for name, content in files(database).items() if b"rare phrase" in content] == []


async def test_an_erase_takes_all_of_it_and_leaves_no_byte(store: Store, database: Path) -> None:
    for number in range(30):
        step = await stepped(store, ADA if number % 2 else SAM, f"a very rare phrase {number % 2}", SOON)
        await store.check_in(ADA, step, SOON, "part")
        await store.learn_from_step(ADA, step, SOON, "another rare phrase 1")
    theirs = await store.export(SAM)
    assert await store.erase(ADA)
    assert (await store.steps(ADA), await store.check_ins(ADA)) == ((), ())
    assert await store.export(SAM) == theirs
    assert [name for name, content in files(database).items() if b"rare phrase 1" in content] == []
