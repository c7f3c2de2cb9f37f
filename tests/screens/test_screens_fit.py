"""Every screen, whatever it shows, is one that Discord takes, and leads on."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from rules import ID, faults, longest_answer, possible, sitting, stood, ways_on

from bot.guard import notice
from bot.guidance.assessment import Walk
from bot.guidance.direction import DIRECTIONS, Direction, direction
from bot.guidance.model import ASPECTS, SIDES, Question
from bot.guidance.scoring import profile
from bot.library import Library
from bot.screens import assess, disagree, export, feedback, learn, parts, privacy, progress
from bot.screens import help as help_screens
from bot.screens import question as questions
from bot.store.feedback import Kept
from bot.words import Say, Words

MESSAGE_URL = "https://discord.com/channels/@me/" + "1" * 40
LONG_CONTACT, LONG_URL = "x" * 300, "https://example.org/" + "x" * 490
NOTES = {
    "nothing": "",
    "a thousand letters": "x" * 1000,
    "a thousand marks": "*_" * 500,
    "five hundred lines": "*\n" * 500,
    "a hundred mentions": "@everyone " * 100,
    "only blank lines": " \n" * 500,
    "a thousand wide characters": "\N{SPARKLES}" * 1000,
}


@pytest.fixture
def words(library: Library) -> Words:
    """English, with the commands clickable and so at their longest."""
    words = Words(library.languages)
    words.command_ids = dict.fromkeys(("assess", "privacy", "help", "progress", "compare", "job"), 10**18)
    return words


@pytest.fixture
def say(words: Words) -> Say:
    return words.to("en-US")


def sound(*screens: Any) -> bool:
    """Whether Discord takes each, and each leads on."""
    assert [fault for screen in screens for fault in faults(screen)] == []
    return all(ways_on(screen) for screen in screens)


def walk_of(library: Library, question: Question, value: str | None, given: bool) -> Walk:
    """The walk in which a question stands, everything answered with work; the question itself or not."""
    sheet = {q.id: possible(q)[0] for q in library.assessment.questions.values()}
    at = stood(library.assessment, sheet)
    chapter = next(c for c in library.assessment.chapters if question.id in c.by_id)
    walk = at.walk(at.finished[chapter.id])
    answers = {k: v for k, v in walk.answers.items() if given or k != question.id}
    return replace(walk, answers=answers | ({question.id: value} if given else {}), next=question)


async def test_every_screen_of_learning_fits(say: Say) -> None:
    assert sound(*(learn.one_side(say, side) for side in SIDES), learn.compare_all(say))
    for aspect in ASPECTS:
        assert sound(
            *(learn.characteristic(say, side, aspect) for side in SIDES), learn.compare_one(say, aspect)
        )


async def test_every_way_into_the_assessment_fits(library: Library, say: Say) -> None:
    at = stood(library.assessment)
    for chapter, renewed in product(("", *library.assessment.by_id), (True, False)):
        assert sound(assess.consent(say, 10**6, chapter, 9999, renewed))
    assert sound(assess.declined(say, False), assess.declined(say, True))
    first, *_, last = library.assessment.chapters
    assert sound(
        *(assess.intro(say, at, c, wanted) for c in library.assessment.chapters for wanted in (c, last))
    )
    note = assess.dropped(say, library.assessment.chapters, 9999)
    opened = replace(at, open={first.id: sitting(first.id, {}, finished=False)})
    done = stood(library.assessment, {})
    assert sound(*(assess.overview(say, standing, note) for standing in (at, opened, done)))


@pytest.mark.parametrize("by_message", [False, True])
async def test_every_question_fits_with_and_without_an_answer(
    library: Library, say: Say, by_message: bool
) -> None:
    note = say("assess.message_closed")
    for question in library.assessment.questions.values():
        chapter = next(c for c in library.assessment.chapters if question.id in c.by_id)
        mine = sitting(chapter.id, {})
        for value in (*possible(question), None):
            walk = walk_of(library, question, value, given=True)
            assert sound(questions.ask(say, walk, mine, question, by_message, note))
            assert not question.open or faults(questions.form(say, walk, mine, question)) == []
        walk = walk_of(library, question, None, given=False)
        assert sound(questions.ask(say, walk, mine, question, by_message))


@pytest.mark.parametrize("finished", [False, True])
async def test_the_list_of_answers_fits_at_its_longest(library: Library, say: Say, finished: bool) -> None:
    at = stood(
        library.assessment, {q.id: longest_answer(say, q) for q in library.assessment.questions.values()}
    )
    for mine in at.history:
        walk = at.walk(mine)
        shown = mine if finished else replace(mine, finished_at=None)
        assert len(walk.answers) == len(walk.chapter.questions)
        assert sound(questions.review(say, walk, shown))
        assert sound(questions.review(say, replace(walk, answers={}), shown))


async def test_the_end_the_break_and_the_move_fit(library: Library, say: Say) -> None:
    at = stood(library.assessment, {})
    for mine in at.history:
        walk = at.walk(mine)
        note = questions.kept(say, library.assessment.questions["good_at"], "x" * 1000)
        assert sound(assess.complete(say, mine, note), assess.moved(say, mine, MESSAGE_URL))
        for by_message, retake in product((False, True), repeat=2):
            assert sound(assess.paused(say, walk, mine, 9999, by_message, retake))


@pytest.mark.parametrize("count", [0, 1, 5, 6, 40])
async def test_progress_fits_however_often_a_part_was_taken(library: Library, say: Say, count: int) -> None:
    at = stood(library.assessment, *[{}] * count)
    again = stood(library.assessment, *[{}] * count)
    opened = tuple(sitting(c.id, {}, 90, finished=False) for c in library.assessment.chapters)
    under_way = replace(again, open={s.chapter: s for s in opened}, history=(*again.history, *opened))
    told = "x" * 9999
    note = assess.dropped(say, library.assessment.chapters, 9999)
    for stands, drawn in product((at, under_way), (True, False)):
        assert sound(progress.overview(say, stands, told, drawn, note))
        assert sound(*(progress.earlier(say, stands, page) for page in (0, 1, 99)))
    assert sound(progress.nothing(say, note), progress.as_text(say, told))
    assert sound(*(progress.confirm(say, at, mine) for mine in at.history[:3]))


async def test_every_screen_of_privacy_fits_at_its_longest(say: Say) -> None:
    kept = {
        "member": {"id": 10**18, "locale": "pt-BR", "consent": 1, "consented_at": 2_000_000_000},
        "sittings": [{}] * 999,
        "answers": [{}] * 99999,
        "disagreements": [{}] * 999,
        "dropped": [{}] * 7,
        "verdicts": [{}] * 999,
        "feedback": [{}] * 999,
        "plans": [{}] * 999,
        "steps": [{}] * 9999,
        "checkins": [{}] * 9999,
        "zones": [{"zone": "America/Argentina/ComodRivadavia"}],
        "due": [{}] * 9,
        "notes": [{}] * 99,
    }
    for url in ("", LONG_URL):
        assert sound(privacy.nothing(say, url), privacy.stored(say, kept, 9999, url))
        assert sound(privacy.policy(say, 9999, "", url), privacy.policy(say, 9999, LONG_CONTACT, url))
    assert sound(privacy.confirm(say), privacy.erased(say, True), privacy.erased(say, False))
    assert sound(export.export_screen(say))


async def test_every_screen_of_help_fits_at_its_longest(say: Say) -> None:
    for contact, url in product(("", LONG_CONTACT), ("", LONG_URL)):
        assert sound(help_screens.overview(say, contact, url))
    assert sound(help_screens.short_menu(say, None), help_screens.short_menu(say, ID))
    assert faults(help_screens.care(say, "")) == faults(help_screens.care(say, LONG_CONTACT)) == []


async def test_every_refusal_fits(library: Library, say: Say) -> None:
    refusals = [key for key in library.languages["en"] if key.startswith("refusal.")]
    blanks = {"incident": "01234567", "typed": parts.quoted("*_" * 500), "most": 5}
    assert [fault for key in refusals for fault in faults(notice(say(key, **blanks)))] == []


@pytest.mark.parametrize("note", list(NOTES.values()), ids=list(NOTES))
async def test_what_is_said_of_a_direction_fits_whatever_was_typed(
    library: Library, say: Say, note: str
) -> None:
    for found in every_direction(library):
        assert faults(disagree.form(say, ID, found)) == []
        assert sound(disagree.heard(say, ID, found, note))
        for other in found.others:
            assert sound(disagree.kept(say, ID, other, note))


@pytest.mark.parametrize("note", list(NOTES.values()), ids=list(NOTES))
async def test_what_is_said_of_the_bot_fits_whatever_was_typed(say: Say, note: str) -> None:
    assert faults(feedback.form(say), described=True) == []
    for known, channel, here in product((True, False), repeat=3):
        kept = Kept("0" * 24, known)
        assert sound(*(feedback.thanks(say, kept, note, name, channel, here) for name in (None, "*" * 32)))
    assert [fault for name in (None, "*" * 32) for fault in faults(feedback.posted(say, note, name))] == []
    assert sound(feedback.taken_back(say, True), feedback.taken_back(say, False))


async def test_every_other_direction_can_be_read(library: Library, say: Say) -> None:
    for found in every_direction(library):
        assert sound(*(disagree.other(say, ID, found, other) for other in found.others))


def every_direction(library: Library) -> list[Direction]:
    """Each direction with all the others to choose from."""
    empty = direction(profile(library.assessment, {}))
    return [replace(empty, id=d, others=tuple(o for o in DIRECTIONS if o != d)) for d in DIRECTIONS]
