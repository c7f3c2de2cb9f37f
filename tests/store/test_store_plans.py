"""A plan is changed by whatever deed, in any window, and loses nothing; a rest begins a new version."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

import pytest
from conftest import Clock
from hypothesis import given
from hypothesis import strategies as st
from kept import ADA, CONSENT, SAM, files

from bot.guidance.plan import (
    GAINS,
    GOALS,
    MILESTONES_MOST,
    PARTS,
    PATHS,
    PLACES,
    Bills,
    Full,
    Goal,
    Gone,
    Milestone,
    Plan,
)
from bot.guidance.revision import add, move, reach, set_aim, set_goal, skip
from bot.store import Store, Version, open_store
from bot.store.plans import REST_SECONDS, Deed, read, written

HERE = "a.roles"


def goal(text: str) -> Deed:
    return partial(set_goal, goal=Goal("own", text))


def more(number: int, place: str = HERE) -> Deed:
    return partial(add, place=place, milestone=Milestone(f"{number:08x}", f"milestone {number}"))


def at(clock: Clock, time: int) -> int:
    clock.read = lambda: time
    return time


async def planned(store: Store, *deeds: Deed, member: int = ADA) -> Version:
    """Consent and change the plan; returns its newest version."""
    await store.consent(member, CONSENT, "en")
    for deed in deeds:
        assert await store.change_plan(member, deed, CONSENT)
    version = await store.newest_version(member)
    assert version is not None
    return version


WORDS = st.text(max_size=40)
DAYS = st.none() | st.dates().map(str)
MILESTONES = st.builds(Milestone, WORDS, WORDS, DAYS, DAYS)
PLANS = st.builds(
    Plan,
    st.none() | st.builds(Goal, st.sampled_from(GOALS), WORDS, st.none() | WORDS),
    WORDS,
    DAYS,
    st.none()
    | st.builds(
        Bills, WORDS, st.sampled_from(PATHS), st.lists(st.sampled_from(GAINS), unique=True).map(tuple), DAYS
    ),
    st.dictionaries(st.sampled_from(PATHS), WORDS),
    st.dictionaries(st.sampled_from(PLACES), st.lists(MILESTONES, max_size=2).map(tuple), max_size=3),
    st.lists(st.sampled_from(PARTS), unique=True).map(tuple),
)


@given(PLANS)
def test_every_plan_is_read_as_it_was_written(plan: Plan) -> None:
    assert read(written(plan)) == plan


async def test_nothing_is_kept_before_the_consent_or_under_an_older_one(store: Store) -> None:
    for consent in (None, CONSENT - 1):
        if consent is not None:
            await store.consent(ADA, consent, "en")
        assert await store.change_plan(ADA, goal("bees"), CONSENT) is None
        assert await store.begin_plan_again(ADA, Plan(why="bees"), CONSENT) is False
        assert (await store.newest_version(ADA), await store.plan_versions(ADA)) == (None, ())


async def test_the_first_change_begins_a_plan_and_the_next_goes_on_with_it(
    store: Store, clock: Clock
) -> None:
    begun_at = clock()
    assert await planned(store, goal("bees")) == Version(
        1, set_goal(Plan(), Goal("own", "bees")), begun_at, begun_at
    )
    now = at(clock, begun_at + 60)
    changed = await store.change_plan(ADA, more(1), CONSENT)
    assert changed is not None
    assert (changed.number, changed.begun_at, changed.changed_at) == (1, begun_at, now)
    assert changed.plan.goal == Goal("own", "bees")
    assert changed == await store.newest_version(ADA)


async def test_a_change_after_a_rest_begins_a_new_version_and_the_one_before_stays(
    store: Store, clock: Clock
) -> None:
    first = await planned(store, goal("bees"))
    at(clock, clock() + REST_SECONDS)
    still = await planned(store, goal("more bees"))
    assert still.number == 1
    at(clock, clock() + REST_SECONDS + 1)
    assert (await planned(store, more(1))).number == 2
    at(clock, clock() + 60)
    last = await planned(store, more(2))
    assert [version.number for version in await store.plan_versions(ADA)] == [2, 1]
    assert await store.plan_versions(ADA) == (last, still)
    assert (still.begun_at, still.plan.on(HERE)) == (first.begun_at, ())


async def test_a_deed_that_changes_nothing_makes_no_version_and_no_date(store: Store, clock: Clock) -> None:
    before = await planned(store, goal("bees"), more(1))
    at(clock, clock() + 10 * REST_SECONDS)
    for deed in (goal("bees"), more(1), lambda plan: plan):  # a double press
        assert await store.change_plan(ADA, deed, CONSENT) == before
    assert await store.plan_versions(ADA) == (before,)


@pytest.mark.parametrize(
    ("deed", "raised"),
    [
        (partial(move, milestone="gone", by=1), Gone),
        (partial(reach, milestone="gone", on="2027-01-15"), Gone),
        (partial(skip, part="q"), Gone),
        (partial(set_aim, path="q", aim="x"), Gone),
        (more(99), Full),
        (lambda plan: 1 / 0, ZeroDivisionError),
    ],
)
async def test_a_deed_that_raises_changes_nothing_and_holds_up_nobody(
    store: Store, deed: Deed, raised: type[Exception]
) -> None:
    before = await planned(store, *(more(number) for number in range(MILESTONES_MOST)))
    with pytest.raises(raised):
        await store.change_plan(ADA, deed, CONSENT)
    assert await store.newest_version(ADA) == before
    assert (await planned(store, goal("bees"))).plan.goal


async def test_two_windows_that_write_at_once_lose_nothing(
    store: Store, database: Path, clock: Clock
) -> None:
    await store.consent(ADA, CONSENT, "en")
    deeds = [more(number, place) for number, place in enumerate(PLACES)]
    async with open_store(database, clock) as other:
        await asyncio.gather(
            *(
                (store, other)[number % 2].change_plan(ADA, deed, CONSENT)
                for number, deed in enumerate(deeds)
            ),
            *(store.change_plan(ADA, deed, CONSENT) for deed in deeds[:4]),  # double presses
        )
    (version,) = await store.plan_versions(ADA)
    assert [milestone.id for _, milestone in version.plan.all()] == [f"{n:08x}" for n in range(len(PLACES))]


async def test_an_earlier_plan_or_an_empty_one_begins_anew_and_the_others_stay(
    store: Store, clock: Clock
) -> None:
    first = await planned(store, goal("bees"))
    assert await store.begin_plan_again(ADA, Plan(), CONSENT)
    at(clock, clock() + 60)
    for _ in range(2):  # a double press
        assert await store.begin_plan_again(ADA, first.plan, CONSENT)
    third, second, kept = await store.plan_versions(ADA)
    assert (third.number, third.plan, third.begun_at) == (3, first.plan, clock())
    assert (second.plan, kept) == (Plan(), first)
    assert (await planned(store, more(1))).number == 3


async def test_an_erased_version_is_gone_from_the_file_and_the_others_stay(
    store: Store, database: Path, clock: Clock
) -> None:
    await planned(store, goal("a very rare phrase"))
    assert await store.begin_plan_again(ADA, Plan(why="bees"), CONSENT)
    theirs = await planned(store, goal("honey"), member=SAM)
    for _ in range(2):  # a double press
        await store.drop_version(ADA, 1)
    assert [version.number for version in await store.plan_versions(ADA)] == [2]
    assert [name for name, content in files(database).items() if b"rare phrase" in content] == []
    await store.drop_version(ADA, 2)
    assert await store.newest_version(ADA) is None
    assert await store.newest_version(SAM) == theirs


async def test_words_that_were_changed_leave_the_file_with_the_next_rewrite(
    store: Store, database: Path
) -> None:
    await planned(store, goal("a very rare phrase"), goal("bees"))
    await store.settle()
    assert [name for name, content in files(database).items() if b"rare phrase" in content] == []
    assert (await planned(store)).plan.goal == Goal("own", "bees")


async def test_an_erase_takes_every_version(store: Store, database: Path, clock: Clock) -> None:
    await planned(store, goal("a very rare phrase"))
    at(clock, clock() + 2 * REST_SECONDS)
    await planned(store, goal("another rare phrase"))
    assert await store.erase(ADA)
    assert await store.plan_versions(ADA) == ()
    assert [name for name, content in files(database).items() if b"rare phrase" in content] == []
