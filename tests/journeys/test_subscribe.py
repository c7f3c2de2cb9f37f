"""A member asks for a note a week, moves it, rests it and stops it, each by a press."""

from __future__ import annotations

from conftest import World
from steps import EITHER, is_refused, press_all, say_of, verbs, where
from weekly import BERLIN, about, asked, chosen, due_at, next_note, now, pass_to, placed, subscribed

from bot.guidance.notes import ALL
from bot.press import link
from bot.weekly import NOTE
from bot.when.calendar import DAY, WEEK, next_at, set_of

MONDAY, SUNDAY = set_of(["monday"]), set_of(["sunday"])


@EITHER
async def test_the_way_to_the_note_asks_for_consent_day_hour_and_place_and_keeps_nothing_before(
    world: World, by_message: bool
) -> None:
    person, say = where(world, by_message), say_of(world)
    message = (await person.slash("subscribe")).response
    assert message.ephemeral is not by_message
    consent = await press_all(person, message, ["rhythm/days:note"])
    assert say("assess.consent.what") in person.text(consent)
    assert await world.store.export(person.id) is None
    declined = await press_all(person, consent, ["assess/decline"])
    assert await world.store.export(person.id) is None
    assert say("assess.consent.declined") in person.text(declined)
    message = await subscribed(person, "friday", 18, "kathmandu")
    at = next_at(now(world), set_of(["friday"]), 18, "Asia/Kathmandu")
    assert f"<t:{at}:F>" in person.text(message)
    assert await due_at(person) == at
    assert message.ephemeral is not by_message
    again = (await person.slash("subscribe")).response
    assert person.text(again) == person.text(message)
    assert await world.store.history(person.id) == ()


async def test_a_note_leads_to_the_whole_characteristic(world: World) -> None:
    await subscribed(world.ada)
    note = await next_note(world.ada)
    side, aspect = about(world.ada, note)
    person = world.ada.by_message
    shown = await press_all(person, note, ["learn/show"])
    assert say_of(world)(f"learn.{side}.{aspect}.text") in person.text(shown)


async def test_one_press_in_any_note_however_old_stops_them(world: World) -> None:
    await subscribed(world.ada)
    person, first = world.ada.by_message, await next_note(world.ada)
    await next_note(world.ada)
    await world.restart()
    for _ in range(2):  # a double press
        stop = {"component_type": 2, "custom_id": "rhythm/stop:note"}
        result = person.emit(3, stop, first)
    await world.env.settle()
    assert say_of(world)("rhythm.note.stopped") in person.text(result.response)
    assert await world.store.rhythm(person.id, NOTE) is None
    await pass_to(world, now(world) + WEEK)
    assert len(person.messages()) == 2
    kept = await world.store.export(person.id)
    assert kept is not None
    assert (kept["zones"], kept["due"], len(kept["notes"])) == ([{"zone": BERLIN}], [], 2)
    await chosen(world.ada, await asked(world.ada))  # the place is known
    assert about(world.ada, await next_note(world.ada)) == ALL[2]


async def test_a_note_is_put_off_to_tomorrow_by_a_press_and_then_comes_on_its_day_again(world: World) -> None:
    person = world.ada.by_message
    await subscribed(world.ada)
    note, first = await next_note(world.ada), now(world)
    for _ in range(2):  # a double press
        shown = await press_all(person, person.wear(note, "rhythm/snooze:note"), ["rhythm/snooze:note"])
        assert await due_at(person) - first in range(DAY - 60, DAY + 60)
        assert f"<t:{await due_at(person)}:R>" in person.text(shown)
    await next_note(world.ada)
    assert await due_at(person) - first in range(WEEK - 60, WEEK + 60)
    for route in ("rhythm/stop:note", "rhythm/snooze:note"):
        await press_all(person, person.wear(note, route), [route])
    assert await world.store.rhythm(person.id, NOTE) is None


async def test_a_pause_leaves_out_four_and_may_end_sooner(world: World) -> None:
    await subscribed(world.ada)
    note, person = await next_note(world.ada), world.ada.by_message
    first = now(world)
    paused = await press_all(person, note, ["rhythm/pause:note"])
    assert await due_at(person) - first in range(5 * WEEK - 5, 5 * WEEK + 5)
    assert f"<t:{await due_at(person)}:R>" in person.text(paused)
    await pass_to(world, first + WEEK)
    assert len(person.messages()) == 1
    await press_all(person, paused, ["rhythm/resume:note"])
    await next_note(world.ada)
    assert now(world) - first <= 3 * WEEK + 5


@EITHER
async def test_day_hour_and_zone_are_changed_and_the_place_is_asked_for_once(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    message = await subscribed(person)
    routes = ["rhythm/days:note", "rhythm/day:note:sunday", f"rhythm/hour:note:{SUNDAY}:23"]
    moved = await press_all(person, message, routes)
    assert await due_at(person) == next_at(now(world), SUNDAY, 23, BERLIN)
    left = await press_all(person, moved, ["zone/ask", "zone/leave"])
    assert person.text(left) == person.text(moved)
    moved = await placed(person, await press_all(person, left, ["zone/ask"]), "UTC+5:45")
    assert await due_at(person) == next_at(now(world), SUNDAY, 23, "UTC+05:45")
    assert f"<t:{await due_at(person)}:F>" in person.text(moved)


async def test_who_would_rather_not_say_where_they_are_goes_back_and_nothing_is_kept(world: World) -> None:
    person = world.ada
    left = await press_all(person, await asked(person), ["zone/leave"])
    assert "rhythm/days:note" in person.routes(left)
    assert (await world.store.zone(person.id), await world.store.rhythms(person.id)) == (None, {})


async def test_a_question_for_the_place_that_leads_nowhere_is_refused(world: World) -> None:
    person, wrong = world.ada, ("ask", "ask:", "ask:nowhere/open", "ask:zone/ask", "leave:step/none")
    shown = person.wear(await asked(person), *(f"zone/{route}" for route in wrong))
    for route in ("leave:step/none", "ask"):
        await world.store.keep_zone(person.id, BERLIN, world.library.consent)
        assert is_refused(person, await person.press(shown, f"zone/{route}"), "refusal.old_press")
    for route in wrong[1:4]:
        question = await press_all(person, shown, [f"zone/{route}"])
        form = await person.press(question, "zone/type")
        assert is_refused(person, await person.submit(form, place="Tokyo"), "refusal.old_press")
        shown = person.wear(question, *(f"zone/{route}" for route in wrong))


async def test_a_place_that_is_not_known_is_asked_for_again_with_examples(world: World) -> None:
    person, say = world.ada, say_of(world)
    message = await asked(person)
    for typed, shown in (("the **moon** @everyone", "the \\*\\*moon"), ("   ", "…")):
        message = await placed(person, message, typed)
        assert shown in person.text(message)
        assert say("zone.ask") in person.text(message)
    message = await placed(person, message, "Canada")
    assert say("zone.several", typed="Canada") in person.text(message)
    assert await world.store.zone(person.id) is None
    await placed(person, message, "berln")
    assert await world.store.zone(person.id) == BERLIN


async def test_two_windows_lead_to_one_note_as_the_last_press_says(world: World) -> None:
    one = await asked(world.ada)
    other = await asked(world.ada.by_message)
    one = await placed(world.ada, one, "Berlin")
    other = await placed(world.ada.by_message, other, "Sydney")
    await chosen(world.ada, one, "monday", 8)
    await chosen(world.ada.by_message, other, "tuesday", 9)
    assert await due_at(world.ada) == next_at(now(world), set_of(["tuesday"]), 9, "Australia/Sydney")
    await next_note(world.ada)
    await pass_to(world, now(world) + DAY * 6)
    assert len(world.ada.by_message.messages()) == 2  # the other window, and one note


async def test_an_older_consent_is_renewed_first(world: World) -> None:
    person = world.ada
    message = await asked(person)
    await world.store.erase(person.id)
    await world.store.consent(person.id, world.library.consent - 1, "en-US")
    consent = await placed(person, message, "Berlin")
    assert say_of(world)("assess.consent.renewed") in person.text(consent)
    assert (await world.store.rhythm(person.id, NOTE), await world.store.zone(person.id)) == (None, None)
    message = await press_all(person, consent, ["assess/agree"])
    await chosen(person, await placed(person, message, "Berlin"))
    assert await due_at(person) == next_at(now(world), MONDAY, 8, BERLIN)


async def test_an_hour_pressed_after_all_was_erased_asks_for_consent_and_place_and_then_keeps_it(
    world: World,
) -> None:
    person = world.ada
    friday = link("rhythm/hour", "note", str(set_of(["friday"])), "9")
    old = person.wear(await subscribed(person), friday, link("zone/ask", "rhythm/open:note"))
    await world.store.erase(person.id)
    consent = await press_all(person, old, ["zone/ask"])
    assert "assess/agree" in verbs(person, consent)
    message = await press_all(person, person.wear(consent, friday), ["rhythm/hour", "assess/agree"])
    await placed(person, message, "Berlin")
    assert await due_at(person) == next_at(now(world), set_of(["friday"]), 9, BERLIN)


async def test_a_press_with_no_such_day_or_hour_is_refused(world: World) -> None:
    person, wrong = (
        world.ada,
        ("day:note:someday", "hour:note:1:24", "hour:note:1:x", "hour:note:3:8", "hour:nobody:1:8"),
    )
    message = person.wear(await subscribed(person), *(f"rhythm/{route}" for route in wrong))
    for route in wrong:
        result = await person.press(message, f"rhythm/{route}")
        assert is_refused(person, result, "refusal.old_press")


async def test_the_members_file_and_the_list_of_what_is_stored_name_it(world: World) -> None:
    person = world.ada
    await subscribed(person)
    await next_note(person)
    shown = await press_all(person, (await person.slash("privacy")).response, ["privacy/export"])
    (file,) = shown.attachments
    text = world.env.backend.cdn.get(file.url).decode()
    assert all(each in text for each in (BERLIN, '"reminders"', '"monday"', '"notes_sent"', ALL[0][1]))
