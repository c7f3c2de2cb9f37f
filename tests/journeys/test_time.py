"""Restarts, upgrades and months change nothing: what was pressed goes on, what was promised to go is gone."""

from __future__ import annotations

from typing import Any

from conftest import Person, World, agreed, sat
from steps import (
    AT_WORK,
    EITHER,
    NO_WORK,
    answers_of,
    finished,
    in_work,
    is_refused,
    opened,
    press_all,
    rated,
    verbs,
    waiting,
    where,
)

DAY = 86400
KEPT_DAYS = 180


async def pass_days(world: World, days: int) -> None:
    """Let days go by, a month or less at a time, with the upkeep of the last day each time."""
    for step in [30] * (days // 30) + [days % 30] * (days % 30 > 0):
        world.env.backend.advance_clock(step * DAY)
        await world.env.advance_time(0)


async def answered(person: Person, message: Any, restarts: bool) -> Any:
    """Answer whatever a message asks, in the way it wants, with a restart before each step or with none."""
    if restarts:
        await person.world.restart()
    if "assess/write" in verbs(person, message):
        form = await person.press(message, "assess/write")
        await person.world.restart()
        return (await person.submit(form, typed="tinkering")).response
    way = next(verb for verb in ("assess/answer", "assess/pick") if verb in verbs(person, message))
    return await press_all(person, message, [way])


async def answered_over_restarts(person: Person, message: Any) -> Any:
    """Answer to the end of a chapter, with restarts before the first presses; one message all along."""
    count, first, place = len(await answers_of(person)), message, 0
    while "assess/skip" in verbs(person, message):
        _, question = waiting(person, message)
        message = await answered(person, message, place < 2 or question == "want_to_use")
        place += 1
        count += 1
        assert message.id == first.id
        assert question in {answer[1] for answer in await answers_of(person)}
        assert len(await answers_of(person)) == count
    await person.world.restart()
    return await press_all(person, message, ["assess/finish"])


@EITHER
async def test_a_restart_at_each_kind_of_question_of_a_full_walk_loses_nothing(
    world: World, by_message: bool
) -> None:
    person, assessment = where(world, by_message), world.library.assessment
    first, *others = assessment.by_id
    overview = await opened(person)
    await world.restart()
    consent = await press_all(person, overview, [f"assess/begin:{first}"])
    await world.restart()
    result = await answered_over_restarts(person, await press_all(person, consent, ["assess/agree"]))
    for chapter in others:
        await world.restart()
        intro = await press_all(person, result, [f"assess/intro:{chapter}"])
        await world.restart()
        result = await answered_over_restarts(person, await press_all(person, intro, ["assess/begin"]))
        assert ("disagree/open" in verbs(person, result)) is (chapter == "work")
    assert {answer[1] for answer in await answers_of(person)} == set(assessment.questions)
    assert all(sitting.finished_at for sitting in await world.store.history(person.id))


async def test_what_is_typed_in_a_direct_message_after_a_restart_and_a_month_is_kept(world: World) -> None:
    person = world.ada.by_message
    await sat(person, "situation", AT_WORK)
    message = await press_all(person, await opened(person, "passions"), ["assess/begin"])
    _, question = waiting(person, message)
    await pass_days(world, 30)
    await world.restart()
    await person.hand.send_dm("tinkering")
    assert ("passions", question, "tinkering") in await answers_of(person)
    assert waiting(person, person.messages()[-1])[1] != question


@EITHER
async def test_every_button_of_a_question_outlives_a_restart(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    message = await in_work(person, count=2)
    for route in ("assess/show", "assess/skip", "assess/skip", "assess/pause", "assess/review"):
        await world.restart()
        if route not in verbs(person, message):
            message = await press_all(person, message, ["assess/resume"])
        assert (await press_all(person, message, [route])).id == message.id


@EITHER
async def test_nothing_of_a_screen_is_kept_in_memory(world: World, by_message: bool) -> None:
    """What the library keeps of each screen would be lost at a restart, and grows with every press."""
    person, kept = where(world, by_message), world.env.bot._connection._view_store
    _, result = await finished(person, rated(world))
    await press_all(person, result, ["assess/review", "result/show", "progress/open", "progress/earlier"])
    for command in ("help", "privacy", "progress", "compare", "assess", "profile"):
        await person.slash(command)
    portrait = (await person.slash("profile")).response
    await press_all(person, portrait, ["profile/text", "profile/open", "profile/part", "assess/open"])
    await press_all(person, await opened(person, "passions"), ["assess/begin", "assess/skip"])
    await world.ada.by_message.hand.send_dm("hello")
    await press_all(person, await in_work(person), ["assess/pause", "assess/resume", "assess/skip"])
    assert kept._views == {}
    assert kept._synced_message_views == {}


@EITHER
async def test_a_form_opened_before_a_restart_and_sent_after_it_is_kept(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    sitting, result = await finished(person, rated(world, now="1", want="4"))
    shown = await person.press(result, "disagree/open:")
    await world.restart()
    answer = await person.submit(shown, note="after")
    assert answer.response.id == result.id
    assert "disagree/other" in verbs(person, answer.response)
    kept = await world.store.export(person.id)
    assert kept is not None
    assert [(said["sitting"], said["note"]) for said in kept["disagreements"]] == [(sitting, "after")]


@EITHER
async def test_a_form_left_open_for_an_hour_is_still_taken(world: World, by_message: bool) -> None:
    """Longer than the library keeps forms in memory."""
    person = where(world, by_message)
    _, result = await finished(person, rated(world, now="1", want="4"))
    shown = await person.press(result, "disagree/open:")
    await world.env.advance_time(3600)
    answer = await person.submit(shown, note="late")
    assert "disagree/other" in verbs(person, answer.response)


@EITHER
async def test_a_month_later_the_old_message_goes_on(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    message = await in_work(person, count=6)
    sitting, question = waiting(person, message)
    await pass_days(world, 30)
    further = await press_all(person, message, [f"assess/answer:{sitting}:{question}:3"])
    assert further.id == message.id
    assert ("work", question, "3") in await answers_of(person)
    assert waiting(person, further) == (sitting, list(rated(world))[7])


@EITHER
async def test_a_month_later_and_after_a_restart_a_fresh_command_goes_on(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    message = await in_work(person, count=6)
    await pass_days(world, 30)
    await world.restart()
    assert waiting(person, await opened(person, "work")) == waiting(person, message)


async def test_what_is_left_unfinished_is_dropped_after_half_a_year_and_not_a_day_before(
    world: World,
) -> None:
    message = await in_work(world.ada, count=6)
    before = await world.store.export(world.ada.id)
    await pass_days(world, KEPT_DAYS)
    assert await world.store.export(world.ada.id) == before
    await pass_days(world, 1)
    after = await world.store.history(world.ada.id)
    assert [sitting.chapter for sitting in after] == ["situation"]
    for route in ("assess/show", "assess/answer", "assess/skip", "assess/review", "assess/pause"):
        assert is_refused(world.ada, await world.ada.press(message, route), "refusal.not_yours")
    assert "assess/begin:work" in world.ada.routes(await opened(world.ada, "work"))


async def test_an_answer_given_meanwhile_keeps_an_unfinished_part(world: World) -> None:
    message = await in_work(world.ada, count=2)
    await pass_days(world, KEPT_DAYS - 1)
    message = await press_all(world.ada, message, ["assess/skip"])
    await pass_days(world, KEPT_DAYS)
    assert waiting(world.ada, await opened(world.ada, "work")) == waiting(world.ada, message)
    await pass_days(world, 2)
    assert len(await world.store.history(world.ada.id)) == 1


async def test_what_is_finished_stays_for_years(world: World) -> None:
    sitting, result = await finished(world.ada, rated(world), NO_WORK)
    text = world.ada.text(result)
    before = await world.store.export(world.ada.id)
    world.env.backend.advance_clock(3 * 365 * DAY)
    await world.env.advance_time(0)
    await world.restart()
    assert await world.store.export(world.ada.id) == before
    old = world.ada.wear(await opened(world.ada), f"result/show:{sitting}")
    assert world.ada.text(await press_all(world.ada, old, ["result/show"])) == text


async def test_the_upkeep_drops_nobody_elses(world: World) -> None:
    await in_work(world.ada, count=3)
    await pass_days(world, 100)
    await in_work(world.sam, count=3)
    await pass_days(world, 81)
    assert len(await world.store.history(world.ada.id)) == 1
    assert len(await world.store.history(world.sam.id)) == 2


async def test_the_upkeep_starts_anew_with_each_start(world: World) -> None:
    await sat(world.ada, "situation", AT_WORK, finish=False)
    world.env.backend.advance_clock((KEPT_DAYS + 1) * DAY)
    await world.restart()
    await world.env.settle()
    assert await world.store.history(world.ada.id) == ()


async def test_the_upkeep_comes_round_every_day(world: World) -> None:
    await sat(world.ada, "situation", AT_WORK, finish=False)
    world.env.backend.advance_clock((KEPT_DAYS - 1) * DAY)
    await world.restart()
    for left in (1, 1, 0):
        assert len(await world.store.history(world.ada.id)) == left
        world.env.backend.advance_clock(DAY)
        await world.env.advance_time(0)


async def test_consent_outlives_what_was_dropped(world: World) -> None:
    message = await agreed(world.ada)
    await pass_days(world, KEPT_DAYS + 2)
    assert is_refused(world.ada, await world.ada.press(message, "assess/answer"), "refusal.not_yours")
    question = await press_all(world.ada, await opened(world.ada), ["assess/begin"])
    assert waiting(world.ada, question)[1] == "work_now"
