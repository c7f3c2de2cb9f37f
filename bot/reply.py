"""One reply per interaction: where it goes, and who sees it.

Rule: what is the member's own is shown to the member alone. A screen is edited in place where only they
can see it; a public message is edited only by the person who asked for it, with what is public.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import discord

from bot.guard import Interaction
from bot.words import Say, Words


def in_direct_message(interaction: Interaction) -> bool:
    """Whether only the member and the bot are there; a group conversation is not such a place."""
    return isinstance(interaction.channel, discord.DMChannel) and not interaction.context.private_channel


def locale(interaction: Interaction, public: bool = False) -> str:
    """The language to answer in: the member's for their eyes, the server's for everyone's."""
    if public and interaction.guild_locale is not None and not in_direct_message(interaction):
        return interaction.guild_locale.value
    return interaction.locale.value


def spoken(interaction: Interaction) -> tuple[str, ...]:
    """The languages in which someone may have typed: their own, then the server's."""
    both = (interaction.locale, interaction.guild_locale)
    return tuple(each.value for each in both if each is not None)


def stays(interaction: Interaction, public: bool) -> bool:
    """Whether the message that was pressed is one to edit: private, or public and the presser's own."""
    message = interaction.message
    if message is None:
        return False
    if message.flags.ephemeral or in_direct_message(interaction):
        return True
    asker = message.interaction_metadata
    return public and asker is not None and asker.user.id == interaction.user.id


def seen_by_all(interaction: Interaction, public: bool) -> bool:
    """Whether a public screen really goes to everyone: someone else's press is answered to them alone."""
    if not public:
        return False
    message = interaction.message
    return message is None or (stays(interaction, public) and not message.flags.ephemeral)


def voice(interaction: Interaction, words: Words, public: bool = False) -> Say:
    """The voice that answers: the member's language for their eyes, the server's for everyone's."""
    return words.to(locale(interaction, seen_by_all(interaction, public)))


async def show(
    interaction: Interaction,
    screen: discord.ui.LayoutView,
    *,
    public: bool = False,
    files: Sequence[discord.File] = (),
) -> None:
    """Answer with a screen: edit the message that was pressed where it stays, else send a new one."""
    if interaction.response.is_done():
        await interaction.edit_original_response(view=screen, attachments=list(files))
        return
    if stays(interaction, public):
        await interaction.response.edit_message(view=screen, attachments=list(files))
        return
    hidden = not seen_by_all(interaction, public) and not in_direct_message(interaction)
    await interaction.response.send_message(view=screen, ephemeral=hidden, files=list(files))


async def wait(interaction: Interaction) -> None:
    """Tell Discord, once, that the answer takes a moment; `show` then fills it in."""
    if interaction.response.is_done():
        return
    if stays(interaction, public=False):
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=not in_direct_message(interaction), thinking=True)


async def post(
    interaction: Interaction, screen: discord.ui.LayoutView, files: Sequence[discord.File]
) -> None:
    """Post a screen for everyone in the channel, at the member's word."""
    if interaction.response.is_done():
        await interaction.edit_original_response(view=screen, attachments=list(files))
    else:
        await interaction.response.send_message(view=screen, files=list(files))


async def take_back(interaction: Interaction, screen: discord.ui.LayoutView) -> None:
    """Delete the message that was pressed, and say so to the presser alone."""
    await interaction.response.defer()
    with suppress(discord.NotFound):  # another press was quicker
        await interaction.delete_original_response()
    await interaction.followup.send(view=screen, ephemeral=True)


async def add(interaction: Interaction, screen: discord.ui.LayoutView) -> None:
    """Say one thing more below an answer that was given, to the member alone."""
    await interaction.followup.send(view=screen, ephemeral=not in_direct_message(interaction))
