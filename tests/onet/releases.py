"""Small releases of the official database, made in code, in both layouts."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.library.onet import Release, ReleaseFault, read_release

Files = Mapping[str, bytes]

CHIEF, COOK, SOLDIER, CLERK = "11-1011.00", "35-2014.00", "55-3016.00", "43-9061.00"
"""A chief and a cook are whole; a soldier is rated too, a clerk is not."""

RATINGS = {
    CHIEF: ("1.30", "3.24", "2.00", "3.50", "7.00", "5.25"),
    COOK: ("6.00", "1.50", "3.00", "2.50", "2.75", "4.00"),
    SOLDIER: ("5.00", "2.00", "1.00", "3.00", "2.00", "4.00"),
}
ZONES = {CHIEF: "5", COOK: "2", SOLDIER: "2", CLERK: "3"}
IMPORTANCES = {"2.A.1.a": "4.12", "2.A.1.b": "4.50", "2.A.1.c": "4.12", "2.B.1.b": "3.00", "2.B.3.e": "1.75"}


def sheet(*rows: str) -> bytes:
    """A file of a release: columns stand parted by a bar here, by a tab there."""
    return "".join(row.replace("|", "\t") + "\r\n" for row in rows).encode()


def rated() -> bytes:
    letters = "abcdef"
    rows = [
        f"{code}|1.B.1.{letter}|Element|OI|{value}|11/2023|Machine Learning"
        for code, values in RATINGS.items()
        for letter, value in zip(letters, values, strict=True)
    ]
    rows += [f"{CHIEF}|1.B.1.g|First Interest High-Point|IH|5.00|11/2023|Machine Learning"]
    return sheet("O*NET-SOC Code|Element ID|Element Name|Scale ID|Data Value|Date|Domain Source", *rows)


def skilled(elements: str) -> bytes:
    columns = "O*NET-SOC Code|Element ID|Element Name|Scale ID|Data Value|Recommend Suppress|Not Relevant"
    rows = [
        f"{CHIEF}|{element}|Element|{scale}|{value if scale == 'IM' else '0.00'}|N|n/a"
        for element, value in IMPORTANCES.items()
        for scale in ("IM", "LV")
        if element.startswith(elements)
    ]
    return sheet(columns, *rows)


def titled(column: str) -> bytes:
    return sheet(
        f"O*NET-SOC Code|{column}|Short Title|Source(s)",
        f"{CHIEF}|Chief Executive Officer (CEO)|CEO|08",
        f'{CHIEF}|"Big" Boss|n/a|08',
        f"{CHIEF}|chief executives|n/a|08",
        f"{COOK}|Line Cook|n/a|08",
        f"{COOK}|line cook|n/a|10",
        f"{CLERK}|Filing Clerk|n/a|10",
    )


COMMON: Files = {
    "Occupation Data.txt": sheet(
        "O*NET-SOC Code|Title|Description",
        f"{CHIEF}|Chief Executives|Determine policies.",
        f"{COOK}|Cooks|Prepare food, even à la carte.",
        f"{SOLDIER}|Infantry|Defend.",
        f"{CLERK}|Office Clerks|File.",
    ),
    "Job Zones.txt": sheet(
        "O*NET-SOC Code|Job Zone|Date", *(f"{code}|{zone}|08/2023" for code, zone in ZONES.items())
    ),
    "Related Occupations.txt": sheet(
        "O*NET-SOC Code|Related O*NET-SOC Code|Relatedness Tier|Index",
        f"{CHIEF}|{CLERK}|Primary-Short|1",
        f"{CHIEF}|{COOK}|Primary-Short|2",
        f"{COOK}|{CHIEF}|Supplemental|1",
    ),
    "Read Me.txt": b"O*NET 30.1 Database\r\nDecember 2025 Release\r\n",
}

OLD: Files = {
    **COMMON,
    "Interests.txt": rated(),
    "Skills.txt": skilled("2."),
    "Alternate Titles.txt": titled("Alternate Title"),
}

NEW: Files = {
    **COMMON,
    "Career Interest Types.txt": rated(),
    "Essential Skills.txt": skilled("2.A"),
    "Transferable Skills.txt": skilled("2.B"),
    "Job Titles.txt": titled("Job Title"),
    "Read Me.txt": "O*NET® 30.3 Database\r\n".encode(),
}


def without(files: Files, *names: str) -> Files:
    return {name: content for name, content in files.items() if name not in names}


def changed(files: Files, name: str, before: str, after: str) -> Files:
    """The files with the first place of some text in one of them replaced; a bar is a tab."""
    old, new = before.replace("|", "\t").encode(), after.replace("|", "\t").encode()
    assert old in files[name]
    return {**files, name: files[name].replace(old, new, 1)}


def zipped(file: Path, files: Files, folder: str = "db_30_1_text/") -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(folder + name, content)
    return file


def foldered(folder: Path, files: Files) -> Path:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def silent(done: int, total: int) -> None:
    assert 0 < done <= total


def read(path: Path) -> Release:
    return read_release(path, silent)


def faults(path: Path) -> list[str]:
    with pytest.raises(ReleaseFault) as raised:
        read(path)
    return raised.value.faults
