"""Matches: which occupations come first for people one can picture, and what holds for everyone."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random
from time import perf_counter

import pytest
import toy  # noqa: F401  its profile gives a busy machine time
from hypothesis import assume, given
from hypothesis import strategies as st
from townspeople import NAMES, PEOPLE, TOWN, not_me, occupation, talked, told

from bot.guidance.correlation import pearson
from bot.guidance.matching import ALIKE, REASONS, WEAK, Match, Verdict, Wanted, band, fit, matches
from bot.guidance.occupation import FAMILIES, SOON, ZONES, Catalogue, Occupation

CODES = [f"{n:02}" for n in range(20)]
"""Of a made-up catalogue; the last ones are always gone."""


@pytest.mark.parametrize("name", PEOPLE)
def test_each_person_is_shown_the_occupations_that_an_adviser_would_name(name: str) -> None:
    person = PEOPLE[name]
    assert told(matches(TOWN, person.wanted, person.said)) == person.first


sums = st.lists(st.integers(0, 20), min_size=6, max_size=6).map(tuple)
ratings = st.text("1234567", min_size=6, max_size=6)
skills = st.lists(st.sampled_from(("Writing", "Science", "Speaking")), unique=True)


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Up to fifteen occupations of three families, some of them alike or flat."""
    rows = st.tuples(ratings, st.sampled_from(ZONES), st.sampled_from(FAMILIES[:3]), skills)
    drawn = draw(st.lists(rows, max_size=15))
    return Catalogue(tuple(occupation(f"{n:02}", r, p, f, *s) for n, (r, p, f, s) in enumerate(drawn)))


@st.composite
def wishes(draw: st.DrawFn) -> Wanted:
    picked = {name: (name,) for name in draw(skills)}
    return Wanted(draw(sums), {}, picked, draw(st.sampled_from(ZONES)), draw(st.booleans()))


def verdicts() -> st.SearchStrategy[list[Verdict]]:
    """What may have been said, also of occupations that are gone."""
    said, reasons = st.sampled_from(("saved", "not_me")), st.sampled_from((None, *REASONS))
    code, closer = st.sampled_from(CODES), st.sampled_from((-1, 0, 1))
    one = st.builds(Verdict, code=code, said=said, reason=reasons, closer=closer)
    return st.lists(one, max_size=6, unique_by=lambda verdict: verdict.code)


def codes(found: tuple[Match, ...]) -> list[str]:
    return [each.occupation.code for each in found]


@given(catalogues(), wishes(), verdicts())
def test_every_list_is_within_reach_banded_and_in_order(
    town: Catalogue, wanted: Wanted, said: list[Verdict]
) -> None:
    found = matches(town, wanted, said)
    reach = min(wanted.reach, SOON) if wanted.bills_first else wanted.reach
    assert len(set(codes(found))) == len(found)
    assert all(each.occupation.preparation <= reach for each in found)
    assert all(each.band == band(each.r) for each in found)
    assert wanted.bills_first or all(each.band != WEAK for each in found)
    assert [NAMES.index(each.band) for each in found] == sorted(NAMES.index(each.band) for each in found)
    assert all(fit(wanted, each.occupation) == each for each in found)
    refused = {verdict.code for verdict in said if verdict.said == "not_me"}
    fits = {one.code for one in town.occupations if one.preparation <= reach and fit(wanted, one)}
    strong = {code for code in fits if band(pearson(wanted.sums, town.by_code[code].interests) or 0) != WEAK}
    assert set(codes(found)) == (fits if wanted.bills_first else strong) - refused


@given(catalogues(), wishes())
def test_inside_a_band_more_experience_to_use_comes_first_then_a_higher_r_then_the_code(
    town: Catalogue, wanted: Wanted
) -> None:
    found = matches(town, wanted)
    for one, other in pairwise(found):
        if one.band == other.band:
            assert len(one.used) >= len(other.used)
        if one.band == other.band and len(one.used) == len(other.used):
            assert one.r >= other.r - 1e-9
            assert one.r > other.r + 1e-9 or one.occupation.code < other.occupation.code


@given(catalogues(), wishes(), verdicts(), st.randoms(use_true_random=False))
def test_the_order_of_the_catalogue_and_of_the_verdicts_changes_nothing(
    town: Catalogue, wanted: Wanted, said: list[Verdict], chance: Random
) -> None:
    shuffled = Catalogue(tuple(chance.sample(town.occupations, len(town.occupations))))
    mixed = chance.sample(said, len(said))
    assert matches(shuffled, wanted, mixed) == matches(town, wanted, said)


@given(catalogues(), wishes(), st.integers(0, 100), st.integers(1, 50))
def test_liking_everything_more_or_more_strongly_changes_no_match(
    town: Catalogue, wanted: Wanted, more: int, times: int
) -> None:
    there = matches(town, wanted)
    back = matches(town, replace(wanted, sums=tuple(value * times + more for value in wanted.sums)))
    assert [(each.occupation, each.band, each.used) for each in back] == [
        (each.occupation, each.band, each.used) for each in there
    ]
    assert [each.r for each in back] == pytest.approx([each.r for each in there], abs=1e-9)


@given(catalogues(), sums, st.integers(1, 9), st.integers(-50, 50))
def test_an_occupation_made_of_ones_own_profile_goes_wholly_with_it_and_is_best(
    town: Catalogue, own: tuple[int, ...], times: int, more: int
) -> None:
    assume(len(set(own)) > 1)
    a, b, c, d, e, f = (times * value + more for value in own)
    mine = Occupation("mine", (a, b, c, d, e, f), 1, (), FAMILIES[0])
    found = matches(Catalogue((*town.occupations, mine)), Wanted(own))
    one = next(each for each in found if each.occupation == mine)
    assert (one.r, one.band) == (pytest.approx(1, abs=1e-9), "best")
    assert all(each.r <= one.r + 1e-9 for each in found)


@given(catalogues(), wishes(), verdicts(), st.integers(0, 20))
def test_a_flat_sheet_has_no_matches(
    town: Catalogue, wanted: Wanted, said: list[Verdict], all_of: int
) -> None:
    flat = replace(wanted, sums=(all_of,) * 6)
    assert matches(town, flat, said) == ()
    assert all(fit(flat, one) is None for one in town.occupations)


def like(one: Occupation, reason: str | None, other: Occupation) -> bool:
    """Whether what is wrong with one occupation is wrong with the other."""
    longer = reason == "preparation" and other.preparation >= one.preparation
    return longer or (reason in ALIKE and other.family == one.family)


@given(catalogues(), wishes(), st.sampled_from((None, *REASONS)), st.data())
def test_not_for_me_leaves_one_out_and_moves_its_like_back_in_their_bands(
    town: Catalogue, wanted: Wanted, reason: str | None, data: st.DataObject
) -> None:
    assume(town.occupations)
    one = data.draw(st.sampled_from(town.occupations))
    others = [each for each in matches(town, wanted) if each.occupation != one]
    moved = sorted(others, key=lambda each: (NAMES.index(each.band), like(one, reason, each.occupation)))
    assert matches(town, wanted, [not_me(one.code, reason)]) == tuple(moved)


@given(catalogues(), wishes(), verdicts(), st.data())
def test_undoing_it_restores_the_order_exactly(
    town: Catalogue, wanted: Wanted, said: list[Verdict], data: st.DataObject
) -> None:
    code = data.draw(st.sampled_from(CODES))
    others = [verdict for verdict in said if verdict.code != code]
    before = matches(town, wanted, others)
    assert set(codes(matches(town, wanted, [*others, not_me(code, "work")]))) == {*codes(before)} - {code}
    assert matches(town, wanted, [*others, Verdict(code, "saved")]) == before


@given(catalogues(), wishes(), verdicts())
def test_saving_and_what_is_gone_change_nothing(town: Catalogue, wanted: Wanted, said: list[Verdict]) -> None:
    saved = [Verdict(one.code, "saved") for one in town.occupations]
    assert matches(town, wanted, saved) == matches(town, wanted)
    gone = [replace(verdict, code=f"gone {verdict.code}") for verdict in said]
    assert matches(town, wanted, [*said, *gone]) == matches(town, wanted, said)


@given(catalogues(), wishes(), st.integers(0, 14), st.sampled_from((-1, 1)))
def test_what_a_talk_brought_closer_comes_first_in_its_band_and_further_away_last(
    town: Catalogue, wanted: Wanted, at: int, closer: int
) -> None:
    before, after = matches(town, wanted), matches(town, wanted, [talked(f"{at:02}", closer)])
    assert sorted(codes(after)) == sorted(codes(before))
    for each in (each for each in after if each.occupation.code == f"{at:02}"):
        band_of_it = [other for other in after if other.band == each.band]
        assert band_of_it[0 if closer > 0 else -1] == each
    assert [c for c in codes(after) if c != f"{at:02}"] == [c for c in codes(before) if c != f"{at:02}"]


def test_a_thousand_occupations_are_ranked_at_once() -> None:
    chance = Random(3)
    rows = [("".join(chance.choices("1234567", k=6)), chance.choice(ZONES)) for _ in range(1000)]
    drawn = [occupation(f"{n:04}", *row, chance.choice(FAMILIES), "Writing") for n, row in enumerate(rows)]
    town = Catalogue(tuple(drawn))
    wanted = Wanted((20, 9, 6, 3, 5, 7), {}, {"letters": ("Writing",)})
    said = [not_me(f"{n:04}", "work") for n in range(20)]
    matches(town, wanted, said)
    began = perf_counter()
    matches(town, wanted, said)
    assert perf_counter() - began < 0.1
