"""What was done and what is picked of it: people one can picture, and every possible answer sheet."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from toy import Given, assessment, chapter, live, pick, sheets

from bot.guidance.experience import experience
from bot.guidance.model import PICKED, SCALES, Question
from bot.library import Library


def card(name: str, *skills: str) -> Question:
    return Question(name, SCALES["done"], "done", skills=skills)


CARDS = (
    card("repair", "Repairing", "Troubleshooting"),
    card("listen", "Active Listening", "Social Perceptiveness"),
    card("teach", "Instructing", "Speaking"),
    card("settle", "Negotiation", "Social Perceptiveness"),
)
OF = assessment(chapter("all", *CARDS, pick("use", 2, *(each.id for each in CARDS))))


@dataclass(frozen=True)
class Person:
    """Someone's answers, and what is told of them.

    `done` holds a rating for repair, listen, teach and settle: 0 never, 1 once or twice, 2 many times,
    3 others rely on it, - skipped. `picks` is what they want to use, in the order they clicked; `use` and
    `skills` are how that is told.
    """

    done: str
    picks: str | None
    relied_on: str = ""
    often: str = ""
    tried: str = ""
    use: str = ""
    skills: tuple[str, ...] = ()
    known: bool = True


PEOPLE = {
    "a neighbour whom all ask, and who wants to teach as well":
        Person("3120", "teach,repair", "repair", "teach", "listen", "repair teach",
               ("Repairing", "Troubleshooting", "Instructing", "Speaking")),
    "a mediator whose two picks share a skill":
        Person("0203", "listen,settle", "settle", "listen", "", "settle listen",
               ("Social Perceptiveness", "Negotiation", "Active Listening")),
    "a beginner who never did any of it and picks all the same":
        Person("0000", "teach", use="teach", skills=("Instructing", "Speaking")),
    "someone who picks what was never done beside what was":
        Person("0100", "repair,listen", tried="listen", use="listen",
               skills=("Active Listening", "Social Perceptiveness")),
    "someone who once picked more than may be picked now":
        Person("3111", "listen,teach,repair", "repair", "", "listen teach settle", "repair listen",
               ("Repairing", "Troubleshooting", "Active Listening", "Social Perceptiveness")),
    "someone who did much and wants to use none of it":
        Person("3333", None, "repair listen teach settle"),
    "someone who answered half": Person("2--0", None, often="repair"),
    "someone who answered less than half": Person("2---", None, often="repair", known=False),
    "someone who answered one and picked it":
        Person("2---", "repair", often="repair", use="repair", skills=("Repairing", "Troubleshooting")),
    "someone who skipped it all": Person("----", None, known=False),
    "someone who skipped it all and picked two":
        Person("----", "settle,repair", use="repair settle",
               skills=("Repairing", "Troubleshooting", "Negotiation", "Social Perceptiveness")),
}  # fmt: skip


@pytest.mark.parametrize("name", PEOPLE)
def test_each_person_is_told_what_they_did_and_want_to_use(name: str) -> None:
    person = PEOPLE[name]
    ratings = zip(CARDS, person.done, strict=True)
    answers: Given = {each.id: None if rating == "-" else rating for each, rating in ratings}
    found = experience(OF, live(OF, {**answers, "use": person.picks}))
    told = [" ".join(names) for names in (found.relied_on, found.often, found.tried, found.use)]
    assert told == [person.relied_on, person.often, person.tried, person.use]
    assert set(found.skills) == set(person.skills)
    assert found.skills[:1] == person.skills[:1]
    assert found.known == person.known


@given(data=st.data())
def test_every_answer_sheet_is_sorted_once_and_only_picks_are_used(
    library: Library, data: DataObject
) -> None:
    of = library.assessment
    answers = live(of, data.draw(sheets(of)))
    found = experience(of, answers)
    cards = {q.id: q for q in of.questions.values() if q.skills}
    done = {name for name in cards if answers.get(name) not in (None, "0")}
    sorted_ones = [*found.relied_on, *found.often, *found.tried]
    assert sorted(sorted_ones) == sorted(done)
    picked = {
        n for q in of.questions.values() if q.most for n in (answers.get(q.id) or "").split(PICKED) if n
    }
    assert set(found.use) == picked <= cards.keys()
    assert picked <= done or not done
    ratings = [int(answers.get(name) or 0) for name in found.use]
    assert ratings == sorted(ratings, reverse=True)


@given(data=st.data())
def test_skills_are_those_behind_the_picks_each_once_the_most_common_first(
    library: Library, data: DataObject
) -> None:
    of = library.assessment
    found = experience(of, live(of, data.draw(sheets(of))))
    behind = [skill for name in found.use for skill in of.questions[name].skills]
    assert set(found.skills) == set(behind)
    assert len(found.skills) == len(set(found.skills))
    counts = [behind.count(skill) for skill in found.skills]
    assert counts == sorted(counts, reverse=True)


@given(data=st.data())
def test_a_skipped_card_counts_as_neither_done_nor_not_done(library: Library, data: DataObject) -> None:
    of = library.assessment
    answers = live(of, data.draw(sheets(of)))
    found = experience(of, {name: value for name, value in answers.items() if value is not None})
    assert found == experience(of, answers)
    assert found.asked == sum(bool(q.skills) for q in of.questions.values())
    assert found.given == sum(answers.get(q.id) is not None for q in of.questions.values() if q.skills)


@given(data=st.data())
def test_a_card_that_the_content_dropped_leaves_no_trace(data: DataObject) -> None:
    gone = data.draw(st.sampled_from(CARDS))
    left = tuple(each for each in CARDS if each is not gone)
    smaller = assessment(chapter("all", *left, pick("use", 2, *(each.id for each in left))))
    found = experience(smaller, live(smaller, data.draw(sheets(OF))))
    assert gone.id not in {*found.relied_on, *found.often, *found.tried, *found.use}
    assert found.asked == len(left)
