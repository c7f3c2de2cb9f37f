"""What a machine can hold of the files around the code: no addresses, no paths, every version pinned."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

HOSTS = [name + ".org" for name in ("pypi", "pythonhosted", "npmjs", "anaconda")]
MACHINE = re.compile(r"(?<![\w.])/(?:home|root|Users|work|workspace|mnt|tmp)/[\w.]|\b[A-Z]:\\Users\b")
HASHED = re.compile(r"    (--hash=sha256:[0-9a-f]{64}( \\)?|#[\w ().-]+)")
LOCKED = re.compile(r"([a-z0-9-]+)==([\w.]+)( ; [\w. <>='!]+)? \\")
PINNED = re.compile(r"([\w.-]+)(?:\[.*\])?==([\w.]+)(; .*)?")


def test_no_file_holds_a_package_host_or_a_path_of_a_machine() -> None:
    listed = subprocess.check_output(["git", "ls-files", "-z"], cwd=ROOT, text=True).split("\0")
    files = [file for file in map(ROOT.joinpath, listed) if file.is_file()]
    texts = {file.relative_to(ROOT): file.read_text(encoding="utf-8", errors="replace") for file in files}
    assert [(f, host) for f, text in texts.items() for host in HOSTS if host in text] == []
    assert [(f, found[0]) for f, text in texts.items() if (found := MACHINE.search(text))] == []


def locked(file: Path) -> dict[str, str]:
    """The versions that a lock file pins; it holds nothing but them, hashes and who asks for them."""
    rest = [line for line in file.read_text(encoding="utf-8").splitlines() if not HASHED.fullmatch(line)]
    assert [line for line in rest if not LOCKED.fullmatch(line)] == []
    return {found[1]: found[2] for line in rest if (found := LOCKED.fullmatch(line))}


def test_the_lock_files_pin_all_that_the_project_names_and_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    every = locked(ROOT / "requirements-dev.txt")
    assert all(locked(file).items() <= every.items() for file in ROOT.glob("requirements*.txt"))
    extras = [name for names in project["optional-dependencies"].values() for name in names]
    for lock, named in ((locked(ROOT / "requirements.txt"), []), (every, extras)):
        pins = [PINNED.fullmatch(name) for name in (*project["dependencies"], *named)]
        assert [pin for pin in pins if not pin or lock.get(pin[1].lower().replace(".", "-")) != pin[2]] == []
