"""Around the questions: all chapters, what is stored and why, how a chapter begins, ends, rests and moves."""

from __future__ import annotations

from collections.abc import Sequence

from discord import ui

from bot.guidance.assessment import Standing, Walk
from bot.guidance.model import Chapter, Sitting
from bot.screens import parts
from bot.words import Say


def consent(say: Say, version: int, chapter: str, days: int, renewed: bool, then: str = "") -> ui.LayoutView:
    """What is stored, why and for how long; nothing is kept before this is agreed to, `then` it goes on."""
    return parts.screen(
        parts.text(
            say("assess.consent.heading"),
            say("assess.consent.renewed") if renewed else "",
            say("assess.consent.what"),
            say("assess.consent.why"),
            say("assess.consent.how_long", days=days),
            say("assess.consent.discord"),
            say("assess.consent.erase"),
        ),
        parts.row(
            parts.primary(say("assess.consent.agree_button"), "assess/agree", str(version), chapter, then)
            if then
            else parts.primary(say("assess.consent.agree_button"), "assess/agree", str(version), chapter),
            parts.button(say("assess.consent.decline_button"), "assess/decline"),
            parts.button(say("privacy.policy_button"), "privacy/policy"),
        ),
    )


def declined(say: Say, known: bool) -> ui.LayoutView:
    """Nothing is stored, or nothing more where someone had agreed before; the ways that need no storing."""
    return parts.screen(
        parts.text(say("assess.consent.declined_again") if known else say("assess.consent.declined")),
        parts.row(
            parts.button(say("privacy.open_button"), "privacy/open") if known else None,
            parts.button(say("learn.compare.button"), "learn/compare"),
            parts.button(say("assess.open_button"), "assess/open"),
        ),
    )


def overview(say: Say, standing: Standing, note: str = "") -> ui.LayoutView:
    """All chapters: how long each takes, what it gives, and whether it is done; the way on."""
    chapters = standing.assessment.chapters
    options = [
        (chapter.id, say(f"assess.chapters.{chapter.id}.title"), say(f"assess.chapters.{chapter.id}.gives"))
        for chapter in chapters
    ]
    return parts.screen(
        parts.text(note, say("assess.overview.heading"), say("assess.overview.about")),
        parts.line(),
        parts.text("\n".join(_chapter(say, standing, chapter) for chapter in chapters)),
        parts.menu(say("assess.overview.placeholder"), options, "assess/chapter"),
        parts.row(
            way_on(say, standing),
            parts.button(say("profile.open_button"), "profile/open") if standing.finished else None,
            parts.button(say("progress.open_button"), "progress/open") if standing.history else None,
            parts.button(say("learn.compare.button"), "learn/compare") if not standing.history else None,
        ),
        parts.text(say("assess.not_a_test")),
    )


def _chapter(say: Say, standing: Standing, chapter: Chapter) -> str:
    title, gives = say(f"assess.chapters.{chapter.id}.title"), say(f"assess.chapters.{chapter.id}.gives")
    if sitting := standing.open.get(chapter.id):
        walk = standing.walk(sitting)
        state = say("assess.overview.open", answered=walk.answered, of=len(walk.asked))
    elif chapter.id in standing.finished:
        state = say("assess.overview.done")
    else:
        state = say("assess.overview.minutes", minutes=chapter.minutes)
    return say("assess.overview.chapter", title=title, state=state, gives=gives)


def way_on(say: Say, standing: Standing) -> parts.Item | None:
    """The way on that most people will want: what is open, else the next chapter; None when all is done."""
    if sitting := standing.resume():
        return parts.primary(say("assess.go_on_button"), "assess/resume", sitting.id)
    if chapter := standing.next_chapter():
        label = say(f"assess.chapters.{chapter.id}.button")
        return parts.primary(label, "assess/begin", chapter.id)
    return None


def intro(say: Say, standing: Standing, chapter: Chapter, wanted: Chapter) -> ui.LayoutView:
    """What a chapter is about and how long it takes, before it begins; another may be `wanted` after it."""
    chapters = standing.assessment.chapters
    return parts.screen(
        parts.text(
            say("assess.intro.first", title=_title(say, wanted)) if wanted != chapter else "",
            say(
                "assess.intro.place",
                part=chapters.index(chapter) + 1,
                parts=len(chapters),
                minutes=chapter.minutes,
            ),
            say(f"assess.chapters.{chapter.id}.heading"),
            say(f"assess.chapters.{chapter.id}.about"),
            say("assess.intro.rules"),
        ),
        parts.row(
            parts.primary(say("assess.intro.begin_button"), "assess/begin", chapter.id),
            parts.button(say("assess.intro.not_now_button"), "assess/open"),
        ),
        parts.text(say("assess.not_a_test")),
    )


def _title(say: Say, chapter: Chapter) -> str:
    return say(f"assess.chapters.{chapter.id}.title")


def dropped(say: Say, chapters: Sequence[Chapter], days: int) -> str:
    """That chapters left unfinished were dropped, as was said beforehand."""
    titles = say("assess.and").join(f"“{_title(say, chapter)}”" for chapter in chapters)
    return say("assess.dropped", chapters=titles, days=days) if chapters else ""


def complete(say: Say, sitting: Sitting, note: str = "") -> ui.LayoutView:
    """The last question is answered: see what it says, or look it over first."""
    return parts.screen(
        parts.text(note, say("assess.complete.heading"), say("assess.complete.text")),
        parts.row(
            parts.primary(say("assess.complete.finish_button"), "assess/finish", sitting.id),
            parts.button(say("assess.review_button"), "assess/review", sitting.id),
            parts.button(say("assess.pause_button"), "assess/pause", sitting.id),
        ),
    )


def paused(
    say: Say, walk: Walk, sitting: Sitting, days: int, by_message: bool, retake: bool
) -> ui.LayoutView:
    """A break: everything is kept, and how to come back; a retake may also be dropped."""
    return parts.screen(
        parts.text(
            say("assess.paused.heading"),
            say("assess.paused.text", answered=walk.answered, of=len(walk.asked), days=days),
        ),
        parts.row(
            parts.primary(say("assess.go_on_button"), "assess/resume", sitting.id),
            parts.button(say("assess.review_button"), "assess/review", sitting.id),
            None if by_message else parts.button(say("assess.message_button"), "assess/message", sitting.id),
            parts.button(say("assess.drop_button"), "assess/drop", sitting.id) if retake else None,
        ),
    )


def moved(say: Say, sitting: Sitting, url: str) -> ui.LayoutView:
    """The conversation goes on by direct message; here is a way back."""
    return parts.screen(
        parts.text(say("assess.moved.text")),
        parts.row(
            parts.web_button(say("assess.moved.there_button"), url),
            parts.button(say("assess.moved.here_button"), "assess/resume", sitting.id),
        ),
    )
