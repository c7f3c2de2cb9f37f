"""The plan as Markdown holds everything, and nothing that was typed formats it."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from luggage import NOW, full, held, step
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.guidance.plan import Goal, Plan
from bot.library import load
from bot.planfile import markdown
from bot.planfile.held import one_line
from bot.planfile.pages import tame
from bot.words import Words

SAY = Words(load().languages).to("en-US")
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
QUIETLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
PLAIN = {"text", "softbreak", "paragraph_open", "paragraph_close", "inline"}

WILD = (
    "# a heading",
    "- a list",
    "1. a list",
    "12) a list",
    "+ more",
    "> quoted",
    "---",
    "===",
    "***bold***",
    "__bold__ and _slanted_",
    "~~struck~~",
    "`code` and ``more``",
    "[a](https://example.org) ![b](c) [d]: e",
    "<b>html</b> <!-- gone --> <https://example.org>",
    "&amp; &#35; R&D",
    "a | b\n--- | ---\nc | d",
    "```\nfenced\n```",
    "    indented",
    "back\\slash\\",
    "$x$ ==y== %%z%% ^w^",
    "[x] ticked",
    "tab\tand\x0bother\x85breaks\u2028here\x00\x1b[31m",
    "\x00 \x01 \x02 \x03 \x04 code",
    "مرحبا 仕事 नमस्ते \N{SPARKLES}",
)


def kinds(tokens: list[Token]) -> set[str]:
    """Every kind of thing that a text became, inside of lines too."""
    inner = [child for token in tokens for child in token.children or ()]
    return {token.type for token in (*tokens, *inner)}


def words_of(tokens: list[Token]) -> str:
    return "".join(child.content for token in tokens for child in token.children or ())


@pytest.mark.parametrize("typed", WILD)
def test_what_was_typed_formats_nothing_and_reads_as_it_was_typed(typed: str) -> None:
    read = READER.parse(tame(typed))
    assert kinds(read) <= PLAIN
    assert words_of(read) == one_line(typed)


@given(st.text(alphabet=st.sampled_from("\\`*_{}[]<>()#+-.!|~=&;:$^%\"'/ \n1ax"), max_size=30) | st.text())
@QUIETLY
def test_no_text_at_all_formats_anything(typed: str) -> None:
    read = READER.parse(tame(typed))
    assert kinds(read) <= PLAIN
    assert words_of(read) == one_line(typed)


@pytest.mark.parametrize("typed", WILD)
def test_a_full_plan_has_the_same_shape_whatever_was_typed(typed: str) -> None:
    lines = "\n".join("x" for line in typed.splitlines() if one_line(line))
    plain, wild = (READER.parse(markdown(SAY, full(words))) for words in (lines, typed))
    assert [token.type for token in wild] == [token.type for token in plain]
    assert kinds(wild) == kinds(plain)
    texts = [child.content for token in wild for child in token.children or ()]
    assert not one_line(typed) or sum(one_line(typed)[:20] in text for text in texts) > 80


def test_what_was_typed_in_common_words_stays_as_it_was_typed() -> None:
    for typed in ("Talk to 2-3 people (R&D), 50% of it; it's fine!", "C# at 9.30: yes/no?", "a - b + c = d"):
        assert tame(typed) == typed


def test_boxes_are_ticked_for_what_is_done_or_reached() -> None:
    text = markdown(SAY, full("words"))
    ticked = [line for line in text.splitlines() if line.startswith("- [x] ")]
    assert len(ticked) == 12 * 2 + 1
    assert len(re.findall(r"^- \[ \] ", text, re.MULTILINE)) == 12 * 4 + 2


def test_days_and_times_are_those_of_the_members_zone() -> None:
    for zone, moment in (("Asia/Kathmandu", "2027-01-15 13:45"), (None, "2027-01-15 08:00")):
        assert moment in markdown(SAY, held(step(due_at=NOW), zone=zone))
    assert "America/New_York" in markdown(SAY, held(step(), zone="America/New_York"))


def test_only_what_is_there_has_a_heading() -> None:
    levels = [t.tag for t in READER.parse(markdown(SAY, held(step()))) if t.type == "heading_open"]
    assert levels == ["h1", "h2"]
    goal = held(plan=Plan(goal=Goal("own", "a garden")))
    levels = [t.tag for t in READER.parse(markdown(SAY, goal)) if t.type == "heading_open"]
    assert levels == ["h1", "h2", "h2"]


def test_without_its_milestone_a_step_leads_along_its_path_and_it_may_lack_parts() -> None:
    bare = step(milestone="deadbeef", due_at=None)
    text = markdown(SAY, held(bare))
    assert SAY("planfile.no_date") in text
    assert SAY("planfile.towards", text=SAY("plan.paths.a.title")) in text
    assert SAY("planfile.otherwise", obstacle="rain", fallback="stay") in markdown(
        SAY, held(step(obstacle="rain", fallback="stay."))
    )
    assert SAY("planfile.anything") in markdown(SAY, held(step(fallback="stay")))
    assert SAY("planfile.obstacle", obstacle="rain") in markdown(SAY, held(step(obstacle="rain")))
