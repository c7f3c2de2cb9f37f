"""People one can picture and the occupations of their town, for a careers adviser to read."""

from __future__ import annotations

from dataclasses import dataclass

from bot.guidance.matching import BANDS, WEAK, Match, Verdict, Wanted
from bot.guidance.occupation import Catalogue, Occupation

NAMES = [name for name, _ in BANDS] + [WEAK]
"""The bands, best first."""


def occupation(
    code: str, ratings: str, preparation: int = 2, family: str = "making", *skills: str
) -> Occupation:
    """An occupation with its six ratings (1-7) as digits, in the order R I A S E C."""
    r, i, a, s, e, c = map(float, ratings)
    return Occupation(code, (r, i, a, s, e, c), preparation, skills, family)


TOWN = Catalogue((
    occupation("bricklayer", "721123", 2, "building", "Installation"),
    occupation("delivery driver", "611233", 2, "transport", "Operation and Control"),
    occupation("care helper", "321711", 2, "care", "Active Listening"),
    occupation("shop assistant", "311463", 1, "sales", "Persuasion"),
    occupation("office clerk", "211327", 2, "office", "Writing"),
    occupation("electrician", "741123", 3, "repair", "Installation", "Troubleshooting"),
    occupation("car mechanic", "731123", 3, "repair", "Troubleshooting"),
    occupation("cabinet maker", "725122", 3, "making", "Installation"),
    occupation("lab technician", "561113", 3, "science", "Science"),
    occupation("estate agent", "211374", 3, "sales", "Negotiation"),
    occupation("bookkeeper", "121137", 3, "money", "Mathematics"),
    occupation("graphic designer", "227131", 4, "design", "Technology Design"),
    occupation("nurse", "341722", 4, "health", "Active Listening", "Science"),
    occupation("teacher", "134732", 5, "teaching", "Speaking"),
    occupation("biologist", "373211", 5, "science", "Science", "Writing"),
))  # fmt: skip
"""Fifteen occupations of a small town."""


@dataclass(frozen=True)
class Person:
    """Six sums (0-20) in the order R I A S E C, and the occupations that come first, band by band."""

    sums: tuple[int, ...]
    first: str
    reach: int = 5
    uses: tuple[str, ...] = ()
    bills_first: bool = False
    said: tuple[Verdict, ...] = ()

    @property
    def wanted(self) -> Wanted:
        """What it comes to."""
        return Wanted(self.sums, {}, {skill: (skill,) for skill in self.uses}, self.reach, self.bills_first)


def not_me(code: str, reason: str | None) -> Verdict:
    return Verdict(code, "not_me", reason)


def talked(code: str, closer: int) -> Verdict:
    return Verdict(code, "saved", closer=closer)


HANDS = (20, 9, 6, 3, 5, 7)
CARES = (5, 9, 7, 20, 8, 4)

PEOPLE = {
    "someone good with her hands":
        Person(HANDS, "best: car mechanic, electrician, bricklayer, cabinet maker, delivery driver; "
                      "great: lab technician"),
    "the same, who can start only where little is asked for":
        Person(HANDS, "best: bricklayer, delivery driver", reach=2),
    "the same, who wants to install things":
        Person(HANDS, "best: electrician, bricklayer, cabinet maker, car mechanic, delivery driver; "
                      "great: lab technician", uses=("Installation",)),
    "the same, who wants to install things and to find faults":
        Person(HANDS, "best: electrician, car mechanic, bricklayer, cabinet maker, delivery driver; "
                      "great: lab technician", uses=("Installation", "Troubleshooting")),
    "the same, who wants nothing to do with repairing cars":
        Person(HANDS, "best: bricklayer, cabinet maker, delivery driver, electrician; great: lab technician",
               said=(not_me("car mechanic", "work"),)),
    "the same, to whom a mechanic's training takes too long":
        Person(HANDS, "best: bricklayer, delivery driver, electrician, cabinet maker; great: lab technician",
               said=(not_me("car mechanic", "preparation"),)),
    "the same, after a talk with a cabinet maker and one with a mechanic":
        Person(HANDS, "best: cabinet maker, electrician, bricklayer, delivery driver, car mechanic; "
                      "great: lab technician",
               said=(talked("cabinet maker", 1), talked("car mechanic", -1))),
    "someone who helps and explains":
        Person(CARES, "best: teacher, care helper, nurse"),
    "the same, who wants to go on listening":
        Person(CARES, "best: care helper, nurse, teacher", uses=("Active Listening",)),
    "the same, who has a year":
        Person(CARES, "best: care helper", reach=3),
    "someone curious": Person((4, 20, 8, 9, 2, 6), "best: biologist; good: lab technician"),
    "someone who draws": Person((3, 6, 20, 9, 7, 2), "best: graphic designer; good: teacher"),
    "someone who draws, whose rent is due":
        Person((3, 6, 20, 9, 7, 2), "weak: care helper, shop assistant, office clerk, bricklayer, "
                                    "delivery driver", bills_first=True),
    "someone who sells": Person((4, 3, 5, 14, 20, 9), "best: shop assistant, estate agent"),
    "someone who sells, whose rent is due":
        Person((4, 3, 5, 14, 20, 9), "best: shop assistant; weak: office clerk, care helper, "
                                     "delivery driver, bricklayer", bills_first=True),
    "someone who keeps things in order":
        Person((6, 8, 1, 5, 9, 20), "best: bookkeeper, office clerk; good: estate agent"),
    "someone who likes it all": Person((20,) * 6, ""),
    "someone who likes nothing, whose rent is due": Person((0,) * 6, "", bills_first=True),
}  # fmt: skip


def told(found: tuple[Match, ...]) -> str:
    """Matches as a line: band by band."""
    lines = {name: ", ".join(each.occupation.code for each in found if each.band == name) for name in NAMES}
    return "; ".join(f"{name}: {line}" for name, line in lines.items() if line)
