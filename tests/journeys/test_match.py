"""A member looks at occupations worth a look: reasons, filters, pages, bills first, two side by side."""

from __future__ import annotations

import pytest
from conftest import World, sat, walk
from leads import (
    BILLS,
    CARES,
    HANDS,
    MORE,
    SOON,
    TRAINED,
    codes,
    interested,
    matched,
    own,
    pages,
    save,
)
from portraits import chosen as choose
from portraits import keyed, options
from steps import AT_WORK, EITHER, chosen, press_all, say_of, where

from bot.guidance.matching import REACH
from bot.guidance.occupation import GAINS, Catalogue, Occupation

CALLBACK = "/interactions/*/callback"
GONE = "59-9999.99"


def known(world: World, message_codes: list[str]) -> list[Occupation]:
    by_code = Catalogue(world.library.occupations).by_code
    return [by_code[code] for code in message_codes]


@EITHER
async def test_leads_come_by_family_with_reasons_a_doubt_and_how_sure_they_are(
    world: World, by_message: bool
) -> None:
    person, say = where(world, by_message), say_of(world)
    await interested(person)
    message = await matched(person)
    text, leads = person.text(message), known(world, codes(person, message))
    assert message.ephemeral is not by_message
    assert 3 <= len(leads) <= 7
    families = [each.family for each in leads]
    assert families == sorted(families, key=families.index)
    liked = [q for q, value in keyed(world, "interest", realistic="4").items() if value]
    for each in leads:
        assert text.count(say("match.family", family=say(f"occupation.families.{each.family}"))) == 1
        title = say(f"occupations.{each.own}.title")
        assert say("match.lead", title=title, band=say("match.bands.best")) in text
        assert say("match.not_for", text=say(f"occupations.{each.own}.not_for")) in text
    assert len([q for q in liked if say(f"questions.{q}.short") in text]) >= 2
    assert say("match.sure.clear") in text
    assert say("match.honesty") in text


async def test_what_one_wants_to_use_is_a_reason_and_brings_leads_forward(world: World) -> None:
    await interested(world.ada)
    before = await pages(world.ada, 1)
    things = world.library.assessment.questions["want_to_use"].choices
    done = {card: "2" for card in things}
    await sat(world.ada, "experience", {**done, "want_to_use": "done_plan"})
    message, say = await matched(world.ada), say_of(world)
    assert codes(world.ada, message) != before[0]
    used = say("match.because_used", things=say("questions.done_plan.short"))
    assert used in world.ada.text(message)


async def test_an_area_that_one_enjoys_little_is_told_as_what_may_not_fit(world: World) -> None:
    points = dict.fromkeys(HANDS, "1") | {"social": "4", "realistic": "0"}
    await interested(world.ada, SOON, points)
    say, message = say_of(world), await matched(world.ada)
    area = say("interests.areas.enterprising.title")
    assert say("match.against", area=area, total=5, highest=20) in world.ada.text(message)


@EITHER
@pytest.mark.parametrize("reach", REACH)
async def test_what_was_said_of_preparation_is_where_the_leads_begin_and_can_be_changed(
    world: World, by_message: bool, reach: str
) -> None:
    person = where(world, by_message)
    await interested(person, {**AT_WORK, "preparation": reach})
    message = await matched(person)
    assert chosen(person, message) == [reach]
    assert all(each.preparation <= REACH[reach] for each in known(world, codes(person, message)))
    for other in REACH:
        message = await press_all(person, message, [f"match/reach:all:{other}"])
        assert chosen(person, message) == [other]
        first = codes(person, message)
        assert all(each.preparation <= REACH[other] for each in known(world, first))
    further = await press_all(person, message, [MORE])
    assert chosen(person, further) == ["degree"]
    assert not set(codes(person, further)) & set(first)


async def test_the_pages_hold_each_lead_once_and_lead_back_to_the_start(world: World) -> None:
    await interested(world.ada, SOON, CARES)
    message = await matched(world.ada)
    begun = seen = codes(world.ada, message)
    while (route := f"match/show:now:all:{len(seen)}") in world.ada.routes(message):
        message = await press_all(world.ada, message, [route])
        seen = seen + codes(world.ada, message)
    assert len(seen) == len(set(seen)) > len(begun)
    assert all(each.soon for each in known(world, seen))
    back = await press_all(world.ada, message, ["match/show:now:all:0"])
    assert codes(world.ada, back) == begun


@pytest.mark.parametrize("place", ["9999", "99999", "-1", "x", "", "\N{SUPERSCRIPT TWO}"])
async def test_a_page_an_order_or_a_reach_that_is_not_there_shows_one_that_is(
    world: World, place: str
) -> None:
    await interested(world.ada, TRAINED)
    whole = codes(world.ada, await matched(world.ada))
    for route in (f"match/show:gone:gone:{place}", f"match/show:degree:all:{place}"):
        old = world.ada.wear((await world.ada.slash("help")).response, route)
        assert codes(world.ada, (await world.ada.press(old, route)).response) == whole


@EITHER
async def test_with_bills_first_come_those_that_start_soon_and_what_each_builds(
    world: World, by_message: bool
) -> None:
    person, say = where(world, by_message), say_of(world)
    await interested(person, BILLS)
    message = await matched(person)
    text, leads = person.text(message), known(world, codes(person, message))
    assert say("match.bills_first") in text
    assert leads
    for each in leads:
        assert each.soon
        assert all(say(f"occupations.{each.own}.builds.{gain}") in text for gain in GAINS)
    every = (await person.press(message, "match/show:year:all:0")).response
    assert say("match.bills_first") not in person.text(every)
    back = (await person.press(every, "match/show:year:bills:0")).response
    assert codes(person, back) == [each.code for each in leads]


@pytest.mark.parametrize("lacks", ["chapter", "thin", "flat"])
@EITHER
async def test_without_clear_interests_no_lead_is_made_up_and_the_chapter_is_offered(
    world: World, by_message: bool, lacks: str
) -> None:
    person, say = where(world, by_message), say_of(world)
    if lacks != "chapter":
        points = dict.fromkeys(HANDS, "2") if lacks == "flat" else HANDS | {"social": None}
        await interested(person, points=points)
    kept, message = await world.store.export(person.id), await matched(person)
    minutes = world.library.assessment.by_id["interests"].minutes
    assert say(f"match.needs.{lacks}", minutes=minutes) in person.text(message)
    assert codes(person, message) == []
    assert "assess/intro:interests" in person.routes(message)
    assert await world.store.export(person.id) == kept


async def test_half_the_interests_are_gone_on_with_and_then_there_are_leads(world: World) -> None:
    await sat(world.ada, "situation", AT_WORK)
    given = keyed(world, "interest", **HANDS)
    last = list(given)[-1]
    left = await sat(world.ada, "interests", {q: v for q, v in given.items() if q != last}, finish=False)
    message = await matched(world.ada)
    assert f"assess/resume:{left}" in world.ada.routes(message)
    steps = ["assess/resume", f"assess/answer:{left}:{last}:3", "assess/finish", "match/open"]
    assert codes(world.ada, await press_all(world.ada, message, steps))


async def test_where_nothing_goes_with_it_that_is_said_and_one_can_look_further(world: World) -> None:
    both = dict.fromkeys(HANDS, "0") | {"investigative": "4", "enterprising": "4"}
    await interested(world.ada, SOON, both)
    message = await matched(world.ada)
    assert say_of(world)("match.none") in world.ada.text(message)
    assert codes(world.ada, await press_all(world.ada, message, ["match/reach:all:degree"]))
    assert codes(world.ada, await press_all(world.ada, message, ["match/show:degree:bills"]))


@EITHER
async def test_two_of_the_page_or_the_shortlist_stand_side_by_side(world: World, by_message: bool) -> None:
    person, say = where(world, by_message), say_of(world)
    await interested(person)
    far = own(world, "welder")
    await save(person, far.code, GONE)
    message = await press_all(person, await matched(person), ["match/two"])
    (menu,) = [part for part in walk(person.components(message)) if part["type"] == 3]
    assert (menu["min_values"], menu["max_values"]) == (2, 2)
    offered = options(person, message, "match/compare")
    assert far.code in offered
    assert GONE not in offered
    shown = await choose(person, message, "match/compare", offered[0], far.code)
    for each in known(world, [offered[0], far.code]):
        assert say(f"occupations.{each.own}.title") in person.text(shown)
        assert say(f"occupations.{each.own}.day") in person.text(shown)
    assert codes(person, shown) == [offered[0], far.code]
    assert say("match.bands.best") in person.text(shown)
