"""Nothing of a plan is kept without consent or in a crisis, nothing typed is lost, old presses are heard."""

from __future__ import annotations

from dataclasses import replace

from conftest import Clock, World
from plans import WHOLE, agreed, at, given, kept, shown
from steps import EITHER, is_refused, press_all, say_of, verbs, where

from bot.guidance.plan import PARTS, PATHS, PLACES, Milestone, Plan
from bot.guidance.suggest import Known, aims, suggestions
from bot.screens import parts
from bot.settings import Settings
from bot.wiring import build

FORMS = {
    "plan/goal_form:own": "goal",
    "plan/goal_form:business": "goal",
    "plan/why_form": "why",
    "plan/by_form": "day",
    "plan/bills_form:z": "job",
    "plan/review_form": "day",
    "plan/aim:b": "aim",
    "plan/write:b.roles": "text",
    "milestone/change:00000000": "text",
}
"""Every form of a plan, and the field in which one writes."""

PRESSES = (
    "plan/goal_none",
    "plan/skip:why",
    "plan/by:one",
    "plan/bills_path:a",
    "plan/builds:money",
    "plan/review:half",
    "plan/bills_gone",
    f"plan/aim_idea:b:{aims(Known(), 'b')[0].id}",
    f"plan/take:b.roles:{suggestions(Known(), 'b.roles')[0].id}",
    "milestone/reach:00000000",
    "milestone/unreach:00000000",
    "milestone/up:00000000",
    "milestone/down:00000000",
    "milestone/to:00000000:z.roles",
    "milestone/remove_now:00000000:a.roles",
)
"""Presses that change something."""

WRONG = (
    "plan/part:x",
    "plan/part:",
    "plan/path:c",
    "plan/strand:a",
    "plan/strand:a.none",
    "plan/by:soon",
    "plan/review:never",
    "plan/goal_form:occupation",
    "plan/bills_form:b",
    "plan/bills_path:b",
    "plan/aim:c",
    "plan/aim_idea:c:none",
    "plan/take:x:none",
    "plan/more:x",
    "plan/write:x",
    "milestone/to:00000000:x",
    "milestone/remove_now:00000000:x",
)
"""Presses that no screen of today sends."""


@EITHER
async def test_without_consent_a_plan_is_asked_about_first_and_goes_on_after_it(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    message = await press_all(person, await shown(person), ["plan/go"])
    assert "assess/agree" in verbs(person, message)
    assert await world.store.export(person.id) is None
    message = await press_all(person, message, ["assess/agree"])
    assert "plan/skip:goal" in person.routes(message)


async def test_with_an_older_consent_every_change_is_asked_about_anew_and_typed_words_come_back(
    world: World, clock: Clock
) -> None:
    ada = world.ada
    await given(ada)
    forms = {
        route: await ada.press(ada.wear((await ada.slash("help")).response, route), route) for route in FORMS
    }
    newer = replace(world.library, consent=world.library.consent + 1)
    world.make = lambda: build(Settings(shard_count=1), newer, world.store, clock, always_sync=True)
    await world.restart()
    for route, form in forms.items():
        typed = "2031-05-01" if FORMS[route] == "day" else "my own words"
        late = await ada.submit(form, **{FORMS[route]: typed})
        assert parts.quoted(typed) in ada.text((late.followups or [late.response])[-1])
    for route in PRESSES:
        assert "assess/agree" in verbs(ada, await at(ada, route)), route
    (version,) = await world.store.plan_versions(ada.id)
    for route in (*FORMS, "plan/go", f"plan/afresh_now:1:{version.begun_at}"):
        assert "assess/agree" in verbs(ada, await at(ada, route)), route
    assert await kept(ada) == WHOLE


async def test_after_everything_is_erased_old_presses_and_forms_keep_nothing(world: World) -> None:
    ada = world.ada
    await given(ada)
    form = await ada.press(await at(ada, "plan/part:why"), "plan/why_form")
    await world.store.erase(ada.id)
    late = await ada.submit(form, why="written too late")
    assert parts.quoted("written too late") in ada.text((late.followups or [late.response])[-1])
    for route in PRESSES:
        await at(ada, route)
    assert await world.store.export(ada.id) is None


async def test_words_of_crisis_are_answered_with_care_and_not_kept(world: World) -> None:
    person, say = world.ada, say_of(world)
    await given(person)
    phrase = say("care.phrases").splitlines()[0].upper()
    for route, field in FORMS.items():
        form = await person.press(person.wear((await person.slash("help")).response, route), route)
        answer = (await person.submit(form, **{field: f"\u2026 {phrase}"})).response
        assert say("care.line") in person.text(answer), route
        assert answer.ephemeral
    assert await kept(person) == WHOLE


async def test_an_empty_line_changes_no_goal_job_or_milestone(world: World) -> None:
    ada = world.ada
    await given(ada)
    for route in (
        "plan/goal_form:own",
        "plan/bills_form:z",
        "plan/write:b.roles",
        "milestone/change:00000000",
    ):
        form = await ada.press(ada.wear((await ada.slash("help")).response, route), route)
        message = (await ada.submit(form, **{FORMS[route]: " \n "})).response
        assert "plan/open" in verbs(ada, message)
    assert await kept(ada) == WHOLE


async def test_presses_of_an_earlier_version_are_refused_and_change_nothing(world: World) -> None:
    person = world.ada.by_message
    await given(person)
    for route in WRONG:
        old = person.wear((await person.slash("help")).response, route)
        assert is_refused(person, await person.press(old, route), "refusal.old_press"), route
    old = person.wear((await person.slash("help")).response, "plan/skip:x", "plan/goal_saved:x")
    assert is_refused(person, await person.press(old, "plan/skip"), "refusal.plan_gone")
    assert is_refused(person, await person.press(old, "plan/goal_saved"), "refusal.no_occupation")
    assert await kept(person) == WHOLE


async def test_a_plan_is_shown_to_its_member_alone_wherever_it_is_pressed(world: World) -> None:
    await given(world.ada)
    mine = await shown(world.ada)
    assert mine.ephemeral
    posted = (await world.ada.slash("compare")).response  # a public message that both can press
    for person in (world.ada, world.sam):
        for route in ("plan/open", "plan/part:why", "milestone/open:00000000"):
            result = await person.press(person.wear(posted, route), route)
            said = (result.followups or [result.response])[-1]
            assert said.ephemeral
            assert (WHOLE.why in person.text(said)) is (person == world.ada and "milestone" not in route)


async def test_every_part_and_place_opens_with_nothing_there_and_leads_back(world: World) -> None:
    await agreed(world.ada)
    routes = [f"plan/part:{part}" for part in (*PARTS, *PATHS)]
    routes += [f"plan/strand:{place}" for place in PLACES[::4]] + [f"plan/path:{path}" for path in PATHS]
    for route in routes:
        assert "plan/open" in verbs(world.ada, await at(world.ada, route)), route
    assert await kept(world.ada) == Plan()


async def test_a_milestone_of_another_is_never_shown(world: World) -> None:
    await given(world.ada)
    await given(world.sam, Plan(milestones={"a.roles": (Milestone("0" * 8, "of Sam alone"),)}))
    assert "of Sam alone" not in world.ada.text(await at(world.ada, "milestone/open:00000000"))
    assert "of Sam alone" in world.sam.text(await at(world.sam, "milestone/open:00000000"))
