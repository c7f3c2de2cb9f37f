"""The assessment as a walk: answers are kept, everything else is replayed from them.

Rule: replay, do not filter. Walk the questions in order and let each condition see only the answers
that are still live; with plain filtering a changed answer leaves ghosts of questions no longer asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.guidance.model import Answers, Assessment, Chapter, History, Question, Sitting


@dataclass(frozen=True, slots=True)
class Walk:
    """A chapter replayed over some answers: what is asked, what counts, and what comes next."""

    chapter: Chapter
    asked: tuple[Question, ...]
    answers: Answers
    next: Question | None

    @property
    def answered(self) -> int:
        """How many of the questions asked have an answer or a skip."""
        return len(self.answers)

    def place(self, question: Question) -> int:
        """The number of a question among those asked, from 1."""
        return self.asked.index(question) + 1

    def before(self, question: Question) -> Question | None:
        """The question asked just before this one, for going back."""
        place = self.asked.index(question)
        return self.asked[place - 1] if place else None


def replay(chapter: Chapter, answers: Answers, known: Answers) -> Walk:
    """Walk a chapter over its answers; `known` holds the live answers of the chapters before it.

    An answer that the question no longer offers counts as not given, so that content may change under
    a sitting that is still open. Replaying the answers of a walk gives the same walk.
    """
    live: dict[str, str | None] = {}
    asked: list[Question] = []
    waiting: Question | None = None
    for question in chapter.questions:
        if question.ask_if and not question.ask_if.holds({**known, **live}):
            continue
        asked.append(question)
        try:
            live[question.id] = question.read(answers[question.id], live)
        except (KeyError, ValueError):
            waiting = waiting or question
    return Walk(chapter, tuple(asked), live, waiting)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a member stands: the newest finished and the open sitting of each chapter."""

    assessment: Assessment
    finished: Mapping[str, Sitting]
    open: Mapping[str, Sitting]
    history: History

    @property
    def live(self) -> Answers:
        """The answers that count now: those of the newest finished sittings, replayed in order."""
        return self._known_before(None)

    def walk(self, sitting: Sitting) -> Walk:
        """Replay one sitting; its conditions see the finished chapters before it as they stand now."""
        chapter = self.assessment.by_id[sitting.chapter]
        return replay(chapter, sitting.answers, self._known_before(chapter))

    def _known_before(self, end: Chapter | None) -> Answers:
        known: dict[str, str | None] = {}
        for chapter in self.assessment.chapters:
            if chapter is end:
                break
            if sitting := self.finished.get(chapter.id):
                known |= replay(chapter, sitting.answers, known).answers
        return known

    def as_of(self, sitting: Sitting) -> Standing:
        """How things stood when a finished sitting was finished."""
        return standing(self.assessment, (*self._done_before(sitting), sitting))

    def _done_before(self, sitting: Sitting) -> History:
        """What had been finished when a sitting was finished; within a second, what was begun before it."""
        end = (sitting.finished_at or 0, self.history.index(sitting))
        done = (
            (s.finished_at, place, s) for place, s in enumerate(self.history) if s.finished_at is not None
        )
        return tuple(s for when, place, s in done if (when, place) < end)

    def before(self, sitting: Sitting) -> Standing | None:
        """How things stood before a finished sitting, if its chapter had been finished before."""
        past = standing(self.assessment, self._done_before(sitting))
        return past if sitting.chapter in past.finished else None

    def moments(self, chapter: str) -> tuple[Sitting, ...]:
        """All finished sittings of a chapter, oldest first."""
        return tuple(s for s in self.history if s.chapter == chapter and s.finished_at is not None)

    def sitting(self, sitting_id: str) -> Sitting | None:
        """One of the member's sittings by its id; content may have dropped its chapter meanwhile."""
        found = (s for s in self.history if s.id == sitting_id and s.chapter in self.assessment.by_id)
        return next(found, None)

    def may_begin(self, chapter: Chapter) -> bool:
        """Whether the chapters that this one builds on are finished."""
        return all(needed in self.finished for needed in chapter.after)

    def resume(self) -> Sitting | None:
        """The open sitting to go on with: of the earliest chapter, in order."""
        return next((self.open[c.id] for c in self.assessment.chapters if c.id in self.open), None)

    def next_chapter(self) -> Chapter | None:
        """The first chapter neither finished nor open, of those that may begin."""
        begun = self.finished.keys() | self.open.keys()
        left = (c for c in self.assessment.chapters if c.id not in begun and self.may_begin(c))
        return next(left, None)


def standing(assessment: Assessment, history: History) -> Standing:
    """Sort a member's history, oldest first, into what is finished and what is open, by chapter."""
    finished: dict[str, Sitting] = {}
    waiting: dict[str, Sitting] = {}
    for sitting in history:
        if sitting.chapter in assessment.by_id:
            (waiting if sitting.finished_at is None else finished)[sitting.chapter] = sitting
    return Standing(assessment, finished, waiting, history)
