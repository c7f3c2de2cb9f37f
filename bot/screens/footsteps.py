"""Steps against their dates, week by week or in longer stretches: what /progress draws and tells.

Rule: a step stands in the stretch of its date; one without a date where it ended, else in a row of its own.
They are weeks where a dozen of those hold everything, else months, quarters or years, in the member's zone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bot.guidance.plan import Plan
from bot.guidance.steps import LET_GO, Step, record, standing
from bot.pictures.sheet import MARKS, StepRow, Steps
from bot.when.calendar import day_of
from bot.words import Say

ROWS_MOST = 12
"""How many stretches are shown beside each other at the most; of years as many as hold something."""

DAYS = {"week": 7, "month": 31, "quarter": 93}
"""Days from the start of a stretch to somewhere early in the next one; years are found without."""


def steps(say: Say, made: Sequence[Step], plan: Plan, zone: str | None, now: int) -> Steps | None:
    """The steps of a member by their dates, with the milestones reached; None where there is no step."""
    if not made:
        return None
    placed = [(_day(step, zone), standing(step, now)) for step in made]
    placed += [(date.fromisoformat(m.reached_on), "reached") for _, m in plan.all() if m.reached_on]
    days = [day for day, _ in placed if day]
    period = _period(days)
    rows = [
        _row(_label(say, start, period), (m for day, m in placed if day and _start(day, period) == start))
        for start in _stretches(days, period)
    ]
    undated = [mark for day, mark in placed if day is None]
    rows += [_row(say("progress.no_date"), undated)] if undated else []
    seen = {mark for _, mark in placed}
    return Steps(
        title=say(f"progress.steps_by.{period}"),
        summary=summary(say, made, now),
        legend=tuple((mark, say(f"progress.marks.{mark}")) for mark in MARKS if mark in seen),
        rows=tuple(rows),
    )


def summary(say: Say, made: Sequence[Step], now: int) -> str:
    """How many steps are done, and by their date where any is; what was let go is left out of it."""
    found = record(made, now)
    kept = sum(step.ended != LET_GO for step in made)
    if not found.done:
        return say("progress.steps_ahead", many=kept) if kept else ""
    if not found.by_date:
        return say("progress.steps_done_plain", done=found.done, all=kept)
    return say("progress.steps_done", done=found.done, all=kept, by_date=found.by_date)


def _day(step: Step, zone: str | None) -> date | None:
    at = step.due_at if step.due_at is not None else step.ended_at
    return None if at is None else date.fromisoformat(day_of(at, zone))


def _row(label: str, marks: Iterable[str]) -> StepRow:
    counted = Counter(marks)
    return StepRow(label, tuple((mark, counted[mark]) for mark in MARKS if counted[mark]))


def _period(days: Sequence[date]) -> str:
    """The shortest stretch of which few enough hold all days."""
    return next((period for period in DAYS if len(_stretches(days, period)) <= ROWS_MOST), "year")


def _stretches(days: Sequence[date], period: str) -> list[date]:
    """The first days of every stretch from the first day to the last; one more than fit is enough to tell."""
    if period == "year":
        return sorted({_start(day, period) for day in days})
    found: list[date] = []
    start = _start(min(days), period) if days else None
    while start and start <= max(days) and len(found) <= ROWS_MOST:
        found.append(start)
        start = _start(start + timedelta(DAYS[period]), period)
    return found


def _start(day: date, period: str) -> date:
    if period == "week":
        return day - timedelta(day.weekday())
    if period == "month":
        return day.replace(day=1)
    return day.replace(month=1 if period == "year" else (day.month - 1) // 3 * 3 + 1, day=1)


def _label(say: Say, start: date, period: str) -> str:
    """The name of a stretch, as a date or a part of one in ISO form."""
    month = f"{start:%Y-%m}"
    if period == "quarter":
        return say("progress.quarter", first=month, last=f"{start.month + 2:02}")
    return {"week": start.isoformat(), "month": month, "year": f"{start.year:04}"}[period]
