"""Steps on a card: every shape is its own, every number can be read, and nothing is in the way."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from cards import FINNISH, GERMAN, OWN, WHOLE, assert_clear, opened
from PIL import Image, ImageChops

from bot.fonts import Fonts, system_fonts
from bot.guidance.steps import Record
from bot.pictures import Chart, Series, StepRow, Steps, Timeline, timeline, timeline_page
from bot.pictures.page import Page
from bot.pictures.sheet import MARKS
from bot.pictures.steps import SHAPES, shape

FONTS = pytest.mark.parametrize("fonts", [OWN, system_fonts()], ids=["pillow's own", "system"])


def rows(many: int, label: str = "2026-11-16") -> tuple[StepRow, ...]:
    """A dozen rows: with each mark once, with one alone, with none, and with more than fit on a line."""
    kinds: tuple[Any, ...] = (
        tuple((mark, 1) for mark in MARKS),
        (("ahead", 1),),
        (),
        tuple((mark, many) for mark in MARKS),
    )
    return tuple(StepRow(label, kinds[n % 4]) for n in range(12))


def card(labels: tuple[str, ...], many: int = 30, row: str = "2026-11-16", **other: Any) -> Timeline:
    legend = tuple((mark, labels[n % len(labels)]) for n, mark in enumerate(MARKS))
    steps = Steps(labels[0], " ".join(labels), legend, rows(many, row))
    return replace(Timeline("How it went", "Since the start", (), "", "", "The end.", steps=steps), **other)


@FONTS
@pytest.mark.parametrize("right_to_left", [False, True])
@pytest.mark.parametrize("labels", [("done", "ahead"), (GERMAN, FINNISH, WHOLE)], ids=["short", "long"])
def test_no_word_or_number_touches_another(
    labels: tuple[str, ...], right_to_left: bool, fonts: Fonts
) -> None:
    for many, row in ((3, "2026-11-16"), (30, "2026"), (9999, GERMAN)):
        assert_clear(timeline_page(card(labels, many, row, right_to_left=right_to_left), fonts))


@FONTS
def test_the_fullest_card_of_all_has_room_and_is_a_small_file(fonts: Fonts) -> None:
    points = tuple((86_400 * 30 * n, n % 5) for n in range(12))
    pair = Series("Now", False, points), Series("Wanted", True, points)
    charts = tuple(Chart(GERMAN, 4, pair, side) for _ in range(5) for side in ("job", "career"))
    ready = tuple(Chart(f"Strength {n}", 4, pair[:1]) for n in range(4))
    file = timeline(card(("done by its date",), charts=ready + charts), fonts)
    assert opened(file).height < 3_300 and len(file) <= 100_000


def test_a_row_that_fits_has_a_mark_for_each_and_a_fuller_one_each_with_its_number() -> None:
    digits = [
        [
            each.text
            for each in timeline_page(card(("a", "b"), many), OWN).canvas.written
            if each.text.isdigit()
        ]
        for many in (1, 30)
    ]
    assert digits == [[], ["30"] * len(MARKS) * 3]


def test_every_mark_is_drawn_and_by_its_shape_alone_unlike_every_other() -> None:
    assert set(MARKS) == SHAPES.keys() == {*Record.__dataclass_fields__, "reached"}
    drawn = {mark: _light(mark, False) for mark in MARKS}
    assert all(each.getbbox() for each in drawn.values())
    alike = [pair for pair in combinations(MARKS, 2) if _differs(drawn[pair[0]], drawn[pair[1]]) < 40]
    assert alike == []


def _light(mark: str, right_to_left: bool) -> Image.Image:
    """Where a mark is light on dark, without its colour."""
    page = Page(OWN, right_to_left)
    shape(page, mark, 400, 60)
    page.y = 120
    drawn = opened(page.png()).convert("RGBA").convert("L").crop((380, 40, 420, 80))
    return drawn.point(lambda light: 255 if light > 90 else 0)


def _differs(one: Image.Image, other: Image.Image) -> int:
    """How many points of two pictures differ."""
    return ImageChops.difference(one, other).histogram()[255]


def test_a_tick_is_the_same_from_right_to_left_and_a_card_without_rows_stands() -> None:
    assert _differs(_light("by_date", False), _light("by_date", True)) < 40
    assert _differs(_light("reached", False), _light("reached", True)) > 40
    bare = card(("a",), steps=Steps("t", "", (), ()))
    assert opened(timeline(bare, OWN)).width == 800
    assert hash(bare) != hash(card(("a",)))
