"""Every screen around the weekly note is one that Discord takes, and leads on."""

from __future__ import annotations

from itertools import product

import pytest
from rules import faults, ways_on

from bot.guidance.notes import ALL
from bot.library import Library
from bot.press import link
from bot.screens import assess, subscribe, zone
from bot.store import Rhythm
from bot.when.calendar import WEEKDAYS
from bot.words import Say, Words

NOW = 1_800_000_000
KINDS = ("note", "checkin", "one of tomorrow")
THEN = link("subscribe/hour", "wednesday", "23")
LONGEST = "America/Argentina/ComodRivadavia"


@pytest.fixture
def say(library: Library) -> Say:
    words = Words(library.languages)
    words.command_ids = dict.fromkeys(("subscribe", "privacy"), 10**18)
    return words.to("en-US")


def sound(*screens: object) -> bool:
    assert [fault for each in screens for fault in faults(each)] == []  # type: ignore[arg-type]
    return all(ways_on(each) for each in screens)  # type: ignore[arg-type]


async def test_every_note_fits(say: Say) -> None:
    assert sound(*(subscribe.note(say, side, aspect) for side, aspect in ALL))


async def test_every_way_to_the_note_fits(say: Say) -> None:
    assert sound(subscribe.offer(say), subscribe.stopped(say), subscribe.refused(say))
    rhythms = [Rhythm(4, 8, LONGEST, due_at) for due_at in (None, NOW + 60, NOW + 40 * 86400)]
    assert sound(*(subscribe.state(say, rhythm, NOW) for rhythm in rhythms))
    assert sound(*(subscribe.resumed(say, each) for each in ({}, dict.fromkeys(KINDS, rhythms[1]))))
    refused_again = subscribe.resumed(say, {"note": rhythms[0]})
    assert refused_again.to_components() == subscribe.resumed(say, {}).to_components()
    for weekday, chosen in product(WEEKDAYS, (None, rhythms[0])):
        assert sound(subscribe.days(say, chosen), subscribe.hours(say, weekday, chosen))


@pytest.mark.parametrize("typed", [None, "", "x" * 5000, "*_" * 30, "@everyone", "\N{SPARKLES}" * 60])
async def test_a_place_that_is_not_known_is_shown_back_whatever_it_is(say: Say, typed: str | None) -> None:
    assert sound(zone.ask(say, THEN, typed), zone.ask(say, THEN, typed, several=True))


async def test_the_question_for_a_place_may_wait_behind_a_consent(say: Say) -> None:
    assert faults(zone.form(say, THEN)) == []
    assert sound(assess.consent(say, 3, "", 180, renewed=True, then=link("zone/ask", THEN)))
