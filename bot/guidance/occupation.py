"""Occupations: kinds of work one can research, with what they ask for.

Rule: an occupation is known by its code of the Standard Occupational Classification in O*NET's form
(`49-3091.00`), which stands in stored verdicts and in buttons, and so keeps its meaning for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from bot.guidance.correlation import Row, unit

CODE = re.compile(r"[1-5][0-9]-[0-9]{4}\.[0-9]{2}")
"""The form of a code."""

FAMILIES = (
    "building",
    "making",
    "repair",
    "nature",
    "transport",
    "food",
    "health",
    "care",
    "teaching",
    "science",
    "technology",
    "design",
    "media",
    "stage",
    "sales",
    "leading",
    "office",
    "money",
    "law_safety",
    "service",
)
"""The families that occupations are grouped in, in the order they are told; our own."""

GAINS = ("money", "skill", "contact", "reference")
"""What a job that one can start soon may build."""

LEAST, MOST = 1, 7
"""The range of an interest rating: how much an occupation has of an area."""

ZONES = (1, 2, 3, 4, 5)
"""The five levels of preparation, from little or none to the longest (O*NET job zones)."""

SOON = 2
"""Up to this level one can start soon."""

Ratings = tuple[float, float, float, float, float, float]
"""How much an occupation has of each interest area, 1-7, in the order of `AREAS`."""


@dataclass(frozen=True, slots=True)
class Occupation:
    """One kind of work.

    `own` is the id that our own words for it stand under; where it is empty the occupation was imported, and
    `title` and `description` are the official ones. `also` are other titles people search for, `related`
    the codes of occupations close by.
    """

    code: str
    interests: Ratings
    preparation: int
    skills: tuple[str, ...]
    family: str
    own: str = ""
    title: str = ""
    description: str = ""
    also: tuple[str, ...] = ()
    related: tuple[str, ...] = ()

    @property
    def soon(self) -> bool:
        """Whether one can start soon."""
        return self.preparation <= SOON


@dataclass(frozen=True)
class Catalogue:
    """All occupations there are, and the release of the official database that some of them come from."""

    occupations: tuple[Occupation, ...]
    release: str = ""

    @cached_property
    def by_code(self) -> Mapping[str, Occupation]:
        """The occupations by their code."""
        return {occupation.code: occupation for occupation in self.occupations}

    @cached_property
    def profiles(self) -> tuple[tuple[Occupation, Row | None], ...]:
        """Each occupation with its ratings made ready for a correlation."""
        return tuple((occupation, unit(occupation.interests)) for occupation in self.occupations)


def merged(own: Iterable[Occupation], imported: Catalogue) -> Catalogue:
    """Our occupations and the imported ones; ours keep words and ratings, and gain names and relations."""
    ours = {occupation.code: occupation for occupation in own}
    for occupation in imported.occupations:
        if mine := ours.get(occupation.code):
            ours[mine.code] = replace(mine, also=occupation.also, related=occupation.related)
    others = (occupation for occupation in imported.occupations if occupation.code not in ours)
    return Catalogue((*ours.values(), *others), imported.release)
