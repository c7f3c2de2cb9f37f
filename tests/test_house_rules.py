"""What a machine can hold of how the house is built: floors, rooms, links, words, lengths, versions."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[1]

FLOORS = {
    "bot": 0, "bot.guidance": 0, "bot.when": 0, "bot.words": 0, "bot.refusal": 0, "bot.schema": 0,
    "bot.settings": 0, "bot.code": 0, "bot.logs": 0, "bot.metrics": 0, "bot.script": 0, "bot.fonts": 0,
    "bot.allowance": 0, "bot.guard": 1, "bot.press": 1, "bot.reply": 1, "bot.library": 1, "bot.store": 1,
    "bot.titles": 1, "bot.pictures": 1, "bot.planfile": 1, "bot.client": 2, "bot.sync": 2,
    "bot.screens": 2, "bot.gallery": 2, "bot.conversation": 2, "bot.names": 2, "bot.research": 2,
    "bot.planning": 2, "bot.ownsteps": 2, "bot.followup": 2, "bot.weekly": 2, "bot.postbox": 2,
    "bot.health": 3, "bot.play": 3, "bot.terminal": 3, "cogs": 3, "bot.wiring": 4, "bot.reading": 4,
    "bot.running": 4, "bot.importing": 4, "bot.__main__": 4,
}  # fmt: skip
"""Every room and its floor: a module, or a folder of them. A module imports only from lower floors."""

SHARED = ("weekly", "ownsteps", "planning", "followup")
FOLDERS = ("guidance", "when", "library", "store", "screens", "pictures", "planfile")
NEIGHBOURS = {
    *((f"bot.{folder}", f"bot.{folder}") for folder in FOLDERS),
    *((f"bot.{each}", "bot.screens") for each in (*SHARED, "conversation")),
    *((f"bot.{each}", "bot.conversation") for each in (*SHARED, "research")),
    ("bot.planning", "bot.research"), ("bot.followup", "bot.research"), ("bot.reply", "bot.guard"),
    ("bot.press", "bot.guard"), ("bot.client", "bot.sync"), ("bot.play", "bot.terminal"),
    ("bot.fonts", "bot.script"), ("bot.running", "bot.wiring"), ("bot.reading", "bot.running"),
    ("bot.importing", "bot.running"),
    *(("bot.__main__", f"bot.{each}") for each in ("running", "wiring", "reading", "importing")),
}  # fmt: skip
"""Who may import whom on the same floor."""
NO_THOUGHTS = {"discord", "sqlite3", "aiosqlite", "asyncio", "time", "datetime", "random", "secrets"}
CLOCKS = re.compile(r"\b(time\.(time|time_ns)|datetime\.(now|utcnow|today)|date\.today|utils\.utcnow)$")
SQL = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE|PRAGMA)\b")

ROUTE_AT = {"link": 0, "button": 1, "primary": 1, "Form": 1, "menu": 2}
"""Which argument is the route; what a menu or a form sends comes after the arguments of the call."""

SPOKEN = {
    **dict.fromkeys(("text", "TextDisplay", "notice", "tell", "send", "send_message"), slice(None)),
    **dict.fromkeys(("button", "primary", "web_button", "Form"), slice(1)),
    "menu": slice(2),
    **dict.fromkeys(("Button", "Select", "SelectOption", "RadioGroupOption", "Label", "TextInput"), slice(0)),
}
"""What shows its arguments to a member, and which of them; these keywords in any case."""
SHOWN = {"label", "placeholder", "description", "title", "text", "content"}
Function = ast.FunctionDef | ast.AsyncFunctionDef
NodeT = TypeVar("NodeT", bound=ast.AST)


@dataclass(frozen=True)
class Module:
    name: str
    room: str  # its line in the table of floors
    lines: int
    tree: ast.Module

    def each(self, kind: type[NodeT]) -> list[NodeT]:
        return [node for node in ast.walk(self.tree) if isinstance(node, kind)]

    def functions(self) -> list[Function]:
        return [*self.each(ast.FunctionDef), *self.each(ast.AsyncFunctionDef)]


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    found = []
    for file in sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        name = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        room = "cogs" if name.startswith("cogs") else ".".join(name.split(".")[:2])
        found.append(Module(name, room, len(text.splitlines()), ast.parse(text)))
    return tuple(found)


def house(*rooms: str) -> list[Module]:
    return [module for module in modules("bot", "cogs") if module.room in (rooms or FLOORS)]


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported, ours by their full names."""
    ours = {module.name for module in modules("bot", "cogs")}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "a relative import hides where it leads"
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in ours else str(node.module) for name in names)


def users(*packages: str) -> set[str]:
    return {m.name for m in house() for name in imported(m.tree) if name.split(".")[0] in packages}


def test_every_module_has_its_floor_and_every_floor_its_modules() -> None:
    assert {module.room for module in modules("bot", "cogs")} == set(FLOORS)


def test_a_module_imports_only_from_lower_floors() -> None:
    rooms = {module.name: module.room for module in house()}
    steps = [(m.name, name) for m in house() for name in imported(m.tree) if name in rooms]
    up = [(a, b) for a, b in steps if FLOORS[rooms[a]] <= FLOORS[rooms[b]]]
    assert [(a, b) for a, b in up if (rooms[a], rooms[b]) not in NEIGHBOURS] == []


def test_the_lowest_floor_knows_no_discord_and_guidance_no_database_no_clock_and_no_chance() -> None:
    assert {module.name for module in house() if FLOORS[module.room] == 0} & users("discord") == set()
    assert users(*NO_THOUGHTS) & {module.name for module in house("bot.guidance")} == set()


def test_guidance_and_screens_never_wait() -> None:
    nodes = [(m.name, node) for m in house("bot.guidance", "bot.screens") for node in m.each(ast.AST)]
    assert [name for name, node in nodes if isinstance(node, ast.AsyncFunctionDef | ast.Await)] == []


def test_the_simulated_discord_is_imported_for_playing_alone() -> None:
    simulated = {"bot.play", "bot.terminal"}
    assert users("simcord") <= simulated
    for module in (module for module in house() if module.name not in simulated):
        at_once = [node for node in module.tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
        assert not simulated & {name for node in at_once for name in imported(node)}, module.name


def test_the_time_is_asked_for_in_one_place_and_in_play() -> None:
    others = [module for module in house() if module.name not in ("bot.running", "bot.play")]
    asked = [(m.name, ast.unparse(node)) for m in others for node in m.each(ast.Attribute)]
    assert [(name, clock) for name, clock in asked if CLOCKS.search(clock)] == []
    assert [m.name for m in others for node in m.each(ast.ImportFrom) if node.module == "time"] == []


def test_sql_is_written_in_the_store_alone() -> None:
    others = [module for module in house() if module.room not in ("bot.store", "bot.schema")]
    texts = [(m.name, str(node.value)) for m in others for node in m.each(ast.Constant)]
    assert [(name, text) for name, text in texts if SQL.search(text)] == []


def name_of(function: ast.expr) -> str:
    return ast.unparse(function).rpartition(".")[2]


def routes() -> dict[tuple[str, str], range]:
    """How many arguments each route takes, as the cogs mark them for presses and for forms."""
    found: dict[tuple[str, str], range] = {}
    for function in (function for module in house("cogs") for function in module.functions()):
        for mark in function.decorator_list:
            if isinstance(mark, ast.Call) and (how := name_of(mark.func)) in ("on_press", "on_form"):
                most = len(function.args.args) - len(("self", "interaction"))
                top = 26 if function.args.vararg else most  # a menu sends as many values as are chosen
                found[how, ast.literal_eval(mark.args[0])] = range(
                    most - len(function.args.defaults), top + 1
                )
    return found


def links() -> Iterator[tuple[tuple[str, str], int, str]]:
    """Every route that an item on a screen follows, how many arguments it sends, and where it stands."""
    within = [(module, function) for module in house() for function in module.functions()]
    for module, function in within:
        calls = [(node, name_of(node.func)) for node in ast.walk(function) if isinstance(node, ast.Call)]
        for call, name in (each for each in calls if each[1] in ROUTE_AT):
            route, *sent = spread(call.args, function)[ROUTE_AT[name] :]
            if isinstance(route, ast.Constant):
                assert not any(isinstance(each, ast.Starred) for each in sent), ast.unparse(call)
                how = "on_form" if name == "Form" else "on_press"
                yield (how, str(route.value)), len(sent) + (name in ("menu", "Form")), module.name
            else:  # only the builders themselves may be handed a route
                assert module.name in ("bot.screens.parts", "bot.press"), ast.unparse(call)


def spread(arguments: list[ast.expr], function: Function) -> list[ast.expr]:
    """The arguments of a call, with `*route` replaced by the tuple that the function gave that name."""
    given = [node for node in ast.walk(function) if isinstance(node, ast.Assign)]
    tuples = {f"*{ast.unparse(n.targets[0])}": n.value.elts for n in given if isinstance(n.value, ast.Tuple)}
    return [each for argument in arguments for each in tuples.get(ast.unparse(argument), [argument])]


def test_every_item_leads_to_a_route_that_takes_its_arguments_and_no_route_is_forgotten() -> None:
    known, found = routes(), list(links())
    assert [link for link in found if link[0] not in known or link[1] not in known[link[0]]] == []
    assert known.keys() - {route for route, _, _ in found} == set()


def written(shown: ast.AST) -> Iterator[str]:
    """The letters written out in what is shown; what comes out of `say`, or of any other call, is not."""
    parts: list[ast.AST] = list(ast.iter_child_nodes(shown))
    match shown:
        case ast.Constant(value=str(text)) if re.search(r"[^\W\d_]", text):
            yield text
        case ast.IfExp():
            parts = [shown.body, shown.orelse]
        case ast.Call(func=ast.Attribute(value=ast.Constant() | ast.JoinedStr())):
            pass  # a method of a text, such as join
        case ast.Call() | ast.Subscript() | ast.Compare():
            parts = []
    yield from (letters for part in parts for letters in written(part))


def test_no_sentence_that_a_member_reads_is_written_in_the_code() -> None:
    calls = [(module.name, call, name_of(call.func)) for module in house() for call in module.each(ast.Call)]
    found = []
    for place, call, name in (each for each in calls if each[2] in SPOKEN):
        shown = [*call.args[SPOKEN[name]], *(key.value for key in call.keywords if key.arg in SHOWN)]
        found += [(place, letters) for part in shown for letters in written(part)]
    assert found == []


def test_files_and_functions_are_short_and_a_screen_may_be_longer() -> None:
    every = modules("bot", "cogs", "tests")
    assert [(m.name, m.lines) for m in every if m.lines > 250] == []
    lines = [(m, f.name, (f.end_lineno or 0) - f.lineno + 1) for m in every for f in m.functions()]
    assert [(m.name, name, n) for m, name, n in lines if n > (60 if m.room == "bot.screens" else 30)] == []


def test_everything_public_says_what_it_is_for() -> None:
    for module in house():
        classes = [node for node in module.tree.body if isinstance(node, ast.ClassDef)]
        named = [*module.tree.body, *(node for each in classes for node in each.body)]
        mute = [n for n in named if isinstance(n, ast.ClassDef | Function) and not ast.get_docstring(n)]
        assert ast.get_docstring(module.tree), module.name
        assert [(module.name, node.name) for node in mute if node.name[0] != "_"] == []
