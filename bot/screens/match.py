"""Occupations worth a look: a page of leads by family, each with its reasons, and the filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from discord import ui

from bot.guidance.interests import Interests
from bot.guidance.matching import REACH, Match, Verdict, View, Wanted, certainty
from bot.guidance.occupation import Catalogue
from bot.screens import parts
from bot.screens.occupation import attribution, band, because, does, gains, misfit, title
from bot.words import Say

PAGE = 5
"""How many leads a page shows."""

EVERYTHING = 3950
"""How much text a page may hold; a page with longer words shows fewer leads."""

BRIEF = 110
"""How much of what one does is said where bills come first, and the gains take the room."""


def page(
    say: Say,
    catalogue: Catalogue,
    view: View,
    wanted: Wanted,
    interests: Interests,
    found: Sequence[Match],
    verdicts: Mapping[str, Verdict],
) -> ui.LayoutView:
    """Five leads from a place on, grouped by family, and what to do with them."""
    head = [say("match.heading"), say("match.bills_first") if view.bills else "", _sure(say, interests)]
    listed = [match.occupation for match in found[view.first : view.first + PAGE]]
    honest = say("match.honesty"), attribution(say, catalogue, listed)
    room = (
        EVERYTHING
        - sum(map(len, (*head, *honest)))
        - len(say("match.shown", first=9999, last=9999, many=9999))
    )
    shown, told = _fitting(say, wanted, view, found, verdicts, room)
    end = view.first + len(shown)
    options = [(match.occupation.code, title(say, match.occupation), _band(say, match)) for match in shown]
    return parts.screen(
        parts.text(*head, say("match.shown", first=view.first + 1, last=end, many=len(found))),
        parts.line(),
        parts.text(told),
        parts.menu(say("match.open_placeholder"), options, "occupation/open"),
        _reach_menu(say, view),
        parts.row(
            parts.primary(say("match.more_button"), "match/show", view.reach, view.order, str(end))
            if end < len(found)
            else None,
            parts.button(say("match.first_button"), "match/show", view.reach, view.order, "0")
            if view.first
            else None,
            _other_order(say, view),
            parts.button(say("match.two_button"), "match/two", view.reach, view.order, str(view.first))
            if len(shown) > 1
            else None,
            parts.button(say("shortlist.open_button"), "shortlist/open"),
        ),
        parts.text(*honest),
    )


def _fitting(
    say: Say,
    wanted: Wanted,
    view: View,
    found: Sequence[Match],
    verdicts: Mapping[str, Verdict],
    room: int,
) -> tuple[list[Match], str]:
    """As many leads of a page as fit on a screen, and their text."""
    page = list(found[view.first : view.first + PAGE])
    while True:
        shown = _by_family(page)
        told = "\n\n".join(
            say("match.family", family=say(f"occupation.families.{family}"))
            + "\n"
            + "\n\n".join(_lead(say, wanted, view, match, verdicts) for match in leads)
            for family, leads in groupby(shown, key=lambda match: match.occupation.family)
        )
        if len(told) <= room or len(page) == 1:
            return shown, told
        page.pop()


def _by_family(page: list[Match]) -> list[Match]:
    """The leads of a page, families together, in the order of each family's best lead."""
    first: dict[str, int] = {}
    for place, match in enumerate(page):
        first.setdefault(match.occupation.family, place)
    return sorted(page, key=lambda match: first[match.occupation.family])


def _lead(
    say: Say,
    wanted: Wanted,
    view: View,
    match: Match,
    verdicts: Mapping[str, Verdict],
) -> str:
    occupation = match.occupation
    saved = occupation.code in verdicts
    name = title(say, occupation)
    lines = [
        say("match.saved_lead", title=name, band=_band(say, match))
        if saved
        else say("match.lead", title=name, band=_band(say, match)),
        parts.shorten(does(say, occupation), BRIEF) if view.bills else does(say, occupation),
        "" if occupation.own else say("match.official"),
        because(say, wanted, match, 1 if view.bills else 2),
        gains(say, occupation) if view.bills else misfit(say, wanted, occupation),
    ]
    return "\n".join(line for line in lines if line)


def _band(say: Say, match: Match) -> str:
    return band(say, match.band)


def _sure(say: Say, interests: Interests) -> str:
    certain = certainty(interests)
    return say(f"match.sure.{certain}")


def _reach_menu(say: Say, view: View) -> parts.Item:
    options = [(reach, say(f"match.reach.{reach}"), "") for reach in REACH]
    placeholder = say("match.reach_placeholder")
    reached = "now" if view.bills else view.reach
    return parts.menu(placeholder, options, "match/reach", view.order, chosen=(reached,))


def _other_order(say: Say, view: View) -> parts.Item:
    if view.bills:
        return parts.button(say("match.all_button"), "match/show", view.reach, "all", "0")
    return parts.button(say("match.bills_button"), "match/show", view.reach, "bills", "0")


def none(say: Say, view: View) -> ui.LayoutView:
    """Nothing goes well enough with what one enjoys within reach; how to look further."""
    return parts.screen(
        parts.text(say("match.heading"), say("match.none")),
        _reach_menu(say, view),
        parts.row(
            _other_order(say, view),
            parts.button(say("shortlist.open_button"), "shortlist/open"),
            parts.button(say("profile.open_button"), "profile/open"),
        ),
    )


def without_interests(say: Say, minutes: int, resume: str | None, lacks: str) -> ui.LayoutView:
    """Matches need the chapter on interests: not taken, too thin, or flat."""
    way = (
        parts.primary(say("assess.go_on_button"), "assess/resume", resume)
        if resume
        else parts.primary(say("assess.chapters.interests.button"), "assess/intro", "interests")
    )
    return parts.screen(
        parts.text(say("match.heading"), say(f"match.needs.{lacks}", minutes=minutes)),
        parts.row(
            way,
            parts.button(say("shortlist.open_button"), "shortlist/open"),
            parts.button(say("learn.compare.button"), "learn/compare"),
        ),
    )


def two(say: Say, catalogue: Catalogue, view: View, codes: Sequence[str]) -> ui.LayoutView:
    """Which two to put side by side."""
    listed = [catalogue.by_code[code] for code in codes[:25]]
    options = [(occupation.code, title(say, occupation), "") for occupation in listed]
    return parts.screen(
        parts.text(say("match.choose_two")),
        parts.menu(say("match.two_placeholder"), options, "match/compare", most=2, least=2),
        parts.row(
            parts.button(say("match.back_button"), "match/show", view.reach, view.order, str(view.first))
        ),
        parts.text(attribution(say, catalogue, listed)),
    )
