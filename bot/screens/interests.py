"""The result of the chapter on interests: six sums, what stands out and how clearly, and why."""

from __future__ import annotations

from bot.guidance.assessment import Standing
from bot.guidance.interests import HIGHEST, Interests
from bot.guidance.model import AREAS, Sitting
from bot.guidance.outcome import Outcome
from bot.screens import parts
from bot.screens.question import because
from bot.store import Disagreement
from bot.words import Say

BLOCKS = 10
"""How many blocks a full bar has."""

LIKED = 3
"""From this rating, of 0-4, an activity is liked: it may stand as a reason."""

SHOWN = 3
"""How many areas are told at length."""


def body(
    say: Say, standing: Standing, _: Sitting, outcome: Outcome, __: Disagreement | None
) -> list[parts.Item]:
    """The six areas as bars, the highest in words, ties and doubts said, and the answers behind it."""
    found = outcome.portrait.interests
    if not found.known:
        return [parts.text(say("interests.heading"), say("interests.too_few"))]
    return [
        parts.text(
            say("interests.heading"), _picture(say, found), _clear(say, found), _changes(say, outcome)
        ),
        *(
            [parts.line(), parts.text(*_told(say, found), _reasons(say, standing, outcome))]
            if found.top
            else []
        ),
        parts.line(),
        parts.text(_try(say, found), say("interests.footer")),
    ]


def _picture(say: Say, found: Interests) -> str:
    lines = []
    for area in AREAS:
        lines.append(say(f"interests.areas.{area}.title"))
        lines.append(" " + parts.bar(say, found.sums[area], HIGHEST, BLOCKS))
    return "```\n" + "\n".join(lines) + "\n```\n" + say("interests.legend", highest=HIGHEST)


def _clear(say: Say, found: Interests) -> str:
    """How clear the order is: flat, faint, tied, nearly tied, thin; nothing where it is plain."""
    if found.flat:
        return say("interests.flat")
    said = [say("interests.faint")] if found.faint else []
    tied = [group for group in found.groups if len(group) > 1 and set(group) & set(found.top)]
    said += [say("interests.tied", areas=titles(say, group)) for group in tied]
    near = [pair for pair in found.near if pair[0] in found.top]
    said += [say("interests.near", areas=titles(say, pair)) for pair in near]
    if found.thin:
        said.append(say("interests.thin", areas=titles(say, found.thin)))
    return "\n".join(said)


def titles(say: Say, areas: tuple[str, ...]) -> str:
    """Areas by their plain names, in a row."""
    return say("assess.and").join(f"“{say(f'interests.areas.{area}.title')}”" for area in areas)


def _told(say: Say, found: Interests) -> list[str]:
    return [
        say(
            "interests.area",
            title=say(f"interests.areas.{area}.title"),
            term=say(f"interests.areas.{area}.term"),
            text=say(f"interests.areas.{area}.text"),
        )
        for area in found.top[:SHOWN]
    ]


def _reasons(say: Say, standing: Standing, outcome: Outcome) -> str:
    """The two most liked activities of each area that stands out."""
    found, live = outcome.portrait.interests, outcome.portrait.live
    questions = standing.assessment.questions
    liked = [
        questions[name]
        for area in found.top[:SHOWN]
        for name in found.scores[area].reasons[:2]
        if int(live[name] or 0) >= LIKED
    ]
    return because(say, liked, live)


def _try(say: Say, found: Interests) -> str:
    if not found.top:
        return ""
    area = found.top[0]
    return say("interests.try", text=say(f"interests.areas.{area}.try"))


def _changes(say: Say, outcome: Outcome) -> str:
    if outcome.earlier is None or not outcome.earlier.interests.known:
        return ""
    was, now = outcome.earlier.interests.sums, outcome.portrait.interests.sums
    lines = [
        say(
            "result.moved",
            what=say(f"interests.areas.{area}.title"),
            before=parts.number(say, before),
            after=parts.number(say, after),
        )
        for area in AREAS
        if (before := was[area]) is not None and (after := now[area]) is not None and before != after
    ]
    return parts.listed(say("result.changes"), lines or [say("result.unchanged")])
