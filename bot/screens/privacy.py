"""What is stored about a member, all of it as a file, and its end."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import discord
from discord import ui

from bot.guidance.model import Assessment
from bot.guidance.occupation import Occupation
from bot.screens import parts
from bot.screens.occupation import title
from bot.screens.question import answer_label
from bot.words import Say

FILE = "lodestar.json"


def nothing(say: Say, url: str) -> ui.LayoutView:
    """Nothing is stored about this person."""
    return parts.screen(
        parts.text(say("privacy.heading"), say("privacy.nothing")),
        parts.row(
            parts.button(say("privacy.policy_button"), "privacy/policy"),
            parts.button(say("assess.open_button"), "assess/open"),
            parts.button(say("help.open_button"), "help/open"),
            _page(say, url),
        ),
    )


def stored(say: Say, kept: Mapping[str, Any], days: int, url: str) -> ui.LayoutView:
    """What is stored, in plain words and numbers, with the ways to take it or erase it."""
    member = kept["member"]
    return parts.screen(
        parts.text(
            say("privacy.heading"),
            say(
                "privacy.stored",
                since=parts.day(member["consented_at"]),
                sittings=len(kept["sittings"]),
                answers=len(kept["answers"]),
                disagreements=len(kept["disagreements"]),
                dropped=len(kept["dropped"]),
                verdicts=len(kept["verdicts"]),
                language=member["locale"] or say("privacy.no_language"),
            ),
            say("privacy.who_sees"),
            say("privacy.how_long", days=days),
        ),
        parts.row(
            parts.primary(say("privacy.export_button"), "privacy/export"),
            parts.button(say("privacy.erase_button"), "privacy/erase", style=discord.ButtonStyle.danger),
        ),
        parts.row(parts.button(say("privacy.policy_button"), "privacy/policy"), _page(say, url)),
    )


def confirm(say: Say) -> ui.LayoutView:
    """Asked once before everything goes."""
    return parts.screen(
        parts.text(say("privacy.confirm")),
        parts.row(
            parts.button(
                say("privacy.erase_now_button"), "privacy/erase_now", style=discord.ButtonStyle.danger
            ),
            parts.button(say("privacy.keep_button"), "privacy/open"),
        ),
    )


def erased(say: Say, anything: bool) -> ui.LayoutView:
    """It is gone; what Discord itself keeps is not ours to erase."""
    return parts.screen(
        parts.text(
            say("privacy.erased") if anything else say("privacy.nothing"), say("privacy.discord_keeps")
        ),
        parts.row(
            parts.button(say("learn.compare.button"), "learn/compare"),
            parts.button(say("assess.open_button"), "assess/open"),
        ),
    )


def policy(say: Say, days: int, contact: str, url: str) -> ui.LayoutView:
    """The data policy, the same that PRIVACY.md holds."""
    return parts.screen(
        parts.text(say("privacy.policy.heading"), *policy_paragraphs(say, days)),
        parts.text(
            say("privacy.policy.contact", contact=contact) if contact else say("privacy.policy.no_contact")
        ),
        parts.row(
            parts.button(say("privacy.open_button"), "privacy/open"),
            parts.button(say("assess.open_button"), "assess/open"),
            parts.button(say("help.open_button"), "help/open"),
            _page(say, url),
        ),
    )


def policy_paragraphs(say: Say, days: int) -> tuple[str, ...]:
    """The paragraphs of the policy, in order."""
    return (
        say("privacy.policy.what"),
        say("privacy.policy.why"),
        say("privacy.policy.who"),
        say("privacy.policy.how_long", days=days),
        say("privacy.policy.discord"),
        say("privacy.policy.rights"),
        say("privacy.policy.safety"),
        say("privacy.policy.use"),
    )


def export_screen(say: Say) -> ui.LayoutView:
    """The member's file, with what is in it."""
    return parts.screen(
        parts.text(say("privacy.export")),
        ui.File(f"attachment://{FILE}"),
        parts.row(parts.button(say("privacy.open_button"), "privacy/open")),
    )


def export_file(
    say: Say, assessment: Assessment, occupations: Sequence[Occupation], kept: Mapping[str, Any], now: int
) -> discord.File:
    """Everything stored about a member as one readable JSON file."""
    readable = export_text(say, assessment, occupations, kept, now)
    return discord.File(io.BytesIO(readable.encode()), filename=FILE)


def export_text(
    say: Say, assessment: Assessment, occupations: Sequence[Occupation], kept: Mapping[str, Any], now: int
) -> str:
    """The JSON itself: ids and times as they are stored, with the sentences they stand for beside them."""
    own = {occupation.code: occupation for occupation in occupations}
    sittings = [
        {
            "id": sitting["id"],
            "chapter": sitting["chapter"],
            "content_version": sitting["content_version"],
            "begun_at": _time(sitting["begun_at"]),
            "finished_at": _time(sitting["finished_at"]),
            "answers": [
                _answer(say, assessment, answer)
                for answer in kept["answers"]
                if answer["sitting"] == sitting["id"]
            ],
            "not_me": [
                {
                    "direction": said["direction"],
                    "closer": said["instead"],
                    "in_my_words": said["note"],
                    "said_at": _time(said["said_at"]),
                }
                for said in kept["disagreements"]
                if said["sitting"] == sitting["id"]
            ],
        }
        for sitting in kept["sittings"]
    ]
    member = dict(kept["member"])
    member["id"] = str(member["id"])  # JSON readers round numbers as long as Discord's ids
    member["consented_at"] = _time(member["consented_at"])
    everything = {
        "about": say("privacy.export_about"),
        "made_at": _time(now),
        "member": member,
        "sittings": sittings,
        "occupations": [
            {
                "title": title(say, own[verdict["code"]]) if verdict["code"] in own else None,
                **verdict,
                "review_at": _time(verdict["review_at"]),
                "said_at": _time(verdict["said_at"]),
            }
            for verdict in kept["verdicts"]
        ],
        "dropped_unfinished": [
            {"chapter": dropped["chapter"], "dropped_at": _time(dropped["dropped_at"])}
            for dropped in kept["dropped"]
        ],
    }
    return json.dumps(everything, ensure_ascii=False, indent=2)


def _answer(say: Say, assessment: Assessment, answer: Mapping[str, Any]) -> dict[str, Any]:
    question = assessment.questions.get(answer["question"])
    return {
        "question": answer["question"],
        "asked": say(f"questions.{question.id}.ask") if question else None,
        "answer": answer["value"],
        "means": answer_label(say, question, answer["value"]) if question else None,
        "answered_at": _time(answer["answered_at"]),
    }


def _time(seconds: int | None) -> str | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat()


def _page(say: Say, url: str) -> parts.Item | None:
    return parts.web_button(say("privacy.page_button"), url) if url else None
