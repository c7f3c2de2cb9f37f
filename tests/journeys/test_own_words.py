"""What a member writes to an open question is kept word for word and shown back tame."""

from __future__ import annotations

from conftest import World, sat
from steps import AT_WORK, EITHER, is_refused, opened, press_all, say_of, verbs, waiting, where
from writing import asked, own_words, sent, typed, written

from bot.screens import parts
from bot.screens.question import EXCERPT, TYPED_MOST

CALLBACK = "/interactions/*/callback"
WORDS = (
    "@everyone @here <@123456789012345678> <@&123456789012345678> <#1> </assess:1> <t:0:R>",
    "# no heading\n**bold** _thin_ ~~gone~~ `code` ||hidden|| [here](https://example.org)\n\n> said\n- one",
    "\N{SPARKLES} \N{WOMAN}\N{ZERO WIDTH JOINER}\N{PERSONAL COMPUTER} :smile: \N{FLEXED BICEPS}",
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \N{RIGHT-TO-LEFT OVERRIDE}abc",
    "a\N{LINE SEPARATOR}b\x07c\x1fd e\N{COMBINING ACUTE ACCENT} \N{ZERO WIDTH SPACE} \uff41",
    "it's \"mine\" \\ '); DROP TABLE answers; -- {short} %s 1,2",
    "ab c" * 249 + "abcd",
    "*_" * 500,
    "*\n" * 499 + "*",
    "\N{SPARKLES}" * TYPED_MOST,
)
ALIVE = ("@everyone", "@here", "<@1", "<@&1", "<#1", "</assess:1", "<t:0", "**bold**", " [here](")


@EITHER
async def test_own_words_are_kept_word_for_word_and_shown_back_tame(world: World, by_message: bool) -> None:
    person, say = where(world, by_message), say_of(world)
    message, short = await asked(person), say("questions.good_at.short")
    sitting, _ = waiting(person, message)
    for words in WORDS:
        await world.store.answer(person.id, sitting, "passions", "good_at", "", world.library.consent)
        shown = await (
            typed(person, words) if by_message else written(person, await opened(person, "passions"), words)
        )
        assert (await own_words(person))["good_at"] == words
        kept = say("assess.kept", short=short, typed=parts.quoted(words, EXCERPT))
        assert (kept in person.text(shown)) is by_message
        texts = [person.text(shown)]
        for route in ("assess/show", "assess/review"):
            shown = await press_all(person, shown, [route])
            texts.append(person.text(shown))
        assert parts.quoted(words) in texts[1]
        assert parts.inline(words, EXCERPT) in texts[2]
        assert not [mark for mark in ALIVE for text in texts if mark in text]


async def test_nothing_that_shows_own_words_back_may_ping(world: World) -> None:
    message = await written(world.ada, await asked(world.ada), WORDS[0])
    await press_all(world.ada, message, ["assess/show", "assess/review"])
    before = len(world.env.http_requests)
    await typed(world.ada, WORDS[0])
    assert len(world.env.http_requests) > before
    shown = [r.json.get("data", r.json) for r in world.env.http_requests if isinstance(r.json, dict)]
    shown = [data for data in shown if data.get("components") and "title" not in data]
    assert len(shown) > 4
    assert all(data["allowed_mentions"] == {"parse": []} for data in shown)


async def test_the_result_shows_all_own_words_tame_and_nothing_of_what_was_skipped(world: World) -> None:
    await sat(world.ada, "situation", AT_WORK)
    given = dict(zip(world.library.assessment.by_id["passions"].by_id, (*WORDS[:5], None), strict=True))
    await sat(world.ada, "passions", given)
    text = world.ada.text(await opened(world.ada, "passions"))
    assert all(parts.quoted(words) in text for words in given.values() if words)
    assert not [mark for mark in ALIVE if mark in text]
    assert say_of(world)("questions.draws_more.short") not in text


@EITHER
async def test_the_form_holds_what_was_written_and_is_never_the_same_form(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    message = await written(person, await asked(person), WORDS[1])
    back = await press_all(person, message, ["assess/show"])
    forms = [(await person.press(back, "assess/write")).modal or {} for _ in range(3)]
    assert len({form["custom_id"] for form in forms}) == 3
    (field,) = [part["component"] for part in forms[0]["components"]]
    assert (field["value"], field["max_length"]) == (WORDS[1], TYPED_MOST)


@EITHER
async def test_a_form_of_blanks_is_no_answer(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    message = await asked(person)
    for words in (" ", "\n\n", "\N{NO-BREAK SPACE}\t"):
        shown = await written(person, message, words)
        assert waiting(person, shown) == waiting(person, message)
        assert await own_words(person) == {}


@EITHER
async def test_own_words_after_the_consent_was_renewed_are_not_kept_and_that_is_said(
    world: World, by_message: bool
) -> None:
    person, say = where(world, by_message), say_of(world)
    message = await asked(person)
    form = await person.press(message, "assess/write")
    await world.store._connection.execute("UPDATE members SET consent = consent - 1")
    shown = (
        await typed(person, "baking") if by_message else (await person.submit(form, typed="baking")).response
    )
    assert say("assess.consent.renewed") in person.text(shown)
    assert await own_words(person) == {}
    again = await press_all(person, shown, ["assess/agree"])
    assert waiting(person, again) == waiting(person, message)


@EITHER
async def test_when_discord_fails_to_take_the_answer_to_a_form_the_words_are_kept(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    form = await person.press(await asked(person), "assess/write")
    world.env.inject_error("POST", CALLBACK, status=500)
    assert is_refused(person, await person.submit(form, typed="baking"), "refusal.discord")
    assert await own_words(person) == {"good_at": "baking"}


@EITHER
async def test_a_form_sent_twice_is_one_answer(world: World, by_message: bool) -> None:
    person = where(world, by_message)
    message = await asked(person)
    form = f"assess/typed:{':'.join(waiting(person, message))}#a"
    for _ in range(2):
        shown = (await sent(person, message, form, "baking")).response
        assert waiting(person, shown)[1] == "good_at_more"
        assert await own_words(person) == {"good_at": "baking"}


@EITHER
async def test_a_form_for_a_finished_part_changes_nothing_and_shows_its_result(
    world: World, by_message: bool
) -> None:
    person = where(world, by_message)
    message = await asked(person)
    sitting, question = waiting(person, message)
    await world.store.finish(person.id, sitting, world.library.assessment.version)
    for wrote in ("baking", " "):
        shown = (await sent(person, message, f"assess/typed:{sitting}:{question}#a", wrote)).response
        assert f"assess/review:{sitting}" in person.routes(shown)
        assert "assess/skip" not in verbs(person, shown)
        assert await own_words(person) == {}


async def test_nobody_writes_in_someone_elses_form(world: World) -> None:
    sitting, question = waiting(world.ada, await asked(world.ada))
    theirs = await asked(world.sam)
    before = await world.store.export(world.sam.id)
    for wrote in ("baking", " "):
        answer = await sent(world.sam, theirs, f"assess/typed:{sitting}:{question}#a", wrote)
        assert is_refused(world.sam, answer, "refusal.not_yours")
    assert await own_words(world.ada) == {}
    assert await world.store.export(world.sam.id) == before


async def test_a_form_that_holds_more_than_an_answer_keeps_its_beginning(world: World) -> None:
    message = await asked(world.ada)
    sitting, question = waiting(world.ada, message)
    await sent(world.ada, message, f"assess/typed:{sitting}:{question}#a", "x" * 4000)
    assert await own_words(world.ada) == {"good_at": "x" * TYPED_MOST}
