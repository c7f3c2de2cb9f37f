"""Four strengths these days: people one can picture, and every possible answer sheet."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from toy import assessment, chapter, keyed, live, sheets

from bot.guidance.model import STRENGTHS
from bot.guidance.readiness import LEAN_ON, readiness
from bot.library import Library

OF = assessment(chapter("all", *(keyed(f"{s}_{n}", "strength", s) for n in range(2) for s in STRENGTHS)))
"""Two statements a strength, as in the real content."""


@dataclass(frozen=True)
class Person:
    """Someone's answers, and what is told of them.

    Two ratings for each strength: looking ahead, steering, exploring, coping. 0 is not at all, 4 fully, -
    is skipped. `lean_on` is the strength to lean on, `lowest` the one to do something small for.
    """

    answers: str
    mean: Fraction | float | None
    lean_on: str | None = None
    lowest: str | None = None


PEOPLE = {
    "someone who feels ready for anything": Person("44 44 44 44", 4, "looking_ahead"),
    "someone for whom nothing goes these days": Person("00 00 00 00", 0, None, "looking_ahead"),
    "someone halfway everywhere": Person("22 22 22 22", 2, None, "looking_ahead"),
    "someone who copes and asks nobody": Person("22 32 01 44", 2.25, "coping", "exploring"),
    "someone with two equal strengths": Person("12 34 34 21", 2.5, "steering", "looking_ahead"),
    "someone on the line to lean on": Person("33 22 22 24", 2.5, "looking_ahead", "steering"),
    "someone half a step below that line": Person("23 22 22 22", 2.125, None, "steering"),
    "someone whose lowest is one to lean on": Person("44 33 44 43", 3.625, "looking_ahead"),
    "someone who skipped one of each pair": Person("4- -3 1- -0", 2, "looking_ahead", "coping"),
    "someone who skipped a pair": Person("-- 34 22 11", None, "steering", "coping"),
    "someone who answered one line": Person("-- -- 1- --", None, None, "exploring"),
    "someone who skipped it all": Person("-- -- -- --", None),
}


@pytest.mark.parametrize("name", PEOPLE)
def test_each_person_is_told_what_to_lean_on_and_what_to_do_something_for(name: str) -> None:
    person = PEOPLE[name]
    pairs = zip(STRENGTHS, person.answers.split(), strict=True)
    answers = {f"{s}_{n}": None if r == "-" else r for s, pair in pairs for n, r in enumerate(pair)}
    found = readiness(OF, live(OF, answers))
    assert (found.highest, found.lowest, found.mean) == (person.lean_on, person.lowest, person.mean)


@given(data=st.data())
def test_what_to_lean_on_and_what_to_work_on_never_meet(library: Library, data: DataObject) -> None:
    of = library.assessment
    found = readiness(of, live(of, data.draw(sheets(of))))
    means = {s: mean for s in STRENGTHS if (mean := found.scores[s].mean) is not None}
    assert found.known == tuple(means)
    assert (found.mean is None) == (len(means) < len(STRENGTHS))
    assert found.mean is None or min(means.values()) <= found.mean <= max(means.values())
    assert (found.highest is None) == all(mean < LEAN_ON for mean in means.values())
    assert (found.lowest is None) == all(mean >= LEAN_ON for mean in means.values())
    assert found.highest is None or means[found.highest] == max(means.values())
    assert found.lowest is None or means[found.lowest] == min(means.values())
    assert found.highest is None or found.highest != found.lowest
