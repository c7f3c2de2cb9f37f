"""What the documents promise is what the program does."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from conftest import World

from bot.client import PERMISSIONS
from bot.screens.privacy import policy_paragraphs
from bot.settings import Settings
from bot.words import Words

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


async def test_the_readme_lists_every_command_with_its_description(world: World) -> None:
    listed = dict(re.findall(r"^\| `/([a-z]+)` \| (.+?) \|$", README, re.MULTILINE))
    assert listed == {command.name: command.description for command in world.env.bot.tree.get_commands()}  # type: ignore[attr-defined]


def test_the_readme_lists_every_setting_with_its_default() -> None:
    listed = dict(re.findall(r"^\| `([A-Z_]+)` \| `?(.*?)`? \|", README, re.MULTILINE))
    defaults = {field.name.upper(): str(field.default or "none") for field in fields(Settings)}
    assert listed == defaults


def test_the_readme_explains_the_permission_integer_that_the_invite_link_carries() -> None:
    assert f"permission integer is `{PERMISSIONS.value}`" in " ".join(README.split())


def test_the_policy_in_the_repository_is_the_one_that_the_bot_shows(words: Words) -> None:
    policy = (ROOT / "PRIVACY.md").read_text(encoding="utf-8")
    for paragraph in policy_paragraphs(words.to("en"), Settings().keep_unfinished_days):
        assert paragraph in policy


def test_every_file_that_the_documents_link_to_exists() -> None:
    for document in ROOT.glob("*.md"):
        for target in re.findall(r"\]\((?!http)([^)#]+)\)", document.read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), f"{document.name} links to {target}"
