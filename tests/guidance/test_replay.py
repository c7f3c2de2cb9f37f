"""Answers are kept, everything else is replayed: for toy assessments of any shape and for the real one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy
from toy import Given, answer_to, answers_to, assessment, assessments, chapter, choice, live, only_if

from bot.guidance.assessment import Walk, replay
from bot.guidance.model import PICKED, Assessment, Chapter
from bot.guidance.scoring import profile
from bot.library import Library

Source = SearchStrategy[Assessment]


@pytest.fixture(scope="session", params=["toy", "real"])
def source(request: pytest.FixtureRequest, library: Library) -> Source:
    return assessments() if request.param == "toy" else st.just(library.assessment)


def drawn(data: DataObject, source: Source) -> tuple[Assessment, Given]:
    """An assessment and any stored answers to it."""
    of = data.draw(source)
    return of, data.draw(answers_to(of))


def walks(of: Assessment, answers: Given) -> list[Walk]:
    """Every chapter replayed, each knowing what lives in those before it."""
    found: list[Walk] = []
    known: Given = {}
    for each in of.chapters:
        found.append(replay(each, answers, known))
        known |= found[-1].answers
    return found


@given(data=st.data())
def test_dropping_dead_answers_changes_nothing(source: Source, data: DataObject) -> None:
    of, answers = drawn(data, source)
    known: Given = {}
    for walk in walks(of, answers):
        assert replay(walk.chapter, walk.answers, known) == walk
        known |= walk.answers


@given(data=st.data())
def test_every_walk_ends(source: Source, data: DataObject) -> None:
    of, answers = drawn(data, source)
    known: Given = {}
    for each in of.chapters:
        walk, steps = replay(each, answers, known), 0
        while walk.next is not None:
            offered = replace(walk.next, choices=walk.next.offered(walk.answers))
            answers[walk.next.id] = data.draw(st.none() | answer_to(offered))
            walk, steps = replay(each, answers, known), steps + 1
            assert steps <= len(each.questions)
        assert tuple(walk.answers) == tuple(question.id for question in walk.asked)
        known |= walk.answers


@given(data=st.data())
def test_edits_that_end_in_the_same_answers_end_in_the_same_walk(source: Source, data: DataObject) -> None:
    of, answers = drawn(data, source)
    detours = data.draw(st.lists(st.sampled_from(sorted(answers)), max_size=8)) if answers else []
    edited: Given = {question: data.draw(st.sampled_from(("apple", "0", None))) for question in detours}
    for question in data.draw(st.permutations(sorted(answers))):
        edited[question] = answers[question]
    assert walks(of, edited) == walks(of, answers)
    assert [list(walk.answers) for walk in walks(of, edited)] == [list(w.answers) for w in walks(of, answers)]
    assert profile(of, live(of, edited)) == profile(of, live(of, answers))


@given(data=st.data())
def test_a_question_is_asked_exactly_when_the_live_answers_meet_its_condition(
    source: Source, data: DataObject
) -> None:
    of, answers = drawn(data, source)
    seen = live(of, answers)
    asked = {question for walk in walks(of, answers) for question in walk.asked}
    for question in of.questions.values():
        assert (question in asked) == (question.ask_if is None or question.ask_if.holds(seen))


@given(data=st.data())
def test_place_and_before_agree_with_what_is_asked(source: Source, data: DataObject) -> None:
    for walk in walks(*drawn(data, source)):
        assert [walk.place(question) for question in walk.asked] == list(range(1, len(walk.asked) + 1))
        assert [walk.before(question) for question in walk.asked] == [None, *walk.asked][: len(walk.asked)]
        assert set(walk.asked) <= set(walk.chapter.questions)


@given(data=st.data())
def test_what_comes_next_is_the_first_question_without_an_answer(source: Source, data: DataObject) -> None:
    for walk in walks(*drawn(data, source)):
        waiting = [question for question in walk.asked if question.id not in walk.answers]
        assert walk.next == (waiting[0] if waiting else None)
        assert walk.answered == len(walk.asked) - len(waiting)


@given(data=st.data())
def test_what_counts_is_what_was_given_to_a_question_that_is_asked(source: Source, data: DataObject) -> None:
    of, answers = drawn(data, source)
    for walk in walks(of, answers):
        for name, value in walk.answers.items():
            question = walk.chapter.by_id[name]
            if question.most and value is not None:
                assert set(value.split(PICKED)) <= set(str(answers[name]).split(PICKED))
            else:
                assert answers[name] == value
                assert value is None or question.open or value in question.choices


PICNIC: Chapter = chapter(
    "picnic",
    choice("fruit", "apple", "pear"),
    choice("peel", "yes", "no", ask_if=only_if("fruit", "apple")),
    choice("knife", "sharp", "blunt", ask_if=only_if("peel", "yes")),
    choice("drink", "tea", "milk"),
)


def asked(answers: Given, known: Given | None = None, of: Chapter = PICNIC) -> list[str]:
    return [question.id for question in replay(of, answers, known or {}).asked]


def test_a_changed_answer_leaves_no_ghost_of_a_question_that_is_no_longer_asked() -> None:
    answers: Given = {"fruit": "pear", "peel": "yes", "knife": "sharp", "drink": "tea"}
    filtered = [q.id for q in PICNIC.questions if q.ask_if is None or q.ask_if.holds(answers)]
    assert filtered == ["fruit", "knife", "drink"]
    assert asked(answers) == ["fruit", "drink"]
    assert replay(PICNIC, answers, {}).answers == {"fruit": "pear", "drink": "tea"}


def test_changing_an_answer_back_brings_the_answers_below_it_back() -> None:
    answers: Given = {"fruit": "pear", "peel": "yes", "knife": "sharp", "drink": "tea"}
    walk = replay(PICNIC, {**answers, "fruit": "apple"}, {})
    assert walk.next is None
    assert walk.answered == 4


def test_an_answer_that_the_content_dropped_counts_as_not_given() -> None:
    walk = replay(PICNIC, {"fruit": "cherry", "peel": "yes", "drink": "tea"}, {})
    assert walk.next is PICNIC.by_id["fruit"]
    assert walk.answers == {"drink": "tea"}


def test_a_skip_is_kept_and_meets_no_condition() -> None:
    walk = replay(PICNIC, {"fruit": None, "peel": "yes"}, {})
    assert walk.answers == {"fruit": None}
    assert walk.next is PICNIC.by_id["drink"]


def test_answers_to_removed_questions_are_ignored() -> None:
    with_removed: Given = {"fruit": "pear", "blanket": "wool", "drink": "tea"}
    without_removed: Given = {"fruit": "pear", "drink": "tea"}
    assert replay(PICNIC, with_removed, {}) == replay(PICNIC, without_removed, {})


def test_a_condition_sees_the_chapters_before() -> None:
    walk_home = chapter("home", choice("bins", "yes", "no", ask_if=only_if("fruit", "apple")), choice("song"))
    assert asked({}, {"fruit": "apple"}, walk_home) == ["bins", "song"]
    assert asked({}, {"fruit": "pear"}, walk_home) == ["song"]
    assert asked({"fruit": "apple"}, {}, walk_home) == ["song"]


def test_answers_of_one_chapter_are_no_answers_of_another() -> None:
    of = assessment(PICNIC, chapter("home", choice("song")))
    first, second = walks(of, {"fruit": "pear", "drink": "tea", "song": "plum"})
    assert first.answers == {"fruit": "pear", "drink": "tea"}
    assert second.answers == {"song": "plum"}
