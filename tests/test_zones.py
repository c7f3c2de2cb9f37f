"""What a member types for where they are: its zone, or that a city is needed, or nothing; never a fault."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from time import perf_counter
from zoneinfo import available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.when.calendar import tzinfo_of
from bot.when.places import DIVIDED, PARTS, places, plain
from bot.when.zones import MEANT, UNCLEAR, find_zone, several_zones

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Berlin", "Europe/Berlin"),
        (" berln ", "Europe/Berlin"),
        ("Berlin, Germany", "Europe/Berlin"),
        ("München", "Europe/Berlin"),
        ("new york city", "America/New_York"),
        ("New_York", "America/New_York"),
        ("San Fransisco", "America/Los_Angeles"),
        ("St. Louis", "America/Chicago"),
        ("SÃO PAULO", "America/Sao_Paulo"),
        ("kathmndu", "Asia/Kathmandu"),
        ("asia/kathmandu", "Asia/Kathmandu"),
        ("Sidney", "Australia/Sydney"),
        ("Xi'an", "Asia/Shanghai"),
        ("port au prince", "America/Port-au-Prince"),
        ("Europe/Berln", "Europe/Berlin"),
        ("Europe/Atlantis", None),
        ("Berlin Mitte", "Europe/Berlin"),
        ("Kreuzberg, Berlin", "Europe/Berlin"),
        ("Marquesas", "Pacific/Marquesas"),
        ("US/Pacific", "US/Pacific"),
        ("5", None),
        ("xx", None),
        ("the moon", None),
        ("hello", None),
        ("I don't know", None),
        ("", None),
        (" , ,", None),
        ("\N{SPARKLES}" * 100, None),
        ("b" * 5000, None),
    ],
)
def test_a_place_is_found_by_its_name_or_a_slip_of_it(typed: str, zone: str | None) -> None:
    assert find_zone(typed) == zone


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("UTC+5:45", "UTC+05:45"),
        ("+5.45", "UTC+05:45"),
        ("+0530", "UTC+05:30"),
        ("gmt \N{MINUS SIGN} 3", "UTC-03:00"),
        ("GMT-3", "UTC-03:00"),
        ("-0330", "UTC-03:30"),
        ("UTC", "UTC+00:00"),
        ("UTC+14", "UTC+14:00"),
        ("UTC+14:15", None),
        ("UTC-13", None),
        ("UTC+5:75", None),
    ],
)
def test_an_offset_is_taken_as_it_is(typed: str, zone: str | None) -> None:
    assert find_zone(typed) == zone


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Москва", "Europe/Moscow"),
        ("東京", "Asia/Tokyo"),
        ("القاهرة", "Africa/Cairo"),
        ("서울", "Asia/Seoul"),
        ("मुंबई", "Asia/Kolkata"),
        ("Αθήνα", "Europe/Athens"),
        ("תל אביב", "Asia/Jerusalem"),
        ("กรุงเทพมหานคร", "Asia/Bangkok"),
        ("日本", "Asia/Tokyo"),
    ],
)
def test_a_place_is_found_in_the_script_of_its_people(typed: str, zone: str) -> None:
    assert find_zone(typed) == zone


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Portland", "America/Los_Angeles"),
        ("Portland, Maine", "America/New_York"),
        ("Portland ME", "America/New_York"),
        ("Portlnd, Maine", "America/New_York"),
        ("Birmingham", "Europe/London"),
        ("Birmingham Alabama", "America/Chicago"),
        ("London", "Europe/London"),
        ("London, Canada", "America/Toronto"),
        ("London (Ontario)", "America/Toronto"),
        ("London, CA", "America/Toronto"),
        ("Ontario, CA", "America/Los_Angeles"),
        ("Ontario, Canada", "America/Toronto"),
        ("Sydney australia", "Australia/Sydney"),
        ("Sydny Australia", "Australia/Sydney"),
        ("Perth, Scotland", "Europe/London"),
        ("Paris, Texas, USA", "America/Chicago"),
        ("Odessa", "Europe/Kyiv"),
        ("Odessa, TX", "America/Chicago"),
        ("Tbilisi, Georgia", "Asia/Tbilisi"),
        ("Atlanta, Georgia", "America/New_York"),
        ("Washington, D.C.", "America/New_York"),
        ("Washington state", "America/Los_Angeles"),
        ("a village, Kansas", "America/Chicago"),
        ("I live in Germany", "Europe/Berlin"),
    ],
)
def test_the_largest_place_is_meant_unless_it_is_said_where(typed: str, zone: str) -> None:
    assert find_zone(typed) == zone


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Germany", "Europe/Berlin"),
        ("germny", "Europe/Berlin"),
        ("UK", "Europe/London"),
        ("The Netherlands", "Europe/Amsterdam"),
        ("Nepal", "Asia/Kathmandu"),
        ("Argentina", "America/Argentina/Buenos_Aires"),
        ("Spain", "Europe/Madrid"),
        ("California", "America/Los_Angeles"),
        ("Queensland", "Australia/Brisbane"),
        ("CET", "Europe/Berlin"),
        ("ET", "America/New_York"),
        ("pst", "America/Los_Angeles"),
        ("BST", "Europe/London"),
    ],
)
def test_a_country_a_state_or_a_short_form_of_one_clock_is_found(typed: str, zone: str) -> None:
    assert (find_zone(typed), several_zones(typed)) == (zone, False)


@pytest.mark.parametrize(
    "typed",
    [
        *("USA", "Australia", "Russia", "Brazil", "Canada", "Indonesia", "Mexico", "Tennessee", "Georgia"),
        *("Autralia", "somewhere, Canada", "IST", "AST", "AEST", "Asia", "Europe"),
    ],
)
def test_what_has_several_clocks_is_not_guessed(typed: str) -> None:
    assert (find_zone(typed), several_zones(typed)) == (None, True)


@pytest.mark.parametrize("typed", ["", "the moon", "\N{SPARKLES}", "Berlin", "UTC+2", "UTC-13"])
def test_what_is_unknown_or_has_one_zone_has_not_several(typed: str) -> None:
    assert not several_zones(typed)


def test_a_name_that_a_place_has_is_never_taken_for_a_slip() -> None:
    world = places()
    named = [name for name in world.large if name not in world.named and not find_zone(name)]
    assert [name for name in named if not several_zones(name)] == []
    assert (find_zone("Bern"), find_zone("Lodi, Italy"), find_zone("Ulm")) == (
        *("Europe/Zurich", "Europe/Rome", "Europe/Berlin"),
    )


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80) | st.text(st.characters(), max_size=20).map(lambda text: f"{text}, us"))
def test_whatever_is_typed_gives_a_zone_that_is_known_or_none(typed: str) -> None:
    zone = find_zone(typed)
    assert zone is None or zone.startswith("UTC") or zone in available_timezones()
    assert zone is None or not several_zones(typed)


@settings(max_examples=60, deadline=None)
@given(st.integers(-12 * 60, 14 * 60))
def test_every_offset_is_read_back_as_it_was_meant(minutes: int) -> None:
    sign, whole = "-" if minutes < 0 else "+", abs(minutes)
    zone = find_zone(f"UTC{sign}{whole // 60}:{whole % 60:02}")
    assert zone is not None
    assert tzinfo_of(zone).utcoffset(None) == timedelta(minutes=minutes)


LONG = [
    *("x" * 4000, "aeiou " * 700, ", us" * 1000, "\N{PARTY POPPER}" * 4000, "\u202e\u05d0" * 2000),
    *(
        "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 4000,
        "\ud800\udfff" * 99,
        "\0" * 99,
        "\u0300" * 4000,
    ),
]


@pytest.mark.parametrize("typed", LONG, ids=range(len(LONG)))
def test_the_longest_text_is_looked_up_at_once(typed: str) -> None:
    places()
    find_zone("a slip")
    begun = perf_counter()
    assert find_zone(typed) is None
    assert perf_counter() - begun < 0.5


def test_every_zone_of_ours_is_there_and_every_short_form_is_found() -> None:
    known = available_timezones()
    assert {*MEANT, *(zone for zones in UNCLEAR.values() for zone in zones), *places().zones} - known == set()
    for zone, names in MEANT.items():
        assert [name for name in names.split(", ") if find_zone(name) != zone] == []


def test_the_data_is_whole_and_every_region_we_name_is_in_it() -> None:
    world = places()
    assert len(world.zones) == len(world.main) == len(world.regions) > 30_000
    numbered = {f"{country}-{each.split()[0]}" for country in PARTS for each in PARTS[country].split(", ")}
    assert numbered - set(world.clocks) <= {"CA-13", "CA-14"}, "too few people live there"
    assert all(code in world.clocks for code in DIVIDED)
    assert [name for name in (*world.named, *world.coded) if name != plain(name)] == []


def test_the_places_are_kept_in_a_few_megabytes() -> None:
    world = places()
    arrays = sum(each.itemsize * len(each) for each in (world.main, world.other, world.sizes))
    lists = sum(map(sys.getsizeof, (world.zones, world.regions, world.large, *world.large)))
    assert arrays + lists < 5_000_000


def test_many_threads_at_once_read_the_places_once_without_a_zone_database_of_the_system() -> None:
    code = (
        "import zoneinfo; zoneinfo.reset_tzpath(to=[])\n"
        "from concurrent.futures import ThreadPoolExecutor as Pool\n"
        "from bot.when import places, zones\n"
        "found = list(Pool(8).map(zones.find_zone, ['Berlin', 'berln', 'Nepal', 'Asia/Tokyo'] * 4))\n"
        "assert found == ['Europe/Berlin', 'Europe/Berlin', 'Asia/Kathmandu', 'Asia/Tokyo'] * 4, found\n"
        "assert places._read.cache_info().misses == 1\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, "")
