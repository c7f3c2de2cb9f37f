"""What is shown of occupations is what Discord takes, and says all that was promised of each of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from random import Random
from typing import Any

import pytest
from researchers import (
    CATALOGUE,
    SAY,
    VIEWS,
    Researcher,
    drawn,
    imported,
    lengthy,
    longest_fit,
    thing_against,
)
from rules import faults, names, parts, text

from bot.guidance.matching import Match, Verdict, View, liked, matches, related
from bot.guidance.occupation import GAINS, Catalogue, Occupation
from bot.screens import match, occupation, shortlist
from bot.screens import verdict as verdict_screens

FULL = (
    "x" * 1000,
    "*_" * 500,
    "*\n" * 500,
    "@everyone <#1> " * 66,
    "\N{SPARKLES}" * 1000,
    "\n".join("`" * 500),
)
"""The fullest notes that one could type."""

SAVED, REFUSED = Verdict("", "saved"), Verdict("", "not_me", "work")
MOST = 5
"""How many leads a page shows."""

IMPORTED = imported(Random(7))
ATTRIBUTION = SAY("attribution.onet", release="30.1")


def card(catalogue: Catalogue, one: Occupation, fitting: str, verdict: Verdict | None) -> Any:
    return occupation.card(SAY, catalogue, one, related(catalogue, one), fitting, verdict)


def page(catalogue: Catalogue, person: Researcher, view: View, found: tuple[Match, ...], *saved: str) -> Any:
    verdicts = {code: Verdict(code, "saved") for code in saved}
    wanted = view.of(person.wanted)
    return match.page(SAY, catalogue, view, wanted, person.interests, found, verdicts)


def options(screen: Any, route: str) -> list[str]:
    """The values of the menu that follows a route."""
    menus = (part for part in parts(screen) if part["type"] == 3 and part["custom_id"].startswith(route))
    return [option["value"] for menu in menus for option in menu["options"]]


def official(one: Occupation) -> bool:
    return not one.own


def of(person: Researcher, view: View, catalogue: Catalogue = CATALOGUE) -> tuple[Match, ...]:
    return matches(catalogue, view.of(person.wanted))


def paged(catalogue: Catalogue, person: Researcher, view: View, step: int) -> list[tuple[Any, list[Match]]]:
    """Every so many places of a list, its page there and the leads on it."""
    found, pages = of(person, view, catalogue), []
    for first in range(0, len(found), step):
        screen = page(catalogue, person, replace(view, first=first), found, found[first].occupation.code)
        shown = {each.occupation.code: each for each in found}
        pages.append((screen, [shown[code] for code in options(screen, "occupation/open")]))
        assert sorted(each.occupation.code for each in pages[-1][1]) == sorted(
            each.occupation.code for each in found[first : first + len(pages[-1][1])]
        )
    return pages


async def test_the_card_of_every_occupation_fits_with_all_that_can_be_said_of_it() -> None:
    for one in CATALOGUE.occupations:
        for verdict, fitting in ((None, ""), (SAVED, longest_fit(one)), (REFUSED, longest_fit(one))):
            mine = replace(verdict, code=one.code) if verdict else None
            screen = card(CATALOGUE, one, fitting, mine)
            assert faults(screen) == [], one.own
            assert len(options(screen, "occupation/open")) == 4
            assert ("occupation/undo" in " ".join(names(screen))) is (verdict is not None)
            assert fitting in text(screen)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.reach}-{view.order}")
@pytest.mark.parametrize("seed", range(5))
async def test_every_page_of_leads_fits_and_shows_up_to_five_grouped_by_family(view: View, seed: int) -> None:
    draw = lengthy if seed < 2 else drawn
    for screen, leads in paged(CATALOGUE, draw(Random(seed)), view, 1):
        assert faults(screen) == []
        assert 1 <= len(leads) <= MOST
        together = [family for family, _ in groupby(leads, key=lambda each: each.occupation.family)]
        assert len(set(together)) == len(together)
        told = [text(screen).find(SAY(f"occupation.families.{family}")) for family in together]
        assert -1 not in told


@pytest.mark.parametrize("seed", range(5))
async def test_each_lead_has_its_band_its_reasons_and_one_thing_that_may_not_fit(seed: int) -> None:
    person = drawn(Random(seed))
    for screen, leads in paged(CATALOGUE, person, VIEWS[0], match.PAGE):
        said = text(screen)
        for each in leads:
            assert SAY(f"occupations.{each.occupation.own}.title") in said
            assert SAY(f"match.bands.{each.band}") in said
            reasons = (*liked(person.wanted, each.occupation)[:2], *each.used[:2])
            assert reasons
            for question in reasons:
                assert SAY(f"questions.{question}.short") in said
            assert thing_against(person.wanted, each.occupation) in said


@pytest.mark.parametrize("seed", range(5))
async def test_bills_first_says_what_each_lead_builds_and_asks_for_a_day_to_look_again(seed: int) -> None:
    person = drawn(Random(seed))
    for screen, leads in paged(CATALOGUE, person, VIEWS[-1], match.PAGE):
        said = text(screen)
        assert SAY("match.bills_first") in said
        assert all(each.occupation.soon for each in leads)
        missing = [
            (each.occupation.own, gain)
            for each in leads
            for gain in GAINS
            if SAY(f"occupations.{each.occupation.own}.builds.{gain}") not in said
        ]
        assert missing == []


async def test_the_pages_of_a_list_show_every_lead_once() -> None:
    for view in VIEWS:
        person = lengthy(Random(3))
        found, first, seen = of(person, view), 0, list[str]()
        while first < len(found):
            screen = page(CATALOGUE, person, replace(view, first=first), found)
            shown = options(screen, "occupation/open")
            seen += shown
            first += len(shown)
            more = [name for name in names(screen) if name.endswith(f":{view.order}:{first}")]
            assert bool(more) is (first < len(found))
        assert sorted(seen) == sorted(each.occupation.code for each in found)


async def test_imported_cards_fit_at_their_longest_with_their_mark_and_the_attribution() -> None:
    for one in IMPORTED.occupations:
        screen = card(IMPORTED, one, longest_fit(one), replace(SAVED, code=one.code))
        assert faults(screen) == []
        assert (SAY("occupation.official") in text(screen)) is official(one)
        assert ATTRIBUTION in text(screen) or not any(map(official, (one, *related(IMPORTED, one))))
        for asked in (
            verdict_screens.reasons(SAY, IMPORTED, one),
            verdict_screens.refused(SAY, IMPORTED, one, "work"),
        ):
            assert faults(asked) == []
            assert ATTRIBUTION in text(asked) or not official(one)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.reach}-{view.order}")
async def test_pages_with_imported_leads_fit_with_the_attribution(view: View) -> None:
    for seed in range(3):
        for screen, leads in paged(IMPORTED, lengthy(Random(seed)), view, 3):
            assert faults(screen) == []
            assert 1 <= len(leads) <= MOST
            assert ATTRIBUTION in text(screen) or not any(official(each.occupation) for each in leads)


@pytest.mark.parametrize("catalogue", [CATALOGUE, IMPORTED], ids=["ours", "imported"])
async def test_any_two_fit_side_by_side(catalogue: Catalogue) -> None:
    chance = Random(11)
    for _ in range(80):
        one, other = chance.sample(catalogue.occupations, 2)
        for fits in (["", ""], [longest_fit(one), longest_fit(other)]):
            screen = occupation.side_by_side(SAY, catalogue, (one, other), fits)
            assert faults(screen) == []
            assert options(screen, "occupation/open") == [one.code, other.code]
            assert ATTRIBUTION in text(screen) or not (official(one) or official(other))


async def test_what_to_choose_two_from_fits_however_much_was_saved() -> None:
    for catalogue in (CATALOGUE, IMPORTED):
        codes = [each.code for each in catalogue.occupations]
        for many in (2, 5, 25, 200):
            screen = match.two(SAY, catalogue, VIEWS[0], codes[:many])
            assert faults(screen) == []
            assert options(screen, "match/compare") == codes[: min(many, 25)]


@pytest.mark.parametrize("catalogue", [CATALOGUE, IMPORTED], ids=["ours", "imported"])
@pytest.mark.parametrize("full", FULL, ids=range(len(FULL)))
async def test_a_shortlist_with_the_fullest_notes_fits(catalogue: Catalogue, full: str) -> None:
    noted: dict[str, Any] = {"note": full[:1000], "learnt": full[:1000], "review_at": 1_900_000_000}
    kept = [
        Verdict(each.code, "saved" if place % 3 else "not_me", closer=place % 3 - 1, **noted)
        for place, each in enumerate(catalogue.occupations)
    ]
    saved = [verdict for verdict in kept if verdict.said == "saved"]
    seen: list[str] = []
    for number in range(len(saved) // shortlist.PER_PAGE + 2):
        screen = shortlist.overview(SAY, catalogue, kept, number)
        assert faults(screen) == []
        seen += options(screen, "shortlist/item")
    assert list(dict.fromkeys(seen)) == [verdict.code for verdict in reversed(saved)]
    for verdict in saved[::4]:
        one = catalogue.by_code[verdict.code]
        screen = shortlist.item(SAY, catalogue, one, verdict)
        assert faults(screen) == []
        assert ATTRIBUTION in text(screen) or not official(one)
        assert faults(shortlist.note_form(SAY, one, verdict)) == []
        assert faults(shortlist.talk_form(SAY, one, verdict)) == []


async def test_an_empty_shortlist_one_of_the_turned_down_and_one_of_the_gone_fit() -> None:
    turned = [Verdict(each.code, "not_me", "pay") for each in CATALOGUE.occupations]
    for kept in ([], turned, [Verdict("99-9999.99", "saved")]):
        for number in (-1, 0, 5):
            assert faults(shortlist.overview(SAY, CATALOGUE, kept, number)) == []


@pytest.mark.parametrize("catalogue", [CATALOGUE, IMPORTED], ids=["ours", "imported"])
async def test_the_screens_are_described_by_discord_as_we_build_them(catalogue: Catalogue) -> None:
    person, one = lengthy(Random(1)), catalogue.occupations[-1]
    noted = Verdict(one.code, "saved", None, FULL[1], FULL[1], 1, 1_900_000_000)
    screens = [
        card(catalogue, one, longest_fit(one), noted),
        *(page(catalogue, person, view, of(person, view, catalogue)) for view in VIEWS),
        *(match.none(SAY, view) for view in VIEWS),
        *(match.without_interests(SAY, 5, resume, "flat") for resume in (None, "0123456789abcdef")),
        match.two(SAY, catalogue, VIEWS[0], [each.code for each in catalogue.occupations]),
        verdict_screens.reasons(SAY, catalogue, one),
        verdict_screens.refused(SAY, catalogue, one, "work"),
        shortlist.overview(SAY, catalogue, [noted]),
        shortlist.item(SAY, catalogue, one, noted),
        shortlist.note_form(SAY, one, noted),
        shortlist.talk_form(SAY, one, noted),
    ]
    assert [fault for screen in screens for fault in faults(screen, described=True)] == []
