"""What could lie on a plan, from what is already known: ideas for every strand, and where a path may lead.

Rule: pure and total. An idea is a name with its reason, never a sentence; the screens speak it. What is best
founded comes first: the goal, then gaps, experience, the job that pays the bills, the situation, and at the
end what helps on most ways. So there is always something, whatever is known, and nothing is ever imposed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from bot.guidance.model import ASPECTS
from bot.guidance.occupation import Occupation
from bot.guidance.plan import GAINS, PATHS, STRANDS, Bills, Plan
from bot.guidance.portrait import Portrait
from bot.guidance.scoring import Gap, gaps

OFFERED_MOST = 8
"""How many ideas are offered at once at the most."""

AT_ONCE = (3, 2)
"""How many ideas of one reason come before those of the next: of where the path leads, and of the others."""

NTH = ("1", "2", "3", "4", "5")
"""Our own ideas for one place, by number."""

TURNS, MOVES = NTH[:2], NTH[:3]
"""Of some there are two, and ways into an occupation are three."""

REASONS = {
    "business": "business",
    "way": "occupation",
    "field": "occupation",
    "check": "occupation",
    "grows": "occupation",
    "lacks": "skill",
    "gap": "gap",
    "use": "experience",
    "bills": "bills",
    "situation": "situation",
    "saved": "saved",
    "near": "near",
    "general": "general",
    "more": "general",
}
"""Why each kind of idea is offered."""

PLAIN = ("skill", "business", "experience", "bills", "saved", "near")
"""The reasons that are said without anything more about them."""

SITUATIONS = ("income", "hours", "start", "study")
"""What someone's situation asks for: income first, little time, to start now, time for a longer training."""

BUILT_ON = {"money": "pathway", "skill": "education", "contact": "experiences", "reference": "roles"}
"""The strand on which lies what a job that pays the bills builds."""

DOUBLES = {"roles": ("1",), "experiences": ("1", "4"), "education": (), "pathway": ("2",)}
"""Our own ideas for path A that say nearly what a known occupation's say more closely."""


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea: its kind, a key of `REASONS`, and what it is about. Its id is the same for ever."""

    kind: str
    of: str

    @property
    def id(self) -> str:
        """What it is known by in menus: at most 40 characters of `[a-z0-9_.-]`."""
        return f"{self.kind}.{self.of}"

    @property
    def reason(self) -> str:
        """Why it is offered."""
        return REASONS[self.kind]


@dataclass(frozen=True, slots=True)
class Known:
    """What suggestions are made from; empty, it still gives the general ones.

    `goal` is the goal's kind, `occupation` what it is where it is one, `aims` what was said of the paths.
    `gaps` are the widest gap of each aspect in focus, `used` the cards someone wants to use, `skills` those
    behind them. `saved` are other occupations on the shortlist, `near` those close to the goal.
    """

    goal: str | None = None
    occupation: Occupation | None = None
    aims: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    gaps: tuple[Gap, ...] = ()
    used: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    hours: str | None = None
    comes_first: str | None = None
    preparation: str | None = None
    bills: Bills | None = None
    saved: tuple[Occupation, ...] = ()
    near: tuple[Occupation, ...] = ()


def known(
    plan: Plan,
    portrait: Portrait,
    occupation: Occupation | None = None,
    saved: Sequence[Occupation] = (),
    near: Sequence[Occupation] = (),
) -> Known:
    """What is known for suggestions; `occupation` is that of the goal, None where it has gone. Total."""
    situation = portrait.profile.situation
    if plan.goal is None or plan.goal.kind != "occupation":
        occupation = None
    told = {occupation.code} if occupation else set()
    others = [each for each in saved if each.code not in told]
    told |= {each.code for each in others}
    return Known(
        goal=plan.goal.kind if plan.goal else None,
        occupation=occupation,
        aims=plan.aims,
        gaps=_widest(portrait),
        used=portrait.experience.use,
        skills=portrait.experience.skills,
        hours=situation.get("hours"),
        comes_first=situation.get("comes_first"),
        preparation=situation.get("preparation"),
        bills=plan.bills,
        saved=tuple(others),
        near=tuple(each for each in near if each.code not in told),
    )


def _widest(portrait: Portrait) -> tuple[Gap, ...]:
    """The widest gap of each aspect that the direction has in focus."""
    found: dict[str, Gap] = {}
    for gap in gaps(portrait.profile):
        found.setdefault(gap.aspect, gap)
    return tuple(found[aspect] for aspect in portrait.direction.focus if aspect in found)


def suggestions(known: Known, place: str, leads_to: Occupation | None = None) -> tuple[Idea, ...]:
    """All ideas for a place of `PLACES`, the best founded first, those of one reason a few at a time.

    `leads_to` is the occupation that path B or Z leads to, where it is one; path A leads to the goal.
    """
    path, _, strand = place.partition(".")
    if path not in PATHS or strand not in STRANDS:
        return ()
    general, more = [Idea("general", nth) for nth in NTH], _more(known, path)
    first = _of_occupation(known, known.occupation if path == "a" else leads_to, strand)
    if path == "a" and known.occupation:
        general = [idea for idea in general if idea.of not in DOUBLES[strand]]
    if path == "a" and known.goal == "business":
        first = [Idea("business", nth) for nth in NTH]
    groups = (first, _of_bills(known, path, strand))
    if path == "z":
        soon = _others(known, soon=True)[:2] if strand == "roles" else []
        return (*_by_turns((*groups, soon)), *general, *more)
    gaps = [Idea("gap", f"{gap.aspect}.{lean(gap)}") for gap in known.gaps]
    used = [Idea("use", card) for card in known.used[:3]]
    situation = [Idea("situation", each) for each in situations(known)]
    if path == "a":
        return (*_by_turns((*groups, gaps, used, situation)), *general, *more)
    return (*_by_turns((*groups, general, gaps, used, situation)), *more)


def aims(known: Known, path: str) -> tuple[Idea, ...]:
    """All ideas for where a path may lead, the best founded first; a goal leaves none to add for path A."""
    if path not in PATHS or (path == "a" and known.goal):
        return ()
    others = _others(known, soon=path == "z")[:4] if path != "a" else []
    used = [Idea("use", card) for card in known.used[:2]] if path != "z" else []
    owned = path == "b" and known.goal == "business"  # the last there is a business of one's own
    nths = NTH[:-1] if owned else NTH
    return (*others, *used, *(Idea("general", nth) for nth in nths))


def lean(gap: Gap) -> str:
    """The side that someone with this gap moves towards: less of one side leans to the other."""
    return "career" if (gap.side == "career") == (gap.size > 0) else "job"


def situations(known: Known) -> Iterator[str]:
    """What the situation asks for, as `SITUATIONS` names it."""
    found = {
        "income": known.comes_first in ("income_now", "income_soon"),
        "hours": known.hours in ("none", "few"),
        "start": known.preparation == "now",
        "study": known.preparation in ("three_years", "degree"),
    }
    return (each for each in SITUATIONS if found[each])


def _others(known: Known, soon: bool) -> list[Idea]:
    """Other occupations than the goal: those saved, then those close to it; on demand those to start soon."""
    others = [("saved", each) for each in known.saved] + [("near", each) for each in known.near]
    return [Idea(kind, each.code) for kind, each in others if each.soon or not soon]


def _of_occupation(known: Known, occupation: Occupation | None, strand: str) -> list[Idea]:
    """What the occupation aimed at says of a strand: our own words for it where there are some."""
    if occupation is None:
        return []
    code = occupation.code
    first, second = (Idea("field", f"{code}.{turn}") for turn in TURNS)
    ways = [Idea("way", f"{code}.{move}") for move in MOVES] if occupation.own else []
    lacking = [slug(skill) for skill in occupation.skills if skill not in known.skills]
    lacks = [Idea("lacks", skill) for skill in lacking[:3]]
    match strand:
        case "roles":
            return [*([Idea("grows", code)] if ways else []), first, second]
        case "experiences":
            return [first, *([Idea("check", code)] if ways else []), second]
        case "education":
            return [*lacks[:1], *ways[1:], first, *lacks[1:], *ways[:1], second]
        case _:
            return [*ways, first, second]


def _more(known: Known, path: str) -> list[Idea]:
    """What fits where no gap says otherwise: the career side ahead, the job side to stay afloat."""
    side = "job" if path == "z" else "career"
    told = {gap.aspect for gap in known.gaps}
    return [Idea("more", f"{aspect}.{side}") for aspect in ASPECTS if aspect not in told]


def _of_bills(known: Known, path: str, strand: str) -> list[Idea]:
    """What the job that pays the bills can build, on the path where it stands."""
    if known.bills is None or known.bills.path != path:
        return []
    built = [gain for gain in known.bills.builds or GAINS if BUILT_ON[gain] == strand]
    return [Idea("bills", f"{gain}.{turn}") for gain in built for turn in TURNS]


def slug(skill: str) -> str:
    """A skill as our words know it."""
    return skill.lower().replace(" ", "_")


def _by_turns(groups: Sequence[Sequence[Idea]]) -> Iterator[Idea]:
    """A few of each group in turn, until all are told."""
    left = [list(group) for group in groups]
    many, fewer = AT_ONCE
    while any(left):
        for number, group in enumerate(left):
            most = fewer if number else many
            yield from group[:most]
            del group[:most]
