"""Official occupations beside our own: marked as such, and attributed wherever something of them shows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from conftest import Clock, Person, World
from leads import (
    CARES,
    OFFICIAL,
    RELEASE,
    TRAINED,
    codes,
    import_official,
    interested,
    looked_up,
    matched,
    own,
    said,
    save,
    shortlist,
)
from portraits import chosen as choose
from portraits import options
from steps import EITHER, is_refused, press_all, say_of, verbs, where


def attributed(person: Person, message: Any) -> bool:
    """Whether a message says where what is official on it comes from."""
    return say_of(person.world)("attribution.onet", release=RELEASE) in person.text(message)


async def first_official(person: Person) -> Any:
    """The first page of leads, with the official occupation on it because a talk brought it closer."""
    await interested(person)
    await save(person, OFFICIAL.code)
    await person.world.store.learn(person.id, OFFICIAL.code, None, 1)
    return await matched(person)


@EITHER
async def test_an_official_card_has_its_title_and_description_marked_and_attributed(
    world: World, clock: Clock, by_message: bool
) -> None:
    await import_official(world, clock, OFFICIAL)
    person, say = where(world, by_message), say_of(world)
    card = await looked_up(person, OFFICIAL.code)
    text = person.text(card)
    assert say("occupation.heading", title=OFFICIAL.title) in text
    assert OFFICIAL.description in text
    assert say("occupation.official") in text
    assert attributed(person, card)
    asked = await press_all(person, card, ["occupation/not_me"])
    assert attributed(person, asked)


@EITHER
async def test_each_screen_that_shows_something_official_says_where_it_is_from(
    world: World, clock: Clock, by_message: bool
) -> None:
    await import_official(world, clock, OFFICIAL)
    person = where(world, by_message)
    message = await first_official(person)
    assert codes(person, message)[0] == OFFICIAL.code
    assert OFFICIAL.description in person.text(message)
    assert attributed(person, message)
    two = await press_all(person, message, ["match/two"])
    assert attributed(person, two)
    compared = await choose(person, two, "match/compare", *options(person, two, "match/compare")[:2])
    assert OFFICIAL.description in person.text(compared)
    assert say_of(world)("occupation.official") in person.text(compared)
    assert attributed(person, compared)
    listed = await shortlist(person)
    assert attributed(person, listed)
    assert attributed(person, await press_all(person, listed, [f"shortlist/item:{OFFICIAL.code}"]))


async def test_what_was_official_and_turned_down_is_attributed_too(world: World, clock: Clock) -> None:
    await import_official(world, clock, OFFICIAL)
    await interested(world.ada)
    card = await looked_up(world.ada, OFFICIAL.code)
    routes = ["occupation/not_me", f"occupation/refuse:{OFFICIAL.code}:work"]
    assert attributed(world.ada, await press_all(world.ada, card, routes))
    listed = await shortlist(world.ada)
    assert options(world.ada, listed, "occupation/open") == [OFFICIAL.code]
    assert attributed(world.ada, listed)
    assert OFFICIAL.code not in codes(world.ada, await matched(world.ada))


async def test_where_nothing_official_is_shown_nothing_is_attributed(world: World, clock: Clock) -> None:
    await import_official(world, clock, OFFICIAL)
    await interested(world.ada, TRAINED, CARES)
    await save(world.ada, own(world, "welder").code)
    message = await matched(world.ada)
    assert OFFICIAL.code not in codes(world.ada, message)
    card = await looked_up(world.ada, codes(world.ada, message)[0])
    for shown in (message, card, await shortlist(world.ada)):
        assert not attributed(world.ada, shown)


async def test_help_names_the_release_only_where_one_was_imported(world: World, clock: Clock) -> None:
    for imported in (False, True):
        for topic in ({}, {"topic": "matches"}):
            shown = (await world.ada.slash("help", **topic)).response
            assert attributed(world.ada, shown) is imported
        assert {"match/open", "help/open"} <= verbs(world.ada, shown)
        await import_official(world, clock, OFFICIAL)


@EITHER
async def test_official_names_lead_to_official_cards_and_to_our_own(
    world: World, clock: Clock, by_message: bool
) -> None:
    welder = own(world, "welder")
    gained = replace(welder, own="", title="Welders, All", description="official", also=("Torch Wrangler",))
    await import_official(world, clock, OFFICIAL, gained)
    person = where(world, by_message)
    place = () if by_message else (world.channel,)
    for typed, code in (("zither string", OFFICIAL.code), ("torch wrangler", welder.code)):
        choices = await person.hand.autocomplete(*place, "occupation", "name", typed)
        assert choices[0]["value"] == code
    for typed in ("Dulcimer String Spinner", "zithr string winder"):
        card = await looked_up(person, typed)
        assert say_of(world)("occupation.heading", title=OFFICIAL.title) in person.text(card)
    card = await looked_up(person, "Torch Wrangler")
    assert say_of(world)("occupations.welder.does") in person.text(card)
    assert gained.description not in person.text(card)
    assert attributed(person, card)


async def test_when_the_import_is_removed_what_was_said_stays_and_nothing_breaks(
    world: World, clock: Clock
) -> None:
    await import_official(world, clock, OFFICIAL)
    message = await first_official(world.ada)
    await world.store.note(world.ada.id, OFFICIAL.code, "my own words")
    await world.store.remove_imported()
    await import_official(world, clock)
    again = await press_all(world.ada, message, ["match/show"])
    assert OFFICIAL.code not in codes(world.ada, again)
    assert options(world.ada, await shortlist(world.ada), "shortlist/item") == []
    old = world.ada.wear((await world.ada.slash("help")).response, f"occupation/open:{OFFICIAL.code}")
    assert is_refused(world.ada, await world.ada.press(old, "occupation/open"), "refusal.no_occupation")
    verdict = await said(world.ada, OFFICIAL.code)
    assert verdict is not None
    assert verdict.note == "my own words"
    await import_official(world, clock, OFFICIAL)
    assert codes(world.ada, await matched(world.ada))[0] == OFFICIAL.code
