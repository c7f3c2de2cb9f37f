"""Where a profile leads: people one can picture, and what holds for every possible answer sheet."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from toy import NUMBERS, live, profiles, sheets

from bot.guidance.direction import CONFLICTS, DIRECTIONS, MISSING, OF_WORK, Direction, direction
from bot.guidance.model import ASPECTS, SIDES
from bot.guidance.scoring import Profile, profile
from bot.library import Library


@dataclass(frozen=True)
class Person:
    """Someone's answers, and the direction that fits them.

    `now` and `want` hold two groups of five ratings, the job side first: purpose, choice, building,
    horizon, growth. 0 is not at all, 4 is fully, - is skipped; without work there is no `now`.
    """

    comes_first: str
    what_next: str
    now: str
    want: str
    direction: str
    conflicts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def profile(self) -> Profile:
        """What scoring makes of it."""
        ratings = {
            (time, aspect, side): int(rating)
            for time, sides in (("now", self.now), ("want", self.want))
            for side, group in zip(SIDES, sides.split(), strict=bool(sides))
            for aspect, rating in zip(ASPECTS, group, strict=True)
            if rating != "-"
        }
        work = "job" if self.now else "pause"
        choices = {"work_now": work, "comes_first": self.comes_first, "what_next": self.what_next}
        situation = {question: value for question, value in choices.items() if value}
        return Profile(ratings, {number: "_".join(number) for number in ratings}, situation)


PEOPLE = {
    "a night-shift worker who wants it steady":
        Person("income_now", "earn", "44343 01010", "44333 11010", "steady"),
    "a warehouse hand who wants to grow within the job":
        Person("direction", "grow", "44444 11111", "43334 11112", "steady", ("grow_job",)),
    "a carer without pay who looks at a course":
        Person("income_now", "change", "", "21212 33343", "job_first", ("income_change",)),
    "a student whose grant ends in summer":
        Person("income_soon", "explore", "", "11111 33333", "job_first", ("income_change",)),
    "a waiter between two wishes who needs money first":
        Person("income_now", "change", "33333 11111", "33333 33334", "job_first",
               ("income_change", "both_sides")),
    "a baker who keeps getting better":
        Person("direction", "grow", "21111 33443", "11111 34443", "on_course"),
    "a shop owner with a good path and a thin month":
        Person("income_soon", "grow", "11111 44444", "11111 44444", "on_course", ("income_course",)),
    "a nurse who wants clear edges and a long path":
        Person("direction", "grow", "33333 33333", "33333 33334", "on_course", ("both_sides",)),
    "a teacher who would like a change from good work":
        Person("direction", "change", "11111 33333", "11111 33333", "on_course", ("change_close",)),
    "a lawyer who wants her evenings back":
        Person("direction", "balance", "12110 44444", "33233 11121", "ease"),
    "a researcher who wants a little less of it all":
        Person("direction", "balance", "11111 33333", "22222 32222", "ease", ("both_sides",)),
    "a surgeon who grows by doing less":
        Person("direction", "grow", "11111 44444", "33333 11111", "ease", ("grow_job",)),
    "someone worn out who wants hardly anything from work":
        Person("direction", "balance", "44444 44444", "00010 00000", "ease"),
    "a clerk with two points to mend":
        Person("direction", "grow", "22222 33113", "21111 33333", "shape"),
    "a designer who grows everywhere but in one place":
        Person("direction", "grow", "11111 33330", "11111 44444", "shape"),
    "an engineer who misses clear edges":
        Person("direction", "balance", "10111 44444", "14111 44444", "shape", ("balance_career",)),
    "a manager who wants the same work for another reason":
        Person("direction", "change", "44444 33333", "00000 33333", "shape", ("change_close",)),
    "a driver who wants a trade of his own":
        Person("direction", "explore", "44444 00000", "11011 43434", "ahead"),
    "a cook who wants to earn and to rise":
        Person("direction", "earn", "32222 21111", "11111 44444", "ahead", ("earn_career",)),
    "a new parent on a pause with plans":
        Person("direction", "balance", "", "11111 33333", "ahead", ("balance_career",)),
    "someone at work who described it in two words":
        Person("direction", "change", "4---- 3----", "11111 33333", "ahead", missing=("now",)),
    "someone on a pause to whom all wishes weigh the same":
        Person("direction", "explore", "", "22222 22222", "exploring", missing=("alike",)),
    "someone who needs money and rates every wish the same":
        Person("income_now", "earn", "44444 11111", "22222 22222", "exploring", ("income_open",), ("alike",)),
    "a job seeker who wants little beyond the first pay":
        Person("income_now", "earn", "", "10100 00000", "exploring", ("income_open",), ("faint",)),
    "a newcomer who skipped nearly everything":
        Person("", "", "", "3---- --4--", "exploring", missing=("situation", "want")),
    "someone who said what comes first and no more":
        Person("income_now", "explore", "", "----- -----", "exploring", ("income_open",), ("want",)),
    # Right and left of each line that the rule draws.
    "three wishes a side are enough":
        Person("direction", "change", "", "333-- 111--", "steady"),
    "two wishes on a side are too few":
        Person("direction", "change", "", "33--- 11111", "exploring", missing=("want",)),
    "between a little and somewhat, nothing leads":
        Person("direction", "change", "", "00000 2111-", "exploring", missing=("faint",)),
    "from halfway to somewhat, a want leads":
        Person("direction", "change", "", "00000 2121-", "ahead"),
    "a career that asks more than half a step too much":
        Person("direction", "change", "22222 33333", "11111 22233", "ease"),
    "a career that asks half a step too much":
        Person("direction", "grow", "22222 3333-", "11111 3322-", "on_course"),
    "less of a career wanted, on too few points to tell":
        Person("direction", "grow", "1111- 444--", "1111- --133", "shape"),
    "the job side ahead by more than half a step":
        Person("direction", "change", "", "33333 33222", "steady"),
    "the job side ahead by half a step":
        Person("direction", "change", "", "3333- 3322-", "ahead", ("both_sides",)),
    "one step short on every point is on the way":
        Person("direction", "grow", "22222 22222", "11111 33333", "on_course"),
    "two steps short on three points, and astray on other ones":
        Person("direction", "grow", "00022 34111", "22222 32333", "shape"),
    "two steps short on four points":
        Person("direction", "grow", "22222 31111", "11111 33333", "ahead"),
    "two steps short on all of the few points described":
        Person("direction", "grow", "222-- 111--", "11111 33333", "ahead"),
    "income first and a job that is off on one point":
        Person("income_now", "grow", "11111 33331", "11111 33333", "job_first"),
    "balance beside a lean of nearly a step":
        Person("direction", "balance", "", "2223- 43333", "ahead"),
    "balance beside a lean of a whole step":
        Person("direction", "balance", "", "22222 33333", "ahead", ("balance_career",)),
    "earning beside a lean of a whole step, income first":
        Person("income_now", "earn", "", "22222 33333", "job_first"),
    "both sides wanted a little less than somewhat":
        Person("direction", "change", "", "22221 22222", "ahead"),
    "both sides wanted somewhat":
        Person("direction", "change", "", "22222 22223", "ahead", ("both_sides",)),
}  # fmt: skip


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
    for total in range(aspects, 4 * aspects + 1):
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
