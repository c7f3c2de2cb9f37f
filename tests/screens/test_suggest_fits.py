"""Suggestions in words: each fits a milestone and a menu, is known again by its id, and says why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from researchers import CARDS, CATALOGUE, LONGEST, QUESTIONS, SAY
from rules import faults

from bot.guidance.model import ASPECTS, SIDES
from bot.guidance.occupation import Occupation
from bot.guidance.plan import LINE_MOST, MILESTONES_MOST, PATHS, PLACES, Bills
from bot.guidance.scoring import Gap
from bot.guidance.suggest import OFFERED_MOST, SITUATIONS, Known
from bot.screens import parts
from bot.screens.occupation import title
from bot.screens.suggest import BECAUSE_MOST, Suggested, offered, text_of

LONG = Occupation(
    "11-1011.99",
    (1, 2, 3, 4, 5, 6),
    1,
    CATALOGUE.occupations[0].skills,
    "leading",
    title="W" * LONGEST["title"],
)
SOON = [each for each in CATALOGUE.occupations if each.soon]
SITUATION = {"comes_first": "income_now", "hours": "none", "preparation": "degree"}
EVERYWHERE = (*PLACES, *PATHS)


def thoroughly(goal: Occupation | None, side: str, now: int, want: int, *cards: str) -> Known:
    """Someone of whom everything is known."""
    return Known(
        goal="occupation" if goal else "business",
        occupation=goal,
        gaps=tuple(Gap(aspect, side, now, want) for aspect in ASPECTS),
        used=cards or tuple(CARDS)[:3],
        bills=Bills("the café", "a" if side == "job" else "z"),
        saved=(LONG, SOON[0]),
        near=(SOON[1],),
        **SITUATION,
    )


def told(known: Known) -> Iterator[tuple[str, Suggested]]:
    """Everything that is ever offered, taking it all, a few at a time."""
    for place in EVERYWHERE:
        there: list[str] = []
        while fresh := offered(SAY, known, place, there):
            assert len(fresh) <= OFFERED_MOST
            options = [(each.id, each.text, each.because) for each in fresh]
            assert faults(parts.screen(parts.menu("?", options, "plan/take", place, most=25))) == []
            yield from ((place, each) for each in fresh)
            there += [each.text for each in fresh]


def sound(known: Known) -> bool:
    """Whether each fits a milestone, has a reason, and is known again by its id."""
    for place, each in told(known):
        assert 0 < len(each.text) <= LINE_MOST
        assert 0 < len(each.because) <= BECAUSE_MOST
        assert "{" not in each.text + each.because
        assert text_of(SAY, known, place, each.id) == each.text
    return True


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(("now", "want"), [(0, 4), (4, 0)])
async def test_all_that_is_ever_suggested_fits(side: str, now: int, want: int) -> None:
    for goal in (None, LONG, CATALOGUE.occupations[0]):
        assert sound(thoroughly(goal, side, now, want))
    for cards in zip(*[iter(CARDS)] * 2, strict=True):
        assert sound(Known(used=cards))


async def test_our_own_words_for_every_occupation_fit_and_stay_whole() -> None:
    for goal in CATALOGUE.occupations:
        aimed = Known(goal="occupation", occupation=goal)
        found = [each for place in PLACES[:4] for each in offered(SAY, aimed, place, ())]
        assert all(
            len(each.text) <= LINE_MOST and "\N{HORIZONTAL ELLIPSIS}" not in each.text for each in found
        )
        assert len({each.text for each in found if each.id.startswith("way.")}) == 3


@pytest.mark.parametrize("place", PLACES)
async def test_there_is_always_something_more_as_long_as_a_strand_has_room(place: str) -> None:
    there = [each.text for each in offered(SAY, Known(), place, ())][: MILESTONES_MOST - 1]
    fresh = [each.text for each in offered(SAY, Known(), place, there)]
    assert len(fresh) >= 3
    assert not set(fresh) & set(there)


@given(st.sampled_from([place for place in EVERYWHERE if place != "a"]), st.data())
def test_what_is_there_is_not_offered_again_however_it_is_spaced(place: str, data: st.DataObject) -> None:
    known = thoroughly(SOON[2], "career", 1, 4)
    first = offered(SAY, known, place, ())
    taken = data.draw(st.sampled_from(first))
    after = offered(SAY, known, place, [f"  {taken.text.upper()} ".replace(" ", "  ")])
    assert taken.id not in [each.id for each in after]
    assert [each for each in first if each != taken] == after[: len(first) - 1]


@pytest.mark.parametrize("chosen", ["", "general", "general.9", "way.99-9999.99.1", "gap.luck.job", "x" * 40])
async def test_an_idea_that_has_gone_says_nothing(chosen: str) -> None:
    assert [text_of(SAY, Known(), place, chosen) for place in (*EVERYWHERE, "c", "c.x")] == [None] * 17


async def test_a_way_into_another_goal_is_never_taken_for_one_into_this() -> None:
    one, other = (Known(goal="occupation", occupation=each) for each in SOON[:2])
    way = next(each for each in offered(SAY, one, "a.pathway", ()) if each.id.startswith("way."))
    assert text_of(SAY, other, "a.pathway", way.id) is None


async def test_a_path_that_leads_to_an_occupation_speaks_of_it() -> None:
    known = replace(Known(near=(SOON[1],)), aims=MappingProxyType({"b": title(SAY, SOON[1])}))
    for path, spoken in (("b", True), ("z", False)):
        found = offered(SAY, known, f"{path}.pathway", ())
        assert any(each.id.startswith(f"way.{SOON[1].code}") for each in found) is spoken
        assert all(title(SAY, SOON[1]) in each.because for each in found[:3]) is spoken


async def test_what_the_situation_asks_for_is_what_can_be_answered() -> None:
    answers = {answer for name in SITUATION for answer in QUESTIONS[name].choices}
    assert {"income_now", "income_soon", "none", "few", "now", "three_years", "degree"} <= answers
    assert len(SITUATIONS) == 4
