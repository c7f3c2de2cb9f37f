"""Five tendencies between two ends: people one can picture, and every possible answer sheet."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from toy import Given, assessment, chapter, keyed, live, sheets

from bot.guidance.model import FACTORS, SCALES
from bot.guidance.tendencies import LEANS, PLACES, place, tendencies
from bot.library import Library

RATED = SCALES["like_me"]
OF = assessment(
    chapter("all", *(keyed(f"{f}_{n}", "factor", f, n % 2 == 1, RATED) for n in range(4) for f in FACTORS))
)
"""Four statements a factor, the second and the fourth reversed."""


@dataclass(frozen=True)
class Person:
    """Someone's answers to four statements on one factor, and how that is told.

    1 is not like me, 5 very much like me, - skipped; the second and the fourth statement are reversed, so
    1 there says as much as 5 elsewhere.
    """

    answers: str
    mean: Fraction | float | None
    lean: str | None
    place: str | None


PEOPLE = {
    "wholly of the high end": Person("5151", 5, "high", "far_high"),
    "wholly of the low end": Person("1515", 1, "low", "far_low"),
    "agrees with every line": Person("5555", 3, "middle", "middle"),
    "agrees with no line": Person("1111", 3, "middle", "middle"),
    "half and half on every line": Person("3333", 3, "middle", "middle"),
    "half a step above the middle": Person("4333", Fraction(13, 4), "middle", "middle"),
    "on the line above the middle": Person("4233", 3.5, "high", "high"),
    "on the line below the middle": Person("2433", 2.5, "low", "low"),
    "just inside that line": Person("2333", Fraction(11, 4), "middle", "middle"),
    "mostly of the high end": Person("4242", 4, "high", "high"),
    "a quarter of a step further": Person("5242", 4.25, "high", "far_high"),
    "mostly of the low end": Person("2424", 2, "low", "low"),
    "a quarter of a step less": Person("1424", 1.75, "low", "far_low"),
    "answered half of it, on one side": Person("4--1", 4.5, "high", "far_high"),
    "answered half of it, the reversed ones": Person("-5-4", 1.5, "low", "far_low"),
    "answered one line only": Person("5---", None, None, None),
    "skipped it all": Person("----", None, None, None),
}


def sheet(answers: str) -> Given:
    """The same four answers for every factor."""
    return {f"{f}_{n}": None if r == "-" else r for f in FACTORS for n, r in enumerate(answers)}


@pytest.mark.parametrize("name", PEOPLE)
def test_each_person_leans_as_their_answers_do(name: str) -> None:
    person = PEOPLE[name]
    found = tendencies(OF, live(OF, sheet(person.answers)))
    for factor in FACTORS:
        position = found.position(factor)
        assert found.scores[factor].mean == person.mean
        assert found.lean(factor) == person.lean
        assert (None if position is None else place(position)) == person.place
    assert found.known == (() if person.mean is None else FACTORS)
    assert found.all_middle == (person.lean == "middle")


def test_the_people_cover_every_lean_and_every_place() -> None:
    assert {person.lean for person in PEOPLE.values()} == {*LEANS, None}
    assert {person.place for person in PEOPLE.values()} == {*PLACES, None}


@given(data=st.data())
def test_every_factor_is_known_or_thin_and_lies_between_its_ends(library: Library, data: DataObject) -> None:
    of = library.assessment
    found = tendencies(of, live(of, data.draw(sheets(of))))
    assert sorted((*found.known, *found.thin)) == sorted(FACTORS)
    for factor in FACTORS:
        lean, position = found.lean(factor), found.position(factor)
        assert (lean is None) == (position is None) == (factor in found.thin)
        assert lean is None or lean in LEANS
        assert position is None or 0 <= position <= 1
        assert position is None or place(position).removeprefix("far_") == lean


@given(data=st.data())
def test_four_middles_and_a_gap_are_not_all_middle(data: DataObject) -> None:
    gap = data.draw(st.sampled_from(FACTORS))
    answers = {name: None if name.startswith(gap) else "3" for name in OF.questions}
    found = tendencies(OF, live(OF, answers))
    assert found.thin == (gap,)
    assert not found.all_middle


@given(data=st.data())
def test_the_other_answers_lean_the_other_way(library: Library, data: DataObject) -> None:
    of = library.assessment
    rated = [q for q in of.questions.values() if q.key is not None and q.key.kind == "factor"]
    answers = data.draw(st.fixed_dictionaries({q.id: st.sampled_from((*q.choices, None)) for q in rated}))
    mirrored = {name: None if value is None else str(6 - int(value)) for name, value in answers.items()}
    there, back = tendencies(of, live(of, answers)), tendencies(of, live(of, mirrored))
    turned = {"low": "high", "middle": "middle", "high": "low", None: None}
    for factor in FACTORS:
        assert back.lean(factor) == turned[there.lean(factor)]


@given(position=st.fractions(0, 1))
def test_places_lie_in_order_and_mirror_each_other(position: Fraction) -> None:
    there, back = (PLACES.index(place(each)) for each in (position, 1 - position))
    assert there + back == len(PLACES) - 1


@given(one=st.fractions(0, 1), other=st.fractions(0, 1))
def test_who_lies_further_is_never_told_to_lie_less_far(one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))
    assert PLACES.index(place(low)) <= PLACES.index(place(high))


@pytest.mark.parametrize("rating", RATED)
def test_saying_yes_to_everything_leans_no_way_in_the_real_content(library: Library, rating: str) -> None:
    of = library.assessment
    answers = {q.id: rating for q in of.questions.values() if q.key and q.key.kind == "factor"}
    assert tendencies(of, live(of, answers)).all_middle
