"""The portrait: all that the newest finished sittings say, part by part, and what would sharpen it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.guidance.assessment import Standing
from bot.guidance.direction import Direction, direction
from bot.guidance.experience import Experience, experience
from bot.guidance.interests import Interests, interests
from bot.guidance.model import Answers, Chapter
from bot.guidance.readiness import Readiness, readiness
from bot.guidance.scoring import Profile, profile
from bot.guidance.tendencies import Tendencies, tendencies

PARTS = ("aspects", "interests", "experience", "tendencies", "readiness", "own_words")
"""The parts of a portrait, in the order they are told."""

CHAPTERS = {
    "aspects": "work",
    "interests": "interests",
    "experience": "experience",
    "tendencies": "personality",
    "readiness": "readiness",
    "own_words": "passions",
}
"""The chapter that each part comes from."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """What is known of a member, as values.

    `own_words` are the open answers by question id; `next` is the chapter that would sharpen it.
    """

    live: Answers
    profile: Profile
    direction: Direction
    interests: Interests
    experience: Experience
    tendencies: Tendencies
    readiness: Readiness
    own_words: Answers
    next: Chapter | None

    @property
    def known(self) -> tuple[str, ...]:
        """The parts that there is something to say of."""
        there = {
            "aspects": bool(self.profile.ratings),
            "interests": self.interests.known,
            "experience": self.experience.known,
            "tendencies": bool(self.tendencies.known),
            "readiness": bool(self.readiness.known),
            "own_words": bool(self.own_words),
        }
        return tuple(part for part in PARTS if there[part])


def portrait(standing: Standing) -> Portrait:
    """The portrait of where a member stands. Total: any standing, even an empty one."""
    assessment, live = standing.assessment, standing.live
    found = profile(assessment, live)
    return Portrait(
        live=live,
        profile=found,
        direction=direction(found),
        interests=interests(assessment, live),
        experience=experience(assessment, live),
        tendencies=tendencies(assessment, live),
        readiness=readiness(assessment, live),
        own_words={q: v for q, v in live.items() if v is not None and assessment.questions[q].open},
        next=standing.next_chapter(),
    )
