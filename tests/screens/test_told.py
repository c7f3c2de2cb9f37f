"""A picture in words says all that the picture shows, and fits where it has to stand."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from prepared import the_content
from rules import faults, names, possible, stood, text
from rules import parts as parts_of

from bot.guidance.model import AREAS, ASPECTS, FACTORS, SIDES, STRENGTHS, TIMES, Answers
from bot.guidance.portrait import Portrait, portrait
from bot.guidance.tendencies import place
from bot.pictures.sheet import Chart, Lines, Series, Sheet, Timeline
from bot.screens import parts, profile, progress, sheets, told
from bot.words import Words

QUIETLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
LIBRARY = the_content()
SAY = Words(LIBRARY.languages).to("en-US")
ASSESSMENT = LIBRARY.assessment
SHEETS = st.fixed_dictionaries(
    {q.id: st.sampled_from((None, *possible(q))) for q in ASSESSMENT.questions.values()}
)
SEVERAL = st.sets(st.sampled_from(sheets.DRAWN))
DAY = "2026-11-22"
MEMBER = 10**18


def found_in(answers: Answers) -> Portrait:
    return portrait(stood(ASSESSMENT, answers))


def of(found: Portrait, *drawn: str) -> Sheet:
    return sheets.sheet(SAY, found, drawn or sheets.DRAWN, DAY)


def panels(found: Portrait, part: str) -> str:
    """What is told of one part alone; nothing where it is not shown."""
    sheet = of(found, part)
    return told.portrait(SAY, sheet) if sheet.panels else ""


def alts(screen: Any) -> list[str]:
    return [item["description"] for p in parts_of(screen) if p["type"] == 12 for item in p["items"]]


def number(value: Fraction | int | None) -> str:
    return SAY("told.unknown") if value is None else parts.number(SAY, value)


@given(SHEETS)
@QUIETLY
def test_every_number_of_the_aspects_is_told(answers: Answers) -> None:
    found = found_in(answers)
    if "aspects" not in found.known:
        assert panels(found, "aspects") == ""
        return
    words = panels(found, "aspects")
    for aspect in ASPECTS:
        blanks: dict[str, object] = {"label": SAY(f"learn.aspects.{aspect}.title")}
        values = {(s, t): found.profile.rating(t, aspect, s) for s in SIDES for t in TIMES}
        for (side, time), value in values.items():
            blanks[f"{side}_{time}"] = "\N{EN DASH}" if value is None else value
        if values["job", "now"] is None and values["career", "now"] is None:
            wanted = {"job": blanks["job_want"], "career": blanks["career_want"]}
            assert SAY("told.aspect_wanted", label=blanks["label"], **wanted) in words
        else:
            assert SAY("told.aspect", **blanks) in words


@given(SHEETS)
@QUIETLY
def test_every_amount_is_told(answers: Answers) -> None:
    found = found_in(answers)
    amounts = {
        "interests": [(f"interests.areas.{area}.title", found.interests.sums[area]) for area in AREAS],
        "readiness": [(f"readiness.strengths.{s}.title", found.readiness.scores[s].mean) for s in STRENGTHS],
    }
    for part, rows in amounts.items():
        words = panels(found, part)
        assert bool(words) is (part in found.known)
        lines = [SAY("told.bar", label=SAY(key), shown=number(value)) for key, value in rows]
        assert not words or all(line in words for line in lines)


@given(SHEETS)
@QUIETLY
def test_every_tendency_is_told_by_its_place_between_two_ends(answers: Answers) -> None:
    found = found_in(answers)
    words = panels(found, "tendencies")
    assert bool(words) is ("tendencies" in found.known)
    for factor in FACTORS if words else ():
        position = found.tendencies.position(factor)
        low, high = (SAY(f"tendencies.factors.{factor}.{end}_end") for end in ("low", "high"))
        if position is None:
            assert SAY("told.unknown_end", label=SAY(f"tendencies.factors.{factor}.title")) in words
        else:
            assert SAY(f"told.ends.{place(position)}", low=low, high=high) in words


@given(SHEETS)
@QUIETLY
def test_what_one_wants_to_use_is_told_or_else_what_others_rely_on(answers: Answers) -> None:
    found = found_in(answers)
    words = panels(found, "experience")
    shown = found.experience.use or found.experience.relied_on[:5]
    known = found.experience.known and bool(shown)
    assert bool(words) is known
    assert not known or all(parts.capital(SAY(f"questions.{name}.short")) in words for name in shown)


def test_someone_who_did_nothing_of_it_is_told_no_empty_part() -> None:
    never = {q.id: "0" for q in ASSESSMENT.questions.values() if q.skills}
    for chosen in ({}, dict.fromkeys(never, "1")):
        sheet = of(found_in({"work_now": "job"} | never | chosen))
        assert [panel for panel in sheet.panels if isinstance(panel, Lines)] == []


@given(SHEETS)
@QUIETLY
async def test_what_a_screen_reader_reads_is_the_whole_text_form(answers: Answers) -> None:
    found, at = found_in(answers), stood(ASSESSMENT, answers)
    words = told.portrait(SAY, of(found))
    for drawn in (True, False) if found.known else ():
        screen = profile.overview(SAY, at, found, words, drawn)
        assert faults(screen) == []
        assert alts(screen) == ([words.replace("**", "")] if drawn else [])
        assert (words in text(screen)) is not drawn
    assert len(words) <= parts.ALT_MOST
    assert text(profile.as_text(SAY, words)) == words


@given(SHEETS, SEVERAL)
@QUIETLY
async def test_what_is_shared_is_what_was_chosen_and_fits(answers: Answers, chosen: set[str]) -> None:
    found = found_in(answers)
    sheet = of(found, *sorted(chosen)) if chosen else Sheet("", "", (), "")
    words = told.portrait(SAY, sheet)
    titles = {part: SAY(f"profile.parts.{part}") for part in sheets.DRAWN if part != "experience"}
    assert all((title in words) is (p in chosen and p in found.known) for p, title in titles.items())
    for drawn in (True, False):
        preview = profile.preview(SAY, words, drawn, tuple(sorted(chosen)), "01234567", drawn)
        posted = profile.posted(SAY, words, drawn, MEMBER)
        assert faults(preview) == faults(posted) == []
        assert alts(preview) == alts(posted) == ([words.replace("**", "")] if drawn else [])
    assert faults(profile.choose(SAY, found, here=True)) == []


@pytest.mark.parametrize("said", ["x", "_", "\N{SPARKLES}", "\u0634"])
async def test_a_text_form_of_any_length_fits_beside_its_picture(said: str) -> None:
    at, found = stood(ASSESSMENT, {}), found_in({"good_at": "x"})
    for length in (1, 1023, 1024, 1025, 2000, 9999):
        screen = profile.overview(SAY, at, found, said * length, drawn=True)
        assert faults(screen, described=True) == []
        assert max(map(len, alts(screen))) <= parts.ALT_MOST


@given(st.lists(SHEETS, min_size=1, max_size=4))
@QUIETLY
async def test_what_moved_is_told_with_every_value_and_its_date(taken: list[Answers]) -> None:
    at = stood(ASSESSMENT, *taken)
    drawn = sheets.timeline(SAY, at)
    assert drawn is not None
    words = told.timeline(SAY, drawn)
    screen = progress.as_text(SAY, words)
    assert text(screen) == words
    assert faults(screen) == []
    assert [r for r in names(screen) if r.startswith("progress/open")]
    for chart in drawn.charts:
        assert chart.title in words
        assert all(_values(series) in words for series in chart.series)
    assert sum(len(chart.series) for chart in drawn.charts) == len(STRENGTHS) + 4 * len(ASPECTS)


def _values(series: Series) -> str:
    """The values of a series with their dates, as one list."""
    days = ((datetime.fromtimestamp(when, UTC).date().isoformat(), value) for when, value in series.points)
    said = [SAY("told.point", day=day, value=number(value)) for day, value in days]
    return SAY("told.value", label=series.label, values=", ".join(said)) if said else ""


def test_a_chart_without_a_value_says_so() -> None:
    empty = Timeline("t", "s", (Chart("c", 4, (Series("now", False, ()),)),), "1", "2", "f")
    assert SAY("told.unknown") in told.timeline(SAY, empty)
