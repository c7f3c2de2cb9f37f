"""A sheet told in words: the text form of a picture, and what a screen reader reads."""

from __future__ import annotations

from fractions import Fraction

from bot.guidance.tendencies import place
from bot.pictures.sheet import AspectRow, Aspects, Bars, Chart, Ends, Lines, Panel, Sheet, Steps, Timeline
from bot.screens import parts
from bot.words import Say


def portrait(say: Say, sheet: Sheet) -> str:
    """Every fact of a portrait."""
    return "\n".join((say("told.heading", title=sheet.title, day=sheet.subtitle), *_panels(say, sheet)))


def _panels(say: Say, sheet: Sheet) -> list[str]:
    return [_panel(say, panel) for panel in sheet.panels]


def _panel(say: Say, panel: Panel) -> str:
    match panel:
        case Aspects():
            lines = [_aspect(say, row) for row in panel.rows]
            legend = say("told.aspects", job=panel.job, career=panel.career, now=panel.now, want=panel.want)
        case Bars():
            lines = [
                say("told.bar", label=row.label, shown=row.shown or say("told.unknown")) for row in panel.rows
            ]
            legend = say("told.bars", highest=panel.highest)
        case Ends():
            lines = [
                say("told.unknown_end", label=row.label)
                if row.position is None
                else _end(say, place(row.position), row.low, row.high)
                for row in panel.rows
            ]
            legend = ""
        case Lines():
            lines, legend = list(panel.lines), ""
    body = say("told.between").join(lines)
    return say("told.panel", title=panel.title, legend=legend, body=body)


def _aspect(say: Say, row: AspectRow) -> str:
    numbers = (row.job_now, row.job_want, row.career_now, row.career_want)
    job_now, job_want, career_now, career_want = ("\N{EN DASH}" if n is None else n for n in numbers)
    if row.job_now is None and row.career_now is None:
        return say("told.aspect_wanted", label=row.label, job=job_want, career=career_want)
    return say(
        "told.aspect",
        label=row.label,
        job_now=job_now,
        job_want=job_want,
        career_now=career_now,
        career_want=career_want,
    )


def _end(say: Say, place: str, low: str, high: str) -> str:
    return say(f"told.ends.{place}", low=low, high=high)


def timeline(say: Say, drawn: Timeline) -> str:
    """Every mark of every stretch of time, and every value of every chart with its date."""
    steps = [_steps(say, drawn.steps)] if drawn.steps else []
    charts = (_chart(say, chart) for chart in drawn.charts)
    return "\n".join((say("told.over_time", title=drawn.title), *steps, *charts))


def _steps(say: Say, steps: Steps) -> str:
    """The sum, and a line for each stretch of time that holds a mark."""
    meant = dict(steps.legend)
    told = [
        say(
            "told.stretch",
            label=row.label,
            marks=say("told.between").join(
                say("told.mark", label=meant[mark], many=many) for mark, many in row.marks
            ),
        )
        for row in steps.rows
        if row.marks
    ]
    heading = say("told.steps", title=steps.title, summary=steps.summary)
    return "\n".join((heading.rstrip(), *told))


def _chart(say: Say, chart: Chart) -> str:
    told = [
        say("told.value", label=series.label, values=", ".join(_values(say, series.points)))
        for series in chart.series
        if series.points
    ]
    return say("told.chart", title=chart.title, body=say("told.between").join(told) or say("told.unknown"))


def _values(say: Say, points: tuple[tuple[int, Fraction | int], ...]) -> list[str]:
    return [say("told.point", day=parts.date(when), value=parts.number(say, value)) for when, value in points]
