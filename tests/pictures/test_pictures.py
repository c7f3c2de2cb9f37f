"""Pictures: facts about the files and the places of texts, whatever fonts this system has."""

from __future__ import annotations

import time
from dataclasses import replace
from fractions import Fraction

import pytest
from cards import FINNISH, GERMAN, OWN, WHOLE, assert_clear, opened

from bot.fonts import Fonts, system_fonts
from bot.pictures import (
    AspectRow,
    Aspects,
    BarRow,
    Bars,
    Chart,
    EndRow,
    Ends,
    Lines,
    Panel,
    Series,
    Sheet,
    Timeline,
    Undrawable,
    portrait,
    portrait_page,
    timeline,
    timeline_page,
)
from bot.pictures.paint import ACCENT, CARD, CAREER, JOB, PANEL, QUIET, TEXT

NUMBERS = ((3, 2, 2, 4), (4, 1, 4, 1), (1, 3, 0, 4), (2, 2, 3, None), (0, 4, 1, 3))
SHARES = (Fraction(3, 4), Fraction(0), Fraction(1, 2), Fraction(1), None)


def panels(*labels: str) -> tuple[Panel, ...]:
    """Every kind of panel, full, with these labels by turns."""
    said = [labels[n % len(labels)] for n in range(6)]
    rows = tuple(AspectRow(label, *numbers) for label, numbers in zip(said, NUMBERS, strict=False))
    values = (17, Fraction(29, 2), 4, 20, None, 0)
    bars = tuple(BarRow(label, value, str(value)) for label, value in zip(said, values, strict=True))
    places = tuple(EndRow(label, said[0], said[1], at) for label, at in zip(said, SHARES, strict=False))
    return (
        Aspects(said[0], said[1], said[2], said[3], said[4], rows),
        Bars(said[1], 20, bars),
        Lines(said[2], tuple(f"{label}, and what came of it" for label in said[:5])),
        Ends(said[3], places),
        Bars(said[4], 4, bars[:4]),
    )


def charts(dates: int) -> tuple[Chart, ...]:
    """Four charts with one series, and five for each side with two."""
    points = tuple((86_400 * 30 * n, Fraction(n * n % 9, 2)) for n in range(dates))
    pair = (
        Series("Now", False, points),
        Series("Wanted", True, tuple((at, 4 - value) for at, value in points)),
    )
    sides = tuple(Chart(GERMAN, 4, pair, side) for _ in range(5) for side in ("job", "career"))
    return (*(Chart(f"Strength {n}", 4, pair[:1]) for n in range(4)), *sides)


FULL = Sheet("Your portrait", "Sam, 22 Nov 2026", panels("Purpose", "Choice", "Building"), "It can change.")
LONG = Sheet(WHOLE, f"{GERMAN} {FINNISH}", panels(GERMAN, FINNISH, WHOLE), f"{GERMAN} {FINNISH}")
TIME = Timeline("How it changed", "Since the start", charts(12), "Jan 2026", "Dec 2026", "It can change.")


@pytest.mark.parametrize("fonts", [OWN, system_fonts()], ids=["pillow's own", "system"])
@pytest.mark.parametrize("right_to_left", [False, True])
@pytest.mark.parametrize("sheet", [FULL, LONG], ids=["short", "long"])
def test_no_label_overlaps_another_or_runs_out_of_the_card(
    sheet: Sheet, right_to_left: bool, fonts: Fonts
) -> None:
    assert_clear(portrait_page(replace(sheet, right_to_left=right_to_left), fonts))


@pytest.mark.parametrize("fonts", [OWN, system_fonts()], ids=["pillow's own", "system"])
@pytest.mark.parametrize("dates", [1, 2, 12])
def test_the_texts_of_a_timeline_keep_clear_of_each_other(dates: int, fonts: Fonts) -> None:
    assert_clear(timeline_page(replace(TIME, charts=charts(dates)), fonts))
    assert_clear(timeline_page(replace(TIME, first=GERMAN, last=FINNISH, charts=charts(dates)), fonts))


@pytest.mark.parametrize("fonts", [OWN, system_fonts()], ids=["pillow's own", "system"])
def test_the_fullest_pictures_are_small_files_of_a_phones_width(fonts: Fonts) -> None:
    for file in (portrait(FULL, fonts), timeline(TIME, fonts)):
        image = opened(file)
        assert (image.format, image.mode, image.width) == ("PNG", "P", 800)
        assert 800 < image.height < 2_300 and len(file) <= 80_000


def test_the_card_is_opaque_but_for_its_round_corners() -> None:
    alpha = opened(portrait(FULL, OWN)).convert("RGBA").getchannel("A")
    width, height = alpha.size
    ends = [(x, y) for x in (0, width - 1) for y in (0, height - 1)]
    assert [alpha.getpixel(corner) for corner in ends] == [0, 0, 0, 0]
    assert alpha.crop((40, 0, width - 40, height)).getextrema() == (255, 255)
    assert alpha.crop((0, 40, width, height - 40)).getextrema() == (255, 255)


def test_a_picture_takes_well_below_a_second() -> None:
    portrait(FULL)
    began = time.perf_counter()
    portrait(FULL)
    timeline(TIME)
    assert time.perf_counter() - began < 2


def test_the_same_sheet_makes_the_same_file_and_can_be_a_key() -> None:
    assert portrait(FULL, OWN) == portrait(FULL, OWN)
    assert len({FULL, replace(FULL), LONG}) == 2 and len({TIME, replace(TIME)}) == 1


def test_a_panel_without_rows_is_left_out_and_a_sheet_may_have_none() -> None:
    empty = Bars("Unseen", 20, ()), Lines("Unseen", ())
    with_empty = portrait_page(replace(FULL, panels=(*empty, *FULL.panels)), OWN)
    assert "Unseen" not in [each.text for each in with_empty.canvas.written]
    assert with_empty.png() == portrait(FULL, OWN)
    assert opened(portrait(replace(FULL, panels=empty), OWN)).height < 300


def test_without_work_now_only_what_is_wanted_is_drawn_and_named() -> None:
    aspects = Aspects("Work", "Now", "Wanted", "Job", "Career", (AspectRow("Purpose", None, None, 2, 4),))
    texts = [each.text for each in portrait_page(replace(FULL, panels=(aspects,)), OWN).canvas.written]
    assert "Wanted" in texts and "Now" not in texts
    assert [text for text in texts if text.isdigit()] == ["2", "4"]


def test_every_number_that_is_known_is_printed_and_once_where_now_is_as_wanted() -> None:
    page = portrait_page(replace(FULL, panels=FULL.panels[:1]), OWN)
    digits = sorted(each.text for each in page.canvas.written if each.text.isdigit())
    sides = [side for a, b, c, d in NUMBERS for side in ({a, c}, {b, d})]
    assert digits == sorted(str(n) for side in sides for n in side if n is not None)


def test_too_few_answers_are_a_dash_that_needs_no_font() -> None:
    bars = Bars("Likes", 20, (BarRow("Art", None, "\ue000"),))
    page = portrait_page(replace(FULL, panels=(bars,)), OWN)
    assert [each.text for each in page.canvas.written if each.text == "\ue000"] == []


def test_a_page_from_right_to_left_is_the_mirror_of_the_other() -> None:
    there, back = (portrait_page(replace(FULL, right_to_left=way), OWN) for way in (False, True))
    for left, right in zip(there.canvas.written, back.canvas.written, strict=True):
        assert left.text == right.text and left.box[1::2] == right.box[1::2]
        assert abs((left.box[0] + left.box[2]) / 2 + (right.box[0] + right.box[2]) / 2 - 800) <= 8
    assert there.png() != back.png() and timeline(replace(TIME, right_to_left=True), OWN) != timeline(
        TIME, OWN
    )


@pytest.mark.parametrize("name", ["title", "subtitle", "footer"])
def test_one_text_that_cannot_be_drawn_makes_the_picture_undrawable(name: str) -> None:
    with pytest.raises(Undrawable):
        portrait(replace(FULL, **{name: "仕事"}), OWN)
    with pytest.raises(Undrawable):
        timeline(replace(TIME, **{name: "仕事"}), OWN)


def test_a_sheet_beyond_all_measure_is_undrawable() -> None:
    with pytest.raises(Undrawable):
        portrait(replace(FULL, panels=(Lines("Many", ("Line",) * 200),)), OWN)
    with pytest.raises(Undrawable):
        timeline(replace(TIME, charts=TIME.charts * 9), OWN)


def test_charts_without_points_are_left_out_and_a_value_beyond_the_scale_stays_on_it() -> None:
    empty = Chart("Unseen", 4, (Series("Job", False, ()),))
    wild = Chart("Wild", 0, (Series("Job", False, ((0, -3), (9, 99))),))
    texts = [each.text for each in timeline_page(replace(TIME, charts=(empty, wild)), OWN).canvas.written]
    assert "Unseen" not in texts and "Wild" in texts
    assert opened(timeline(replace(TIME, charts=()), OWN)).width == 800


def lightness(colour: int) -> float:
    parts = [(colour >> bits & 255) / 255 for bits in (16, 8, 0)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ground", [CARD, PANEL])
@pytest.mark.parametrize("ink", [TEXT, QUIET, JOB, CAREER, ACCENT])
def test_every_ink_can_be_read_on_its_ground(ink: int, ground: int) -> None:
    assert (lightness(ink) + 0.05) / (lightness(ground) + 0.05) >= 4.5
