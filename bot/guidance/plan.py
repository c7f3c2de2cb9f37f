"""A plan: what a member works towards, why and by when, and three ways there.

Path A is the best shot, B one nearby, Z what keeps someone afloat. Each has the four strands of a career:
roles, experiences, education, pathway. On a strand lie milestones.

Rule: a plan is a value, and every change gives another one (`revision.py`). Dates are
days in ISO form (`2027-01-15`); in which zone they lie matters to nobody. What is skipped stays skipped until
it is filled, so the conversation always goes on at `waiting`, however often it was left.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

PATHS = ("a", "b", "z")
STRANDS = ("roles", "experiences", "education", "pathway")
GOALS = ("occupation", "own", "business")
GAINS = ("money", "skill", "contact", "reference")
"""What a job that pays the bills may build."""

PLACES = tuple(f"{path}.{strand}" for path in PATHS for strand in STRANDS)
"""Where milestones lie: a path and a strand of it."""

PARTS = ("goal", "why", "by", "bills", "a.roles", "a.experiences", "a.education", "a.pathway", "b", "z")
"""What the conversation goes through, in its order. The strands of B and Z wait until they are opened."""

LINE_MOST = 200
"""How many characters a goal, an aim or a milestone has at the most."""

WHY_MOST = 600
MILESTONES_MOST = 6
"""How many milestones lie on one strand at the most: more than a screen shows is more than anyone follows."""


class Gone(LookupError):
    """The part of a plan that was asked for is not there any more."""


class Full(ValueError):
    """There is no room for another milestone on this strand."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What a member works towards: an occupation by its code, something in own words, or a business."""

    kind: str
    text: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Bills:
    """The job that pays the bills now: what it builds, when to look at it again, and where it stands.

    `path` is `z` where it is the path that keeps someone afloat, `a` where it is the first step of path A.
    """

    text: str
    path: str = "z"
    builds: tuple[str, ...] = ()
    review_on: str | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something to reach on a strand; `by` and `reached_on` are days in ISO form."""

    id: str
    text: str
    by: str | None = None
    reached_on: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All of a plan; an empty one is where everybody begins."""

    goal: Goal | None = None
    why: str = ""
    by: str | None = None
    bills: Bills | None = None
    aims: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    milestones: Mapping[str, tuple[Milestone, ...]] = field(default_factory=lambda: MappingProxyType({}))
    skipped: tuple[str, ...] = ()

    def on(self, place: str) -> tuple[Milestone, ...]:
        """The milestones at a place, in their order."""
        return self.milestones.get(place, ())

    def all(self) -> Iterator[tuple[str, Milestone]]:
        """Every milestone with its place, path by path."""
        for place in PLACES:
            for milestone in self.on(place):
                yield place, milestone

    def find(self, milestone: str) -> tuple[str, Milestone]:
        """The place of a milestone, and itself. Raises Gone."""
        for place, each in self.all():
            if each.id == milestone:
                return place, each
        raise Gone(milestone)

    def milestone(self, milestone: str | None) -> Milestone | None:
        """A milestone by its id; None for none, or one that has gone."""
        return next((each for _, each in self.all() if each.id == milestone), None)

    def aim(self, path: str) -> str:
        """Where a path leads: what was said, else the goal for A, the job that pays the bills for Z."""
        if said := self.aims.get(path):
            return said
        if path == "a" and self.goal:
            return self.goal.text
        return self.bills.text if path == "z" and self.bills and self.bills.path == "z" else ""

    def filled(self, part: str) -> bool:
        """Whether there is something in a part of `PARTS`."""
        if part in PATHS:
            return bool(self.aim(part))
        return bool(self.on(part) if "." in part else getattr(self, part))


def waiting(plan: Plan) -> str | None:
    """The first part, in the conversation's order, that is neither filled nor skipped; None at the end."""
    return next((part for part in PARTS if not plan.filled(part) and part not in plan.skipped), None)


def to_review(plan: Plan, today: str) -> bool:
    """Whether the day has come to look again at the job that pays the bills; `today` in the member's zone."""
    return plan.bills is not None and plan.bills.review_on is not None and plan.bills.review_on <= today
