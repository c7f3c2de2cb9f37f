"""Messages that nobody answers: other words after a while, then a rest, so that nobody is pressed."""

from __future__ import annotations

from typing import Any

import pytest
from checkins import asking, come, next_message, put, ready, step_of
from conftest import Person, World
from steps import press_all, verbs
from weekly import due_at, now, pass_to

from bot.followup import CHECKIN, PAUSE_WEEKS, RESTS, WAITED
from bot.when.calendar import DAY, EVERY_DAY, WEEK, set_of

SUNDAY = set_of(("sunday",))
OTHER_WAYS = {"checkin/later", "checkin/smaller", "checkin/let_go"}


async def unanswered(person: Person, many: int) -> list[Any]:
    """So many messages, none of which is answered."""
    return [await next_message(person) for _ in range(many)]


@pytest.mark.parametrize("days", [SUNDAY, EVERY_DAY])
async def test_from_the_third_on_a_step_is_asked_about_in_other_words_and_after_the_sixth_they_rest(
    world: World, days: int
) -> None:
    person = (await ready(world.ada)).by_message
    await asking(person, days=days)
    step = await come(person)
    await world.restart()
    for _ in range(2):  # after the rest it begins anew
        sent = await unanswered(person, RESTS)
        shown = [verbs(person, message) for message in sent]
        assert [each >= OTHER_WAYS for each in shown] == [place >= WAITED for place in range(1, RESTS + 1)]
        assert all("checkin/say" in each for each in shown)
        assert ["rhythm/resume" in each for each in shown] == [False] * (RESTS - 1) + [True]
        assert all("rhythm/stop" in each for each in shown)
        next_one = await due_at(person, CHECKIN)
        assert next_one - now(world) >= PAUSE_WEEKS * WEEK
        assert f"<t:{next_one}:F>" in person.text(sent[-1])
        await pass_to(world, next_one - DAY)
        assert person.messages()[-1].id == sent[-1].id
    assert (await step_of(person, step)).ended is None


async def test_one_press_goes_on_at_once_and_any_other_begins_the_count_anew(world: World) -> None:
    person = (await ready(world.ada)).by_message
    await asking(person, days=SUNDAY)
    step = await come(person)
    *_, last = await unanswered(person, RESTS)
    await press_all(person, last, ["rhythm/resume:checkin"])
    assert await due_at(person, CHECKIN) - now(world) <= WEEK
    *_, third = await unanswered(person, WAITED)
    assert verbs(person, third) >= OTHER_WAYS
    await press_all(person, third, [f"checkin/later:{step}", f"checkin/move:{step}:1"])
    assert not OTHER_WAYS & verbs(person, await next_message(person))


async def test_a_step_that_has_come_since_has_not_waited_however_many_messages_there_were(
    world: World,
) -> None:
    person = (await ready(world.ada)).by_message
    await asking(person, days=SUNDAY)
    await put(person, now(world) + 2 * WEEK)
    sent = await unanswered(person, RESTS)
    first = next(place for place, each in enumerate(sent) if "checkin/say" in verbs(person, each))
    others = [place for place, each in enumerate(sent) if verbs(person, each) >= OTHER_WAYS]
    assert others[0] == first + WAITED - 1
    assert "rhythm/resume:checkin" in person.routes(sent[-1])
