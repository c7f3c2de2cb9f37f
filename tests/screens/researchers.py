"""People who look for occupations, drawn over the real questions, and a catalogue at its longest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from random import Random

from prepared import the_content

from bot.guidance.interests import Interests, interests
from bot.guidance.matching import View, Wanted, against, fit
from bot.guidance.model import AREAS
from bot.guidance.occupation import FAMILIES, ZONES, Catalogue, Occupation, merged
from bot.guidance.skills import SKILLS
from bot.screens import occupation
from bot.words import Words

LIBRARY = the_content()
ASSESSMENT = LIBRARY.assessment
QUESTIONS = ASSESSMENT.questions
CATALOGUE = Catalogue(LIBRARY.occupations)
SAY = Words(LIBRARY.languages).to("en-US")

RATED = {
    area: [q.id for q in QUESTIONS.values() if q.key and (q.key.kind, q.key.name) == ("interest", area)]
    for area in AREAS
}
CARDS = {question.id: question.skills for question in QUESTIONS.values() if question.skills}
USED_MOST = next(question.most for question in QUESTIONS.values() if question.most)

LONGEST = {"title": 200, "also": 300, "description": 2000}
"""How many characters an import takes."""


@dataclass(frozen=True)
class Researcher:
    """What matches are made from, and how sure that is."""

    wanted: Wanted
    interests: Interests


def researcher(ratings: dict[str, int], *used: str) -> Researcher:
    """Someone who rated activities so, by question id, and wants to use these things."""
    found = interests(ASSESSMENT, {question: str(rating) for question, rating in ratings.items()})
    liked = {area: {q: ratings[q] for q in RATED[area]} for area in AREAS}
    sums = tuple(float(found.sums[area] or 0) for area in AREAS)
    return Researcher(Wanted(sums, liked, {card: CARDS[card] for card in used}), found)


def drawn(chance: Random) -> Researcher:
    """Anyone: each area liked more or less, and up to as many things to use as can be picked."""
    leaning = {area: chance.choice(((0, 0, 1), (0, 1, 2, 3), (2, 3, 4), (4, 4, 3))) for area in AREAS}
    ratings = {q: chance.choice(leaning[area]) for area in AREAS for q in RATED[area]}
    return researcher(ratings, *chance.sample(sorted(CARDS), chance.randint(0, USED_MOST)))


def lengthy(chance: Random) -> Researcher:
    """Someone like anyone, whose reasons have the longest words."""
    used = sorted(CARDS, key=lambda card: -len(SAY(f"questions.{card}.short")))[:USED_MOST]
    full = dict.fromkeys(RATED, 4) | dict.fromkeys(chance.sample(sorted(RATED), 3), 0)
    return researcher({q: full[area] for area in AREAS for q in RATED[area]}, *used)


@cache
def longest_fit(one: Occupation) -> str:
    """The longest that can be said of how an occupation goes with someone: all reasons, and one against."""
    used = [card for card, skills in CARDS.items() if set(skills) & set(one.skills)]
    used.sort(key=lambda card: -len(SAY(f"questions.{card}.short")))
    told = []
    for low in AREAS:
        ratings = {q: 0 if area == low else 4 for area in AREAS for q in RATED[area]}
        wanted = researcher(ratings, *used[:USED_MOST]).wanted
        sums = tuple(8.0 if area == low else 20.0 for area in AREAS)
        wanted = replace(wanted, sums=sums, liked={**wanted.liked, low: dict.fromkeys(RATED[low], 4)})
        told.append(occupation.fitting(SAY, wanted, fit(wanted, one)))
    return max(told, key=len)


def imported(chance: Random, mark: str = "W") -> Catalogue:
    """Our catalogue with an import of the longest official words, for half of ours and for as many more."""
    codes = [each.code for each in CATALOGUE.occupations[::2]] + [f"11-{n:04}.99" for n in range(125)]

    def one(code: str) -> Occupation:
        words = {name: (f"{mark}ord " * size)[: size - 1] + "." for name, size in LONGEST.items()}
        return Occupation(
            code=code,
            interests=tuple(chance.uniform(1, 7) for _ in AREAS),  # type: ignore[arg-type]
            preparation=chance.choice(ZONES),
            skills=tuple(chance.sample(SKILLS, 8)),
            family=chance.choice(FAMILIES),
            title=words["title"],
            description=words["description"],
            also=(words["also"],),
            related=tuple(chance.sample(codes, 20)),
        )

    return merged(CATALOGUE.occupations, Catalogue(tuple(map(one, codes)), "30.1"))


VIEWS = (View("degree", False), View("year", False), View("now", False), View("degree", True))
"""Everything, what is nearer, and bills first."""


def thing_against(wanted: Wanted, one: Occupation) -> str:
    """A piece of what may not fit that a page must tell."""
    area = against(wanted, one)
    if area is not None:
        return SAY(f"interests.areas.{area}.title")
    return SAY(f"occupations.{one.own}.not_for") if one.own else ""
