"""How long it takes to rank a thousand occupations, to find one by name, and to draw a portrait.

The sizes are those of the official database: 1,000 occupations with 57,000 other names, all made up here.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import replace

from bot import pictures
from bot.guidance.assessment import standing
from bot.guidance.matching import Wanted, matches
from bot.guidance.model import AREAS, PICKED, Sitting
from bot.guidance.occupation import FAMILIES, Catalogue, Occupation
from bot.guidance.portrait import portrait
from bot.guidance.skills import SKILLS
from bot.library import Library, load
from bot.screens import sheets
from bot.titles import Titles
from bot.words import Words

OCCUPATIONS, NAMES_EACH, TIMES = 1_000, 57, 200
SYLLABLES = (
    "ba",
    "ker",
    "dri",
    "ver",
    "plan",
    "ner",
    "tea",
    "cher",
    "nur",
    "se",
    "fit",
    "ter",
    "wri",
    "clerk",
)


def table() -> str:
    """What was measured, as lines."""
    chance = random.Random(1)
    catalogue, wanted = _catalogue(chance), _wanted(chance)
    begun = time.perf_counter()
    library = load()
    loaded = time.perf_counter() - begun
    names = [
        (_name(chance), each.code, n == 0) for each in catalogue.occupations for n in range(NAMES_EACH + 1)
    ]
    begun = time.perf_counter()
    titles = Titles(names)
    built = time.perf_counter() - begun
    typed = iter([_typed(chance, name) for name, *_ in chance.sample(names, TIMES + 1)])
    sheet = _sheet(library, chance)
    pages = iter(replace(sheet, title=f"Portrait {number}") for number in range(TIMES))
    lines = [
        _line("ranking 1,000 occupations", lambda: matches(catalogue, wanted)),
        _line("finding one among 58,000 names", lambda: titles.find(next(typed))),
        _line("drawing a full portrait", lambda: pictures.portrait(next(pages)), 20),
        f"reading and checking all content: {loaded * 1000:.0f} ms",
        f"making the names ready: {built * 1000:.0f} ms",
    ]
    return "\n".join(lines)


def _line(what: str, work: Callable[[], object], times: int = TIMES) -> str:
    work()  # the first one fetches what the others find at hand
    took = []
    for _ in range(times - 1):
        begun = time.perf_counter()
        work()
        took.append((time.perf_counter() - begun) * 1000)
    took.sort()
    return f"{what}: p50 {took[len(took) // 2]:.1f} ms, p95 {took[int(len(took) * 0.95)]:.1f} ms"


def _catalogue(chance: random.Random) -> Catalogue:
    made = (
        Occupation(
            code=f"{11 + number // 100}-{number:04}.00",
            interests=tuple(chance.uniform(1, 7) for _ in AREAS),  # type: ignore[arg-type]
            preparation=chance.randint(1, 5),
            skills=tuple(chance.sample(SKILLS, 8)),
            family=chance.choice(FAMILIES),
        )
        for number in range(OCCUPATIONS)
    )
    return Catalogue(tuple(made))


def _wanted(chance: random.Random) -> Wanted:
    picked = {f"pick_{number}": chance.sample(SKILLS, 2) for number in range(5)}
    return Wanted(tuple(chance.uniform(0, 20) for _ in AREAS), picked=picked)


def _name(chance: random.Random) -> str:
    words = ("".join(chance.choices(SYLLABLES, k=chance.randint(2, 3))) for _ in range(chance.randint(1, 3)))
    return " ".join(words).capitalize()


def _typed(chance: random.Random, name: str) -> str:
    """What someone types on the way to a name, now and then with a slip."""
    typed = name[: chance.randint(1, len(name))].lower()
    at = chance.randrange(len(typed))
    return typed[:at] + typed[at + 1 :] if len(typed) > 3 and chance.random() < 0.3 else typed


def _sheet(library: Library, chance: random.Random) -> sheets.Sheet:
    history = []
    for chapter in library.assessment.chapters:
        answers = {
            q.id: "soup"
            if q.open
            else PICKED.join(q.choices[: q.most])
            if q.most
            else chance.choice(q.choices)
            for q in chapter.questions
        }
        answers |= {"work_now": "job"} if "work_now" in answers else {}
        history.append(Sitting(chapter.id, chapter.id, 1, 2, answers))
    found = portrait(standing(library.assessment, tuple(history)))
    return sheets.sheet(Words(library.languages).to("en"), found, sheets.DRAWN, "2026-11-22")
