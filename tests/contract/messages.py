"""The rules of messages, their components and forms that Discord's own description lets through.

Rule: an edit may leave out what the message already has, but not the Components V2 flag: discord.py sends
it with every such layout. House rule: no message is ever read for mentions.
"""

from collections.abc import Iterator

from . import limits
from .limits import Json, beyond, inside, measured, repeated

Part = tuple[str, Json]  # a component and its place

COMPONENTS_V2 = 1 << 15
ONLY_IN_V2 = frozenset({9, 10, 11, 12, 13, 14, 17})
NOT_IN_V2 = ("content", "embeds", "poll", "sticker_ids")
MENUS = frozenset({3, 5, 6, 7, 8})
ACTION_OF_STYLE = {5: "url", 6: "sku_id"}  # every other button acts by its custom_id
ACTIONS = ("custom_id", "url", "sku_id")
SHOWN_AFTER_EDIT = ("content", "embeds", "components", "attachments")
SHOWN = (*SHOWN_AFTER_EDIT, "sticker_ids", "poll")


def message(place: str, body: Json, *, edit: bool = False) -> Iterator[str]:
    """Tell the faults of a message that is sent, or of what an edit changes in one."""
    v2 = bool((body.get("flags") or 0) & COMPONENTS_V2)
    parts = list(_every_part(inside(place, "components"), body.get("components") or []))
    yield from measured(place, body, limits.MESSAGE)
    yield from _embeds(inside(place, "embeds"), body.get("embeds") or [])
    for index, file in enumerate(body.get("attachments") or []):
        alt_text = inside(place, f"attachments[{index}].description")
        yield from beyond(alt_text, file.get("description"), limits.PICTURE["description"])
    yield from _emptiness(place, body, edit=edit, v2=v2)
    yield from (_v2_faults if v2 else _legacy_faults)(place, body, parts)
    yield from _mentions(place, body, parts)
    yield from _parts(inside(place, "components"), parts)


def form(place: str, body: Json) -> Iterator[str]:
    """Tell the faults of a form (a modal)."""
    parts = list(_every_part(inside(place, "components"), body.get("components") or []))
    yield from measured(place, body, limits.FORM)
    yield from _parts(inside(place, "components"), parts)
    for where, part in parts:
        if part.get("disabled"):
            yield f"{where}.disabled: not allowed in a form"
        if part.get("required", True) and part.get("min_values") == 0:
            yield f"{where}.min_values: 0, yet it is required"
        if part["type"] == limits.LABEL and (part.get("component") or {}).get("label") is not None:
            yield f"{where}.component.label: not allowed inside a label"


def _every_part(place: str, components: list[Json]) -> Iterator[Part]:
    """Walk through the components and all that is nested in them, each with its place."""
    for index, component in enumerate(components):
        yield from _part_and_inner(f"{place}[{index}]", component)


def _part_and_inner(place: str, component: Json) -> Iterator[Part]:
    yield place, component
    yield from _every_part(f"{place}.components", component.get("components") or [])
    for field in ("accessory", "component"):
        if component.get(field):
            yield from _part_and_inner(f"{place}.{field}", component[field])


def _embeds(place: str, embeds: list[Json]) -> Iterator[str]:
    texts: list[str | None] = []
    for index, embed in enumerate(embeds):
        here, fields = f"{place}[{index}]", embed.get("fields") or []
        footer, author = embed.get("footer") or {}, embed.get("author") or {}
        yield from measured(here, embed, limits.EMBED)
        yield from measured(f"{here}.footer", footer, limits.EMBED_FOOTER)
        yield from measured(f"{here}.author", author, limits.EMBED_AUTHOR)
        for number, field in enumerate(fields):
            yield from measured(f"{here}.fields[{number}]", field, limits.EMBED_FIELD)
        texts += [embed.get("title"), embed.get("description"), footer.get("text"), author.get("name")]
        texts += [field.get(key) for field in fields for key in ("name", "value")]
    total = sum(len(text or "") for text in texts)
    if total > 6000:
        yield f"{place}: {total} characters in all embeds, at most 6000"


def _emptiness(place: str, body: Json, *, edit: bool, v2: bool) -> Iterator[str]:
    shown = ("components",) if v2 else SHOWN_AFTER_EDIT if edit else SHOWN
    keeps_something = edit and any(field not in body for field in shown)
    if not keeps_something and not any(_is_there(body.get(field)) for field in shown):
        yield f"{place or 'body'}: an empty message"


def _is_there(value: object) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)


def _v2_faults(place: str, body: Json, parts: list[Part]) -> Iterator[str]:
    for field in NOT_IN_V2:
        if body.get(field):
            yield f"{inside(place, field)}: not allowed together with Components V2"
    if len(parts) > 40:
        yield f"{inside(place, 'components')}: {len(parts)} components with the nested ones, at most 40"
    total = sum(len(part.get("content") or "") for _, part in parts if part["type"] == limits.TEXT_DISPLAY)
    if total > 4000:
        yield f"{inside(place, 'components')}: {total} characters in all text displays, at most 4000"


def _legacy_faults(place: str, body: Json, parts: list[Part]) -> Iterator[str]:
    rows = len(body.get("components") or [])
    foreign = next((where for where, part in parts if part["type"] in ONLY_IN_V2), None)
    if foreign:
        yield f"{foreign}: needs the Components V2 flag"
    elif rows > 5:
        yield f"{inside(place, 'components')}: {rows} entries, at most 5 without Components V2"


def _mentions(place: str, body: Json, parts: list[Part]) -> Iterator[str]:
    allowed = body.get("allowed_mentions")
    has_text = body.get("content") or any(part["type"] == limits.TEXT_DISPLAY for _, part in parts)
    if allowed is None and has_text:
        yield f"{inside(place, 'allowed_mentions')}: missing, so that mentions in the text are read"
    elif allowed and any(allowed.get(kind) for kind in ("parse", "users", "roles")):
        yield f"{inside(place, 'allowed_mentions')}: lets mentions through"


def _parts(place: str, parts: list[Part]) -> Iterator[str]:
    for where, part in parts:
        kind = part["type"]
        if kind not in limits.COMPONENTS:
            yield f"{where}.type: {kind} is no component"
            continue
        yield from measured(where, part, limits.COMPONENTS[kind])
        yield from _options(where, part)
        if kind == limits.ROW:
            yield from _row(where, part)
        elif kind == limits.BUTTON:
            yield from _button(where, part)
        elif kind == limits.GALLERY:
            for index, item in enumerate(part.get("items") or []):
                yield from measured(f"{where}.items[{index}]", item, limits.PICTURE)
    for custom_id in repeated(part["custom_id"] for _, part in parts if part.get("custom_id")):
        yield f"{place}: custom_id {custom_id!r} more than once"


def _row(where: str, row: Json) -> Iterator[str]:
    sharing = row.get("components") or []
    if len(sharing) > 1 and any(part["type"] in MENUS for part in sharing):
        yield f"{where}.components: a menu shares its row"


def _button(where: str, button: Json) -> Iterator[str]:
    needed = ACTION_OF_STYLE.get(button["style"], "custom_id")
    if not button.get(needed):
        yield f"{where}.{needed}: missing on a button of style {button['style']}"
    for action in ACTIONS:
        if action != needed and button.get(action):
            yield f"{where}.{action}: not allowed on a button of style {button['style']}"


def _options(where: str, part: Json) -> Iterator[str]:
    options = part.get("options") or []
    for index, option in enumerate(options):
        yield from measured(f"{where}.options[{index}]", option, limits.OPTION)
    for value in repeated(option.get("value") for option in options):
        yield f"{where}.options: value {value!r} more than once"
    most = part.get("max_values") or (1 if part["type"] != limits.CHECKBOX_GROUP else len(options))
    defaults = sum(1 for option in options if option.get("default"))
    if defaults > most:
        yield f"{where}.options: {defaults} are chosen by default, at most {most}"
