"""The conversation: what is stored and why, one question at a time, a list to change anything in."""

from __future__ import annotations

from discord import ui

from bot.guidance.assessment import Standing, Walk
from bot.guidance.model import Chapter, Question, Sitting
from bot.screens import parts
from bot.words import Say

MENU_FROM = 6
"""From so many choices on a menu is easier to read than buttons."""

PER_MENU = 25
"""How many options one menu holds at Discord."""


def consent(say: Say, version: int, chapter: str, days: int, renewed: bool) -> ui.LayoutView:
    """What is stored, why and for how long; nothing is kept before this is agreed to."""
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
            parts.primary(say("assess.consent.agree_button"), "assess/agree", str(version), chapter),
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


def intro(say: Say, standing: Standing, chapter: Chapter) -> ui.LayoutView:
    """What a chapter is about and how long it takes, before it begins."""
    chapters = standing.assessment.chapters
    return parts.screen(
        parts.text(
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
            parts.button(say("assess.intro.not_now_button"), "progress/open"),
        ),
        parts.text(say("assess.not_a_test")),
    )


def ask(
    say: Say, walk: Walk, sitting: Sitting, question: Question, by_message: bool, note: str = ""
) -> ui.LayoutView:
    """One question with its answers; `by_message` says that this is the member's direct messages."""
    before = walk.before(question)
    place = say(
        "assess.question.place",
        chapter=say(f"assess.chapters.{walk.chapter.id}.title"),
        number=walk.place(question),
        of=len(walk.asked),
    )
    sentence = say("assess.question.ask", ask=say(f"questions.{question.id}.ask"))
    texts = (_frame(say, question.scale), sentence) if question.scale else (sentence, _hint(say, question))
    return parts.screen(
        parts.text(note, place, *texts),
        _answers(say, walk, sitting, question),
        parts.line(),
        parts.row(
            parts.button(say("assess.back_button"), "assess/show", sitting.id, before.id) if before else None,
            parts.button(say("assess.keep_button"), "assess/resume", sitting.id)
            if question.id in walk.answers
            else None,
            parts.button(say("assess.skip_button"), "assess/skip", sitting.id, question.id),
            parts.button(say("assess.pause_button"), "assess/pause", sitting.id),
        ),
        parts.row(
            parts.button(say("assess.review_button"), "assess/review", sitting.id),
            None if by_message else parts.button(say("assess.message_button"), "assess/message", sitting.id),
        ),
    )


def _answers(say: Say, walk: Walk, sitting: Sitting, question: Question) -> parts.Item:
    given = walk.answers.get(question.id)
    route = ("assess/answer", sitting.id, question.id)
    if len(question.choices) >= MENU_FROM:
        options = [(choice, answer_label(say, question, choice), "") for choice in question.choices]
        return parts.menu(say("assess.question.placeholder"), options, *route, chosen=given or "")
    return parts.row(
        *(
            parts.button(answer_label(say, question, choice), *route, choice, marked=choice == given)
            for choice in question.choices
        )
    )


def answer_label(say: Say, question: Question, value: str | None) -> str:
    """An answer in words; a value that the content no longer knows stands as it is."""
    if value is None:
        return say("assess.skipped")
    if value not in question.choices:
        return value
    return _rated(say, question.scale, value) if question.scale else _chosen(say, question, value)


def _rated(say: Say, scale: str, rating: str) -> str:
    return say(f"assess.scales.{scale}.{rating}")


def _chosen(say: Say, question: Question, answer: str) -> str:
    return say(f"questions.{question.id}.answers.{answer}")


def _frame(say: Say, scale: str) -> str:
    return say(f"assess.frames.{scale}")


def _hint(say: Say, choice_question: Question) -> str:
    return say(f"questions.{choice_question.id}.hint")


def review(say: Say, walk: Walk, sitting: Sitting) -> ui.LayoutView:
    """What has been answered so far; choosing a line opens that question again."""
    given = [question for question in walk.asked if question.id in walk.answers]
    finished = sitting.finished_at is not None
    lines = [
        say(
            "assess.review.line",
            number=walk.place(question),
            short=parts.capital(say(f"questions.{question.id}.short")),
            answer=answer_label(say, question, walk.answers[question.id]),
        )
        for question in given
    ]
    return parts.screen(
        parts.text(
            say("assess.review.heading", chapter=say(f"assess.chapters.{walk.chapter.id}.title")),
            "\n".join(lines) or say("assess.review.empty"),
            say("assess.review.finished") if finished else "",
        ),
        *([] if finished else _change_menus(say, walk, sitting, given)),
        parts.row(
            parts.primary(say("result.open_button"), "result/show", sitting.id)
            if finished
            else parts.primary(say("assess.go_on_button"), "assess/resume", sitting.id),
            parts.button(say("assess.again_button"), "assess/intro", walk.chapter.id) if finished else None,
        ),
    )


def _change_menus(say: Say, walk: Walk, sitting: Sitting, given: list[Question]) -> list[parts.Item]:
    options = [
        (
            question.id,
            parts.capital(say(f"questions.{question.id}.short")),
            answer_label(say, question, walk.answers[question.id]),
        )
        for question in given
    ]
    return [
        parts.menu(
            say("assess.review.placeholder"),
            options[start : start + PER_MENU],
            "assess/change",
            sitting.id,
            str(start // PER_MENU),
        )
        for start in range(0, len(options), PER_MENU)
    ]


def complete(say: Say, sitting: Sitting) -> ui.LayoutView:
    """The last question is answered: see what it says, or look it over first."""
    return parts.screen(
        parts.text(say("assess.complete.heading"), say("assess.complete.text")),
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
