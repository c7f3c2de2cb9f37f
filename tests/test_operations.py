"""What an operator runs: the container, the unit, and a start with nothing but what the bot needs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bot.__main__ import _arguments

ROOT = Path(__file__).parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

ONLY_WHAT_IS_NEEDED = """
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in %r:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Absent())
from bot.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[=;]", requirement)[0].strip().lower() for requirement in requirements}


def locked(file: str) -> set[str]:
    return set(re.findall(r"^([a-z0-9.-]+)==", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE))


def engine() -> bool:
    return (
        bool(shutil.which("docker"))
        and subprocess.run(["docker", "info"], capture_output=True).returncode == 0
    )


@pytest.mark.parametrize(("given", "status"), [(["check"], 0), (["run"], 2), (["play"], 1)])
def test_a_start_needs_only_the_packages_of_a_running_bot(
    given: list[str], status: int, tmp_path: Path
) -> None:
    extras = PROJECT["optional-dependencies"]
    absent = {name.replace("-", "_") for extra in extras.values() for name in names(extra)} | {"av"}
    code = ONLY_WHAT_IS_NEEDED % (absent,)
    env = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    ended = subprocess.run(
        [sys.executable, "-c", code, *given], cwd=tmp_path, env=env, capture_output=True, text=True
    )
    assert (ended.returncode, "Traceback" in ended.stderr) == (status, False), ended.stderr


@pytest.mark.parametrize("key", ["", "a key"])
def test_a_start_on_a_folder_in_place_of_a_database_is_one_clear_line(key: str, tmp_path: Path) -> None:
    env = {"PYTHONPATH": str(ROOT), "DISCORD_TOKEN": "x", "DATABASE": str(tmp_path), "DATABASE_KEY": key}
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        cwd=tmp_path,
        env={**env, "LOG_LEVEL": "ERROR"},
        capture_output=True,
        text=True,
    )
    assert (ended.returncode, len(ended.stderr.splitlines())) == (1, 1), ended.stderr
    assert str(tmp_path) in ended.stderr


def test_the_container_installs_no_package_for_tests_or_play() -> None:
    extras = PROJECT["optional-dependencies"]
    assert "requirements-full.txt" in DOCKERFILE
    assert locked("requirements-full.txt").isdisjoint(names(extras["dev"]))
    needed = names(PROJECT["dependencies"] + extras["speed"] + extras["encrypted"] + extras["metrics"])
    assert {name.replace(".", "-") for name in needed} <= locked("requirements-full.txt")


def test_the_container_copies_what_is_there_and_let_through() -> None:
    through = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = re.findall(r"^COPY (?!--from)(\S+) ", DOCKERFILE, re.MULTILINE)
    assert set(copied) == through
    assert all((ROOT / path).exists() for path in copied)


def test_the_container_runs_as_its_own_user_and_keeps_all_under_data() -> None:
    assert re.search(r"^USER lodestar$", DOCKERFILE, re.MULTILINE)
    assert "DATABASE=/data/" in DOCKERFILE
    assert "VOLUME /data" in DOCKERFILE
    compose = (ROOT / "compose.yaml").read_text(encoding="utf-8")
    for promise in ("read_only: true", "init: true", "restart: unless-stopped", "stop_grace_period: 20s"):
        assert promise in compose


def test_what_the_container_and_the_unit_start_are_commands_of_ours() -> None:
    [check] = re.findall(r'CMD \["python", "-m", "bot", "(\w+)"\]', DOCKERFILE)
    [start] = re.findall(r'^CMD \["(\w+)"\]', DOCKERFILE, re.MULTILINE)
    unit = (ROOT / "lodestar.service").read_text(encoding="utf-8")
    [service] = re.findall(r"^ExecStart=\S+/python -m bot (\w+)$", unit, re.MULTILINE)
    assert [_arguments([name]).command for name in (check, start, service)] == ["healthy", "run", "run"]


@pytest.mark.skipif(not engine(), reason="no container engine runs here")
def test_the_image_builds_and_checks_its_content() -> None:
    subprocess.run(["docker", "build", "--quiet", "--tag", "lodestar:test", str(ROOT)], check=True)
    subprocess.run(["docker", "run", "--rm", "--read-only", "lodestar:test", "check"], check=True)
