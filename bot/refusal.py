"""What a member may be told when something cannot be done.

Rule: an error is a refusal or a bug. A refusal carries the key of a sentence and is shown; anything
else is logged and hidden behind an incident id.
"""

from __future__ import annotations


class Refusal(Exception):
    """Something a member may be told: a words key and what fills its blanks."""

    def __init__(self, key: str, **blanks: object) -> None:
        super().__init__(key)
        self.key = key
        self.blanks = blanks
