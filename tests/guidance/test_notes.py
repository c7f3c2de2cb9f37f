"""The next note is never the last one again, and goes through all ten."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.guidance.direction import DIRECTIONS, Direction
from bot.guidance.model import ASPECTS, SIDES
from bot.guidance.notes import ALL, Characteristic, focus, next_note

CHARACTERISTICS = st.sampled_from(ALL)
WORKING_ON = st.lists(CHARACTERISTICS, max_size=3, unique=True)


def sent_over(weeks: int, working_on: list[Characteristic]) -> list[Characteristic]:
    """What is sent in so many weeks to someone who works on the same all the time."""
    sent: list[Characteristic] = []
    for _ in range(weeks):
        sent.append(next_note(working_on, sent))
    return sent


def a_direction(name: str, *aspects: str) -> Direction:
    return Direction(name, (), (), aspects, (), ())


@given(WORKING_ON, st.lists(CHARACTERISTICS))
def test_there_is_always_a_next_note_and_never_the_last_one_again(
    working_on: list[Characteristic], sent: list[Characteristic]
) -> None:
    chosen = next_note(working_on, sent)
    assert chosen in ALL
    assert chosen != (sent[-1] if sent else None)
    assert next_note(working_on, sent) == chosen


@given(st.lists(WORKING_ON, min_size=40, max_size=40))
def test_none_comes_twice_in_a_row_however_the_directions_change(
    over_time: list[list[Characteristic]],
) -> None:
    sent: list[Characteristic] = []
    for working_on in over_time:
        sent.append(next_note(working_on, sent))
    assert all(one != other for one, other in pairwise(sent))


def test_without_results_all_ten_come_in_ten_weeks_and_again_in_the_next() -> None:
    sent = sent_over(20, [])
    assert sent == [*ALL, *ALL]
    assert set(ALL) == {(side, aspect) for side in SIDES for aspect in ASPECTS}


@given(WORKING_ON)
def test_with_results_every_second_note_is_about_them_and_all_ten_come_in_twenty_weeks(
    working_on: list[Characteristic],
) -> None:
    sent = sent_over(20, working_on)
    assert set(sent) == set(ALL)
    assert not working_on or {each in working_on for each in sent[::2]} == {True}
    assert not working_on or sent[0] == working_on[0]


@given(st.permutations(ALL))
def test_what_was_sent_longest_ago_comes_first(sent: list[Characteristic]) -> None:
    assert next_note((), sent) == sent[0]


@pytest.mark.parametrize("name", DIRECTIONS)
def test_each_direction_has_a_side_for_its_widest_gaps_and_exploring_looks_at_all(name: str) -> None:
    found = focus(a_direction(name, "growth", "choice"))
    if name == "exploring":
        assert found == ()
    else:
        assert [aspect for _, aspect in found] == ["growth", "choice"]
        assert len({side for side, _ in found}) == 1
    assert focus(a_direction(name)) == ()
