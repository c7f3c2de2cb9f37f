"""A release becomes occupations, from a zip or a folder, in either layout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from releases import (
    CHIEF,
    CLERK,
    COMMON,
    COOK,
    NEW,
    OLD,
    SOLDIER,
    Files,
    changed,
    foldered,
    read,
    sheet,
    without,
    zipped,
)

from bot.guidance.occupation import FAMILIES, Catalogue, Occupation
from bot.guidance.skills import SKILLS
from bot.library.onet import GROUPS, Release, read_release

Made = Callable[[Path, Files], Path]

CHIEFS = Occupation(
    code=CHIEF,
    interests=(1.3, 3.24, 2.0, 3.5, 7.0, 5.25),
    preparation=5,
    skills=(
        "Active Listening",
        "Reading Comprehension",
        "Writing",
        "Coordination",
        "Programming",
    ),
    family="leading",
    title="Chief Executives",
    description="Determine policies.",
    also=("Chief Executive Officer (CEO)", "CEO", '"Big" Boss'),
    related=(COOK,),
)
COOKS = Occupation(
    code=COOK,
    interests=(6.0, 1.5, 3.0, 2.5, 2.75, 4.0),
    preparation=2,
    skills=(),
    family="food",
    title="Cooks",
    description="Prepare food, even à la carte.",
    also=("Line Cook",),
    related=(CHIEF,),
)

WAYS: dict[str, Made] = {
    "a zip with one folder": lambda path, files: zipped(path / "release.zip", files),
    "a zip without a folder": lambda path, files: zipped(path / "release.zip", files, ""),
    "a folder": lambda path, files: foldered(path / "release", files),
    "a folder in a folder": lambda path, files: foldered(path / "db_30_1_text", files).parent,
}


def small(path: Path, files: Files) -> Release:
    return read(foldered(path / "release", files))


def of(release: Release, code: str) -> Occupation:
    return Catalogue(release.occupations).by_code[code]


@pytest.mark.parametrize("files", [OLD, NEW], ids=["until 30.2", "since 30.3"])
@pytest.mark.parametrize("made", WAYS.values(), ids=WAYS)
def test_whole_occupations_are_read_and_the_others_are_counted(
    made: Made, files: Files, tmp_path: Path
) -> None:
    release = read(made(tmp_path, files))
    assert release.occupations == (CHIEFS, COOKS)
    assert (release.titles, release.relations, release.missing) == (4, 2, ())
    assert len(release.notes) == 2
    assert all("1" in note for note in release.notes)  # the clerk is not rated, the soldier is military


def test_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    plain = {name: content.replace(b"\r\n", b"\n") for name, content in OLD.items()}
    marked = {name: b"\xef\xbb\xbf" + content for name, content in OLD.items()}
    bare = {name: content.removesuffix(b"\r\n") for name, content in OLD.items()}
    spaced = {name: content.replace(b"\r\n", b"\r\n\r\n") for name, content in OLD.items()}
    for files in (plain, marked, bare, spaced):
        assert small(tmp_path, files).occupations == (CHIEFS, COOKS)


def test_columns_may_stand_in_any_order_and_more_of_them_may_come(tmp_path: Path) -> None:
    zones = sheet("New|Job Zone|O*NET-SOC Code", *(f"x|4|{code}" for code in (CHIEF, COOK)))
    release = small(tmp_path, {**OLD, "Job Zones.txt": zones})
    assert [occupation.preparation for occupation in release.occupations] == [4, 4]


@pytest.mark.parametrize("layout", [OLD, NEW], ids=["until 30.2", "since 30.3"])
def test_what_can_be_done_without_is_told_by_the_names_of_the_layout(layout: Files, tmp_path: Path) -> None:
    needed = {*COMMON, "Interests.txt", "Career Interest Types.txt"} - {"Related Occupations.txt"}
    lacking = without(layout, *(layout.keys() - needed))
    release = small(tmp_path, lacking)
    assert set(release.missing) == layout.keys() - needed
    assert [(o.skills, o.also, o.related) for o in release.occupations] == [((), (), ())] * 2


def test_one_of_two_files_of_skills_is_better_than_none(tmp_path: Path) -> None:
    release = small(tmp_path, without(NEW, "Transferable Skills.txt"))
    assert release.missing == ("Transferable Skills.txt",)
    assert of(release, CHIEF).skills == ("Active Listening", "Reading Comprehension", "Writing")


def test_only_the_eight_most_important_skills_are_kept(tmp_path: Path) -> None:
    columns = "O*NET-SOC Code|Element ID|Scale ID|Data Value"
    elements = (
        "2.A.1.a",
        "2.A.1.b",
        "2.A.1.c",
        "2.A.1.d",
        "2.A.1.e",
        "2.A.1.f",
        "2.A.2.a",
        "2.A.2.b",
        "2.A.2.c",
    )
    rows = [f"{CHIEF}|{element}|IM|{1 + at / 4}" for at, element in enumerate(elements)]
    release = small(tmp_path, {**OLD, "Skills.txt": sheet(columns, *rows)})
    assert of(release, CHIEF).skills == tuple(reversed(SKILLS[1:9]))


@pytest.mark.parametrize("flags", ["Y|n/a", "N|Y", "Y|Y"])
def test_a_skill_that_should_not_be_shown_is_left_out(flags: str, tmp_path: Path) -> None:
    files = changed(OLD, "Skills.txt", "IM|4.50|N|n/a", f"IM|4.50|{flags}")
    assert "Active Listening" not in of(small(tmp_path, files), CHIEF).skills


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("Interests.txt", "OI|1.50", "OI|n/a"),
        ("Interests.txt", f"{COOK}|1.B.1.b", f"{CLERK}|1.B.1.b"),
        ("Interests.txt", f"{COOK}|1.B.1.b", f"{COOK}|1.B.1.x"),
        ("Interests.txt", "OI|1.50", "XX|99"),
        ("Job Zones.txt", f"{COOK}|2", f"{COOK}|n/a"),
    ],
)
def test_an_occupation_that_lacks_a_rating_or_a_zone_is_left_out(
    file: str, before: str, after: str, tmp_path: Path
) -> None:
    release = small(tmp_path, changed(OLD, file, before, after))
    assert [occupation.code for occupation in release.occupations] == [CHIEF]
    assert of(release, CHIEF).related == ()


def test_the_number_is_found_in_the_folder_the_read_me_or_the_name_of_the_file(tmp_path: Path) -> None:
    unread = without(OLD, "Read Me.txt")
    assert read(zipped(tmp_path / "a.zip", unread, "db_29_0_text/")).release == "29.0"
    assert read(zipped(tmp_path / "a.zip", NEW, "")).release == "30.3"
    assert read(zipped(tmp_path / "db_31_0_text.zip", unread, "")).release == "31.0"
    assert read(foldered(tmp_path / "db_28_2_text", unread)).release == "28.2"
    nowhere = read(zipped(tmp_path / "a.zip", unread, ""))
    assert nowhere.release == "unknown"
    assert len(nowhere.notes) == 3


def test_every_group_has_one_of_our_families_but_for_the_military() -> None:
    assert set(GROUPS.values()) == set(FAMILIES)
    assert SOLDIER[:2] not in GROUPS


def test_progress_goes_on_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    read_release(zipped(tmp_path / "a.zip", OLD), lambda done, total: told.append((done, total)))
    whole = sum(map(len, OLD.values()))
    assert [total for _, total in told] == [whole] * len(told)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (whole, whole)
