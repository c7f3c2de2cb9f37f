"""What a member has done, and what of it they want to use.

Rule: what was done and who relied on it, never how good one feels: self-rated ability is weak evidence
(r = .29 with measured ability: Zell and Krizan 2014). Done 0-3: never, once or twice, many times, others
rely on it.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.guidance.model import PICKED, Answers, Assessment

RELIED_ON, OFTEN = 3, 2
"""The ratings that say most: others rely on it, and it was done many times."""


@dataclass(frozen=True, slots=True)
class Experience:
    """What was done, by question id in the order asked; `use` are the picks, what others rely on first.

    `skills` are the O*NET skills behind the picks, each once, those of more picks first.
    """

    relied_on: tuple[str, ...]
    often: tuple[str, ...]
    tried: tuple[str, ...]
    use: tuple[str, ...]
    skills: tuple[str, ...]
    given: int
    asked: int

    @property
    def known(self) -> bool:
        """Whether there is anything to show: half of the cards answered, or something picked."""
        return bool(self.use) or (self.given > 0 and 2 * self.given >= self.asked)


def experience(assessment: Assessment, live: Answers) -> Experience:
    """The cards of live answers, sorted by how often a thing was done. Total: any answers, even none."""
    cards = [question for question in assessment.questions.values() if question.skills]
    done = {card.id: int(value) for card in cards if (value := live.get(card.id)) is not None}
    picks = [q for q in assessment.questions.values() if q.most and live.get(q.id)]
    picked = {name for pick in picks for name in (live[pick.id] or "").split(PICKED)}
    use = sorted((card for card in cards if card.id in picked), key=lambda card: -done.get(card.id, 0))
    weight: dict[str, int] = {}
    for card in use:
        for skill in card.skills:
            weight[skill] = weight.get(skill, 0) + 1
    return Experience(
        relied_on=tuple(name for name, rating in done.items() if rating == RELIED_ON),
        often=tuple(name for name, rating in done.items() if rating == OFTEN),
        tried=tuple(name for name, rating in done.items() if 0 < rating < OFTEN),
        use=tuple(card.id for card in use),
        skills=tuple(sorted(weight, key=lambda skill: -weight[skill])),
        given=len(done),
        asked=len(cards),
    )
