"""What screens are built of.

Rule: every item that acts carries its route in its custom_id; no view is ever kept. What a member typed is
shown through `quoted`, so that it neither pings nor formats anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any

import discord
from discord import ButtonStyle, ui

from bot.press import link
from bot.script import TURNS, balanced, mixed
from bot.words import Say

JOB, CAREER, PLAIN = 0xE0A458, 0x5B8DEF, 0x7FB7A3
"""The edge colours of screens: warm for the job side, blue for the career side; nothing hangs on them."""

SIDE_COLOURS = {"job": JOB, "career": CAREER}

Item = ui.Item[Any]

ALT_MOST = 1024
"""How many characters Discord takes as the description of a picture."""

MARKS = re.compile(r"[\\*_~`|>#\[\]()-]")
"""What formats text at Discord. discord.py has a function for this, but it warns on Python 3.13."""

SCREEN_MOST = 3800
"""How much text a screen holds, with some room for its headings; Discord takes 4,000."""

QUOTE_MOST = 2600
"""How much of a screen one quotation may take; an answer of a thousand marks is twice as long when tamed."""

ISOLATE, END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
"""Around words of another direction of writing, so that they do not turn the date or bracket beside them."""

Option = tuple[str, str, str]
"""A menu's option: the value that is sent, the label, and a line below it, which may be empty."""


def screen(*items: Item | None, colour: int = PLAIN) -> ui.LayoutView:
    """A screen of these items in one frame; None, or a text without a word, leaves an item out."""
    view = ui.LayoutView(timeout=None)
    shown = (item for item in items if item is not None and getattr(item, "content", True))
    view.add_item(ui.Container(*shown, accent_colour=colour))
    view.stop()  # discord.py keeps no finished view, and none of ours needs keeping
    return view


def text(*paragraphs: str) -> Item:
    """Paragraphs with a free line between them; empty ones are left out."""
    return ui.TextDisplay("\n\n".join(paragraph for paragraph in paragraphs if paragraph))


def picture(file: str, told: str) -> Item:
    """A picture that is sent along as a file, with all that it shows in words."""
    gallery: ui.MediaGallery[Any] = ui.MediaGallery()
    gallery.add_item(media=f"attachment://{file}", description=shorten(told.replace("**", ""), ALT_MOST))
    return gallery


def line() -> Item:
    """A thin line between two parts."""
    return ui.Separator()


def row(*buttons: Item | None) -> Item:
    """Up to five buttons beside each other; None leaves one out."""
    return ui.ActionRow(*(button for button in buttons if button is not None))


def button(
    label: str,
    route: str,
    *arguments: str,
    style: ButtonStyle = ButtonStyle.secondary,
    marked: bool = False,
    lead: bool = False,
) -> Item:
    """A button that follows a route; a marked one is what was chosen before, `lead` makes it the way on."""
    shown = f"\N{CHECK MARK} {label}" if marked else label
    chosen = ButtonStyle.primary if marked or lead else style
    return ui.Button(label=shown, style=chosen, custom_id=link(route, *arguments))


def primary(label: str, route: str, *arguments: str) -> Item:
    """The button for the way on that most people will want."""
    return button(label, route, *arguments, lead=True)


def web_button(label: str, url: str) -> Item:
    """A button that opens a page."""
    return ui.Button(label=label, url=url)


def menu(
    placeholder: str,
    options: Iterable[Option],
    route: str,
    *arguments: str,
    chosen: Sequence[str] = (),
    most: int = 1,
    least: int = 1,
) -> Item:
    """A menu that follows a route with the values chosen, up to `most`, as its last arguments."""
    listed = [
        discord.SelectOption(
            label=shorten(label, 100),
            value=value,
            description=shorten(description, 100) or None,
            default=value in chosen,
        )
        for value, label, description in options
    ]
    select: ui.Select[Any] = ui.Select(
        placeholder=placeholder,
        options=listed,
        custom_id=link(route, *arguments),
        min_values=min(least, len(listed)),
        max_values=min(most, len(listed)),
    )
    return ui.ActionRow(select)


def shorten(sentence: str, most: int) -> str:
    """The sentence, cut with an ellipsis where it is longer than a place holds."""
    return sentence if len(sentence) <= most else sentence[: most - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def capital(sentence: str) -> str:
    """The sentence with a capital first letter, for the start of a line."""
    return sentence[:1].upper() + sentence[1:]


def quoted(typed: str, most: int = QUOTE_MOST) -> str:
    """What a member typed, as a quotation: no mention, no formatting, no link comes alive.

    It takes `most` characters at the most, with the marks that tame it.
    """
    return _within(typed, most, _quote)


def _quote(typed: str) -> str:
    return "\n".join(f"> {part}" for part in map(_tame, typed.splitlines()) if part.strip())


def inline(typed: str, most: int = 100) -> str:
    """What a member typed, in a line of our own, as tame and as short as a quotation.

    What runs right to left in it turns nothing round it.
    """
    return _within(" ".join(typed.split()), most, _apart)


def _apart(typed: str) -> str:
    tame = _tame(typed)
    turns = mixed(tame) or not TURNS.keys().isdisjoint(tame)
    return f"{ISOLATE}{tame}{END}" if turns else tame


def _within(typed: str, most: int, tame: Callable[[str], str]) -> str:
    """As much of what was typed as takes no more room than that once it is tame."""
    kept, shown = len(typed), tame(typed)
    while len(shown) > most:
        kept = max(1, min(kept - 1, kept * most // len(shown)))
        shown = tame(shorten(typed, kept))
    return shown


def _tame(typed: str) -> str:
    plain = discord.utils.escape_mentions(MARKS.sub(r"\\\g<0>", balanced(typed)))
    for start in ("<", ":"):  # channels, commands, times and addresses: no mentions, yet alive
        plain = plain.replace(start, start + "\N{ZERO WIDTH SPACE}")
    return plain


def day(seconds: int) -> str:
    """A date that Discord shows in the reader's own language and time zone."""
    return f"<t:{seconds}:D>"


def moment(seconds: int) -> str:
    """A date with its time of day and how far away it is, as Discord shows both to each reader."""
    return f"<t:{seconds}:F> (<t:{seconds}:R>)"


def date(seconds: int) -> str:
    """A date for where Discord shows none: in menus, pictures and files; the day in UTC."""
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def number(say: Say, value: Fraction | int) -> str:
    """A number with one decimal where it has any."""
    whole, tenth = divmod(round(value * 10), 10)
    return say("result.decimal", whole=whole, tenth=tenth) if tenth else str(whole)


def bar(say: Say, value: Fraction | None, highest: int, blocks: int) -> str:
    """An amount in fixed-width letters, with its number; a dash where it is not known."""
    if value is None:
        return "\N{MIDDLE DOT}" * blocks + " \N{EN DASH}"
    full = round(value * blocks / highest)
    return "\N{BLACK SQUARE}" * full + "\N{WHITE SQUARE}" * (blocks - full) + f" {number(say, value)}"


def listed(heading: str, lines: Iterable[str]) -> str:
    """A heading and its lines, or nothing where there are none."""
    found = list(lines)
    return "\n".join((heading, *found)) if found else ""


def take_stock(say: Say) -> Item:
    """The way on from any screen that teaches something."""
    return primary(say("assess.open_button"), "assess/open")


def direction_title(say: Say, direction: str) -> str:
    """What a direction is called."""
    return say(f"directions.{direction}.title")


def direction_text(say: Say, direction: str) -> str:
    """What a direction is, and why it makes sense."""
    return say(f"directions.{direction}.text")


def moves(say: Say, direction: str) -> list[str]:
    """The three next moves of a direction."""
    return [say(f"directions.{direction}.move_{move}") for move in ("1", "2", "3")]


def numbered(say: Say, listed: Iterable[str]) -> str:
    """Next moves as a numbered list."""
    lines = (f"{number}. {move}" for number, move in enumerate(listed, 1))
    return "\n".join((say("result.moves"), *lines))
