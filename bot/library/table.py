"""Reading a TOML table: each value of its kind, and a sentence for each that is not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Table:
    """A table at a place in a file; whatever is wrong with it goes into `faults`."""

    def __init__(self, values: object, place: str, faults: list[str], known: tuple[str, ...]) -> None:
        self.place = place
        self.faults = faults
        self._values: Mapping[str, Any] = {}
        if isinstance(values, Mapping):
            self._values = values
            for key in values.keys() - set(known):
                self.fault(f"{key} is not a key here; known are {', '.join(sorted(known))}")
        else:
            self.fault("write a table")

    def fault(self, mend: str, key: str = "") -> None:
        """Say what is wrong here."""
        self.faults.append(f"{self.place}{f', {key}' if key else ''}: {mend}.")

    def has(self, key: str) -> bool:
        """Whether the key is there at all."""
        return key in self._values

    def whole(self, key: str, least: int, most: int) -> int:
        """A whole number within bounds."""
        value = self._values.get(key)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            self.fault(f"write a whole number from {least} to {most}", key)
            return least
        return value

    def wholes(self, key: str, least: int, most: int) -> tuple[int, ...]:
        """A list of whole numbers within bounds; none where it is anything else."""
        value = self._values.get(key)
        if not isinstance(value, list) or not all(type(n) is int and least <= n <= most for n in value):
            return ()
        return tuple(value)

    def yes(self, key: str) -> bool:
        """True or false, without quotes."""
        value = self._values.get(key)
        if not isinstance(value, bool):
            self.fault("write true or false, without quotes", key)
        return value is True

    def word(self, key: str, default: str = "") -> str:
        """A word in quotes."""
        value = self._values.get(key, default)
        if not isinstance(value, str):
            self.fault("write a word in quotes", key)
            return default
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """A list of words in quotes; none where the key is not there."""
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            self.fault('write a list of words, such as ["one", "two"]', key)
            return ()
        return tuple(value)

    def tables(self, key: str) -> list[object]:
        """A list of tables, each still to be read."""
        value = self._values.get(key, [])
        if not isinstance(value, list):
            self.fault(f"write each one under [[{key}]]", key)
            return []
        return value

    def table(self, key: str, *known: str) -> Table | None:
        """The table under a key, or None where the key is not there."""
        if key not in self._values:
            return None
        return Table(self._values[key], f"{self.place}, {key}", self.faults, known)
