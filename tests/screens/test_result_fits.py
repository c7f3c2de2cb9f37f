"""A result fits into one message, whatever was answered, and its picture onto a phone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from prepared import the_content
from rules import faults, longest_answer, possible, sitting, stood, text, ways_on

from bot.guidance.assessment import Standing
from bot.guidance.direction import CONFLICTS, DIRECTIONS, MISSING
from bot.guidance.model import ASPECTS, SCALE, SIDES, TIMES, Answers
from bot.guidance.outcome import Outcome, outcome
from bot.guidance.scoring import Change, profile
from bot.library import Library
from bot.screens import result, work
from bot.store import Disagreement
from bot.words import Say, Words

QUIETLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A machine that is busy with other things is no fault."""

PHONE = 34
"""How many fixed-width letters stand in one line on a phone."""

LIBRARY = the_content()
QUESTIONS = LIBRARY.assessment.questions
SHEETS = st.fixed_dictionaries({q.id: st.sampled_from((None, *possible(q))) for q in QUESTIONS.values()})
SAID = st.one_of(
    st.none(),
    st.builds(
        Disagreement, st.sampled_from(DIRECTIONS), st.sampled_from((None, *DIRECTIONS, "gone")), st.just("x")
    ),
)


@pytest.fixture
def say(library: Library) -> Say:
    return Words(library.languages).to("en-US")


SAY = Words(LIBRARY.languages).to("en-US")


def shown(at: Standing, said: Disagreement | None = None, chapter: str = "work", **other: Any) -> Any:
    """The result of the newest sitting of a chapter."""
    mine = at.finished[chapter]
    found = replace(outcome(at, mine), **other) if other else outcome(at, mine)
    return result.show(SAY, at, mine, found, said)


def widest(now: str, want: str) -> Answers:
    """Answers with work, each the longest there is, and every statement rated the same."""
    sheet: dict[str, str | None] = {}
    for question in QUESTIONS.values():
        sheet[question.id] = longest_answer(SAY, question)
        if question.measure:
            sheet[question.id] = now if question.measure.time == "now" else want
    return sheet | {"work_now": "job"}


def fullest(at: Standing, direction: str, changes: tuple[Change, ...], most: int = 3) -> Outcome:
    """An outcome with all that can be said of a direction: no answers pull apart in more than three ways."""
    found = outcome(at, at.finished["work"])
    weighed = [q.id for chapter in ("situation", "work") for q in LIBRARY.assessment.by_id[chapter].questions]
    strongest = sorted(
        (_reason(found, question) for question in weighed),
        key=lambda reason: -len(SAY(f"questions.{reason.question}.short")),
    )
    full = replace(
        found.direction,
        id=direction,
        conflicts=tuple(sorted(CONFLICTS, key=lambda c: -len(SAY(f"directions.conflicts.{c}")))[:most]),
        missing=tuple(sorted(MISSING, key=lambda m: -len(SAY(f"result.missing.{m}")))[:most]),
        focus=ASPECTS[:3],
        reasons=tuple(strongest[:5]),
    )
    return replace(found, portrait=replace(found.portrait, direction=full), changes=changes)


def _reason(found: Outcome, question: str) -> Any:
    return type(found.direction.reasons[0])(question, longest_answer(SAY, QUESTIONS[question]))


@given(SHEETS, st.one_of(st.none(), SHEETS), SAID)
@QUIETLY
async def test_any_answers_give_a_result_that_fits(first: Answers, again: Answers | None, said: Any) -> None:
    at = stood(LIBRARY.assessment, first, *([again] if again else []))
    for chapter in LIBRARY.assessment.by_id:
        screen = shown(at, said, chapter)
        assert faults(screen) == []
        assert ways_on(screen) >= 3


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("count", [3, 20])
async def test_the_fullest_result_fits(direction: str, count: int) -> None:
    every = [Change(t, a, s, 0, 4) for a in ASPECTS for s in SIDES for t in TIMES]
    at = stood(LIBRARY.assessment, widest("0", "4"), widest("4", "0"))
    found = fullest(at, direction, tuple(every[:count]))
    for instead in (None, *DIRECTIONS):
        said = Disagreement(direction, instead, "x" * 1000)
        screen = result.show(SAY, at, at.finished["work"], found, said)
        assert faults(screen, described=instead is None) == []


@pytest.mark.parametrize(("before", "after"), [("0", "4"), ("4", "0"), ("1", "2")])
async def test_a_retake_that_moves_every_number_fits(before: str, after: str) -> None:
    for first, again in (
        (widest(before, after), widest(after, before)),
        (widest(before, before), widest(after, after)),
    ):
        screen = shown(stood(LIBRARY.assessment, first, again))
        assert faults(screen) == []


async def test_a_first_part_where_everything_changed_fits() -> None:
    shortest = {q.id: possible(q)[-1] for q in QUESTIONS.values()}
    for first, again in ((shortest, widest("0", "4")), ({}, widest("0", "4")), (widest("0", "4"), {})):
        screen = shown(stood(LIBRARY.assessment, first, again), chapter="situation")
        assert faults(screen) == []


def picture(sheet: Answers) -> list[str]:
    """The lines in fixed-width letters, without the marks around them."""
    at = stood(LIBRARY.assessment, sheet)
    drawn = work.picture(SAY, profile(LIBRARY.assessment, at.live))
    return drawn.split("```")[1].splitlines() if drawn else []


@given(SHEETS)
@QUIETLY
def test_the_picture_is_no_wider_than_a_phone(sheet: Answers) -> None:
    assert max((len(line) for line in picture(sheet)), default=0) <= PHONE


@pytest.mark.parametrize("rating", SCALE)
def test_the_picture_shows_every_number_as_a_bar_and_as_a_digit(rating: str) -> None:
    lines = picture({q.id: rating if q.measure else possible(q)[0] for q in QUESTIONS.values()})
    bars = [line for line in lines if line.count(f" {rating}") == 2]
    assert len(bars) == len(ASPECTS) * len(SIDES)
    assert {bar.count("\N{BLACK SQUARE}") for bar in bars} == {2 * int(rating)}
    assert all(SAY(f"learn.aspects.{aspect}.title") in lines for aspect in ASPECTS)


def test_the_picture_shows_a_dash_where_nothing_was_said() -> None:
    lines = picture({"work_now": "job", "now_purpose_job": "3", "want_purpose_job": "3"})
    assert sum(line.count("\N{EN DASH}") for line in lines) == 2 * len(ASPECTS) * len(SIDES) - 2


async def test_every_direction_conflict_and_lack_is_said(say: Say) -> None:
    at = stood(LIBRARY.assessment, widest("0", "4"))
    for direction in DIRECTIONS:
        screen = result.show(SAY, at, at.finished["work"], fullest(at, direction, (), most=99), None)
        said = text(screen)
        assert all(say(f"directions.conflicts.{conflict}") in said for conflict in CONFLICTS)
        assert all(say(f"result.missing.{missing}") in said for missing in MISSING)
        assert say(f"directions.{direction}.title") in said


async def test_content_that_has_changed_since_still_gives_a_result() -> None:
    """An answer, a question and a chapter that the content no longer knows."""
    sheet = widest("2", "3") | {"hours": "a value of old", "gone": "x"}
    at = stood(LIBRARY.assessment, sheet)
    old = replace(at, history=(sitting("gone", {"gone": "x"}), *at.history))
    assert faults(shown(old, chapter="situation")) == []
