"""From answers to a profile: ratings, means, gaps, and what a retake moved."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from toy import NUMBERS, Given, assessment, chapter, choice, live, profiles, sheets, statement

from bot.guidance.model import ASPECTS, SCALE, SIDES, TIMES, Assessment, Question
from bot.guidance.scoring import ENOUGH, Number, Profile, changes, gaps, profile

EVERY: Assessment = assessment(
    chapter("all", choice("fruit"), *(statement("_".join(number), number) for number in NUMBERS))
)
"""Every number has a statement of its own name, such as `now_purpose_job`."""

WANT_CAREER: list[Number] = [("want", aspect, "career") for aspect in ASPECTS]


def scored(**answers: str | None) -> Profile:
    return profile(EVERY, live(EVERY, answers))


def wanted(*ratings: int | None) -> Profile:
    """A profile with these ratings of the career side that is wanted, by aspect; None is a skip."""
    pairs = zip(WANT_CAREER, ratings, strict=True)
    return profile(EVERY, {"_".join(n): None if r is None else str(r) for n, r in pairs})


def test_a_statement_gives_the_number_that_it_measures_and_remembers_its_question() -> None:
    found = scored(now_purpose_job="3", want_growth_career="0")
    assert found.ratings == {("now", "purpose", "job"): 3, ("want", "growth", "career"): 0}
    assert found.rating("now", "purpose", "job") == 3
    assert found.sources["now", "purpose", "job"] == "now_purpose_job"


def test_a_choice_goes_to_the_situation_and_gives_no_number() -> None:
    found = scored(fruit="pear")
    assert found.situation == {"fruit": "pear"}
    assert found.ratings == {}


def test_a_statement_that_measures_nothing_gives_nothing() -> None:
    mood = assessment(chapter("toy", Question("mood", SCALE, "toy")))
    assert profile(mood, {"mood": "3"}) == scored()


def test_skips_and_questions_that_are_gone_leave_no_trace() -> None:
    assert scored(fruit=None, now_purpose_job=None, blanket="wool") == scored()


@pytest.mark.parametrize(
    ("ratings", "mean"),
    [
        ((None, None, None, None, None), None),
        ((4, None, None, None, None), None),
        ((4, 4, None, None, None), None),
        ((4, 4, None, None, 1), 3.0),
        ((0, None, 0, None, 0), 0.0),
        ((4, 3, 2, 1, None), 2.5),
        ((4, 3, 2, 1, 0), 2.0),
    ],
)
def test_a_mean_needs_three_of_the_five_aspects(ratings: tuple[int | None, ...], mean: float | None) -> None:
    assert wanted(*ratings).mean("want", "career") == mean
    assert wanted(*ratings).mean("want", "job") is None
    assert wanted(*ratings).mean("now", "career") is None


@given(ratings=st.lists(st.none() | st.integers(0, 4), min_size=5, max_size=5))
def test_a_skip_never_counts_as_a_zero(ratings: list[int | None]) -> None:
    answered = [rating for rating in ratings if rating is not None]
    mean = wanted(*ratings).mean("want", "career")
    assert mean == (Fraction(sum(answered), len(answered)) if len(answered) >= ENOUGH else None)
    assert len(wanted(*ratings).ratings) == len(answered)


@given(data=st.data(), answers=sheets(EVERY))
def test_a_higher_answer_never_lowers_a_mean(data: DataObject, answers: Given) -> None:
    number = data.draw(st.sampled_from(NUMBERS))
    low, high = sorted(data.draw(st.lists(st.integers(0, 4), min_size=2, max_size=2)))
    lower, higher = (scored(**{**answers, "_".join(number): str(value)}) for value in (low, high))
    for time in TIMES:
        for side in SIDES:
            before, after = lower.mean(time, side), higher.mean(time, side)
            if before is None or after is None or (time, side) != (number[0], number[2]):
                assert before == after
            else:
                assert (before < after) if low < high else (before == after)


@given(data=st.data(), answers=sheets(EVERY))
def test_the_order_of_the_answers_changes_nothing(data: DataObject, answers: Given) -> None:
    counted = live(EVERY, answers)
    order = data.draw(st.permutations(sorted(counted)))
    first, second = profile(EVERY, counted), profile(EVERY, {name: counted[name] for name in order})
    assert first == second
    assert gaps(first) == gaps(second)
    means = [[found.mean(time, side) for time in TIMES for side in SIDES] for found in (first, second)]
    assert means[0] == means[1]


@given(found=profiles())
def test_a_mean_lies_among_its_ratings(found: Profile) -> None:
    for time in TIMES:
        for side in SIDES:
            ratings = [r for r in (found.rating(time, aspect, side) for aspect in ASPECTS) if r is not None]
            mean = found.mean(time, side)
            assert (mean is None) == (len(ratings) < ENOUGH)
            assert mean is None or min(ratings) <= mean <= max(ratings)


@given(found=profiles())
def test_gaps_come_widest_first_and_are_never_zero(found: Profile) -> None:
    sizes = [abs(gap.size) for gap in gaps(found)]
    assert sizes == sorted(sizes, reverse=True)
    assert 0 not in sizes


@given(found=profiles())
def test_a_gap_stands_wherever_both_numbers_differ(found: Profile) -> None:
    listed = {(gap.aspect, gap.side): gap for gap in gaps(found)}
    for aspect in ASPECTS:
        for side in SIDES:
            now, want = found.rating("now", aspect, side), found.rating("want", aspect, side)
            gap = listed.get((aspect, side))
            assert (gap is not None) == (now is not None and want is not None and now != want)
            assert gap is None or (gap.now, gap.want, gap.size) == (now, want, found.gap(aspect, side))


def test_equal_gaps_stand_in_the_order_of_the_aspects_the_career_side_first() -> None:
    answers = {"_".join(number): "1" if number[0] == "now" else "3" for number in NUMBERS}
    order = [(gap.aspect, gap.side) for gap in gaps(profile(EVERY, answers))]
    assert order == [(aspect, side) for aspect in ASPECTS for side in ("career", "job")]


def test_the_example_of_the_horizon_reads_less_of_the_job_side_first() -> None:
    found = scored(now_horizon_job="4", now_horizon_career="1", want_horizon_job="1", want_horizon_career="3")
    assert [(gap.side, gap.size) for gap in gaps(found)] == [("job", -3), ("career", 2)]


def test_work_counts_as_described_with_the_first_number_on_it() -> None:
    assert scored(now_growth_job="0").described
    assert not scored(want_growth_job="4", now_growth_job=None).described


@pytest.mark.parametrize("work", ["job", "several", "own", "study", "looking", "pause", None])
def test_there_is_work_where_it_was_described_or_said_to_be(work: str | None) -> None:
    situation = {} if work is None else {"work_now": work}
    assert Profile({NUMBERS[0]: 0}, {NUMBERS[0]: "toy"}, situation).works
    assert Profile({}, {}, situation).works == (work in ("job", "several", "own"))


@given(before=profiles(), after=profiles())
def test_changes_stand_only_where_both_sittings_answered(before: Profile, after: Profile) -> None:
    found = changes(before, after)
    told = {(change.time, change.aspect, change.side): (change.before, change.after) for change in found}
    both = before.ratings.keys() & after.ratings.keys()
    moved = {n: (before.ratings[n], after.ratings[n]) for n in both if before.ratings[n] != after.ratings[n]}
    assert told == moved
    assert len(told) == len(found)


@given(found=profiles())
def test_a_retake_with_the_same_answers_changes_nothing(found: Profile) -> None:
    assert changes(found, found) == ()


@given(before=profiles(), after=profiles())
def test_changes_come_in_one_order_and_turn_round_with_time(before: Profile, after: Profile) -> None:
    there, back = changes(before, after), changes(after, before)
    assert [(c.time, c.aspect, c.side, c.before) for c in there] == [
        (c.time, c.aspect, c.side, c.after) for c in back
    ]
    aspects = [ASPECTS.index(change.aspect) for change in there]
    assert aspects == sorted(aspects)
