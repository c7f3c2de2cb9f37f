"""The time zone of what someone types: a city, a country or state of one clock, a zone's own name, an offset.

Rule: only the zone is given back, never the words. Of several places with one name the largest is meant,
unless a country or state is named behind it. Where a place has several clocks none is guessed. A slip of the
keys is forgiven where no place has that very name; what comes of it is shown to the member as a date, so that
they can see whether it is right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from zoneinfo import available_timezones

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.when.places import Places, places, plain

TYPED_MOST = 60
"""How many characters are looked at; no place of ours has a longer name."""

SLIPS = (5, 10)
"""From how many letters on one slip is forgiven, and two; in a shorter name a slip is another name."""

OFFSET = re.compile(r"(?:utc|gmt)? ?([+-]) ?(\d{1,2})(?:[: ]?([0-5]\d))?(?: ?h)?")
FURTHEST = {"+": 14 * 60, "-": 12 * 60}
"""The minutes from UTC of the furthest places there are."""

MINUS = str.maketrans({"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-", "_": " ", ".": " "})
BETWEEN = re.compile("[,;|()\n\N{ARABIC COMMA}\N{IDEOGRAPHIC COMMA}\N{FULLWIDTH COMMA}]+")
"""What stands between a place and where it lies."""

OLD = ("Etc/", "US/", "Canada/", "Brazil/", "Chile/", "Mexico/", "SystemV/")
"""Where the last part of a zone's name is no place."""

MEANT: Mapping[str, str] = {
    "Africa/Johannesburg": "sast",
    "Africa/Lagos": "wat",
    "America/Anchorage": "akst, akdt",
    "America/Chicago": "ct, cst, cdt, central, central time",
    "America/Denver": "mt, mst, mdt, mountain time",
    "America/Los_Angeles": "la, sf, pt, pst, pdt, pacific, pacific time, bay area",
    "America/New_York": "ny, nyc, dc, washington, et, est, edt, eastern, eastern time",
    "America/Sao_Paulo": "brt, rio",
    "Asia/Hong_Kong": "hkt",
    "Asia/Jakarta": "wib",
    "Asia/Karachi": "pkt",
    "Asia/Kathmandu": "npt",
    "Asia/Kolkata": "goa",
    "Asia/Makassar": "bali",
    "Asia/Manila": "pht",
    "Asia/Riyadh": "medina",
    "Asia/Seoul": "kst",
    "Asia/Singapore": "sgt",
    "Asia/Tokyo": "jst",
    "Australia/Perth": "awst",
    "Australia/Sydney": "aet, aedt, sidney",
    "Europe/Athens": "eet, eest",
    "Europe/Berlin": "cet, cest, mez, mesz",
    "Europe/Istanbul": "trt",
    "Europe/Kyiv": "odessa",
    "Europe/Lisbon": "wet, west",
    "Europe/London": "bst",
    "Europe/Moscow": "msk, st petersburg",
    "Pacific/Auckland": "nzst, nzdt",
    "Pacific/Honolulu": "hst",
}
"""What is meant by short forms, and by names that are the main one of a smaller place. A form for summer or
winter time is the clock of the place, which goes by both."""

UNCLEAR: Mapping[str, tuple[str, ...]] = {
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "ast": ("America/Halifax", "Asia/Riyadh"),
    "gst": ("Asia/Dubai", "Pacific/Guam"),
    "sst": ("Asia/Singapore", "Pacific/Pago_Pago"),
    "aest": ("Australia/Sydney", "Australia/Brisbane"),
    "acst": ("Australia/Adelaide", "Australia/Darwin"),
    "africa": ("Africa/Lagos", "Africa/Nairobi"),
    "asia": ("Asia/Shanghai", "Asia/Kolkata"),
    "europe": ("Europe/London", "Europe/Berlin"),
    "north america": ("America/New_York", "America/Los_Angeles"),
    "south america": ("America/Sao_Paulo", "America/Bogota"),
}
"""What stands for several clocks that many people live by; which is meant, only a city can tell."""


def find_zone(typed: str) -> str | None:
    """The zone of what was typed, `Asia/Kathmandu` or `UTC+05:45`; None where there is none, or several.

    The first call reads the places, which takes a second: call it in a thread, from any number of them.
    """
    found = _zones(typed)
    return found[0] if len(found) == 1 else None


def several_zones(typed: str) -> bool:
    """Whether what was typed is known but has several zones (Canada, IST): then a city must be asked for."""
    return len(_zones(typed)) > 1


def _zones(typed: str) -> tuple[str, ...]:
    wanted = _offset_form(typed[:TYPED_MOST])
    if found := OFFSET.fullmatch(wanted):
        return _offset(found[1], int(found[2]), int(found[3] or 0))
    if wanted in ("utc", "gmt", "z"):
        return ("UTC+00:00",)
    if zone := _own_names().get(plain(wanted)):
        return (zone,)
    parts = [part for each in BETWEEN.split(typed[:TYPED_MOST]) if (part := plain(each)[:TYPED_MOST])]
    if not parts:
        return ()
    world = places()
    return (
        (len(parts) > 1 and _within(world, parts))
        or _named(world, " ".join(parts))
        or _behind(world, parts[0].split())
        or next((zones for part in parts if (zones := _named(world, part))), ())
        or _leading(world, parts[0].split())
        or _slipped(world, parts[0])
    )


def _within(world: Places, parts: list[str]) -> tuple[str, ...]:
    """A place, and after it where it lies: the place there, else the clock of where it lies."""
    around = [where for part in parts[1:] if (where := _where(world, part))]
    for where in around:
        if (city := world.city(parts[0], where)) is not None:
            return (world.zones[city],)
    for where in around:
        if zones := world.clock(_inner(world, parts[0], where)) or _slipped(world, parts[0], where):
            return zones
    return world.clock(around[0]) if around else ()


def _inner(world: Places, name: str, where: tuple[str, ...]) -> list[str]:
    """The states of this name in these countries: Ontario, in Canada."""
    around = tuple(f"{country}-" for country in where)
    return [region for region in world.named.get(name, ()) if region.startswith(around)]


def _named(world: Places, name: str) -> tuple[str, ...]:
    """A place of this very name: a country or state, a city, or the last part of a zone's name."""
    if name in UNCLEAR:
        return UNCLEAR[name]
    if name in _meant():
        return (_meant()[name],)
    if name in world.named:
        return world.clock(world.named[name])
    if (city := world.city(name)) is not None:
        return (world.zones[city],)
    return tuple(zones[name] for zones in (_last_parts(), _own_names()) if name in zones)


def _behind(world: Places, words: list[str]) -> tuple[str, ...]:
    """A place with where it lies behind it, without a comma: `Birmingham Alabama`."""
    for at in range(1, len(words)):
        name, last = " ".join(words[:at]), " ".join(words[at:])
        if where := _where(world, last):
            if (city := world.city(name, where)) is not None:
                return (world.zones[city],)
            if zones := _slipped(world, name, where):
                return zones
            if last in world.named:
                return world.clock(where)
    return ()


def _leading(world: Places, words: list[str]) -> tuple[str, ...]:
    """The first words, as many as are the name of a large city: `Berlin Mitte`."""
    for end in range(len(words) - 1, 0, -1):
        name = " ".join(words[:end])
        if len(name) >= SLIPS[0] and name in world.large:
            return _named(world, name)
    return ()


def _slipped(world: Places, name: str, where: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The place with the fewest slips in its name, none in the first letter, and the largest of those;
    `where`: only what lies there."""
    slips = sum(len(name) >= letters for letters in SLIPS)
    if not slips:
        return ()
    names = world.large if where else (*world.large, *world.named, *_own_names())
    found = process.extract(name, names, scorer=OSA.distance, score_cutoff=slips, limit=None)
    like = (each for each in found if each[0][0] == name[0] and len(each[0]) >= SLIPS[0])
    meant = [(each, world.city(each, where), distance) for each, distance, _ in like]
    if where:
        meant = [each for each in meant if each[1] is not None]
    if not meant:
        return ()
    best, city, _ = min(meant, key=lambda each: (each[2], each[1] is not None and -world.sizes[each[1]]))
    return (world.zones[city],) if where and city is not None else _named(world, best)


def _where(world: Places, name: str) -> tuple[str, ...]:
    return (*world.named.get(name, ()), *world.coded.get(name, ()))


def _offset_form(typed: str) -> str:
    """Small letters without marks, single spaces, and every minus the same."""
    return " ".join(unicodedata.normalize("NFKD", typed.translate(MINUS)).casefold().translate(MINUS).split())


def _offset(sign: str, hours: int, minutes: int) -> tuple[str, ...]:
    whole = hours * 60 + minutes
    return (f"UTC{sign}{hours:02}:{minutes:02}",) if whole <= FURTHEST[sign] else ()


@cache
def _meant() -> Mapping[str, str]:
    return {name: zone for zone, names in MEANT.items() for name in names.split(", ")}


@cache
def _own_names() -> Mapping[str, str]:
    """The zones by their whole names."""
    return {plain(zone): zone for zone in _known() if not zone.startswith("Etc/")}


@cache
def _last_parts() -> Mapping[str, str]:
    """The zones by the places they are named after."""
    zones = sorted((zone for zone in _known() if not zone.startswith(OLD)), key=lambda zone: zone.count("/"))
    return {plain(zone.rpartition("/")[2]): zone for zone in reversed(zones)}


def _known() -> Iterator[str]:
    return (zone for zone in sorted(available_timezones()) if "/" in zone)
