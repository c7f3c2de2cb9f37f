"""Each chapter's result is one that Discord takes, now and as it stood then, and its pictures fit a phone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from prepared import the_content
from rules import faults, longest, names, possible, stood, text

from bot.guidance.assessment import Standing
from bot.guidance.model import AREAS, FACTORS, KEYS, SCALE, STRENGTHS, Answers, Question
from bot.guidance.outcome import outcome
from bot.screens import parts, result
from bot.screens.interests import titles
from bot.screens.question import answer_line
from bot.words import Words

QUIETLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
PHONE = 34
"""How many fixed-width letters stand in one line on a phone."""

LIBRARY = the_content()
ASSESSMENT = LIBRARY.assessment
CHAPTERS = list(ASSESSMENT.by_id)
SAY = Words(LIBRARY.languages).to("en-US")
QUESTIONS = ASSESSMENT.questions
SHEETS = st.fixed_dictionaries({q.id: st.sampled_from((None, *possible(q))) for q in QUESTIONS.values()})
PLACES = st.sampled_from((0, 1, 2, -1))
EACH_CHAPTER = pytest.mark.parametrize("chapter", CHAPTERS)


def show(at: Standing, chapter: str) -> Any:
    mine = at.finished[chapter]
    return result.show(SAY, at, mine, outcome(at, mine), None)


def past(at: Standing, number: int) -> Any:
    """An earlier sitting by its number, as it stood when it was finished."""
    mine = at.history[number]
    then = at.as_of(mine)
    return result.past(SAY, then, mine, outcome(then, mine), None)


def said(sheet: Answers, chapter: str, *before: Answers) -> str:
    return text(show(stood(ASSESSMENT, *before, sheet), chapter))


def drawn(screen: Any) -> list[str]:
    """The lines in fixed-width letters, of all pictures on a screen."""
    return [line for block in text(screen).split("```")[1::2] for line in block.strip("\n").splitlines()]


def alike(place: int, longest_words: bool = False) -> Answers:
    """Everything answered, each rating at the same place of its scale."""
    return {q.id: _answer(q, place, longest_words) for q in QUESTIONS.values()}


def _answer(question: Question, place: int, longest_words: bool) -> str:
    if question.scale:
        return question.choices[place]
    if not longest_words:
        return possible(question)[0]
    return max(possible(question), key=lambda value: len(answer_line(SAY, question, value)))


def keyed(kind: str, **points: str | None) -> Answers:
    """Answers to the statements of one kind by what they count towards, after a first part."""
    asked = [q for q in QUESTIONS.values() if q.key and q.key.kind == kind]
    rated = {q.id: points[q.key.name] for q in asked if q.key and q.key.name in points}
    return {"work_now": "job", **rated}


@given(SHEETS, st.lists(SHEETS, max_size=2))
@QUIETLY
async def test_any_answers_give_results_that_fit_now_and_as_they_stood(
    last: Answers, before: list[Answers]
) -> None:
    at = stood(ASSESSMENT, *before, last)
    for chapter in CHAPTERS:
        screen = show(at, chapter)
        assert faults(screen) == []
        assert max((len(line) for line in drawn(screen)), default=0) <= PHONE
    for number, mine in enumerate(at.history):
        screen = past(at, number)
        assert faults(screen) == []
        assert max((len(line) for line in drawn(screen)), default=0) <= PHONE
        assert f"progress/erase:{mine.id}" in names(screen)


@given(PLACES, PLACES)
@QUIETLY
async def test_retakes_that_move_everything_at_its_longest_fit(first: int, again: int) -> None:
    at = stood(ASSESSMENT, alike(first, longest_words=True), alike(again, longest_words=True))
    assert [fault for chapter in CHAPTERS for fault in faults(show(at, chapter))] == []
    assert [fault for number in range(len(at.history)) for fault in faults(past(at, number))] == []


@EACH_CHAPTER
async def test_a_result_is_described_by_discord_as_we_build_it(chapter: str) -> None:
    at = stood(ASSESSMENT, alike(0), alike(-1, longest_words=True))
    assert faults(show(at, chapter), described=True) == []
    assert faults(past(at, CHAPTERS.index(chapter)), described=True) == []


@EACH_CHAPTER
async def test_a_chapter_of_which_everything_was_skipped_still_has_a_result(chapter: str) -> None:
    for sheet in ({}, dict.fromkeys(QUESTIONS)):
        at = stood(ASSESSMENT, sheet, alike(-1), sheet)
        for screen in (show(at, chapter), *(past(at, number) for number in range(len(at.history)))):
            assert faults(screen) == []
            assert text(screen)


@EACH_CHAPTER
async def test_the_same_answers_again_move_nothing(chapter: str) -> None:
    again, changes = said(alike(-1), chapter, alike(-1)), SAY("result.changes")
    tells = chapter not in ("situation", "passions")
    assert (SAY("result.unchanged") in again) is tells
    assert changes not in said(alike(-1), chapter)


@EACH_CHAPTER
async def test_what_stood_then_does_not_change_with_what_is_answered_since(chapter: str) -> None:
    number = CHAPTERS.index(chapter)
    once = stood(ASSESSMENT, alike(0))
    late = replace(once.history[number], finished_at=(once.history[-1].finished_at or 0))
    history = tuple(late if mine is once.history[number] else mine for mine in once.history)
    more = tuple(
        replace(mine, id=mine.id[::-1], finished_at=(mine.finished_at or 0) + 999)
        for mine in stood(ASSESSMENT, alike(-1)).history
    )
    before, after = (replace(once, history=kept) for kept in (history, history + more))
    assert text(past(before, number)) == text(past(after, number))


async def test_how_clear_the_interests_are_is_said() -> None:
    spread = dict(zip(AREAS, ("4", "3", "2", "1", "0", "0"), strict=True))
    flat = dict.fromkeys(AREAS, "2")
    first = next(q for q in keyed("interest", artistic="3") if q != "work_now")
    cases: dict[str, Answers] = {
        SAY("interests.flat"): keyed("interest", **flat),
        SAY("interests.faint"): keyed("interest", **flat) | {first: "3"},
        SAY("interests.tied", areas=titles(SAY, AREAS[:2])): keyed("interest", **spread | {AREAS[1]: "4"}),
        SAY("interests.thin", areas=titles(SAY, AREAS[5:])): keyed("interest", **spread | {AREAS[5]: None}),
    }
    for sentence, sheet in cases.items():
        assert sentence in said(sheet, "interests")
        assert sentence not in said(keyed("interest", **spread), "interests")


@pytest.mark.parametrize("rating", SCALE)
async def test_pictures_of_amounts_show_each_number(rating: str) -> None:
    for chapter, kind, highest, names_of in (
        ("interests", "interest", 20, AREAS),
        ("readiness", "strength", 4, STRENGTHS),
    ):
        sheet = keyed(kind, **dict.fromkeys(names_of, rating))
        lines = drawn(show(stood(ASSESSMENT, sheet), chapter))
        bars = [line for line in lines if line.endswith(f" {int(rating) * highest // 4}")]
        assert len(bars) == len(names_of)
        (full,) = {bar.count("\N{BLACK SQUARE}") / len(bar.split()[0]) for bar in bars}
        assert full == pytest.approx(int(rating) / 4, abs=0.06)


async def test_the_picture_of_tendencies_has_one_place_for_each_that_is_known() -> None:
    for rating in "12345":
        sheet = keyed("factor", **dict.fromkeys(FACTORS[1:], rating), openness=None)
        lines = drawn(show(stood(ASSESSMENT, sheet), "personality"))
        assert sum(line.count("\N{BLACK CIRCLE}") for line in lines) == len(FACTORS) - 1
        assert len(lines) == 2 * len(FACTORS)


@pytest.mark.parametrize(
    ("chapter", "kind"), [("interests", "interest"), ("personality", "factor"), ("readiness", "strength")]
)
async def test_too_few_answers_are_said_to_be_too_few(chapter: str, kind: str) -> None:
    key = {"personality": "tendencies"}.get(chapter, chapter)
    assert SAY(f"{key}.too_few") in said({"work_now": "job"}, chapter)
    enough = keyed(kind, **dict.fromkeys(KEYS[kind], "3"))
    assert SAY(f"{key}.too_few") not in said(enough, chapter)


async def test_experience_without_a_pick_is_still_told() -> None:
    cards = [q for q in QUESTIONS.values() if q.skills]
    tale = said({"work_now": "job"} | {q.id: "3" for q in cards}, "experience")
    assert SAY("experience.nothing_picked") in tale
    assert all(parts.capital(SAY(f"questions.{q.id}.short")) in tale for q in cards)
    assert SAY("experience.early") in said({"work_now": "job"} | {q.id: "0" for q in cards}, "experience")


async def test_all_own_words_at_their_longest_stay_quotations() -> None:
    opened = [q for q in QUESTIONS.values() if q.open]
    for typed in possible(opened[0]):
        sheet = {"work_now": "job", **{q.id: typed for q in opened}}
        at = stood(ASSESSMENT, {**sheet, **{q.id: typed[::-1] or "x" for q in opened}}, sheet)
        screen = show(at, "passions")
        assert faults(screen) == []
        assert "@everyone" not in text(screen)
        short = longest(SAY, [f"questions.{q.id}.short" for q in opened])
        assert SAY(short) in text(screen)
