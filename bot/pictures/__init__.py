"""Pictures a member may keep: a portrait, and how it changed over time, as PNG files.

Rule: pure. A sheet in words goes in and a file comes out; what cannot be drawn right raises Undrawable, and
the text form of the same facts takes its place.
"""

from __future__ import annotations

from bot.fonts import Fonts, Undrawable, system_fonts
from bot.pictures import charts, panels, steps
from bot.pictures.page import Page
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
    StepRow,
    Steps,
    Timeline,
)

__all__ = [
    "AspectRow",
    "Aspects",
    "BarRow",
    "Bars",
    "Chart",
    "EndRow",
    "Ends",
    "Lines",
    "Panel",
    "Series",
    "Sheet",
    "StepRow",
    "Steps",
    "Timeline",
    "Undrawable",
    "portrait",
    "timeline",
]


def portrait(sheet: Sheet, fonts: Fonts | None = None) -> bytes:
    """A portrait as a PNG file; raises Undrawable where a text cannot be shown in its right shapes."""
    return portrait_page(sheet, fonts or system_fonts()).png()


def timeline(sheet: Timeline, fonts: Fonts | None = None) -> bytes:
    """Charts over time as a PNG file; raises Undrawable where a text cannot be shown in its right shapes."""
    return timeline_page(sheet, fonts or system_fonts()).png()


def portrait_page(sheet: Sheet, fonts: Fonts) -> Page:
    """A portrait as a page that knows what is written where."""
    page = Page(fonts, sheet.right_to_left)
    page.head(sheet.title, sheet.subtitle)
    for panel in sheet.panels:
        if panel.lines if isinstance(panel, Lines) else panel.rows:
            panels.draw(page, panel)
    page.foot(sheet.footer)
    return page


def timeline_page(sheet: Timeline, fonts: Fonts) -> Page:
    """Charts over time as a page that knows what is written where."""
    page = Page(fonts, sheet.right_to_left)
    page.head(sheet.title, sheet.subtitle)
    if sheet.steps:
        steps.draw(page, sheet.steps)
    charts.draw(page, sheet)
    page.foot(sheet.footer)
    return page
