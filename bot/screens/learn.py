"""The ten characteristics: one side, one characteristic, or both sides next to each other."""

from __future__ import annotations

from discord import ui

from bot.guidance.model import ASPECTS
from bot.screens import parts
from bot.words import Say

OTHER = {"job": "career", "career": "job"}


def one_side(say: Say, side: str) -> ui.LayoutView:
    """What a job, or a career, is: the definition and its five characteristics."""
    listed = "\n".join(
        say(
            "learn.listed",
            title=say(f"learn.aspects.{aspect}.title"),
            headline=say(f"learn.{side}.{aspect}.headline"),
        )
        for aspect in ASPECTS
    )
    return parts.screen(
        parts.text(say(f"learn.heading.{side}"), say(f"learn.definition.{side}")),
        parts.line(),
        parts.text(listed),
        _aspects(say, side),
        parts.row(
            parts.button(say(f"learn.other.{side}.button"), "learn/side", OTHER[side]),
            parts.button(say("learn.compare.button"), "learn/compare"),
            parts.take_stock(say),
        ),
        colour=parts.SIDE_COLOURS[side],
    )


def characteristic(say: Say, side: str, aspect: str) -> ui.LayoutView:
    """One characteristic: what it means, how it sounds, and a question to ask oneself."""
    return parts.screen(
        parts.text(
            say(f"learn.place.{side}", aspect=say(f"learn.aspects.{aspect}.title")),
            say("learn.headline", headline=say(f"learn.{side}.{aspect}.headline")),
            say(f"learn.{side}.{aspect}.text"),
            say("learn.voice", voice=say(f"learn.{side}.{aspect}.voice")),
            say("learn.question", question=say(f"learn.{side}.{aspect}.question")),
        ),
        parts.row(
            parts.primary(say(f"learn.other.{side}.turn_button"), "learn/show", OTHER[side], aspect),
            parts.button(say("learn.compare.button"), "learn/compare", aspect),
        ),
        _aspects(say, side, aspect),
        parts.row(parts.button(say("assess.open_button"), "assess/open")),
        colour=parts.SIDE_COLOURS[side],
    )


def compare_all(say: Say) -> ui.LayoutView:
    """All five aspects, both sides next to each other, and the third word."""
    pairs = [
        say(
            "learn.compare.pair",
            title=say(f"learn.aspects.{aspect}.title"),
            asks=say(f"learn.aspects.{aspect}.asks"),
            job=say(f"learn.job.{aspect}.headline"),
            career=say(f"learn.career.{aspect}.headline"),
        )
        for aspect in ASPECTS
    ]
    options = [
        (aspect, say(f"learn.aspects.{aspect}.title"), say(f"learn.aspects.{aspect}.asks"))
        for aspect in ASPECTS
    ]
    return parts.screen(
        parts.text(say("learn.compare.heading"), say("learn.compare.intro")),
        parts.line(),
        parts.text(*pairs),
        parts.line(),
        parts.text(say("learn.definition.occupation"), _three_questions(say), say("learn.compare.closing")),
        parts.menu(say("learn.compare.placeholder"), options, "learn/compare"),
        _to_the_sides(say),
    )


def compare_one(say: Say, aspect: str) -> ui.LayoutView:
    """Both sides of one aspect, in full."""
    return parts.screen(
        parts.text(
            say(
                "learn.compare.one_heading",
                title=say(f"learn.aspects.{aspect}.title"),
                asks=say(f"learn.aspects.{aspect}.asks"),
            )
        ),
        parts.line(),
        parts.text(
            say("learn.compare.job_part", headline=say(f"learn.job.{aspect}.headline")),
            say(f"learn.job.{aspect}.text"),
        ),
        parts.line(),
        parts.text(
            say("learn.compare.career_part", headline=say(f"learn.career.{aspect}.headline")),
            say(f"learn.career.{aspect}.text"),
        ),
        parts.line(),
        parts.text(say("learn.definition.occupation")),
        parts.row(
            parts.button(say("learn.compare.all_button"), "learn/compare"),
            parts.button(say("learn.show_job_button"), "learn/show", "job", aspect),
            parts.button(say("learn.show_career_button"), "learn/show", "career", aspect),
            parts.take_stock(say),
        ),
    )


def _three_questions(say: Say) -> str:
    return say(
        "learn.three_questions.together",
        intro=say("learn.three_questions.intro"),
        good_at=say("learn.three_questions.good_at"),
        enjoy=say("learn.three_questions.enjoy"),
        draws=say("learn.three_questions.draws"),
    )


def _aspects(say: Say, side: str, chosen: str = "") -> parts.Item:
    options = [
        (aspect, say(f"learn.aspects.{aspect}.title"), say(f"learn.{side}.{aspect}.headline"))
        for aspect in ASPECTS
    ]
    return parts.menu(say("learn.aspects_placeholder"), options, "learn/show", side, chosen=(chosen,))


def _to_the_sides(say: Say) -> parts.Item:
    return parts.row(
        parts.button(say("learn.show_job_button"), "learn/side", "job"),
        parts.button(say("learn.show_career_button"), "learn/side", "career"),
        parts.take_stock(say),
    )
