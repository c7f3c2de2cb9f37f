"""All that is stored about a member, as a file for them."""

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
from bot.when.calendar import in_set
from bot.words import Say

FILE = "lodestar.json"


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
        "feedback": [_comment(comment) for comment in kept["feedback"]],
        "plan_versions": [_version(version) for version in kept["plans"]],
        "steps": [_step(step, kept["checkins"]) for step in kept["steps"]],
        "time_zone": next((row["zone"] for row in kept["zones"]), None),
        "reminders": [_reminder(due) for due in kept["due"]],
        "notes_sent": [{**note, "sent_at": _time(note["sent_at"])} for note in kept["notes"]],
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


def _version(version: Mapping[str, Any]) -> dict[str, Any]:
    """A version of the plan, with the plan as it is made up and not as one text."""
    times = {moment: _time(version[moment]) for moment in ("begun_at", "changed_at")}
    return {"version": version["version"], **times, "plan": json.loads(version["plan"])}


def _step(step: Mapping[str, Any], check_ins: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A step, with all that was said of it; a date that there was none of is empty."""
    times = {moment: _time(step[moment]) for moment in ("due_at", "made_at", "ended_at")}
    told = {each: value for each, value in step.items() if each != "said_at"}
    said = [
        {
            "due_at": _time(each["due_at"] or None),
            "said": each["said"],
            "learnt": each["learnt"],
            "said_at": _time(each["said_at"]),
        }
        for each in check_ins
        if each["step"] == step["id"]
    ]
    return {**told, **times, "repeated_back_at": _time(step["said_at"]), "check_ins": said}


def _reminder(due: Mapping[str, Any]) -> dict[str, Any]:
    """A reminder, with its days by name."""
    times = {moment: _time(due[moment]) for moment in ("due_at", "was_due_at")}
    return {**due, **times, "days": in_set(due["days"])}


def _comment(comment: Mapping[str, Any]) -> dict[str, Any]:
    """A comment; Discord's ids as texts, which no reader of JSON rounds."""
    ids = {place: comment[place] and str(comment[place]) for place in ("channel", "message")}
    return {**comment, **ids, "said_at": _time(comment["said_at"])}


def _time(seconds: int | None) -> str | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC).isoformat()
