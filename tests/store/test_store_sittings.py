"""What becomes of answers: kept once, replaced by an edit, never changed after the end."""

from __future__ import annotations

import asyncio

import pytest
from conftest import Clock
from kept import ADA, CONSENT, SAM, answer, answers, begun, filled

from bot.store import Disagreement, Store

DAY = 86400


async def test_an_older_consent_begins_nothing(store: Store) -> None:
    await store.consent(ADA, CONSENT - 1, "en")
    assert await store.begin(ADA, "work", 1, CONSENT) == ()


async def test_an_older_consent_keeps_no_answer(store: Store) -> None:
    sitting = await begun(store, ADA)
    await answer(store, ADA, sitting, "asked", "before")
    kept, history = await answer(store, ADA, sitting, "asked", "after", CONSENT + 1)
    assert kept is False
    assert [dict(s.answers) for s in history] == [{"asked": "before"}]
    assert await store.history(ADA) == history


async def test_a_newer_consent_than_asked_is_enough(store: Store) -> None:
    await store.consent(ADA, CONSENT + 1, "en")
    (sitting,) = await store.begin(ADA, "work", 1, CONSENT)
    kept, _ = await answer(store, ADA, sitting.id, "asked", "words")
    assert kept is True


async def test_an_answer_said_twice_is_kept_once(store: Store) -> None:
    sitting = await begun(store, ADA)
    once = await answer(store, ADA, sitting, "asked", "4")
    twice = await answer(store, ADA, sitting, "asked", "4")
    assert once == twice
    assert await answers(store, ADA) == {sitting: {"asked": "4"}}


@pytest.mark.parametrize(("first", "then"), [("1", "4"), ("1", None), (None, "4"), (None, None)])
async def test_an_edit_replaces_an_answer_and_a_skip_is_one(
    store: Store, clock: Clock, first: str | None, then: str | None
) -> None:
    sitting = await begun(store, ADA)
    await answer(store, ADA, sitting, "asked", first)
    clock.read = lambda: 1_800_000_500
    kept, history = await answer(store, ADA, sitting, "asked", then)
    assert kept is True
    assert [dict(s.answers) for s in history] == [{"asked": then}]
    exported = await store.export(ADA)
    assert exported is not None
    assert [row["answered_at"] for row in exported["answers"]] == [1_800_000_500]


async def test_an_answer_to_a_question_of_another_chapter_is_not_kept(store: Store) -> None:
    sitting = await begun(store, ADA)
    kept, history = await store.answer(ADA, sitting, "situation", "work_now", "job", CONSENT)
    assert kept is False
    assert [dict(s.answers) for s in history] == [{}]


@pytest.mark.parametrize("which", ["finished", "foreign", "unknown"])
async def test_an_answer_to_a_sitting_that_is_not_open_here_is_not_kept(store: Store, which: str) -> None:
    mine, theirs = await begun(store, ADA), await begun(store, SAM)
    await answer(store, ADA, mine, "asked", "before")
    await store.finish(ADA, mine, 1)
    before = await store.history(ADA), await store.history(SAM)
    sitting = {"finished": mine, "foreign": theirs, "unknown": "000000000000"}[which]
    kept, history = await answer(store, ADA, sitting, "asked", "after")
    assert kept is False
    assert (history, await store.history(SAM)) == before


async def test_a_chapter_has_one_open_sitting(store: Store) -> None:
    sitting = await begun(store, ADA)
    assert await begun(store, ADA) == sitting
    assert await begun(store, ADA, "situation") != sitting
    assert len(await store.history(ADA)) == 2


async def test_pressed_twice_at_once_begin_begins_once(store: Store) -> None:
    await store.consent(ADA, CONSENT, "en")
    await asyncio.gather(*(store.begin(ADA, "work", 1, CONSENT) for _ in range(5)))
    assert len(await store.history(ADA)) == 1


async def test_a_retake_is_a_new_sitting_and_the_old_one_stays(store: Store) -> None:
    first = await begun(store, ADA)
    await answer(store, ADA, first, "asked", "then")
    await store.finish(ADA, first, 1)
    second = await begun(store, ADA)
    await answer(store, ADA, second, "asked", "now")
    assert await answers(store, ADA) == {first: {"asked": "then"}, second: {"asked": "now"}}


async def test_finish_keeps_its_first_time(store: Store, clock: Clock) -> None:
    sitting = await begun(store, ADA)
    finished = await store.finish(ADA, sitting, 1)
    assert [s.finished_at for s in finished] == [clock()]
    clock.read = lambda: 1_900_000_000
    assert await store.finish(ADA, sitting, 1) == finished


async def test_history_is_oldest_first_also_within_a_second(store: Store, clock: Clock) -> None:
    clock.read = lambda: 1_800_000_100
    late = [await begun(store, ADA, chapter) for chapter in ("c", "a", "b")]
    clock.read = lambda: 1_800_000_000
    early = await begun(store, ADA, "z")
    assert [s.id for s in await store.history(ADA)] == [early, *late]
    assert [s.begun_at for s in await store.history(ADA)] == [1_800_000_000, *[1_800_000_100] * 3]


@pytest.mark.parametrize(("age", "dropped"), [(DAY - 1, 0), (DAY, 0), (DAY + 1, 1)])
@pytest.mark.parametrize("answered", [True, False])
async def test_an_open_sitting_goes_when_its_last_sign_of_life_is_older(
    store: Store, clock: Clock, age: int, dropped: int, answered: bool
) -> None:
    now = 1_800_000_000
    clock.read = lambda: now - 9 * DAY if answered else now - age
    sitting = await begun(store, ADA)
    if answered:
        await answer(store, ADA, sitting, "early", "1")
        clock.read = lambda: now - age
        await answer(store, ADA, sitting, "late", "1")
    assert await store.drop_unfinished(now - DAY) == dropped
    assert len(await store.history(ADA)) == 1 - dropped


async def test_an_edit_is_a_sign_of_life(store: Store, clock: Clock) -> None:
    sitting = await begun(store, ADA)
    await answer(store, ADA, sitting, "asked", "1")
    clock.read = lambda: 1_800_000_000 + DAY
    await answer(store, ADA, sitting, "asked", "1")
    assert await store.drop_unfinished(1_800_000_000 + DAY) == 0


async def test_what_is_finished_is_never_dropped(store: Store) -> None:
    await filled(store, ADA, "words")
    sitting = await begun(store, SAM)
    assert await store.drop_unfinished(1_900_000_000) == 2
    assert [s.chapter for s in await store.history(ADA)] == ["situation"]
    assert await store.history(SAM) == ()
    assert await store.member(SAM) is not None
    assert (await answer(store, SAM, sitting, "asked", "1"))[0] is False


async def test_what_was_said_of_a_direction_is_replaced_by_what_is_said_later(store: Store) -> None:
    sitting = await begun(store, ADA)
    assert await store.disagreement(ADA, sitting, "deepen") is None
    await store.disagree(ADA, sitting, "deepen", "explore", "at first")
    await store.disagree(ADA, sitting, "balance", None, "of another")
    await store.disagree(ADA, sitting, "deepen", None, "later")
    assert await store.disagreement(ADA, sitting, "deepen") == Disagreement("deepen", None, "later")
    assert await store.disagreement(ADA, sitting, "balance") == Disagreement("balance", None, "of another")


async def test_a_note_stays_when_only_the_choice_changes(store: Store) -> None:
    sitting = await begun(store, ADA)
    await store.disagree(ADA, sitting, "deepen", None, "in her words")
    await store.disagree(ADA, sitting, "deepen", "explore", None)
    assert await store.disagreement(ADA, sitting, "deepen") == Disagreement(
        "deepen", "explore", "in her words"
    )


async def test_an_open_sitting_is_dropped_with_all_that_was_said_in_it(store: Store) -> None:
    sitting = await filled(store, ADA, "words")
    history = await store.drop(ADA, sitting)
    assert [s.chapter for s in history] == ["situation"]
    assert await store.history(ADA) == history
    exported = await store.export(ADA)
    assert exported is not None
    assert [row["sitting"] for row in exported["answers"]] == [history[0].id]
    assert exported["disagreements"] == []


async def test_a_finished_sitting_cannot_be_dropped(store: Store) -> None:
    sitting = await begun(store, ADA)
    finished = await store.finish(ADA, sitting, 1)
    assert await store.drop(ADA, sitting) == finished


async def test_nothing_can_be_said_of_an_unknown_sitting(store: Store) -> None:
    await begun(store, ADA)
    assert await store.disagree(ADA, "000000000000", "deepen", None, "words") is False
    assert await store.disagreement(ADA, "000000000000", "deepen") is None


@pytest.mark.parametrize("typed", ["", "'; DROP TABLE answers; --", "a\x00b", "ä\n\u202e🧭", "x" * 100_000])
async def test_words_come_back_as_they_were_typed(store: Store, typed: str) -> None:
    sitting = await begun(store, ADA)
    await answer(store, ADA, sitting, typed, typed)
    await store.disagree(ADA, sitting, "deepen", None, typed)
    assert await answers(store, ADA) == {sitting: {typed: typed}}
    assert await store.disagreement(ADA, sitting, "deepen") == Disagreement("deepen", None, typed)
