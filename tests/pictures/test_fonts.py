"""Fonts: the first that has a whole text in its right shapes, and a clear no where there is none."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import ImageFont

from bot.fonts import Fonts, Line, Undrawable, system_fonts
from bot.script import clusters, mixed, pieces, runs_right_to_left, shaped, tearable, tidy

NOWHERE = Fonts(folders=())


def own_font() -> bytes:
    """Pillow's own font as a file, for folders that need a good one."""
    stream = getattr(ImageFont.load_default(20), "path", None)
    assert isinstance(stream, BytesIO)
    return stream.getvalue()


def set_here(text: str, right_to_left: bool = False) -> Line:
    """A text set in this system's fonts; what no font here has cannot be tested here."""
    fonts = system_fonts()
    if not fonts.shaping:
        pytest.skip("Pillow has no raqm and fribidi here, so nothing can be shaped")
    try:
        return fonts.line(text, 30, right_to_left=right_to_left)
    except Undrawable:
        pytest.skip(f"no font of this system has {text}")


def files(line: Line) -> list[str]:
    return [str(font.path) for font, _, _ in line.runs]


def test_without_any_font_file_pillows_own_font_draws_plain_english() -> None:
    line = NOWHERE.line("Job or career? “Both” (100 %).", 30)
    assert len(line.runs) == 1 and line.ink().getbbox() is not None
    assert line.width > NOWHERE.line("Job or career?", 30).width > NOWHERE.line("Job or career?", 20).width


@pytest.mark.parametrize(
    "text", ["naïve", "Zürich", "a \u2013 b", "Привет", "日本", "नौकरी", "שלום", "مرحبا", "🎉", "\ue000"]
)
def test_what_no_font_at_hand_has_is_undrawable(text: str) -> None:
    with pytest.raises(Undrawable) as reason:
        NOWHERE.line(text, 30)
    assert text not in str(reason.value)  # it may be a member's own, and reasons are logged


def test_no_system_has_a_character_that_nobody_has_defined() -> None:
    with pytest.raises(Undrawable):
        system_fonts().line("\U0003fffd", 30)


def test_a_font_in_a_folder_below_is_found_and_comes_before_pillows_own(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    font = tmp_path / "deep" / "er" / "Somebody-Regular.TTF"
    font.write_bytes(own_font())
    assert files(Fonts([tmp_path / "missing", tmp_path]).line("Hello", 30)) == [str(font)]


def test_plain_families_come_before_others_and_the_weight_asked_for_before_the_other(tmp_path: Path) -> None:
    names = ["AFancyScript.ttf", "DejaVuSansMono.ttf", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf"]
    names += ["NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf", "NotoColorEmoji.ttf"]
    for name in names:
        (tmp_path / name).write_bytes(own_font())
    fonts = Fonts([tmp_path])
    assert files(fonts.line("Hello", 30)) == [str(tmp_path / "NotoSans-Regular.ttf")]
    assert files(fonts.line("Hello", 30, bold=True)) == [str(tmp_path / "NotoSans-Bold.ttf")]
    (tmp_path / "NotoSans-Bold.ttf").unlink()
    assert files(Fonts([tmp_path]).line("Hello", 30, bold=True)) == [str(tmp_path / "NotoSans-Regular.ttf")]


@pytest.mark.parametrize("kept", [0, 9, 3_000, 9_000])
def test_a_broken_font_file_is_passed_over(tmp_path: Path, kept: int) -> None:
    (tmp_path / "NotoSans-Regular.ttf").write_bytes(own_font()[:kept])
    (tmp_path / "NotoSans-Bold.ttf").write_bytes(b"this is not a font")
    (tmp_path / "DejaVuSans.ttf").mkdir()
    line = Fonts([tmp_path]).line("Hello", 30)
    assert files(line) != [str(tmp_path / "NotoSans-Regular.ttf")] and line.ink().getbbox() is not None


def test_a_font_that_is_gone_after_it_was_found_is_undrawable_and_no_crash(tmp_path: Path) -> None:
    font = tmp_path / "Somebody.ttf"  # Pillow would look for a known name elsewhere
    font.write_bytes(own_font())
    fonts = Fonts([tmp_path])
    fonts.line("Hello", 30)
    font.unlink()
    with pytest.raises(Undrawable):
        fonts.line("Hello", 31)


def test_nothing_is_looked_for_before_the_first_text_and_each_folder_once(tmp_path: Path) -> None:
    fonts = Fonts([tmp_path])
    (tmp_path / "NotoSans-Regular.ttf").write_bytes(own_font())
    first = fonts.faces
    (tmp_path / "NotoSans-Bold.ttf").write_bytes(own_font())
    assert len(first) == 2 and fonts.faces is first


@pytest.mark.parametrize("text", ["नौकरी", "مرحبا", "Python עברית", "e\u0301\u0302"])
def test_without_a_shaper_what_needs_one_is_undrawable_whatever_fonts_there_are(text: str) -> None:
    with pytest.raises(Undrawable):
        Fonts(shaping=False).line(text, 30)


def test_without_a_shaper_plain_text_is_drawn_and_marks_of_format_leave_nothing() -> None:
    fonts = Fonts((), shaping=False)
    assert fonts.line("mid\u00addle\u200b", 30).width == fonts.line("middle", 30).width


def test_an_empty_text_has_no_ink() -> None:
    line = NOWHERE.line("", 30)
    assert (line.width, line.runs, line.ink().getbbox()) == (0, (), None)


@pytest.mark.parametrize("word", ["سسس", "ببب"])
def test_arabic_letters_join(word: str) -> None:
    line = set_here(word, right_to_left=True)
    assert line.width != 3 * set_here(word[0], right_to_left=True).width


def test_devanagari_vowel_signs_and_clusters_are_shaped() -> None:
    assert set_here("क्षि").width < sum(set_here(letter).width for letter in "कषइ")


def test_a_text_from_left_to_right_may_change_fonts_between_scripts() -> None:
    line = set_here("Python में छोटे प्रोग्राम (2019)")
    assert "".join(text for _, text, _ in line.runs) == line.text
    starts = [x for _, _, x in line.runs]
    assert starts == sorted(starts) and line.box[2] <= line.width + 10


def test_a_text_from_right_to_left_is_set_in_one_font_or_not_at_all() -> None:
    assert len(set_here("كتابة برامج بلغة Python 3", right_to_left=True).runs) == 1


def test_hebrew_is_turned_round_and_english_beside_it_is_not() -> None:
    assert set_here("אב").ink().tobytes() == set_here("אב", right_to_left=True).ink().tobytes()
    assert set_here("ab 12", right_to_left=True).ink().tobytes() == set_here("ab 12").ink().tobytes()


def test_the_direction_of_a_text_is_its_own_where_the_page_has_another() -> None:
    assert runs_right_to_left("Python בעברית", page=True) and not runs_right_to_left(
        "Python בעברית", page=False
    )
    assert runs_right_to_left("עברית Python", page=False) and not runs_right_to_left("Python 3.", page=True)
    assert runs_right_to_left("3 \u2013 4", page=True) and not runs_right_to_left("3 \u2013 4", page=False)
    assert mixed("a א") and not mixed("a 1")


def test_lines_break_at_spaces_after_hyphens_and_within_scripts_without_spaces() -> None:
    assert list(pieces("Ost-West Weg 2019-2022")) == [
        (" ", "Ost-"),
        ("", "West"),
        (" ", "Weg"),
        (" ", "2019-2022"),
    ]
    assert [piece for _, piece in pieces("日本語。「仕事」")] == ["日", "本", "語。", "「仕", "事」"]


def test_letters_keep_their_marks_and_only_some_words_may_be_torn() -> None:
    assert list(clusters("क्षिti\u0301")) == ["क्षि", "t", "i\u0301"]
    assert list(clusters("เก่ง")) == ["เก่", "ง"]
    assert tearable("Wort") and tearable("ทำงาน") and not tearable("नौकरी") and not tearable("مرحبا")
    assert shaped("क") and shaped("e\u0301") and not shaped("Straße שלום 日本")


def test_texts_are_tidied_to_one_line_in_composed_form() -> None:
    assert tidy("  e\u0301 \n\t b\x07\u2028c ") == "é b c"
