"""Occupations close by: those that are named first, then the most alike; and how sure a match can be."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
import toy  # noqa: F401  its profile gives a busy machine time
from hypothesis import given
from hypothesis import strategies as st
from townspeople import occupation

from bot.guidance.interests import Interests
from bot.guidance.matching import Wanted, against, certainty, liked, related
from bot.guidance.model import AREAS
from bot.guidance.occupation import FAMILIES, Catalogue, Occupation

R, I, A, S, E, C = AREAS  # noqa: E741


JOINER = occupation("joiner", "732123", 2, "building", "Installation", "Mathematics")
ROOFER = occupation("roofer", "732122", 2, "building", "Installation")
LUTHIER = occupation("luthier", "736123", 2, "making", "Mathematics")
MASON = occupation("mason", "732123", 2, "building")
TUTOR = occupation("tutor", "135722", 2, "teaching", "Speaking")
CLERK = occupation("clerk", "122237", 2, "office", "Writing")
ALL = (JOINER, ROOFER, LUTHIER, MASON, TUTOR, CLERK)


def codes(*found: Occupation) -> list[str]:
    return [each.code for each in found]


def test_the_most_alike_in_profile_family_and_skills_are_closest() -> None:
    assert codes(*related(Catalogue(ALL), JOINER, 9)) == ["mason", "roofer", "luthier", "clerk", "tutor"]
    assert codes(*related(Catalogue(ALL), JOINER)) == ["mason", "roofer", "luthier", "clerk"]


def test_those_that_are_named_come_first_in_the_order_they_are_named() -> None:
    named = replace(JOINER, related=("tutor", "gone", "clerk", "tutor", "joiner"))
    found = related(Catalogue((named, *ALL[1:])), named)
    assert codes(*found) == ["tutor", "clerk", "mason", "roofer"]


digits = st.text("1234567", min_size=6, max_size=6)
drawn = st.lists(st.tuples(digits, st.sampled_from(FAMILIES[:3])), min_size=1, max_size=12)


@given(drawn, st.data(), st.integers(0, 12))
def test_it_is_never_itself_never_one_twice_and_never_hangs_on_the_order_of_the_catalogue(
    rows: list[tuple[str, str]], data: st.DataObject, most: int
) -> None:
    everyone = [occupation(str(n), ratings, 2, family) for n, (ratings, family) in enumerate(rows)]
    names = st.lists(st.sampled_from([each.code for each in everyone] + ["gone"]))
    one = replace(everyone[0], related=tuple(data.draw(names)))
    everyone[0] = one
    found = related(Catalogue(tuple(everyone)), one, most)
    assert one.code not in codes(*found)
    assert len(set(codes(*found))) == len(found) == min(most, len(everyone) - 1)
    assert related(Catalogue(tuple(data.draw(st.permutations(everyone)))), one, most) == found


def test_the_activities_that_speak_for_an_occupation_are_those_that_pulled_it_up() -> None:
    ratings = {R: {"build": 3, "dig": 2, "saw": 4, "file": 4}, I: {"test": 4}, A: {"sing": 4}}
    assert liked(Wanted((18, 14, 9, 0, 0, 0), ratings), JOINER)[:3] == ("file", "saw", "build")
    assert liked(Wanted((18, 9, 14, 0, 0, 0), ratings), LUTHIER)[:3] == ("file", "saw", "build")
    assert liked(Wanted((18, 9, 14, 0, 0, 0)), LUTHIER) == ()


def test_an_area_below_the_mean_of_either_pulls_nothing_up() -> None:
    ratings = {R: {"build": 4}, I: {"test": 4}, A: {"sing": 4}}
    assert liked(Wanted((9,) * 6, ratings), JOINER) == ()
    assert liked(Wanted((0, 0, 0, 20, 20, 20), ratings), JOINER) == ()
    assert "build" not in liked(Wanted((2, 20, 2, 2, 2, 2), ratings), JOINER)


def test_of_someone_who_likes_little_the_answers_to_those_areas_may_speak() -> None:
    little = {R: {"build": 2, "dig": 0}, I: {"test": 1}}
    wanted = Wanted((8, 6, 1, 0, 0, 0), little)
    assert liked(wanted, JOINER) == ()
    assert liked(wanted, JOINER, 1) == ("build",)


def test_what_speaks_against_it_is_the_area_least_enjoyed_of_those_it_has_much_of() -> None:
    assert against(Wanted((8, 20, 5, 20, 20, 20)), LUTHIER) == A
    assert against(Wanted((5, 20, 8, 20, 20, 20)), LUTHIER) == R
    assert against(Wanted((9, 0, 9, 0, 0, 0)), LUTHIER) is None


def profile(*sums: int | None) -> Interests:
    """Interests by their six sums, with ties and near ties as they fall."""
    given_ones = zip(AREAS, sums, strict=True)
    totals = {area: None if total is None else Fraction(total) for area, total in given_ones}
    known = {area: total for area, total in totals.items() if total is not None}
    levels = sorted(set(known.values()), reverse=True)
    groups = tuple(tuple(area for area in known if known[area] == level) for level in levels)
    ranked = [area for group in groups for area in group]
    near = [(a, b) for a, b in pairwise(ranked) if 0 < known[a] - known[b] <= 1]
    return Interests({}, totals, groups, tuple(near))


@pytest.mark.parametrize(
    ("sure", "sums"),
    [
        ("clear", (20, 16, 12, 8, 5, 1)),
        ("clear", (20, 16, 12, 8, 7, 7)),  # what is close together at the end changes nothing at the head
        ("some", (12, 10, 8, 6, 5, 5)),
        ("some", (20, 20, 12, 8, 5, 1)),
        ("some", (20, 16, 12, 12, 5, 1)),
        ("some", (20, 16, 12, 11, 5, 1)),
        ("little", (11, 11, 10, 9, 9, 8)),
        ("little", (20, 16, 12, 8, 5, None)),
        ("little", (7, 7, 7, 7, 7, 7)),
    ],
)
def test_how_sure_matches_are_hangs_on_how_clearly_the_head_stands_out(
    sure: str, sums: tuple[int | None, ...]
) -> None:
    assert certainty(profile(*sums)) == sure
