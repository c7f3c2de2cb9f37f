"""Whatever is wrong with a release is told, all at once, by file and line; nothing else ever happens."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as some
from releases import CHIEF, COOK, NEW, OLD, Files, changed, faults, foldered, read, sheet, without

from bot.guidance.occupation import CODE, FAMILIES, ZONES
from bot.guidance.skills import SKILLS
from bot.library.onet import ReleaseFault
from bot.library.onet.faults import MOST_TOLD
from bot.library.onet.source import LONGEST_LINE, MOST_BYTES

DATA, RATED, ZONED, SKILLED = "Occupation Data.txt", "Interests.txt", "Job Zones.txt", "Skills.txt"
TITLED, CLOSE = "Alternate Titles.txt", "Related Occupations.txt"

WRONG: dict[str, tuple[Files, str]] = {
    "no occupations": (without(OLD, DATA), DATA),
    "no interests": (without(OLD, RATED), f"{RATED} or Career~Interest~Types.txt"),
    "no zones": (without(NEW, ZONED), ZONED),
    "an empty file": ({**OLD, ZONED: b""}, f"{ZONED} empty"),
    "a header alone": ({**OLD, ZONED: OLD[ZONED].partition(b"\n")[0]}, "zone"),
    "a column gone": (changed(OLD, ZONED, "Job Zone", "Zone"), f"{ZONED} line~1 Job~Zone"),
    "a column twice": (changed(OLD, ZONED, "Date", "Job Zone"), f"{ZONED} line~1 Job~Zone"),
    "the titles of the other layout": (
        changed(OLD, TITLED, "Alternate Title", "Job Title"),
        f"{TITLED} line~1",
    ),
    "commas": ({**OLD, ZONED: OLD[ZONED].replace(b"\t", b",")}, f"{ZONED} line~1 Job~Zone"),
    "quoted": ({**OLD, ZONED: b'"' + OLD[ZONED].replace(b"\t", b'"\t"')}, f"{ZONED} line~1"),
    "a short line": (changed(OLD, RATED, "OI|3.24|", "3.24|"), f"{RATED} line~3 6 7"),
    "a long line": (changed(OLD, RATED, "OI|3.24", "OI|OI|3.24"), f"{RATED} line~3 8 7"),
    "a longer line": (
        {**OLD, ZONED: OLD[ZONED] + b"x" * 3 * LONGEST_LINE},
        f"{ZONED} {LONGEST_LINE:,}",
    ),
    "no code": (changed(OLD, DATA, CHIEF, "the boss"), f"{DATA} line~2 the~boss"),
    "no code anywhere": (changed(OLD, CLOSE, COOK, "35-2014"), f"{CLOSE} line~3 35-2014"),
    "Arabic digits": (changed(OLD, ZONED, "11-1011", "\u0661\u0661-1011"), f"{ZONED} line~2"),
    "a code that nothing describes": (changed(OLD, ZONED, CHIEF, "11-9999.00"), f"{ZONED} line~2 11-9999.00"),
    "a code twice": (changed(OLD, DATA, COOK, CHIEF), f"{DATA} line~3 {CHIEF}"),
    "a rating twice": (changed(OLD, RATED, "1.B.1.b", "1.B.1.a"), f"{RATED} line~3 {CHIEF} 1.B.1.a"),
    "a zone twice": (changed(OLD, ZONED, COOK, CHIEF), f"{ZONED} line~3 {CHIEF}"),
    "a skill twice": (changed(OLD, SKILLED, "2.A.1.b", "2.A.1.a"), f"{SKILLED} line~4 {CHIEF}"),
    "a rating of 0.99": (changed(OLD, RATED, "1.30", "0.99"), f"{RATED} line~2 0.99"),
    "a rating of 7.01": (changed(OLD, RATED, "7.00", "7.01"), f"{RATED} line~6 7.01"),
    "a rating below zero": (changed(OLD, RATED, "1.30", "-1.30"), f"{RATED} line~2 -1.30"),
    "an importance of 6": (changed(OLD, SKILLED, "4.50", "6"), f"{SKILLED} line~4 6"),
    "not a number": (changed(OLD, RATED, "1.30", "nan"), f"{RATED} line~2 nan"),
    "too much of a number": (changed(OLD, RATED, "1.30", "9" * 400), f"{RATED} line~2"),
    "a decimal comma": (changed(OLD, RATED, "1.30", "1,30"), f"{RATED} line~2 1,30"),
    "a word for a zone": (changed(OLD, ZONED, f"{CHIEF}|5", f"{CHIEF}|five"), f"{ZONED} line~2 five"),
    "zone 0": (changed(OLD, ZONED, f"{CHIEF}|5", f"{CHIEF}|0"), f"{ZONED} line~2 0"),
    "zone 6": (changed(OLD, ZONED, f"{CHIEF}|5", f"{CHIEF}|6"), f"{ZONED} line~2 6"),
    "half a zone": (changed(OLD, ZONED, f"{CHIEF}|5", f"{CHIEF}|2.5"), f"{ZONED} line~2 2.5"),
    "no title": (changed(OLD, DATA, "Cooks", "n/a"), f"{DATA} line~3 title"),
    "no description": (changed(OLD, DATA, "Determine policies.", " "), f"{DATA} line~2 description"),
    "a book for a title": (changed(OLD, DATA, "Cooks", "Cook " * 999), f"{DATA} line~3 title"),
    "another encoding": ({**OLD, DATA: OLD[DATA].decode().encode("latin-1")}, f"{DATA} line~3 UTF-8"),
    "UTF-16": ({**OLD, DATA: OLD[DATA].decode().encode("utf-16")}, f"{DATA} line~1"),
    "line ends of old": ({**OLD, DATA: OLD[DATA].replace(b"\r\n", b"\r")}, f"{DATA} line~1 control"),
    "a control character": (changed(OLD, DATA, "Cooks", "Co\0oks"), f"{DATA} line~3 control"),
    "nobody rated": ({**OLD, RATED: OLD[RATED].replace(b"OI", b"XX")}, "No~occupation"),
    "something else": ({"picture.png": b"png"}, "no~file db_XX_Y_text.zip"),
    "the Excel database": ({"Read Me.txt": b"O*NET 30.1 Database", "Interests.xlsx": b"PK"}, "no~file"),
}


def told(found: list[str], parts: str) -> bool:
    """Whether one fault names all of these parts, which are parted by a space; ~ is a space inside."""
    names = {name: name.replace(" ", "~") for name in (DATA, ZONED, TITLED, CLOSE)}
    for name, joined in names.items():
        parts = parts.replace(name, joined)
    return any(all(part.replace("~", " ") in fault for part in parts.split()) for fault in found)


@pytest.mark.parametrize(("files", "parts"), WRONG.values(), ids=WRONG)
def test_a_fault_is_told_by_its_place(files: Files, parts: str, tmp_path: Path) -> None:
    found = faults(foldered(tmp_path / "release", files))
    assert told(found, parts), found
    assert all(len(fault) < 400 and fault.isprintable() for fault in found)


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    files = changed(OLD, RATED, "1.30", "0.30")
    files = changed(files, ZONED, f"{COOK}|2", f"{COOK}|7")
    found = faults(foldered(tmp_path / "release", without(changed(files, SKILLED, "4.12", "x"), DATA)))
    assert [next(name for name in (DATA, RATED, ZONED, SKILLED) if name in each) for each in found] == [
        *(DATA, SKILLED, RATED, ZONED)
    ]


def test_of_many_faults_the_first_are_told_and_all_are_counted(tmp_path: Path) -> None:
    rows = sheet(*(f"{number}|Title|Description" for number in range(1234)))
    found = faults(
        foldered(tmp_path / "release", {**OLD, DATA: sheet("O*NET-SOC Code|Title|Description") + rows})
    )
    assert len(found) == MOST_TOLD + 1
    assert all(f"line {line}:" in fault for line, fault in enumerate(found[:-1], 2))
    assert f"{1234 - MOST_TOLD:,}" in found[-1]


def test_a_code_that_nothing_describes_is_told_once_for_each_file(tmp_path: Path) -> None:
    rows = OLD[RATED].replace(COOK.encode(), b"35-9999.00")
    assert len(faults(foldered(tmp_path / "release", {**OLD, RATED: rows}))) == 1


def test_a_path_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path / "nowhere")
    assert "nowhere" in fault


def test_a_release_in_two_places_is_not_guessed_at(tmp_path: Path) -> None:
    for name in ("a", "b"):
        foldered(tmp_path / name, OLD)
    assert len(faults(tmp_path)) == len(OLD)


def test_a_folder_that_is_far_too_large_is_not_read(tmp_path: Path) -> None:
    with (foldered(tmp_path / "release", OLD) / RATED).open("r+b") as file:
        file.truncate(MOST_BYTES + 1)  # a hole, which takes no room on the disk
    (fault,) = faults(tmp_path / "release")
    assert f"{MOST_BYTES:,}" in fault


Edit = tuple[str, int, bytes, int]
EDITS = some.tuples(
    some.sampled_from(sorted(OLD)),
    some.integers(0, 2000),
    some.binary(max_size=6) | some.sampled_from([b"\t", b"\r\n", b"\n", b"n/a", b"9", CHIEF.encode()]),
    some.integers(0, 40),
)


def mutilated(files: Files, edits: list[Edit]) -> Files:
    """The files with some bytes put in place of others."""
    edited = dict(files)
    for name, at, put, cut in edits:
        content = edited[name]
        at %= len(content) + 1
        edited[name] = content[:at] + put + content[at + cut :]
    return edited


@given(some.lists(EDITS, min_size=1, max_size=4))
@example([("Job Zones.txt", 0, b"", 2000)])
@example([("Interests.txt", 0, b"\xff\xfe", 0)])
def test_any_mutilation_is_told_or_leaves_sound_occupations(edits: list[Edit]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = foldered(Path(folder) / "release", mutilated(OLD, edits))
        try:
            release = read(path)
        except ReleaseFault as fault:
            assert fault.faults
            return
    codes = [occupation.code for occupation in release.occupations]
    assert codes == sorted(set(codes)) != []
    for one in release.occupations:
        assert CODE.fullmatch(one.code)
        assert len(one.interests) == 6
        assert all(1 <= rating <= 7 for rating in one.interests)
        assert one.preparation in ZONES
        assert one.family in FAMILIES
        assert set(one.skills) <= set(SKILLS)
        assert set(one.related) <= set(codes) - {one.code}
        assert all(text.isprintable() for text in (one.title, *one.also))
        assert one.title and one.description and all(one.also)
