"""The checker of requests is itself checked: each rule catches its fault and leaves the rest alone."""

from typing import Any

import pytest
from contract import faults_in
from simcord import HttpLogEntry

V2 = 1 << 15
SILENT: dict[str, list[str]] = {"parse": []}
ANSWER, COMMANDS = "/interactions/1/some-token/callback", "/applications/1/commands"


def request(method: str, path: str, body: Any) -> HttpLogEntry:
    return HttpLogEntry(method, path, {}, body, None)


def answer(kind: int = 4, **data: Any) -> HttpLogEntry:
    return request("POST", ANSWER, {"type": kind, "data": data})


def legacy(**data: Any) -> HttpLogEntry:
    return answer(**{"content": "x", "allowed_mentions": SILENT, **data})


def rows(*rows: list[dict[str, Any]], **data: Any) -> HttpLogEntry:
    return legacy(components=[{"type": 1, "components": row} for row in rows], **data)


def layout(*components: dict[str, Any], **data: Any) -> HttpLogEntry:
    return answer(**{"flags": V2, "allowed_mentions": SILENT, "components": [*components], **data})


def form(*components: dict[str, Any], **data: Any) -> HttpLogEntry:
    return answer(9, **{"custom_id": "f", "title": "t", "components": [*components], **data})


def label(kind: int, **control: Any) -> dict[str, Any]:
    return {"type": 18, "label": "l", "component": {"type": kind, "custom_id": f"c{kind}", **control}}


def button(**own: Any) -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": "x", "custom_id": "b", **own}


def options(count: int, **own: Any) -> list[dict[str, Any]]:
    return [{"label": "x", "value": str(number), **own} for number in range(count)]


def menu(**own: Any) -> dict[str, Any]:
    return {"type": 3, "custom_id": "m", "options": options(2), **own}


def text(content: str = "x") -> dict[str, Any]:
    return {"type": 10, "content": content}


def command(name: str = "go", **own: Any) -> dict[str, Any]:
    return {"type": 1, "name": name, "description": "d", **own}


def option(name: str = "o", **own: Any) -> dict[str, Any]:
    return {"type": 3, "name": name, "description": "d", **own}


def commands(*wanted: dict[str, Any]) -> HttpLogEntry:
    return request("PUT", COMMANDS, list(wanted))


def taking(*wanted: dict[str, Any]) -> HttpLogEntry:
    return commands(command(options=list(wanted)))


A, B = {"name": "a", "value": "1"}, {"name": "b", "value": "2"}
FIELD = {"name": "n", "value": ""}
LINK = {"style": 5, "url": "https://example.org"}
PICTURE = {"media": {"url": "https://example.org/a.png"}, "description": "x" * 1025}

BROKEN: dict[str, tuple[HttpLogEntry, str]] = {
    "embeds have 6000 characters together": (
        legacy(embeds=[{"description": "x" * 3001}] * 2),
        "data.embeds: 6002",
    ),
    "an embed field has a value": (legacy(embeds=[{"fields": [FIELD]}]), "embeds[0].fields[0].value: 0"),
    "content has 2000 characters": (
        request("POST", "/channels/1/messages", {"content": "x" * 2001, "allowed_mentions": SILENT}),
        "POST /channels/../messages: content: 2001",
    ),
    "a message shows something": (legacy(content=" "), "data: an empty"),
    "a layout shows something": (answer(7, components=[], flags=V2), "data: an empty"),
    "a menu is alone in its row": (rows([button(), menu()]), "components[0].components: a menu"),
    "five rows": (rows(*([button(custom_id=str(row))] for row in range(6))), "data.components: 6"),
    "custom ids are distinct": (rows([button(), button()]), "data.components: custom_id 'b'"),
    "a button does something": (
        rows([button(custom_id=None)]),
        "components[0].components[0].custom_id: miss",
    ),
    "a link has no custom id": (rows([button(**LINK)]), "components[0].components[0].custom_id: not"),
    "option values are distinct": (rows([menu(options=options(1) * 2)]), ".options: value '0'"),
    "min is below max": (
        rows([menu(min_values=2, max_values=1)]),
        "components[0].components[0].min_values: 2",
    ),
    "a layout has no content": (layout(text(), content="x"), "data.content: not"),
    "a layout has no embeds": (layout(text(), embeds=[{"title": "x"}]), "data.embeds: not"),
    "a layout has no poll": (layout(text(), poll={"question": {}}), "data.poll: not"),
    "a layout has no stickers": (layout(text(), sticker_ids=["1"]), "data.sticker_ids: not"),
    "a layout has its flag": (layout(text(), flags=64), "data.components[0]: needs"),
    "an edited layout has its flag": (
        request(
            "PATCH",
            "/webhooks/1/some-token/messages/@original",
            {"components": [text()], "allowed_mentions": SILENT},
        ),
        "messages/@original: components[0]: needs",
    ),
    "forty components": (
        layout(*({"type": 17, "components": [text()] * 20} for _ in range(2))),
        "data.components: 42",
    ),
    "texts have 4000 characters together": (layout(text("x" * 2001), text("x" * 2000)), "components: 4001"),
    "message fields are known": (legacy(embed={"title": "x"}), "data.embed: unknown"),
    "component fields are known": (rows([button(colour=1)]), "components[0].components[0].colour: unknown"),
    "component types are known": (rows([{"type": 99}]), "components[0].components[0].type: 99"),
    "a form has five parts": (form(*[text()] * 6), "data.components: 6"),
    "one radio default": (form(label(21, options=options(2, default=True))), "[0].component.options: 2"),
    "required is at least one": (
        form(label(22, options=options(2), min_values=0)),
        "component.min_values: 0",
    ),
    "one label for a text input": (form(label(4, style=1, label="x")), "[0].component.label: not"),
    "no disabled menu in a form": (
        form(label(3, options=options(1), disabled=True)),
        "component.disabled: not",
    ),
    "form titles have 45 characters": (form(text(), title="x" * 46), "data.title: 46"),
    "labels have 45 characters": (form({**label(23), "label": "x" * 46}), "data.components[0].label: 46"),
    "button labels have 80 characters": (rows([button(label="x" * 81)]), "components[0].label: 81"),
    "custom ids have 100 characters": (rows([button(custom_id="x" * 101)]), "components[0].custom_id: 101"),
    "custom ids are not empty": (rows([menu(custom_id="")]), "components[0].custom_id: 0"),
    "menus have 25 options": (rows([menu(options=options(26))]), "components[0].options: 26"),
    "options have 100 characters": (
        rows([menu(options=options(1, description="x" * 101))]),
        "description: 101",
    ),
    "placeholders have 150 characters": (rows([menu(placeholder="x" * 151)]), "placeholder: 151"),
    "alt texts have 1024 characters": (
        layout({"type": 12, "items": [PICTURE]}),
        "data.components[0].items[0].description: 1025",
    ),
    "alt texts of files, too": (
        legacy(attachments=[{"id": 0, "filename": "a.png", "description": "x" * 1025}]),
        "data.attachments[0].description: 1025",
    ),
    "mentions are ruled out": (answer(content="x"), "data.allowed_mentions: missing"),
    "mentions in a layout are ruled out": (
        request("PATCH", "/channels/1/messages/2", {"flags": V2, "components": [text()]}),
        "PATCH /channels/../messages/..: allowed_mentions: missing",
    ),
    "no mentions are let through": (legacy(allowed_mentions={"parse": ["users"]}), "allowed_mentions: lets"),
    "names are in lower case": (commands(command("Go")), "[0].name: 'Go'"),
    "names have no blanks": (commands(command("go on")), "[0].name: 'go on'"),
    "names have 32 characters": (taking(option("x" * 33)), "[0].options[0].name: 33"),
    "translated names keep to the rules": (
        commands(command(name_localizations={"de": "Los"})),
        "[0].name_localizations.de: 'Los'",
    ),
    "commands are described": (commands(command(description="")), "[0].description: 0"),
    "options are described": (taking(option(description="…")), "[0].options[0].description: '…'"),
    "required options come first": (taking(option(), option("p", required=True)), "options[1].required"),
    "choices exclude autocomplete": (
        taking(option(choices=[A], autocomplete=True)),
        "options[0].choices: not",
    ),
    "languages are known": (commands(command(name_localizations={"xx": "a"})), "name_localizations.xx: no"),
    "commands have 8000 characters": (
        taking(
            *(
                option(f"o{n}", choices=[{"name": f"{m:0100}", "value": f"{m:02}"} for m in range(25)])
                for n in range(4)
            )
        ),
        "[0]: 10215",
    ),
    "commands have names of their own": (commands(command(), command()), "commands of type 1: name 'go'"),
    "options have names of their own": (
        taking(option("a"), option("b", name_localizations={"de": "a"})),
        "[0].options: name 'a'",
    ),
    "a hundred commands": (commands(*(command(f"c{n}") for n in range(101))), "commands of type 1: 101"),
    "completions are 25": (answer(8, choices=[A] * 26), "data.choices: 26"),
}

CLEAN: dict[str, HttpLogEntry] = {
    "an edit that keeps the rest": request("PATCH", "/channels/1/messages/2", {"components": [], "flags": 0}),
    "a legacy message turned into a layout": answer(
        7, flags=V2, content=None, embeds=[], components=[text()], allowed_mentions=SILENT
    ),
    "a name in another script": commands(command("हिन्दी", name_localizations={"th": "ที่"})),
    "a command on a member beside a slash command": commands(command(), {"type": 2, "name": "go"}),
    "the longest of the translations counts": taking(
        *(option(f"o{n}", description_localizations={"de": "x" * 100, "fr": "x" * 100}) for n in range(24)),
        option(choices=[A, B]),
    ),
    "mentions ruled out by saying nothing": legacy(allowed_mentions={}),
    "nothing to check": request("DELETE", "/channels/1/messages/2", None),
}


@pytest.fixture
def without_description(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_OPENAPI", "an absent file")


@pytest.mark.parametrize("rule", BROKEN)
@pytest.mark.usefixtures("without_description")
def test_each_rule_catches_its_fault_and_no_other_does(rule: str) -> None:
    broken, expected = BROKEN[rule]
    [fault] = faults_in(broken)
    assert expected in fault


@pytest.mark.parametrize("clean", CLEAN)
def test_what_looks_odd_but_is_allowed_passes(clean: str) -> None:
    assert faults_in(CLEAN[clean]) == []
