"""The bench's made-up people are found as they are, and a wrong scoring key shows in the numbers."""

from __future__ import annotations

import math
import sys
from dataclasses import replace

import pytest

from bot.guidance.model import AREAS, FACTORS, KEYS, STRENGTHS, Assessment, Key, Question
from bot.library import Library
from tests.bench.readings import READINGS
from tests.bench.simulation import Found, Made, alpha, make, simulate, statements, table

PEOPLE = 200


@pytest.fixture(scope="module")
def real(library: Library) -> Assessment:
    return library.assessment


@pytest.fixture(scope="module")
def people(real: Assessment) -> list[Made]:
    return make(real, PEOPLE)


@pytest.fixture(scope="module")
def found(real: Assessment, people: list[Made]) -> Found:
    return simulate(real, people)


def rekeyed(of: Assessment, keys: dict[str, Key]) -> Assessment:
    """The same statements with other keys."""

    def each(question: Question) -> Question:
        return replace(question, key=keys.get(question.id, question.key))

    chapters = (replace(c, questions=tuple(map(each, c.questions))) for c in of.chapters)
    return replace(of, chapters=tuple(chapters))


def keys(of: Assessment) -> dict[str, Key]:
    return {name: question.key for name, question in of.questions.items() if question.key}


def moved(key: Key) -> Key:
    """The next scale of the same kind."""
    names = KEYS[key.kind]
    return replace(key, name=names[(names.index(key.name) + 1) % len(names)])


def test_every_statement_that_counts_has_a_reading_of_its_words(real: Assessment) -> None:
    assert set(READINGS) == set(keys(real))


def test_made_up_people_are_found_as_they_are(found: Found) -> None:
    assert found.people == PEOPLE
    assert found.first > 0.5 > 2 / len(AREAS)
    assert found.among > 0.9 > 0.6 > found.chance
    assert found.told > 0.5
    assert found.right > 0.85
    assert all(found.lines[factor].sides > 0.75 for factor in FACTORS)


@pytest.mark.parametrize(("names", "least"), [(AREAS, 0.65), (FACTORS, 0.6), (STRENGTHS, 0.35)])
def test_the_statements_of_every_scale_have_much_in_common(
    found: Found, names: tuple[str, ...], least: float
) -> None:
    for name in names:
        assert found.lines[name].alpha > least
        assert found.lines[name].correlation > 0.6


def test_any_one_statement_with_another_key_lowers_the_alpha_of_the_scale_it_comes_to(
    real: Assessment, people: list[Made], found: Found
) -> None:
    for name, key in keys(real).items():
        asked = statements(rekeyed(real, {name: moved(key)}), moved(key).name)
        assert alpha(asked, people) < found.lines[moved(key).name].alpha - 0.02, name


def test_any_one_statement_turned_round_lowers_the_alpha_of_its_scale(
    real: Assessment, people: list[Made], found: Found
) -> None:
    for name, key in keys(real).items():
        asked = statements(rekeyed(real, {name: replace(key, reversed=not key.reversed)}), key.name)
        assert alpha(asked, people) < found.lines[key.name].alpha - 0.2, name


def test_without_the_reversed_flags_the_tendencies_are_lost(real: Assessment, people: list[Made]) -> None:
    straight = {name: replace(key, reversed=False) for name, key in keys(real).items()}
    lost = simulate(rekeyed(real, straight), people)
    assert all(lost.lines[factor].alpha < 0 for factor in FACTORS)
    assert all(0.35 < lost.lines[factor].sides < 0.65 for factor in FACTORS)
    assert lost.right < 0.65


def test_with_every_interest_keyed_to_the_next_area_the_first_one_is_lost(
    real: Assessment, people: list[Made]
) -> None:
    shifted = {name: moved(key) for name, key in keys(real).items() if key.kind == "interest"}
    lost = simulate(rekeyed(real, shifted), people)
    assert lost.first < 1 / len(AREAS)
    assert all(lost.lines[area].correlation < 0.3 for area in AREAS)


def test_with_interests_dealt_out_anew_little_is_found(real: Assessment, people: list[Made]) -> None:
    asked = [name for name, key in keys(real).items() if key.kind == "interest"]
    dealt = {name: Key("interest", AREAS[place // 5]) for place, name in enumerate(sorted(asked))}
    lost = simulate(rekeyed(real, dealt), people)
    assert lost.first < 0.4
    assert max(lost.lines[area].alpha for area in AREAS) < 0.6


def test_alpha_is_what_its_formula_says() -> None:
    one, other = (Question(name, ("0", "1", "2", "3", "4"), "toy") for name in ("one", "other"))

    def answered(*pairs: tuple[str, str]) -> list[Made]:
        return [Made({}, {"one": left, "other": right}) for left, right in pairs]

    assert alpha((one, other), answered(("0", "0"), ("4", "4"))) == pytest.approx(1)
    assert alpha((one, other), answered(("0", "0"), ("0", "4"), ("4", "0"), ("4", "4"))) == pytest.approx(0)
    assert alpha((one, other), answered(("0", "1"), ("2", "2"), ("4", "3"))) == pytest.approx(8 / 9)
    assert math.isnan(alpha((one,), answered(("0", "0"), ("4", "4"))))
    assert math.isnan(alpha((one, other), answered(("0", "4"), ("4", "0"))))


def test_the_same_seed_makes_the_same_people_and_another_seed_others(
    real: Assessment, people: list[Made]
) -> None:
    assert make(real, PEOPLE) == people
    assert make(real, PEOPLE, seed=1) != people


def test_a_statement_without_a_reading_is_named(real: Assessment) -> None:
    unread = replace(real.chapters[-1].questions[0], id="like_something_new")
    more = replace(real, chapters=(*real.chapters, replace(real.chapters[-1], id="new", questions=(unread,))))
    with pytest.raises(ValueError, match="like_something_new"):
        make(more, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="the bench's command line needs uvloop")
def test_the_command_line_prints_the_table_and_nothing_else(
    real: Assessment, people: list[Made], found: Found, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.bench.__main__ import main

    assert main(["--people", str(PEOPLE)]) == 0
    assert capsys.readouterr().out == table(found) + "\n"
