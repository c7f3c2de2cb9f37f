"""The files of a real release, where they are at hand: none of them is part of the project."""

from __future__ import annotations

import os
import time
from collections import Counter
from pathlib import Path

import pytest
from releases import faults, read, zipped

from bot.guidance.occupation import FAMILIES, Catalogue
from bot.guidance.skills import SKILLS
from bot.library.onet import Release
from bot.library.onet.reading import SKILL_ELEMENTS
from bot.store import Store

DATA = Path(os.environ.get("ONET_DATA") or Path(__file__).parents[2].parent / "shared" / "data" / "onet")
RELEASE = "30.1"

pytestmark = pytest.mark.skipif(
    not (DATA / "Occupation Data.txt").is_file(), reason="no files of a release (ONET_DATA) are at hand"
)


@pytest.fixture(scope="module")
def release() -> Release:
    return read(DATA)


def files() -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(DATA.glob("*.txt"))}


def test_every_rated_occupation_is_there(release: Release) -> None:
    assert (release.release, len(release.occupations), release.missing) == (RELEASE, 923, ())
    assert release.relations == 18_460
    assert release.titles > 50_000
    zones = Counter(occupation.preparation for occupation in release.occupations)
    assert zones == {1: 33, 2: 298, 3: 213, 4: 225, 5: 154}
    assert {occupation.family for occupation in release.occupations} == set(FAMILIES)


def test_what_is_known_of_some_is_read(release: Release) -> None:
    chief = Catalogue(release.occupations).by_code["11-1011.00"]
    assert (chief.title, chief.preparation, chief.family) == ("Chief Executives", 5, "leading")
    assert chief.interests[:2] == (1.3, 3.24)
    assert chief.related[:2] == ("11-1021.00", "13-1111.00")
    assert "Aeronautics Commission Director" in chief.also
    developer = Catalogue(release.occupations).by_code["15-1252.00"]
    assert "Programming" in developer.skills
    assert (len(developer.skills), developer.family) == (8, "technology")


def test_every_occupation_is_whole_and_refers_to_others_that_are_there(release: Release) -> None:
    codes = {occupation.code for occupation in release.occupations}
    for occupation in release.occupations:
        assert occupation.title and occupation.description
        assert all(1 <= rating <= 7 for rating in occupation.interests)
        assert set(occupation.related) <= codes - {occupation.code}
        assert len({each.casefold() for each in occupation.also}) == len(occupation.also)


def test_the_elements_of_skills_have_the_names_that_the_files_give_them() -> None:
    rows = [line.split("\t") for line in (DATA / "Skills.txt").read_text(encoding="utf-8").splitlines()[1:]]
    assert {row[1]: row[2] for row in rows} == SKILL_ELEMENTS
    assert tuple(SKILL_ELEMENTS.values()) == SKILLS


def test_a_zip_says_the_same_as_the_folder_and_a_cut_one_nothing(release: Release, tmp_path: Path) -> None:
    file = zipped(tmp_path / "db_30_1_text.zip", files())
    assert read(file) == release
    file.write_bytes(file.read_bytes()[:-1000])
    assert len(faults(file)) == 1


async def test_all_of_it_is_kept_as_it_was_read_and_found_again_at_once(
    release: Release, store: Store
) -> None:
    for _ in range(2):
        await store.replace_imported(release.release, release.occupations)
    took = []
    for _ in range(5):
        before = time.perf_counter()
        catalogue = await store.imported()
        took.append(time.perf_counter() - before)
    assert catalogue == Catalogue(release.occupations, RELEASE)
    assert min(took) < 0.15
