"""A member takes stock: from the first command to the result, in both places."""

from __future__ import annotations

import pytest
from conftest import World, agreed, take

IN_WORK = {"work_now": "job", "comes_first": "direction"}


@pytest.mark.parametrize("by_message", [False, True])
async def test_from_consent_to_a_first_result(world: World, by_message: bool) -> None:
    person = world.ada.by_message if by_message else world.ada
    message = await take(person, await agreed(person), IN_WORK)
    message = (await person.press(message, "assess/finish")).response
    message = (await person.press(message, "assess/intro:work")).response
    message = (await person.press(message, "assess/begin:work")).response
    message = await take(person, message, {"want_horizon_career": "4"}, default="1")
    result = await person.press(message, "assess/finish")
    routes = person.routes(result.response)
    assert any(route.startswith("disagree/open:") for route in routes)
    assert result.response.ephemeral is not by_message
    history = await world.store.history(person.id)
    assert [sitting.chapter for sitting in history] == ["situation", "work"]
    assert all(sitting.finished_at is not None for sitting in history)
