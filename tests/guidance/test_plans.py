"""A plan is a value: whatever is done to it, in whatever order, nothing is lost that was not taken away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.guidance.plan import (
    GAINS,
    GOALS,
    MILESTONES_MOST,
    PARTS,
    PATHS,
    PLACES,
    Bills,
    Full,
    Goal,
    Gone,
    Milestone,
    Plan,
    to_review,
    waiting,
)
from bot.guidance.revision import (
    add,
    change,
    change_bills,
    drop_bills,
    drop_goal,
    move,
    move_to,
    name_bills,
    reach,
    remove,
    replaced,
    reword,
    set_aim,
    set_goal,
    skip,
    take,
)
from bot.store.plans import written

WORDS = some.text(max_size=20)
DAYS = some.none() | some.dates().map(str)
places, paths, ids = some.sampled_from(PLACES), some.sampled_from(PATHS), some.sampled_from("abcdefgh")
milestones = some.builds(Milestone, ids, WORDS, DAYS, DAYS)
goals = some.builds(Goal, some.sampled_from(GOALS), WORDS, some.none() | WORDS)
bills = some.builds(Bills, WORDS, some.sampled_from("az"), some.sampled_from([(), GAINS, GAINS[1:3]]), DAYS)

deeds = some.one_of(
    some.tuples(some.just(add), places, milestones),
    some.tuples(some.just(change), milestones),
    some.tuples(some.just(reach), ids, DAYS),
    some.tuples(some.just(move), ids, some.integers(-9, 9)),
    some.tuples(some.just(move_to), ids, places),
    some.tuples(some.just(remove), ids),
    some.tuples(some.just(set_aim), paths, WORDS),
    some.tuples(some.just(set_goal), goals),
    some.tuples(some.just(skip), some.sampled_from(PARTS)),
)
"""Everything that can be done to a plan."""


def after(plan: Plan, deed: tuple[object, ...]) -> Plan:
    """The plan after a deed; what is not possible leaves it as it was."""
    do, *what = deed
    try:
        return do(plan, *what)  # type: ignore[operator, no-any-return]
    except (Gone, Full):
        return plan


@some.composite
def plans(draw: some.DrawFn) -> Plan:
    """A plan that someone may have come to."""
    plan = Plan(why=draw(WORDS), by=draw(DAYS), bills=draw(some.none() | bills))
    for deed in draw(some.lists(deeds, max_size=25)):
        plan = after(plan, deed)
    return plan


def known(plan: Plan) -> list[str]:
    return sorted(each.id for _, each in plan.all())


@settings(max_examples=50)
@given(plans(), deeds)
def test_no_deed_doubles_a_milestone_overfills_a_strand_or_loses_one_unasked(
    plan: Plan, deed: tuple[object, ...]
) -> None:
    now = after(plan, deed)
    assert len(set(known(now))) == len(known(now))
    assert all(0 < len(there) <= MILESTONES_MOST for there in now.milestones.values())
    if deed[0] is remove:
        assert set(known(plan)) - set(known(now)) <= {deed[1]}
    else:
        assert set(known(plan)) <= set(known(now))


@settings(max_examples=50)
@given(plans(), deeds)
def test_a_deed_says_what_it_cannot_do_and_changes_no_plan_in_place(
    plan: Plan, deed: tuple[object, ...]
) -> None:
    before = written(plan)
    after(plan, deed)
    assert written(plan) == before


@settings(max_examples=50)
@given(plans())
def test_the_conversation_goes_through_what_waits_and_ends(plan: Plan) -> None:
    passed = []
    while part := waiting(plan):
        passed.append(part)
        plan = skip(plan, part)
    assert passed == [part for part in PARTS if part in passed]
    assert all(plan.filled(part) or part in plan.skipped for part in PARTS)


@settings(max_examples=50)
@given(plans(), ids, some.integers(-9, 9))
def test_a_milestone_moves_within_its_strand_past_the_others(plan: Plan, milestone: str, by: int) -> None:
    if milestone not in known(plan):
        return
    place, found = plan.find(milestone)
    before, now = plan.on(place), move(plan, milestone, by).on(place)
    wanted = before.index(found) + by
    assert now.index(found) == min(max(wanted, 0), len(before) - 1)
    assert [e for e in now if e != found] == [e for e in before if e != found]


@settings(max_examples=50)
@given(plans(), ids, places)
def test_a_milestone_that_goes_elsewhere_is_the_last_there(plan: Plan, milestone: str, place: str) -> None:
    if milestone not in known(plan):
        return
    before, found = plan.find(milestone)
    if before == place:
        assert move_to(plan, milestone, place) == plan
    elif len(plan.on(place)) == MILESTONES_MOST:
        with pytest.raises(Full):
            move_to(plan, milestone, place)
    else:
        assert move_to(plan, milestone, place).on(place)[-1] == found
        assert move_to(plan, milestone, place).find(milestone)[0] == place


def test_where_a_path_leads_is_what_was_said_else_the_goal_or_the_job() -> None:
    plan = Plan(Goal("own", "a garden"), bills=Bills("a bakery"))
    assert [plan.aim(path) for path in PATHS] == ["a garden", "", "a bakery"]
    said = set_aim(set_aim(plan, "a", "a nursery"), "z", "a kiosk")
    assert [said.aim(path) for path in PATHS] == ["a nursery", "", "a kiosk"]
    farm = Goal("own", "a farm")
    assert set_goal(said, farm).aim("a") == "a nursery"
    assert set_goal(set_aim(plan, "a", "a garden"), farm).aim("a") == "a farm"
    assert replace(set_aim(plan, "z", "a bakery"), bills=Bills("a bus")).aim("z") == "a bus"
    assert set_aim(said, "z", "").aim("z") == "a bakery"
    assert replace(plan, bills=Bills("a bakery", "a")).aim("z") == ""


@pytest.mark.parametrize(
    ("review_on", "today", "come"),
    [
        ("2027-06-01", "2027-05-31", False),
        ("2027-06-01", "2027-06-01", True),
        ("2027-06-01", "2029-01-01", True),
        (None, "2029-01-01", False),
    ],
)
def test_the_job_that_pays_the_bills_is_looked_at_again_from_its_day_on(
    review_on: str | None, today: str, come: bool
) -> None:
    assert to_review(Plan(bills=Bills("a bakery", review_on=review_on)), today) is come
    assert not to_review(Plan(), today)


def test_what_there_is_not_is_refused() -> None:
    impossible = (
        lambda: skip(Plan(), "c"),
        lambda: set_aim(Plan(), "c", "x"),
        lambda: add(Plan(), "a.none", Milestone("a", "x")),
        lambda: change(Plan(), Milestone("a", "x")),
        lambda: reach(Plan(), "a", None),
        lambda: change_bills(Plan(), lambda bills: bills),
        lambda: move_to(add(Plan(), "a.roles", Milestone("a", "x")), "a", "nowhere"),
    )
    for deed in impossible:
        with pytest.raises(Gone):
            deed()


def test_a_press_that_comes_twice_changes_nothing_more() -> None:
    once = reach(add(Plan(), "a.roles", Milestone("a", "x")), "a", "2027-01-15")
    assert reach(once, "a", "2027-02-01") == once
    gone = remove(once, "a")
    assert (gone, remove(gone, "a")) == (Plan(), Plan())
    taken = take(Plan(), "b.roles", [("a", "x"), ("b", "x"), ("c", "y")])
    assert [each.id for each in taken.on("b.roles")] == ["a", "c"]
    assert take(taken, "b.roles", [("d", "y")]) == taken
    assert not drop_goal(Plan()).skipped


def test_a_milestone_keeps_its_words_where_none_are_given_and_its_day_where_none_is_understood() -> None:
    plan = add(Plan(), "a.roles", Milestone("a", "x", "2027-01-15"))
    assert reword(plan, "a", "", None).milestone("a") == Milestone("a", "x")
    assert reword(plan, "a", "y", None, same_day=True).milestone("a") == Milestone("a", "y", "2027-01-15")


def test_a_goal_in_own_words_is_told_where_one_of_another_kind_takes_its_place() -> None:
    mine, other = (Plan(Goal(kind, "bees")) for kind in ("own", "occupation"))
    assert replaced(mine, other) == mine.goal
    assert (replaced(mine, mine), replaced(other, mine), replaced(Plan(), other)) == (None, None, None)


def test_the_job_that_pays_the_bills_keeps_what_it_builds_under_another_name_and_goes_whole() -> None:
    job = change_bills(name_bills(Plan(), "a bakery", "z"), lambda bills: replace(bills, builds=("money",)))
    assert name_bills(job, "a library", "a").bills == Bills("a library", "a", ("money",))
    assert (drop_bills(job).bills, drop_bills(job).skipped) == (None, ("bills",))
