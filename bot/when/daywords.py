"""The words around a date that people type, where the library lacks them.

Rule: words that are read, none that is spoken. Names of days and months are the library's (`almanac`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

ORDERS: Mapping[str, str] = {"en-US": "MDY"} | dict.fromkeys(
    ("ja", "ko", "zh-CN", "zh-TW", "hu", "lt"), "YMD"
)
"""The order of day and month in numbers where it is not the day first; of the language that comes first."""

SAME_NAME = "id da de fr hr it lt hu nl pl ro fi vi tr cs el bg ru uk hi th ja ko en es"
LIBRARY: Mapping[str, str] = {
    **{code: code for code in SAME_NAME.split()},
    **dict.fromkeys(("en-GB", "en-US"), "en"),
    **dict.fromkeys(("es-ES", "es-419"), "es"),
    **{"no": "nb", "pt-BR": "pt", "sv-SE": "sv", "zh-CN": "zh", "zh-TW": "zh-Hant"},
}
"""The library's name for each locale of Discord."""


def phrases(words: str) -> str:
    """A pattern for any of these, the longest first; whole words where the script has gaps between them."""
    each = sorted((word.strip() for word in words.replace("\n", " ").split(",")), key=len, reverse=True)
    return "|".join(
        word if word[0] > "\u2e80" else rf"(?<![\w-]){re.escape(word)}(?!\w)" for word in each if word
    )


NEXT = re.compile(
    phrases(
        """next, this coming, coming, upcoming, nächsten, nächster, nächste, nächstes, nächstem, kommenden,
        kommende, kommender, kommendes, próximo, próxima, proximo, proxima, que viene, que vem, prochain,
        prochaine, qui vient, prossimo, prossima, volgende, volgend, komende, następny, następną, następna,
        przyszły, przyszłą, przyszłym, przyszłego, nästa, næste, neste, příští, gelecek, önümüzdeki,
        следующий, следующую, следующее, следующем, следующая, наступний, наступну, depan, tới,
        следващия, следващата, următoare, viitor, viitoare, idući, sljedeći, következő, jövő, ensi, επόμενη,
        επόμενο, अगले, अगला, 다음, 下个, 下個, 下, 来, 來"""
    )
)
THIS = re.compile(
    phrases(
        """this, current, dieser, diese, dieses, diesen, diesem, este, esta, ce, cet, cette, questo, questa,
        deze, dit, этого, этот, эту, на этой, цього"""
    )
)
OF_THE = re.compile(r"^(?:of the|the|of|des|der|del|de la|de|du|da|do|di|van de|van het) ")
"""What stands between "end" and the week, month or year."""

AT_THE_END = re.compile(
    r"^(?:by |at |am |zum |bis |a |à |na |pod |в |к )?(?:the )?"
    r"(?:end of|end|late|ende|finales de|final de|fin de|fin|fine di|fine|fim de|fim do|final do|einde|eind"
    r"|koniec|końcu|slutet av|slutten av|slutningen af|konec|конца|конце|кінці) "
)
HALFWAY = re.compile(
    r"^(?:in the |in |by |a )?"
    r"(?:mid[ -]|middle of |mitte |mediados de |mi-|metà |meados de |midden )"
)
AT_THE_START = re.compile(
    r"^(?:at |by |am |a |in )?(?:the )?(?:beginning of|start of|early|anfang|principios de|début|debut|inizio"
    r"|início de|begin|начале|början av|začátek) "
)
LEADING = re.compile(
    r"^(?:"
    + phrases(
        """on, by, until, till, the, latest, am, bis, bis zum, zum, spätestens, den, dem, der, el, la, los,
        para el, antes del, le, pour le, jusqu'au, il, entro, entro il, em, na, até, op, tegen, w, во, в, до,
        на, у, på, til, senast, v"""  # noqa: RUF001 - Cyrillic
    )
    + r") +"
)
"""What may stand before a day and changes nothing."""

UNIT_WORDS: Mapping[str, str] = {
    word: unit
    for unit, words in {
        "weekend": "weekend",
        "week": "week woche semana semaine settimana tydzień tygodniu vecka uge uke týden hafta неделя "
        "неделю неделе тиждень тижня minggu tuần 周 週 주 星期",
        "month": "month monat monats mes mese mois mês maand miesiąc miesiącu månad måned měsíc ay "
        "месяц месяца месяце місяць місяця bulan tháng 月 달",
        "year": "year jahr jahres año ano anno année an jaar rok roku år год года году рік "
        "року tahun năm 年 해 yıl",  # noqa: RUF001 - Turkish
    }.items()
    for word in words.split()
}

SAME: Mapping[str, str] = {
    r"\b(?:tmrw|tmr|tmw|tomo|tomm?orr?ow|2morr?ow?)\b": "tomorrow",
    r"@": " at ",
    r"\bnxt\b": "next",
    r"\b(?:tonite|2nite)\b": "tonight",
    r"\bthurs?\b": "thursday",
    r"\bweds\b|\bwe(?:d|n)(?:n|d)?e?s(?:d)?ay\b": "wednesday",
    r"\bhj\b": "hoje",
    r"\bueber|\bubermorgen\b": "über",
    r"\bnaechst": "nächst",
    r"\bq (?=viene|vem)": "que ",
    r"\bapr[eè]s[ -]demain\b": "après-demain",
    r"\bdepois de amanhã?\b": "em 2 dias",
    r"あした": "明日",
    r"あさって": "明後日",
    r"曜(?!日)": "曜日",
    r"^(?:这个?|本|今週の?|이번 주 )(?=周\S|星期|\S+[曜요])": "",
    r"\b(?:half an hour|einer halben stunde|media hora|une demi[ -]heure)\b|mezz'ora": "30 min",
    r"^(?:ngày )?(\d{1,2}) tháng (\d{1,2})(?: năm (\d{4}))?$": r"\1/\2/\3",
    r"\b(?:week-end|wochenende|finde|(?:fin|fim|final) de semana|fine settimana|helgen|выходные)\b|周末"
    r"|週末|주말": "weekend",
    r"^(?:(?:on|at|over|am|au|in|el|le|il|no|i|w|в) )?(?:the )?weekend$": "this weekend",
    r"^(?:eom|eo month)$": "end of month",
    r"^(?:eoy|eo year)$": "end of year",
    r"\b(\d+) ?(?:wks?|w)\b": r"\1 weeks",
    r"\bwks?\b": "week",
    r"\b(?:a|one|1) year and a half\b": "18 months",
    r"^下(?:个|個)?(?:周|週|星期|礼拜)(?=\S)": "next week 周",
    r"^来週の?(?=\S)": "next week ",
    r"\bhalf a year\b": "6 months",
    r"\b(?:einem )?halben jahr\b": "6 Monaten",
    r"\bfra (?=\w+ (?:giorn|settiman|mes|ann))": "tra ",
    r"(?<=\w) feira\b": "-feira",
    r"^we (?=wtor)": "",
    r"^za (?=tydzień$|miesiąc$|rok$)": "za 1 ",
    r"\bdaqui a\b": "em",
    r"\bdopodomani\b": "tra 2 giorni",
    r"\bpasado mañana\b": "en 2 días",
}
"""What people write for what the library knows."""

COUNTED = re.compile(r"[一二三四五六七八九十](?=周|週|个|個|天|年|か月|日後)")
"""A Chinese number before what it counts; the same in the name of a weekday stays."""

ONE_TO_TEN: Mapping[str, str] = {
    "es": "un dos tres cuatro cinco seis siete ocho nueve diez",
    "pt": "um dois três quatro cinco seis sete oito nove dez",
    "it": "un due tre quattro cinque sei sette otto nove dieci",
    "nl": "een twee drie vier vijf zes zeven acht negen tien",
    "pl": "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć",
    "sv": "en två tre fyra fem sex sju åtta nio tio",
}
"""Numbers in words, by the library's languages that lack them."""
