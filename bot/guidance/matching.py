"""Occupations worth a look: how well each goes with what a member enjoys and wants to use.

Rule: the method is O*NET's own, Pearson's r between six interest sums and an occupation's six ratings. It is
coarse (interests predict satisfaction with rho .11: Hoff et al. 2020), so preparation filters first, and
inside a band experience the member wants to use comes before r. A match is a lead, never a verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.guidance.correlation import along, pearson, unit
from bot.guidance.interests import Interests
from bot.guidance.model import AREAS
from bot.guidance.occupation import SOON, ZONES, Catalogue, Occupation

BANDS = (("best", 0.729), ("great", 0.608), ("good", 0.426))
"""From which r on a match is called what: the one-tailed critical values of r for six pairs at p = .05, .10
and .20 (Rounds, Smith, Hubert, Lewis and Rivkin 1998, for the O*NET Interest Profiler)."""

WEAK = "weak"
"""The band of what pays soon and goes little with the interests; shown only where bills come first."""

REACH = {"now": 2, "year": 3, "three_years": 4, "degree": 5}
"""How far each answer on preparation reaches, in levels of preparation."""

REASONS = ("work", "people", "place", "preparation", "pay", "body", "else")
"""Why an occupation is not for someone."""

ALIKE = ("work", "people", "place", "body")
"""The reasons that speak of the whole family."""

HIGH = 5.0
"""From this rating (1-7) an area belongs to what an occupation is."""

LIKED, DISLIKED = 3, 8
"""An activity rated so (0-4) is liked; an area with a sum up to this (0-20) is not what one enjoys."""

CLEAR = 8
"""Where highest and lowest sum lie this far apart (0-20) and no tie blurs the head, a profile is clear."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a member said of an occupation: saved or not for them, and what they noted.

    `closer` is what a talk with someone who does it changed: 1 closer, 0 the same, -1 further away.
    """

    code: str
    said: str
    reason: str | None = None
    note: str | None = None
    learnt: str | None = None
    closer: int | None = None
    review_at: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What matches are made from: six sums (0-20) in the order of `AREAS`, the ratings behind them, skills.

    `liked` are the ratings (0-4) of the statements of each area, by question id; `picked` the skills behind
    each thing the member wants to use; `reach` the highest level of preparation.
    """

    sums: tuple[float, ...]
    liked: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    picked: Mapping[str, Sequence[str]] = field(default_factory=dict)
    reach: int = ZONES[-1]
    bills_first: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """What of the matches is looked at: how far to prepare, bills first or not, from which lead on."""

    reach: str
    bills: bool
    first: int = 0

    @property
    def order(self) -> str:
        """The order as it stands in a press."""
        return "bills" if self.bills else "all"

    def of(self, wanted: Wanted) -> Wanted:
        """What is wanted, as far as this view reaches."""
        return replace(wanted, reach=SOON if self.bills else REACH[self.reach], bills_first=self.bills)


@dataclass(frozen=True, slots=True)
class Match:
    """An occupation with its fit; `used` are the things a member wants to use that it asks for."""

    occupation: Occupation
    r: float
    band: str
    used: tuple[str, ...]


def band(r: float) -> str:
    """What an r is called, `weak` below the last band."""
    return next((name for name, least in BANDS if r >= least), WEAK)


def matches(catalogue: Catalogue, wanted: Wanted, verdicts: Iterable[Verdict] = ()) -> tuple[Match, ...]:
    """The occupations that go with what is wanted, the best leads first; none for a flat profile.

    Only what is within reach; where bills come first, what can start soon, also weak matches. What is "not
    for me" is left out and what is like it comes later in its band; what a talk brought closer comes first.
    """
    said = {verdict.code: verdict for verdict in verdicts}
    refused = [
        (catalogue.by_code[code], verdict.reason)
        for code, verdict in said.items()
        if verdict.said == "not_me" and code in catalogue.by_code
    ]
    reach = min(wanted.reach, SOON) if wanted.bills_first else wanted.reach
    towards, found = unit(wanted.sums), []
    for occupation, profile in catalogue.profiles:
        verdict = said.get(occupation.code)
        if occupation.preparation > reach or (verdict is not None and verdict.said == "not_me"):
            continue
        if towards is None or profile is None:
            continue
        r = along(towards, profile)
        name = band(r)
        if name == WEAK and not wanted.bills_first:
            continue
        used = _used(wanted, occupation)
        closer = (verdict.closer or 0) if verdict else 0
        place = (_rank(name), -closer, _demerits(occupation, refused), -len(used), -round(r, 9))
        found.append((place, occupation.code, occupation, r, name, used))
    found.sort(key=lambda each: each[:2])
    return tuple(Match(*each[2:]) for each in found)


def fit(wanted: Wanted, occupation: Occupation) -> Match | None:
    """How one occupation goes with what is wanted, whatever its band; None for a flat profile."""
    r = pearson(wanted.sums, occupation.interests)
    return None if r is None else Match(occupation, r, band(r), _used(wanted, occupation))


def _rank(name: str) -> int:
    return next((place for place, (band_name, _) in enumerate(BANDS) if band_name == name), len(BANDS))


def _demerits(occupation: Occupation, refused: list[tuple[Occupation, str | None]]) -> int:
    """How many of the occupations that are not for someone this one is like, in what they said was wrong."""
    return sum(
        (reason in ALIKE and other.family == occupation.family)
        or (reason == "preparation" and occupation.preparation >= other.preparation)
        for other, reason in refused
    )


def _used(wanted: Wanted, occupation: Occupation) -> tuple[str, ...]:
    """The things a member wants to use that the occupation asks for."""
    return tuple(
        name for name, skills in wanted.picked.items() if any(skill in occupation.skills for skill in skills)
    )


def liked(wanted: Wanted, occupation: Occupation, from_rating: int = LIKED) -> tuple[str, ...]:
    """The activities that pulled a match up, as question ids, the best first.

    Those rated from `from_rating` (0-4) on, of the two areas that most pull member and occupation the same
    way up: both lie above their own means there.
    """
    ratings, sums = occupation.interests, wanted.sums
    level, own = sum(ratings) / len(ratings), sum(sums) / len(sums)
    pulls = {
        area: (rating - level) * (total - own)
        for area, rating, total in zip(AREAS, ratings, sums, strict=True)
        if rating > level and total > own
    }
    leading = sorted(pulls, key=lambda area: -pulls[area])[:2]
    found = (
        (place, -rating, question)
        for place, area in enumerate(leading)
        for question, rating in wanted.liked.get(area, {}).items()
        if rating >= from_rating
    )
    return tuple(question for *_, question in sorted(found))


def against(wanted: Wanted, occupation: Occupation) -> str | None:
    """The area that an occupation has much of and the member enjoys least of such, or None."""
    sums = dict(zip(AREAS, wanted.sums, strict=True))
    much = (
        area
        for area, rating in zip(AREAS, occupation.interests, strict=True)
        if rating >= HIGH and sums[area] <= DISLIKED
    )
    return min(much, key=lambda area: sums[area], default=None)


def least(wanted: Wanted, occupation: Occupation) -> str:
    """Of the three areas that an occupation has most of, the one that the member enjoys least."""
    ratings = dict(zip(AREAS, occupation.interests, strict=True))
    sums = dict(zip(AREAS, wanted.sums, strict=True))
    return min(sorted(AREAS, key=lambda area: -ratings[area])[:3], key=lambda area: sums[area])


def certainty(interests: Interests) -> str:
    """How sure the interests are that matches are made from: `clear`, `some` or `little`."""
    nearly = any(one in interests.top for one, _ in interests.near)
    blurred = nearly or any(len(group) > 1 for group in interests.groups[:3])
    if interests.flat or interests.faint or interests.thin:
        return "little"
    return "clear" if interests.spread >= CLEAR and not blurred else "some"


def related(catalogue: Catalogue, occupation: Occupation, most: int = 4) -> tuple[Occupation, ...]:
    """Occupations close by: those the official database names, then the most alike in profile and family."""
    close = [code for code in dict.fromkeys(occupation.related) if code != occupation.code]
    named = [catalogue.by_code[code] for code in close if code in catalogue.by_code]
    others = [other for other in catalogue.occupations if other.code not in (occupation.code, *close)]

    def far(other: Occupation) -> tuple[float, str]:
        apart = sum((a - b) ** 2 for a, b in zip(occupation.interests, other.interests, strict=True))
        kin = 6 * (other.family == occupation.family) + len(set(other.skills) & set(occupation.skills))
        return apart - kin, other.code

    return tuple((named + sorted(others, key=far))[:most])
