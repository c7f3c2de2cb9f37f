"""One question at a time, whatever its kind; the form for one's own words; all answers in a list."""

from __future__ import annotations

from collections.abc import Iterable

import discord
from discord import ui

from bot.guidance.assessment import Walk
from bot.guidance.model import PICKED, Answers, Question, Sitting
from bot.press import Form
from bot.screens import parts
from bot.words import Say

MENU_FROM = 6
"""From so many choices on a menu is easier to read than buttons."""

PER_MENU = 25
"""How many options one menu holds at Discord."""

TYPED_MOST = 1000
"""How many characters an open answer holds."""

EXCERPT = 150
"""How much of an open answer stands in a list."""


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
    return parts.screen(
        parts.text(note, place, *_asked(say, walk, question, by_message)),
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


def _asked(say: Say, walk: Walk, question: Question, by_message: bool) -> tuple[str, ...]:
    sentence = say("assess.question.ask", ask=say(f"questions.{question.id}.ask"))
    if question.scale:
        return _frame(say, question.scale), sentence
    if not question.open:
        return sentence, _hint(say, question)
    given = walk.answers.get(question.id)
    return (
        sentence,
        _hint(say, question),
        say("assess.question.type_here") if by_message and question == walk.next else "",
        parts.listed(say("assess.question.so_far"), [parts.quoted(given)] if given else []),
    )


def _answers(say: Say, walk: Walk, sitting: Sitting, question: Question) -> parts.Item:
    given = walk.answers.get(question.id)
    route = ("assess/answer", sitting.id, question.id)
    if question.open:
        label = say("assess.write_anew_button") if given else say("assess.write_button")
        return parts.row(parts.primary(label, "assess/write", sitting.id, question.id))
    if question.most or len(question.choices) >= MENU_FROM:
        return _menu(say, walk, sitting, question)
    return parts.row(
        *(
            parts.button(answer_label(say, question, choice), *route, choice, marked=choice == given)
            for choice in question.choices
        )
    )


def _menu(say: Say, walk: Walk, sitting: Sitting, question: Question) -> parts.Item:
    given = walk.answers.get(question.id) or ""
    offered = question.offered(walk.answers)
    if not question.most:
        options = [(choice, answer_label(say, question, choice), "") for choice in offered]
        placeholder = say("assess.question.placeholder")
        return parts.menu(placeholder, options, "assess/answer", sitting.id, question.id, chosen=(given,))
    options = [(choice, parts.capital(_short(say, choice)), "") for choice in offered]
    return parts.menu(
        say("assess.question.pick_placeholder", most=question.most),
        options,
        "assess/pick",
        sitting.id,
        question.id,
        chosen=given.split(PICKED),
        most=question.most,
    )


def answer_label(say: Say, question: Question, value: str | None) -> str:
    """An answer in plain words; a value that the content no longer knows stands as it is."""
    if value is None:
        return say("assess.skipped")
    if question.most:
        known = [choice for choice in question.choices if choice in value.split(PICKED)]
        return say("assess.and").join(_short(say, choice) for choice in known) or value
    if question.open or value not in question.choices:
        return value
    return _rated(say, question.scale, value) if question.scale else _chosen(say, question, value)


def answer_line(say: Say, question: Question, value: str | None) -> str:
    """An answer within a line of ours: what was typed does nothing there but stand."""
    label = answer_label(say, question, value)
    return parts.inline(label, EXCERPT) if question.open and value is not None else label


def because(say: Say, asked: Iterable[Question], given: Answers) -> str:
    """The member's own answers behind what was just said."""
    lines = (
        say(
            "result.reason",
            short=parts.capital(say(f"questions.{question.id}.short")),
            answer=answer_label(say, question, given[question.id]),
        )
        for question in asked
    )
    return parts.listed(say("result.because"), lines)


def _short(say: Say, question: str) -> str:
    return say(f"questions.{question}.short")


def _rated(say: Say, scale: str, rating: str) -> str:
    return say(f"assess.scales.{scale}.{rating}")


def _chosen(say: Say, choice_question: Question, answer: str) -> str:
    return say(f"questions.{choice_question.id}.answers.{answer}")


def _frame(say: Say, scale: str) -> str:
    return say(f"assess.frames.{scale}")


def _hint(say: Say, choice_question: Question) -> str:
    return say(f"questions.{choice_question.id}.hint")


def form(say: Say, walk: Walk, sitting: Sitting, open_question: Question) -> Form:
    """A form to answer an open question in; what was written before stands in it."""
    title = say("assess.form_title")
    asked = Form(title, "assess/typed", sitting.id, open_question.id)
    typed = ui.TextInput[ui.LayoutView](
        custom_id="typed",
        style=discord.TextStyle.paragraph,
        max_length=TYPED_MOST,
        default=walk.answers.get(open_question.id),
    )
    asked.add_item(
        ui.Label(
            text=say(f"questions.{open_question.id}.form_label"),
            description=say(f"questions.{open_question.id}.form_hint"),
            component=typed,
        )
    )
    return asked


def kept(say: Say, question: Question, typed: str) -> str:
    """That a message was taken as the answer to a question."""
    short = say(f"questions.{question.id}.short")
    return say("assess.kept", short=short, typed=parts.quoted(typed, EXCERPT))


def not_kept(say: Say, length: int) -> str:
    """Why a message did not become an answer: too much in it, or nothing to read."""
    return say("assess.too_long", length=length, most=TYPED_MOST) if length else say("assess.no_words")


def review(say: Say, walk: Walk, sitting: Sitting) -> ui.LayoutView:
    """What has been answered so far; choosing a line opens that question again."""
    given = [question for question in walk.asked if question.id in walk.answers]
    finished = sitting.finished_at is not None
    return parts.screen(
        parts.text(
            say("assess.review.heading", chapter=say(f"assess.chapters.{walk.chapter.id}.title")),
            "\n".join(answer_lines(say, walk)) or say("assess.review.empty"),
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


def answer_lines(say: Say, walk: Walk) -> list[str]:
    """All answers of a walk, a line each."""
    return [
        say(
            "assess.review.line",
            number=walk.place(question),
            short=parts.capital(_short(say, question.id)),
            answer=answer_line(say, question, walk.answers[question.id]),
        )
        for question in walk.asked
        if question.id in walk.answers
    ]


def _change_menus(say: Say, walk: Walk, sitting: Sitting, given: list[Question]) -> list[parts.Item]:
    options = [
        (
            question.id,
            parts.capital(_short(say, question.id)),
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
