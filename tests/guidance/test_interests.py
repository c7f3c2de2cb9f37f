"""Six interest areas: people one can picture, and what holds for every possible answer sheet."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from toy import Given, assessment, chapter, keyed, live, sheets

from bot.guidance.interests import CLOSE, FAINT, HIGHEST, TOP, Interests, interests
from bot.guidance.model import AREAS, SCALE
from bot.library import Library

LETTERS = dict(zip("RIASEC", AREAS, strict=True))

FIVE = assessment(chapter("all", *(keyed(f"{a}_{n}", "interest", a) for n in range(5) for a in AREAS)))
"""Five statements an area, as in the real content."""


@dataclass(frozen=True)
class Person:
    """Someone's answers, and what stands out.

    `answers` holds five ratings for each area in the order R I A S E C: realistic, investigative, artistic,
    social, enterprising, conventional. 0 is strongly dislike, 4 strongly like, - is skipped. `order` writes
    the areas highest first, equal ones together; `near` the pairs that one answer could turn round.
    """

    answers: str
    order: str
    top: str
    near: str = ""
    spread: Fraction | int = 0
    says: str = ""


PEOPLE = {
    "a carpenter who knows what she likes":
        Person("44444 32222 22211 11111 11000 21111", "R I A C S E", "R I A", "CS", 18),
    "a nurse with two things she likes as much":
        Person("11111 44430 10000 44430 00000 22222", "IS C R A E", "I S C", "AE", 15),
    "a teacher whose third place is shared by two":
        Person("00000 22222 33330 44444 33330 00000", "S AE I RC", "S A E", spread=20),
    "a cook whose third place is shared by three":
        Person("44444 22222 22222 44442 22222 00000", "R S IAE C", "R S I A E", spread=20),
    "an accountant one answer away from another order":
        Person("00000 22210 11111 00010 44443 44444", "C E I A S R", "C E I", "CE SR", 20),
    "someone who likes it all in full":
        Person("44444 44444 44444 44444 44444 44444", "RIASEC", "", says="flat"),
    "someone who answered halfway everywhere":
        Person("22222 22222 22222 22222 22222 22222", "RIASEC", "", says="flat"),
    "someone who dislikes it all":
        Person("00000 00000 00000 00000 00000 00000", "RIASEC", "", says="flat"),
    "someone alike everywhere by different answers":
        Person("22222 44200 43210 11224 00334 22114", "RIASEC", "", says="flat"),
    "a student in whom little stands out":
        Person("22222 22223 22221 22222 22233 22222", "E I RSC A", "E I R S C", "EI IR CA", 3, "faint"),
    "a clerk one step clearer than that":
        Person("22222 22222 22221 22222 22333 22222", "E RISC A", "E R I S C", "CA", 4),
    "a driver who skipped two of the artistic ones":
        Person("44433 11111 333-- 00000 11111 22222", "R A C IE S", "R A C", spread=18),
    "a guard who skipped three of the social ones":
        Person("22222 11111 00000 44--- 33333 00011", "E R I C A", "E R I", spread=15, says="thin"),
    "a cleaner who answered half of the areas":
        Person("33333 11111 22222 ----- 4---- 4----", "R A I", "R A I", spread=10, says="thin"),
    "someone who stopped after two areas":
        Person("33333 11111 ----- ----- ----- -----", "R I", "R I", spread=10, says="thin unknown"),
    "someone who skipped it all":
        Person("----- ----- ----- ----- ----- -----", "", "", says="thin unknown"),
    "a gardener whose skips leave a third of a step between two":
        Person("4443- 44440 00000 00000 00000 11111", "R I C ASE", "R I C", spread=Fraction(75, 4)),
}  # fmt: skip


def answered(person: Person) -> Given:
    """The ratings as answers, by question id."""
    rows = zip(AREAS, person.answers.split(), strict=True)
    return {f"{a}_{n}": None if r == "-" else r for a, row in rows for n, r in enumerate(row)}


def written(areas: tuple[str, ...]) -> str:
    """Areas by their letters."""
    return "".join(letter for area in areas for letter, name in LETTERS.items() if name == area)


@pytest.mark.parametrize("name", PEOPLE)
def test_each_person_is_told_what_stands_out_and_how_clearly(name: str) -> None:
    person = PEOPLE[name]
    found = interests(FIVE, live(FIVE, answered(person)))
    assert " ".join(written(group) for group in found.groups) == person.order
    assert " ".join(written(found.top)) == person.top
    assert " ".join(written(pair) for pair in found.near) == person.near
    assert found.spread == person.spread
    assert found.known == ("unknown" not in person.says)
    assert found.flat == (person.says == "flat")
    assert bool(found.thin) == ("thin" in person.says)
    assert not found.known or found.faint == (person.says == "faint")


def test_the_people_cover_every_way_in_which_little_can_be_said() -> None:
    said = {word for person in PEOPLE.values() for word in person.says.split()}
    assert said == {"flat", "faint", "thin", "unknown"}


def hold(found: Interests) -> None:
    """What is true of every answer sheet."""
    ranked = [area for group in found.groups for area in group]
    assert sorted([*ranked, *found.thin]) == sorted(AREAS)
    totals = {area: total for area, total in found.sums.items() if total is not None}
    assert all(0 <= total <= HIGHEST for total in totals.values())
    assert all(len({totals[area] for area in group}) == 1 for group in found.groups)
    assert all(totals[one[0]] > totals[other[0]] for one, other in pairwise(found.groups))
    assert found.flat == (len(set(totals.values())) == 1)
    assert found.faint == (found.spread <= FAINT and not found.flat)
    assert set(found.near) <= set(pairwise(ranked))
    for one, other in pairwise(ranked):
        assert ((one, other) in found.near) == (0 < totals[one] - totals[other] <= CLOSE)


@given(data=st.data())
def test_every_answer_sheet_has_an_order_that_agrees_with_its_sums(
    library: Library, data: DataObject
) -> None:
    of = library.assessment
    hold(interests(of, live(of, data.draw(sheets(of)))))


@given(data=st.data())
def test_the_top_is_cut_only_where_sums_differ(data: DataObject) -> None:
    ratings = st.sampled_from((*SCALE, None))
    found = interests(
        FIVE, live(FIVE, data.draw(st.fixed_dictionaries(dict.fromkeys(FIVE.questions, ratings))))
    )
    hold(found)
    ranked = tuple(area for group in found.groups for area in group)
    assert found.top == (() if found.flat else ranked[: len(found.top)])
    assert found.flat or len(found.top) >= min(TOP, len(ranked))
    assert not found.top or any(found.top[-1] == group[-1] for group in found.groups)
    assert sum(len(group) for group in found.groups if set(group) <= set(found.top[:-1])) < TOP


@given(data=st.data())
def test_turning_every_answer_round_turns_the_order_round(library: Library, data: DataObject) -> None:
    of = library.assessment
    asked = [q for q in of.questions.values() if q.key is not None and q.key.kind == "interest"]
    given_ones = data.draw(st.fixed_dictionaries({q.id: st.sampled_from((*SCALE, None)) for q in asked}))
    mirrored = {name: None if value is None else str(4 - int(value)) for name, value in given_ones.items()}
    there, back = interests(of, live(of, given_ones)), interests(of, live(of, mirrored))
    assert there.groups == back.groups[::-1]
    assert (there.spread, there.flat, there.faint) == (back.spread, back.flat, back.faint)


@pytest.mark.parametrize("place", range(5))
def test_liking_all_of_one_area_puts_it_first(library: Library, place: int) -> None:
    of = library.assessment
    for area in AREAS:
        liked = {q.id: "4" if q.key.name == area else SCALE[place - 1 if place else 0]
                 for q in of.questions.values() if q.key and q.key.kind == "interest"}  # fmt: skip
        assert interests(of, live(of, liked)).groups[0] == (area,)
