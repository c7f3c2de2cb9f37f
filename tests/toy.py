"""Toy content for the engine: small assessments, and strategies that draw them with answers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from bot.guidance.assessment import replay
from bot.guidance.model import (
    ASPECTS,
    KEYS,
    PICKED,
    SCALE,
    SCALES,
    SIDES,
    TIMES,
    Answers,
    Assessment,
    Chapter,
    Condition,
    Key,
    Measure,
    Question,
    Sitting,
)
from bot.guidance.scoring import Number, Profile

Given = dict[str, str | None]

# A machine that is busy with something else is slow and not wrong.
settings.register_profile(
    "unhurried", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("unhurried")

NONE: SearchStrategy[list[str]] = st.just([])

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


def keyed(name: str, kind: str, of: str, turned: bool = False, scale: tuple[str, ...] = SCALE) -> Question:
    """A statement that counts towards one scale, turned round where it is reversed."""
    return Question(name, scale, "toy", key=Key(kind, of, turned))


def words(name: str, ask_if: Condition | None = None) -> Question:
    """A question answered in one's own words."""
    return Question(name, (), ask_if=ask_if, open=True)


def pick(name: str, most: int, *things: str, ask_if: Condition | None = None) -> Question:
    """A pick of up to so many things."""
    return Question(name, things, ask_if=ask_if, most=most)


def only_if(question: str, *any_of: str) -> Condition:
    """Ask only after one of these answers, or after any at all."""
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
    """A question of any kind, with a condition on any earlier question or without."""
    asked_if, conditional = None, draw(st.booleans())
    if earlier and conditional:
        before = draw(st.sampled_from(earlier))
        named = () if before.most else before.choices
        asked_if = only_if(before.id, *draw(st.lists(st.sampled_from(named), unique=True) if named else NONE))
    kind = draw(st.sampled_from(("choice", "statement", "words", "pick")))
    if kind == "words":
        return words(name, asked_if)
    if kind == "pick":
        rated = tuple(question.id for question in earlier if question.scale)
        things = rated if len(rated) > 1 else FRUITS
        return pick(name, draw(st.integers(1, len(things))), *things, ask_if=asked_if)
    taken = {(q.measure.time, q.measure.aspect, q.measure.side) for q in earlier if q.measure}
    if kind == "statement":
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


@st.composite
def scales(draw: st.DrawFn, kind: str) -> Assessment:
    """One to five statements for each scale of a kind, in any order, any of them reversed."""
    rated = draw(st.sampled_from((SCALE, *SCALES.values())))
    asked = [
        keyed(f"{name}_{number}", kind, name, draw(st.booleans()), rated)
        for name in KEYS[kind]
        for number in range(draw(st.integers(1, 5)))
    ]
    return assessment(chapter("all", *draw(st.permutations(asked))))


@lru_cache(maxsize=1024)  # here and below: Hypothesis draws many times faster from what it has drawn from
def answer_to(question: Question) -> SearchStrategy[str]:
    """Any answer that a question takes when everything may be picked."""
    if question.open:
        return st.sampled_from(("a word", "two\nlines", "1", ","))
    if question.most:
        things = st.lists(st.sampled_from(question.choices), min_size=1, max_size=question.most, unique=True)
        return things.map(PICKED.join)
    return st.sampled_from(question.choices)


@lru_cache(maxsize=64)
def answers_to(of: Assessment) -> SearchStrategy[Given]:
    """Any stored answers: given, skipped or missing, some to answers or questions that are gone."""
    possible: Mapping[str, SearchStrategy[str | None]] = {
        question.id: st.one_of(answer_to(question), st.none(), st.just("an answer that is gone"))
        for question in of.questions.values()
    }
    gone = {"a question that is gone": st.sampled_from(("apple", None))}
    return st.fixed_dictionaries({}, optional={**possible, **gone})


@lru_cache(maxsize=64)
def sheets(of: Assessment) -> SearchStrategy[Given]:
    """Any answer sheet a member could hand in, with the odd ones often: empty, all skipped, all alike."""
    every = list(of.questions.values())

    def complete(place: int | None) -> SearchStrategy[Given]:
        """Every question answered; each statement with the rating at the same place, if one is named."""
        rated = {q.id: q.choices[place] for q in every if q.scale} if place is not None else {}
        return st.fixed_dictionaries(
            {q.id: st.just(rated[q.id]) if q.id in rated else answer_to(q) for q in every}
        )

    skipped: Given = {question.id: None for question in every}
    alike = {place: complete(place) for place in (0, 1, 2, -1)}
    odd = st.sampled_from(sorted(alike)).flatmap(alike.__getitem__)
    return st.one_of(st.just({}), st.just(skipped), odd, complete(None), answers_to(of))


def profiles() -> SearchStrategy[Profile]:
    """Any profile at all, also those that no assessment gives."""
    situations = st.dictionaries(st.sampled_from(("comes_first", "what_next", "toy")), st.text(max_size=12))
    ratings = st.fixed_dictionaries({}, optional={number: st.integers(0, 4) for number in NUMBERS})
    return st.builds(
        lambda given, situation: Profile(given, {n: "_".join(n) for n in given}, situation),
        ratings,
        situations,
    )
