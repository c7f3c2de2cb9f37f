"""Where the files of a release lie: in a zip or in a folder, and how they are read without trusting them.

Rule: nothing is unpacked to the disk. What a zip says of itself is checked before anything is read, and
what comes out of it is counted again.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from bot.library.onet.faults import Faults, ReleaseFault

MOST_BYTES = 400 * 2**20
MOST_FILES = 200
"""The largest that a release may be; the real ones have some 45 files and less than half as many bytes."""

CHUNK = 2**16
LONGEST_LINE = 2**16

PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
CLIMBS = re.compile(r"/|[A-Za-z]:|.*(\\|[\x00-\x1f])|(.*/)?\.\.(/|$)", re.DOTALL)
"""A path that leads out of the zip, or may do so on some system."""

ENCRYPTED = 0x1
SHOWN = 100

Progress = Callable[[int, int], None]
"""Is told how many bytes are read, and of how many."""


class Source:
    """The files of a release, by their place in it. Whatever is wrong with one goes into `faults`."""

    def __init__(
        self, sizes: Mapping[str, int], opener: Callable[[str], IO[bytes]], faults: Faults, progress: Progress
    ) -> None:
        self.places = tuple(sizes)
        self.faults = faults
        self._total = sum(sizes.values())
        self._open = opener
        self._progress = progress
        self._read = 0
        self._unread = dict.fromkeys(sizes)

    def find(self, name: str) -> str | None:
        """The place of a file, at the top or in one folder."""
        found = [p for p in self.places if p.rpartition("/")[2] == name and p.count("/") <= 1]
        if len(found) > 1:
            self.faults.add(f"{name} is there more than once: {shown(found[0])} and {shown(found[1])}.")
        return found[0] if found else None

    def lines(self, place: str) -> Iterator[bytes]:
        """The lines of a file, without the line feeds."""
        rest = b""
        for chunk in self._chunks(place):
            *whole, rest = (rest + chunk).split(b"\n")
            yield from whole
            if len(rest) > LONGEST_LINE:
                self.faults.add(f"{shown(place)} has a line of more than {LONGEST_LINE:,} bytes.")
                return
        if rest:
            yield rest

    def finish(self) -> None:
        """Read what nobody has asked for: a damaged file tells of a damaged release."""
        for place in tuple(self._unread):
            for _ in self._chunks(place):
                pass

    def _chunks(self, place: str) -> Iterator[bytes]:
        self._unread.pop(place, None)
        try:
            with self._open(place) as stream:
                while chunk := stream.read(CHUNK):
                    self._count(len(chunk))
                    yield chunk
        except ReleaseFault:
            raise
        except Exception as error:  # zipfile and zlib have a dozen ways to fail at a damaged file
            self.faults.add(f"{shown(place)} cannot be read: {reason(error)}.")

    def _count(self, more: int) -> None:
        self._read += more
        if self._read > MOST_BYTES:
            self.faults.add(f"The files hold more than {MOST_BYTES:,} bytes.")
            self.faults.stop()
        self._progress(self._read, max(self._total, self._read))


@contextmanager
def opened(path: Path, wanted: Collection[str], faults: Faults, progress: Progress) -> Iterator[Source]:
    """The files of the release at a path; of a folder only those that are wanted. Raises ReleaseFault."""
    try:
        if path.is_dir():
            yield Source(
                _sizes(path, wanted, faults), lambda place: (path / place).open("rb"), faults, progress
            )
        elif path.is_file():
            with _archive(path, faults) as archive:
                yield Source(_members(path, archive, faults), archive.open, faults, progress)
        else:
            faults.add(f"{path} is neither a file nor a folder.")
    except OSError as error:
        faults.add(f"{path} cannot be read: {reason(error)}.")
    faults.stop()


def shown(name: str) -> str:
    """A name out of a release, as it can be told: short, on one line."""
    told = "".join(letter if letter.isprintable() else "?" for letter in name)
    return told if len(told) <= SHOWN else f"{told[:SHOWN]}…"


def reason(error: Exception) -> str:
    """What an error says, as a part of a sentence."""
    return shown(str(error) or type(error).__name__).rstrip(".")


def _sizes(folder: Path, wanted: Collection[str], faults: Faults) -> dict[str, int]:
    """The wanted files at the top of a folder and in the folders in it."""
    rooms = [folder, *(room for room in sorted(folder.iterdir()) if room.is_dir())]
    files = [room / name for room in rooms for name in sorted(wanted) if (room / name).is_file()]
    sizes = {file.relative_to(folder).as_posix(): file.stat().st_size for file in files}
    if sum(sizes.values()) > MOST_BYTES:
        faults.add(f"The files in {folder} hold more than {MOST_BYTES:,} bytes.")
        faults.stop()
    return sizes


def _archive(path: Path, faults: Faults) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except OSError:
        raise
    except Exception as error:  # as above: BadZipFile is only the most frequent
        with path.open("rb") as file:
            begins = file.read(2)
        what = "is a zip that is cut short or damaged" if begins == b"PK" else "is no zip"
        faults.add(f"{path} {what} ({reason(error)}): download the text database again.")
        faults.stop()
        raise


def _members(path: Path, archive: zipfile.ZipFile, faults: Faults) -> dict[str, int]:
    """The sizes of the files in a zip, once everything that it says of itself is in order."""
    members = archive.infolist()
    names = [member.orig_filename for member in members]
    if len(members) > MOST_FILES:
        faults.add(f"{path} holds {len(members):,} files; a release has fewer than {MOST_FILES}.")
    if (size := sum(member.file_size for member in members)) > MOST_BYTES:
        faults.add(f"{path} unpacks to {size:,} bytes; a release has fewer than {MOST_BYTES:,}.")
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        faults.add(f"{path} holds {shown(twice)} more than once.")
    for member in members:
        name = shown(member.orig_filename)
        if CLIMBS.match(member.orig_filename):
            faults.add(f"{path} holds {name}, a path that leads out of it.")
        if member.flag_bits & ENCRYPTED:
            faults.add(f"{path}: {name} is encrypted; a release has no password.")
        elif member.compress_type not in PACKED:
            faults.add(f"{path}: {name} is packed in a way that releases are not.")
    faults.stop()
    return {member.filename: member.file_size for member in members if not member.is_dir()}
