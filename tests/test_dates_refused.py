"""What is no date, and why: rather nothing than a wrong day, and never an exception."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.when.calendar import at_hour_of as moment
from bot.when.dates import Typed, Vague, find_date, find_moment

BERLIN = "Europe/Berlin"
NOW = int(datetime(2026, 11, 19, 14, 30, tzinfo=ZoneInfo(BERLIN)).timestamp())

NO_DATES = (
    """
3 weeks of learning|2 coffees with Ada|I may|we may|you may|may not|and march|march on|sat in the sun|Ada|10
version 2.3|20270115|one|two|a|an|the|so|do|one day|some day|asap|soon|never|summer 2027|1800
call Ada tomorrow|when I am 30|in a month or so|maybe next week|every monday|mondays|1-2 weeks
1.5 weeks|5m|a second
8 hours a day|two hours a week|3 times a week|for 3 weeks|from two years|three months from|2 years experience
1 week 3|monday 3 hours|8h a day|friday for 2 hours|15 15 Jan
today EST|9am PST tomorrow|tomorrow midnight|Monday and Tuesday|10 Jan - 12 Jan
week 3|chapter 2|level 5|room 101|24/7|50/50|10%|5 euros|192.168.1.1|<@123456789>|@everyone|#15|🎉|the year
31 monkeys|9 to 5|9am-5pm|mon 9:00-10:00|job|career|good morning|night shift|1e9|1700000000|<t:99999999999999>
3 Wochen lernen|jeden Montag|3 semanas de aprendizaje|3 semaines de cours|2 чашки кофе|8 Stunden am Tag
Saturday hours|and a year|one and a year|this do|do next|nächsten so|morgen um neun
""".replace("\n", "|")
    .strip("|")
    .split("|")
)

LANGUAGES = ["en-US", "en-GB", "de", "es-ES", "fr", "pt-BR", "ru", "ja", "ar", "", "vi"]


def why(typed: str, language: str = "en-GB") -> tuple[str, date | None]:
    found = find_date(typed, NOW, BERLIN, [language])
    assert isinstance(found, Vague), (typed, found)
    return found.why, found.day


def test_what_is_no_date_is_none_in_any_language() -> None:
    for typed in NO_DATES:
        assert find_date(typed, NOW, BERLIN, ["en-US"]) == Vague("nothing"), typed
        assert find_moment(typed, NOW, BERLIN, ["de", "es-ES"]) == Vague("nothing"), typed


def test_a_number_with_a_point_is_a_day_only_where_days_are_written_so() -> None:
    for typed in ("1.5", "3.14", "1-2", "18.30"):
        assert find_date(typed, NOW, BERLIN, ["en-US"]) == Vague("nothing"), typed
    found = find_date("1.5", NOW, BERLIN, ["de"])
    assert isinstance(found, Typed)
    assert found.day == date(2027, 5, 1)


def test_a_day_or_an_hour_that_there_is_not_is_impossible() -> None:
    for typed in (
        "31 February",
        "31 Feb 2027",
        "32 January",
        "January 32",
        "29 Feb 2027",
        "31/2",
        "13/13/2027",
    ):
        assert why(typed) == ("impossible", None), typed
    for typed, language in (("31. Februar", "de"), ("31 de febrero", "es-ES"), ("31 février", "fr")):
        assert why(typed, language) == ("impossible", None), typed
    assert why("25:00") == why("9:75") == why("13pm") == ("impossible", None)
    assert why("tomorrow 25:00") == ("impossible", date(2026, 11, 20))
    for typed in ("friday night at 1", "tonight at 12"):  # of which day?
        assert find_moment(typed, NOW, BERLIN, ["en-GB"]).why == "impossible"  # type: ignore[union-attr]
    assert why("Monday 15 January 2027") == ("impossible", None)  # it is a Friday


def test_what_has_been_is_given_back_as_it_was_understood() -> None:
    assert why("yesterday") == ("past", date(2026, 11, 18))
    assert why("15 Jan 2020") == ("past", date(2020, 1, 15))
    assert why("last friday") == ("past", date(2026, 11, 13))
    assert why("1999") == ("past", date(1999, 12, 31))
    assert why("<t:1700000000:F>") == ("past", date(2023, 11, 14))
    early = find_moment("today 9am", NOW, BERLIN, ["en-GB"])
    assert isinstance(early, Vague)
    assert (early.why, early.day, early.hour and early.hour.hour) == ("past", date(2026, 11, 19), 9)


def test_what_no_plan_reaches_is_too_far() -> None:
    assert why("in 51 years") == ("far", date(2077, 11, 19))
    assert why("15 Jan 3000") == ("far", date(3000, 1, 15))
    for typed in ("in 999999999999 weeks", "in 20000 years", "<t:999999999999>"):
        assert why(typed) == ("far", None), typed
    assert isinstance(find_date("in 50 years", NOW, BERLIN, ["en-GB"]), Typed)


def test_an_hour_that_is_skipped_is_later_and_one_that_comes_twice_the_first() -> None:
    spring = moment(date(2027, 3, 1), datetime.min.time(), BERLIN)
    skipped = find_moment("28 March 2:30", spring, BERLIN, ["en-GB"])
    twice = find_moment("31 October 2:30", spring, BERLIN, ["en-GB"])
    assert isinstance(skipped, Typed) and isinstance(twice, Typed)
    assert f"{datetime.fromtimestamp(skipped.at, ZoneInfo(BERLIN)):%d %H:%M}" == "28 03:30"
    first = datetime.fromtimestamp(twice.at, ZoneInfo(BERLIN))
    assert (f"{first:%d %H:%M}", first.fold) == ("31 02:30", 0)


def test_hours_ahead_are_hours_across_a_change_of_clocks() -> None:
    before = moment(date(2027, 3, 28), datetime(2027, 3, 28, 1, 30).time(), BERLIN)
    found = find_moment("in 2 hours", before, BERLIN, ["en-GB"])
    assert isinstance(found, Typed)
    assert found.at == before + 2 * 3600


def test_what_nobody_means_is_harmless_and_quick() -> None:
    hostile = ["", " ", "\n", "x" * 4000, "15 Jan " * 600, "1" * 60, "\u202e" * 100, "🎉" * 60, "a " * 30]
    hostile += [
        "in 1 1 1 1 1 1 weeks",
        "monday " * 8,
        "٣" * 60,
        "9" * 40 + " weeks",
        "1 week " * 8,
        "\0",
        "\ud800",
    ]
    for typed in hostile:
        before = time.perf_counter()
        assert find_moment(typed, NOW, "no/zone", ["de"]) in (Vague("nothing"), Vague("far")), typed
        assert time.perf_counter() - before < 1, typed


WORDS = (
    "in next last of the 3 31 2027 15. 1/2 9am 25:00 um at tuesday mardi januar week weeks years ago end "
    "tomorrow morgen evening prochain 0 -1 99999999999 <t:1800000000> 月 يناير , . heures 2 h uhr 三 下 周"
)


@settings(deadline=None, max_examples=120)
@given(
    st.lists(st.sampled_from(WORDS.split()), max_size=6).map(" ".join) | st.text(max_size=70),
    st.integers(1_500_000_000, 2_500_000_000),
    st.sampled_from(["America/New_York", BERLIN, "UTC+05:45", "Australia/Sydney", "Pacific/Apia", "nowhere"]),
    st.lists(st.sampled_from(LANGUAGES), max_size=2),
)
def test_whatever_is_typed_gives_an_answer_and_never_a_date_that_has_been(
    typed: str, now: int, zone: str, languages: list[str]
) -> None:
    for found in (find_date(typed, now, zone, languages), find_moment(typed, now, zone, languages)):
        assert isinstance(found, Vague) or (found.at > now and found.first <= found.day)


def test_many_may_ask_at_once_in_many_languages() -> None:
    asked = [
        *(("3/4/2027", "en-US"), ("3/4/2027", "en-GB"), ("in 3 Wochen", "de"), ("mardi prochain", "fr")),
        *(("3 weeks", "hr"), ("15 января", "ru"), ("31 de febrero", "es-ES"), ("15 ocak", "tr")),
    ]

    def ask(each: tuple[str, str]) -> Typed | Vague:
        return find_date(each[0], NOW, BERLIN, [each[1]])

    alone = [ask(each) for each in asked] * 12
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask, asked * 12)) == alone
