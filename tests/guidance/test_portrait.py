"""The portrait: any history gives one, and its parts come and go with what was answered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy
from toy import Given, answer_to, answers_to, assessment, assessments, live, sheets, sitting

from bot.guidance.assessment import Standing, standing
from bot.guidance.direction import direction
from bot.guidance.model import Assessment, Sitting
from bot.guidance.outcome import outcome
from bot.guidance.portrait import CHAPTERS, PARTS, portrait
from bot.guidance.scoring import profile
from bot.library import Library

Source = SearchStrategy[Assessment]


@pytest.fixture(scope="session", params=["toy", "real"])
def source(request: pytest.FixtureRequest, library: Library) -> Source:
    return assessments() if request.param == "toy" else st.just(library.assessment)


def finished(of: Assessment, answers: Given) -> Standing:
    """Every chapter finished at once, with what was given."""
    own = {c.id: {q: v for q, v in answers.items() if q in c.by_id} for c in of.chapters}
    return standing(of, tuple(sitting(c, c, given_there) for c, given_there in own.items()))


@st.composite
def histories(draw: st.DrawFn, of: Assessment) -> tuple[Sitting, ...]:
    """Sittings of any chapters in any order, also of one that is gone; the newest of each may be open."""
    chapters = [*(chapter.id for chapter in of.chapters), "a chapter that is gone"]
    order = draw(st.lists(st.sampled_from(chapters), max_size=6))
    still_open = draw(st.lists(st.sampled_from(chapters), unique=True))
    made = []
    for place, name in enumerate(order):
        is_open = name in still_open and name not in order[place + 1 :]
        answers = draw(answers_to(assessment(*(c for c in of.chapters if c.id == name))))
        made.append(Sitting(str(place), name, place, None if is_open else place + 1, answers))
    return tuple(made)


@given(data=st.data())
def test_any_history_gives_a_portrait(source: Source, data: DataObject) -> None:
    of = data.draw(source)
    at = standing(of, data.draw(histories(of)))
    found = portrait(at)
    assert found == portrait(at)
    assert [part for part in PARTS if part in found.known] == list(found.known)
    assert found.live == at.live
    assert found.next == at.next_chapter()
    assert found.direction == direction(profile(of, at.live))


@given(data=st.data())
def test_any_finished_sitting_has_an_outcome_and_a_past(source: Source, data: DataObject) -> None:
    of = data.draw(source)
    at = standing(of, data.draw(histories(of)))
    for each in at.history:
        if each.finished_at is not None and each.chapter in of.by_id:
            found, then = outcome(at, each), portrait(at.as_of(each))
            assert found.portrait == portrait(at)
            assert (found.earlier is None) == (at.before(each) is None)
            assert set(then.live) <= set(of.questions)


@given(data=st.data())
def test_an_open_sitting_does_not_show_in_the_portrait(source: Source, data: DataObject) -> None:
    of = data.draw(source)
    history = data.draw(histories(of))
    closed = tuple(each for each in history if each.finished_at is not None)
    one, other = portrait(standing(of, history)), portrait(standing(of, closed))
    assert one.live == other.live
    assert one.known == other.known


@given(data=st.data())
def test_own_words_are_the_open_answers_as_they_were_typed(source: Source, data: DataObject) -> None:
    of = data.draw(source)
    answers = data.draw(sheets(of))
    found = portrait(finished(of, answers))
    counted = {name: value for name, value in live(of, answers).items() if of.questions[name].open}
    assert found.own_words == {name: value for name, value in counted.items() if value is not None}
    assert not found.own_words.keys() & found.profile.situation.keys()


def test_before_anything_is_finished_nothing_is_known_and_the_first_chapter_is_next(library: Library) -> None:
    found = portrait(standing(library.assessment, ()))
    assert found.known == ()
    assert found.next is library.assessment.chapters[0]


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_known_once_its_chapter_is_answered(library: Library, part: str) -> None:
    of = library.assessment
    first, asked = of.chapters[0], of.by_id[CHAPTERS[part]]
    answers = {q.id: q.choices[1] if q.choices else "a word" for q in (*first.questions, *asked.questions)}
    only = [sitting(c.id, c.id, answers) for c in (first, asked)]
    assert portrait(standing(of, tuple(only))).known == (part,)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_whose_chapter_was_skipped_through_is_not_known(library: Library, part: str) -> None:
    of = library.assessment
    skipped = {question.id: None for question in of.by_id[CHAPTERS[part]].questions}
    assert portrait(standing(of, (sitting("1", CHAPTERS[part], skipped),))).known == ()


@given(data=st.data())
def test_all_parts_are_known_when_everything_was_answered(library: Library, data: DataObject) -> None:
    of = library.assessment
    every = {question.id: answer_to(question) for question in of.questions.values()}
    found = portrait(finished(of, data.draw(st.fixed_dictionaries(every))))
    assert found.known == PARTS
    assert found.next is None


@given(data=st.data())
def test_answers_to_content_that_is_gone_leave_the_rest_as_it_is(library: Library, data: DataObject) -> None:
    of = library.assessment
    answers = data.draw(sheets(of))
    gone = data.draw(st.sampled_from(of.chapters))
    smaller = assessment(*(chapter for chapter in of.chapters if chapter is not gone))
    found = portrait(standing(smaller, finished(of, answers).history))
    assert not set(found.live) & set(gone.by_id)
    assert set(found.live) <= set(smaller.questions)
    assert not set(found.known) & {part for part, chapter in CHAPTERS.items() if chapter == gone.id}
