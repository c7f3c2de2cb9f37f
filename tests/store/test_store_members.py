"""Two members never see or change what is kept of each other; what is kept of one is theirs alone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from inspect import getmembers, iscoroutinefunction, signature

import pytest
from conftest import Clock
from kept import ADA, CONSENT, LEAD, SAM, begun, everything, filled

from bot.guidance.plan import Plan
from bot.guidance.revision import skip
from bot.store import Member, Store, Synced

Deed = Callable[[Store, int, str], Awaitable[object]]

DEEDS: dict[str, Deed] = {
    "member": lambda store, me, _: store.member(me),
    "consent": lambda store, me, _: store.consent(me, CONSENT + 1, "fr"),
    "hear": lambda store, me, _: store.hear(me, "de"),
    "export": lambda store, me, _: store.export(me),
    "erase": lambda store, me, _: store.erase(me),
    "history": lambda store, me, _: store.history(me),
    "begin": lambda store, me, _: store.begin(me, "another", 1, CONSENT),
    "answer": lambda store, me, sitting: store.answer(me, sitting, "work", "asked", "mine", CONSENT),
    "drop": lambda store, me, sitting: store.drop(me, sitting),
    "finish": lambda store, me, sitting: store.finish(me, sitting, 1),
    "disagree": lambda store, me, sitting: store.disagree(me, sitting, "deepen", "balance", "mine"),
    "keep_zone": lambda store, me, _: store.keep_zone(me, "Asia/Tokyo", CONSENT),
    "zone": lambda store, me, _: store.zone(me),
    "schedule": lambda store, me, _: store.schedule(me, "note", 2, 9, CONSENT),
    "rhythm": lambda store, me, _: store.rhythm(me, "note"),
    "rhythms": lambda store, me, _: store.rhythms(me),
    "resume": lambda store, me, _: store.resume(me),
    "postpone": lambda store, me, _: store.postpone(me, "note", 4),
    "snooze": lambda store, me, _: store.snooze(me, "note"),
    "put_off": lambda store, me, _: store.put_off(me, "note", 900),
    "cancel": lambda store, me, _: store.cancel(me, "note"),
    "refuse": lambda store, me, _: store.refuse(me),
    "tell_refused": lambda store, me, _: store.tell_refused(me),
    "sent_notes": lambda store, me, _: store.sent_notes(me),
    "keep_sent": lambda store, me, _: store.keep_sent(me, "job", "choice"),
    "tell_dropped": lambda store, me, _: store.tell_dropped(me),
    "comment": lambda store, me, _: store.comment(me, "mine", None, CONSENT),
    "posted": lambda store, me, _: store.posted(me),
    "may_take_back": lambda store, me, sitting: store.may_take_back(me, sitting),
    "take_back": lambda store, me, sitting: store.take_back(me, sitting),
    "disagreement": lambda store, me, sitting: store.disagreement(me, sitting, "deepen"),
    "verdicts": lambda store, me, _: store.verdicts(me),
    "judge": lambda store, me, _: store.judge(me, LEAD, "not_me", "pay", CONSENT),
    "unjudge": lambda store, me, _: store.unjudge(me, LEAD),
    "note": lambda store, me, _: store.note(me, LEAD, "mine"),
    "learn": lambda store, me, _: store.learn(me, LEAD, "mine", -1),
    "review": lambda store, me, _: store.review(me, LEAD, 1_900_000_000),
    "plan": lambda store, me, _: store.plan(me),
    "newest_version": lambda store, me, _: store.newest_version(me),
    "plan_versions": lambda store, me, _: store.plan_versions(me),
    "change_plan": lambda store, me, _: store.change_plan(me, partial(skip, part="by"), CONSENT),
    "begin_plan_again": lambda store, me, _: store.begin_plan_again(me, Plan(), CONSENT),
    "drop_version": lambda store, me, _: store.drop_version(me, 1),
    "steps": lambda store, me, _: store.steps(me),
    "check_ins": lambda store, me, _: store.check_ins(me),
    "add_step": lambda store, me, _: another_step(store, me),
    "step_again": lambda store, me, _: to_adas_step(store, Store.step_again, me, 1_900_000_000, CONSENT),
    "word_step": lambda store, me, _: to_adas_step(store, Store.word_step, me, "mine", 5, "mine"),
    "guard_step": lambda store, me, _: to_adas_step(store, Store.guard_step, me, "mine", "mine"),
    "date_step": lambda store, me, _: to_adas_step(store, Store.date_step, me, 1_900_000_000),
    "place_step": lambda store, me, _: to_adas_step(store, Store.place_step, me, "z", "mine"),
    "repeat_step": lambda store, me, _: to_adas_step(store, Store.repeat_step, me),
    "end_step": lambda store, me, _: to_adas_step(store, Store.end_step, me, "let_go"),
    "check_in": lambda store, me, _: to_adas_step(store, Store.check_in, me, 0, "done"),
    "learn_from_step": lambda store, me, _: to_adas_step(store, Store.learn_from_step, me, 0, "mine"),
    "drop_step": lambda store, me, _: to_adas_step(store, Store.drop_step, me),
}
"""Every method about a member, done by one of them to the sitting, or to the step, of another."""


async def to_adas_step(
    store: Store, method: Callable[..., Awaitable[object]], me: int, *rest: object
) -> None:
    """Do something to the one step of ADA; nothing may come of it."""
    (step,) = await store.steps(ADA)
    assert not await method(store, me, step.id, *rest)


async def another_step(store: Store, me: int) -> None:
    """Keep a step of one's own, where the consent is there."""
    await store.add_step(
        me, path="a", milestone=None, action="mine", minutes=5, place="", due_at=None, consent=CONSENT
    )


def test_every_method_about_a_member_is_among_the_deeds() -> None:
    about = {
        n for n, method in getmembers(Store, iscoroutinefunction) if "member" in signature(method).parameters
    }
    assert {name for name in about if not name.startswith("_")} == set(DEEDS)


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("known", [True, False])
async def test_nobody_sees_or_changes_what_is_another_members(store: Store, deed: str, known: bool) -> None:
    sitting = await filled(store, ADA, "adas own words")
    if known:
        await filled(store, SAM, "sams own words")
    before = await everything(store, ADA)
    seen = repr(await DEEDS[deed](store, SAM, sitting))
    assert "adas own words" not in seen
    assert sitting not in seen
    assert str(ADA) not in seen
    assert await everything(store, ADA) == before


@pytest.mark.parametrize("deed", [name for name in DEEDS if name != "consent"])
async def test_nothing_is_kept_of_someone_who_never_consented(store: Store, deed: str) -> None:
    sitting = await filled(store, ADA, "adas own words")
    await DEEDS[deed](store, SAM, sitting)
    assert await everything(store, SAM) == (None, (), None)


async def test_of_someone_unknown_there_is_nothing(store: Store) -> None:
    assert await everything(store, ADA) == (None, (), None)
    assert await store.erase(ADA) is False


async def test_a_consent_is_kept_with_its_time_and_language(store: Store, clock: Clock) -> None:
    await store.consent(ADA, CONSENT, "de")
    assert await store.member(ADA) == Member(ADA, "de", CONSENT, clock())


@pytest.mark.parametrize("version", [CONSENT, CONSENT - 1])
async def test_the_newest_consent_stays_as_it_was_given(store: Store, clock: Clock, version: int) -> None:
    await store.consent(ADA, CONSENT, "de")
    before = await store.member(ADA)
    clock.read = lambda: 1_900_000_000
    await store.consent(ADA, version, "fr")
    assert await store.member(ADA) == before


async def test_a_newer_consent_replaces_an_older_one(store: Store, clock: Clock) -> None:
    sitting = await begun(store, ADA)
    clock.read = lambda: 1_900_000_000
    await store.consent(ADA, CONSENT + 1, None)
    assert await store.member(ADA) == Member(ADA, None, CONSENT + 1, 1_900_000_000)
    assert [kept.id for kept in await store.history(ADA)] == [sitting]


async def test_the_language_last_spoken_is_remembered_of_a_known_member(store: Store) -> None:
    await store.consent(ADA, CONSENT, None)
    await store.hear(ADA, "pt-BR")
    kept = await store.member(ADA)
    assert kept is not None
    assert kept.locale == "pt-BR"


async def test_an_export_holds_every_row(store: Store, clock: Clock) -> None:
    sitting = await filled(store, ADA, "words")
    kept = await store.export(ADA)
    assert kept is not None
    assert kept["member"] == {"id": ADA, "locale": "en", "consent": CONSENT, "consented_at": clock()}
    assert [row["chapter"] for row in kept["sittings"]] == ["situation", "work"]
    assert {row["question"]: row["value"] for row in kept["answers"]} == {
        "work_now": "words",
        "asked": "words",
        "skipped": None,
    }
    said = {
        "sitting": sitting,
        "direction": "deepen",
        "instead": "explore",
        "note": "words",
        "said_at": clock(),
    }
    assert kept["disagreements"] == [said]
    judged = {"code": LEAD, "said": "saved", "reason": None, "said_at": clock(), "review_at": None}
    assert kept["verdicts"] == [judged | {"note": "words", "learnt": "words", "closer": 1}]


async def test_after_an_erase_one_can_begin_afresh(store: Store) -> None:
    await filled(store, ADA, "before")
    assert await store.erase(ADA) is True
    assert await everything(store, ADA) == (None, (), None)
    assert await store.erase(ADA) is False
    await begun(store, ADA)
    assert [dict(kept.answers) for kept in await store.history(ADA)] == [{}]


async def test_what_discord_was_told_is_kept_for_each_application(store: Store) -> None:
    await store.remember_synced(1, Synced("old", {"assess": 10}))
    await store.remember_synced(2, Synced("other", {"assess": 20}))
    await store.remember_synced(1, Synced("new", {"assess": 11, "help": 12}))
    assert await store.synced(1) == Synced("new", {"assess": 11, "help": 12})
    assert await store.synced(2) == Synced("other", {"assess": 20})
    assert await store.synced(3) is None
