"""Reading what members said of the bot, and what is stored of one, from the command line.

Rule: what a member typed never steers a terminal; what is not plain text is shown as its code.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import TextIOWrapper

from bot.running import now
from bot.settings import Settings
from bot.store import open_store
from bot.store.feedback import Comment
from bot.when.calendar import DAY

UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""The kinds of characters that steer a terminal, turn the direction of a line, or show nothing."""

JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
"""What emoji and some scripts are written with; no terminal is steered by them."""


async def feedback(settings: Settings, days: int | None, as_json: bool) -> None:
    """Print the comments, newest first, of the last so many days or all. Raises StoreFault, Refusal."""
    since = now() - days * DAY if days else 0
    async with open_store(settings.database, now, settings.database_key) as store:
        comments = await store.comments(since)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that knows few characters
    for line in _json(comments) if as_json else _plain(comments):
        print(line)


def _json(comments: Sequence[Comment]) -> Iterator[str]:
    for comment in comments:
        told = {"said_at": _time(comment).isoformat(), "name": comment.name, "text": comment.text}
        yield json.dumps(told)  # in ASCII, so that nothing steers a terminal


def _plain(comments: Sequence[Comment]) -> Iterator[str]:
    if not comments:
        yield "Nobody said anything."
    for number, comment in enumerate(comments):
        if number:
            yield ""
        yield f"{_time(comment):%Y-%m-%d %H:%M} UTC  {_tame(comment.name) if comment.name else 'no name'}"
        for line in comment.text.replace("\r\n", "\n").split("\n"):
            yield f"    {_tame(line)}".rstrip()


def _time(comment: Comment) -> datetime:
    return datetime.fromtimestamp(comment.said_at, UTC)


def _tame(typed: str) -> str:
    """What was typed, with a code such as `\\x1b` in the place of what would steer a terminal."""
    return "".join(_shown(character) for character in typed)


def _shown(character: str) -> str:
    return character.encode("unicode_escape").decode() if _steers(character) else character


def tame_json(text: str, encoding: str) -> str:
    """The same JSON, with a code for what would steer a terminal, or is not known in its encoding."""
    return "".join(
        each
        if each == "\n" or (each.encode(encoding, "ignore") and not _steers(each))
        else json.dumps(each)[1:-1]
        for each in text
    )


def _steers(character: str) -> bool:
    return unicodedata.category(character) in UNSEEN and character not in JOINERS
