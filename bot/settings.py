"""What an operator sets, read once from the environment.

Rule: every setting stands in `.env.example` with a comment; all malformed ones are named at once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
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

    discord_token: str = field(default="", repr=False)
    database: Path = Path("lodestar.sqlite3")
    database_key: str = field(default="", repr=False)
    default_language: str = "en"
    keep_unfinished_days: int = 180
    support_contact: str = ""
    privacy_url: str = ""
    crisis_help: str = ""
    feedback_channel: int | None = None
    log_level: str = "INFO"
    log_form: str = "plain"
    health: str = "127.0.0.1:8420"
    shard_count: int | None = None
    shard_ids: tuple[int, ...] | None = None

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Settings:
        """Read the settings; an empty value means the default. Raises SettingsFault naming every fault."""
        given = {f.name: env.get(f.name.upper(), "").strip() for f in fields(cls)}
        given = {name: value for name, value in given.items() if value}
        faults = [fault for name, value in given.items() if (fault := _fault(name, value))]
        faults += [] if faults else _unfit_shards(given)
        if faults:
            raise SettingsFault(faults)
        return cls(**{name: _read(name, value) for name, value in given.items()})  # type: ignore[arg-type]


def _read(name: str, value: str) -> object:
    match name:
        case "database":
            return Path(value).expanduser()
        case "keep_unfinished_days" | "shard_count" | "feedback_channel":
            return int(value)
        case "shard_ids":
            return tuple(int(shard) for shard in value.split(","))
        case "log_level":
            return value.upper()
        case _:
            return value


def _fault(name: str, value: str) -> str | None:
    match name:
        case "database" if not _has_home(value):
            return f"DATABASE is {value!r}: there is no such home folder; write a full path."
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
        case "feedback_channel" if not re.fullmatch(r"[1-9]\d{14,18}", value) or int(value) >= 2**63:
            return f"FEEDBACK_CHANNEL is {value!r}: write a channel's id, a number of 15 to 19 digits."
        case "health" if value != "off" and not re.fullmatch(r"[\w.:\[\]-]+:\d{1,5}", value):
            return f"HEALTH is {value!r}: write an address and port, such as 127.0.0.1:8420, or off."
        case "shard_count" if not re.fullmatch(r"[1-9]\d{0,4}", value):
            return f"SHARD_COUNT is {value!r}: write a whole number from 1."
        case "shard_ids" if not re.fullmatch(r"\d{1,5}(,\d{1,5})*", value):
            return f"SHARD_IDS is {value!r}: write numbers with commas, such as 0,1,2."
        case "discord_token" if re.search(r"\s", value):
            return "DISCORD_TOKEN has a space inside: copy it again from the developer portal."
        case _:
            return None


def _unfit_shards(given: Mapping[str, str]) -> list[str]:
    """Shard ids need a count, and lie below it, each once."""
    ids = [int(shard) for shard in given.get("shard_ids", "").split(",") if shard]
    count = int(given.get("shard_count", "0"))
    if ids and not count:
        return ["SHARD_IDS is set without SHARD_COUNT: set how many shards there are in all."]
    if len(set(ids)) < len(ids) or any(shard >= count for shard in ids):
        return [f"SHARD_IDS must be different numbers below SHARD_COUNT, which is {count}."]
    return []


def _has_home(path: str) -> bool:
    try:
        Path(path).expanduser()
    except RuntimeError:
        return False
    return True
