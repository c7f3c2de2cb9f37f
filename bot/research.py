"""What a member researches: the catalogue, what they want of it, and what they said of it.

Rule: nothing is remembered here; each method reads the member's history and verdicts anew.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation import Conversation
from bot.guard import Interaction
from bot.guidance.assessment import Standing
from bot.guidance.matching import REACH, Verdict, View, Wanted
from bot.guidance.model import AREAS
from bot.guidance.occupation import ZONES, Catalogue, Occupation
from bot.guidance.portrait import Portrait, portrait
from bot.press import page_of
from bot.refusal import Refusal
from bot.store import Store


@dataclass(frozen=True, slots=True)
class Seeker:
    """A member who looks for occupations: where they stand, what they want, what they said so far.

    `wanted` is None without six sums to match; `lacks` then says why: `chapter`, `thin` or `flat`.
    """

    at: Standing
    portrait: Portrait
    wanted: Wanted | None
    lacks: str
    verdicts: dict[str, Verdict]


class Research:
    """What the cogs about occupations share."""

    def __init__(self, store: Store, talk: Conversation, catalogue: Catalogue) -> None:
        self._store = store
        self._talk = talk
        self.catalogue = catalogue

    async def seeker(self, interaction: Interaction) -> Seeker:
        """Where the presser stands, and what they want and said."""
        at = await self._talk.stands(interaction)
        said = await self._store.verdicts(interaction.user.id)
        found = portrait(at)
        lacks = _lacks(at, found)
        wanted = None if lacks else _wanted(at, found)
        return Seeker(at, found, wanted, lacks, {verdict.code: verdict for verdict in said})

    def occupation(self, code: str) -> Occupation:
        """An occupation by its code. Raises Refusal where it has gone."""
        found = self.catalogue.by_code.get(code)
        if found is None:
            raise Refusal("refusal.no_occupation")
        return found

    def usual(self, seeker: Seeker) -> View:
        """What to look at first: as far as they want to prepare, with bills first where those come first."""
        live = seeker.portrait.live
        reach, first = live.get("preparation") or "degree", live.get("comes_first") or ""
        return View(reach if reach in REACH else "degree", first == "income_now")

    def view(self, reach: str, order: str, first: str = "0") -> View:
        """What a press says to look at, whatever it holds."""
        return View(reach if reach in REACH else "degree", order == "bills", page_of(first))


def _lacks(at: Standing, found: Portrait) -> str:
    if "interests" not in at.finished:
        return "chapter"
    if found.interests.thin:
        return "thin"
    return "flat" if found.interests.flat else ""


def _wanted(at: Standing, found: Portrait) -> Wanted:
    sums = found.interests.sums
    scores, live, questions = found.interests.scores, found.live, at.assessment.questions
    return Wanted(
        sums=tuple(float(sums[area] or 0) for area in AREAS),
        liked={area: {q: int(live[q] or 0) for q in scores[area].reasons} for area in AREAS},
        picked={question: questions[question].skills for question in found.experience.use},
        reach=ZONES[-1],
    )
