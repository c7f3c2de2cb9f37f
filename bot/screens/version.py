"""Versions of a plan: the list of them, one to read, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord import ui

from bot.guidance.plan import PATHS, Milestone, Plan
from bot.screens import parts
from bot.screens.plan import bills_told, day
from bot.store import Version
from bot.words import Say

PER_PAGE = 25
"""How many versions one menu holds at Discord."""

ALL_LINES, LINE_MOST, DATED_FROM = 1700, 120, 60
"""The room for all milestones together, for one at the most, and from which room on its day is shown too."""


def listed(say: Say, versions: Sequence[Version], page: int = 0) -> ui.LayoutView:
    """All versions, the newest first, to open one; and a new beginning."""
    pages = max(1, -(-len(versions) // PER_PAGE))
    page = min(max(page, 0), pages - 1)
    newest = versions[0].number if versions else 0
    options = [_option(say, each, newest) for each in versions[page * PER_PAGE : (page + 1) * PER_PAGE]]
    return parts.screen(
        parts.text(
            say("version.heading"),
            say("version.how"),
            say("version.none") if len(versions) == 1 else "",
        ),
        parts.menu(say("version.placeholder"), options, "plan/version") if options else None,
        parts.row(
            parts.button(say("progress.newer_button"), "plan/versions", str(page - 1)) if page else None,
            parts.button(say("progress.older_button"), "plan/versions", str(page + 1))
            if page + 1 < pages
            else None,
            parts.primary(say("plan.back_button"), "plan/open"),
            parts.button(say("version.afresh_button"), "plan/afresh") if options else None,
        ),
    )


def _option(say: Say, version: Version, newest: int) -> parts.Option:
    label = say("version.option", number=version.number, day=parts.date(version.begun_at))
    if version.number == newest:
        return str(version.number), label, say("version.present")
    return str(version.number), label, version.plan.goal.text if version.plan.goal else ""


def one(say: Say, version: Version, newest: bool, zone: str | None, note: str = "") -> ui.LayoutView:
    """One version to read; the newest is the one that is worked on."""
    number, begun = str(version.number), str(version.begun_at)
    told = _told(say, version.plan, zone)
    return parts.screen(
        parts.text(
            note,
            say("version.one", number=number),
            say("version.from", begun=parts.day(version.begun_at), changed=parts.day(version.changed_at)),
            *(told or [say("version.nothing_in_it")]),
            say("version.shortened") if _is_cut(version.plan) else "",
        ),
        parts.row(
            None if newest else parts.primary(say("version.bring_button"), "plan/bring", number, begun),
            parts.button(say("version.erase_button"), "plan/drop", number, begun),
            parts.button(say("version.all_button"), "plan/versions", "0"),
            parts.button(say("plan.back_button"), "plan/open", lead=newest),
        ),
    )


def _told(say: Say, plan: Plan, zone: str | None) -> list[str]:
    """All of a plan as paragraphs, long lines shortened."""
    head = []
    if plan.goal:
        head.append(say("plan.view.goal", text=parts.inline(plan.goal.text, LINE_MOST)))
    if plan.why:
        head.append(say("plan.view.why", text=parts.inline(plan.why, 2 * LINE_MOST)))
    if plan.by:
        head.append(say("plan.view.by", day=day(plan.by, zone)))
    if plan.bills:
        head += bills_told(say, plan.bills, zone)
    most = _room(plan)
    return [
        *(["\n".join(head)] if head else []),
        *filter(None, (_path(say, plan, p, most, zone) for p in PATHS)),
    ]


def _path(say: Say, plan: Plan, path: str, most: int, zone: str | None) -> str:
    aim, name = parts.inline(plan.aim(path), LINE_MOST), say(f"plan.paths.{path}.title")
    lines = [say("plan.view.path", path=name, aim=aim)] if aim else []
    before = ""
    for place, milestone in plan.all():
        if place.startswith(f"{path}."):
            strand = place.partition(".")[2]
            title = say("version.strand", strand=say(f"plan.strands.{strand}.title"))
            lines += [] if place == before else [title]
            lines.append(_line(say, milestone, most, zone))
            before = place
    return "\n".join(lines)


def _line(say: Say, milestone: Milestone, most: int, zone: str | None) -> str:
    text = parts.inline(milestone.text, most)
    if milestone.reached_on:
        return say("version.line_reached", text=text)
    if milestone.by and most >= DATED_FROM:
        return say("version.line_by", text=text, day=day(milestone.by, zone))
    return say("plan.strand.line", text=text)


def _room(plan: Plan) -> int:
    """How many characters of each milestone there is room for."""
    return min(LINE_MOST, ALL_LINES // max(1, sum(1 for _ in plan.all())))


def _is_cut(plan: Plan) -> bool:
    most = _room(plan)
    lines = [plan.goal.text if plan.goal else "", *map(plan.aim, PATHS), *(m.text for _, m in plan.all())]
    return len(plan.why) > 2 * LINE_MOST or any(len(line) > most for line in lines)


def brought(say: Say, version: Version) -> str:
    """Said once when one was brought back."""
    return say("version.brought", number=version.number)


def confirm_drop(say: Say, version: Version, newest: bool) -> ui.LayoutView:
    """Asked once before a version goes."""
    number = str(version.number)
    return parts.screen(
        parts.text(
            say("version.confirm_present", number=number)
            if newest
            else say("version.confirm", number=number, day=parts.day(version.begun_at))
        ),
        parts.row(
            parts.button(
                say("version.erase_now_button"),
                "plan/drop_now",
                number,
                str(version.begun_at),
                style=discord.ButtonStyle.danger,
            ),
            parts.button(say("privacy.keep_button"), "plan/version", number),
        ),
    )


def confirm_afresh(say: Say, newest: Version) -> ui.LayoutView:
    """Asked once before an empty plan begins; the one there is stays."""
    return parts.screen(
        parts.text(say("version.afresh")),
        parts.row(
            parts.primary(
                say("version.afresh_now_button"), "plan/afresh_now", str(newest.number), str(newest.begun_at)
            ),
            parts.button(say("plan.back_button"), "plan/open"),
        ),
    )
