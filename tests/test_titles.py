"""An occupation is found by what people type: half a word, a slip of the keys, another name for it."""

from __future__ import annotations

import random
from time import perf_counter

import pytest
import toy  # noqa: F401  its profile gives a busy machine time
from hypothesis import given
from hypothesis import strategies as st

from bot.titles import LABEL_MOST, Found, Titles, fold, label

OTHERS = {
    "Registered nurse": "Nurse, RN, Staff nurse, Ward nurse",
    "Nurse midwife": "Midwife",
    "Nursery worker": "Childcare worker, Crèche worker",
    "Truck driver": "HGV driver, Lorry driver, Heavy truck driver, Driver",
    "Bus driver": "Coach driver, Driver",
    "Electrician": "Electrical fitter, Wireman",
    "Electrical engineer": "Power engineer, Engineer",
    "Software developer": "Software engineer, Programmer, Coder, Developer",
    "Web developer": "Front-end developer, Web designer",
    "Database administrator": "DBA",
    "Hairdresser": "Hair stylist, Barber",
    "Café manager": "Coffee shop manager",
    "Straßenbauer": "Road builder",
    "Ørsted guide": "Łódź guide",
    "Chief executive": "CEO, Managing director",
    "Police officer": "Constable",
    "Children's entertainer": "Clown",
    "Welder": "MIG/TIG welder",
    "Плотник": "Столяр",
    "看護師": "ナース",
}
CODES = {title: f"11-{number:04}.00" for number, title in enumerate(OTHERS)}
NAMES = [(title, code, True) for title, code in CODES.items()] + [
    (other, CODES[title], False) for title, others in OTHERS.items() for other in others.split(", ")
]
TITLES = Titles(NAMES)


def firsts(typed: str, most: int = 25) -> list[str]:
    return [found.title for found in TITLES.find(typed, most)]


TYPED = {
    "while it is typed": {
        "t": "Truck driver", "el": "Electrician", "electrical e": "Electrical engineer",
        "plice of": "Police officer", "pol": "Police officer", "reg nur": "Registered nurse",
        "elctric": "Electrician", "prog": "Software developer",
    },
    "with a slip of the keys": {
        "elctrician": "Electrician", "eletrician": "Electrician", "lectrician": "Electrician",
        "registred nusre": "Registered nurse", "polcie officer": "Police officer", "welderr": "Welder",
        "programer": "Software developer", "hairdreser": "Hairdresser", "cheif executive": "Chief executive",
    },
    "whatever the accents, the case and the letters": {
        "cafe manager": "Café manager", "CAFÉ MANAGER": "Café manager", "cafe\u0301 man": "Café manager",
        "creche": "Nursery worker", "strassenbauer": "Straßenbauer", "STRAẞEN": "Straßenbauer",
        "orsted": "Ørsted guide", "lodz": "Ørsted guide", "ПЛОТНИК": "Плотник",
        "看護": "看護師", "ﾅｰｽ": "看護師",
    },
    "in any order, with or without spaces and hyphens": {
        "nurse registered": "Registered nurse", "driver truck": "Truck driver", "truckdriver": "Truck driver",
        "truck-driver": "Truck driver", "frontend developer": "Web developer", "tig welder": "Welder",
        "hair dresser": "Hairdresser", "softwareengineer": "Software developer",
        "policeoficer": "Police officer", "data base admin": "Database administrator",
        "childrens": "Children's entertainer",
    },
    "with more words than it has, or more than one of them": {
        "senior registered nurse at a hospital": "Registered nurse", "i want to be a welder": "Welder",
        "police officers": "Police officer", "nurses registered": "Registered nurse",
        "registerd nursse": "Registered nurse", "heavytruck driver": "Truck driver",
    },
}  # fmt: skip


@pytest.mark.parametrize("how", TYPED)
def test_what_people_type_finds_what_they_mean(how: str) -> None:
    assert {typed: firsts(typed)[0] for typed in TYPED[how]} == TYPED[how]


def test_a_title_that_is_or_begins_so_comes_before_other_names_and_words_further_on() -> None:
    assert firsts("nur")[:3] == ["Nurse midwife", "Nursery worker", "Registered nurse"]
    assert firsts("nurse")[:3] == ["Nurse midwife", "Nursery worker", "Registered nurse"]
    assert firsts("electrician")[0] == "Electrician"
    assert firsts("driver")[:2] == ["Bus driver", "Truck driver"]
    assert firsts("developer")[:2] == ["Software developer", "Web developer"]


def test_it_is_told_which_other_name_matched_and_nothing_where_the_title_did() -> None:
    assert TITLES.find("lorry")[0] == Found(CODES["Truck driver"], "Truck driver", "Lorry driver")
    assert TITLES.find("truck")[0] == Found(CODES["Truck driver"], "Truck driver", "")


def test_a_slip_is_looked_for_only_where_few_are_found() -> None:
    many = Titles((f"Panter {n}", f"11-{n:04}.00", True) for n in range(30))
    painted = Titles([*((f"Panter {n}", f"11-{n:04}.00", True) for n in range(30)), ("Painter", "12", True)])
    assert painted.find("panter", 99) == many.find("panter", 99)
    assert [found.title for found in painted.find("paintre")] == ["Painter"]


@pytest.mark.parametrize("typed", ["", "   ", "?!…", "\u0301\u0301", "_", "\N{PILE OF POO}", "'", "\x00"])
def test_nothing_to_read_gives_the_alphabet(typed: str) -> None:
    assert firsts(typed, 4) == ["Bus driver", "Café manager", "Chief executive", "Children's entertainer"]
    assert len(firsts(typed, 99)) == len(OTHERS)


def test_odd_and_endless_text_is_no_trouble() -> None:
    for typed in ("zzqx", "\ud800", "x" * 6000, "ß" * 6000, "ﷺ" * 6000, "a " * 3000, "-" * 6000):
        assert len(TITLES.find(typed)) <= 25


@given(typed=st.text() | st.text(alphabet="nurse drivt-é'", max_size=40), most=st.integers(0, 30))
def test_any_text_gives_each_occupation_once_and_no_more_than_asked_for(typed: str, most: int) -> None:
    found = TITLES.find(typed, most)
    assert len({each.code for each in found}) == len(found) <= most
    for each in found:
        assert CODES[each.title] == each.code
        assert not each.matched or each.matched in OTHERS[each.title].split(", ")
        assert 0 < len(label(each)) <= LABEL_MOST
    assert found == TITLES.find(typed, 30)[:most]


@given(name=st.sampled_from(NAMES), data=st.data())
def test_any_name_is_found_by_all_of_it_and_by_any_of_its_beginnings(
    name: tuple[str, str, bool], data: st.DataObject
) -> None:
    begun = name[0][: data.draw(st.integers(1, len(name[0])))]
    assert name[1] in {found.code for found in TITLES.find(begun, 99)}
    assert name[1] in {found.code for found in TITLES.find(name[0], 3)}


@given(
    names=st.permutations(NAMES), typed=st.sampled_from(("", "nur", "driver", "enginer", "a man", "worker x"))
)
def test_the_order_in_which_names_are_given_changes_nothing(
    names: list[tuple[str, str, bool]], typed: str
) -> None:
    assert Titles(names).find(typed) == TITLES.find(typed)


@given(st.lists(st.tuples(st.text(max_size=12), st.sampled_from("abc"), st.booleans())), st.text(max_size=12))
def test_any_names_can_be_searched(names: list[tuple[str, str, bool]], typed: str) -> None:
    mains = {(title, code) for title, code, main in names if main}
    assert all((found.title, found.code) in mains for found in Titles(names).find(typed))
    assert all((found.title, found.code) in mains for found in Titles(names).find(""))


def test_without_names_nothing_is_found() -> None:
    assert Titles(()).find("nurse") == Titles(()).find("") == ()
    assert Titles([("Nurse", "29-1141.00", False)]).find("nurse") == ()


def test_words_are_read_alike_however_they_are_written() -> None:
    assert fold("Crème-BRÛLÉE  Maker's (Straße)") == ("creme", "brulee", "makers", "strasse")
    assert fold("ŁÓDŹ Øst Æble œuvre ﬁre İzmir") == ("lodz", "ost", "aeble", "oeuvre", "fire", "izmir")


def test_a_label_fits_and_says_both_names_where_both_are_known() -> None:
    assert label(Found("c", "Truck driver", "")) == "Truck driver"
    assert label(Found("c", "Truck driver", "Lorry driver")) == "Truck driver (Lorry driver)"
    t, o = "t" * 300, "o" * 300
    for title, other in ((t, ""), (t, o), ("t", o), (t, "o"), (t[:97], "o")):
        shown = label(Found("c", title, other))
        assert len(shown) == LABEL_MOST
        assert ("o" in shown) == bool(other)


def made_up(count: int) -> list[tuple[str, str, bool]]:
    """Names of one to five words out of ten thousand, a thousand of them main titles."""
    chance = random.Random(7)
    syllables = [a + b for a in "bcdfghklmnprstvw" for b in ("a", "e", "i", "o", "u", "an", "er", "in")]
    words = ["".join(chance.choices(syllables, k=chance.randint(1, 5))) for _ in range(10_000)]
    names = [" ".join(chance.choices(words, k=chance.randint(1, 5))) for _ in range(count)]
    return [(name, f"11-{number % 1000:04}.00", number < 1000) for number, name in enumerate(names)]


def test_answers_come_while_one_types_even_among_very_many_names() -> None:
    names = made_up(58_000)
    titles = Titles(names)
    main, other = names[9][0], names[20_000][0]
    for typed in ("s", main[:4], main.replace("a", "o", 1), other + "x", "wa ne xx ro"):
        began = perf_counter()
        titles.find(typed)
        assert perf_counter() - began < 0.5
