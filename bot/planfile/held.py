"""What goes into the files, and a step as the if-then sentences that stand in both.

Rule: what a member typed comes in as one line, tamed by whoever writes the file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from bot.guidance.plan import Plan
from bot.guidance.steps import CheckIn, Step
from bot.when.moments import written
from bot.words import Say

Tame = Callable[[str], str]
"""Makes what a member typed harmless in a file."""


@dataclass(frozen=True, slots=True)
class Held:
    """All that one member takes along, the zone they live in, and when it was asked for (seconds UTC)."""

    member: int
    plan: Plan
    steps: tuple[Step, ...]
    said: tuple[CheckIn, ...]
    zone: str | None
    now: int

    def towards(self, say: Say, step: Step) -> str:
        """What a step leads to: its milestone, or its path where it has none, or that is gone."""
        path = step.path
        found = self.plan.milestone(step.milestone)
        return found.text if found else say(f"plan.paths.{path}.title")

    def moment(self, seconds: int) -> str:
        """A date and a time of day where the member lives, in ISO form: `2027-01-15 18:30`."""
        return written(seconds, self.zone or "UTC")


def one_line(typed: str) -> str:
    """What a member typed as one line: no breaks, and no control characters, which no file may hold."""
    letters = (each for each in typed if each.isspace() or unicodedata.category(each) != "Cc")
    return " ".join("".join(letters).split())


def if_then(say: Say, held: Held, step: Step, tame: Tame = one_line) -> tuple[str, ...]:
    """A step as sentences: the time and the place, what then, for how long, what if that fails, what for."""
    when = held.moment(step.due_at) if step.due_at is not None else say("planfile.no_date")
    if step.place:
        when = say("planfile.at_place", when=when, place=tame(step.place))
    action = tame(step.action).rstrip(" .")
    return (
        say("planfile.if_then", when=when, action=action, minutes=step.minutes),
        *_otherwise(say, tame(step.obstacle).rstrip(" ."), tame(step.fallback).rstrip(" .")),
        say("planfile.towards", text=tame(held.towards(say, step))),
    )


def _otherwise(say: Say, obstacle: str, fallback: str) -> tuple[str, ...]:
    if fallback:
        return (say("planfile.otherwise", obstacle=obstacle or say("planfile.anything"), fallback=fallback),)
    return (say("planfile.obstacle", obstacle=obstacle),) if obstacle else ()
