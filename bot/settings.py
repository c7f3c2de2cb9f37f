"""What an operator sets, read once from the environment.

Rule: every setting stands in `.env.example` with a comment; all malformed ones are named at once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
FORMS = ("plain", "json")


class SettingsFault(Exception):
    """One or more settings cannot be used; `faults` has a sentence for each."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one running bot; each field is the environment variable of its name."""

    discord_token: str = ""
    database: Path = Path("lodestar.sqlite3")
    default_language: str = "en"
    keep_unfinished_days: int = 180
    support_contact: str = ""
    privacy_url: str = ""
    crisis_help: str = ""
    log_level: str = "INFO"
    log_form: str = "plain"

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Settings:
        """Read the settings; an empty value means the default. Raises SettingsFault naming every fault."""
        given = {f.name: env.get(f.name.upper(), "").strip() for f in fields(cls)}
        given = {name: value for name, value in given.items() if value}
        faults = [fault for name, value in given.items() if (fault := _fault(name, value))]
        if faults:
            raise SettingsFault(faults)
        return cls(**{name: _read(name, value) for name, value in given.items()})  # type: ignore[arg-type]


def _read(name: str, value: str) -> object:
    match name:
        case "database":
            return Path(value).expanduser()
        case "keep_unfinished_days":
            return int(value)
        case "log_level":
            return value.upper()
        case _:
            return value


def _fault(name: str, value: str) -> str | None:
    match name:
        case "keep_unfinished_days" if not re.fullmatch(r"[1-9]\d{0,3}", value):
            return f"KEEP_UNFINISHED_DAYS is {value!r}: write a whole number of days from 1 to 9999."
        case "log_level" if value.upper() not in LEVELS:
            return f"LOG_LEVEL is {value!r}: write one of {', '.join(LEVELS)}."
        case "log_form" if value not in FORMS:
            return f"LOG_FORM is {value!r}: write one of {', '.join(FORMS)}."
        case "default_language" if not re.fullmatch(r"[a-z]{2}(-[A-Za-z0-9]{2,3})?", value):
            return f"DEFAULT_LANGUAGE is {value!r}: write a folder of content/, such as en."
        case "privacy_url" if not re.fullmatch(r"https?://\S{1,500}", value):
            return f"PRIVACY_URL is {value!r}: write a full address that starts with https://."
        case "support_contact" | "crisis_help" if len(value) > 300:
            return f"{name.upper()} has {len(value)} characters: write at most 300."
        case "discord_token" if re.search(r"\s", value):
            return "DISCORD_TOKEN has a space inside: copy it again from the developer portal."
        case _:
            return None
