"""Steps of the journeys to occupations: clear interests, the leads of a page, official occupations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from conftest import Clock, Person, World, sat
from portraits import keyed, options
from steps import AT_WORK, Answers

from bot.guidance.matching import Verdict
from bot.guidance.occupation import Occupation
from bot.settings import Settings
from bot.wiring import build

MORE = "match/show"
TRAINED: Answers = {**AT_WORK, "preparation": "degree"}
SOON: Answers = {**AT_WORK, "preparation": "now"}
BILLS: Answers = {**AT_WORK, "comes_first": "income_now"}

HANDS = {
    "realistic": "4",
    "investigative": "2",
    "artistic": "1",
    "social": "0",
    "enterprising": "1",
    "conventional": "3",
}
"""A rating for every statement of each area: someone who likes to work with their hands, and in order."""

CARES = {
    "realistic": "1",
    "investigative": "2",
    "artistic": "1",
    "social": "4",
    "enterprising": "2",
    "conventional": "0",
}
"""Someone who likes to be there for people."""

WORDS = (
    "@everyone @here <@123456789012345678> <@&123456789012345678> <#1> </match:1> <t:0:R>",
    "# no heading\n**bold** _thin_ ~~gone~~ `code` ||hidden|| [here](https://example.org)\n\n> said\n- one",
    "it's \"mine\" \\ '); DROP TABLE verdicts; -- {title} %s",
    "*_" * 500,
    "\N{SPARKLES}" * 1000,
)
"""What someone may write to try a place where own words are kept; a thousand characters at the most."""

ALIVE = ("@everyone", "@here", "<@1", "<@&1", "<#1", "</match:1", "<t:0", "**bold**", " [here](")

RELEASE = "99.9"

OFFICIAL = Occupation(
    "51-9199.99",
    (7.0, 4.0, 2.0, 1.0, 2.0, 6.0),
    2,
    ("Monitoring", "Coordination"),
    "making",
    title="Zither String Winders",
    description="Wind strings for zithers, and set up, run and tend the machines that wind them.",
    also=("Dulcimer String Spinner",),
)
"""An occupation that only an official database knows; it goes very well with `HANDS`."""


async def interested(person: Person, situation: Answers = AT_WORK, points: Any = None) -> None:
    """Finish the situation and the interests, with a rating for the statements of each area."""
    await sat(person, "situation", situation)
    await sat(person, "interests", keyed(person.world, "interest", **(points or HANDS)))


async def matched(person: Person) -> Any:
    """What /match shows now."""
    return (await person.slash("match")).response


async def looked_up(person: Person, name: str) -> Any:
    """What /occupation shows for a name, or for a code that was chosen from its list."""
    return (await person.slash("occupation", name=name)).response


async def shortlist(person: Person) -> Any:
    """What /shortlist shows now."""
    return (await person.slash("shortlist")).response


def codes(person: Person, message: Any) -> list[str]:
    """The occupations of a page, as they stand on it."""
    return options(person, message, "occupation/open")


async def pages(person: Person, most: int = 3) -> list[list[str]]:
    """The occupations of the first pages of /match."""
    message = await matched(person)
    found = [codes(person, message)]
    while len(found) < most:
        message = (await person.press(message, MORE)).response
        found.append(codes(person, message))
    return found


async def save(person: Person, *named: str) -> None:
    """Save occupations without Discord, one after the other."""
    for code in named:
        assert await person.world.store.judge(person.id, code, "saved", None, person.world.library.consent)


async def said(person: Person, code: str) -> Verdict | None:
    """What is kept that someone said of an occupation."""
    return next((v for v in await person.world.store.verdicts(person.id) if v.code == code), None)


def own(world: World, name: str) -> Occupation:
    """One of our own occupations by its id."""
    every: Iterable[Occupation] = world.library.occupations
    return next(each for each in every if each.own == name)


def named(world: World, code: str) -> Occupation:
    """One of our own occupations by its code."""
    every: Iterable[Occupation] = world.library.occupations
    return next(each for each in every if each.code == code)


def flat(found: list[list[str]]) -> list[str]:
    """The occupations of all pages in one list."""
    return [code for page in found for code in page]


async def import_official(world: World, clock: Clock, *occupations: Occupation) -> None:
    """Import occupations and start the bot anew, as an operator would."""
    await world.store.replace_imported(RELEASE, occupations)
    imported, settings = await world.store.imported(), Settings(shard_count=1)

    def make() -> Any:
        return build(settings, world.library, world.store, clock, always_sync=True, imported=imported)

    world.make = make
    await world.restart()
