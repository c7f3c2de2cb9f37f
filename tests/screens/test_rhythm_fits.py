"""Every screen around the messages that members ask for is one that Discord takes, and leads on."""

from __future__ import annotations

from itertools import product

import pytest
from rules import faults, ways_on

from bot.guidance.notes import ALL
from bot.library import Library
from bot.press import link
from bot.screens import assess, rhythm, weekly, zone
from bot.store import Rhythm
from bot.when.calendar import DAY, EVERY_DAY
from bot.words import Say, Words

NOW = 1_800_000_000
THEN = link("rhythm/hour", "checkin", str(EVERY_DAY), "23")
LONGEST = "America/Argentina/ComodRivadavia"


@pytest.fixture
def say(library: Library) -> Say:
    words = Words(library.languages)
    words.command_ids = dict.fromkeys(("subscribe", "privacy", "checkin"), 10**18)
    return words.to("en-US")


def sound(*screens: object) -> bool:
    assert [fault for each in screens for fault in faults(each)] == []  # type: ignore[arg-type]
    return all(ways_on(each) for each in screens)  # type: ignore[arg-type]


async def test_every_note_fits(say: Say) -> None:
    assert sound(*(weekly.note(say, side, aspect) for side, aspect in ALL))


@pytest.mark.parametrize("reminder", rhythm.REMINDERS)
async def test_every_way_to_messages_fits(say: Say, reminder: str) -> None:
    assert sound(rhythm.offer(say, reminder), *(rhythm.stopped(say, reminder, on) for on in (True, False)))
    days = EVERY_DAY - 1 if rhythm.REMINDERS[reminder] > 1 else 1
    rhythms = [Rhythm(days, 8, LONGEST, due_at) for due_at in (None, NOW + 60, NOW + 40 * DAY)]
    for each, snoozed in product(rhythms, (True, False)):
        assert sound(rhythm.state(say, reminder, each, NOW, snoozed))
    for chosen, on in product((None, rhythms[0]), (1, EVERY_DAY - 1, EVERY_DAY)):
        assert sound(rhythm.days(say, reminder, chosen), rhythm.hours(say, reminder, on, chosen))


async def test_what_is_said_of_a_refusal_fits(say: Say) -> None:
    on, refused = (Rhythm(1, 8, LONGEST, due_at) for due_at in (NOW, None))
    kinds = (*rhythm.REMINDERS, "one of tomorrow")
    assert sound(rhythm.refused(say), *(rhythm.woken(say, each) for each in ({}, dict.fromkeys(kinds, on))))
    assert rhythm.woken(say, {"note": refused}).to_components() == rhythm.woken(say, {}).to_components()


@pytest.mark.parametrize("typed", [None, "", "x" * 5000, "*_" * 30, "@everyone", "\N{SPARKLES}" * 60])
async def test_a_place_that_is_not_known_is_shown_back_whatever_it_is(say: Say, typed: str | None) -> None:
    assert sound(zone.ask(say, THEN, typed), zone.ask(say, THEN, typed, several=True))


async def test_the_question_for_a_place_may_wait_behind_a_consent(say: Say) -> None:
    assert faults(zone.form(say, THEN)) == []
    assert sound(assess.consent(say, 3, "", 180, renewed=True, then=link("zone/ask", THEN)))
