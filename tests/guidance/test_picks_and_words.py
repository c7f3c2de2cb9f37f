"""What a stored answer still says: of a choice, of a pick among the things done, of one's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toy import FRUITS, Given, chapter, choice, keyed, live, only_if, pick, words
from toy import assessment as of_chapters

from bot.guidance.assessment import replay
from bot.guidance.model import PICKED, SCALES, Question

DONE = SCALES["done"]
CARDS = tuple(keyed(fruit, "interest", "realistic", scale=DONE) for fruit in FRUITS)
PICK = pick("favourites", 2, *FRUITS)
TASTING = chapter("tasting", *CARDS, PICK)

ratings = st.fixed_dictionaries({}, optional=dict.fromkeys(FRUITS, st.sampled_from((*DONE, None))))
stored = st.lists(st.sampled_from((*FRUITS, "gone", "")), max_size=6).map(PICKED.join)


def reads(question: Question, value: str | None, live: Given | None = None) -> bool:
    try:
        question.read(value, live or {})
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("question", [choice("fruit"), CARDS[0], PICK, words("why")])
def test_a_skip_says_the_same_of_every_kind_of_question(question: Question) -> None:
    assert question.read(None, {}) is None


def test_a_choice_says_what_it_said_while_it_is_offered() -> None:
    assert choice("fruit", "apple", "pear").read("pear", {}) == "pear"
    assert not reads(choice("fruit", "apple", "pear"), "plum")
    assert not reads(choice("fruit", "apple", "pear"), "apple,pear")
    assert not reads(CARDS[0], "4")


@given(typed=st.text(min_size=1))
def test_own_words_are_kept_as_they_were_typed(typed: str) -> None:
    assert words("why").read(typed, {}) == typed


def test_an_empty_text_is_no_answer() -> None:
    assert not reads(words("why"), "")


@given(done=ratings)
def test_things_done_are_offered_or_all_of_them_where_nothing_was(done: Given) -> None:
    tried = tuple(fruit for fruit in FRUITS if done.get(fruit) in ("1", "2", "3"))
    assert PICK.offered(done) == (tried or FRUITS)


@given(done=ratings)
def test_a_choice_is_offered_whole_whatever_was_done(done: Given) -> None:
    assert choice("fruit").offered(done) == FRUITS


@given(done=ratings, value=stored)
def test_a_pick_is_read_as_offered_things_in_order_each_once_and_not_too_many(
    done: Given, value: str
) -> None:
    still = [fruit for fruit in PICK.offered(done) if fruit in value.split(PICKED)]
    assert reads(PICK, value, done) == bool(still)
    if still:
        found = PICK.read(value, done)
        assert found == PICKED.join(still[: PICK.most])
        assert PICK.read(found, done) == found


def test_a_card_set_to_never_takes_its_pick_away() -> None:
    answers: Given = {**dict.fromkeys(FRUITS, "1"), "favourites": "apple,plum"}
    assert replay(TASTING, answers, {}).answers["favourites"] == "apple,plum"
    assert replay(TASTING, {**answers, "apple": "0"}, {}).answers["favourites"] == "plum"
    assert replay(TASTING, answers, {}).next is None


def test_a_pick_of_which_nothing_is_left_is_asked_again() -> None:
    answers: Given = {**dict.fromkeys(FRUITS, "1"), "favourites": "apple"}
    walk = replay(TASTING, {**answers, "apple": "0"}, {})
    assert walk.next is PICK
    assert "favourites" not in walk.answers


STORY = chapter(
    "story",
    words("why"),
    words("why_more", only_if("why")),
    pick("which", 2, "apple", "pear"),
    choice("sure", "yes", "no", ask_if=only_if("which")),
)


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, ["why", "which"]),
        ({"why": None, "which": None}, ["why", "which"]),
        ({"why": "a word"}, ["why", "why_more", "which"]),
        ({"why": "", "which": ""}, ["why", "which"]),
        ({"which": "apple,pear"}, ["why", "which", "sure"]),
        ({"which": "plum"}, ["why", "which"]),
        ({"why": "a word", "why_more": "more", "which": "pear"}, ["why", "why_more", "which", "sure"]),
    ],
)
def test_what_follows_an_open_question_is_asked_after_any_answer_and_no_skip(
    answers: Given, asked: list[str]
) -> None:
    assert [question.id for question in replay(STORY, answers, {}).asked] == asked


def test_words_below_an_answer_that_was_taken_back_do_not_count() -> None:
    answers: Given = {"why": None, "why_more": "a ghost", "which": None}
    assert live(of_chapters(STORY), answers) == {"why": None, "which": None}
