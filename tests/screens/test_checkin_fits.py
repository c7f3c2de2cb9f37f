"""Every screen, form and message around check-ins is one that Discord takes, and leads on."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from rules import ID, faults, names, ways_on

from bot.guidance.plan import LINE_MOST
from bot.guidance.steps import ACTION_MOST, LEARNT_MOST, MINUTES, OPEN_MOST, PLACE_MOST, SAID, CheckIn, Step
from bot.library import Library
from bot.screens import asking, checkin, later
from bot.screens.occupation import title
from bot.when.calendar import EVERY_DAY
from bot.when.dates import TYPED_MOST
from bot.words import Say, Words

NOW = 1_800_000_000
LONGEST = "America/Argentina/ComodRivadavia"
WORDS = ("x", "*_", "@everyone ", "\N{SPARKLES}", "<t:1:R> ")
MONTHS: tuple[checkin.Month, ...] = ("", "never", "again")


@pytest.fixture
def say(library: Library) -> Say:
    words = Words(library.languages)
    words.command_ids = dict.fromkeys(("checkin", "progress"), 10**18)
    return words.to("en-US")


def full(written: str, most: int) -> str:
    """As much of it as may be typed."""
    return (written * most)[:most]


def step(written: str, due_at: int | None = NOW, minutes: int = 30) -> Step:
    action, place = full(written, ACTION_MOST), full(written, PLACE_MOST)
    return Step(ID, "a", ID[:8], action, minutes, place, action, action, due_at, NOW)


def sound(*screens: object) -> bool:
    assert [fault for each in screens for fault in faults(each)] == []  # type: ignore[arg-type]
    for each in screens:
        assert len(set(names(each))) == len(names(each))  # type: ignore[arg-type]
    return all(ways_on(each) for each in screens)  # type: ignore[arg-type]


@pytest.mark.parametrize("written", WORDS)
async def test_whatever_was_typed_the_asking_and_what_comes_after_fit(say: Say, written: str) -> None:
    mine, milestone = step(written), full(written, LINE_MOST)
    assert sound(*(checkin.ask(say, checkin.Asked(mine, OPEN_MOST, milestone), day) for day in (True, False)))
    for said, more, learnt in product(SAID, (0, 19), (None, full(written, LEARNT_MOST))):
        heard = CheckIn(ID, 99_999_999_999, said, learnt, NOW)
        assert sound(later.said(say, mine, heard, milestone, more, "again"))
    assert sound(later.said(say, step("x", None), CheckIn(ID, 0, "done", None, NOW), "", 0, "never"))
    for more in (0, 19):
        moved = (later.moved(say, mine, more, once_more) for once_more in (True, False))
        assert sound(*moved, later.let_go(say, mine, more))


@pytest.mark.parametrize("asks", [True, False])
async def test_after_less_than_done_what_comes_next_is_asked_before_what_was_learnt(
    say: Say, asks: bool
) -> None:
    for said, more in product(("part", "not_yet"), (0, 1)):
        shown = names(later.said(say, step("x"), CheckIn(ID, NOW, said, None, NOW), "", more, "", asks))
        verbs = [name.partition(":")[0] for name in shown]
        assert verbs.index("checkin/smaller") < verbs.index("checkin/learn")
        assert len(shown) <= 9 + more


@pytest.mark.parametrize("written", WORDS)
async def test_twenty_open_steps_fit_on_a_screen_and_in_a_message(
    library: Library, say: Say, written: str
) -> None:
    longest = max(library.occupations, key=lambda each: len(title(say, each)))
    come = checkin.Come(full(written, LINE_MOST), longest)
    two = step(written), step(written, None)
    many = tuple(replace(two[n % 2], id=f"{n:016}") for n in range(OPEN_MOST))
    for coming, resting in ((many, ()), ((), many), (many[:10], many[10:]), ((), ())):
        left = checkin.Ahead(coming, resting, LONGEST)
        for month, asks in product(MONTHS, (True, False)):
            assert sound(checkin.ahead(say, left, asks, month, come, asks))
        goal = full(written, LINE_MOST)
        waiting = [checkin.Asked(many[0], OPEN_MOST, goal, waited) for waited in (True, False)]
        for asked, rests in product((None, *waiting), (None, NOW)):
            sent = [asking.message(say, EVERY_DAY - 1, asked, left, month, come, rests) for month in MONTHS]
            assert sound(*sent)


@pytest.mark.parametrize("written", WORDS)
async def test_a_date_that_was_not_understood_is_shown_back_whatever_it_is(say: Say, written: str) -> None:
    typed = full(written, TYPED_MOST)
    for why in ("nothing", "impossible", "past", "far", "wide"):
        assert sound(later.ask(say, step(written), typed, why, NOW))
    assert sound(later.ask(say, step(written)))


@pytest.mark.parametrize("written", WORDS)
async def test_every_form_fits_for_every_length_of_a_step(say: Say, written: str) -> None:
    for minutes in MINUTES:
        assert faults(later.smaller_form(say, step(written, minutes=minutes))) == []
    for learnt in (None, full(written, LEARNT_MOST)):
        assert faults(later.learn_form(say, step(written), str(NOW), learnt)) == []
    assert faults(later.when_form(say, step(written))) == []
