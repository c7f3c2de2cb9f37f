"""The dates of a plan as a calendar reads them, and as RFC 5545 wants them written."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event
from luggage import DAY, MEMBER, NOW, full, held, step

from bot.guidance.plan import Bills, Goal, Milestone, Plan
from bot.guidance.revision import add
from bot.library import load
from bot.planfile import Held, calendar
from bot.planfile.held import one_line
from bot.words import Words

SAY = Words(load().languages).to("en-US")
QUIETLY = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
LINE = re.compile(r"[A-Z-]+(;[A-Z-]+=[^:;]+)*:.*")
TYPED = (
    "plain words",
    "a, b; c: d \\ e \\n f \"g\" 'h'",
    "C:\\New\\folder; \\N, \\\\n \\\\",
    "BEGIN:VEVENT\r\nUID:other\r\nEND:VEVENT",
    "仕事を見つける" * 20,
    "مرحبا بالعالم " * 12,
    "\N{FAMILY}\N{ZERO WIDTH JOINER}\N{SPARKLES}" * 40,
    "tab\tand\x0bbreak\x85here\u2028there\x00\x1b\x7f",
    "x" * 200,
)


def written(taken: Held) -> bytes:
    file = calendar(SAY, taken)
    assert file is not None
    return file


def events(taken: Held) -> dict[str, Event]:
    """Every event by its UID, as a calendar reads the file."""
    return {str(event["uid"]): event for event in Calendar.from_ical(written(taken)).events}


def faults(file: bytes) -> list[str]:
    """Every rule on how lines are written that a file breaks (RFC 5545, 3.1 and 3.3.11)."""
    found = [] if file.endswith(b"\r\n") else ["the last line does not end"]
    lines = file.removesuffix(b"\r\n").split(b"\r\n")
    found += ["a bare line break" for line in lines if b"\n" in line or b"\r" in line]
    found += [f"{len(line)} octets" for line in lines if len(line) > 75]
    for line in file.decode().replace("\r\n ", "").split("\r\n")[:-1]:
        found += [] if LINE.fullmatch(line) else [f"no content line: {line}"]
        found += [f"a control character in {line!r}" for c in line if c < " " or c == "\x7f"]
    for line in lines:
        line.decode()  # no letter is folded in two
    return found


@pytest.mark.parametrize("typed", TYPED)
def test_a_full_file_keeps_the_rules_and_gives_back_what_was_typed(typed: str) -> None:
    taken = full(typed)
    file = written(taken)
    assert faults(file) == []
    read = Calendar.from_ical(file)
    assert (str(read["version"]), str(read["calscale"])) == ("2.0", "GREGORIAN")
    assert read["prodid"] and "method" not in read
    assert len(read.events) == 2 + 12 * 5 + 2
    shown = events(taken)[f"{taken.steps[0].id}@lodestar"]
    assert str(shown["summary"]) == one_line(taken.steps[0].action)
    assert str(shown["location"]) == one_line(taken.steps[0].place)
    assert one_line(taken.steps[0].action).rstrip(" .") in str(shown["description"])


@given(st.text(min_size=1, max_size=200))
@QUIETLY
def test_any_text_at_all_keeps_the_rules(typed: str) -> None:
    file = written(held(step(action=typed, place=typed, obstacle=typed, fallback=typed)))
    assert faults(file) == []
    (event,) = Calendar.from_ical(file).events
    assert str(event["summary"]) == one_line(typed)


def test_every_event_has_what_an_event_needs_and_no_uid_comes_twice() -> None:
    read = Calendar.from_ical(written(full("words"))).events
    assert len({str(event["uid"]) for event in read}) == len(read)
    for event in read:
        assert {"uid", "dtstamp", "dtstart", "summary", "sequence", "last-modified", "status"} <= set(
            map(str.lower, event)
        )
        assert event["dtstamp"].dt == datetime.fromtimestamp(NOW, UTC)
        assert 0 < event["sequence"] < 2**31


def test_a_step_is_an_event_in_utc_as_long_as_it_takes_with_an_alarm_at_its_start() -> None:
    for zone in ("Europe/Berlin", "Asia/Kathmandu", None):
        text = written(held(step(minutes=30), zone=zone)).decode()
        start = datetime.fromtimestamp(NOW + DAY, UTC).strftime("%Y%m%dT%H%M%SZ")
        assert f"\r\nDTSTART:{start}\r\n" in text
        assert "\r\nDURATION:PT30M\r\n" in text
        assert "TZID" not in text
    (event,) = events(held(step())).values()
    (alarm,) = event.walk("VALARM")
    assert alarm["trigger"].dt == timedelta(0)
    assert str(alarm["action"]) == "DISPLAY"
    assert str(alarm["description"]) == str(event["summary"])


def test_what_lies_behind_rings_no_alarm_and_what_was_let_go_or_has_no_date_is_left_out() -> None:
    past = step(1, due_at=NOW - DAY)
    done = step(2, ended="done", ended_at=NOW)
    gone = step(3, ended="let_go", ended_at=NOW)
    found = events(held(past, done, gone, step(4, due_at=None)))
    assert found.keys() == {f"{past.id}@lodestar", f"{done.id}@lodestar"}
    assert [event.walk("VALARM") for event in found.values()] == [[], []]
    assert [str(event["transp"]) for event in found.values()] == ["OPAQUE", "TRANSPARENT"]


def test_days_are_whole_and_leave_one_free() -> None:
    plan = Plan(goal=Goal("own", "a garden"), by="2028-02-29", bills=Bills("bakery", review_on="2027-06-01"))
    for milestone in (
        Milestone("0" * 8, "open", "2027-03-01"),
        Milestone("1" * 8, "reached", "2027-03-01", "2027-01-02"),
        Milestone("2" * 8, "reached, without a day", None, "2027-01-03"),
        Milestone("3" * 8, "some day"),
    ):
        plan = add(plan, "b.education", milestone)
    found = events(held(plan=plan))
    days = {uid: event["dtstart"].dt for uid, event in found.items()}
    assert [type(day) for day in days.values()] == [date] * 5
    assert [days[f"{str(n) * 8}@lodestar"].isoformat() for n in range(3)] == [
        "2027-03-01",
        "2027-01-02",
        "2027-01-03",
    ]
    assert sorted(day.isoformat() for day in days.values())[-2:] == ["2027-06-01", "2028-02-29"]
    assert {str(event["transp"]) for event in found.values()} == {"TRANSPARENT"}
    assert str(MEMBER) not in written(held(plan=plan)).decode()


def test_a_later_file_has_the_same_uids_and_a_higher_sequence() -> None:
    now = full("words")
    later = replace(now, now=NOW + 3600, steps=(replace(now.steps[0], due_at=NOW + 9 * DAY), *now.steps[1:]))
    before, after = events(now), events(later)
    assert before.keys() == after.keys()
    assert all(after[uid]["sequence"] > before[uid]["sequence"] for uid in before)


def test_a_plan_without_a_date_makes_no_file() -> None:
    goal = Plan(goal=Goal("own", "a garden"), bills=Bills("bakery"))
    assert calendar(SAY, held(plan=goal)) is None
    assert calendar(SAY, held(step(due_at=None), step(1, ended="let_go"))) is None
    assert calendar(SAY, held()) is None


def test_a_day_to_arrive_by_needs_no_goal_to_be_a_date() -> None:
    (event,) = events(held(plan=Plan(by="2028-01-01"))).values()
    assert event["dtstart"].dt == date(2028, 1, 1)
