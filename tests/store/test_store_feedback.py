"""Comments are kept as a member's only where they agreed to that, and their authors can take them back."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from conftest import Clock
from kept import ADA, CONSENT, SAM, files, query

from bot.store import Store
from bot.store.feedback import DAILY_MOST, Comment, Kept, Posted
from bot.when.calendar import DAY

WORDS = "unmistakable-confession"
CHANNEL = 333_333_333_333_333_333


async def said(store: Store, member: int, text: str = "fine", name: str | None = None) -> Kept:
    """A comment that is kept."""
    kept = await store.comment(member, text, name, CONSENT)
    assert kept is not None
    return kept


async def texts(store: Store) -> list[str]:
    return [comment.text for comment in await store.comments()]


@pytest.mark.parametrize("consent", [None, CONSENT - 1])
async def test_without_the_consent_of_today_nothing_in_the_row_leads_to_the_member(
    store: Store, database: Path, consent: int | None
) -> None:
    if consent:
        await store.consent(ADA, consent, "en")
    kept = await said(store, ADA)
    assert not kept.known
    (row,) = query(database, "SELECT * FROM feedback")
    assert ADA not in row
    assert str(ADA) not in repr(row)
    exported = await store.export(ADA)
    assert exported is None or exported["feedback"] == []


@pytest.mark.parametrize("name", [None, "Ada \N{SPARKLES}"])
async def test_a_name_is_kept_only_where_it_was_given(store: Store, clock: Clock, name: str | None) -> None:
    await said(store, ADA, "fine", name)
    assert await store.comments() == (Comment(clock(), name, "fine"),)


async def test_an_id_begins_with_the_time_and_ends_in_64_bits(store: Store, clock: Clock) -> None:
    ids = {(await said(store, ADA)).id for _ in range(20)}
    assert {name[:8] for name in ids} == {f"{clock():08x}"}
    assert len({int(name[8:], 16) for name in ids}) == 20
    assert {len(name) for name in ids} == {24}


async def test_export_and_erase_cover_what_a_known_member_said(
    store: Store, database: Path, clock: Clock
) -> None:
    before = await said(store, ADA, "before the consent")
    await store.consent(ADA, CONSENT, "en")
    await store.consent(SAM, CONSENT, "en")
    kept = await said(store, ADA, WORDS, "Ada")
    await said(store, SAM, "sams own")
    assert await store.keep_posted(kept.id, Posted(CHANNEL, 7))
    exported = await store.export(ADA)
    assert exported is not None
    row = {"id": kept.id, "text": WORDS, "name": "Ada", "said_at": clock(), "channel": CHANNEL, "message": 7}
    assert (kept.known, exported["feedback"]) == (True, [row])
    assert await store.posted(ADA) == (Posted(CHANNEL, 7),)
    await store.erase(ADA)
    assert sorted(await texts(store)) == ["before the consent", "sams own"]
    assert await store.posted(ADA) == ()
    assert not [name for name, content in files(database).items() if WORDS.encode() in content]
    assert await store.may_take_back(ADA, before.id)


@pytest.mark.parametrize("known", [True, False])
async def test_what_is_taken_back_is_gone_from_the_file_and_says_where_it_was_posted(
    store: Store, database: Path, known: bool
) -> None:
    if known:
        await store.consent(ADA, CONSENT, "en")
    kept, other = await said(store, ADA, WORDS), await said(store, ADA, "the other")
    await store.keep_posted(kept.id, Posted(CHANNEL, 7))
    assert await store.posted(ADA, kept.id) == (Posted(CHANNEL, 7),)
    assert await store.take_back(ADA, kept.id) == (Posted(CHANNEL, 7),)
    assert not await store.may_take_back(ADA, kept.id)
    assert await store.take_back(ADA, kept.id) == ()
    assert not await store.keep_posted(kept.id, Posted(CHANNEL, 8))
    assert not [name for name, content in files(database).items() if WORDS.encode() in content]
    assert await texts(store) == ["the other"]
    assert await store.take_back(ADA, other.id) == ()
    assert await texts(store) == []


async def test_nobody_takes_back_or_finds_what_a_known_member_said(store: Store) -> None:
    await store.consent(ADA, CONSENT, "en")
    kept = await said(store, ADA)
    await store.keep_posted(kept.id, Posted(CHANNEL, 7))
    assert not await store.may_take_back(SAM, kept.id)
    assert await store.posted(SAM, kept.id) == await store.posted(SAM) == ()
    assert await store.take_back(SAM, kept.id) == ()
    assert await texts(store) == ["fine"]


async def test_nobody_guesses_a_comment_of_nobodys(store: Store) -> None:
    kept = await said(store, ADA)
    for guess in ("", "%", kept.id[:-1], kept.id[:8], f"{kept.id[:-1]}x", "NULL", kept.id.upper() + " "):
        assert not await store.may_take_back(SAM, guess)
        assert await store.take_back(SAM, guess) == ()
    assert await texts(store) == ["fine"]
    assert await store.posted(SAM) == ()


async def test_a_known_member_says_so_much_within_a_day_and_others_are_not_held_up(
    store: Store, clock: Clock
) -> None:
    await store.consent(ADA, CONSENT, "en")
    kept = await asyncio.gather(*(store.comment(ADA, str(n), None, CONSENT) for n in range(DAILY_MOST + 2)))
    assert sum(each is not None for each in kept) == DAILY_MOST
    await said(store, SAM)
    start = clock()
    clock.read = lambda: start + DAY - 1
    assert await store.comment(ADA, "still today", None, CONSENT) is None
    clock.read = lambda: start + DAY
    assert await store.comment(ADA, "tomorrow", None, CONSENT) is not None


async def test_they_are_read_newest_first_and_since_a_time(store: Store, clock: Clock) -> None:
    start = clock()
    for later in range(3):
        clock.read = lambda at=start + later: at  # type: ignore[misc]
        await said(store, ADA, str(later))
    assert await texts(store) == ["2", "1", "0"]
    assert [comment.text for comment in await store.comments(start + 1)] == ["2", "1"]
