"""One occupation as a card: our own words or the official ones, its fit, what is close by, and what to do."""

from __future__ import annotations

from collections.abc import Iterable

from discord import ui

from bot.guidance.interests import HIGHEST
from bot.guidance.matching import WEAK, Match, Verdict, Wanted, against, least, liked
from bot.guidance.model import AREAS
from bot.guidance.occupation import GAINS, Catalogue, Occupation
from bot.screens import parts
from bot.words import Say

SKILLS = 5
"""How many skills a card names."""

OFFICIAL = 600
"""How much of an official description is shown."""


def title(say: Say, occupation: Occupation) -> str:
    """What an occupation is called."""
    own = occupation.own
    return say(f"occupations.{own}.title") if own else occupation.title


def does(say: Say, occupation: Occupation, most: int = 190) -> str:
    """What one does in it, in a sentence."""
    own = occupation.own
    return say(f"occupations.{own}.does") if own else parts.shorten(occupation.description, most)


def card(
    say: Say,
    catalogue: Catalogue,
    occupation: Occupation,
    near: Iterable[Occupation],
    fitting: str,
    verdict: Verdict | None,
) -> ui.LayoutView:
    """The whole card; `fitting` says how it goes with what the member enjoys, or is empty."""
    others = [(other.code, title(say, other), does(say, other)) for other in near]
    return parts.screen(
        parts.text(
            say("occupation.heading", title=title(say, occupation)),
            say("occupation.place", family=family(say, occupation), preparation=preparation(say, occupation)),
            *_told(say, occupation),
        ),
        parts.line() if fitting else None,
        parts.text(fitting) if fitting else None,
        parts.line(),
        parts.menu(say("occupation.near_placeholder"), others, "occupation/open") if others else None,
        _verdict_row(say, occupation, verdict),
        parts.row(
            parts.button(say("match.open_button"), "match/open"),
            parts.button(say("shortlist.open_button"), "shortlist/open"),
        ),
        parts.text(say("match.honesty"), attribution(say, catalogue, (occupation, *near))),
    )


def _verdict_row(say: Say, occupation: Occupation, verdict: Verdict | None) -> parts.Item:
    saved, refused = (verdict is not None and verdict.said == said for said in ("saved", "not_me"))
    return parts.row(
        parts.button(say("occupation.saved_button"), "shortlist/item", occupation.code, marked=True)
        if saved
        else parts.primary(say("occupation.save_button"), "occupation/save", occupation.code),
        parts.button(say("occupation.undo_button"), "occupation/undo", occupation.code)
        if saved or refused
        else parts.button(say("occupation.not_me_button"), "occupation/not_me", occupation.code),
    )


def family(say: Say, occupation: Occupation) -> str:
    """The family it belongs to."""
    return say(f"occupation.families.{occupation.family}")


def preparation(say: Say, occupation: Occupation) -> str:
    """How long one prepares for it, roughly."""
    zone = str(occupation.preparation)
    return say(f"occupation.preparation.{zone}")


def _told(say: Say, occupation: Occupation) -> list[str]:
    skills = _skills(say, occupation)
    own = occupation.own
    if not own:
        official = parts.shorten(occupation.description, OFFICIAL)
        return [official, say("occupation.official"), skills]
    ways = "\n".join(
        say("occupation.way", way=say(f"occupations.{own}.way_{move}")) for move in ("1", "2", "3")
    )
    return [
        say(f"occupations.{own}.does"),
        say("occupation.day", text=say(f"occupations.{own}.day")),
        say("occupation.ways", ways=ways),
        say("occupation.grows", text=say(f"occupations.{own}.grows")),
        builds(say, occupation),
        skills,
        say("occupation.check", text=say(f"occupations.{own}.check")),
        say("occupation.not_for", text=say(f"occupations.{own}.not_for")),
    ]


def builds(say: Say, occupation: Occupation) -> str:
    """What a job that one can start soon may build, under a heading; nothing for others."""
    return parts.listed(say("occupation.builds"), gains(say, occupation).splitlines())


def gains(say: Say, occupation: Occupation) -> str:
    """What a job that one can start soon may build, a line for each gain; nothing for others."""
    own_soon = occupation.own
    if not own_soon or not occupation.soon:
        return ""
    return "\n".join(
        say(
            "occupation.gain",
            gain=say(f"occupation.gains.{gain}"),
            text=say(f"occupations.{own_soon}.builds.{gain}"),
        )
        for gain in GAINS
    )


def _skills(say: Say, occupation: Occupation) -> str:
    if not occupation.skills:
        return ""
    slugs = (skill.lower().replace(" ", "_") for skill in occupation.skills[:SKILLS])
    return say("occupation.skills", skills=say("assess.and").join(say(f"skills.{skill}") for skill in slugs))


def fitting(say: Say, wanted: Wanted | None, match: Match | None) -> str:
    """How it goes with what the member enjoys: the band, the answers behind it, what may not fit."""
    if wanted is None or match is None:
        return ""
    how = band(say, match.band), because(say, wanted, match, 3)
    return "\n".join(part for part in (*how, _against(say, wanted, match.occupation)) if part)


def band(say: Say, band_name: str) -> str:
    """How well it goes with what one enjoys, in words."""
    return say("match.weak") if band_name == WEAK else say(f"match.bands.{band_name}")


def because(say: Say, wanted: Wanted, match: Match, most: int) -> str:
    """The member's own answers that pulled it up: what they like, and what they want to use."""
    used = [_short(say, question) for question in match.used[:most]]
    said = [] if match.band == WEAK else _pulled(say, wanted, match.occupation, most)
    if used:
        said.append(say("match.because_used", things=say("assess.and").join(used)))
    return "\n".join(said)


def _pulled(say: Say, wanted: Wanted, occupation: Occupation, most: int) -> list[str]:
    """What pulled it up: what they like, or, where they like little, what they said of its areas."""
    if likes := [_short(say, question) for question in liked(wanted, occupation)[:most]]:
        return [say("match.because_liked", things=say("assess.and").join(likes))]
    rated = [_short(say, question) for question in liked(wanted, occupation, 1)[:most]]
    return [say("match.because_rated", things=say("assess.and").join(rated))] if rated else []


def _short(say: Say, question: str) -> str:
    return say(f"questions.{question}.short")


def misfit(say: Say, wanted: Wanted, occupation: Occupation) -> str:
    """One thing that does not fit: an area it has much of, or for whom it may not be."""
    if found := _against(say, wanted, occupation):
        return found
    if own := occupation.own:
        return say("match.not_for", text=say(f"occupations.{own}.not_for"))
    area = least(wanted, occupation)
    name, total = _liking(say, wanted, area)
    return say("match.least", area=name, total=total, highest=HIGHEST)


def _against(say: Say, wanted: Wanted, occupation: Occupation) -> str:
    area = against(wanted, occupation)
    if area is None:
        return ""
    name, total = _liking(say, wanted, area)
    return say("match.against", area=name, total=total, highest=HIGHEST)


def _liking(say: Say, wanted: Wanted, area: str) -> tuple[str, int]:
    return say(f"interests.areas.{area}.title"), round(wanted.sums[AREAS.index(area)])


def attribution(say: Say, catalogue: Catalogue, shown: Iterable[Occupation]) -> str:
    """What the licence asks for wherever something of the official database is shown."""
    official = any(not occupation.own or occupation.also or occupation.related for occupation in shown)
    return say("attribution.onet", release=catalogue.release) if catalogue.release and official else ""


def side_by_side(
    say: Say, catalogue: Catalogue, two: tuple[Occupation, Occupation], fits: list[str]
) -> ui.LayoutView:
    """Two occupations next to each other."""
    told = []
    for occupation, how in zip(two, fits, strict=True):
        own = occupation.own
        told += [
            parts.line(),
            parts.text(
                say("occupation.heading", title=title(say, occupation)),
                say(
                    "occupation.place",
                    family=family(say, occupation),
                    preparation=preparation(say, occupation),
                ),
                does(say, occupation, 300),
                "" if own else say("occupation.official"),
                say("occupation.day", text=say(f"occupations.{own}.day")) if own else "",
                say("occupation.not_for", text=say(f"occupations.{own}.not_for")) if own else "",
                _skills(say, occupation),
                how,
            ),
        ]
    options = [(occupation.code, title(say, occupation), "") for occupation in two]
    return parts.screen(
        parts.text(say("match.two_heading")),
        *told,
        parts.menu(say("match.open_placeholder"), options, "occupation/open"),
        parts.row(
            parts.button(say("match.open_button"), "match/open"),
            parts.button(say("shortlist.open_button"), "shortlist/open"),
        ),
        parts.text(say("match.honesty"), attribution(say, catalogue, two)),
    )
