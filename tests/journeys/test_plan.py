"""A member makes a plan part by part, leaves it, and finds it as they left it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from conftest import World
from leads import ALIVE, WORDS, own, save
from plans import DAY, WHOLE, agreed, at, given, kept, pass_time, shown, versions, wrote
from portraits import OWN_WORDS, chosen, options, tell_all
from steps import EITHER, is_refused, press_all, say_of, verbs, where

from bot.guidance.plan import LINE_MOST, MILESTONES_MOST, PARTS, Bills, Goal, Plan, waiting
from bot.press import link
from bot.screens import parts
from bot.when.calendar import noon


@EITHER
async def test_a_whole_plan_is_made_in_one_sitting(world: World, by_message: bool) -> None:
    person, code = where(world, by_message), own(world, "welder").code
    message = await shown(person)
    assert message.ephemeral is not by_message
    message = await press_all(person, message, ["plan/go", "assess/agree"])
    assert await kept(person) == Plan()
    await save(person, code)
    message = await press_all(person, message, ["plan/open", "plan/go"])
    assert options(person, message, "plan/goal_saved") == [code]
    message = await press_all(person, message, [f"plan/goal_saved:{code}"])
    message = await wrote(person, message, "plan/why_form", why="to make things\nthat last")
    message = await press_all(person, message, ["plan/by:two"])
    message = await wrote(person, message, "plan/bills_form:z", job="evenings at the bakery")
    message = await chosen(person, message, "plan/builds", "contact", "money")
    message = await press_all(person, message, ["plan/review:quarter", "plan/go"])
    for strand in ("roles", "experiences", "education", "pathway"):
        first = options(person, message, "plan/take")[0]
        message = await press_all(person, message, [f"plan/take:a.{strand}:{first}", "plan/go"])
    idea = options(person, message, "plan/aim_idea")[0]
    message = await press_all(person, message, [f"plan/aim_idea:b:{idea}", "plan/open"])
    plan = await kept(person)
    assert plan.goal == Goal("occupation", say_of(world)("occupations.welder.title"), code)
    assert (plan.why, waiting(plan), plan.skipped) == ("to make things\nthat last", None, ())
    year = datetime.fromtimestamp(int(world.env.now().timestamp()), UTC).year
    assert str(plan.by).startswith(str(year + 2))
    assert plan.bills == Bills("evenings at the bakery", "z", ("money", "contact"), plan.bills.review_on)  # type: ignore[union-attr]
    assert [len(plan.on(place)) for place in PARTS if "." in place] == [1, 1, 1, 1]
    assert "step/new" in verbs(person, message)
    assert "plan/go" not in verbs(person, message)
    assert len(await versions(person)) == 1


async def test_a_plan_goes_on_where_it_was_left_after_a_month_and_a_restart(world: World) -> None:
    person = world.ada.by_message
    await agreed(person)
    message = await press_all(person, await shown(person), ["plan/go"])
    for part in PARTS:
        assert f"plan/skip:{part}" in person.routes(message)
        if part in ("why", "a.roles"):
            pass_time(world, 30 * DAY)
            await world.restart()
            message = await press_all(person, await shown(person), ["plan/go"])
            assert f"plan/skip:{part}" in person.routes(message)
        message = await press_all(person, message, [f"plan/skip:{part}"])
    assert waiting(await kept(person)) is None
    assert await kept(person) == Plan(skipped=PARTS)


async def test_what_was_said_before_is_where_a_plan_begins(world: World) -> None:
    ada, say = world.ada, say_of(world)
    assert say("plan.intro.unknown") in ada.text(await shown(ada))
    await tell_all(ada)
    await save(ada, own(world, "welder").code)
    text = ada.text(await shown(ada))
    assert say("plan.intro.portrait") in text
    assert say("plan.intro.saved", many=1) in text
    assert parts.quoted(OWN_WORDS) in ada.text(await at(ada, "plan/part:why"))


async def test_what_is_written_is_kept_word_for_word_and_shown_tame(world: World) -> None:
    await agreed(world.ada)
    for turn, words in enumerate(WORDS[:4]):
        person = where(world, by_message=turn % 2 == 0)
        line = " ".join(words.split())[:LINE_MOST]
        message = await wrote(person, await at(person, "plan/part:goal"), "plan/goal_form:own", goal=line)
        message = await wrote(person, await at(person, "plan/part:why"), "plan/why_form", why=words[:600])
        message = await wrote(person, await at(person, "plan/part:bills"), "plan/bills_form:z", job=line)
        texts = [person.text(message)]
        message = await wrote(person, await at(person, "plan/path:b"), "plan/aim:b", aim=line)
        texts.append(person.text(message))
        plan = await kept(person)
        assert plan.goal == Goal("own", line)
        assert plan.bills
        assert (plan.why, plan.bills.text, plan.aim("b")) == (words[:600].strip(), line, line)
        texts += [person.text(await at(person, route)) for route in ("plan/open", "plan/part:why")]
        assert not [mark for mark in ALIVE for text in texts if mark in text]


async def test_a_changed_part_leads_back_to_the_plan_and_a_waiting_one_to_the_next(world: World) -> None:
    await given(world.ada)
    message = await wrote(
        world.ada, await at(world.ada, "plan/part:goal"), "plan/goal_form:business", goal="bikes"
    )
    assert "plan/part" in verbs(world.ada, message)
    assert (await kept(world.ada)).goal == Goal("business", "bikes")
    await given(world.sam, Plan(goal=WHOLE.goal, by=WHOLE.by))
    message = await wrote(world.sam, await at(world.sam, "plan/part:why"), "plan/why_form", why="because")
    assert "plan/skip:bills" in world.sam.routes(message)
    message = await press_all(world.sam, await at(world.sam, "plan/part:by"), ["plan/by:half"])
    assert "plan/part" in verbs(world.sam, message)


@pytest.mark.parametrize(
    ("asked", "form", "by_message"),
    [("plan/part:by", "plan/by_form", True), ("plan/review_ask", "plan/review_form", False)],
)
async def test_a_date_is_asked_for_kindly_with_what_was_typed(
    world: World, asked: str, form: str, by_message: bool
) -> None:
    person = where(world, by_message)
    await given(person)
    before = await kept(person)
    for typed in ("blubb", "1999-01-01", "2031-02-31", "in 90 years", "@everyone"):
        message = await wrote(person, await at(person, asked), form, day=typed)
        assert parts.inline(typed) in person.text(message)
        assert await kept(person) == before
    message = await wrote(person, message, form, day="2031-02-28")
    plan = await kept(person)
    assert "2031-02-28" in (plan.by, plan.bills and plan.bills.review_on)
    assert parts.day(noon("2031-02-28", None)) in person.text(message)


async def test_a_month_that_is_typed_is_its_last_day_where_the_member_lives(world: World) -> None:
    await given(world.ada)
    assert await world.store.keep_zone(world.ada.id, "Pacific/Kiritimati", world.library.consent)
    message = await wrote(world.ada, await at(world.ada, "plan/part:by"), "plan/by_form", day="June 2031")
    assert (await kept(world.ada)).by == "2031-06-30"
    noon_there = int(datetime(2031, 6, 29, 22, tzinfo=UTC).timestamp())
    assert parts.day(noon_there) in world.ada.text(message)


async def test_the_job_that_pays_the_bills_moves_builds_and_goes_without_a_word(world: World) -> None:
    ada = world.ada
    await given(ada, Plan(goal=WHOLE.goal, why="x", by=WHOLE.by))
    message = await wrote(ada, await at(ada, "plan/go"), "plan/bills_form:a", job="driving a van")
    message = await chosen(ada, message, "plan/builds", "skill", "reference")
    message = await press_all(ada, message, ["plan/review:year", "plan/bills_path:z"])
    plan = await kept(ada)
    assert plan.bills
    assert (plan.aim("z"), plan.bills.builds) == ("driving a van", ("skill", "reference"))
    message = await wrote(ada, message, "plan/bills_form:z", job="driving a bus")
    assert (await kept(ada)).bills == Bills("driving a bus", "z", plan.bills.builds, plan.bills.review_on)
    message = await chosen(ada, await at(ada, "plan/builds_ask"), "plan/builds")
    assert (await kept(ada)).bills == Bills("driving a bus", "z", (), plan.bills.review_on)
    message = await press_all(ada, message, ["plan/bills_none"])
    assert (await kept(ada)).bills
    message = await press_all(ada, message, ["plan/bills_gone"])
    assert (await kept(ada)).bills is None
    assert "plan/bills_form" in verbs(ada, await at(ada, "plan/bills_none"))
    assert "plan/go" in verbs(ada, message)
    late = await ada.press(ada.wear(message, "plan/review:half"), "plan/review")
    assert is_refused(ada, late, "refusal.plan_gone")


async def test_an_aim_of_ones_own_is_never_replaced_by_a_slip_and_left_empty_goes(world: World) -> None:
    await given(world.ada)
    assert "plan/aim_idea" not in verbs(world.ada, await at(world.ada, "plan/path:b"))
    message = await wrote(world.ada, await at(world.ada, "plan/path:b"), "plan/aim:b", aim="  ")
    assert (await kept(world.ada)).aim("b") == ""
    first, second, *_ = options(world.ada, message, "plan/aim_idea")
    message = await press_all(world.ada, message, [f"plan/aim_idea:b:{first}"])
    assert "plan/aim_idea" in verbs(
        world.ada, message
    )  # an idea as it was offered may be changed for another
    await press_all(world.ada, message, [f"plan/aim_idea:b:{second}"])
    assert (await kept(world.ada)).aim("b")


async def test_a_goal_whose_occupation_has_gone_keeps_its_text(world: World) -> None:
    await given(world.ada, Plan(goal=Goal("occupation", "Zither tuner", "99-9999.99")))
    for route in ("plan/open", "plan/part:goal", "plan/path:a"):
        message = await at(world.ada, route)
        assert "Zither tuner" in world.ada.text(message)
        assert "occupation/open" not in verbs(world.ada, message)
    for place in ("a.education", "b.roles"):
        assert len(options(world.ada, await at(world.ada, f"plan/strand:{place}"), "plan/take")) >= 3


async def test_every_place_offers_ideas_and_takes_as_many_as_fit(world: World) -> None:
    await tell_all(world.ada)
    await given(world.ada, Plan(goal=Goal("business", "bikes")))
    for place in ("a.roles", "b.pathway", "z.education"):
        message = await at(world.ada, link("plan/strand", place))
        ideas = options(world.ada, message, "plan/take")
        assert len(ideas) >= 3
        message = await chosen(world.ada, message, "plan/take", *ideas[:4])
        again = options(world.ada, message, "plan/take")
        assert not set(ideas[:4]) & set(again)
        await chosen(world.ada, message, "plan/take", *again[:2])
        there = (await kept(world.ada)).on(place)
        assert len({each.text for each in there}) == len(there) == MILESTONES_MOST
