"""Which steps to ask about, which are open, and how they stand against their dates."""

from __future__ import annotations

from dataclasses import asdict, replace

from hypothesis import given
from hypothesis import strategies as st

from bot.guidance.plan import PATHS
from bot.guidance.steps import (
    DONE,
    GRACE,
    LET_GO,
    SAID,
    UNDATED,
    CheckIn,
    Record,
    Step,
    record,
    standing,
    still_open,
    to_ask,
    without_word,
)

NOW = 1_800_000_000
ONE = Step("1", "a", None, "read a page", 15, "", "", "", NOW - 60, NOW - 600)


def said(step: Step, what: str = "part", at: int = NOW) -> CheckIn:
    return CheckIn(step.id, step.due_at or UNDATED, what, None, at)


instants = st.integers(NOW - 5 * GRACE, NOW + 5 * GRACE)
dates = st.none() | instants
sheets = st.lists(
    st.builds(
        replace,
        st.just(ONE),
        id=st.sampled_from("12345"),
        path=st.sampled_from(PATHS),
        due_at=dates,
        ended=st.sampled_from((None, DONE, LET_GO)),
        ended_at=dates,
    )
)
words = st.lists(
    st.builds(
        CheckIn,
        st.sampled_from("12345"),
        dates.map(lambda due_at: due_at or UNDATED),
        st.sampled_from(SAID),
        st.none(),
        instants,
    )
)


@given(sheets)
def test_every_step_stands_somewhere_and_the_numbers_add_up(steps: list[Step]) -> None:
    counted = record(steps, NOW)
    assert sum(asdict(counted).values()) == len(steps)
    assert counted.done == sum(step.ended == DONE for step in steps)
    assert counted.let_go == sum(step.ended == LET_GO for step in steps)


@given(sheets, words)
def test_who_is_asked_about_is_open_and_come_and_without_a_word_and_the_oldest_comes_first(
    steps: list[Step], told: list[CheckIn]
) -> None:
    asked = to_ask(steps, told, NOW)
    assert set(asked) <= set(still_open(steps))
    assert all(step.due_at is not None and step.due_at <= NOW for step in asked)
    assert sorted(step.due_at or 0 for step in asked) == [step.due_at for step in asked]
    since = {(each.step, each.due_at) for each in told if each.said_at >= each.due_at}
    assert not {(step.id, step.due_at) for step in asked} & since


def test_a_step_is_asked_about_once_for_each_date_it_has_had() -> None:
    assert to_ask([ONE], [], NOW - 61) == ()
    assert to_ask([ONE], [], NOW - 60) == (ONE,)
    assert to_ask([ONE], [said(ONE, "not_yet")], NOW) == ()
    moved = replace(ONE, due_at=NOW + 60)
    assert to_ask([moved], [said(ONE)], NOW) == ()
    assert to_ask([moved], [said(ONE)], NOW + 60) == (moved,)


def test_what_is_said_before_a_date_comes_does_not_count_on_that_date() -> None:
    early = said(ONE, "not_yet", at=NOW - 61)
    assert to_ask([ONE], [early], NOW) == (ONE,)
    assert to_ask([ONE], [replace(early, said_at=NOW)], NOW) == ()


def test_a_step_without_a_date_is_never_asked_about_and_waits_for_a_day_once_something_was_said() -> None:
    undated = replace(ONE, due_at=None)
    assert to_ask([undated], [], NOW) == ()
    assert without_word([undated], []) == (undated,)
    assert without_word([undated], [said(undated)]) == ()


def test_the_open_ones_come_by_date_then_path_and_those_without_a_date_last() -> None:
    nearby, undated = replace(ONE, path="b"), replace(ONE, due_at=None)
    sooner, gone = replace(ONE, path="z", due_at=NOW - 90), replace(ONE, ended=LET_GO)
    assert still_open([undated, nearby, gone, ONE, sooner]) == (sooner, ONE, nearby, undated)


def test_done_within_a_day_is_done_by_its_date_and_without_a_date_it_is_simply_done() -> None:
    done = replace(ONE, ended=DONE, ended_at=NOW - 60 + GRACE)
    assert standing(done, NOW) == "by_date"
    assert standing(replace(done, ended_at=NOW - 59 + GRACE), NOW) == "later"
    assert standing(replace(done, due_at=None), NOW) == "undated"
    assert standing(replace(done, due_at=NOW + GRACE), NOW) == "by_date"


def test_what_is_open_is_ahead_or_waits_for_a_word() -> None:
    assert record([ONE, replace(ONE, due_at=NOW + 1), replace(ONE, due_at=None)], NOW) == Record(
        ahead=2, waiting=1
    )
    assert standing(replace(ONE, ended=LET_GO), NOW) == "let_go"
