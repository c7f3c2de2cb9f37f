"""The time of day in what someone types: `9am`, `18:30`, `um 9 Uhr`, `à 18h30`, `in the evening`.

Rule: only what is written like an hour is one: a bare number needs a word such as "at" before it. Numbers
are hours of 24, so "at 6" is six in the morning, unless a word for a part of the day or am/pm says otherwise.
"""

from __future__ import annotations

import re
from datetime import time
from typing import NamedTuple

from bot.daywords import phrases


class Hour(NamedTuple):
    """What was said of the time of day, and the rest of the words; no hour where there is no such time."""

    hour: time | None
    rest: str


AT = phrases(
    "at, @, around, about, um, gegen, à, a las, a la, as, às, alle, alla, all', om, rond, o, kl, kl., klo, "
    "klokken, klockan, saat, v, ve, la ora, lúc, pukul, jam, στις, о, об, в, у"  # noqa: RUF001 - Cyrillic
)
LETTERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
IN_LETTERS = re.compile(rf"(?<=\bat )(?:{'|'.join(LETTERS)})\b")
O_CLOCK = r"o'clock|uhr|uur|часов|год\b|година|годині|godz\w*|giờ|heures?\b|horas\b|h\b|hrs?\b"
CLOCKS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:(?:{AT}) ?)?(?<![\d.:/-])(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?::\d\d)?(?![\d:])"
        rf" ?(?P<half>[ap]\.?m\b\.?)?(?: ?(?:{O_CLOCK}))?",
        rf"(?:(?:{AT}) ?)?(?<![\d.:/-])(?P<hour>\d{{1,2}})(?:[.:](?P<minute>\d\d))? ?(?P<half>[ap]\.?m\b\.?)",
        r"(?:(?:saat|à|às|as|um|om) )?(?<![\d.:/-])(?P<hour>\d{1,2})h(?P<minute>\d\d)(?!\d)",
        rf"(?:(?:{AT}) ?)(?P<hour>\d{{1,2}})(?:[.:](?P<minute>\d\d))? ?(?:{O_CLOCK})",
        r"(?<![\d.:/-])(?P<hour>\d{1,2})(?:\.(?P<minute>\d\d))? ?(?:uhr|uur|o'clock)(?!\w)",
        r"の?(?P<half>午前|午後|上午|下午|早上|晚上|中午|오전|오후)? ?(?P<hour>\d{1,2}) ?"
        r"(?:時(?!間)|点|點|시(?!간)) ?(?:(?P<minute>\d{1,2}) ?(?:分|분))?",
        rf"(?:(?:{AT}) ?)(?P<hour>\d{{1,2}})(?:[.:](?P<minute>\d\d))?$",
        r"^(?:at|@|um|om|à|alle|klo?\.?|a las|às) (?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))? ",
    )
)
"""Each way to write an hour, the clearest first."""

LATE = frozenset(("pm", "p.m", "p.m.", "pm.", "午後", "下午", "晚上", "오후"))
EARLY = frozenset(("am", "a.m", "a.m.", "am.", "午前", "上午", "早上", "오전"))

PARTS: tuple[tuple[int, re.Pattern[str], str], ...] = tuple(
    (hour, re.compile(phrases(words)), day)
    for hour, day, words in (
        (20, "today", "tonight, heute nacht, esta noche, cette nuit, stanotte, hoje à noite, vannacht"),
        (18, "today", "this evening, ce soir, vanavond, stasera, сегодня вечером, сьогодні ввечері"),
        (9, "today", "this morning, ce matin, esta mañana, stamattina, vanochtend"),
        (15, "today", "this afternoon, cet après-midi, esta tarde, vanmiddag"),
        (9, "tomorrow", "tomorrow morning, morgen früh, morgen vormittag, mañana por la mañana"),
        (9, "tomorrow", "demain matin, domani mattina, amanhã de manhã, morgenochtend"),
        (18, "tomorrow", "morgenavond, domani sera"),
        (20, "tomorrow", "mañana por la noche"),
        (15, "tomorrow", "morgenmiddag"),
        (9, "", "in the morning, morning, vormittag, vormittags, am vormittag, morgens, am morgen, früh"),
        (9, "", "por la mañana, de la mañana, le matin, du matin, matin, di mattina, mattina, da manhã"),
        (9, "", "de manhã, 's ochtends, rano, утром, вранці, i morse, sabah"),
        (12, "", "at noon, noon, midday, lunchtime, mittags, am mittag, mittag, al mediodía, a mediodía"),
        (12, "", "à midi, midi, a mezzogiorno, mezzogiorno, ao meio-dia, meio-dia, w południe, в полдень"),
        (15, "", "in the afternoon, afternoon, nachmittags, am nachmittag, nachmittag, por la tarde"),
        (15, "", "de la tarde, l'après-midi, de l'après-midi, après-midi, di pomeriggio, pomeriggio"),
        (15, "", "da tarde, à tarde, 's middags, po południu, днём, днем"),
        (18, "", "in the evening, evening, abends, am abend, abend, le soir, du soir, soir, di sera, sera"),
        (18, "", "'s avonds, avond, wieczorem, вечером, ввечері, på kvällen, kväll, aften, akşam"),
        (20, "", "at night, night, nachts, por la noche, de la noche, da noite, à noite"),
    )
)
"""The hour that a part of the day stands for, its words, and the day that they name as well."""

IN_ONE = re.compile(r"(tag|woch|ch)(abend|nachmittag|vormittag)\b")
"""German days with their part: Freitagabend, Mittwochabend."""


def take_hour(words: str) -> Hour | None:
    """The time of day in these plain words and the rest of them; None where there is none.

    Its hour is None where it is written like a time but is none, such as 25:00.
    """
    words = IN_LETTERS.sub(lambda found: str(LETTERS.index(found[0]) + 1), IN_ONE.sub(r"\1 \2", words))
    part, rest = _part(words)
    for clock in CLOCKS:
        if found := clock.search(rest):
            rest = _joined(rest[: found.start()], " ", rest[found.end() :])
            return Hour(_hour(found, part), rest)
    return Hour(time(part), rest) if part is not None else None


def _part(words: str) -> tuple[int | None, str]:
    """The hour of the part of the day that is named, and the rest with its day."""
    for hour, named, left in PARTS:
        if found := named.search(words):
            return hour, _joined(words[: found.start()], f" {left} ", words[found.end() :])
    return None, words


def _hour(found: re.Match[str], part: int | None) -> time | None:
    said = found.groupdict()
    hour, minute, half = int(said["hour"]), int(said["minute"] or 0), said.get("half")
    if half and half in LATE | EARLY:
        if not (1 <= hour <= 12 or (half > "\u2e80" and hour < 24)):
            return None
        hour = hour % 12 + 12 * (half in LATE) if hour <= 12 else hour
    elif part is not None and part > 12 and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _joined(*pieces: str) -> str:
    return " ".join("".join(pieces).split()).strip(" ,")
