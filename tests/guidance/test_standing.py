"""Where a member stands: the newest finished sitting of each chapter counts, whatever is open."""

from __future__ import annotations

from toy import Given, assessment, chapter, choice, only_if, sitting

from bot.guidance.assessment import Standing, standing
from bot.guidance.model import Assessment, Sitting

OF = assessment(
    chapter("shop", choice("fruit", "apple", "pear")),
    chapter(
        "kitchen",
        choice("pie", "yes", "no", ask_if=only_if("fruit", "apple")),
        choice("cream", "yes", "no", ask_if=only_if("pie", "yes")),
        choice("drink", "tea", "milk"),
    ),
    chapter("table", choice("guests", "few", "many"), after=("shop", "kitchen")),
)


def stands(*history: Sitting) -> Standing:
    return standing(OF, history)


def begun(name: str, of: str, **answers: str | None) -> Sitting:
    return sitting(name, of, answers, finished_at=None)


def done(name: str, of: str, **answers: str | None) -> Sitting:
    return sitting(name, of, answers)


def test_without_a_history_nothing_counts_and_the_first_chapter_is_next() -> None:
    at = stands()
    assert at.live == {}
    assert at.resume() is None
    assert at.next_chapter() is OF.by_id["shop"]


def test_the_newest_finished_sitting_of_a_chapter_counts() -> None:
    first, second = done("1", "shop", fruit="apple"), done("2", "shop", fruit="pear")
    assert stands(first, second).live == {"fruit": "pear"}
    assert stands(first, second).finished == {"shop": second}


def test_an_open_retake_leaves_the_live_answers_as_they_are() -> None:
    before = (done("1", "shop", fruit="apple"), done("2", "kitchen", pie="yes", drink="tea"))
    at = stands(*before, begun("3", "shop", fruit="pear"))
    assert at.live == stands(*before).live == {"fruit": "apple", "pie": "yes", "drink": "tea"}


def test_a_finished_retake_silences_the_answers_that_hung_on_the_old_one() -> None:
    at = stands(
        done("1", "shop", fruit="apple"),
        done("2", "kitchen", pie="yes", drink="tea"),
        done("3", "shop", fruit="pear"),
    )
    assert at.live == {"fruit": "pear", "drink": "tea"}


def test_an_open_sitting_is_walked_with_the_finished_chapters_before_it() -> None:
    kitchen, retake = begun("2", "kitchen"), begun("3", "shop", fruit="pear")
    at = stands(done("1", "shop", fruit="apple"), kitchen, retake)
    assert [question.id for question in at.walk(kitchen).asked] == ["pie", "drink"]
    assert at.walk(retake).answers == {"fruit": "pear"}


def test_an_unfinished_chapter_before_it_counts_as_not_answered() -> None:
    kitchen = begun("2", "kitchen")
    at = stands(begun("1", "shop", fruit="apple"), kitchen)
    assert [question.id for question in at.walk(kitchen).asked] == ["drink"]


def test_a_retake_does_not_see_what_the_sitting_before_it_said() -> None:
    retake = begun("3", "kitchen")
    at = stands(done("1", "shop", fruit="apple"), done("2", "kitchen", pie="yes", cream="yes"), retake)
    assert [question.id for question in at.walk(retake).asked] == ["pie", "drink"]


def test_a_chapter_may_begin_when_all_that_it_builds_on_is_finished() -> None:
    table = OF.by_id["table"]
    shop, kitchen = done("1", "shop", fruit="pear"), done("2", "kitchen", drink="tea")
    assert stands().may_begin(OF.by_id["shop"])
    assert not stands(shop).may_begin(table)
    assert not stands(shop, begun("2", "kitchen")).may_begin(table)
    assert stands(shop, kitchen).may_begin(table)
    assert stands(shop, kitchen, begun("3", "shop")).may_begin(table)


def test_the_open_sitting_of_the_earliest_chapter_is_gone_on_with() -> None:
    kitchen, shop = begun("1", "kitchen"), begun("2", "shop")
    assert stands(kitchen).resume() is kitchen
    assert stands(kitchen, shop).resume() is shop
    assert stands(done("3", "shop", fruit="pear")).resume() is None


def test_the_next_chapter_is_the_first_that_is_neither_finished_nor_open() -> None:
    shop, kitchen, table = done("1", "shop"), begun("2", "kitchen"), done("3", "table")
    assert stands(shop).next_chapter() is OF.by_id["kitchen"]
    assert stands(shop, kitchen).next_chapter() is None  # the table needs a finished kitchen
    assert stands(shop, done("2", "kitchen")).next_chapter() is OF.by_id["table"]
    assert stands(kitchen).next_chapter() is OF.by_id["shop"]
    assert stands(shop, kitchen, table).next_chapter() is None


def test_before_a_first_sitting_there_is_nothing() -> None:
    shop, kitchen = done("1", "shop", fruit="pear"), done("2", "kitchen", drink="tea")
    assert stands(shop, kitchen).before(shop) is None
    assert stands(shop, kitchen).before(kitchen) is None


def test_before_a_retake_things_stood_as_the_sittings_before_it_say() -> None:
    first, kitchen = done("1", "shop", fruit="apple"), done("2", "kitchen", pie="no", drink="tea")
    second, third = done("3", "shop", fruit="pear"), done("4", "shop", fruit="apple")
    at = stands(first, kitchen, second, third)
    earlier, latest = at.before(second), at.before(third)
    assert earlier is not None
    assert latest is not None
    assert earlier.live == {"fruit": "apple", "pie": "no", "drink": "tea"}
    assert latest.live == {"fruit": "pear", "drink": "tea"}


def test_a_sitting_that_was_never_finished_is_nothing_to_compare_a_retake_with() -> None:
    retake = done("2", "shop", fruit="pear")
    assert stands(begun("1", "shop", fruit="apple"), retake).before(retake) is None


def test_a_sitting_is_found_by_its_id_and_only_in_this_history() -> None:
    shop = begun("1", "shop")
    assert stands(shop).sitting("1") is shop
    assert stands(shop).sitting("2") is None


def test_sittings_of_a_chapter_that_is_gone_are_passed_over() -> None:
    gone, shop = done("1", "cellar", wine="red"), done("2", "shop", fruit="pear")
    at = stands(gone, begun("3", "attic"), shop)
    assert at.live == {"fruit": "pear"}
    assert at.finished == {"shop": shop}
    assert at.open == {}
    assert at.sitting("1") is None
    assert at.resume() is None
    assert at.next_chapter() is OF.by_id["kitchen"]


def sat(time: int, name: str, of: str, finished_at: int | None, **answers: str | None) -> Sitting:
    """A sitting begun and finished at these times."""
    return Sitting(name, of, time, finished_at, answers)


FIRST, KITCHEN = sat(1, "1", "shop", 2, fruit="apple"), sat(3, "2", "kitchen", 8, pie="yes", drink="tea")
SECOND, OPEN = sat(4, "3", "shop", 6, fruit="pear"), sat(9, "4", "shop", None, fruit="plum")


def test_a_finished_sitting_stands_as_it_stood_when_it_was_finished() -> None:
    now = stands(FIRST, KITCHEN, SECOND, OPEN)
    assert now.as_of(FIRST).live == {"fruit": "apple"}
    assert now.as_of(SECOND).live == {"fruit": "pear"}
    assert now.as_of(KITCHEN).live == {"fruit": "pear", "drink": "tea"}
    assert now.as_of(KITCHEN).finished == now.finished


def test_what_is_open_and_what_came_later_are_no_part_of_a_past() -> None:
    now = stands(FIRST, KITCHEN, SECOND, OPEN)
    assert [now.as_of(each).history for each in (FIRST, SECOND)] == [(FIRST,), (FIRST, SECOND)]
    assert now.as_of(KITCHEN).open == {}
    assert now.as_of(OPEN).live == {}


def test_the_moments_of_a_chapter_are_its_finished_sittings_oldest_first() -> None:
    now = stands(FIRST, KITCHEN, SECOND, OPEN)
    assert now.moments("shop") == (FIRST, SECOND)
    assert now.moments("kitchen") == (KITCHEN,)
    assert now.moments("table") == ()


CHANGED = assessment(chapter("shop", choice("fruit", "pear", "fig"), choice("bag", "yes", "no")))
"""What a later version asks: one answer is gone, one question is new."""


def stands_in(of: Assessment, finished_at: int | None, answers: Given) -> Standing:
    return standing(of, (sat(1, "1", "shop", finished_at, **answers),))


def test_a_new_question_is_asked_in_a_sitting_that_is_still_open() -> None:
    now = stands_in(CHANGED, None, {"fruit": "pear"})
    found = now.walk(now.open["shop"])
    assert (found.next, found.answers) == (CHANGED.questions["bag"], {"fruit": "pear"})


def test_a_finished_sitting_stays_finished_when_a_question_is_new_or_an_answer_gone() -> None:
    for answers in ({"fruit": "pear"}, {"fruit": "apple"}):
        now = stands_in(CHANGED, 2, answers)
        assert "shop" in now.finished
        assert now.resume() is now.next_chapter() is None
        assert now.live == {name: value for name, value in answers.items() if value == "pear"}
