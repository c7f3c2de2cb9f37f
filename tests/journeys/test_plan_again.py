"""A member comes back to a plan: what has come due, what no longer fits, what they want to take away."""

from __future__ import annotations

from dataclasses import replace

from conftest import Clock, World
from leads import OFFICIAL, RELEASE, import_official, own, save
from plans import DAY, WHOLE, agreed, at, given, kept, pass_time, shown, wrote
from portraits import chosen, options
from steps import press_all, say_of, verbs

from bot.guidance.plan import Bills, Goal, Plan
from bot.screens import parts
from bot.screens.milestone import IDEAS_FIRST

BILLS = "plan/part:bills"


async def test_the_job_that_pays_the_bills_comes_back_on_its_day_until_it_was_looked_at(world: World) -> None:
    ada = world.ada.by_message
    await given(ada)
    message = await press_all(ada, await at(ada, "plan/review_ask"), ["plan/review:quarter", "plan/open"])
    assert BILLS not in ada.routes(message)
    pass_time(world, 93 * DAY)
    message = await press_all(ada, await shown(ada), [BILLS, "plan/review_ask"])
    assert "plan/review:none" in ada.routes(message)
    looked = await press_all(ada, message, ["plan/review:half", "plan/open"])
    assert BILLS not in ada.routes(looked)
    await at(ada, "plan/review:none")
    assert (await kept(ada)).bills == Bills("evenings at the bakery", "z", ("money",), None)
    assert "plan/review:none" not in ada.routes(await at(ada, "plan/review_ask"))


async def test_a_job_is_asked_about_one_thing_at_a_time_and_once(world: World) -> None:
    ada = world.ada
    await given(ada, Plan(goal=WHOLE.goal, why="x", by=WHOLE.by))
    message = await wrote(ada, await at(ada, "plan/go"), "plan/bills_form:z", job="a van")
    assert not {"plan/review", "plan/bills_none"} & verbs(ada, message)
    message = await chosen(ada, message, "plan/builds", "skill")
    assert not {"plan/builds", "plan/bills_none"} & verbs(ada, message)
    message = await press_all(ada, message, ["plan/review:half"])
    assert {"plan/go", "plan/bills_none"} < verbs(ada, message)
    message = await chosen(ada, await at(ada, "plan/builds_ask"), "plan/builds", "money")
    assert not {"plan/builds", "plan/review"} & verbs(ada, message)
    message = await wrote(ada, message, "plan/bills_form:z", job="a bus")
    assert "plan/bills_none" in verbs(ada, message)
    await press_all(ada, message, ["plan/bills_none", "plan/bills_gone"])
    for route in ("plan/builds_ask", "plan/review_ask"):
        assert "plan/bills_form" in verbs(ada, await at(ada, route))


async def test_words_of_ones_own_that_make_room_for_another_goal_are_shown_once(world: World) -> None:
    ada, code, marks = world.ada, own(world, "welder").code, "*bees* @everyone"
    await given(ada, replace(WHOLE, goal=Goal("own", marks)))
    await save(ada, code)
    message = await press_all(ada, await at(ada, "plan/part:goal"), [f"plan/goal_saved:{code}"])
    assert parts.inline(marks) in ada.text(message)
    assert (await kept(ada)).goal != Goal("own", marks)
    for route in (f"plan/goal_saved:{code}", "plan/open"):
        assert parts.inline(marks) not in ada.text(await at(ada, route))


async def test_a_goal_goes_at_a_press_that_shows_its_words_once_more_and_is_not_asked_for_again(
    world: World,
) -> None:
    ada, marks = world.ada, "*bees* @everyone"
    await given(ada, replace(WHOLE, goal=Goal("own", marks)))
    for words_shown in (True, False):  # the second is a double press
        message = await at(ada, "plan/goal_none")
        assert (parts.inline(marks) in ada.text(message)) is words_shown
        assert "plan/goal_none" not in verbs(ada, message)
        assert await kept(ada) == replace(WHOLE, goal=None, skipped=("goal",))
    assert "plan/skip:goal" not in ada.routes(await at(ada, "plan/go"))
    await wrote(ada, await at(ada, "plan/part:goal"), "plan/goal_form:own", goal="bees")
    assert (await kept(ada)).goal == Goal("own", "bees")


async def test_any_occupation_on_the_shortlist_can_be_made_the_goal_where_it_stands(world: World) -> None:
    ada, code = world.ada, own(world, "welder").code
    await agreed(ada)
    await save(ada, code)
    await press_all(ada, await at(ada, f"shortlist/item:{code}"), [f"plan/goal_saved:{code}"])
    goal = (await kept(ada)).goal
    assert goal is not None
    assert (goal.kind, goal.code) == ("occupation", code)


async def test_what_is_left_empty_goes_and_is_not_said_to_be_kept(world: World) -> None:
    ada, say = world.ada, say_of(world)
    await given(ada)
    for part, form, field in (("why", "plan/why_form", "why"), ("by", "plan/by_form", "day")):
        for _ in range(2):
            message = await wrote(ada, await at(ada, f"plan/part:{part}"), form, **{field: ""})
            assert say("plan.kept", part=say(f"plan.parts.{part}.title")) not in ada.text(message)
    assert await kept(ada) == replace(WHOLE, why="", by=None)


async def test_a_step_whose_time_has_passed_is_not_said_to_be_next(world: World) -> None:
    ada, say = world.ada, say_of(world)
    await given(ada)
    now, consent = int(world.env.now().timestamp()), world.library.consent
    for action, days in (("the first", 1), ("the second", 3)):
        due = now + days * DAY
        assert await world.store.add_step(
            ada.id, path="a", milestone=None, action=action, minutes=15, place="", due_at=due, consent=consent
        )
    for days, action in ((0, "the first"), (2, "the second")):
        pass_time(world, days * DAY)
        assert say("plan.view.next_step_at", text=action, moment="").strip() in ada.text(await shown(ada))
    pass_time(world, 2 * DAY)
    assert say("plan.view.open_step", text="the first") in ada.text(await shown(ada))


async def test_what_is_not_for_someone_is_no_idea_for_a_path(world: World) -> None:
    ada, code = world.ada, own(world, "welder").code
    await given(ada, Plan(goal=Goal("occupation", "Welder", code)))
    first = options(ada, await at(ada, "plan/path:b"), "plan/aim_idea")[0]
    near = first.removeprefix("near.")
    assert await world.store.judge(ada.id, near, "not_me", None, world.library.consent)
    for route in ("plan/path:b", "plan/path:z"):
        assert first not in options(ada, await at(ada, route), "plan/aim_idea")


async def test_an_idea_that_is_offered_no_longer_is_not_taken_and_others_are_shown(world: World) -> None:
    ada, say = world.ada, say_of(world)
    business = Plan(goal=Goal("business", "bikes"))
    await given(ada, business)
    for idea in (
        "plan/take:a.roles:field.51-4121.00.1",
        "plan/aim_idea:b:near.x",
        "plan/aim_idea:a:general.1",
    ):
        message = await at(ada, idea)
        assert say("plan.idea_gone") in ada.text(message)
        assert {"plan/take", "plan/aim"} & verbs(ada, message)
    assert await kept(ada) == business


async def test_what_the_licence_asks_for_stands_where_something_official_does(
    world: World, clock: Clock
) -> None:
    await import_official(world, clock, OFFICIAL)
    ada, licence = world.ada, say_of(world)("attribution.onet", release=RELEASE)
    await given(ada, Plan(goal=Goal("business", "bikes")))
    await save(ada, OFFICIAL.code)
    await given(ada, Plan(goal=Goal("occupation", "Zither tuner", OFFICIAL.code)))
    assert licence in ada.text(await at(ada, "plan/more:a.roles"))
    await given(ada, Plan(goal=Goal("business", "bikes")))
    shown_at = {
        route: licence in ada.text(await at(ada, route))
        for route in ("plan/path:b", "plan/strand:a.roles", "plan/more:a.roles")
    }
    assert shown_at == {"plan/path:b": True, "plan/strand:a.roles": False, "plan/more:a.roles": False}


async def test_a_strand_shows_a_few_ideas_and_the_others_on_demand(world: World) -> None:
    ada = world.ada
    await given(ada, Plan(goal=Goal("business", "bikes")))
    few = await at(ada, "plan/strand:a.roles")
    first = options(ada, few, "plan/take")
    every = await press_all(ada, few, ["plan/more"])
    more = options(ada, every, "plan/take")
    assert (len(first), more[:IDEAS_FIRST]) == (IDEAS_FIRST, first)
    assert len(more) > IDEAS_FIRST
    assert "plan/more" not in verbs(ada, every)
    message = await chosen(ada, every, "plan/take", more[-1])
    assert options(ada, message, "plan/take") == first
    assert len((await kept(ada)).on("a.roles")) == 1
