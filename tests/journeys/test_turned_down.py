"""A member says of occupations that they are not for them, or saves them, and it counts from then on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import World
from leads import codes, flat, interested, looked_up, matched, named, own, pages, said
from steps import press_all, say_of

from bot.guidance.matching import ALIKE, REASONS
from bot.guidance.occupation import Occupation
from bot.screens.occupation import title


@pytest.mark.parametrize("reason", REASONS)
async def test_not_for_me_changes_what_comes_and_undo_brings_back_the_exact_order(
    world: World, reason: str
) -> None:
    await interested(world.ada)
    before, code = await pages(world.ada), own(world, "robotics_technician").code
    card = await looked_up(world.ada, code)
    shown = await press_all(world.ada, card, ["occupation/not_me", f"occupation/refuse:{code}:{reason}"])
    verdict = await said(world.ada, code)
    assert verdict is not None
    assert (verdict.said, verdict.reason) == ("not_me", reason)
    every, like = flat(await pages(world.ada)), alike(world, reason)
    assert code not in every
    if like is None:
        assert set(flat(before)) - {code} < set(every)
    else:
        assert [each for each in flat(before) if like(named(world, each)) and each != code]
        assert not [each for each in every if like(named(world, each))]
    await press_all(world.ada, shown, ["occupation/undo"])
    assert await pages(world.ada) == before
    assert await said(world.ada, code) is None


def alike(world: World, reason: str) -> Callable[[Occupation], bool] | None:
    """What a robotics technician that is not for someone takes along, by the reason."""
    refused = own(world, "robotics_technician")
    if reason in ALIKE:
        return lambda other: other.family == refused.family
    return (lambda other: other.preparation >= refused.preparation) if reason == "preparation" else None


async def test_what_was_said_is_remembered_after_restarts_and_months(world: World) -> None:
    await interested(world.ada)
    message = await matched(world.ada)
    first, second, *_ = codes(world.ada, message)
    await press_all(world.ada, message, [f"occupation/open:{first}", "occupation/save"])
    card = await looked_up(world.ada, second)
    asked = await press_all(world.ada, card, ["occupation/not_me"])
    await world.restart()
    await press_all(world.ada, asked, [f"occupation/refuse:{second}:pay"])
    before, kept = await pages(world.ada), await world.store.export(world.ada.id)
    for _ in range(8):
        world.env.backend.advance_clock(30 * 86400)
        await world.env.advance_time(0)
    await world.restart()
    assert await pages(world.ada) == before
    assert await world.store.export(world.ada.id) == kept
    assert second not in flat(before)
    say, saved = say_of(world), named(world, first)
    lead = say("match.saved_lead", title=title(say, saved), band=say("match.bands.best"))
    assert lead in world.ada.text(await matched(world.ada))


async def test_in_two_windows_the_last_word_counts_and_no_window_breaks(world: World) -> None:
    await interested(world.ada)
    code = (await pages(world.ada, 1))[0][0]
    one, other, leads = (
        await looked_up(world.ada, code),
        await looked_up(world.ada, code),
        await matched(world.ada),
    )
    shown = await press_all(world.ada, one, ["occupation/not_me", f"occupation/refuse:{code}:pay"])
    await press_all(world.ada, other, ["occupation/save"])
    assert f"shortlist/item:{code}" in world.ada.routes(await looked_up(world.ada, code))
    card = await press_all(world.ada, leads, [f"occupation/open:{code}"])
    assert f"occupation/undo:{code}" in world.ada.routes(card)
    await press_all(world.ada, shown, ["occupation/undo"])
    again = await press_all(world.ada, card, ["occupation/undo"])
    assert f"occupation/save:{code}" in world.ada.routes(again)
    assert await world.store.verdicts(world.ada.id) == ()
