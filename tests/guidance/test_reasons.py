"""Why a direction: the member's own answers that weighed most, in the order they are told."""

from __future__ import annotations

import pytest
from hypothesis import given
from test_direction import PEOPLE, Person
from toy import profiles

from bot.guidance.direction import direction
from bot.guidance.scoring import Profile

CHOICES = ["comes_first", "what_next"]

REASONS = {
    "the strongest wishes of the job side, where a steady job is":
        (Person("income_now", "earn", "", "33343 11111", "steady"),
         ["want_horizon_job 4", "want_purpose_job 3"]),
    "the strongest wishes of the career side, where money comes first":
        (Person("income_now", "earn", "", "11111 23243", "job_first"),
         ["want_horizon_career 4", "want_choice_career 3"]),
    "the strongest wishes of the career side, where a career is ahead":
        (Person("direction", "grow", "", "11111 22224", "ahead"),
         ["want_growth_career 4", "want_purpose_career 2"]),
    "the strongest wishes and what there is of them, on course":
        (Person("direction", "grow", "11111 23334", "11111 33343", "on_course"),
         ["want_horizon_career 4", "want_purpose_career 3", "now_growth_career 4"]),
    "both answers where least of the career side is wanted, for ease":
        (Person("direction", "grow", "00000 44444", "44444 33313", "ease"),
         ["now_horizon_career 4", "want_horizon_career 1"]),
    "both answers of the widest gap, whichever side, for shaping":
        (Person("direction", "grow", "11141 33313", "11111 33333", "shape"),
         ["now_horizon_job 4", "want_horizon_job 1"]),
    "nothing but the choices, where all is open":
        (Person("direction", "explore", "33333 33333", "22222 22222", "exploring"), []),
    "no wish below somewhat":
        (Person("direction", "grow", "", "11111 11411", "ahead"), ["want_building_career 4"]),
}  # fmt: skip


@pytest.mark.parametrize("name", REASONS)
def test_the_answers_that_weighed_most_are_the_reasons(name: str) -> None:
    person, weighed = REASONS[name]
    found = direction(person.profile)
    assert found.id == person.direction
    assert [reason.question for reason in found.reasons[:2]] == CHOICES
    assert [f"{reason.question} {reason.value}" for reason in found.reasons[2:]] == weighed


@pytest.mark.parametrize("name", PEOPLE)
def test_a_choice_that_was_left_open_is_no_reason(name: str) -> None:
    person = PEOPLE[name]
    told = [reason.question for reason in direction(person.profile).reasons if reason.question in CHOICES]
    assert told == [question for question in CHOICES if question in person.profile.situation]


@given(whole=profiles())
def test_there_are_never_more_reasons_than_one_reads(whole: Profile) -> None:
    assert len(direction(whole).reasons) <= 5
