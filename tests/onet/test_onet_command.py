"""An operator imports a release, imports it again, removes it, and is told what happened each time."""

from __future__ import annotations

import asyncio
import os
import pty
import re
import subprocess
import sys
import termios
from pathlib import Path

from releases import CHIEF, COOK, NEW, OLD, changed, foldered, without, zipped
from test_command_line import BOT, ROOT, WARNINGS, ended

from bot.guidance.occupation import Catalogue
from bot.store import open_store

DATABASE = "lodestar.sqlite3"
KEY = f"x'{'5a0d' * 16}'"


async def imported(folder: Path, key: str = "") -> Catalogue:
    async with open_store(folder / DATABASE, int, key) as store:
        return await store.imported()


async def test_a_release_is_imported_with_its_attribution_and_again_and_removed(tmp_path: Path) -> None:
    zipped(tmp_path / "release.zip", OLD)
    first = await ended(tmp_path, *BOT, "import-onet", "release.zip")
    assert (first.status, first.err) == (0, "")
    assert all(told in first.out for told in ("O*NET 30.1 Database", "USDOL/ETA", "CC BY 4.0", "Lodestar"))
    assert {"2", "4"} <= set(re.findall(r"\d+", first.out))
    catalogue = await imported(tmp_path)
    assert (catalogue.release, set(catalogue.by_code)) == ("30.1", {CHIEF, COOK})
    again = await ended(tmp_path, *BOT, "import-onet", "release.zip")
    assert again == first
    assert await imported(tmp_path) == catalogue
    assert (await ended(tmp_path, *BOT, "import-onet", "--remove")).status == 0
    assert await imported(tmp_path) == Catalogue(())
    assert (await ended(tmp_path, *BOT, "import-onet", "--remove")).status == 1


async def test_a_folder_of_the_newer_layout_is_imported_into_an_encrypted_database(tmp_path: Path) -> None:
    foldered(tmp_path / "release", without(NEW, "Job Titles.txt"))
    done = await ended(tmp_path, *BOT, "import-onet", "release", DATABASE_KEY=KEY)
    assert done.status == 0
    assert "O*NET 30.3" in done.out
    assert "Job Titles.txt" in done.out
    assert (await imported(tmp_path, KEY)).release == "30.3"
    assert (await ended(tmp_path, *BOT, "import-onet", "release")).status == 1


async def test_faults_are_sentences_and_what_was_imported_stays(tmp_path: Path) -> None:
    zipped(tmp_path / "release.zip", OLD)
    await ended(tmp_path, *BOT, "import-onet", "release.zip")
    wrong = changed(changed(OLD, "Interests.txt", "1.30", "9.99"), "Job Zones.txt", "|5|", "|6|")
    zipped(tmp_path / "wrong.zip", wrong)
    done = await ended(tmp_path, *BOT, "import-onet", "wrong.zip")
    assert (done.status, done.out) == (1, "")
    assert {"Interests.txt, line 2", "Job Zones.txt, line 2"} <= {
        line.partition(":")[0] for line in done.err.splitlines()
    }
    assert (await imported(tmp_path)).release == "30.1"


async def test_what_is_no_release_is_told_before_there_is_a_database(tmp_path: Path) -> None:
    (tmp_path / "empty.zip").touch()
    for name in ("empty.zip", "nowhere.zip", "."):
        done = await ended(tmp_path, *BOT, "import-onet", name)
        assert (done.status, done.out) == (1, "")
        assert len(done.err.splitlines()) == 2
    for given in ((), ("--remove", "a.zip")):
        assert (await ended(tmp_path, *BOT, "import-onet", *given)).status == 2
    assert not (tmp_path / DATABASE).exists()


async def test_a_release_is_imported_while_the_database_is_open(tmp_path: Path) -> None:
    zipped(tmp_path / "release.zip", OLD)
    async with open_store(tmp_path / DATABASE, int) as store:
        writing = asyncio.create_task(ended(tmp_path, *BOT, "import-onet", "release.zip"))
        while not writing.done():
            await store.consent(1, 1, "en")
            await asyncio.sleep(0.01)
        assert (await writing).status == 0
        assert (await store.imported()).release == "30.1"
        assert await store.member(1)


def test_a_bar_is_drawn_on_a_terminal(tmp_path: Path) -> None:
    zipped(tmp_path / "release.zip", OLD)
    mine, its = pty.openpty()
    termios.tcsetwinsize(its, (24, 80))
    command = (sys.executable, *BOT, "import-onet", "release.zip")
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": WARNINGS}
    subprocess.run(command, cwd=tmp_path, env=env, stderr=its, stdout=subprocess.PIPE, check=True, timeout=20)
    assert b"\r" in os.read(mine, 2**16)
    os.close(its)
    os.close(mine)
