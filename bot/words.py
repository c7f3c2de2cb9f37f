"""Every sentence a person reads, by language and key.

Rule: nothing speaks but through here. A key is the file's name and the path inside it
(`learn.job.purpose.headline`). A sentence may hold blanks, `{name}`, that the caller fills, and
commands, `{/assess}`, that become clickable once Discord has told us their ids.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

FALLBACK = "en"
"""The language that is always complete; what another language lacks is said in it."""

BLANK = re.compile(r"\{(/?[a-z_]+)\}")
"""A blank or a command inside a sentence."""


class Say(Protocol):
    """Speak one sentence of one language: a key and what fills its blanks."""

    def __call__(self, key: str, /, **blanks: object) -> str:
        """Return the sentence; raises KeyError for a key that no language knows."""
        ...


class Words:
    """The sentences of all languages, and the ids that make commands in them clickable."""

    def __init__(self, languages: Mapping[str, Mapping[str, str]], default: str = FALLBACK) -> None:
        self.languages = languages
        self.default = default
        self.command_ids: dict[str, int] = {}

    def language(self, locale: str | None) -> str:
        """The language to speak for a Discord locale: it, its base language, or the default."""
        wanted = (locale or "", (locale or "").split("-")[0], self.default)
        return next((name for name in wanted if name in self.languages), FALLBACK)

    def to(self, locale: str | None) -> Say:
        """A voice that speaks the language of a Discord locale such as `de` or `pt-BR`."""
        sentences, fallback = self.languages[self.language(locale)], self.languages[FALLBACK]

        def say(key: str, /, **blanks: object) -> str:
            sentence = sentences[key] if key in sentences else fallback[key]
            return BLANK.sub(lambda blank: self._fill(blank[1], blanks), sentence)

        return say

    def _fill(self, name: str, blanks: Mapping[str, object]) -> str:
        if not name.startswith("/"):
            return str(blanks[name])
        command_id = self.command_ids.get(name[1:])
        return f"<{name}:{command_id}>" if command_id else f"`{name}`"
