"""Where a profile leads: people one can picture, and what holds for every possible answer sheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from people import PEOPLE, Person
from toy import NUMBERS, live, profiles, sheets

from bot.guidance.direction import CONFLICTS, DIRECTIONS, MISSING, OF_WORK, Direction, direction
from bot.guidance.model import ASPECTS, SIDES
from bot.guidance.scoring import Profile, profile
from bot.library import Library


@pytest.mark.parametrize("name", PEOPLE)
def test_each_person_gets_the_direction_that_fits(name: str) -> None:
    person = PEOPLE[name]
    found = direction(person.profile)
    assert (found.id, found.conflicts, found.missing) == (person.direction, person.conflicts, person.missing)


def test_the_people_cover_every_direction_every_conflict_and_all_that_can_be_missing() -> None:
    assert {person.direction for person in PEOPLE.values()} == set(DIRECTIONS)
    assert {conflict for person in PEOPLE.values() for conflict in person.conflicts} == set(CONFLICTS)
    assert {part for person in PEOPLE.values() for part in person.missing} == set(MISSING)


def hold(found: Direction, whole: Profile) -> None:
    """What is true of every direction, whatever the profile."""
    assert found.id in DIRECTIONS
    assert list(found.conflicts) == [conflict for conflict in CONFLICTS if conflict in found.conflicts]
    assert list(found.missing) == [part for part in MISSING if part in found.missing]
    assert len(found.focus) == len(set(found.focus)) <= 3
    assert set(found.focus) <= set(ASPECTS)
    assert set(found.others) == set(DIRECTIONS) - {found.id} - (set() if whole.works else set(OF_WORK))
    assert len(found.others) == len(set(found.others))
    assert direction(whole) == found


@given(data=st.data())
def test_every_answer_sheet_gets_one_direction_with_reasons_that_were_given(
    library: Library, data: DataObject
) -> None:
    answers = data.draw(sheets(library.assessment))
    whole = profile(library.assessment, live(library.assessment, answers))
    found = direction(whole)
    hold(found, whole)
    for reason in found.reasons:
        assert reason.value in library.assessment.questions[reason.question].choices
        assert answers[reason.question] == reason.value
    assert len(set(found.reasons)) == len(found.reasons)


@given(whole=profiles())
def test_every_profile_gets_one_direction_even_one_that_no_assessment_gives(whole: Profile) -> None:
    found = direction(whole)
    hold(found, whole)
    given_answers = {whole.sources[number]: str(rating) for number, rating in whole.ratings.items()}
    for reason in found.reasons:
        assert {**given_answers, **whole.situation}[reason.question] == reason.value


@given(whole=profiles(), data=st.data())
def test_the_order_in_which_answers_came_does_not_move_the_direction(
    whole: Profile, data: DataObject
) -> None:
    order = data.draw(st.permutations(sorted(whole.ratings)))
    other = Profile({n: whole.ratings[n] for n in order}, whole.sources, whole.situation)
    assert direction(other) == direction(whole)


@given(whole=profiles())
def test_focus_names_only_aspects_with_a_gap(whole: Profile) -> None:
    for aspect in direction(whole).focus:
        assert any(whole.gap(aspect, side) for side in SIDES)


WISHES = {"_".join(n): "1" if n[2] == "job" else "3" for n in NUMBERS if n[0] == "want"}
"""A clear lean to the career side, by the ids that the real assessment gives its statements."""


def adding_up_to(total: int, aspects: int) -> list[int]:
    """Ratings from 1 to 4 with this sum, the first ones as high as they go."""
    return [min(4, max(1, 1 + total - aspects - 3 * place)) for place in range(aspects)]


@pytest.mark.parametrize("aspects", [3, 4, 5])
def test_half_a_step_is_half_a_step_wherever_one_stands(aspects: int) -> None:
    for total in range(2 * aspects, 4 * aspects + 1):
        now = adding_up_to(total, aspects)
        for fewer in range(aspects + 1):
            wish = [rating - (place < fewer) for place, rating in enumerate(now)]
            have, want = ("".join(map(str, group)).ljust(5, "-") for group in (now, wish))
            person = Person("direction", "", f"33333 {have}", f"33332 {want}", "ease")
            assert (direction(person.profile).id == "ease") == (2 * fewer > aspects), person


def test_ease_rests_on_an_aspect_of_which_less_is_wanted() -> None:
    equal_where_known = Person("direction", "grow", "2222- 444--", "11111 44400", "")
    assert direction(equal_where_known.profile).id != "ease"


def test_work_that_was_left_undescribed_is_missing_for_someone_who_has_work(library: Library) -> None:
    answers = {"work_now": "job", "comes_first": "direction", "what_next": "grow"}
    skipped = {"_".join(number): None for number in NUMBERS if number[0] == "now"}
    whole = profile(library.assessment, live(library.assessment, {**answers, **skipped, **WISHES}))
    assert direction(whole).missing == ("now",)


def test_without_work_a_description_of_it_is_not_missed(library: Library) -> None:
    answers = {"work_now": "looking", "comes_first": "direction", "what_next": "grow"}
    whole = profile(library.assessment, live(library.assessment, {**answers, **WISHES}))
    assert direction(whole).missing == ()
