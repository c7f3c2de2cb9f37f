"""Every screen and form of a step is one that Discord takes, whatever was typed, and leads on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from itertools import product
from types import MappingProxyType

import pytest
from rules import faults, names, parts, text, ways_on

from bot.guidance.direction import DIRECTIONS
from bot.guidance.plan import LINE_MOST, MILESTONES_MOST, PATHS, PLACES, Milestone, Plan
from bot.guidance.steps import ACTION_MOST, LEARNT_MOST, OPEN_MOST, PLACE_MOST, SAID, CheckIn, Step
from bot.library import Library
from bot.screens import step as screens
from bot.screens import step_form as forms
from bot.screens import steps as listed
from bot.when.dates import TYPED_MOST, Vague
from bot.words import Say, Words

NOW = 1_800_000_000
ID = "0123456789abcdef"
ZONE = "America/Argentina/ComodRivadavia"
TYPED = {
    "short": "x",
    "letters": "x" * 1000,
    "marks": "*_" * 500,
    "mentions": "@everyone " * 100,
    "colons": "<@1>:" * 200,
    "wide": "\N{SPARKLES}" * 1000,
    "accents": "\u0e01\u0e33" * 500,
}
CHOICES_MOST = 9
"""How much there is to press at the most, so that the eye finds the way."""
WHATEVER = pytest.mark.parametrize("typed", list(TYPED.values()), ids=list(TYPED))


@pytest.fixture
def say(library: Library) -> Say:
    words = Words(library.languages)
    words.command_ids = dict.fromkeys(("checkin", "plan", "privacy"), 10**18)
    return words.to("en-US")


def sound(*shown: object) -> bool:
    assert [fault for each in shown for fault in faults(each)] == []  # type: ignore[arg-type]
    return all(ways_on(each) for each in shown)  # type: ignore[arg-type]


def step(typed: str = "x", due_at: int | None = NOW + 86400, **changed: object) -> Step:
    action, place = typed[:ACTION_MOST], typed[:PLACE_MOST]
    made = Step(ID, "b", "00000001", action, 30, place, action, action, due_at, NOW)
    return replace(made, **changed)  # type: ignore[arg-type]


def full_plan(typed: str) -> Plan:
    """A plan whose every strand is full."""
    there = {
        place: tuple(
            Milestone(f"{row:02}{column:06}", typed[:LINE_MOST]) for column in range(MILESTONES_MOST)
        )
        for row, place in enumerate(PLACES)
    }
    return Plan(milestones=MappingProxyType(there))


@WHATEVER
async def test_the_way_into_a_step_fits(say: Say, typed: str) -> None:
    for direction, towards in product((None, *DIRECTIONS), ("", typed[:LINE_MOST])):
        offered = screens.ideas(say, towards, direction)
        assert 3 <= len(offered) <= screens.IDEAS_MOST
        assert sound(screens.start(say, "z", "00000001", towards, offered))
        for idea in offered.values():
            assert 0 < len(idea) <= ACTION_MOST
            assert faults(forms.new_form(say, "z", "00000001", idea)) == []
    assert sound(screens.full(say), screens.full(say, "\n".join((typed[:ACTION_MOST], typed[:PLACE_MOST]))))


@WHATEVER
async def test_every_form_fits_and_holds_what_was_said(say: Say, typed: str) -> None:
    mine = step(typed)
    asked = (forms.word_form(say, mine), forms.guard_form(say, mine), forms.when_form(say, mine, typed[:60]))
    assert [fault for form in asked for fault in faults(form, described=True)] == []
    assert faults(forms.new_form(say, "a", ""), described=True) == []
    filled = [str(part["value"]) for form in asked for part in _fields(form) if "value" in part]
    assert filled == [mine.action, mine.place, mine.obstacle, mine.fallback, typed[:60]]


@WHATEVER
@pytest.mark.parametrize("why", ["nothing", "impossible", "past", "far", "wide"])
async def test_a_day_is_asked_for_whatever_was_typed(say: Say, typed: str, why: str) -> None:
    when = typed[:TYPED_MOST]
    for day, hour in product((None, date(1, 1, 1), date(9999, 12, 31)), (None, time(23, 59))):
        vague = Vague(why, day, hour)  # type: ignore[arg-type]
        assert sound(screens.when(say, step(typed, None), vague, when, NOW, ZONE))
        assert sound(screens.when(say, step(typed), vague, "", NOW, ZONE))


async def test_two_names_of_one_moment_are_one_button(say: Say) -> None:
    sunday = NOW + 2 * 86400
    shown = screens.when(say, step(), Vague("nothing"), "", sunday, "UTC")
    near = [name.split(":")[2] for name in names(shown) if name.startswith("step/on:")]
    assert near == ["evening", "tomorrow", "three_days"]


@WHATEVER
async def test_every_screen_of_one_step_fits(say: Say, typed: str) -> None:
    told = [
        CheckIn(ID, NOW - 86400 * place, said, typed[:LEARNT_MOST], NOW)
        for place, said in enumerate(SAID * 2, 1)
    ]
    for due_at, ended, said_at in product(
        (None, NOW - 1, NOW + 86400), (None, "done", "let_go"), (None, NOW)
    ):
        ended_at = NOW if ended else None
        mine = step(typed, due_at, ended=ended, ended_at=ended_at, said_at=said_at)
        assert sound(screens.aloud(say, mine), listed.erase(say, mine))
        for plan, said, offer in product((Plan(), full_plan(typed)), ([], told), (True, False)):
            around = listed.Around(plan, said, NOW)
            assert sound(listed.one(say, mine, around, offer=offer), listed.more(say, mine, plan))
            assert len(names(listed.one(say, mine, around, offer=offer))) <= CHOICES_MOST
        if due_at is not None:
            for guarded, named in product((mine, replace(mine, obstacle="", fallback="")), (True, False)):
                kept = screens.kept(say, guarded, NOW, ZONE, named)
                assert sound(kept) and {"step/list", "plan/open"} <= {*names(kept)}


async def test_one_button_at_most_is_the_way_on_that_most_will_want(say: Say) -> None:
    for due_at, ended, said_at in product(
        (None, NOW - 1, NOW + 86400), (None, "done", "let_go"), (None, NOW)
    ):
        mine = step("x", due_at, ended=ended, ended_at=NOW if ended else None, said_at=said_at)
        for offer in (True, False):
            shown = listed.one(say, mine, listed.Around(Plan(), [], NOW), offer=offer)
            assert [part["style"] for part in parts(shown) if part["type"] == 2].count(1) == 1


@WHATEVER
@pytest.mark.parametrize("ended", [0, 1, 10, 11, 200])
async def test_the_list_fits_however_many_steps_there_are(say: Say, typed: str, ended: int) -> None:
    opened = [step(typed, NOW + place, id=f"{place:016}") for place in range(OPEN_MOST)]
    past = [
        step(typed, ended=("done", "let_go")[place % 2], ended_at=NOW + place, id=f"{place + 100:016}")
        for place in range(ended)
    ]
    seen = []
    for page in range(-1, 22):
        shown = listed.listing(say, [*opened, *past], ZONE, page)
        assert sound(shown)
        seen += _options(shown, "step/past")
    assert set(seen) == {each.id for each in past}
    assert sound(listed.listing(say, past, ZONE), listed.listing(say, [], ZONE))


async def test_steps_are_listed_by_date_then_by_path_and_those_without_a_date_last(say: Say) -> None:
    dates = ((None, "a"), (NOW + 9, "z"), (NOW + 9, "a"), (NOW + 1, "b"))
    given = [step("x", at, path=path, id=f"{n:016}") for n, (at, path) in enumerate(dates)]
    assert _options(listed.listing(say, given, ZONE), "step/open") == [f"{n:016}" for n in (3, 2, 1, 0)]


async def test_the_milestone_of_a_step_is_in_the_menu_however_many_there_are(say: Say) -> None:
    plan = full_plan("x")
    for _, milestone in plan.all():
        mine = step("x", milestone=milestone.id, path="a")
        shown = listed.more(say, mine, plan)
        values = [value.partition(".") for value in _options(shown, "step/place")]
        assert {path for path, _, _ in values} == set(PATHS)
        assert milestone.id in [found for _, _, found in values]


async def test_words_that_our_sentence_begins_with_are_not_said_twice(say: Say) -> None:
    plain = text(screens.aloud(say, step("call", obstacle="tired", place="at home")))
    for will, comes in product(say("step.will_leads").split("|"), say("step.if_leads").split("|")):
        typed = replace(step(f"{will} call."), obstacle=f"{comes.upper()} tired.", place="at home.")
        assert text(screens.aloud(say, typed)) == plain
    assert "..." in text(screens.aloud(say, step("...")))


async def test_what_may_get_in_the_way_is_a_sentence_of_its_own_where_nothing_is_said_to_follow(
    say: Say,
) -> None:
    alone, both = (replace(step(obstacle="tired"), fallback=fallback) for fallback in ("", "rest"))
    for mine, key in ((alone, "step.obstacle_alone"), (both, "step.if_obstacle")):
        assert say(key, obstacle="tired") in text(screens.aloud(say, mine))


async def test_what_was_typed_is_said_back_tame(say: Say) -> None:
    alive = "**bold** <@1> @everyone [a](https://example.org)"
    assert alive not in text(screens.aloud(say, step(alive)))
    assert "@everyone" not in text(listed.one(say, step(alive), listed.Around(Plan(), [], NOW)))


def _fields(form: object) -> list[dict[str, object]]:
    components = form.to_dict()["components"]  # type: ignore[attr-defined]
    return [each["component"] for each in components if each["component"]["type"] == 4]


def _options(shown: object, route: str) -> list[str]:
    menus = [part for part in parts(shown) if str(part.get("custom_id", "")).startswith(route)]  # type: ignore[arg-type]
    return [option["value"] for menu in menus for option in menu.get("options", [])]


async def test_the_menu_marks_the_milestone_of_a_step_on_whichever_path_it_lies_now(say: Say) -> None:
    plan = Plan(milestones=MappingProxyType({"a.roles": (Milestone("00000001", "two talks"),)}))
    shown = listed.more(say, step(), plan)
    options = [option for part in parts(shown) for option in part.get("options", ())]
    assert [option["value"] for option in options if option.get("default")] == ["a.00000001"]
