"""What is due is sent once each, on its day, whatever happens between."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import discord
import pytest
from conftest import World
from steps import AT_WORK, finished, leaning, press_all, say_of, verbs
from weekly import BERLIN, about, asked_daily, due_at, next_note, now, pass_to, subscribed

from bot.followup import CHECKIN
from bot.guidance.assessment import standing
from bot.guidance.direction import direction
from bot.guidance.notes import ALL, focus
from bot.guidance.scoring import profile
from bot.refusal import Refusal
from bot.weekly import NOTE
from bot.when.calendar import DAY, WEEK, next_at

HOUR = 3600


def local(world: World) -> datetime:
    """What the clocks show in Berlin."""
    return datetime.fromtimestamp(now(world), UTC).astimezone(ZoneInfo(BERLIN))


async def test_every_week_a_note_comes_at_its_hour_and_each_is_another(world: World) -> None:
    person, say = world.ada, say_of(world)
    await subscribed(person)
    seen = []
    for _ in range(4):
        note = await next_note(person)
        side, aspect = about(person, note)
        assert say(f"learn.{side}.{aspect}.question") in person.by_message.text(note)
        assert {"rhythm/stop", "rhythm/pause", "rhythm/snooze"} <= verbs(person.by_message, note)
        assert (local(world).weekday(), local(world).hour) == (0, 8)
        seen.append((side, aspect))
    assert tuple(seen) == ALL[:4]


async def test_the_notes_begin_with_what_the_member_works_on(world: World) -> None:
    await finished(world.ada, leaning(world) | {"want_growth_career": "4", "now_growth_career": "0"}, AT_WORK)
    at = standing(world.library.assessment, await world.store.history(world.ada.id))
    working_on = focus(direction(profile(at.assessment, at.live)))
    assert len(working_on) == 3
    await subscribed(world.ada)
    seen = [about(world.ada, await next_note(world.ada)) for _ in range(4)]
    assert tuple(seen[::2]) == working_on[:2]
    assert not set(seen[1::2]) & set(working_on)


async def test_a_restart_between_due_and_sent_sends_it_once(world: World) -> None:
    await subscribed(world.ada)
    world.env.backend.advance_clock(await due_at(world.ada) - now(world))
    await world.restart()
    await world.env.advance_time(60)
    await world.restart()
    await world.env.advance_time(60)
    assert len(world.ada.by_message.messages()) == 1


async def test_a_kill_between_claim_and_send_loses_that_one_and_doubles_none(world: World) -> None:
    await subscribed(world.ada)
    world.env.backend.advance_clock(await due_at(world.ada) - now(world))
    assert await world.store.claim((NOTE,))  # and whoever claimed it is gone
    await world.restart()
    await world.env.advance_time(60)
    assert world.ada.by_message.messages() == []
    await next_note(world.ada)


async def test_a_clock_that_is_set_back_holds_up_nothing(world: World) -> None:
    await subscribed(world.ada)
    await world.env.advance_time(60)
    cog = world.env.bot.get_cog("Reminders")  # type: ignore[attr-defined]
    cog.store._now = lambda: now(world) - 3 * DAY
    await world.env.advance_time(60)
    cog.store._now = lambda: now(world)
    await next_note(world.ada)


async def test_after_two_hours_of_a_stop_it_is_still_sent_at_once(world: World) -> None:
    await subscribed(world.ada)
    await pass_to(world, await due_at(world.ada) + 2 * HOUR - 60)
    assert len(world.ada.by_message.messages()) == 1


@pytest.mark.parametrize("late", [2 * HOUR + 60, DAY + 60, 2 * WEEK + 60])
async def test_after_a_long_stop_one_comes_at_its_next_hour_and_then_on_its_day(
    world: World, late: int
) -> None:
    await subscribed(world.ada)
    first = await due_at(world.ada)
    await pass_to(world, first + late)
    assert world.ada.by_message.messages() == []
    await next_note(world.ada)
    assert (now(world) - first) // DAY == late // DAY + 1
    assert local(world).hour == 8
    await next_note(world.ada)
    assert (local(world).weekday(), local(world).hour) == (0, 8)


@pytest.mark.parametrize(("command", "code"), [("subscribe", 50007), ("assess", 50278), ("progress", 50007)])
async def test_closed_messages_rest_it_and_are_told_once_at_the_next_command(
    world: World, command: str, code: int
) -> None:
    person, say = world.ada, say_of(world)
    await subscribed(person)
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=code, times=None)
    await pass_to(world, await due_at(person))
    rhythm = await world.store.rhythm(person.id, NOTE)
    assert rhythm is not None
    assert rhythm.due_at is None
    world.env.backend.faults.clear()
    tried = len(world.env.http_requests)
    await pass_to(world, now(world) + WEEK)
    assert len(world.env.http_requests) == tried
    told = []
    for _ in range(2):
        shown = await person.slash(command)
        told.append([say("rhythm.news_refused") in person.text(each) for each in shown.followups])
    assert told == [[True], []]
    message = (await person.slash("subscribe")).response
    assert say("rhythm.refused") in person.text(message)
    await press_all(person, message, ["rhythm/resume:note"])
    await next_note(person)


async def test_a_refusal_rests_every_kind_and_one_press_under_the_news_begins_them_again(
    world: World,
) -> None:
    person = world.ada
    await subscribed(person)
    await asked_daily(person, hour=20)
    world.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
    await pass_to(world, await due_at(person, CHECKIN))
    assert {each.due_at for each in (await world.store.rhythms(person.id)).values()} == {None}
    told = (await person.slash("help")).followups
    assert told[-1].ephemeral
    for _ in range(2):
        shown = await press_all(person, person.wear(told[-1], "rhythm/wake"), ["rhythm/wake"])
        dates = [await due_at(person, kind) for kind in (NOTE, CHECKIN)]
        assert all(f"<t:{due}:F>" in person.text(shown) for due in dates)
        assert {"rhythm/open:note", "rhythm/open:checkin"} <= set(person.routes(shown))
    await pass_to(world, dates[1])
    assert len(person.by_message.messages()) == 1


async def test_a_failure_of_discord_is_logged_and_the_next_week_goes_on(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await subscribed(world.ada)
    await subscribed(world.sam, hour=9)
    world.env.inject_error("POST", "/channels/*/messages", status=400, code=50035)
    await pass_to(world, await due_at(world.ada))
    await pass_to(world, await due_at(world.sam))
    assert [len(each.by_message.messages()) for each in (world.ada, world.sam)] == [0, 1]
    assert "a reminder was not sent" in caplog.text
    await next_note(world.ada)


@pytest.mark.parametrize(("status", "code"), [(400, 40003), (401, 0), (503, 0)])
async def test_what_for_certain_was_not_sent_comes_a_little_later_once_and_is_the_same(
    world: World, status: int, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    person = world.ada
    await subscribed(person)
    first = await due_at(person)
    world.env.inject_error("POST", "/users/@me/channels", status=status, code=code, times=5)
    await pass_to(world, first)
    await world.env.advance_time(30)  # what Discord fails at is tried again for so long
    world.env.backend.faults.clear()
    assert person.by_message.messages() == []
    assert await due_at(person) - now(world) in range(860, 901)
    await pass_to(world, await due_at(person) + 60)
    await world.env.advance_time(60)  # the rounds rest a minute
    (note,) = person.by_message.messages()
    assert about(person, note) == ALL[0]
    assert await due_at(person) == first + WEEK
    assert "Traceback" not in caplog.text


async def test_a_database_that_cannot_be_read_right_after_a_claim_loses_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await subscribed(world.ada)

    async def refused(_: int) -> None:
        raise Refusal("refusal.store_busy")

    with monkeypatch.context() as patched:
        patched.setattr(world.store, "sent_notes", refused)
        await pass_to(world, await due_at(world.ada))
    assert await due_at(world.ada) - now(world) in range(890, 901)


@pytest.mark.parametrize("ends", ["stop", "erase"])
async def test_who_stops_or_erases_while_a_note_is_on_its_way_gets_none(
    world: World, monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    await subscribed(world.ada)
    opens = world.env.bot.create_dm

    async def meanwhile(user: discord.abc.Snowflake) -> discord.DMChannel:
        channel = await opens(user)
        await (world.store.cancel(user.id, NOTE) if ends == "stop" else world.store.erase(user.id))
        return channel

    monkeypatch.setattr(world.env.bot, "create_dm", meanwhile)
    await pass_to(world, await due_at(world.ada))
    assert world.ada.by_message.messages() == []
    assert await world.store.sent_notes(world.ada.id) == ()


MANY = 250


async def test_many_at_once_are_sent_once_each_and_spread(world: World) -> None:
    env, run = world.env, world.store._connection.execute_fetchall
    await world.store._connection.execute("PRAGMA synchronous = OFF")
    guild, at = env.create_guild(), next_at(now(world), 1, 8, BERLIN)
    ids = [guild.add_member(env.create_user(f"m{number}")).id for number in range(MANY)]
    for member in ids:
        await run("INSERT INTO members (id, consent, consented_at) VALUES (?, 3, 0)", (member,))
        await run("INSERT INTO zones (member, zone) VALUES (?, ?)", (member, BERLIN))
        await run(
            "INSERT INTO due (member, kind, days, hour, due_at) VALUES (?, ?, 1, 8, ?)", (member, NOTE, at)
        )
    before = len(env.http_requests)
    env.backend.advance_clock(at - now(world))
    sent: list[int] = []
    while not sent or sent[-1] > (sent[-2] if len(sent) > 1 else 0):
        await env.advance_time(1)
        sent.append(sum(r.path.endswith("/messages") for r in env.http_requests[before:]))
    assert sent[-1] == MANY
    assert max(b - a for a, b in pairwise(sent)) <= 20
    opened = [r.json["recipient_id"] for r in env.http_requests[before:] if r.path.endswith("/channels")]
    assert sorted(map(int, opened)) == sorted(ids)
    del env.http_requests[before + 40 :]  # all alike: some of them are held against Discord's limits
