"""How often a member may do something within a time.

Rule: it is kept in memory alone, because of most people nothing may be stored; a restart forgets it.
"""

from __future__ import annotations

from collections.abc import Callable


class Allowance:
    """So many times within so many seconds, for each member."""

    def __init__(self, most: int, seconds: int, now: Callable[[], int]) -> None:
        self._most = most
        self._seconds = seconds
        self._now = now
        self._taken: dict[int, tuple[int, ...]] = {}

    def left(self, member: int) -> int:
        """How many times are left to a member now."""
        return self._most - len(self._recent().get(member, ()))

    def take(self, member: int) -> bool:
        """Take one of a member's times; says whether there was one."""
        taken = self._recent().get(member, ())
        if len(taken) >= self._most:
            return False
        self._taken[member] = (*taken, self._now())
        return True

    def give_back(self, member: int) -> None:
        """Undo the last taking: what it was taken for did not happen."""
        if taken := self._taken.get(member):
            self._taken[member] = taken[:-1]

    def _recent(self) -> dict[int, tuple[int, ...]]:
        """What still counts; the rest is forgotten at each look, whoever it was of."""
        since = self._now() - self._seconds
        recent = {member: tuple(at for at in taken if at > since) for member, taken in self._taken.items()}
        self._taken = {member: taken for member, taken in recent.items() if taken}
        return self._taken
