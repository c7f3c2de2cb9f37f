"""What a member said of occupations is kept with consent and no sooner, and goes when they say so."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from conftest import Clock
from kept import ADA, CONSENT, SAM, files

from bot.guidance.matching import Verdict
from bot.store import Store

NURSE, COOK, GUIDE = "29-1141.00", "35-2014.00", "39-7011.00"
WORDS = "unmistakable-confession"

Deed = Callable[[Store, int], Awaitable[object]]

DEEDS: dict[str, Deed] = {
    "judge": lambda store, me: store.judge(me, NURSE, "not_me", "pay", CONSENT),
    "unjudge": lambda store, me: store.unjudge(me, NURSE),
    "note": lambda store, me: store.note(me, NURSE, "mine"),
    "learn": lambda store, me: store.learn(me, NURSE, "mine", -1),
    "review": lambda store, me: store.review(me, NURSE, 5),
    "verdicts": lambda store, me: store.verdicts(me),
    "erase": lambda store, me: store.erase(me),
}


async def saved(store: Store, member: int, *codes: str, words: str = "a note") -> None:
    """Consent, and save these with everything that can be said of them."""
    await store.consent(member, CONSENT, "en")
    for code in codes:
        assert await store.judge(member, code, "saved", None, CONSENT)
        await store.note(member, code, words)
        await store.learn(member, code, words, 1)
        await store.review(member, code, 1_900_000_000)


def whole(code: str, words: str = "a note") -> Verdict:
    return Verdict(code, "saved", None, words, words, 1, 1_900_000_000)


async def test_nothing_is_kept_before_the_consent_or_under_an_older_one(store: Store) -> None:
    assert not await store.judge(ADA, NURSE, "saved", None, CONSENT)
    assert await store.member(ADA) is None
    await store.consent(ADA, CONSENT - 1, "en")
    assert not await store.judge(ADA, NURSE, "not_me", "pay", CONSENT)
    assert await store.verdicts(ADA) == ()
    await store.consent(ADA, CONSENT + 1, "en")
    assert await store.judge(ADA, NURSE, "saved", None, CONSENT)
    assert await store.verdicts(ADA) == (Verdict(NURSE, "saved"),)


async def test_of_what_was_not_judged_nothing_is_noted(store: Store) -> None:
    await saved(store, ADA, COOK)
    await store.note(ADA, NURSE, "mine")
    await store.learn(ADA, NURSE, "mine", 1)
    await store.review(ADA, NURSE, 5)
    await store.unjudge(ADA, NURSE)
    assert await store.verdicts(ADA) == (whole(COOK),)


async def test_all_that_was_said_comes_back_oldest_first(store: Store, clock: Clock) -> None:
    await saved(store, ADA, NURSE)
    for later, (code, said, reason) in enumerate(
        ((GUIDE, "not_me", "work"), (COOK, "saved", None)), 1_800_000_001
    ):
        clock.read = lambda at=later: at  # type: ignore[misc]
        await store.judge(ADA, code, said, reason, CONSENT)
    said_of_others = (Verdict(GUIDE, "not_me", "work"), Verdict(COOK, "saved"))
    assert await store.verdicts(ADA) == (whole(NURSE), *said_of_others)


async def test_another_verdict_takes_the_place_of_the_first_and_what_was_noted_stays(
    store: Store, clock: Clock
) -> None:
    await saved(store, ADA, NURSE)
    await saved(store, ADA, COOK)
    clock.read = lambda: 1_800_000_001
    assert await store.judge(ADA, COOK, "not_me", "body", CONSENT)
    turned = Verdict(COOK, "not_me", "body", "a note", "a note", 1, 1_900_000_000)
    assert await store.verdicts(ADA) == (whole(NURSE), turned)
    assert await store.judge(ADA, COOK, "saved", None, CONSENT)
    assert await store.verdicts(ADA) == (whole(NURSE), whole(COOK))


async def test_each_thing_noted_is_changed_and_taken_away_by_itself(store: Store) -> None:
    await saved(store, ADA, NURSE)
    await store.note(ADA, NURSE, "another")
    assert await store.verdicts(ADA) == (
        Verdict(NURSE, "saved", None, "another", "a note", 1, 1_900_000_000),
    )
    await store.note(ADA, NURSE, None)
    await store.learn(ADA, NURSE, None, -1)
    assert await store.verdicts(ADA) == (Verdict(NURSE, "saved", None, None, None, -1, 1_900_000_000),)
    await store.review(ADA, NURSE, None)
    await store.learn(ADA, NURSE, None, None)
    assert await store.verdicts(ADA) == (Verdict(NURSE, "saved"),)


async def test_undone_is_as_if_it_had_never_been_said(store: Store, database: Path) -> None:
    await saved(store, ADA, COOK)
    before = await store.export(ADA)
    await saved(store, ADA, NURSE, words=WORDS)
    for _ in range(2):
        await store.unjudge(ADA, NURSE)
        assert await store.export(ADA) == before
    await store.settle(rewrite=True)
    assert [name for name, content in files(database).items() if WORDS.encode() in content] == []
    assert await store.judge(ADA, NURSE, "saved", None, CONSENT)
    assert Verdict(NURSE, "saved") in await store.verdicts(ADA)


async def test_the_export_holds_every_word_of_it(store: Store) -> None:
    await saved(store, ADA, NURSE)
    await saved(store, SAM, COOK)
    kept = await store.export(ADA)
    assert kept is not None
    assert kept["verdicts"] == [
        {
            "code": NURSE,
            "said": "saved",
            "reason": None,
            "note": "a note",
            "learnt": "a note",
            "closer": 1,
            "review_at": 1_900_000_000,
            "said_at": 1_800_000_000,
        }
    ]


async def test_an_erase_takes_all_of_it_from_the_file_too(store: Store, database: Path) -> None:
    await saved(store, ADA, NURSE, COOK, words=WORDS)
    await saved(store, SAM, COOK)
    assert await store.erase(ADA)
    assert (await store.verdicts(ADA), await store.export(ADA)) == ((), None)
    assert [name for name, content in files(database).items() if WORDS.encode() in content] == []
    assert await store.verdicts(SAM) == (whole(COOK),)


@pytest.mark.parametrize("deed", DEEDS)
async def test_nobody_sees_or_changes_what_another_one_said(store: Store, deed: str) -> None:
    await saved(store, ADA, NURSE, words=WORDS)
    await store.consent(SAM, CONSENT, "en")
    before = await store.export(ADA)
    assert WORDS not in repr(await DEEDS[deed](store, SAM))
    assert await store.export(ADA) == before
    assert all(WORDS not in repr(verdict) for verdict in await store.verdicts(SAM))


@pytest.mark.parametrize(
    "words", ["'; DROP TABLE verdicts; --", "\N{SPARKLES}" * 1000, "a\x00b", "", ":code"], ids=range(5)
)
async def test_any_words_come_back_as_they_were(store: Store, words: str) -> None:
    await saved(store, ADA, NURSE, words=words)
    assert await store.verdicts(ADA) == (whole(NURSE, words),)


async def test_verdicts_at_once_leave_one_each_and_lose_no_note(store: Store) -> None:
    await store.consent(ADA, CONSENT, "en")
    await store.consent(SAM, CONSENT, "en")
    codes = [f"11-{number:04}.00" for number in range(20)]
    presses = (store.judge(me, code, "saved", None, CONSENT) for me in (ADA, SAM) for code in codes * 2)
    assert all(await asyncio.gather(*presses))
    noted = (
        each
        for code in codes
        for each in (
            store.note(ADA, code, code),
            store.learn(ADA, code, code, 1),
            store.review(ADA, code, 7),
            store.judge(ADA, code, "saved", None, CONSENT),
        )
    )
    await asyncio.gather(*noted)
    assert await store.verdicts(ADA) == tuple(Verdict(c, "saved", None, c, c, 1, 7) for c in codes)
    assert await store.verdicts(SAM) == tuple(Verdict(code, "saved") for code in codes)


async def test_an_erase_at_once_with_verdicts_leaves_nothing_behind(store: Store) -> None:
    await saved(store, ADA, NURSE)
    judged = (store.judge(ADA, f"11-{number:04}.00", "saved", None, CONSENT) for number in range(10))
    await asyncio.gather(*judged, store.erase(ADA), store.judge(ADA, COOK, "saved", None, CONSENT))
    assert (await store.verdicts(ADA), await store.export(ADA)) == ((), None)
