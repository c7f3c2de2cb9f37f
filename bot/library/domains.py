"""What a value that decides a key can be, by the name it has in the code: `aspect`, `question`, `own` ...

Rule: a key with a value in it, `say(f"learn.{side}.title")`, names the value as it is named here; so the
check knows every sentence that the code may speak.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from bot.guidance.direction import CONFLICTS, DIRECTIONS, MISSING, NEEDS
from bot.guidance.matching import BANDS, REACH, REASONS
from bot.guidance.model import AREAS, ASPECTS, FACTORS, SCALE, SCALES, SIDES, STRENGTHS, TIMES, Assessment
from bot.guidance.occupation import FAMILIES, GAINS, ZONES, Occupation
from bot.guidance.plan import GOALS, PATHS, STRANDS
from bot.guidance.portrait import PARTS
from bot.guidance.skills import SKILLS
from bot.guidance.steps import SAID, Record
from bot.guidance.suggest import MOVES, NTH, PLAIN, SITUATIONS, TURNS
from bot.guidance.tendencies import LEANS, PLACES
from bot.when.calendar import WEEKDAYS
from bot.when.dates import Why
from bot.when.moments import HOURS, QUICK

Domains = Mapping[tuple[str, str], Sequence[str]]
"""The values by the name, and for some by the question or scale that stands before them in the key."""

ALWAYS: Mapping[str, Sequence[str]] = {
    "aspect": ASPECTS,
    "side": SIDES,
    "time": TIMES,
    "area": AREAS,
    "factor": FACTORS,
    "lean": LEANS,
    "strength": STRENGTHS,
    "part": PARTS,
    "place": PLACES,
    "first": NEEDS["comes_first"],
    "direction": DIRECTIONS,
    "conflict": CONFLICTS,
    "missing": MISSING,
    "move": MOVES,
    "turn": TURNS,
    "nth": NTH,
    "path": PATHS,
    "strand": STRANDS,
    "situation": SITUATIONS,
    "plain": PLAIN,
    "rating": SCALE,
    "family": FAMILIES,
    "zone": tuple(map(str, ZONES)),
    "gain": GAINS,
    "skill": tuple(skill.lower().replace(" ", "_") for skill in SKILLS),
    "band_name": tuple(name for name, _ in BANDS),
    "certain": ("clear", "some", "little"),
    "lacks": ("chapter", "thin", "flat"),
    "reach": tuple(REACH),
    "reason": REASONS,
    "months": ("1", "3", "6", "12"),
    "weekday": WEEKDAYS,
    "reminder": ("note", "checkin"),
    "moment": tuple(HOURS),
    "plan_part": ("goal", "why", "by", "bills"),
    "goal_kind": GOALS[1:],
    "unclear": ("nothing", "impossible", "gone", "far"),
    "said": SAID,
    "idea": ("first_part", "ask", "look_up", "begin", "workday", "read", "went_well"),
    "which": QUICK,
    "why": get_args(Why),
    "month": ("never", "again"),
    "later": ("tomorrow", "three_days", "week"),
    "closer": ("closer", "same", "further"),
    "period": ("week", "month", "quarter", "year"),
    "mark": (*Record.__dataclass_fields__, "reached"),
}
"""The values that stand whatever the content holds."""


def domains(assessment: Assessment, occupations: Sequence[Occupation]) -> Domains:
    """All values: those that always stand, and those that the content decides."""
    asked = tuple(assessment.questions.values())
    by_content: dict[str, Sequence[str]] = {
        "chapter": [chapter.id for chapter in assessment.chapters],
        "question": [question.id for question in asked],
        "choice_question": [question.id for question in asked if question.scale is None],
        "open_question": [question.id for question in asked if question.open],
        "scale": sorted({question.scale for question in asked if question.scale}),
        "own": [occupation.own for occupation in occupations],
        "own_soon": [occupation.own for occupation in occupations if occupation.soon],
    }
    found = {(name, ""): values for name, values in {**ALWAYS, **by_content}.items()}
    found |= {("rating", scale): SCALES[scale] for scale in SCALES}
    plain = (q for q in asked if q.scale is None and not (q.open or q.most))
    return found | {("answer", question.id): question.choices for question in plain}
