"""Steps against their dates: nothing is lost between the steps, the picture's rows and the words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rules import faults, stood, text

from bot.guidance.plan import PLACES, Milestone, Plan
from bot.guidance.revision import add
from bot.guidance.steps import Step, record
from bot.library import load
from bot.pictures.sheet import MARKS
from bot.screens import footsteps, progress, sheets, told
from bot.words import Words

LIBRARY = load()
SAY = Words(LIBRARY.languages).to("en-US")
QUIETLY = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
NOW, DAY = 1_800_000_000, 86400
NUMBER = re.compile(r"\((\d+)\)(?=;|$)", re.MULTILINE)


def step(due_at: int | None, ended: str | None = None, ended_at: int | None = None) -> Step:
    return Step("0" * 16, "a", None, "act", 15, "", "", "", due_at, NOW - DAY, None, ended, ended_at)


def days(most: int) -> Any:
    return st.integers(-most, most).map(lambda n: NOW + n * DAY)


STEPS = st.sampled_from((10, 80, 400, 3000)).flatmap(
    lambda most: st.lists(
        st.builds(step, st.none() | days(most), st.none())
        | st.builds(step, st.none() | days(most), st.sampled_from(("done", "let_go")), days(most)),
        max_size=40,
    )
)
REACHED = st.lists(st.dates(date(2026, 10, 1), date(2027, 1, 15)), max_size=6)
ZONES = st.sampled_from((None, "Asia/Kathmandu", "America/New_York", "UTC+14:00"))


def reached(on: list[date]) -> Plan:
    plan = Plan()
    for number, day in enumerate(on):
        milestone = Milestone(f"{number:08x}", "words", None, day.isoformat())
        plan = add(plan, PLACES[number % len(PLACES)], milestone)
    return plan


@given(STEPS, REACHED, ZONES)
@QUIETLY
def test_every_step_and_milestone_is_in_one_row_and_every_row_in_the_words(
    made: list[Step], on: list[date], zone: str | None
) -> None:
    panel = footsteps.steps(SAY, made, reached(on), zone, NOW)
    assert (panel is None) is (not made)
    if panel is None:
        return
    counted: Counter[str] = Counter()
    for row in panel.rows:
        counted.update(dict(row.marks))
    found = record(made, NOW)
    assert {mark: counted[mark] for mark in MARKS} == {
        **{name: getattr(found, name) for name in found.__dataclass_fields__},
        "reached": len(on),
    }
    assert {mark for mark, _ in panel.legend} == set(counted)
    labels = [row.label for row in panel.rows]
    assert labels == list(dict.fromkeys(labels))
    assert len(labels) <= max(footsteps.ROWS_MOST + 1, 3000 * 2 // 365 + 4)
    drawn = sheets.timeline(SAY, stood(LIBRARY.assessment), panel)
    assert drawn is not None
    words = told.timeline(SAY, drawn).splitlines()[2:]
    assert sum(int(n) for line in words for n in NUMBER.findall(line)) == sum(counted.values())
    assert [line for label, line in zip([r.label for r in panel.rows if r.marks], words, strict=True)
            if label not in line] == []  # fmt: skip


@pytest.mark.parametrize(
    ("last", "labels"),
    [
        (NOW + 14 * DAY, ["2027-01-11", "2027-01-18", "2027-01-25"]),
        (NOW + 11 * 7 * DAY, "2027-01-11"),
        (NOW + 12 * 7 * DAY, ["2027-01", "2027-02", "2027-03", "2027-04"]),
        (NOW + 370 * DAY, SAY("progress.quarter", first="2027-01", last="03")),
        (NOW + 2000 * DAY, ["2027", "2032"]),
    ],
    ids=["weeks", "a dozen weeks", "months", "quarters", "years"],
)
def test_what_lies_further_apart_stands_in_longer_stretches(last: int, labels: list[str] | str) -> None:
    panel = footsteps.steps(SAY, [step(NOW), step(last)], Plan(), None, NOW)
    assert panel is not None
    found = [row.label for row in panel.rows]
    assert found == labels if isinstance(labels, list) else found[0] == labels


def test_a_day_is_a_day_where_the_member_lives() -> None:
    sunday = int(datetime(2027, 1, 17, 23, 30, tzinfo=UTC).timestamp())
    monday = {None: "2027-01-11", "Europe/Berlin": "2027-01-18", "America/New_York": "2027-01-11"}
    for zone, label in monday.items():
        panel = footsteps.steps(SAY, [step(sunday)], Plan(), zone, NOW)
        assert panel is not None
        assert [row.label for row in panel.rows] == [label]


def test_the_sum_leaves_out_what_was_let_go() -> None:
    made = [
        step(NOW, "done", NOW),
        step(NOW - 9 * DAY, "done", NOW),
        step(NOW + DAY),
        step(NOW, "let_go", NOW),
    ]
    assert footsteps.summary(SAY, made, NOW) == SAY("progress.steps_done", done=2, all=3, by_date=1)
    assert footsteps.summary(SAY, made[1:], NOW) == SAY("progress.steps_done_plain", done=1, all=2)
    never = [step(None, "done", NOW)]
    assert footsteps.summary(SAY, never, NOW) == SAY("progress.steps_done_plain", done=1, all=1)
    assert footsteps.summary(SAY, made[2:], NOW) == SAY("progress.steps_ahead", many=1)
    assert footsteps.summary(SAY, made[3:], NOW) == ""


def test_steps_come_first_and_what_was_never_begun_is_one_line_after_them() -> None:
    titles = [SAY(f"assess.chapters.{chapter}.title") for chapter in LIBRARY.assessment.by_id]
    for begun in (0, 1, len(titles)):
        at = stood(LIBRARY.assessment, *[{}] * (begun > 0))
        some = replace(at, finished=dict(list(at.finished.items())[:begun]))
        lines = text(progress.overview(SAY, some, "", False, "", "the steps")).splitlines()
        places = [next(n for n, line in enumerate(lines) if title in line) for title in titles]
        assert lines.index(SAY("progress.steps", steps="the steps").splitlines()[-1]) < min(places)
        assert len(set(places[begun:])) <= 1 and len(set(places)) == min(begun + 1, len(titles))


@given(STEPS, REACHED)
@QUIETLY
async def test_progress_with_steps_fits_with_a_picture_and_without(made: list[Step], on: list[date]) -> None:
    at = stood(LIBRARY.assessment, {"good_at": "x"})
    panel = footsteps.steps(SAY, made, reached(on), None, NOW)
    drawn = sheets.timeline(SAY, at, panel)
    words = told.timeline(SAY, drawn) if drawn else ""
    for pictured in {bool(drawn), False}:
        screen = progress.overview(SAY, at, words, pictured, "", panel.summary if panel else None)
        assert faults(screen) == []
        assert not panel or panel.summary in text(screen)
    if drawn:
        assert faults(progress.as_text(SAY, words)) == []
