"""Suggestions: something for every place whatever is known, and the best founded first."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toy import answers_to, sitting

from bot.guidance.assessment import standing
from bot.guidance.model import ASPECTS, SIDES
from bot.guidance.occupation import ZONES, Occupation
from bot.guidance.plan import GAINS, GOALS, MILESTONES_MOST, PATHS, PLACES, STRANDS, Bills, Goal, Plan
from bot.guidance.portrait import portrait
from bot.guidance.revision import set_aim
from bot.guidance.scoring import Gap
from bot.guidance.skills import SKILLS
from bot.guidance.suggest import DOUBLES, NTH, Idea, Known, aims, known, lean, suggestions
from bot.library import Library

CODES = ("47-2031.00", "35-3023.01", "29-1141.00")
AHEAD = [place for place in PLACES if place[0] != "z"]

occupations = st.builds(
    Occupation,
    code=st.sampled_from(CODES),
    interests=st.just((1.0, 2.0, 3.0, 4.0, 5.0, 6.0)),
    preparation=st.sampled_from(ZONES),
    skills=st.lists(st.sampled_from(SKILLS), max_size=8, unique=True).map(tuple),
    family=st.just("building"),
    own=st.sampled_from(("", "carpenter")),
)
bills = st.builds(
    Bills,
    text=st.just("the café"),
    path=st.sampled_from(("a", "z")),
    builds=st.lists(st.sampled_from(GAINS), unique=True).map(tuple),
)
plans = st.builds(
    Plan,
    goal=st.none() | st.builds(Goal, st.sampled_from(GOALS), st.just("what I want")),
    bills=st.none() | bills,
)
OCCUPATION = Occupation(CODES[0], (1, 2, 3, 4, 5, 6), 2, ("Speaking", "Writing"), "building", "carpenter")
AIMED = Known(goal="occupation", occupation=OCCUPATION)


def gap(aspect: str, side: str, more: bool) -> Gap:
    return Gap(aspect, side, *((1, 3) if more else (3, 1)))


def kinds(known: Known, place: str) -> list[str]:
    return [idea.kind for idea in suggestions(known, place)]


def sound(ideas: tuple[Idea, ...], least: int) -> bool:
    names = [idea.id for idea in ideas]
    assert len(set(names)) == len(names) >= least
    return all(re.fullmatch(r"[a-z0-9_.-]{1,40}", name) for name in names)


@given(st.data())
def test_whatever_is_known_every_place_has_ideas_enough_to_fill_it(
    library: Library, data: st.DataObject
) -> None:
    of = library.assessment
    sheets = data.draw(answers_to(of))
    done = [sitting(c, c, {q: v for q, v in sheets.items() if q in c.by_id}) for c in of.chapters]
    found = known(
        data.draw(plans),
        portrait(standing(of, tuple(done))),
        data.draw(st.none() | occupations),
        data.draw(st.lists(occupations, max_size=3, unique_by=lambda each: each.code)),
        data.draw(st.lists(occupations, max_size=3, unique_by=lambda each: each.code)),
    )
    leads_to = data.draw(st.none() | occupations)
    assert all(sound(suggestions(found, place, leads_to), MILESTONES_MOST + 2) for place in PLACES)
    assert all(sound(aims(found, path), 3) for path in PATHS if path != "a" or found.goal is None)
    assert found.occupation is None or found.goal == "occupation"


def test_a_place_or_a_path_that_is_none_has_no_ideas() -> None:
    assert (
        suggestions(Known(), "c.roles") == suggestions(Known(), "a.luck") == suggestions(Known(), "a") == ()
    )
    assert aims(Known(), "c") == ()


@pytest.mark.parametrize(
    ("strand", "first"),
    [
        ("roles", ["grows", "field", "field"]),
        ("experiences", ["field", "check", "field"]),
        ("education", ["lacks", "way", "way"]),
        ("pathway", ["way", "way", "way"]),
    ],
)
def test_our_own_words_for_the_goal_come_first(strand: str, first: list[str]) -> None:
    full = replace(AIMED, gaps=(gap("growth", "career", True),), used=("done_write",), hours="few")
    assert kinds(full, f"a.{strand}")[:4] == [*first, "gap"]
    assert first[0] not in kinds(full, f"b.{strand}") or first[0] == "general"
    assert [idea.kind for idea in suggestions(full, f"b.{strand}", OCCUPATION)][:3] == first


@pytest.mark.parametrize("strand", STRANDS)
def test_an_occupation_without_our_own_words_has_general_ones_with_its_title(strand: str) -> None:
    imported = replace(AIMED, occupation=replace(OCCUPATION, own=""))
    assert kinds(imported, f"a.{strand}").count("field") == 2
    assert not {"way", "check", "grows"} & set(kinds(imported, f"a.{strand}"))


def test_of_the_skills_that_a_goal_asks_for_only_what_is_not_used_yet_is_to_be_learnt() -> None:
    used = replace(AIMED, skills=("Speaking",))
    assert [idea.of for idea in suggestions(used, "a.education") if idea.kind == "lacks"] == ["writing"]


@pytest.mark.parametrize("strand", STRANDS)
def test_what_a_goal_says_more_closely_is_not_said_again_in_general(strand: str) -> None:
    def general(known: Known, path: str = "a") -> set[str]:
        return {idea.of for idea in suggestions(known, f"{path}.{strand}") if idea.kind == "general"}

    assert general(AIMED) == set(NTH) - set(DOUBLES[strand])
    assert general(Known(goal="own")) == general(Known(goal="business")) == general(AIMED, "b") == set(NTH)


@pytest.mark.parametrize("aspect", ASPECTS)
def test_less_of_one_side_leans_to_the_other(aspect: str) -> None:
    assert [lean(gap(aspect, side, True)) for side in SIDES] == list(SIDES)
    assert [lean(gap(aspect, side, False)) for side in SIDES] == list(reversed(SIDES))


@pytest.mark.parametrize("place", AHEAD)
def test_a_gap_is_told_in_one_way_alone(place: str) -> None:
    found = suggestions(Known(gaps=(gap("choice", "job", True),)), place)
    assert [idea.of for idea in found if idea.of.startswith("choice")] == ["choice.job"]


@pytest.mark.parametrize("strand", STRANDS)
def test_a_business_has_its_own_first_milestones_on_path_a(strand: str) -> None:
    assert kinds(Known(goal="business"), f"a.{strand}")[:5] == ["business"] * 5
    assert "business" not in kinds(Known(goal="business"), f"b.{strand}")


def test_where_a_goal_is_no_other_is_offered_in_its_place() -> None:
    assert [aims(Known(goal=goal, used=("done_write",)), "a") for goal in GOALS] == [()] * 3
    assert {idea.kind for idea in aims(Known(used=("done_write",)), "a")} == {"use", "general"}
    assert "general.5" in [idea.id for idea in aims(Known(goal="own"), "b")]
    assert "general.5" not in [idea.id for idea in aims(Known(goal="business"), "b")]


@pytest.mark.parametrize("path", ["a", "z"])
def test_what_the_job_that_pays_the_bills_builds_lies_on_its_own_path(path: str) -> None:
    found = Known(bills=Bills("the café", path, ("money", "contact")))
    told = {place: kinds(found, place).count("bills") for place in PLACES}
    assert {place for place, many in told.items() if many} == {f"{path}.pathway", f"{path}.experiences"}
    everything = Known(bills=Bills("the café", path))
    assert all(kinds(everything, f"{path}.{strand}")[:2] == ["bills"] * 2 for strand in STRANDS)


@pytest.mark.parametrize(
    ("situation", "told"),
    [
        ({}, []),
        ({"comes_first": "income_now", "hours": "none"}, ["income", "hours"]),
        ({"comes_first": "direction", "hours": "many", "preparation": "now"}, ["start"]),
        ({"comes_first": "income_soon", "preparation": "degree"}, ["income", "study"]),
        ({"preparation": "year"}, []),
    ],
)
def test_the_situation_is_heard(situation: dict[str, str], told: list[str]) -> None:
    found = replace(Known(), **situation)  # type: ignore[arg-type]
    assert [idea.of for idea in suggestions(found, "a.pathway") if idea.kind == "situation"] == told


def test_other_paths_may_lead_to_what_was_saved_and_staying_afloat_to_what_can_start_soon() -> None:
    soon, late = replace(OCCUPATION, code=CODES[1]), replace(OCCUPATION, code=CODES[2], preparation=5)
    found = replace(AIMED, saved=(late,), near=(soon,))
    assert [idea.id for idea in aims(found, "b")][:2] == [f"saved.{late.code}", f"near.{soon.code}"]
    assert [idea.id for idea in aims(found, "z")][:1] == [f"near.{soon.code}"]
    assert [idea.id for idea in suggestions(found, "z.roles")][:1] == [f"near.{soon.code}"]


def test_the_goal_is_not_offered_again_nor_anything_twice(library: Library) -> None:
    stood = portrait(standing(library.assessment, ()))
    plan = set_aim(Plan(Goal("occupation", "Carpenter", OCCUPATION.code)), "b", "Baker")
    other = replace(OCCUPATION, code=CODES[1])
    found = known(plan, stood, OCCUPATION, (OCCUPATION, other), (other, OCCUPATION))
    assert (found.saved, found.near, dict(found.aims)) == ((other,), (), {"b": "Baker"})
    assert known(replace(plan, goal=Goal("own", "to bake")), stood, OCCUPATION).occupation is None
