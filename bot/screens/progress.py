"""What is finished and when, how it moved over time, every earlier result, and one press to go on."""

from __future__ import annotations

from discord import ButtonStyle, ui

from bot.guidance.assessment import Standing
from bot.guidance.model import Chapter, Sitting
from bot.screens import parts
from bot.screens.assess import way_on
from bot.words import Say

FILE, TEXT = "progress.png", "progress.txt"

PER_PAGE = 25
"""How many earlier results one menu holds at Discord."""


def overview(
    say: Say, standing: Standing, told: str, drawn: bool, note: str = "", steps: str | None = None
) -> ui.LayoutView:
    """Every chapter with where it stands, what moved as a picture, and the way on.

    `steps` says how many are done, and they come first; None where there is no step.
    """
    chapters = standing.assessment.chapters
    options = [(chapter.id, say(f"assess.chapters.{chapter.id}.title"), "") for chapter in chapters]
    finished = any(s.finished_at is not None for s in standing.history)
    picture = parts.picture(FILE, told) if drawn else None
    plan = say("progress.steps", steps=steps) if steps else ""
    return parts.screen(
        parts.text(note, say("progress.heading"), plan),
        picture if steps is not None else None,
        parts.text(*_chapters(say, standing)),
        picture if steps is None else None,
        parts.menu(say("progress.open_placeholder"), options, "assess/chapter"),
        parts.row(
            way_on(say, standing),
            parts.button(say("profile.open_button"), "profile/open") if finished else None,
            parts.button(say("progress.earlier_button"), "progress/earlier", "0") if finished else None,
            parts.button(say("progress.text_button"), "progress/text") if told else None,
        ),
        parts.row(
            parts.button(say("plan.open_button"), "plan/open"),
            parts.button(say("plan.view.steps_button"), "step/list") if steps is not None else None,
            parts.button(say("learn.compare.button"), "learn/compare"),
            parts.button(say("privacy.open_button"), "privacy/open"),
            parts.button(say("help.open_button"), "help/open"),
        ),
    )


def nothing(say: Say, note: str = "") -> ui.LayoutView:
    """Nothing was begun yet, and that is fine."""
    return parts.screen(
        parts.text(note, say("progress.heading"), say("progress.nothing")),
        parts.row(
            parts.take_stock(say),
            parts.button(say("learn.compare.button"), "learn/compare"),
        ),
    )


def _chapters(say: Say, standing: Standing) -> list[str]:
    """A paragraph for each chapter that was begun, and one for all that never were."""
    begun = {*standing.open, *standing.finished}
    told = [_chapter(say, standing, each) for each in standing.assessment.chapters if each.id in begun]
    left = [each.id for each in standing.assessment.chapters if each.id not in begun]
    if left:
        titles = (say(f"assess.chapters.{chapter}.title") for chapter in left)
        told.append(say("progress.not_begun", chapters=say("assess.and").join(titles)))
    return told


def _chapter(say: Say, standing: Standing, chapter: Chapter) -> str:
    title = say(f"assess.chapters.{chapter.id}.title")
    finished = standing.moments(chapter.id)
    said = []
    if sitting := standing.open.get(chapter.id):
        walk = standing.walk(sitting)
        began = parts.day(sitting.begun_at)
        said.append(say("progress.open", answered=walk.answered, of=len(walk.asked), day=began))
    if finished:
        said.append(say("progress.finished", day=parts.day(finished[-1].finished_at or 0)))
    if len(finished) > 1:
        said.append(say("progress.before", more=len(finished) - 1))
    return say("progress.chapter", title=title, state=say("progress.between").join(said))


def as_text(say: Say, told: str) -> ui.LayoutView:
    """What moved over time, in words; what is too long for a screen comes in whole as a file."""
    return parts.screen(
        parts.text(parts.shorten(told, parts.SCREEN_MOST)),
        ui.File(f"attachment://{TEXT}") if len(told) > parts.SCREEN_MOST else None,
        parts.row(parts.button(say("progress.open_button"), "progress/open")),
    )


def earlier(say: Say, standing: Standing, page: int) -> ui.LayoutView:
    """All finished sittings, newest first, to open any of them."""
    done = sorted(
        (s for c in standing.assessment.chapters for s in standing.moments(c.id)),
        key=lambda sitting: -(sitting.finished_at or 0),
    )
    pages = max(1, -(-len(done) // PER_PAGE))
    page = min(max(page, 0), pages - 1)
    shown = done[page * PER_PAGE : (page + 1) * PER_PAGE]
    return parts.screen(
        parts.text(say("progress.earlier_heading"), say("progress.earlier_about", many=len(done))),
        parts.menu(
            say("progress.earlier_placeholder"),
            [_sitting(say, standing, sitting) for sitting in shown],
            "progress/sitting",
            str(page),
        )
        if shown
        else None,
        parts.row(
            parts.button(say("progress.newer_button"), "progress/earlier", str(page - 1)) if page else None,
            parts.button(say("progress.older_button"), "progress/earlier", str(page + 1))
            if page + 1 < pages
            else None,
            parts.button(say("progress.open_button"), "progress/open"),
        ),
    )


def _sitting(say: Say, standing: Standing, sitting: Sitting) -> parts.Option:
    chapter = standing.assessment.by_id[sitting.chapter]
    title, day = say(f"assess.chapters.{chapter.id}.title"), parts.date(sitting.finished_at or 0)
    newest = standing.finished.get(chapter.id) == sitting
    return sitting.id, say("progress.sitting", title=title, day=day), say("progress.newest") if newest else ""


def confirm(say: Say, standing: Standing, sitting: Sitting) -> ui.LayoutView:
    """Asked once before a single result goes."""
    chapter = standing.assessment.by_id[sitting.chapter]
    day = parts.day(sitting.finished_at or sitting.begun_at)
    return parts.screen(
        parts.text(say("progress.confirm", title=say(f"assess.chapters.{chapter.id}.title"), day=day)),
        parts.row(
            parts.button(
                say("progress.erase_now_button"), "progress/erase_now", sitting.id, style=ButtonStyle.danger
            ),
            parts.button(say("privacy.keep_button"), "progress/earlier", "0"),
        ),
    )
