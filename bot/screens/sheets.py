"""What the pictures show, and the same facts as text: both are made from one sheet.

Rule: a picture never says more or less than its text form, because the text is made from what is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from bot.guidance.assessment import Standing
from bot.guidance.interests import HIGHEST
from bot.guidance.model import AREAS, ASPECTS, FACTORS, SIDES, STRENGTHS
from bot.guidance.portrait import Portrait, portrait
from bot.guidance.readiness import HIGHEST as READY
from bot.pictures.sheet import (
    AspectRow,
    Aspects,
    BarRow,
    Bars,
    Chart,
    EndRow,
    Ends,
    Lines,
    Panel,
    Series,
    Sheet,
    Steps,
    Timeline,
)
from bot.screens import parts
from bot.words import Say

DRAWN = ("aspects", "interests", "experience", "tendencies", "readiness")
"""The parts of a portrait that a picture can show; a member's own words are never drawn."""

TOP = 4
"""The highest rating of an aspect."""


def sheet(say: Say, found: Portrait, drawn: Iterable[str], day: str) -> Sheet:
    """The portrait of a day as a sheet, with the parts named as far as they are known."""
    panels = {
        "aspects": _aspects,
        "interests": _interests,
        "experience": _experience,
        "tendencies": _tendencies,
        "readiness": _readiness,
    }
    shown = [part for part in DRAWN if part in found.known and part in set(drawn)]
    made = [panels[part](say, found) for part in shown]
    return Sheet(
        title=say("profile.card_title"),
        subtitle=day,
        panels=tuple(panel for panel in made if not isinstance(panel, Lines) or panel.lines),
        footer=say("profile.card_footer"),
        right_to_left=_right_to_left(say),
    )


def _right_to_left(say: Say) -> bool:
    return say("profile.writing_direction") == "rtl"


def _aspects(say: Say, found: Portrait) -> Panel:
    rating = found.profile.rating
    return Aspects(
        title=say("profile.parts.aspects"),
        now=say("result.times.now"),
        want=say("result.times.want"),
        job=say("result.sides.job"),
        career=say("result.sides.career"),
        rows=tuple(
            AspectRow(
                say(f"learn.aspects.{aspect}.title"),
                rating("now", aspect, "job"),
                rating("now", aspect, "career"),
                rating("want", aspect, "job"),
                rating("want", aspect, "career"),
            )
            for aspect in ASPECTS
        ),
    )


def _interests(say: Say, found: Portrait) -> Panel:
    sums = found.interests.sums
    rows = [(say(f"interests.areas.{area}.title"), sums[area]) for area in AREAS]
    return Bars(say("profile.parts.interests"), HIGHEST, tuple(_bar(say, *row) for row in rows))


def _readiness(say: Say, found: Portrait) -> Panel:
    scores = found.readiness.scores
    rows = [(say(f"readiness.strengths.{strength}.title"), scores[strength].mean) for strength in STRENGTHS]
    return Bars(say("profile.parts.readiness"), READY, tuple(_bar(say, *row) for row in rows))


def _bar(say: Say, label: str, value: Fraction | None) -> BarRow:
    return BarRow(label, value, "" if value is None else parts.number(say, value))


def _experience(say: Say, found: Portrait) -> Panel:
    use = found.experience.use or found.experience.relied_on[:5]
    title = say("profile.parts.experience") if found.experience.use else say("experience.relied_on_title")
    return Lines(title, tuple(parts.capital(say(f"questions.{question}.short")) for question in use))


def _tendencies(say: Say, found: Portrait) -> Panel:
    rows = tuple(
        EndRow(
            say(f"tendencies.factors.{factor}.title"),
            say(f"tendencies.factors.{factor}.low_end"),
            say(f"tendencies.factors.{factor}.high_end"),
            found.tendencies.position(factor),
        )
        for factor in FACTORS
    )
    return Ends(say("profile.parts.tendencies"), rows)


def timeline(say: Say, standing: Standing, steps: Steps | None = None) -> Timeline | None:
    """Steps by their dates, readiness and the aspects over those on which they were told; None of neither."""
    ready = [(s.finished_at or 0, portrait(standing.as_of(s))) for s in standing.moments("readiness")]
    worked = [(s.finished_at or 0, portrait(standing.as_of(s))) for s in standing.moments("work")]
    charts = [_ready_chart(say, strength, ready) for strength in STRENGTHS] if ready else []
    charts += [_aspect_chart(say, a, side, worked) for a in ASPECTS for side in SIDES] if worked else []
    if not charts and steps is None:
        return None
    days = sorted(when for when, _ in (*ready, *worked))
    return Timeline(
        title=say("progress.card_title"),
        subtitle=_about(say, bool(charts), steps is not None),
        charts=tuple(charts),
        first=parts.date(days[0]) if days else "",
        last=parts.date(days[-1]) if days else "",
        footer=say("profile.card_footer"),
        right_to_left=_right_to_left(say),
        steps=steps,
    )


def _about(say: Say, charts: bool, steps: bool) -> str:
    if not charts:
        return say("progress.card_steps")
    return say("progress.card_all") if steps else say("progress.card_subtitle")


def _ready_chart(say: Say, strength: str, found: list[tuple[int, Portrait]]) -> Chart:
    means = ((when, was.readiness.scores[strength].mean) for when, was in found)
    points = tuple((when, mean) for when, mean in means if mean is not None)
    title = say(f"readiness.strengths.{strength}.title")
    return Chart(title, READY, (Series(say("result.times.now"), False, points),))


def _aspect_chart(say: Say, aspect: str, side: str, found: list[tuple[int, Portrait]]) -> Chart:
    title = say(
        "progress.chart",
        aspect=say(f"learn.aspects.{aspect}.title"),
        side=say(f"result.sides.{side}"),
    )
    now = _points("now", aspect, side, found)
    want = _points("want", aspect, side, found)
    series = (Series(say("result.times.now"), False, now), Series(say("result.times.want"), True, want))
    return Chart(title, TOP, series, side=side)


def _points(
    time: str, aspect: str, side: str, found: list[tuple[int, Portrait]]
) -> tuple[tuple[int, Fraction | int], ...]:
    ratings = ((when, was.profile.rating(time, aspect, side)) for when, was in found)
    return tuple((when, rating) for when, rating in ratings if rating is not None)
