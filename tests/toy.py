"""Toy content for the engine: small assessments, and strategies that draw them with answers."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bot.guidance.assessment import replay
from bot.guidance.model import (
    ASPECTS,
    SCALE,
    SIDES,
    TIMES,
    Answers,
    Assessment,
    Chapter,
    Condition,
    Measure,
    Question,
    Sitting,
)
from bot.guidance.scoring import Number, Profile

Given = dict[str, str | None]

# A machine that is busy with something else is slow and not wrong.
settings.register_profile(
    "unhurried", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("unhurried")

FRUITS = ("apple", "pear", "plum", "quince")

NUMBERS: tuple[Number, ...] = tuple(
    (time, aspect, side) for time in TIMES for aspect in ASPECTS for side in SIDES
)
"""The twenty numbers of a profile."""


def choice(name: str, *choices: str, ask_if: Condition | None = None) -> Question:
    """A choice, among fruits if nothing else is said."""
    return Question(name, choices or FRUITS, ask_if=ask_if)


def statement(name: str, number: Number, ask_if: Condition | None = None) -> Question:
    """A statement that gives one number."""
    return Question(name, SCALE, "toy", ask_if, Measure(*number))


def only_if(question: str, *any_of: str) -> Condition:
    """Ask only after one of these answers."""
    return Condition(question, any_of)


def chapter(name: str, *questions: Question, after: tuple[str, ...] = ()) -> Chapter:
    """A chapter of one minute."""
    return Chapter(name, 1, questions, after)


def assessment(*chapters: Chapter) -> Assessment:
    """The first version of an assessment."""
    return Assessment(1, chapters)


def sitting(name: str, of: str, answers: Answers, finished_at: int | None = 2) -> Sitting:
    """A sitting begun at time 1; finished at time 2 if nothing else is said."""
    return Sitting(name, of, 1, finished_at, answers)


def live(of: Assessment, answers: Answers) -> Answers:
    """The answers that count when every chapter is finished with what was given."""
    known: Given = {}
    for each in of.chapters:
        known |= replay(each, answers, known).answers
    return known


@st.composite
def questions(draw: st.DrawFn, name: str, earlier: tuple[Question, ...]) -> Question:
    """A choice or a statement, with a condition on any earlier question or without."""
    asked_if, conditional = None, draw(st.booleans())
    if earlier and conditional:
        before = draw(st.sampled_from(earlier))
        answers = st.lists(st.sampled_from(before.choices), min_size=1, unique=True)
        asked_if = only_if(before.id, *draw(answers))
    taken = {(q.measure.time, q.measure.aspect, q.measure.side) for q in earlier if q.measure}
    if draw(st.booleans()):
        free = [number for number in NUMBERS if number not in taken]
        return statement(name, draw(st.sampled_from(free)), asked_if)
    return choice(name, *FRUITS[: draw(st.integers(2, len(FRUITS)))], ask_if=asked_if)


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Up to three chapters of up to five questions; conditions reach back over the chapters."""
    earlier: tuple[Question, ...] = ()
    chapters: list[Chapter] = []
    for number in range(draw(st.integers(1, 3))):
        asked: tuple[Question, ...] = ()
        for place in range(draw(st.integers(1, 5))):
            asked += (draw(questions(f"q{number}{place}", earlier + asked)),)
        chapters.append(chapter(f"c{number}", *asked))
        earlier += asked
    return assessment(*chapters)


def answers_to(of: Assessment) -> SearchStrategy[Given]:
    """Any stored answers: given, skipped or missing, some to answers or questions that are gone."""
    possible: Mapping[str, SearchStrategy[str | None]] = {
        question.id: st.sampled_from((*question.choices, None, "an answer that is gone"))
        for question in of.questions.values()
    }
    gone = {"a question that is gone": st.sampled_from(("apple", None))}
    return st.fixed_dictionaries({}, optional={**possible, **gone})


def sheets(of: Assessment) -> SearchStrategy[Given]:
    """Any answer sheet a member could hand in, with the odd ones often: empty, all skipped, all alike."""
    every = list(of.questions.values())

    def complete(rating: SearchStrategy[str]) -> SearchStrategy[Given]:
        return st.fixed_dictionaries({q.id: rating if q.scale else st.sampled_from(q.choices) for q in every})

    alike = st.sampled_from(SCALE).flatmap(lambda rating: complete(st.just(rating)))
    skipped: Given = {question.id: None for question in every}
    return st.one_of(st.just({}), st.just(skipped), alike, complete(st.sampled_from(SCALE)), answers_to(of))


def profiles() -> SearchStrategy[Profile]:
    """Any profile at all, also those that no assessment gives."""
    situations = st.dictionaries(st.sampled_from(("comes_first", "what_next", "toy")), st.text(max_size=12))
    ratings = st.fixed_dictionaries({}, optional={number: st.integers(0, 4) for number in NUMBERS})
    return st.builds(
        lambda given, situation: Profile(given, {n: "_".join(n) for n in given}, situation),
        ratings,
        situations,
    )
