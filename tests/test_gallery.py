"""Pictures are drawn off the event loop, each once, and what cannot be drawn stays text."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from bot import gallery as room
from bot.gallery import KEPT, Gallery
from bot.pictures.sheet import Chart, Lines, Series, Sheet, Timeline

SHEET = Sheet("A portrait", "2026-11-22", (Lines("Done", ("Mending bicycles",)),), "A footer")
OVER_TIME = Timeline(
    "Over time", "", (Chart("Looking ahead", 4, (Series("now", False, ((1, 2), (2, 3))),)),), "1", "2", ""
)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Sheet]:
    """The sheets that are drawn, in order; the real drawing goes on."""
    seen: list[Sheet] = []
    real = room.pictures.portrait

    def portrait(sheet: Sheet) -> bytes:
        seen.append(sheet)
        return real(sheet)

    monkeypatch.setattr(room.pictures, "portrait", portrait)
    return seen


@pytest.mark.parametrize("shown", [SHEET, OVER_TIME])
async def test_a_picture_is_a_png(shown: Sheet | Timeline) -> None:
    png = await Gallery().picture(shown)
    assert png is not None
    assert Image.open(BytesIO(png)).format == "PNG"


async def test_the_same_picture_asked_for_at_once_is_drawn_once(drawn: list[Sheet]) -> None:
    gallery = Gallery()
    assert not gallery.has(SHEET)
    one, *others = await asyncio.gather(*(gallery.picture(SHEET) for _ in range(8)))
    assert set(others) == {one}
    assert gallery.has(SHEET)
    assert await gallery.picture(replace(SHEET)) == one
    assert drawn == [SHEET]


async def test_one_who_leaves_takes_the_picture_from_nobody(drawn: list[Sheet]) -> None:
    gallery = Gallery()
    leaving, staying = (asyncio.create_task(gallery.picture(SHEET)) for _ in range(2))
    await asyncio.sleep(0)
    leaving.cancel()
    assert await staying is not None
    assert drawn == [SHEET]


async def test_the_loop_goes_on_while_a_picture_is_drawn() -> None:
    task = asyncio.create_task(Gallery().picture(SHEET))
    turns = 0
    while not task.done():
        await asyncio.sleep(0)
        turns += 1
    assert turns > 20


async def test_what_no_font_can_draw_stays_text_and_is_not_tried_again(drawn: list[Sheet]) -> None:
    gallery, odd = Gallery(), replace(SHEET, title="\ue000\ue001")
    assert await gallery.picture(odd) is None
    assert await gallery.picture(odd) is None
    assert drawn == [odd]


async def test_only_the_latest_pictures_are_kept_and_all_are_forgotten_on_demand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room.pictures, "portrait", lambda sheet: sheet.title.encode())
    gallery = Gallery()
    sheets = [replace(SHEET, title=str(number)) for number in range(KEPT + 1)]
    for sheet in sheets:
        await gallery.picture(sheet)
    assert [gallery.has(sheet) for sheet in (sheets[0], sheets[1], sheets[-1])] == [False, True, True]
    gallery.forget()
    assert not gallery.has(sheets[-1])
