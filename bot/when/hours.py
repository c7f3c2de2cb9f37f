"""The time of day in what someone types: `9am`, `18:30`, `um 9 Uhr`, `à 18h30`, `in the evening`.

Rule: only what is written like an hour is one; a bare number is one after a word such as "at", or where it
is asked for (`bare`). Hours are of 24, but a bare number up to six is in the afternoon, unless it is written
`06` or a word for a part of the day says otherwise: by "at 5" nobody means an hour of the night.
"""

from __future__ import annotations

import re
from datetime import time
from typing import NamedTuple

from bot.when.daywords import phrases


class Hour(NamedTuple):
    """What was said of the time of day, and the rest of the words; no hour where there is no such time."""

    hour: time | None
    rest: str


AT = phrases(
    "at, around, about, um, gegen, ab, à, vers, a las, a la, as, às, alle, alla, all', ore, om, rond, o, "
    "kl, kl., klo, klokken, klockan, saat, v, ve, la ora, lúc, pukul, jam, στις, о, об, в, у"  # noqa: RUF001 - Cyrillic
)
LETTERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
IN_LETTERS = re.compile(rf"(?<=\bat )(?:{'|'.join(LETTERS)})\b")
H, MM = r"(?<![\d.:/-])(?P<hour>\d{1,2})", r"(?P<minute>\d\d)"
BARE = r"(?P<bare>\d{1,2})"
FIRST = rf"(?:(?:{AT}|\ba(?= )) ?)?"
OF_24 = r"uhr|uur|giờ|часов|часа|година|годині|godz\w*"
AS_AMOUNTS = r"h|hs|hrs|u|heures?|horas?"
"""What hours are counted with as well, so that alone it needs a number that is no amount of hours to come."""

RATE = r"(?! ?(?:/|x\b|an?\b|per\b|par\b|por (?:d|s|m)|pro\b|each\b|every\b|al\b|am tag))"
CLOCKS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{FIRST}{H}:{MM}(?::\d\d)?(?![\d:]) ?(?P<half>[ap]\.? ?m\b\.?)?(?: ?(?:{OF_24}|{AS_AMOUNTS})\b)?",
        rf"{FIRST}{H}(?:\.?{MM})? ?(?P<half>[ap]\.? ?m\b\.?)",
        rf"{FIRST}{H}(?:\.{MM})? ?(?:{OF_24})(?!\w)",
        rf"{FIRST}(?:(?<=\w )|(?=[12]\d|[7-9])){H} ?(?:{AS_AMOUNTS})(?: ?{MM})?(?!\w){RATE}",
        rf"{FIRST}(?<![\d.:/-]){BARE} ?o'? ?clock(?!\w)",
        rf"の?{H} ?(?:時(?!間)|点|點|시(?!간))(?: ?(?P<minute>\d{{1,2}}) ?(?:分|분))?(?!半)",
        rf"{FIRST}{H}\.(?P<minute>00|15|30|45)(?![\d.])",
        rf"(?:{AT}) ?{BARE}(?:\.{MM})?$",
        rf"^(?:at|um|om|à|alle|klo?\.?|a las|às) {BARE}(?:\.{MM})? ",
    )
)
"""Each way to write an hour, the clearest first. No month is 00, 15, 30 or 45, so `18.30` is no day."""

IN_LAST_PLACE = re.compile(rf"(?:^|(?<=[^\d] )){BARE}$")
"""An hour that only its place makes one, as in `Sat 10`."""

LAST_OF_NIGHT = 6
"""Bare numbers up to here are in the afternoon."""

EVENING = 18

PARTS: tuple[tuple[int, re.Pattern[str], str], ...] = tuple(
    (hour, re.compile(phrases(words)), day)
    for hour, day, words in (
        (20, "today", "tonight, heute nacht, esta noche, cette nuit, stanotte, hoje à noite, hoje a noite"),
        (20, "today", "vannacht, 今夜, 今晚, 今晩"),
        (18, "today", "this evening, this eve, ce soir, vanavond, stasera, bu akşam, ikväll, i kväll"),
        (9, "today", "this morning, ce matin, esta mañana, stamattina, vanochtend"),
        (15, "today", "this afternoon, cet après-midi, esta tarde, vanmiddag"),
        (9, "tomorrow", "morgenochtend"),
        (18, "tomorrow", "morgenavond"),
        (15, "tomorrow", "morgenmiddag"),
        (9, "", "in the morning, morning, vormittag, vormittags, am vormittag, morgens, am morgen, früh"),
        (9, "", "por la mañana, de la mañana, le matin, du matin, matin, di mattina, mattina, da manhã"),
        (9, "", "de manhã, 's ochtends, ochtend, rano, утром, утра, вранці, i morse, sabah, 아침"),
        (9, "", "午前, 上午, 早上, 오전"),
        (12, "", "at noon, noon, midday, lunchtime, mittags, am mittag, mittag, al mediodía, a mediodía"),
        (12, "", "mediodía, à midi, midi, a mezzogiorno, mezzogiorno, ao meio-dia, meio-dia, w południe"),
        (12, "", "в полдень, 中午"),
        (15, "", "in the afternoon, afternoon, nachmittags, am nachmittag, nachmittag, por la tarde"),
        (15, "", "de la tarde, l'après-midi, de l'après-midi, après-midi, aprem, di pomeriggio, pomeriggio"),
        (15, "", "da tarde, à tarde, 's middags, middag, po południu, днём, днем, дня, 午後, 下午, 오후"),
        (18, "", "in the evening, evening, eve, abends, am abend, abend, le soir, du soir, soir, di sera"),
        (18, "", "sera, 's avonds, avond, wieczorem, вечером, вечера, ввечері, på kvällen, kväll, aften"),
        (18, "", "akşam, 저녁, 晚上"),
        (20, "", "at night, night, nachts, por la noche, de la noche, da noite, à noite, 夜"),
    )
)
"""The hour that a part of the day stands for, its words, and the day that they name as well."""

IN_ONE = re.compile(r"(tag|woch|ch|dag)(abend|nachmittag|vormittag|avond|middag|ochtend)\b")
"""German and Dutch days with their part: Freitagabend, zaterdagochtend."""


def take_hour(words: str, *, bare: bool = False) -> Hour | None:
    """The time of day in these plain words and the rest of them; None where there is none.

    Its hour is None where it is written like a time but is none, such as 25:00. `bare` is whether a number
    at the end is one as well.
    """
    words = IN_LETTERS.sub(lambda found: str(LETTERS.index(found[0]) + 1), IN_ONE.sub(r"\1 \2", words))
    part, rest = _part(words)
    for clock in (*CLOCKS, IN_LAST_PLACE) if bare else CLOCKS:
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
    """The hour in a match; None where there is no such hour, or not in that part of the day."""
    said = found.groupdict()
    bare, half = said.get("bare") or "", said.get("half")
    hour, minute = int(bare or said["hour"]), int(said.get("minute") or 0)
    if half:
        hour = hour % 12 + 12 * half.startswith("p") if 1 <= hour <= 12 else 24
    elif part is None:
        hour += 12 * (bare == str(hour) and 1 <= hour <= LAST_OF_NIGHT)
    elif part >= EVENING and hour % 12 < 4:  # noon, or after midnight: which night?
        return None
    elif part > 12 and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _joined(*pieces: str) -> str:
    return " ".join("".join(pieces).split()).strip(" ,")
