"""Every screen of a plan is one that Discord takes, and leads on, whatever a member wrote."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from rules import ID, faults, names, parts, text, ways_on

from bot.guidance.plan import (
    GAINS,
    GOALS,
    LINE_MOST,
    MILESTONES_MOST,
    PARTS,
    PATHS,
    PLACES,
    WHY_MOST,
    Bills,
    Goal,
    Milestone,
    Plan,
    waiting,
)
from bot.guidance.steps import ACTION_MOST, Step
from bot.library import Library
from bot.screens import bills, goal, milestone, path, plan, version
from bot.screens.suggest import Suggested
from bot.store import Version
from bot.when.dates import Vague
from bot.words import Say, Words

WRITTEN = {
    "letters": "x",
    "marks": "*_",
    "mentions": "@everyone ",
    "wide characters": "\N{SPARKLES}",
}
KOLKATA = "Asia/Kolkata"
IDEAS = [Suggested(f"idea.{n}", "y" * 200, "z" * 100) for n in range(8)]
LONG_NOTE = "x" * 300
EITHER = pytest.mark.parametrize("mark", WRITTEN.values(), ids=WRITTEN)


@pytest.fixture
def say(library: Library) -> Say:
    words = Words(library.languages)
    words.command_ids = dict.fromkeys(("plan", "privacy"), 10**18)
    return words.to("en-US")


def full(mark: str, many: int = MILESTONES_MOST, reached: bool = False) -> Plan:
    """A plan that is as long as one can be, all of it written in these marks."""

    def line(most: int) -> str:
        return (mark * most)[:most].strip()

    day = "2027-12-31"
    there = [(place, n) for place in PLACES for n in range(many)]
    on = {
        place: tuple(
            Milestone(f"{at:08x}", line(LINE_MOST), day, day if reached else None)
            for at, (p, _) in enumerate(there)
            if p == place
        )
        for place in PLACES
    }
    return Plan(
        Goal("occupation", line(LINE_MOST), "15-1252.00"),
        line(WHY_MOST),
        day,
        Bills(line(LINE_MOST), "z", GAINS, day),
        dict.fromkeys(PATHS, line(LINE_MOST)),
        on,
        PARTS,
    )


def shapes(mark: str) -> list[Plan]:
    """Plans at every stage: empty, half, whole, skipped, reached."""
    whole = full(mark)
    bare = Plan(skipped=PARTS)
    on_a = replace(whole, bills=replace(whole.bills, path="a"), milestones={}, aims={})  # type: ignore[type-var]
    return [Plan(), bare, Plan(goal=whole.goal), on_a, full(mark, 1), full(mark, reached=True), whole]


def sound(*screens: Any) -> bool:
    """Whether Discord takes each, each leads on, and has one button that stands out at the most."""
    assert [fault for screen in screens for fault in faults(screen)] == []
    return all(ways_on(each) and len(primary(each)) <= 1 for each in screens)


def primary(screen: Any) -> list[str]:
    return [part["custom_id"] for part in parts(screen) if part["type"] == 2 and part["style"] == 1]


def menus(screen: Any) -> list[dict[str, Any]]:
    return [part for part in parts(screen) if part["type"] == 3]


@EITHER
async def test_the_plan_at_a_glance_fits_with_the_longest_words(say: Say, mark: str) -> None:
    step = Step(ID, "a", None, (mark * ACTION_MOST)[:ACTION_MOST], 30, "x" * 80, "", "", None, 0)
    for each, at in product(shapes(mark), ([], [step], [replace(step, due_at=1_900_000_000)])):
        for zone, note in ((None, ""), (KOLKATA, plan.kept(say, "a.experiences"))):
            screen = plan.overview(say, each, zone, at, 1_850_000_000, note)
            assert sound(screen)
            assert len(primary(screen)) == 1
            assert any(name.startswith("step/new") for name in names(screen)) is (each != Plan())
        if each.goal:
            note = goal.replaced(say, each.goal)
            assert sound(plan.overview(say, each, KOLKATA, [step], 1_850_000_000, note))
    for portrait, saved, versions in product((True, False), (0, 99), (True, False)):
        assert sound(plan.intro(say, portrait=portrait, saved=saved, versions=versions))


@EITHER
async def test_every_part_fits_and_leads_back(say: Say, mark: str) -> None:
    saved = [(f"{n:02}-1252.00", "t" * 200, "d" * 200) for n in range(25)]
    due = say("attribution.onet", release="30.1")
    for each, note in product(shapes(mark), ("", LONG_NOTE)):
        screens = [
            *(
                goal.goal(say, each, shown, card=card, note=note, licence=due)
                for shown, card in ((saved, True), ([], False))
            ),
            *(goal.why(say, each, words, note) for words in (None, ("draws", mark * 300))),
            goal.by(say, each, KOLKATA, note),
            *(bills.bills(say, each, None, note, come) for come in (True, False)),
            *(path.overview(say, each, way, ideas, note, due) for way in PATHS for ideas in (IDEAS, [])),
            *(milestone.strand(say, each, place, IDEAS, KOLKATA, note, due) for place in PLACES),
            *(milestone.strand(say, each, place, IDEAS, None, every=True) for place in PLACES[:1]),
            *([bills.builds(say, each, each.bills)] if each.bills else []),
            *(
                bills.review(say, each, each.bills, KOLKATA, come, note)
                for come in (True, False)
                if each.bills
            ),
        ]
        assert sound(*screens)
        assert all("plan/open" in names(screen) for screen in screens)


@EITHER
async def test_every_form_fits_with_what_was_there_before(say: Say, mark: str) -> None:
    for each in shapes(mark):
        forms = [
            *(goal.goal_form(say, replace(each, goal=Goal(k, mark * 60)), k) for k in GOALS[1:]),
            goal.why_form(say, each),
            *(goal.by_form(say, day) for day in ("", "2027-12-31")),
            *(bills.name_form(say, each, way) for way in "az"),
            *(bills.review_form(say, day) for day in ("", "2027-12-31")),
            *(path.aim_form(say, each, way) for way in PATHS),
            *(milestone.written_form(say, place, "0" * 8) for place in PLACES),
            *(milestone.change_form(say, found) for _, found in each.all()),
        ]
        assert [fault for form in forms for fault in faults(form)] == []
    a_kind_each = {form.custom_id.partition(":")[0].partition("#")[0]: form for form in forms}
    described = mark == "x"  # the words change nothing there, and it takes long
    assert [f for form in a_kind_each.values() if described for f in faults(form, described=True)] == []


@EITHER
async def test_a_milestone_fits_with_all_that_can_be_done_with_it(say: Say, mark: str) -> None:
    for each in (full(mark), full(mark, 1, reached=True)):
        for place, found in each.all():
            note = plan.misread(say, mark * 30, Vague("past", date(1999, 12, 31)), KOLKATA)
            screen, job = milestone.one(say, each, found, KOLKATA, note), Bills(found.text)
            assert sound(screen, milestone.confirm(say, place, found), bills.confirm(say, job))
            (menu,) = menus(screen)
            assert {o["value"] for o in menu["options"]} == set(PLACES) - {place}
            at = each.on(place).index(found)
            assert ("milestone/up:" + found.id in names(screen)) is (at > 0)
            way = "step/new:" + place[0] + ":" + ("" if found.reached_on else found.id)
            assert primary(screen) == [way]
            assert ("milestone/down:" + found.id in names(screen)) is (at + 1 < len(each.on(place)))


@EITHER
async def test_a_version_fits_with_as_much_in_it_as_a_plan_holds(say: Say, mark: str) -> None:
    for each, newest, note in product(shapes(mark), (True, False), ("", LONG_NOTE)):
        one = Version(999, each, 1_700_000_000, 1_800_000_000)
        screen = version.one(say, one, newest, KOLKATA, note)
        assert sound(screen, version.confirm_drop(say, one, newest), version.confirm_afresh(say, one))
        assert any(name.startswith("plan/bring") for name in names(screen)) is not newest


@pytest.mark.parametrize("many", [0, 1, 25, 26, 60])
async def test_however_many_versions_there_are_each_is_on_a_page(say: Say, many: int) -> None:
    every = [Version(n, full("x", 1), 1_700_000_000 + n, 1_800_000_000) for n in range(many, 0, -1)]
    seen: list[str] = []
    for page in range(max(1, -(-many // version.PER_PAGE))):
        screen = version.listed(say, every, page)
        assert sound(screen, version.listed(say, every, 10**4), version.listed(say, every, -1))
        seen += [option["value"] for menu in menus(screen) for option in menu["options"]]
    assert seen == [str(each.number) for each in every]


async def test_one_thing_is_the_way_on_in_every_part(say: Say) -> None:
    now, passed = Plan(), []
    while part := waiting(now):
        passed.append(part)
        screen = of_part(say, now, part)
        assert f"plan/skip:{part}" in names(screen)
        assert len(primary(screen)) == (part != "by")  # no one day is better than the others
        now = replace(now, skipped=(*now.skipped, part))
    assert tuple(passed) == PARTS


def of_part(say: Say, now: Plan, part: str) -> Any:
    """The screen of a part with nothing known of the member."""
    if part in PATHS:
        return path.overview(say, now, part, [])
    if "." in part:
        return strand(say, now, part)
    if part == "goal":
        return goal.goal(say, now, [], card=False)
    return (
        goal.why(say, now, None)
        if part == "why"
        else (goal.by if part == "by" else bills.bills)(say, now, None)
    )


def strand(say: Say, now: Plan, place: str) -> Any:
    return milestone.strand(say, now, place, IDEAS, None)


async def test_a_full_strand_offers_no_more_and_says_so(say: Say) -> None:
    for place in PLACES:
        assert f"plan/take:{place}" in names(strand(say, full("x", MILESTONES_MOST - 1), place))
        screen = strand(say, full("x"), place)
        assert not {f"plan/take:{place}", f"plan/write:{place}"} & set(names(screen))
        assert say("plan.full", most=MILESTONES_MOST) in text(screen)
    (menu,) = [
        m for m in menus(strand(say, full("x", 4), "b.roles")) if m["custom_id"] == "plan/take:b.roles"
    ]
    assert menu["max_values"] == MILESTONES_MOST - 4


@EITHER
async def test_a_date_that_was_not_understood_is_asked_for_with_what_was_typed(say: Say, mark: str) -> None:
    for why, day in product(("nothing", "impossible", "past", "far", "wide"), (None, date(9999, 1, 1))):
        for typed in ("", mark * 60):
            vague = Vague(why, day)  # type: ignore[arg-type]
            assert 0 < len(plan.misread(say, typed, vague, KOLKATA)) < 400
