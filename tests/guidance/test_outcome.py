"""What a finished sitting leads to, and what a retake moved."""

from __future__ import annotations

from toy import Given, assessment, chapter, choice, only_if, sitting, statement

from bot.guidance.assessment import standing
from bot.guidance.direction import direction
from bot.guidance.model import Sitting
from bot.guidance.outcome import Outcome, outcome
from bot.guidance.scoring import profile

NOW, WANT = ("now", "growth", "career"), ("want", "growth", "career")

OF = assessment(
    chapter("shop", choice("fruit", "apple", "pear"), choice("comes_first", "income_now", "direction")),
    chapter("work", statement("have", NOW, only_if("fruit", "apple")), statement("wish", WANT)),
)


def done(name: str, of: str, answers: Given) -> Sitting:
    return sitting(name, of, answers)


SHOP = done("1", "shop", {"fruit": "apple"})
FIRST = done("2", "work", {"have": "1", "wish": "3"})


def result(*history: Sitting) -> Outcome:
    """The outcome of the newest sitting."""
    return outcome(standing(OF, history), history[-1])


def moved(found: Outcome) -> list[tuple[str, int, int]] | None:
    return None if found.changes is None else [(c.time, c.before, c.after) for c in found.changes]


def test_a_first_sitting_is_compared_with_nothing() -> None:
    found = result(SHOP, FIRST)
    assert found.changes is None
    assert found.before is None
    assert found.earlier is None
    assert found.profile.ratings == {NOW: 1, WANT: 3}


def test_a_retake_that_moved_nothing_says_so() -> None:
    assert moved(result(SHOP, FIRST, done("3", "work", {"have": "1", "wish": "3"}))) == []


def test_a_retake_tells_the_numbers_that_it_moved() -> None:
    found = result(SHOP, FIRST, done("3", "work", {"have": "1", "wish": "4"}))
    assert moved(found) == [("want", 3, 4)]
    assert found.profile.ratings == {NOW: 1, WANT: 4}


def test_a_number_skipped_in_a_retake_is_no_change() -> None:
    assert moved(result(SHOP, FIRST, done("3", "work", {"have": "0", "wish": None}))) == [("now", 1, 0)]


def test_a_retake_that_silences_a_question_moves_nothing_by_it() -> None:
    found = result(SHOP, FIRST, done("3", "shop", {"fruit": "pear"}))
    assert moved(found) == []
    assert found.profile.ratings == {WANT: 3}


def test_a_retake_is_compared_with_the_sitting_before_it() -> None:
    second, third = done("3", "work", {"wish": "0"}), done("4", "work", {"wish": "2"})
    assert moved(result(SHOP, FIRST, second, third)) == [("want", 0, 2)]


def test_a_retake_that_shares_no_number_with_the_sitting_before_is_not_compared() -> None:
    found = result(SHOP, FIRST, done("3", "shop", {"fruit": "pear"}), done("4", "work", {"wish": None}))
    assert found.changes is None
    assert found.before is not None


def test_a_retake_tells_where_the_sitting_before_it_led() -> None:
    money: Given = {"fruit": "apple", "comes_first": "income_now"}
    path: Given = {"fruit": "apple", "comes_first": "direction"}
    found = result(done("1", "shop", money), FIRST, done("3", "shop", path))
    assert found.before is not None
    assert found.earlier is not None
    assert found.earlier.direction != found.direction
    assert found.earlier.direction == direction(profile(OF, found.before.live))
    assert found.direction == direction(found.profile)
