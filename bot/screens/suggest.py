"""Suggestions in words: what could lie on a strand or where a path may lead, and why it is offered.

Rule: what a suggestion says fits a milestone, so it can be taken as it stands. A menu may cut what follows a
colon; what comes before it says enough.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.guidance.occupation import Occupation
from bot.guidance.plan import LINE_MOST
from bot.guidance.suggest import OFFERED_MOST, Idea, Known, aims, lean, suggestions
from bot.screens.occupation import title
from bot.screens.parts import shorten
from bot.words import Say

TITLE_MOST = 60
"""How much of an occupation's title stands inside a sentence."""

BECAUSE_MOST = 100
"""How much a menu has room for below a label."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """One idea in words: up to 200 characters of text, and in up to 100 why it is offered."""

    id: str
    text: str
    because: str


def offered(say: Say, known: Known, place: str, there: Collection[str]) -> list[Suggested]:
    """At most eight ideas for a place (`a.roles`), or for where a path (`b`) may lead, the best first.

    `there` are the texts that stand already: what says the same is left out.
    """
    taken = {_alike(text) for text in there}
    found: dict[str, Suggested] = {}
    for each in _all(say, known, place):
        if _alike(each.text) not in taken:
            found.setdefault(_alike(each.text), each)
    return list(found.values())[:OFFERED_MOST]


def text_of(say: Say, known: Known, place: str, chosen: str) -> str | None:
    """What an idea says, known by its id at a place or path; None where it is no longer among them."""
    return next((each.text for each in _all(say, known, place) if each.id == chosen), None)


def no_idea(say: Say) -> str:
    """Said once where an idea was chosen that is offered no longer, such as for a goal that has changed."""
    return say("plan.idea_gone")


def named(known: Known, ideas: Sequence[Suggested]) -> list[Occupation]:
    """The occupations that ideas are about, or whose skills; their licence may ask for a word."""
    told = " ".join(idea.id for idea in ideas)
    others = (*known.saved, *known.near, *((known.occupation,) if known.occupation else ()))
    return [each for each in others if each.code in told or "lacks." in told]


def _alike(text: str) -> str:
    return " ".join(text.split()).casefold()


@dataclass(frozen=True, slots=True)
class _Where:
    """The place that is spoken of, and the occupation that its path leads to, where it is one."""

    known: Known
    path: str
    strand: str
    leads_to: Occupation | None


def _all(say: Say, known: Known, place: str) -> list[Suggested]:
    """Every idea there is, in words."""
    path, _, strand = place.partition(".")
    where = _Where(known, path, strand, _leads_to(say, known, path))
    ideas = suggestions(known, place, where.leads_to) if strand else aims(known, path)
    found = []
    for idea in ideas:
        text = _text(say, where, idea) if strand else _aim(say, where, idea)
        because = shorten(_because(say, where, idea), BECAUSE_MOST)
        found.append(Suggested(idea.id, shorten(text, LINE_MOST), because))
    return found


def _leads_to(say: Say, known: Known, path: str) -> Occupation | None:
    """The occupation that a path leads to: the goal's, or the one whose title was taken as the aim."""
    if path == "a":
        return known.occupation
    aim = _alike(known.aims.get(path, ""))
    others = (*known.saved, *known.near) if aim else ()
    return next((each for each in others if _alike(_title(say, each, LINE_MOST)) == aim), None)


def _text(say: Say, where: _Where, idea: Idea) -> str:
    """What an idea says on a strand."""
    path, strand = where.path, where.strand
    match idea.kind:
        case "way" | "check" | "grows" | "field" | "lacks":
            return _of_occupation(say, where, idea)
        case "gap" | "more":
            aspect, _, side = idea.of.partition(".")
            return say(f"suggest.gaps.{aspect}.{strand}.{side}")
        case "use":
            return say(f"suggest.use.{strand}", thing=_thing(say, idea))
        case "bills":
            gain, _, turn = idea.of.partition(".")
            return say(f"suggest.bills.{gain}.{turn}")
        case "situation":
            situation = idea.of
            return say(f"suggest.situations.{situation}.{strand}")
        case "saved" | "near":
            return say("suggest.soon", title=_title(say, _by_code(where.known, idea)))
        case "business":
            nth = idea.of
            return say(f"suggest.business.{strand}.{nth}")
        case _:
            nth = idea.of
            return say(f"suggest.general.{path}.{strand}.{nth}")


def _of_occupation(say: Say, where: _Where, idea: Idea) -> str:
    """What the occupation aimed at has to say; in our own words for it where there are some."""
    strand, own = where.strand, where.leads_to.own if where.leads_to else ""
    match idea.kind:
        case "way":
            move = idea.of.rpartition(".")[2]
            return say("suggest.way", text=_open(say(f"occupations.{own}.way_{move}")))
        case "check":
            return say("suggest.check", text=_open(say(f"occupations.{own}.check")))
        case "grows":
            return say("suggest.grows", text=_open(say(f"occupations.{own}.grows")))
        case "lacks":
            skill = idea.of
            return say("suggest.lacks", skill=say(f"skills.{skill}"))
        case _:
            turn = idea.of.rpartition(".")[2]
            return say(f"suggest.field.{strand}.{turn}", title=_title(say, where.leads_to))


def _open(sentence: str) -> str:
    """A sentence as a line of a list: without its full stop."""
    return sentence.removesuffix(".")


def _aim(say: Say, where: _Where, idea: Idea) -> str:
    """What an idea says as the aim of a path."""
    path = where.path
    match idea.kind:
        case "use":
            return say("suggest.aims.use", thing=_thing(say, idea))
        case "general":
            nth = idea.of
            return say(f"suggest.aims.{path}.{nth}")
        case _:
            return say("suggest.aims.title", title=_title(say, _by_code(where.known, idea), LINE_MOST))


def _because(say: Say, where: _Where, idea: Idea) -> str:
    """Why an idea is offered."""
    path, to = where.path, _title(say, where.leads_to)
    match idea.reason:
        case "gap":
            return _gap(say, where.known, idea)
        case "situation":
            situation = idea.of
            return say(f"suggest.because.situations.{situation}")
        case "occupation":
            return say("suggest.because.occupation" if path == "a" else "suggest.because.path", title=to)
        case "general":
            strand = where.strand
            return say(f"suggest.because.general.{path}" if strand else f"suggest.because.aim.{path}")
        case plain:
            return say(f"suggest.because.{plain}")


def _gap(say: Say, known: Known, idea: Idea) -> str:
    gap = next(gap for gap in known.gaps if idea.of == f"{gap.aspect}.{lean(gap)}")
    aspect, side = gap.aspect, gap.side
    return say(
        "suggest.because.gap_more" if gap.size > 0 else "suggest.because.gap_less",
        side=say(f"result.sides.{side}"),
        aspect=say(f"learn.aspects.{aspect}.title"),
        now=gap.now,
        want=gap.want,
    )


def _thing(say: Say, idea: Idea) -> str:
    question = idea.of
    return say(f"questions.{question}.short")


def _title(say: Say, occupation: Occupation | None, most: int = TITLE_MOST) -> str:
    return shorten(title(say, occupation), most) if occupation else ""


def _by_code(known: Known, idea: Idea) -> Occupation | None:
    """The occupation that an idea is about, other than the goal."""
    return next((each for each in (*known.saved, *known.near) if each.code == idea.of), None)
