"""Taking a part again shows what moved, /progress shows it over time, and what was dropped is told once."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Person, World, sat
from portraits import alts, file_of, given, keyed, tell_all
from steps import AT_WORK, NO_WORK, opened, press_all, rated, say_of, verbs

from bot.guidance.model import AREAS, ASPECTS, FACTORS, SIDES, STRENGTHS, TIMES
from bot.screens import assess, parts
from bot.screens.question import answer_label

DAY = 86400
KEPT_DAYS = 180


def pass_days(world: World, days: int) -> None:
    world.env.backend.advance_clock(days * DAY)


async def tidied(world: World, days: int) -> None:
    """Let days go by, a month or less at a time, with the daily round of the last day each time."""
    for step in [30] * (days // 30) + [days % 30]:
        pass_days(world, step)
        await world.env.advance_time(0)


async def again(person: Person, chapter: str, before: Any, after: Any) -> str:
    """What the result of a part says that was taken twice."""
    await sat(person, "situation", AT_WORK)
    await sat(person, chapter, before)
    pass_days(person.world, 30)
    await sat(person, chapter, after)
    return person.text(await opened(person, chapter))


def leaning(world: World, factor: str, rating: int) -> dict[str, str | None]:
    """Answers to the statements on one tendency that all say the same, whichever way they are put."""
    questions = world.library.assessment.questions
    asked = keyed(world, "factor", **{factor: "3"})
    turned = {name: key.reversed for name in asked if (key := questions[name].key)}
    return {name: str(6 - rating if turned[name] else rating) for name in asked}


@pytest.mark.parametrize(
    ("chapter", "kind", "names", "title", "highest"),
    [
        ("readiness", "strength", STRENGTHS, "readiness.strengths.{}.title", "4"),
        ("interests", "interest", AREAS, "interests.areas.{}.title", "20"),
    ],
)
async def test_a_retake_tells_each_number_that_moved(
    world: World, chapter: str, kind: str, names: tuple[str, ...], title: str, highest: str
) -> None:
    say, first = say_of(world), dict.fromkeys(names, "0")
    text = await again(
        world.ada, chapter, keyed(world, kind, **first), keyed(world, kind, **first | {names[1]: "4"})
    )
    moved = [say("result.moved", what=say(title.format(n)), before="0", after=highest) for n in names]
    assert [sentence in text for sentence in moved] == [name == names[1] for name in names]


async def test_a_retake_on_work_tells_each_number_that_moved(world: World) -> None:
    say, after = say_of(world), rated(world, "1", "3") | {"want_growth_career": "0"}
    text = await again(world.ada, "work", rated(world, "1", "3"), after)
    for aspect, side, time in ((a, s, t) for a in ASPECTS for s in SIDES for t in TIMES):
        names = {"aspect": say(f"learn.aspects.{aspect}.title"), "side": say(f"result.sides.{side}")}
        moved = say("result.change", **names, time=say(f"result.times.{time}"), before=3, after=0)
        assert (moved in text) is ((time, aspect, side) == ("want", "growth", "career"))


async def test_a_retake_on_personality_tells_which_way_each_tendency_moved(world: World) -> None:
    say, first = say_of(world), {q: "3" for f in FACTORS for q in leaning(world, f, 3)}
    moves = leaning(world, "openness", 5) | leaning(world, "extraversion", 1)
    text = await again(world.ada, "personality", first, first | moves)
    for factor in FACTORS:
        for end in ("low", "high"):
            key = f"tendencies.factors.{factor}"
            moved = say("tendencies.moved", title=say(f"{key}.title"), end=say(f"{key}.{end}_end"))
            went = (factor, end) in (("openness", "high"), ("extraversion", "low"))
            assert (moved in text) is went


async def test_a_retake_on_experience_tells_what_is_done_more_and_what_is_new_to_use(world: World) -> None:
    say, questions = say_of(world), world.library.assessment.questions
    never = given(world, "experience", 0)
    card, (pick,) = next(q for q in never if questions[q].skills), [q for q in never if questions[q].most]
    used, new = questions[pick].choices[0], questions[pick].choices[-1]
    text = await again(world.ada, "experience", never | {pick: used}, never | {card: "3", pick: new})
    labels = [answer_label(say, questions[card], value) for value in ("0", "3")]
    what = parts.capital(say(f"questions.{card}.short"))
    assert say("result.moved", what=what, before=labels[0], after=labels[1]) in text


async def test_a_retake_of_the_first_part_and_of_the_open_questions_tells_what_was_said_before(
    world: World,
) -> None:
    say, questions = say_of(world), world.library.assessment.questions
    text = await again(world.ada, "passions", {"good_at": "first words"}, {"good_at": "other words"})
    assert say("passions.earlier", typed="first words") in text
    await sat(world.ada, "situation", NO_WORK)
    text = world.ada.text(await opened(world.ada, "situation"))
    now, was = (answer_label(say, questions["work_now"], x["work_now"]) for x in (NO_WORK, AT_WORK))
    short = say("questions.work_now.short")
    assert say("result.situation.changed", short=short, before=was, answer=now) in text


@pytest.mark.parametrize("chapter", ["work", "readiness", "personality", "experience", "interests"])
async def test_a_retake_that_moves_nothing_says_so(world: World, chapter: str) -> None:
    same = given(world, chapter)
    assert say_of(world)("result.unchanged") in await again(world.ada, chapter, same, same)
    kept = await world.store.export(world.ada.id)
    assert kept is not None
    assert len(kept["answers"]) == 2 * len(same) + len(AT_WORK)


@pytest.mark.parametrize("chapter", ["readiness", "work"])
async def test_progress_shows_a_picture_once_something_could_move(world: World, chapter: str) -> None:
    person = world.ada
    await tell_all(person, chapters=("situation", "interests", "passions"))
    bare = (await person.slash("progress")).response
    assert alts(person, bare) == bare.attachments == []
    assert "progress/text" not in verbs(person, bare)
    await sat(person, chapter, given(world, chapter))
    message = (await person.slash("progress")).response
    (alt,) = alts(person, message)
    assert file_of(person, message).startswith(b"\x89PNG")
    text = await press_all(person, message, ["progress/text"])
    assert person.text(text).replace("**", "").startswith(alt.rstrip("\N{HORIZONTAL ELLIPSIS}"))


@pytest.mark.parametrize("times", [6, 24])
async def test_the_text_form_of_progress_tells_every_value_with_its_date(world: World, times: int) -> None:
    person, say, told = world.ada, say_of(world), []
    await sat(person, "situation", AT_WORK)
    for number in range(times):
        pass_days(world, 30)
        await sat(person, "readiness", given(world, "readiness", number % 5))
        await sat(person, "work", rated(world, now=str(number % 4), want="4"))
        day = parts.date(int(world.env.now().timestamp()))
        told += [say("told.point", value=value, day=day) for value in (number % 5, number % 4, 4)]
    shown = (await person.slash("progress")).response
    text = await press_all(person, shown, ["progress/text"])
    whole = file_of(person, text).decode() if text.attachments else person.text(text)
    assert [point for point in told if point not in whole] == []
    assert bool(text.attachments) is (times > 6)
    back = await press_all(person, text, ["progress/open"])
    assert alts(person, back) == alts(person, shown)


@pytest.mark.parametrize("command", ["assess", "progress"])
async def test_what_was_dropped_unfinished_is_told_once(world: World, command: str) -> None:
    person, chapters = world.ada, world.library.assessment.by_id
    await tell_all(person, chapters=("situation",))
    await sat(person, "work", {"now_purpose_job": "2"}, finish=False)
    told = assess.dropped(say_of(world), [chapters["work"]], KEPT_DAYS)
    assert told
    assert told not in person.text((await person.slash(command)).response)
    await tidied(world, KEPT_DAYS + 2)
    kept = await world.store.export(person.id)
    assert kept is not None
    assert [each["chapter"] for each in kept["dropped"]] == ["work"]
    assert person.by_message.messages() == []
    assert told not in world.sam.text((await world.sam.slash(command)).response)
    said = [told in person.text((await person.slash(name)).response) for name in (command, command)]
    assert said == [True, False]
    assert told not in person.text((await person.slash("progress")).response)


async def test_what_was_dropped_is_erased_with_everything_else(world: World) -> None:
    person = world.ada
    await sat(person, "situation", {"work_now": "job"}, finish=False)
    await tidied(world, KEPT_DAYS + 2)
    await press_all(person, (await person.slash("privacy")).response, ["privacy/erase", "privacy/erase_now"])
    assert await world.store.export(person.id) is None
    told = assess.dropped(say_of(world), [world.library.assessment.by_id["situation"]], KEPT_DAYS)
    await world.store.consent(person.id, world.library.consent, "en-US")
    assert told not in person.text(await opened(person))
