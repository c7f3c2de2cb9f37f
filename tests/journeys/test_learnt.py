"""What members write after a step: one line of what they learnt, and a smaller piece of it."""

from __future__ import annotations

from checkins import HOUR, checked, come, ready, told
from conftest import World
from steps import old_press, press_all, say_of
from weekly import now

CARED = "I want to die"


async def test_what_was_learnt_is_kept_shown_prefilled_and_taken_away_again(world: World) -> None:
    person = await ready(world.ada)
    step, due = await come(person), now(world) - HOUR
    said = await press_all(person, await checked(person), [f"checkin/say:{step}:{due}:done"])
    form = await person.press(said, "checkin/learn")
    message = (await person.submit(form, learnt="  mornings are **easier** @everyone ")).response
    assert (await told(person))[0][3] == "mornings are **easier** @everyone"
    assert "\\*\\*easier" in person.text(message)
    form = await person.press(message, "checkin/learn")
    assert "mornings are" in str(form.modal)
    await person.submit(form, learnt=" ")
    assert (await told(person)) == [(step, due, "done", None)]


async def test_words_of_crisis_come_first_and_are_not_kept(world: World) -> None:
    person, say = await ready(world.ada), say_of(world)
    step, due = await come(person), now(world) - HOUR
    said = await press_all(person, await checked(person), [f"checkin/say:{step}:{due}:part"])
    forms = (("checkin/learn", "learnt"), ("checkin/smaller", "action"))
    for route, field in forms:
        shown = await person.submit(await person.press(said, route), **{field: CARED})
        assert say("care.line") in person.text(shown.response)
        said = (await old_press(person, f"checkin/say:{step}:{due}:part")).response
    assert CARED not in str(await world.store.export(person.id))


async def test_under_an_older_consent_nothing_is_kept_and_what_was_typed_is_given_back(world: World) -> None:
    person = await ready(world.ada)
    step, due = await come(person), now(world) - HOUR
    said = await press_all(person, await checked(person), [f"checkin/say:{step}:{due}:part"])
    learn, smaller = await person.press(said, "checkin/learn"), await person.press(said, "checkin/smaller")
    await world.store._connection.execute("UPDATE members SET consent = consent - 1")
    before = await world.store.export(person.id)
    for form, field in ((learn, "learnt"), (smaller, "action")):
        assert "a rare phrase" in person.text(
            (await person.submit(form, **{field: "a rare phrase"})).response
        )
    asked = (await old_press(person, f"checkin/say:{step}:{due}:done")).response
    assert await world.store.export(person.id) == before
    await press_all(person, asked, ["assess/agree"])
    assert await told(person) == [(step, due, "done", None)]
