"""Scales hold for toys of any shape and for the real content: fair both ways, and a skip is never a zero."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy
from toy import Given, answers_to, assessment, chapter, keyed, live, scales, sheets

from bot.guidance.model import AREAS, FACTORS, KEYS, SCALES, STRENGTHS, Assessment, Question
from bot.guidance.scales import Score, points, scores
from bot.library import Library

Scored = tuple[Assessment, str]
Source = SearchStrategy[Scored]


@pytest.fixture(scope="session", params=["toy", "real"])
def source(request: pytest.FixtureRequest, library: Library) -> Source:
    """An assessment, and a kind of scale in it."""
    kinds = st.sampled_from(sorted(KEYS))
    if request.param == "real":
        return kinds.map(lambda kind: (library.assessment, kind))
    return kinds.flatmap(lambda kind: st.tuples(scales(kind), st.just(kind)))


def statements(of: Assessment, kind: str) -> dict[str, list[Question]]:
    """The statements of each scale of a kind, by its name."""
    found: dict[str, list[Question]] = {name: [] for name in KEYS[kind]}
    for question in of.questions.values():
        if question.key is not None and question.key.kind == kind:
            found[question.key.name].append(question)
    return found


def ends(question: Question) -> tuple[int, int]:
    """The lowest and the highest rating."""
    ratings = [int(choice) for choice in question.choices]
    return min(ratings), max(ratings)


def turned(question: Question, value: str | None) -> str | None:
    """The rating that lies as far from the other end."""
    return None if value is None else str(sum(ends(question)) - int(value))


def means(found: Mapping[str, Score]) -> dict[str, Fraction | None]:
    return {name: score.mean for name, score in found.items()}


@lru_cache(maxsize=64)
def ratings(of: Assessment, kind: str) -> SearchStrategy[Given]:
    """Ratings, or none, for every statement of a kind and for nothing else."""
    rated = [question for each in statements(of, kind).values() for question in each]
    return st.fixed_dictionaries({q.id: st.sampled_from((*q.choices, None)) for q in rated})


def drawn(data: DataObject, source: Source) -> tuple[Assessment, str, Given]:
    """An assessment, a kind of scale, and live answers; often only to the statements of that kind."""
    of, kind = data.draw(source)
    return of, kind, dict(live(of, data.draw(ratings(of, kind) | sheets(of))))


@given(data=st.data())
def test_turning_every_answer_round_mirrors_every_mean(source: Source, data: DataObject) -> None:
    of, kind, answers = drawn(data, source)
    asked = statements(of, kind)
    rated = [question for each in asked.values() for question in each]
    mirrored = {q.id: turned(q, answers[q.id]) for q in rated if q.id in answers}
    before, after = scores(of, answers, kind), scores(of, {**answers, **mirrored}, kind)
    for name, score in before.items():
        mean, other = score.mean, after[name].mean
        assert (mean is None) == (other is None)
        assert mean is None or other is None or mean + other == sum(ends(asked[name][0]))
        assert score.given == after[name].given


@given(data=st.data())
def test_a_higher_answer_moves_its_own_scale_the_right_way_and_no_other(
    source: Source, data: DataObject
) -> None:
    of, kind, answers = drawn(data, source)
    question = data.draw(st.sampled_from([q for each in statements(of, kind).values() for q in each]))
    assert question.key is not None
    lower, higher = sorted(data.draw(st.lists(st.sampled_from(question.choices), min_size=2, max_size=2)))
    low, high = (scores(of, {**answers, question.id: value}, kind) for value in (lower, higher))
    for name in KEYS[kind]:
        before, after = low[name].mean, high[name].mean
        if name != question.key.name or before is None or after is None or lower == higher:
            assert before == after
        else:
            assert (before > after) if question.key.reversed else (before < after)
    for other in KEYS.keys() - {kind}:
        assert scores(of, {**answers, question.id: lower}, other) == scores(of, answers, other)


@given(data=st.data())
def test_the_order_in_which_answers_came_changes_no_scale(source: Source, data: DataObject) -> None:
    of, kind, answers = drawn(data, source)
    order = data.draw(st.permutations(sorted(answers)))
    assert scores(of, {name: answers[name] for name in order}, kind) == scores(of, answers, kind)


@given(data=st.data())
def test_the_order_in_which_statements_are_asked_changes_no_mean(source: Source, data: DataObject) -> None:
    of, kind, answers = drawn(data, source)
    other = assessment(chapter("shuffled", *data.draw(st.permutations(list(of.questions.values())))))
    assert means(scores(other, answers, kind)) == means(scores(of, answers, kind))


@given(data=st.data())
def test_a_skip_is_the_same_as_no_answer(source: Source, data: DataObject) -> None:
    of, kind, answers = drawn(data, source)
    given_only = {name: value for name, value in answers.items() if value is not None}
    assert scores(of, given_only, kind) == scores(of, answers, kind)


@given(data=st.data())
def test_a_mean_is_that_of_the_answers_given_and_lies_among_them(source: Source, data: DataObject) -> None:
    of, kind, answers = drawn(data, source)
    for name, asked in statements(of, kind).items():
        counted = [points(q, value) for q in asked if (value := answers.get(q.id)) is not None]
        mean = scores(of, answers, kind)[name].mean
        if mean is not None:
            assert mean == Fraction(sum(counted), len(counted))
            assert ends(asked[0])[0] <= min(counted) <= mean <= max(counted) <= ends(asked[0])[1]


@given(data=st.data())
def test_a_scale_is_there_from_half_of_its_statements_on_and_not_below(
    source: Source, data: DataObject
) -> None:
    of, kind = data.draw(source)
    name = data.draw(st.sampled_from(KEYS[kind]))
    asked = statements(of, kind)[name]
    order = data.draw(st.permutations(asked))
    for given_ones in range(len(asked) + 1):
        score = scores(of, {q.id: q.choices[0] for q in order[:given_ones]}, kind)[name]
        assert (score.given, score.asked) == (given_ones, len(asked))
        assert (score.mean is not None) == (given_ones > 0 and given_ones / len(asked) >= 0.5)


@given(data=st.data())
def test_reasons_are_the_answers_given_and_what_pulled_up_most_comes_first(
    source: Source, data: DataObject
) -> None:
    of, kind, answers = drawn(data, source)
    for name, asked in statements(of, kind).items():
        score = scores(of, answers, kind)[name]
        assert set(score.reasons) == {q.id for q in asked if answers.get(q.id) is not None}
        counted = [points(of.questions[reason], answers[reason] or "") for reason in score.reasons]
        assert counted == sorted(counted, reverse=True)
        assert len(score.reasons) == len(set(score.reasons)) == score.given


@given(data=st.data())
def test_any_stored_answers_give_every_scale_in_the_field_s_order(source: Source, data: DataObject) -> None:
    of, kind = data.draw(source)
    assert tuple(scores(of, live(of, data.draw(answers_to(of))), kind)) == KEYS[kind]


def test_what_the_scales_are_called_is_as_long_as_released() -> None:
    assert (len(AREAS), len(FACTORS), len(STRENGTHS)) == (6, 5, 4)


@pytest.mark.parametrize(
    ("scale", "value", "straight", "round_"),
    [
        (SCALES["like_me"], "1", 1, 5),
        (SCALES["like_me"], "3", 3, 3),
        (SCALES["like_me"], "4", 4, 2),
        (SCALES["done"], "0", 0, 3),
        (SCALES["done"], "2", 2, 1),
        (("0", "1", "2", "3", "4"), "4", 4, 0),
    ],
)
def test_a_reversed_statement_counts_from_the_other_end(
    scale: tuple[str, ...], value: str, straight: int, round_: int
) -> None:
    assert points(keyed("toy", "factor", "openness", False, scale), value) == straight
    assert points(keyed("toy", "factor", "openness", True, scale), value) == round_


@pytest.mark.parametrize("value", ["5", "-1", "9", "pear", "", "2.5"])
def test_what_is_no_rating_counts_nothing_at_all(value: str) -> None:
    with pytest.raises(ValueError):
        points(keyed("toy", "interest", "social"), value)


def test_a_statement_that_the_content_dropped_no_longer_counts_and_a_new_one_is_missing() -> None:
    old, kept, new = (keyed(name, "strength", "coping") for name in ("old", "kept", "new"))
    answers: Given = {"old": "0", "kept": "4"}
    before, after = assessment(chapter("all", old, kept)), assessment(chapter("all", kept, new))
    assert scores(before, live(before, answers), "strength")["coping"].mean == 2
    found = scores(after, live(after, answers), "strength")["coping"]
    assert (found.mean, found.given, found.asked, found.reasons) == (4, 1, 2, ("kept",))
