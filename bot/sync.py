"""Telling Discord of the commands, when what it would show has changed.

Rule: a sync at every start runs into Discord's limits, so the payload's digest decides. The ids that
Discord answers with are kept beside it: they make commands clickable in sentences.
"""

from __future__ import annotations

import hashlib
import json
import logging
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Place

from bot.refusal import Refusal
from bot.store import Store, Synced
from bot.words import FALLBACK, Words

log = logging.getLogger(__name__)

Tree = app_commands.CommandTree[Any]


class CommandWords(app_commands.Translator):
    """Names and descriptions of commands in the languages that have them; English is in the code."""

    def __init__(self, words: Words) -> None:
        self._words = words

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """The word for one locale, or None where the English one serves."""
        for name in (locale.value, locale.value.split("-")[0]):
            if name != FALLBACK and name in self._words.languages:
                return self._words.languages[name].get(_key(string, context))
        return None


def _key(string: app_commands.locale_str, context: app_commands.TranslationContextTypes) -> str:
    data: Any = context.data
    match context.location:
        case Place.command_name:
            return f"commands.{data.name}.name"
        case Place.command_description:
            return f"commands.{data.name}.description"
        case Place.parameter_name:
            return f"commands.{data.command.name}.{data.name}.name"
        case Place.parameter_description:
            return f"commands.{data.command.name}.{data.name}.description"
        case _:
            return str(string.extras.get("key", ""))


async def sync(tree: Tree, store: Store, words: Words, application: int, force: bool = False) -> None:
    """Send the commands to Discord if they changed or `force` asks for it, and learn their ids."""
    digest = await _digest(tree)
    known = await store.synced(application)
    if force or known is None or known.digest != digest:
        commands = await tree.sync()
        known = Synced(digest, {command.name: command.id for command in commands})
        log.info("%d commands were sent to Discord", len(commands))
        try:
            await store.remember_synced(application, known)
        except Refusal:
            log.warning("that could not be saved: they are sent again at the next start")
    words.command_ids = dict(known.ids)


async def _digest(tree: Tree) -> str:
    translator = tree.translator
    payload = [
        await command.get_translated_payload(tree, translator) if translator else command.to_dict(tree)
        for command in sorted(tree.get_commands(), key=lambda command: command.name)
    ]
    return hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
