"""The portrait: one picture of what is known, its text form, each part explained, and sharing by choice."""

from __future__ import annotations

from collections.abc import Sequence

from discord import ui

from bot.guidance.assessment import Standing
from bot.guidance.interests import Interests
from bot.guidance.portrait import Portrait
from bot.screens import parts
from bot.screens.interests import titles
from bot.screens.sheets import DRAWN
from bot.words import Say

FILE = "portrait.png"

BETWEEN = "."
"""What stands between the parts to share, in the button that posts them."""


def overview(say: Say, standing: Standing, found: Portrait, told: str, drawn: bool) -> ui.LayoutView:
    """The picture, or its text form where there is none, and what would sharpen it."""
    return parts.screen(
        parts.text(say("profile.heading")),
        parts.picture(FILE, told) if drawn else parts.text(told),
        parts.text(_direction(say, found), *_doubts(say, found), _next(say, found)),
        _explain(say, found),
        parts.row(
            _onward(say, standing, found),
            parts.button(say("profile.text_button"), "profile/text") if drawn else None,
            parts.button(say("profile.share_button"), "profile/share"),
            parts.button(say("match.open_button"), "match/open"),
            parts.button(say("progress.open_button"), "progress/open"),
        ),
        parts.row(parts.button(say("plan.open_button"), "plan/open")),
        parts.text(say("result.footer")),
    )


def nothing(say: Say, standing: Standing) -> ui.LayoutView:
    """Nothing is known yet; how a portrait comes about."""
    return parts.screen(
        parts.text(say("profile.heading"), say("profile.nothing")),
        parts.row(
            parts.primary(say("assess.go_on_button"), "assess/resume", sitting.id)
            if (sitting := standing.resume())
            else parts.take_stock(say),
            parts.button(say("learn.compare.button"), "learn/compare"),
        ),
    )


def as_text(say: Say, told: str) -> ui.LayoutView:
    """The same facts in words."""
    return parts.screen(parts.text(told), parts.row(parts.button(say("profile.back_button"), "profile/open")))


def _direction(say: Say, found: Portrait) -> str:
    if "aspects" not in found.known:
        return ""
    return say("profile.direction", title=parts.direction_title(say, found.direction.id))


def _doubts(say: Say, found: Portrait) -> list[str]:
    """What makes the picture less sure, part by part."""
    said = [_interest_doubt(say, found.interests)] if found.interests.known else []
    if found.tendencies.thin and found.tendencies.known:
        said.append(say("profile.thin", part=say("profile.parts.tendencies")))
    if found.tendencies.all_middle:
        said.append(say("tendencies.all_middle"))
    if set(found.direction.missing) & {"now", "want"} and "aspects" in found.known:
        said.append(say("profile.thin", part=say("profile.parts.aspects")))
    return said


def _interest_doubt(say: Say, found: Interests) -> str:
    if found.flat:
        return say("interests.flat")
    if found.faint:
        return say("interests.faint")
    if found.thin:
        return say("interests.thin", areas=titles(say, found.thin))
    tied = next((group for group in found.groups if len(group) > 1 and set(group) & set(found.top)), None)
    if tied:
        return say("interests.tied", areas=titles(say, tied))
    near = next((pair for pair in found.near if pair[0] in found.top), None)
    return say("interests.near", areas=titles(say, near)) if near else ""


def _next(say: Say, found: Portrait) -> str:
    chapter = found.next
    if chapter is None:
        return ""
    return say(
        "profile.sharpen",
        title=say(f"assess.chapters.{chapter.id}.title"),
        minutes=chapter.minutes,
        gives=say(f"assess.chapters.{chapter.id}.gives"),
    )


def _explain(say: Say, found: Portrait) -> parts.Item:
    options = [(part, say(f"profile.parts.{part}"), "") for part in found.known]
    return parts.menu(say("profile.explain_placeholder"), options, "profile/part")


def _onward(say: Say, standing: Standing, found: Portrait) -> parts.Item | None:
    if sitting := standing.resume():
        return parts.primary(say("assess.go_on_button"), "assess/resume", sitting.id)
    if chapter := found.next:
        return parts.primary(say(f"assess.chapters.{chapter.id}.button"), "assess/intro", chapter.id)
    return None


def choose(say: Say, found: Portrait, here: bool) -> ui.LayoutView:
    """What may be shared; nothing is posted yet. Without a channel around there is nowhere to post it."""
    back = parts.row(parts.button(say("profile.back_button"), "profile/open"))
    if not here:
        return parts.screen(parts.text(say("share.heading"), say("share.no_channel")), back)
    known = [part for part in DRAWN if part in found.known]
    options = [(part, say(f"profile.parts.{part}"), "") for part in known]
    if not options:
        return parts.screen(parts.text(say("share.heading"), say("share.nothing")), back)
    return parts.screen(
        parts.text(say("share.heading"), say("share.about")),
        parts.menu(say("share.placeholder"), options, "profile/preview", most=len(options)),
        back,
    )


def preview(
    say: Say, told: str, drawn: bool, chosen: Sequence[str], mark: str, changed: bool = False
) -> ui.LayoutView:
    """Exactly what the channel would see, shown to the member alone; `mark` stands for what it shows."""
    return parts.screen(
        parts.text(say("share.changed") if changed else "", say("share.preview")),
        parts.picture(FILE, told) if drawn else parts.text(told),
        parts.row(
            parts.primary(say("share.post_button"), "profile/post", BETWEEN.join(chosen), mark),
            parts.button(say("share.choose_button"), "profile/share"),
            parts.button(say("profile.back_button"), "profile/open"),
        ),
    )


def posted(say: Say, told: str, drawn: bool, member: int) -> ui.LayoutView:
    """What the channel sees; the member, and nobody else, can take it back."""
    return parts.screen(
        parts.text(say("share.posted", member=f"<@{member}>")),
        parts.picture(FILE, told) if drawn else parts.text(told),
        parts.row(parts.button(say("share.take_back_button"), "share/back", str(member))),
    )


def taken_back(say: Say) -> ui.LayoutView:
    """It is gone from the channel."""
    return parts.screen(
        parts.text(say("share.gone")),
        parts.row(parts.button(say("profile.open_button"), "profile/open")),
    )
