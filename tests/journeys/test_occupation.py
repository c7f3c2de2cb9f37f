"""A member finds an occupation by any of its names, reads its card, and saves it once they agreed to that."""

from __future__ import annotations

import pytest
from conftest import Person, World
from leads import BILLS, codes, interested, looked_up, own, said, save
from portraits import options
from steps import EITHER, Answers, is_refused, press_all, say_of, verbs, where

from bot.guidance.care import Care
from bot.guidance.occupation import GAINS
from bot.titles import LABEL_MOST

GONE = "59-9999.99"


async def offered(person: Person, typed: str) -> list[tuple[str, str]]:
    """The labels and codes that are offered while someone types."""
    place = () if person.in_dm else (person.world.channel,)
    choices = await person.hand.autocomplete(*place, "occupation", "name", typed)
    return [(choice["name"], choice["value"]) for choice in choices]


@EITHER
@pytest.mark.parametrize(
    "typed", ["Bicycle repairer", "bicicle repairr", "BÍCYCLE répairer", "repairer bicycle"]
)
async def test_an_occupation_is_found_by_its_title_with_slips_accents_and_in_any_order(
    world: World, by_message: bool, typed: str
) -> None:
    person, wanted = where(world, by_message), own(world, "bicycle_repairer")
    title = say_of(world)("occupations.bicycle_repairer.title")
    assert (await offered(person, typed))[0] == (title, wanted.code)
    for name in (typed, wanted.code):
        assert say_of(world)("occupation.heading", title=title) in person.text(await looked_up(person, name))


async def test_another_name_is_offered_beside_the_title_and_a_part_of_a_word_is_enough(world: World) -> None:
    wanted = own(world, "bicycle_repairer")
    for typed in ("bike mechanic", "bike mech"):
        label, code = (await offered(world.ada, typed))[0]
        assert code == wanted.code
        assert "bike mechanic" in label
    assert wanted.code in [code for _, code in await offered(world.ada, "bicyc")]


@EITHER
@pytest.mark.parametrize("typed", ["", " ", "a", "\N{SPARKLES}", "%_'\"\\", "x" * 6000, "repairer " * 666])
async def test_whatever_is_typed_the_offer_fits_discord_and_leads_to_cards(
    world: World, by_message: bool, typed: str
) -> None:
    person = where(world, by_message)
    found = await offered(person, typed)
    assert len(found) <= 25
    assert len({code for _, code in found}) == len(found)
    assert all(0 < len(label) <= LABEL_MOST for label, _ in found)
    if not typed.strip() or typed == "a":
        assert found
    for _, code in found[:1]:
        assert verbs(person, await looked_up(person, code)) >= {"occupation/save", "match/open"}


@EITHER
@pytest.mark.parametrize("typed", ["xqzzqx vwvwv", " ", "\N{SPARKLES}", "99-9999.99", "q" * 6000])
async def test_a_name_that_nothing_comes_close_to_is_answered_kindly(
    world: World, by_message: bool, typed: str
) -> None:
    person = where(world, by_message)
    answer = await person.slash("occupation", name=typed)
    assert is_refused(person, answer, "refusal.no_such_occupation")
    world.expect_errors()
    assert await world.store.export(person.id) is None


@EITHER
async def test_a_name_that_speaks_of_crisis_is_answered_with_care(world: World, by_message: bool) -> None:
    person, say = where(world, by_message), say_of(world)
    answer = (await person.slash("occupation", name=say("care.phrases").splitlines()[0].upper())).response
    assert say("care.line") in person.text(answer)
    assert answer.ephemeral is not by_message


async def test_no_name_of_an_occupation_is_taken_for_crisis(world: World) -> None:
    hears = Care(say_of(world)("care.phrases").splitlines()).hears
    for each in world.library.occupations:
        names = [say_of(world)(f"occupations.{each.own}.{part}") for part in ("title", "also")]
        assert not [name for name in names if hears(name)]


@EITHER
async def test_a_card_can_be_read_by_anyone_and_says_nothing_of_a_fit(world: World, by_message: bool) -> None:
    person, say, shown = where(world, by_message), say_of(world), own(world, "bicycle_repairer")
    card = await looked_up(person, shown.code)
    text = person.text(card)
    assert card.ephemeral is not by_message
    for part in ("does", "day", "way_1", "way_2", "way_3", "grows", "check", "not_for"):
        assert say(f"occupations.bicycle_repairer.{part}") in text
    assert all(say(f"occupations.bicycle_repairer.builds.{gain}") in text for gain in GAINS)
    assert not [band for band in ("best", "great", "good") if say(f"match.bands.{band}") in text]
    assert say("match.weak") not in text
    near = codes(person, card)
    assert shown.code not in near
    further = await press_all(person, card, [f"occupation/open:{near[0]}"])
    assert f"occupation/save:{near[0]}" in person.routes(further)
    assert await world.store.export(person.id) is None


@pytest.mark.parametrize(("name", "band"), [("carpenter", "bands.best"), ("bank_teller", "weak")])
async def test_a_card_says_how_it_goes_with_what_one_enjoys_where_that_is_known(
    world: World, name: str, band: str
) -> None:
    await interested(world.ada)
    text = world.ada.text(await looked_up(world.ada, own(world, name).code))
    assert say_of(world)(f"match.{band}") in text


@pytest.mark.parametrize("by_message", [False, True])
@pytest.mark.parametrize("steps", [["occupation/save"], ["occupation/not_me", "occupation/refuse:{}:pay"]])
async def test_without_consent_a_verdict_asks_for_it_and_keeps_nothing_before(
    world: World, by_message: bool, steps: list[str]
) -> None:
    person, code = where(world, by_message), own(world, "welder").code
    routes = [step.format(code) for step in steps]
    asked = await press_all(person, await looked_up(person, code), routes)
    assert {"assess/agree", "assess/decline"} <= verbs(person, asked)
    assert await world.store.export(person.id) is None
    await press_all(person, asked, ["assess/decline"])
    assert await world.store.export(person.id) is None
    asked = await press_all(person, await looked_up(person, code), routes)
    shown = await press_all(person, asked, ["assess/agree"])
    assert await said(person, code) is not None
    assert f"occupation/undo:{code}" in person.routes(shown)


async def test_after_the_consent_was_renewed_a_verdict_asks_again_and_keeps_nothing(world: World) -> None:
    await world.store.consent(world.ada.id, world.library.consent - 1, "en-US")
    code = own(world, "welder").code
    asked = await press_all(world.ada, await looked_up(world.ada, code), ["occupation/save"])
    assert "assess/agree" in verbs(world.ada, asked)
    assert await world.store.verdicts(world.ada.id) == ()


@EITHER
@pytest.mark.parametrize("name", ["welder", "robotics_technician"])
async def test_saving_is_marked_done_once_and_undone_with_a_press(
    world: World, by_message: bool, name: str
) -> None:
    person, shown = where(world, by_message), own(world, name)
    await interested(person)
    answer = await press_all(person, await looked_up(person, shown.code), ["occupation/save"])
    assert ("shortlist/review" in verbs(person, answer)) is shown.soon
    assert f"shortlist/item:{shown.code}" in person.routes(await looked_up(person, shown.code))
    old = person.wear((await person.slash("help")).response, f"occupation/save:{shown.code}")
    await person.press(old, "occupation/save")
    assert [verdict.code for verdict in await world.store.verdicts(person.id)] == [shown.code]
    again = await press_all(person, await looked_up(person, shown.code), ["occupation/undo"])
    assert f"occupation/save:{shown.code}" in person.routes(again)
    assert await world.store.verdicts(person.id) == ()


async def test_the_reasons_are_each_offered_and_one_can_go_back_without_a_word(world: World) -> None:
    code = own(world, "welder").code
    asked = await press_all(world.ada, await looked_up(world.ada, code), ["occupation/not_me"])
    assert len(options(world.ada, asked, "occupation/refuse")) == 7
    card = await press_all(world.ada, asked, ["occupation/open"])
    assert f"occupation/not_me:{code}" in world.ada.routes(card)
    assert await world.store.export(world.ada.id) is None


@EITHER
async def test_a_code_that_is_gone_is_refused_wherever_an_old_press_names_it(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    await interested(person)
    await save(person, GONE)
    kept = await world.store.export(person.id)
    verbs_of_one = ("open", "save", "not_me", "refuse:pay")
    routes = [f"occupation/{verb.partition(':')[0]}:{GONE}" for verb in verbs_of_one[:3]]
    routes += [f"occupation/refuse:{GONE}:pay", f"shortlist/item:{GONE}", f"shortlist/note:{GONE}"]
    routes += [f"shortlist/talk:{GONE}", f"shortlist/review:{GONE}:3", f"match/compare:{GONE}:{GONE}"]
    for route in routes:
        old = person.wear((await person.slash("help")).response, route)
        assert is_refused(person, await person.press(old, route), "refusal.no_occupation")
    assert await world.store.export(person.id) == kept


async def test_a_verdict_on_what_is_gone_breaks_nothing_and_can_still_be_taken_with_one(world: World) -> None:
    await interested(world.ada, BILLS)
    await save(world.ada, GONE, own(world, "welder").code)
    await world.store.judge(world.ada.id, "59-9999.98", "not_me", "work", world.library.consent)
    for name in ("match", "shortlist", "profile", "privacy", "progress"):
        assert verbs(world.ada, (await world.ada.slash(name)).response)
    page = (await world.ada.slash("shortlist")).response
    assert options(world.ada, page, "shortlist/item") == [own(world, "welder").code]
    kept: Answers = {v.code: v.reason for v in await world.store.verdicts(world.ada.id)}
    assert kept == {GONE: None, own(world, "welder").code: None, "59-9999.98": "work"}


async def test_an_order_of_reasons_that_is_not_offered_is_refused(world: World) -> None:
    await interested(world.ada)
    code = own(world, "welder").code
    for reason in ("", "gone", "work ", "\N{SPARKLES}"):
        old = world.ada.wear((await world.ada.slash("help")).response, f"occupation/refuse:{code}:{reason}")
        assert is_refused(world.ada, await world.ada.press(old, "occupation/refuse"), "refusal.old_press")
    assert await said(world.ada, code) is None


@EITHER
async def test_nobody_sees_or_changes_what_someone_else_said(world: World, by_message: bool) -> None:
    code, sam = own(world, "welder").code, world.sam.by_message if by_message else world.sam
    await interested(world.ada)
    await save(world.ada, code)
    await world.store.note(world.ada.id, code, "adas own words")
    await interested(sam)
    theirs, his = await world.store.export(world.ada.id), await world.store.export(sam.id)
    for route in ("occupation/undo:{}", "shortlist/item:{}", "shortlist/note:{}", "shortlist/review:{}:3"):
        old = sam.wear((await sam.slash("help")).response, route.format(code))
        answer = await sam.press(old, route.format(code))
        assert "adas own words" not in sam.text((answer.followups or [answer.response])[-1])
        if route.startswith("shortlist"):
            assert is_refused(sam, answer, "refusal.not_saved")
    assert await world.store.export(world.ada.id) == theirs
    assert await world.store.export(sam.id) == his
