"""Days and hours as people type them, by language, zone and now."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from bot.when.calendar import at_hour_of as moment
from bot.when.dates import Typed, Vague, find_date, find_moment

BERLIN, NEW_YORK, KATHMANDU, SYDNEY = "Europe/Berlin", "America/New_York", "UTC+05:45", "Australia/Sydney"

NOW = int(datetime(2026, 11, 19, 14, 30, tzinfo=ZoneInfo(BERLIN)).timestamp())
"""A Thursday."""

DAYS = {
    "en-GB": {
        "next Tuesday": "2026-11-24", "tuesday": "2026-11-24", "mon": "2026-11-23", "Friday": "2026-11-20",
        "coming friday": "2026-11-20", "friday next week": "2026-11-27", "tuesday week": "2026-12-01",
        "in 3 weeks": "2026-12-10", "3 weeks": "2026-12-10", "2w": "2026-12-03",
        "half a year": "2027-05-19", "3 weeks from now": "2026-12-10", "in a fortnight": "2026-12-03",
        "in two years": "2028-11-19", "a year from tomorrow": "2027-11-20",
        "in a year and a half": "2028-05-19", "6 months": "2027-05-19", "15 Jan": "2027-01-15",
        "Jan 15th": "2027-01-15", "15.1.": "2027-01-15", "15/1/2027": "2027-01-15",
        "3/4/2027": "2027-04-03", "1/13/2027": "2027-01-13", "15 jan 27": "2027-01-15", "1/2": "2027-02-01",
        "2027-03-04": "2027-03-04", "2027/01/15": "2027-01-15", "Friday, 15 January": "2027-01-15",
        "the 15th": "2026-12-15", "19 Nov": "2026-11-19", "19.11.": "2026-11-19", "29 Feb": "2028-02-29",
        "tomorrow": "2026-11-20", "tmrw": "2026-11-20", "today": "2026-11-19", "end of March": "2027-03-31",
        "end of next year": "2027-12-31", "end of the month": "2026-11-30", "eoy": "2026-12-31",
        "by the end of next month": "2026-12-31", "mid March": "2027-03-16", "early june": "2027-06-01",
        "beginning of 2028": "2028-01-01", "tomorrow at 18:30": "2026-11-20",
        "<t:1900000000:R>": "2030-03-17", "next Tuesday!": "2026-11-24",
    },
    "en-US": {
        "3/4/2027": "2027-03-04", "1/15": "2027-01-15", "15/1/2027": "2027-01-15", "Jan 5": "2027-01-05",
    },
    "de": {
        "nächsten Dienstag": "2026-11-24", "am Dienstag": "2026-11-24",
        "Dienstag nächste Woche": "2026-11-24", "in 3 Wochen": "2026-12-10", "in drei Wochen": "2026-12-10",
        "in einem halben Jahr": "2027-05-19", "in zwei Jahren": "2028-11-19", "15. Januar": "2027-01-15",
        "am 15. Januar 2027": "2027-01-15", "15.1.": "2027-01-15", "15.1": "2027-01-15",
        "15.1.27": "2027-01-15", "am 15.": "2026-12-15", "morgen": "2026-11-20", "übermorgen": "2026-11-21",
        "Ende März": "2027-03-31", "Mitte Mai": "2027-05-16", "Ende nächsten Jahres": "2027-12-31",
        "bis Ende des Jahres": "2026-12-31", "next Tuesday": "2026-11-24", "spätestens 1.3.": "2027-03-01",
    },
    "es-ES": {
        "el próximo martes": "2026-11-24", "en 3 semanas": "2026-12-10",
        "dentro de tres semanas": "2026-12-10", "15 de enero": "2027-01-15",
        "15 de enero de 2027": "2027-01-15", "mañana": "2026-11-20", "pasado mañana": "2026-11-21",
        "en dos años": "2028-11-19", "finales de marzo": "2027-03-31", "fin de mes": "2026-11-30",
    },
    "fr": {
        "mardi prochain": "2026-11-24", "dans 3 semaines": "2026-12-10",
        "dans trois semaines": "2026-12-10", "le 15 janvier": "2027-01-15", "1er mars": "2027-03-01",
        "demain": "2026-11-20", "après-demain": "2026-11-21", "dans deux ans": "2028-11-19",
        "fin mars": "2027-03-31", "lundi 23": "2026-11-23", "après demain": "2026-11-21",
    },
    "ru": {"15 января": "2027-01-15", "в следующий вторник": "2026-11-24", "через 3 недели": "2026-12-10"},
    "uk": {"15 січня": "2027-01-15", "завтра": "2026-11-20", "вівторок": "2026-11-24"},
    "it": {"martedì prossimo": "2026-11-24", "fra due settimane": "2026-12-03", "dopodomani": "2026-11-21"},
    "pt-BR": {
        "próxima terça": "2026-11-24", "terça feira": "2026-11-24",
        "daqui a 3 semanas": "2026-12-10", "amanhã": "2026-11-20"
    },
    "nl": {"volgende dinsdag": "2026-11-24", "over twee jaar": "2028-11-19", "morgen": "2026-11-20"},
    "pl": {"w przyszły wtorek": "2026-11-24", "za tydzień": "2026-11-26", "15 stycznia": "2027-01-15"},
    "sv-SE": {"nästa tisdag": "2026-11-24", "om 3 veckor": "2026-12-10", "i morgon": "2026-11-20"},
    "da": {"næste tirsdag": "2026-11-24", "om 3 uger": "2026-12-10"},
    "no": {"neste tirsdag": "2026-11-24", "15. januar": "2027-01-15"},
    "fi": {"ensi tiistai": "2026-11-24", "huomenna": "2026-11-20"},
    "tr": {"gelecek salı": "2026-11-24", "3 hafta sonra": "2026-12-10", "15 ocak": "2027-01-15"},  # noqa: RUF001 - Turkish
    "cs": {"příští úterý": "2026-11-24", "15. 1.": "2027-01-15"},
    "hu": {"jövő kedd": "2026-11-24", "január 15": "2027-01-15"},
    "hr": {"sutra": "2026-11-20"},
    "lt": {"sausio 15": "2027-01-15"},
    "ro": {"15 ianuarie": "2027-01-15"},
    "el": {"σε 3 εβδομάδες": "2026-12-10"},
    "bg": {"след 3 седмици": "2026-12-10"},
    "hi": {"१५ जनवरी": "2027-01-15", "अगले मंगलवार": "2026-11-24"},
    "th": {"15 มกราคม": "2027-01-15"},
    "vi": {"thứ ba tới": "2026-11-24", "15 tháng 1": "2027-01-15"},
    "id": {"selasa depan": "2026-11-24"},
    "ja": {"25日": "2026-11-25", "1月15日": "2027-01-15", "3週間後": "2026-12-10"},
    "zh-CN": {"下周二": "2026-11-24", "三周后": "2026-12-10", "2027年1月15日": "2027-01-15"},
    "zh-TW": {"明天": "2026-11-20"},
    "ko": {"다음 주 화요일": "2026-11-24", "1월 15일": "2027-01-15"},
    "es-419": {"15/1": "2027-01-15"},
    "en": {
        "١٥/١/٢٠٢٧": "2027-01-15", "in ٣ weeks": "2026-12-10",  # noqa: RUF001 - other digits
        "２０２７-０１-１５": "2027-01-15",  # noqa: RUF001 - other digits
        "\u202e15 Jan\u202c": "2027-01-15", "15 Jan 🎉": "2027-01-15",
    },
}  # fmt: skip

SPANS = {
    "Jan 2027": ("2027-01-01", "2027-01-31"), "March": ("2027-03-01", "2027-03-31"),
    "november": ("2026-11-01", "2026-11-30"), "next january": ("2027-01-01", "2027-01-31"),
    "2027": ("2027-01-01", "2027-12-31"), "next year": ("2027-01-01", "2027-12-31"),
    "next month": ("2026-12-01", "2026-12-31"), "next week": ("2026-11-23", "2026-11-29"),
    "this month": ("2026-11-01", "2026-11-30"), "Q2 2027": ("2027-04-01", "2027-06-30"),
    "Januar 2027": ("2027-01-01", "2027-01-31"), "nächsten Monat": ("2026-12-01", "2026-12-31"),
    "nächste Woche": ("2026-11-23", "2026-11-29"), "weekend": ("2026-11-21", "2026-11-22"),
    "am Wochenende": ("2026-11-21", "2026-11-22"), "next weekend": ("2026-11-28", "2026-11-29"),
}  # fmt: skip

MOMENTS = {
    "en-GB": {
        "next Tuesday 9am": "2026-11-24 09:00", "tomorrow at 18:30": "2026-11-20 18:30",
        "tomorrow at 18:30.": "2026-11-20 18:30", "sat 10:00 .": "2026-11-21 10:00",
        "Sat 10": "2026-11-21 10:00", "3pm wed": "2026-11-25 15:00", "in 2 hours": "2026-11-19 16:30",
        "in 20 minutes": "2026-11-19 14:50", "in 2h": "2026-11-19 16:30",
        "tomorrow evening": "2026-11-20 18:00", "tonight": "2026-11-19 20:00",
        "friday at noon": "2026-11-20 12:00", "18:30": "2026-11-19 18:30",
        "next monday morning at 10": "2026-11-23 10:00", "9am": "2026-11-20 09:00",
        "noon": "2026-11-20 12:00", "at 6 tomorrow": "2026-11-20 18:00", "15/1 18:30": "2027-01-15 18:30",
        "tomorrow 12am": "2026-11-20 00:00", "2027-01-15T09:00": "2027-01-15 09:00",
        "15 January 2027 at 9": "2027-01-15 09:00", "in 1 hour 30 minutes": "2026-11-19 16:00",
        "tomorrow at nine": "2026-11-20 09:00", "nxt tue 6pm": "2026-11-24 18:00",
        "fri at 5": "2026-11-20 17:00", "friday 5": "2026-11-20 17:00", "fri at 05": "2026-11-20 05:00",
        "tomorrow 5": "2026-11-20 17:00", "tonight 8": "2026-11-19 20:00", "thurs 3pm": "2026-11-26 15:00",
        "saturday morning 10": "2026-11-21 10:00", "3 in the afternoon": "2026-11-19 15:00",
        "tomorrow 7.30": "2026-11-20 07:30", "6 o'clock": "2026-11-19 18:00", "18h": "2026-11-19 18:00",
        "in half an hour": "2026-11-19 15:00", "tomorow5pm": "2026-11-20 17:00",
    },
    "de": {
        "morgen um 9 Uhr": "2026-11-20 09:00", "morgen früh": "2026-11-20 09:00",
        "Di 10 Uhr": "2026-11-24 10:00", "heute Abend": "2026-11-19 18:00",
        "Freitagabend": "2026-11-20 18:00", "am 1.1. um 10": "2027-01-01 10:00",
        "18.30": "2026-11-19 18:30", "dienstag 18.30 Uhr": "2026-11-24 18:30", "6 Uhr": "2026-11-20 06:00",
        "nächsten Freitag um 8 Uhr abends": "2026-11-20 20:00", "in einer Stunde": "2026-11-19 15:30",
    },
    "es-ES": {
        "mañana a las 9": "2026-11-20 09:00", "mañana por la tarde": "2026-11-20 15:00",
        "el martes que viene a las 9 de la noche": "2026-11-24 21:00", "esta noche": "2026-11-19 20:00",
        "hoy 18h": "2026-11-19 18:00", "6 p. m.": "2026-11-19 18:00", "en dos horas": "2026-11-19 16:30",
    },
    "fr": {
        "demain à 18h30": "2026-11-20 18:30", "mardi prochain à 9 heures": "2026-11-24 09:00",
        "demain matin": "2026-11-20 09:00", "ce soir": "2026-11-19 18:00",
        "demain 18h": "2026-11-20 18:00", "18 heures": "2026-11-19 18:00", "mardi 18h": "2026-11-24 18:00",
        "après-demain 9h": "2026-11-21 09:00", "dimanche après-midi": "2026-11-22 15:00",
        "le 25 à 18h": "2026-11-25 18:00", "dans 2h": "2026-11-19 16:30",
    },
    "pt-BR": {
        "amanhã às 9h": "2026-11-20 09:00", "amanhã 9h": "2026-11-20 09:00", "seg 9h": "2026-11-23 09:00",
    },
    "ru": {
        "завтра в 9": "2026-11-20 09:00", "завтра в 7 вечера": "2026-11-20 19:00",
        "сегодня в 3 часа дня": "2026-11-19 15:00",
    },
    "nl": {"morgen om 9 uur": "2026-11-20 09:00", "morgen om 18u": "2026-11-20 18:00"},
    "it": {"domani alle 9": "2026-11-20 09:00"},
    "ja": {"明日の午後3時": "2026-11-20 15:00"},
    "zh-CN": {"明天上午9点": "2026-11-20 09:00"},
    "ko": {"내일 오전 9시": "2026-11-20 09:00"},
    "sv-SE": {"imorgon kl 9": "2026-11-20 09:00"},
}  # fmt: skip


def rows(table: dict[str, dict[str, str]]) -> list[tuple[str, str, str]]:
    return [(language, typed, meant) for language, each in table.items() for typed, meant in each.items()]


@pytest.mark.parametrize("language", DAYS)
def test_a_day_is_found_in_the_words_of_a_language(language: str) -> None:
    found = {typed: find_date(typed, NOW, BERLIN, [language]) for typed in DAYS[language]}
    days = {typed: str(each.day) if isinstance(each, Typed) else each for typed, each in found.items()}
    assert days == DAYS[language]
    assert all(isinstance(each, Typed) and each.hour is None and each.at > NOW for each in found.values())


@pytest.mark.parametrize("language", MOMENTS)
def test_a_moment_is_found_in_the_words_of_a_language(language: str) -> None:
    for typed, meant in MOMENTS[language].items():
        found = find_moment(typed, NOW, BERLIN, [language])
        assert isinstance(found, Typed), (typed, found)
        assert found.at == int(datetime.fromisoformat(meant).replace(tzinfo=ZoneInfo(BERLIN)).timestamp()), (
            typed
        )
        assert f"{found.day} {found.hour:%H:%M}" == meant


def test_a_week_month_or_year_is_its_last_day_and_knows_its_first() -> None:
    for typed, (first, last) in SPANS.items():
        found = find_date(typed, NOW, BERLIN, ["de"])
        assert isinstance(found, Typed), typed
        assert (str(found.first), str(found.day)) == (first, last), typed
        assert find_moment(typed, NOW, BERLIN, ["de"]) == Vague("wide", found.day)


def test_a_day_without_an_hour_lasts_to_its_last_second() -> None:
    found = find_moment("tomorrow", NOW, BERLIN, ["en-GB"])
    assert isinstance(found, Typed)
    assert found.hour is None
    assert found.at == moment(date(2026, 11, 21), time(), BERLIN) - 1


@pytest.mark.parametrize(
    ("zone", "tomorrow"), [(NEW_YORK, 20), (BERLIN, 20), (KATHMANDU, 20), (SYDNEY, 21), ("UTC-12:00", 20)]
)
def test_tomorrow_is_the_members_own(zone: str, tomorrow: int) -> None:
    found = find_moment("tomorrow at 9", NOW, zone, ["en-GB"])
    assert isinstance(found, Typed)
    assert (found.day, found.at) == (
        date(2026, 11, tomorrow),
        moment(date(2026, 11, tomorrow), time(9), zone),
    )


def test_next_weeks_weekday_is_not_this_weeks() -> None:
    monday = NOW - 3 * 86400
    for typed, language in (("下周二", "zh-CN"), ("来週の火曜日", "ja"), ("tuesday next week", "en-GB")):
        found = find_date(typed, monday, BERLIN, [language])
        assert isinstance(found, Typed)
        assert found.day == date(2026, 11, 24), typed
