"""Milestones are taken over, written, changed, moved, reached and removed."""

from __future__ import annotations

from conftest import World
from leads import WORDS
from plans import WHOLE, agreed, at, given, kept, pass_time, wrote
from portraits import chosen, options
from steps import EITHER, is_refused, press_all, say_of, verbs, where

from bot.guidance.plan import LINE_MOST, MILESTONES_MOST, Milestone, Plan
from bot.screens import parts

ROLES = "plan/strand:a.roles"


def of(many: int) -> Plan:
    """A plan with so many milestones of the first strand."""
    return Plan(milestones={"a.roles": tuple(Milestone(f"{n:08x}", f"number {n}") for n in range(many))})


async def test_a_milestone_of_ones_own_is_kept_with_its_day(world: World) -> None:
    person = world.ada
    await agreed(person)
    for typed, day in (("", None), ("2031-05-01", "2031-05-01"), ("May 2032", "2032-05-31")):
        await wrote(person, await at(person, ROLES), "plan/write:a.roles", text=f"until {day}", by=typed)
        assert (await kept(person)).on("a.roles")[-1].by == day
    for words in WORDS[:3]:
        message = await wrote(person, await at(person, ROLES), "plan/write:a.roles", text=words[:LINE_MOST])
        assert (await kept(person)).on("a.roles")[-1].text == " ".join(words[:LINE_MOST].split())
    assert "plan/write" not in verbs(person, message)
    assert say_of(world)("plan.full", most=MILESTONES_MOST) in person.text(message)


async def test_a_day_that_was_not_understood_keeps_the_words_and_asks_again(world: World) -> None:
    person = world.ada.by_message
    await agreed(person)
    message = await wrote(person, await at(person, ROLES), "plan/write:a.roles", text="a talk", by="blubb")
    (milestone,) = (await kept(person)).on("a.roles")
    assert (milestone.text, milestone.by) == ("a talk", None)
    assert parts.inline("blubb") in person.text(message)
    message = await wrote(person, message, "milestone/change", text="a long talk", by="2031-05-01")
    assert (await kept(person)).on("a.roles")[0] == Milestone(milestone.id, "a long talk", "2031-05-01")
    message = await wrote(person, message, "milestone/change", text="a talk", by="yesterday")
    assert (await kept(person)).on("a.roles")[0] == Milestone(milestone.id, "a talk", "2031-05-01")
    assert "yesterday" in person.text(message)
    await wrote(person, message, "milestone/change", text="a talk")
    assert (await kept(person)).on("a.roles")[0].by is None


async def test_a_day_that_has_come_and_gone_stays_when_only_the_words_change(world: World) -> None:
    await given(world.ada, Plan(milestones={"a.roles": (Milestone("0" * 8, "a talk", "2020-05-01"),)}))
    message = await at(world.ada, "milestone/open:00000000")
    message = await wrote(world.ada, message, "milestone/change", text="a walk", by="2020-05-01")
    assert (await kept(world.ada)).on("a.roles")[0] == Milestone("0" * 8, "a walk", "2020-05-01")
    assert "2020-05-01" not in world.ada.text(message)


@EITHER
async def test_a_milestone_moves_is_reached_and_goes(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    await given(person, of(3))

    async def order() -> list[str]:
        return [each.id[-1] for each in (await kept(person)).on("a.roles")]

    message = await at(person, "milestone/open:00000001")
    message = await press_all(person, message, ["milestone/down"])
    assert await order() == ["0", "2", "1"]
    message = await press_all(person, message, ["milestone/up", "milestone/up"])
    assert await order() == ["1", "0", "2"]
    message = await press_all(person, message, ["milestone/reach"])
    reached = (await kept(person)).find("00000001")[1].reached_on
    assert reached
    pass_time(world, 3 * 86400)
    await press_all(person, person.wear(message, "milestone/reach:00000001"), ["milestone/reach"])
    assert (await kept(person)).find("00000001")[1].reached_on == reached
    message = await at(person, "milestone/open:00000001")
    message = await press_all(person, message, ["milestone/unreach"])
    assert (await kept(person)).find("00000001")[1].reached_on is None
    message = await press_all(person, message, ["milestone/to:00000001:z.education"])
    assert (await kept(person)).find("00000001")[0] == "z.education"
    message = await press_all(person, message, ["milestone/remove:"])
    assert (await kept(person)).find("00000001")
    message = await press_all(person, message, ["milestone/remove_now"])
    assert "milestone/open" not in verbs(person, message)
    assert await order() == ["0", "2"]


async def test_pressed_twice_a_thing_is_done_once(world: World) -> None:
    ada = world.ada
    await agreed(ada)
    message = await at(ada, ROLES)
    idea = options(ada, message, "plan/take")[0]
    route = next(r for r in ada.routes(message) if r.startswith("plan/take"))
    for _ in range(2):
        old = await at(ada, ROLES)
        message = (await ada.press(ada.wear(old, f"{route}:{idea}"), route)).response
    part = {"type": 18, "component": {"type": 4, "custom_id": "text", "value": "my own"}}
    for _ in range(2):
        ada.emit(5, {"custom_id": "plan/written:a.roles:0123abcd#a", "components": [part]}, message)
        await world.env.settle()
    assert len((await kept(ada)).on("a.roles")) == 2
    mine = (await kept(ada)).on("a.roles")[0].id
    for _ in range(2):
        message = await at(ada, f"milestone/remove_now:{mine}:a.roles")
        assert f"milestone/open:{mine}" not in ada.routes(message)
    assert len((await kept(ada)).on("a.roles")) == 1


async def test_there_is_no_room_for_more_than_fit_and_what_was_written_comes_back(world: World) -> None:
    ada = world.ada
    await given(ada, of(MILESTONES_MOST - 1))
    form = await ada.press(await at(ada, ROLES), "plan/write")
    taken = await at(ada, ROLES)
    await wrote(ada, await at(ada, ROLES), "plan/write", text="the last that fits")
    late = await ada.submit(form, text="one too many")
    assert parts.quoted("one too many") in ada.text((late.followups or [late.response])[-1])
    await chosen(ada, taken, "plan/take", options(ada, taken, "plan/take")[0])
    assert len((await kept(ada)).on("a.roles")) == MILESTONES_MOST
    assert (await kept(ada)).on("a.roles")[-1].text == "the last that fits"
    full = await at(ada, "plan/strand:b.roles")
    await wrote(ada, full, "plan/write", text="elsewhere")
    other = (await kept(ada)).on("b.roles")[0].id
    old = ada.wear((await ada.slash("help")).response, f"milestone/to:{other}:a.roles", "plan/write:a.roles")
    for route in ("milestone/to", "plan/write"):
        refused = await ada.press(old, route)
        text = ada.text((refused.followups or [refused.response])[-1])
        assert say_of(world)("refusal.plan_full", most=MILESTONES_MOST) in text
    assert (await kept(ada)).find(other)[0] == "b.roles"


async def test_what_has_gone_and_what_is_anothers_is_refused_kindly(world: World) -> None:
    await given(world.ada)
    await given(world.sam, of(1))
    mine = WHOLE.milestones["a.education"][0].id
    verbs_ = ("open", "change", "reach", "unreach", "up", "down", "remove")
    routes = [*(f"milestone/{verb}:{mine}" for verb in verbs_), f"milestone/to:{mine}:b.roles"]
    for route in routes:
        old = world.sam.wear((await world.sam.slash("help")).response, route)
        assert is_refused(world.sam, await world.sam.press(old, route), "refusal.plan_gone")
    form = await world.ada.press(await at(world.ada, f"milestone/open:{mine}"), "milestone/change")
    await at(world.ada, f"milestone/remove_now:{mine}:a.education")
    late = await world.ada.submit(form, text="written too late")
    assert parts.quoted("written too late") in world.ada.text((late.followups or [late.response])[-1])
    assert (await kept(world.sam)) == of(1)
    assert not (await kept(world.ada)).on("a.education")
