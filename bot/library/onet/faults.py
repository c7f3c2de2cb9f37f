"""What is wrong with a release: a sentence for each thing, the first of them told, all of them counted."""

from __future__ import annotations

MOST_TOLD = 20
"""How many faults are told; a file in the wrong encoding has one on every line."""


class ReleaseFault(Exception):
    """A release cannot be imported; `faults` has a sentence for each thing that is wrong with it."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class Faults:
    """The faults found so far."""

    def __init__(self) -> None:
        self.count = 0
        self._told: list[str] = []

    def add(self, sentence: str) -> None:
        """Note one more."""
        self.count += 1
        if self.count <= MOST_TOLD:
            self._told.append(sentence)

    def stop(self) -> None:
        """Raise ReleaseFault where there is any."""
        if self.count > MOST_TOLD:
            raise ReleaseFault([*self._told, f"There are {self.count - MOST_TOLD:,} more faults like these."])
        if self.count:
            raise ReleaseFault(self._told)
