"""The fields that Discord knows in what a bot sends, and how much each of them takes.

Rule: a pair is the least and the most characters, entries or value of a field; None stands for any.
Source: Discord's documentation of messages, components and commands, and what discord.py really sends.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import discord

Json = dict[str, Any]
Limit = tuple[int, int] | None
Shape = Mapping[str, Limit]

NAME, TEXT, CUSTOM_ID = (1, 32), (1, 100), (1, 100)
LOCALES = frozenset(locale.value for locale in discord.Locale)
RANGES = (("min_values", "max_values"), ("min_length", "max_length"), ("min_value", "max_value"))


def _any(*fields: str) -> dict[str, Limit]:
    return dict.fromkeys(fields)


def _menu(**own: Limit) -> dict[str, Limit]:
    fields = {"custom_id": CUSTOM_ID, "placeholder": (0, 150), "min_values": (0, 25), "max_values": (1, 25)}
    return {**_any("type", "id", "required", "disabled", "default_values"), **fields, **own}


def _part(*fields: str, **limited: Limit) -> dict[str, Limit]:
    return {**_any("type", "id", *fields), **limited}


MESSAGE: Shape = {
    **_any("components", "flags", "tts", "allowed_mentions", "poll", "nonce", "enforce_nonce"),
    **_any("message_reference", "avatar_url", "applied_tags"),
    **{"content": (0, 2000), "embeds": (0, 10), "attachments": (0, 10), "sticker_ids": (0, 3)},
    **{"username": (1, 80), "thread_name": (1, 100)},
}
FORM: Shape = {"custom_id": CUSTOM_ID, "title": (1, 45), "components": (1, 5)}

EMBED: Shape = {
    **_any("type", "url", "timestamp", "color", "footer", "image", "thumbnail", "video", "provider"),
    **_any("author", "flags"),
    **{"title": (0, 256), "description": (0, 4096), "fields": (0, 25)},
}
EMBED_FIELD: Shape = {"name": (1, 256), "value": (1, 1024), "inline": None}
EMBED_FOOTER: Shape = {"text": (0, 2048), **_any("icon_url", "proxy_icon_url")}
EMBED_AUTHOR: Shape = {"name": (0, 256), **_any("url", "icon_url", "proxy_icon_url")}

OPTION: Shape = {"label": TEXT, "value": TEXT, "description": (0, 100), **_any("emoji", "default")}
PICTURE: Shape = {"media": None, "description": (0, 1024), "spoiler": None}

ROW, BUTTON, STRING_MENU, TEXT_INPUT, TEXT_DISPLAY, GALLERY, LABEL = 1, 2, 3, 4, 10, 12, 18
RADIO_GROUP, CHECKBOX_GROUP = 21, 22
COMPONENTS: Mapping[int, Shape] = {
    ROW: _part(components=(1, 5)),
    BUTTON: _part("style", "emoji", "sku_id", "disabled", custom_id=CUSTOM_ID, label=(0, 80), url=(1, 512)),
    STRING_MENU: _menu(options=(1, 25)),
    TEXT_INPUT: _part(
        *("style", "label", "required"),
        **{"custom_id": CUSTOM_ID, "placeholder": (0, 100), "value": (0, 4000)},
        **{"min_length": (0, 4000), "max_length": (1, 4000)},
    ),
    **dict.fromkeys((5, 6, 7), _menu()),  # users, roles, both
    8: _menu(channel_types=None),
    9: _part("accessory", components=(1, 3)),  # a section
    TEXT_DISPLAY: _part(content=(1, 4000)),
    11: _part(**PICTURE),  # a thumbnail
    GALLERY: _part(items=(1, 10)),
    13: _part("file", "spoiler"),
    14: _part("divider", "spacing"),  # a separator
    17: _part("accent_color", "spoiler", components=(1, 40)),  # a container
    LABEL: _part("component", label=(1, 45), description=TEXT),
    19: _part("required", custom_id=CUSTOM_ID, min_values=(0, 10), max_values=(1, 10)),  # a file upload
    RADIO_GROUP: _part("required", custom_id=CUSTOM_ID, options=(2, 10)),
    CHECKBOX_GROUP: _part(
        "required", custom_id=CUSTOM_ID, options=(1, 10), min_values=(0, 10), max_values=(1, 10)
    ),
    23: _part("default", custom_id=CUSTOM_ID),  # a checkbox
}

COMMAND: Shape = {
    **_any("type", "name", "name_localizations", "description", "description_localizations", "nsfw"),
    **_any("dm_permission", "default_member_permissions", "contexts", "integration_types", "handler"),
    "options": (0, 25),
}
COMMAND_OPTION: Shape = {
    **_any("type", "name", "name_localizations", "description", "description_localizations", "required"),
    **_any("choices", "autocomplete", "channel_types", "min_value", "max_value"),
    **{"options": (0, 25), "min_length": (0, 6000), "max_length": (1, 6000)},
}
CHOICE: Shape = _any("name", "name_localizations", "value")


def inside(place: str, field: str) -> str:
    """Name a place one step further in."""
    return f"{place}.{field}" if place else field


def amount(value: Any) -> str:
    """Say how much of a field there is, in the unit that its limit counts."""
    if isinstance(value, str):
        return f"{len(value)} characters"
    return f"{len(value)} entries" if isinstance(value, list) else str(value)


def beyond(place: str, value: Any, limit: Limit) -> Iterator[str]:
    """Tell a field that has less or more than Discord takes; a field that is null has none."""
    if limit is None or value is None:
        return
    least, most = limit
    size = value if isinstance(value, int) else len(value)
    if size < least:
        yield f"{place}: {amount(value)}, at least {least}"
    if size > most:
        yield f"{place}: {amount(value)}, at most {most}"


def measured(place: str, thing: Json, shape: Shape) -> Iterator[str]:
    """Tell the fields that Discord does not know, the sizes it refuses and the ranges turned round."""
    for field, value in thing.items():
        if field in shape:
            yield from beyond(inside(place, field), value, shape[field])
        else:
            yield f"{inside(place, field)}: unknown field"
    for low, high in RANGES:
        least, most = thing.get(low), thing.get(high)
        if least is not None and most is not None and least > most:
            yield f"{inside(place, low)}: {least} is more than {high} {most}"


def repeated(values: Iterable[Any]) -> list[Any]:
    """Pick out what is there more than once, where Discord asks for distinct values."""
    return [value for value, times in Counter(values).items() if times > 1]
