"""Made-up people with known leanings answer every statement: does the scoring find what they are like?

Rule: a check of the keys under stated assumptions, not a validation; real answers are messier. People answer
by what the words say (`readings`), Lodestar scores by its keys: where the two differ, the numbers fall.
"""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import correlation, fmean, pvariance

from bot.guidance.assessment import standing
from bot.guidance.model import AREAS, FACTORS, KEYS, STRENGTHS, Assessment, Question, Sitting
from bot.guidance.portrait import Portrait, portrait
from bot.guidance.scales import points
from bot.guidance.tendencies import HIGHEST, LOWEST
from tests.bench.readings import READINGS

SEED = 2026
LEANING, NOISE = 1.0, 1.25
"""Standard deviations in steps of the scale: of a leaning among people, and of each answer around it."""

ASSUMED = f"""\
Assumed, for {{people:,}} made-up people (seed {{seed}}):
- Each interest, tendency and strength of a person is drawn by itself from a normal distribution around the
  middle of its scale, with a standard deviation of {LEANING:g} step.
- Each answer is that leaning plus normal noise of its own, with a standard deviation of {NOISE:g} steps,
  rounded to the nearest answer of the scale. To a statement of the opposite the leaning counts the other way.
- Everyone answers everything. Nobody agrees out of politeness, tires, or takes a sentence in another way.
This is a check of the keys under these assumptions, not a validation."""


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up person: true leanings by scale, in steps from the middle, and the answers they gave."""

    leanings: Mapping[str, float]
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One scale: its statements, alpha, the correlation of true and scored, and the share of right sides."""

    name: str
    statements: int
    alpha: float
    correlation: float
    sides: float


@dataclass(frozen=True, slots=True)
class Found:
    """What was recovered, as shares from 0 to 1.

    `first`: the strongest interest comes out first, a tie counted as drawn by lot. `among`: it is in the top
    that a member is shown, which would hold any area by `chance`. `told`: of all tendencies those told as
    leaning to a side; `right`: of these the true side.
    """

    people: int
    lines: Mapping[str, Line]
    first: float
    among: float
    chance: float
    told: float
    right: float


def make(assessment: Assessment, people: int, seed: int = SEED) -> list[Made]:
    """So many people, always the same ones for a seed; ValueError for a statement without a reading."""
    rated = [question for question in assessment.questions.values() if question.key is not None]
    if unread := [question.id for question in rated if question.id not in READINGS]:
        raise ValueError(f"say in tests/bench/readings.py what these words mean: {', '.join(unread)}")
    chance, names = random.Random(seed), [name for kind in KEYS.values() for name in kind]
    made = []
    for _ in range(people):
        leanings = {name: chance.gauss(0, LEANING) for name in names}
        made.append(Made(leanings, {q.id: _answer(q, leanings, chance) for q in rated}))
    return made


def _answer(question: Question, leanings: Mapping[str, float], chance: random.Random) -> str:
    name, way = READINGS[question.id]
    ratings = [int(choice) for choice in question.choices]
    low, high = min(ratings), max(ratings)
    meant = (low + high) / 2 + way * leanings[name] + chance.gauss(0, NOISE)
    return str(min(high, max(low, math.floor(meant + 0.5))))


def statements(assessment: Assessment, name: str) -> list[Question]:
    """The statements that count towards a scale."""
    return [q for q in assessment.questions.values() if q.key is not None and q.key.name == name]


def alpha(asked: Sequence[Question], people: Sequence[Made]) -> float:
    """Cronbach's alpha: how much the statements of a scale have in common.

    For k statements k / (k - 1) * (1 - the sum of their variances / the variance of their sum). At most 1,
    near 0 where they have nothing in common, below 0 where they pull against each other; not a number for
    less than two. Source: Cronbach (1951), Coefficient alpha, Psychometrika 16, 297-334.
    """
    counted = [[points(question, person.answers[question.id]) for person in people] for question in asked]
    whole = pvariance([sum(each) for each in zip(*counted, strict=True)]) if len(counted) > 1 else 0
    if not whole:
        return math.nan
    return len(counted) / (len(counted) - 1) * (1 - sum(map(pvariance, counted)) / whole)


def simulate(assessment: Assessment, people: Sequence[Made]) -> Found:
    """Score people as Lodestar scores its members, and compare with what they are like."""
    portraits = [_scored(assessment, person) for person in people]
    pairs = list(zip(people, portraits, strict=True))
    first, among = zip(*(_top(person, found) for person, found in pairs), strict=True)
    leans = [(p.leanings[f], found.tendencies.lean(f)) for p, found in pairs for f in FACTORS]
    told = [(true > 0) == (lean == "high") for true, lean in leans if lean in ("low", "high")]
    return Found(
        people=len(people),
        lines={name: _line(assessment, name, pairs) for kind in KEYS.values() for name in kind},
        first=fmean(first),
        among=fmean(among),
        chance=fmean(len(found.interests.top) for found in portraits) / len(AREAS),
        told=len(told) / len(leans),
        right=fmean(told) if told else math.nan,
    )


def _scored(assessment: Assessment, person: Made) -> Portrait:
    sat = (Sitting(chapter.id, chapter.id, 0, 1, person.answers) for chapter in assessment.chapters)
    return portrait(standing(assessment, tuple(sat)))


def _top(person: Made, found: Portrait) -> tuple[float, float]:
    true, groups = max(AREAS, key=lambda area: person.leanings[area]), found.interests.groups
    return (true in groups[0]) / len(groups[0]), float(true in found.interests.top)


def _line(assessment: Assessment, name: str, pairs: Sequence[tuple[Made, Portrait]]) -> Line:
    asked, people = statements(assessment, name), [person for person, _ in pairs]
    true, scored = [person.leanings[name] for person in people], [_mean(found, name) for _, found in pairs]
    middle = (LOWEST + HIGHEST) / 2 if name in FACTORS else 2
    sides = [
        0.5 if mean == middle else (mean > middle) == (one > 0)
        for one, mean in zip(true, scored, strict=True)
    ]
    return Line(name, len(asked), alpha(asked, people), correlation(true, scored), fmean(sides))


def _mean(found: Portrait, name: str) -> float:
    scales = {**found.interests.scores, **found.tendencies.scores, **found.readiness.scores}
    mean = scales[name].mean
    assert mean is not None, f"everything was answered, and {name} has no mean"
    return float(mean)


def table(found: Found, seed: int = SEED) -> str:
    """The assumptions in words, a line for each scale, and what of the people was found."""
    heads = f"{'':24}{'statements':>11}{'alpha':>8}{'true and scored, r':>20}{'right side of middle':>22}"
    lines = [ASSUMED.format(people=found.people, seed=seed), "", heads]
    for title, names in (("Interests", AREAS), ("Tendencies", FACTORS), ("Strengths", STRENGTHS)):
        lines.append(title)
        for line in (found.lines[name] for name in names):
            side = f"{line.sides:>22.0%}" if names == FACTORS else ""
            numbers = f"{line.statements:>11}{line.alpha:>8.2f}{line.correlation:>20.2f}"
            lines.append(f"  {line.name:22}{numbers}{side}")
    lines += [
        "",
        f"The strongest interest comes out first for {found.first:.0%} of people (by chance 17%),",
        f"and is in the top that they are shown for {found.among:.0%} (by chance {found.chance:.0%}).",
        f"Of the tendencies {found.told:.0%} are told as leaning to a side, "
        f"{found.right:.0%} of these to the true one.",
    ]
    return "\n".join(lines)
