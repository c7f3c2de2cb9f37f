"""A zip is not trusted: what is cut, damaged, locked, swollen or crooked is refused in a sentence."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from releases import OLD, faults, read, zipped

from bot.library.onet import ReleaseFault
from bot.library.onet.source import MOST_BYTES, MOST_FILES

LOCAL, CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
"""What the two headers of a member begin with; a flag, a size and a kind of packing stand at fixed places."""


def patched(file: Path, local: int, central: int, value: bytes) -> None:
    """Write a field of the last member, in both of its headers."""
    content = bytearray(file.read_bytes())
    for header, at in ((LOCAL, local), (CENTRAL, central)):
        start = content.rindex(header) + at
        content[start : start + len(value)] = value
    file.write_bytes(content)


@pytest.fixture
def release(tmp_path: Path) -> Path:
    return zipped(tmp_path / "release.zip", OLD)


def test_a_zip_that_is_cut_anywhere_is_refused(release: Path) -> None:
    whole = release.read_bytes()
    for length in {*range(0, len(whole), 37), *range(len(whole) - 60, len(whole))}:
        release.write_bytes(whole[:length])
        (fault,) = faults(release)
        assert "release.zip" in fault


def test_what_is_no_zip_is_told_as_such(tmp_path: Path) -> None:
    for content in (b"", b"\n", b"O*NET-SOC Code\tTitle", b"Rar!", b"PK", bytes(1000)):
        (tmp_path / "release.zip").write_bytes(content)
        assert len(faults(tmp_path / "release.zip")) == 1


@pytest.mark.parametrize("name", ["Interests.txt", "Not Needed.txt"])
def test_a_damaged_file_is_named_even_where_nobody_needs_it(name: str, tmp_path: Path) -> None:
    file = tmp_path / "release.zip"
    with zipfile.ZipFile(zipped(file, OLD), "a") as archive:
        archive.writestr("db_30_1_text/Not Needed.txt", "words " * 99, zipfile.ZIP_STORED)
        place = archive.getinfo(f"db_30_1_text/{name}")
        start = place.header_offset + 30 + len(place.filename)
    content = bytearray(file.read_bytes())
    content[start + 50] ^= 0x55
    file.write_bytes(content)
    assert any(name in fault for fault in faults(file))


def test_an_encrypted_zip_is_refused(release: Path) -> None:
    patched(release, 6, 8, b"\x01")
    assert "encrypted" in faults(release)[0]


def test_a_kind_of_packing_that_releases_do_not_have_is_refused(release: Path) -> None:
    patched(release, 8, 10, b"\x0e")
    assert len(faults(release)) == 1


@pytest.mark.parametrize("size", [5, 2**31 - 1])
def test_a_size_that_is_not_true_is_refused(size: int, release: Path) -> None:
    patched(release, 22, 24, size.to_bytes(4, "little"))
    assert len(faults(release)) >= 1


def swollen(file: Path) -> Path:
    """A release with more bytes in one of its files than a release may have."""
    zipped(file, OLD)
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("db_30_1_text/Zeros.txt", "w") as zeros,
    ):
        for _ in range(MOST_BYTES // 2**20 + 1):
            zeros.write(bytes(2**20))
    return file


def test_a_zip_that_swells_is_refused_whatever_size_it_claims(tmp_path: Path) -> None:
    file = swollen(tmp_path / "bomb.zip")
    assert file.stat().st_size < MOST_BYTES // 100
    assert f"{MOST_BYTES:,}" in faults(file)[0]
    patched(file, 22, 24, (1000).to_bytes(4, "little"))
    (fault,) = faults(file)
    assert "Zeros.txt" in fault


def test_more_files_than_a_release_has_are_refused(release: Path) -> None:
    with zipfile.ZipFile(release, "a") as archive:
        for number in range(MOST_FILES):
            archive.writestr(f"{number}.txt", "")
    assert str(MOST_FILES) in faults(release)[0]


@pytest.mark.parametrize(
    "path",
    [
        "../a.txt",
        "db/../../a.txt",
        "db/..",
        "/etc/a.txt",
        "//host/a.txt",
        "C:/a.txt",
        "c:a.txt",
        "..\\a.txt",
        "a\\b",
    ],
)
def test_a_path_that_leads_out_is_refused_and_nothing_is_written(path: str, release: Path) -> None:
    with zipfile.ZipFile(release, "a") as archive:
        archive.writestr(path, "x")
    before = sorted(release.parent.parent.rglob("*"))
    (fault,) = faults(release)
    assert path in fault
    assert sorted(release.parent.parent.rglob("*")) == before


def test_a_file_that_is_there_twice_is_refused(release: Path) -> None:
    with zipfile.ZipFile(release, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("db_30_1_text/Interests.txt", OLD["Interests.txt"])
    assert "Interests.txt" in faults(release)[0]
    zipped(release, {**OLD, "more/Interests.txt": b""}, "")
    assert "Interests.txt" in faults(release)[0]


def test_what_else_lies_in_a_zip_does_not_matter(release: Path) -> None:
    before = read(release)
    with zipfile.ZipFile(release, "a") as archive:
        archive.writestr("__MACOSX/db_30_1_text/Interests.txt", b"\xff")
        archive.writestr("empty/", b"")
    assert read(release) == before


@given(some.lists(some.tuples(some.integers(0, 10**6), some.integers(0, 255)), min_size=1, max_size=8))
def test_any_bytes_may_be_wrong(changes: list[tuple[int, int]]) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        file = zipped(folder / "release.zip", OLD)
        content = bytearray(file.read_bytes())
        for at, value in changes:
            content[at % len(content)] = value
        file.write_bytes(content)
        assert read(file).occupations
    except ReleaseFault as fault:
        assert fault.faults
    finally:
        shutil.rmtree(folder)
