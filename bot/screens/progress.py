"""What is finished and when, and one press to where one stopped."""

from __future__ import annotations

from discord import ui

from bot.guidance.assessment import Standing
from bot.guidance.model import Chapter
from bot.screens import parts
from bot.words import Say


def overview(say: Say, standing: Standing) -> ui.LayoutView:
    """Every chapter with where it stands, and the way on."""
    return parts.screen(
        parts.text(
            say("progress.heading"), *(_chapter(say, standing, c) for c in standing.assessment.chapters)
        ),
        _chapters(say, standing),
        parts.row(_way_on(say, standing), _result(say, standing)),
        parts.row(
            parts.button(say("privacy.open_button"), "privacy/open"),
            parts.button(say("help.open_button"), "help/open"),
        ),
    )


def nothing(say: Say) -> ui.LayoutView:
    """Nothing was begun yet, and that is fine."""
    return parts.screen(
        parts.text(say("progress.heading"), say("progress.nothing")),
        parts.row(
            parts.take_stock(say),
            parts.button(say("learn.compare.button"), "learn/compare"),
        ),
    )


def _chapter(say: Say, standing: Standing, chapter: Chapter) -> str:
    finished = [s for s in standing.history if s.chapter == chapter.id and s.finished_at is not None]
    lines = [
        say("progress.chapter", title=say(f"assess.chapters.{chapter.id}.title"), minutes=chapter.minutes)
    ]
    if sitting := standing.open.get(chapter.id):
        walk = standing.walk(sitting)
        began = parts.day(sitting.begun_at)
        lines.append(say("progress.open", answered=walk.answered, of=len(walk.asked), day=began))
    lines += [say("progress.finished", day=parts.day(s.finished_at or 0)) for s in reversed(finished[-5:])]
    if len(finished) > 5:
        lines.append(say("progress.earlier", more=len(finished) - 5))
    return "\n".join(lines if len(lines) > 1 else [*lines, say("progress.not_begun")])


def _chapters(say: Say, standing: Standing) -> parts.Item:
    options = [
        (chapter.id, say(f"assess.chapters.{chapter.id}.title"), "")
        for chapter in standing.assessment.chapters
    ]
    return parts.menu(say("progress.open_placeholder"), options, "assess/chapter")


def _way_on(say: Say, standing: Standing) -> parts.Item | None:
    if sitting := standing.resume():
        return parts.primary(say("assess.go_on_button"), "assess/resume", sitting.id)
    if chapter := standing.next_chapter():
        return parts.primary(say(f"assess.chapters.{chapter.id}.button"), "assess/intro", chapter.id)
    return None


def _result(say: Say, standing: Standing) -> parts.Item | None:
    """The newest result there is; with none finished, a way to learn instead."""
    for chapter in reversed(standing.assessment.chapters):
        if sitting := standing.finished.get(chapter.id):
            return parts.button(say("result.open_button"), "result/show", sitting.id)
    return parts.button(say("learn.compare.button"), "learn/compare")
