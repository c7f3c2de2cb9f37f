"""Discord as plain text: type a command, press numbered buttons, fill forms, change place and member.

Rule: every line that is read does what a person could do at Discord, through the same simulated client.
"""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import simcord
from simcord.builders import ChannelHandle

HOW = """Type a command (/compare, /assess, /career aspect:growth private:true), or
  a number          press that button, or choose that line of a menu; 2 5 7 chooses several
  any other text    say it (in direct messages the bot answers)
  as Sam            act as the other member        as Ada
  go dm             to your direct messages        go server
  wait 30           let 30 days pass
  restart           restart the bot
  help              this list                      quit
"""

Press = tuple[Any, str, str]
"""What a number presses: the message, the custom_id, and the value of a menu's line, empty for a button."""


class Talk:
    """One person at a terminal, acting as members of the simulated Discord."""

    def __init__(
        self,
        env: simcord.Env,
        channel: ChannelHandle,
        members: Sequence[simcord.MemberActor],
        catch_up: Callable[[], None],
        restart: Callable[[], Awaitable[None]],
    ) -> None:
        self.env = env
        self.channel = channel
        self.members = {member.name.lower(): member for member in members}
        self.member = members[0]
        self.in_dm = False
        self.catch_up = catch_up
        self.restart = restart
        self.presses: list[Press] = []
        self.shown: dict[tuple[int, int, int], str] = {}

    async def run(self) -> None:
        """Read lines until there are no more."""
        signal.signal(signal.SIGINT, signal.default_int_handler)
        print(HOW)
        while (line := self._read(f"{self.member.name}@{'dm' if self.in_dm else 'server'}> ")) is not None:
            self.catch_up()
            if line in ("quit", "exit"):
                break
            try:
                await self._do(line)
            except (simcord.BackendError, simcord.SetupError, simcord.OptionError, TimeoutError) as error:
                print(f"Discord would not do that: {error}")
            self._show_new()

    def _read(self, prompt: str) -> str | None:
        print(prompt, end="", flush=True)
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            return None
        if not sys.stdin.isatty():
            print(line.rstrip("\n"))
        return line.strip() if line else None

    async def _do(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        if not line.strip("/"):
            return
        if line.startswith("/"):
            await self._after(await self._slash(line[1:]))
        elif re.fullmatch(r"\d+([ ,]+\d+)*", line):
            await self._press([int(number) for number in re.findall(r"\d+", line)])
        elif word == "as" and rest.lower() in self.members:
            self.member = self.members[rest.lower()]
            self._forget_screen()
        elif word == "go" and rest in ("dm", "server"):
            self.in_dm = rest == "dm"
            self._forget_screen()
        elif word == "wait" and rest.isdecimal():
            for _ in range(int(rest) * 24):  # not through each minute of it
                self.env.backend.advance_clock(3600)
                await self.env.advance_time(0)
        elif line == "restart":
            await self.restart()
        elif line == "help":
            print(HOW)
        else:
            await self._say(line)

    def _forget_screen(self) -> None:
        """Show the last message of the place once more, so that its numbers are the ones to press."""
        self.presses = []
        if messages := self._place.history(viewer=self._actor):
            self.shown.pop((self._place.id, messages[-1].id, self.member.id), None)

    @property
    def _actor(self) -> Any:
        return self.member.user if self.in_dm else self.member

    @property
    def _place(self) -> ChannelHandle:
        return self.member.user.dm_channel if self.in_dm else self.channel

    async def _say(self, line: str) -> None:
        if self.in_dm:
            await self.member.user.send_dm(line)
        else:
            await self.member.send(self.channel, line)

    async def _press(self, numbers: Sequence[int]) -> None:
        """Press a button, or choose one or more lines of one menu."""
        if not all(1 <= number <= len(self.presses) for number in numbers):
            print("There is no such number on the last screen.")
            return
        message, custom_id, first = self.presses[numbers[0] - 1]
        values = [value for _, other, value in (self.presses[n - 1] for n in numbers) if other == custom_id]
        if first:
            await self._after(await self._actor.select(message, values, custom_id=custom_id))
        else:
            await self._after(await self._actor.click(message, custom_id=custom_id))

    async def _slash(self, line: str) -> Any:
        name, _, given = line.partition(" ")
        options: dict[str, Any] = {}
        for key, value in re.findall(r"(\w+):(.*?)(?=\s+\w+:|$)", given):
            options[key] = value.lower() == "true" if value.lower() in ("true", "false") else value
        where = () if self.in_dm else (self.channel,)
        return await self._actor.slash(*where, name, **options)

    async def _after(self, result: Any) -> None:
        """Fill the form, if that is what came."""
        if result.modal is None:
            if not result.acknowledged:
                print("This interaction failed.")
            return
        print(f"--- {result.modal['title']} ---")
        values = {}
        for label in result.modal["components"]:
            if field := label.get("component"):
                value = self._fill(label, field)
                if value:
                    values[field["custom_id"]] = value
            else:
                print(label.get("content", ""))
        await self._after(await self._actor.submit_modal(result, values))

    def _fill(self, label: Mapping[str, Any], field: Mapping[str, Any]) -> str:
        print(label["label"], f"({label['description']})" if label.get("description") else "")
        options = field.get("options", [])
        for number, option in enumerate(options, 1):
            print(f"  ({number}) {option['label']}")
        present = str(field.get("value") or next((o["value"] for o in options if o.get("default")), ""))
        if present:
            shown = next((o["label"] for o in options if o["value"] == present), present)
            print("\n".join(f"  now: {line}" for line in shown.splitlines()))
        needed = field.get("required", True)
        while (typed := self._read(f"  your answer{_empty(present, needed)}: ")) is not None:
            value = {"": present, "-": ""}.get(typed, _value(options, typed))
            if value or (not needed and typed in ("", "-")):
                return value
            print("  There is no such number." if typed.strip("-") else "  This one needs an answer.")
        return present

    def _show_new(self) -> None:
        """Print each message of this place that is new or has changed; the last one takes the numbers."""
        for message in self._place.history(viewer=self._actor):
            raw = self.env.backend.get_message(self._place.id, message.id)
            presses: list[Press] = []
            text = "\n".join(self._lines(message, raw.components, presses)) or raw.content
            key = (self._place.id, message.id, self.member.id)
            if self.shown.get(key) != text:
                self.shown[key] = text
                hidden = " (only you can see this)" if raw.is_ephemeral else ""
                print(f"\n┌─ {message.author.display_name}{hidden}")
                print("\n".join(f"│ {line}" for line in text.splitlines()))
                self.presses = presses
        other = self.channel if self.in_dm else self.member.user.dm_channel
        unseen = [m for m in other.history(viewer=None) if (other.id, m.id, self.member.id) not in self.shown]
        if unseen and not self.in_dm:
            print(f"({len(unseen)} new in your direct messages: go dm)")

    def _lines(self, message: Any, components: Sequence[Any], presses: list[Press]) -> Iterator[str]:
        for component in components:
            kind = component["type"]
            if kind == 10:
                yield from (*_plain(component["content"]).splitlines(), "")
            elif kind == 2 and component.get("url"):
                yield f"    -> {component['label']}: {component['url']}"
            elif kind == 2:
                presses.append((message, component["custom_id"], ""))
                yield f"  [{len(presses)}] {component['label']}"
            elif kind == 3:
                yield f"  {component.get('placeholder') or ''}:"
                for option in component["options"]:
                    presses.append((message, component["custom_id"], option["value"]))
                    more = f" · {option['description']}" if option.get("description") else ""
                    yield f"    ({len(presses)}) {option['label']}{more}"
            elif kind == 12:
                yield from (f"  a picture: {item.get('description') or ''}" for item in component["items"])
            elif kind == 13:
                yield f"  a file: {component['file']['url']}"
            yield from self._lines(message, component.get("components", ()), presses)


def _empty(present: str, needed: bool) -> str:
    """What an empty line does in a form, and how to empty what is there."""
    if present:
        return ", empty to keep it" if needed else ", empty to keep it, - to empty it"
    return "" if needed else ", empty to leave out"


def _value(options: Sequence[Any], typed: str) -> str:
    """What was typed, or the value of the line of that number; nothing where there is none."""
    if not options:
        return typed
    chosen = int(typed) if typed.isdecimal() else 0
    return str(options[chosen - 1]["value"]) if 1 <= chosen <= len(options) else ""


def _plain(markdown: str) -> str:
    """Discord's markdown without its marks, commands and times made readable."""
    text = re.sub(r"</([\w -]+):\d+>", r"/\1", markdown)
    text = re.sub(r" \(<t:\d+:R>\)", "", text)
    text = re.sub(r"<t:(\d+)(?::(\w))?>", _moment, text)
    text = re.sub(r"(?m)^(#{1,3}|-#|>) ", "", text)
    return text.replace("**", "").replace("```", "")


def _moment(found: re.Match[str]) -> str:
    """A moment as Discord would show it to someone who lives by UTC."""
    at = datetime.fromtimestamp(int(found[1]), UTC)
    return f"{at:%d %B %Y}" if found[2] in ("D", "d") else f"{at:%A, %d %B %Y %H:%M} UTC"
