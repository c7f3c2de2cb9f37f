"""A member answers one question at a time, and may skip, go back, change, pause and come back."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Person, World, agreed, sat, take
from steps import (
    AT_WORK,
    EITHER,
    NO_WORK,
    answers_of,
    chosen,
    in_work,
    opened,
    press_all,
    rated,
    say_of,
    verbs,
    waiting,
    where,
)


async def asked_in_order(person: Person, message: Any) -> list[tuple[str, set[str]]]:
    """Skip through a chapter: each question with what its screen offers."""
    found = []
    while "assess/skip" in verbs(person, message):
        found.append((waiting(person, message)[1], verbs(person, message)))
        message = await press_all(person, message, ["assess/skip"])
    return found


def check_offer(offered: set[str], first: bool, by_message: bool) -> None:
    """Every question can be skipped, paused at and looked over, all but the first left backwards."""
    assert {"assess/skip", "assess/pause", "assess/review"} <= offered
    assert ("assess/show" in offered) is not first
    assert ("assess/message" in offered) is not by_message


@EITHER
async def test_every_question_offers_skip_pause_and_my_answers_and_all_but_the_first_offer_back(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    found = await asked_in_order(person, await agreed(person))
    await world.store.finish(person.id, (await world.store.history(person.id))[0].id, 1)
    done = 18 if by_message else 0  # the same in both places: there the end is enough
    found_later = await asked_in_order(person, await in_work(person, count=done))
    assert [question for question, _ in found_later] == list(rated(world))[done:]
    first = {found[0][0], next(iter(rated(world)))}
    for question, offered in (*found, *found_later):
        assert "assess/answer" in offered
        check_offer(offered, question in first, by_message)


@pytest.mark.parametrize("chapter", ["readiness", "passions", "personality", "experience", "interests"])
async def test_whatever_kind_of_answer_a_part_wants_each_question_offers_the_same_ways(
    world: World, chapter: str
) -> None:
    await sat(world.ada, "situation", AT_WORK)
    questions = world.library.assessment.by_id[chapter].by_id
    message = await press_all(world.ada, await opened(world.ada, chapter), ["assess/begin"])
    found = await asked_in_order(world.ada, message)
    assert [question for question, _ in found] == [q.id for q in questions.values() if q.ask_if is None]
    for question, offered in found:
        asked = questions[question]
        by = "assess/pick" if asked.most else "assess/write" if asked.open else "assess/answer"
        assert offered & {"assess/pick", "assess/write", "assess/answer"} == {by}
        check_offer(offered, first=question == found[0][0], by_message=False)


@EITHER
async def test_a_skip_is_kept_as_a_skip_and_leads_on(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    question = await press_all(person, await agreed(person), ["assess/skip"])
    assert waiting(person, question)[1] == "comes_first"
    assert await answers_of(person) == [("situation", "work_now", None)]
    back = await press_all(person, question, ["assess/show"])
    assert chosen(person, back) == []
    await press_all(person, back, ["assess/answer"])
    assert (await answers_of(person))[0][2] is not None


async def test_going_back_shows_what_was_answered_and_another_answer_replaces_it(world: World) -> None:
    question = await press_all(world.ada, await agreed(world.ada), ["assess/answer", "assess/answer"])
    assert waiting(world.ada, question)[1] == "what_next"
    back = await press_all(world.ada, question, ["assess/show"])
    sitting, shown = waiting(world.ada, back)
    assert (shown, chosen(world.ada, back)) == ("comes_first", ["income_now"])
    question = await press_all(world.ada, back, [f"assess/answer:{sitting}:comes_first:direction"])
    assert waiting(world.ada, question)[1] == "what_next"
    assert ("situation", "comes_first", "direction") in await answers_of(world.ada)
    further = await press_all(world.ada, question, ["assess/show", "assess/show"])
    assert waiting(world.ada, further)[1] == "work_now"
    assert "assess/show" not in verbs(world.ada, further)


@EITHER
async def test_any_answer_can_be_changed_from_the_list(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    message = await in_work(person, count=12)
    sitting, next_question = waiting(person, message)
    changed = [list(rated(world))[place] for place in (0, 5, 11)]
    for question in changed:
        shown = await press_all(person, message, ["assess/review", f"assess/change:{sitting}:0:{question}"])
        assert waiting(person, shown)[1] == question
        assert chosen(person, shown) == ["2"]
        message = await press_all(person, shown, [f"assess/answer:{sitting}:{question}:4"])
        assert waiting(person, message)[1] == next_question
    kept = {question: value for chapter, question, value in await answers_of(person) if chapter == "work"}
    assert {question for question, value in kept.items() if value == "4"} == set(changed)
    assert len(kept) == 12


async def test_the_list_shows_every_answer_and_nothing_before_the_first(world: World) -> None:
    empty = await press_all(world.ada, await agreed(world.ada), ["assess/review"])
    assert verbs(world.ada, empty) == {"assess/resume"}
    message = await in_work(world.ada, count=20)
    listed = world.ada.text(await press_all(world.ada, message, ["assess/review"]))
    say = say_of(world)
    for question in rated(world):
        assert say(f"questions.{question}.short").casefold() in listed.casefold()
    assert listed.count(say("assess.scales.true.2")) == 10
    assert listed.count(say("assess.scales.wanted.2")) == 10


@EITHER
async def test_a_pause_keeps_everything_and_going_on_is_exactly_there(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    message = await in_work(person, count=7)
    before = await world.store.export(person.id), waiting(person, message), person.text(message)
    paused = await press_all(person, message, ["assess/pause"])
    assert "assess/skip" not in verbs(person, paused)
    assert await world.store.export(person.id) == before[0]
    overview = await press_all(person, await opened(person), ["assess/resume"])
    resumed = await press_all(person, paused, ["assess/resume"])
    for again in (resumed, overview, await opened(person, "work")):
        assert (waiting(person, again), person.text(again)) == before[1:]


async def test_without_work_only_wishes_are_asked_about(world: World) -> None:
    message = await in_work(world.ada, situation=NO_WORK)
    asked = [question for question, _ in await asked_in_order(world.ada, message)]
    assert asked == [question for question in rated(world) if question.startswith("want_")]


async def test_each_kind_of_work_counts_as_work(world: World) -> None:
    await in_work(world.ada)
    for now in world.library.assessment.questions["work_now"].choices:
        await sat(world.ada, "situation", {"work_now": now})
        _, question = waiting(world.ada, await opened(world.ada, "work"))
        assert question.startswith("now_" if now in ("job", "several", "own") else "want_")


async def test_a_skipped_work_question_asks_only_about_wishes(world: World) -> None:
    message = await in_work(world.ada, situation={"work_now": None})
    assert waiting(world.ada, message)[1].startswith("want_")


async def test_changing_from_the_list_whether_one_works_changes_what_is_asked_later(world: World) -> None:
    message = await take(world.ada, await agreed(world.ada), {"work_now": "job"})
    sitting = (await world.store.history(world.ada.id))[0].id
    changed = [
        "assess/review",
        "assess/change:{}:0:work_now",
        "assess/answer:{}:work_now:study",
        "assess/finish",
    ]
    await press_all(world.ada, message, [route.format(sitting) for route in changed])
    message = await press_all(world.ada, await opened(world.ada, "work"), ["assess/begin"])
    assert waiting(world.ada, message)[1].startswith("want_")


async def test_taking_the_first_part_again_midway_changes_what_the_second_asks(world: World) -> None:
    message = await in_work(world.ada, count=4)
    assert waiting(world.ada, message)[1].startswith("now_")
    await sat(world.ada, "situation", NO_WORK)
    gone = await press_all(world.ada, await opened(world.ada, "work"), ["assess/review"])
    assert "assess/change" not in verbs(world.ada, gone)
    message = await press_all(world.ada, gone, ["assess/resume"])
    assert waiting(world.ada, message)[1].startswith("want_")
    await sat(world.ada, "situation", AT_WORK)
    message = await opened(world.ada, "work")
    assert waiting(world.ada, message)[1] == list(rated(world))[4]


@EITHER
async def test_a_part_with_a_waiting_question_does_not_finish(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    message = await in_work(person, count=19)
    sitting, last = waiting(person, message)
    person.wear(message, f"assess/finish:{sitting}")
    message = await press_all(person, message, ["assess/finish"])
    assert waiting(person, message) == (sitting, last)
    assert (await world.store.history(person.id))[-1].finished_at is None
    message = await press_all(person, message, ["assess/answer", "assess/finish"])
    assert (await world.store.history(person.id))[-1].finished_at == int(world.env.now().timestamp())
    assert "disagree/open" in verbs(person, message)


async def test_the_end_can_be_looked_over_and_paused_before_it_is_finished(world: World) -> None:
    message = await in_work(world.ada, count=20)
    assert {"assess/finish", "assess/review", "assess/pause"} <= verbs(world.ada, message)
    paused = await press_all(world.ada, message, ["assess/pause", "assess/resume"])
    assert "assess/finish" in verbs(world.ada, paused)
    assert (await world.store.history(world.ada.id))[-1].finished_at is None


async def test_every_other_part_waits_for_the_first(world: World) -> None:
    await world.store.consent(world.ada.id, world.library.consent, "en-US")
    first, *others = world.library.assessment.by_id
    for other in others:
        shown = world.ada.wear((await world.ada.slash("help")).response, f"assess/begin:{other}")
        message = await press_all(world.ada, shown, ["assess/begin"])
        assert f"assess/begin:{first}" in world.ada.routes(message)
        assert f"assess/begin:{other}" not in world.ada.routes(message)
    assert await world.store.history(world.ada.id) == ()
