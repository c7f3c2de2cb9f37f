"""What an operator sets: every setting is explained, every malformed one is named, at once."""

from __future__ import annotations

from dataclasses import fields
from io import StringIO
from pathlib import Path

import pytest
from dotenv import dotenv_values
from test_command_line import BOT, ended

from bot.settings import Settings, SettingsFault

EXAMPLE = Path(__file__).resolve().parents[1] / ".env.example"

MALFORMED = {
    "DISCORD_TOKEN": ("a token with spaces", "two\tparts"),
    "DEFAULT_LANGUAGE": ("English", "../en", "e", "en_GB", "de-"),
    "KEEP_UNFINISHED_DAYS": ("soon", "0", "-1", "1.5", "10000", "1e3", "0x10"),
    "SUPPORT_CONTACT": ("x" * 301,),
    "PRIVACY_URL": ("lodestar.example/privacy", "ftp://lodestar.example", "https://", "https://a b"),
    "CRISIS_HELP": ("x" * 301,),
    "FEEDBACK_CHANNEL": ("feedback", "<#123456789012345678>", "12345", "0" * 18, "9" * 19, "1" * 20),
    "LOG_LEVEL": ("LOUD", "10"),
    "LOG_FORM": ("yaml", "JSON lines"),
    "HEALTH": ("8420", "on", "127.0.0.1:http", "127.0.0.1:"),
    "SHARD_COUNT": ("0", "-1", "many"),
    "SHARD_IDS": ("0;1", "first", "0,", "4", "1,1"),
    "DATABASE": ("~nobody-has-this-name/lodestar.sqlite3",),
}

SOUND = {
    "DISCORD_TOKEN": "a.b.c",
    "DATABASE": "/data/kept here.sqlite3",
    "DEFAULT_LANGUAGE": "pt-BR",
    "KEEP_UNFINISHED_DAYS": "30",
    "SUPPORT_CONTACT": "help@lodestar.example",
    "PRIVACY_URL": "https://lodestar.example/privacy",
    "CRISIS_HELP": "Call 123.",
    "FEEDBACK_CHANNEL": "123456789012345678",
    "LOG_LEVEL": "debug",
    "LOG_FORM": "json",
    "DATABASE_KEY": "a long and secret sentence",
    "HEALTH": "[::1]:8421",
    "SHARD_COUNT": "4",
    "SHARD_IDS": "0,3",
}


def explained(example: str) -> dict[str, str]:
    """The settings of an example file by name, each with the comment that stands above it or its group."""
    found, comment = {}, ""
    for line in example.splitlines():
        if line.startswith("#"):
            comment = f"{comment} {line.lstrip('# ')}".strip()
        elif line:
            found[line.partition("=")[0]] = comment
        else:
            comment = ""
    return found


def test_the_example_explains_every_setting_and_nothing_else() -> None:
    comments = explained(EXAMPLE.read_text(encoding="utf-8"))
    assert set(comments) == {field.name.upper() for field in fields(Settings)}
    assert all(comments.values()), [name for name, comment in comments.items() if not comment]


def test_the_example_tells_every_default() -> None:
    comments = explained(EXAMPLE.read_text(encoding="utf-8"))
    for field in fields(Settings):
        assert str(field.default or "") in comments[field.name.upper()], field.name


def test_the_example_as_it_stands_sets_the_defaults() -> None:
    given = dotenv_values(stream=StringIO(EXAMPLE.read_text(encoding="utf-8")))
    assert Settings.from_env({name: value or "" for name, value in given.items()}) == Settings()


def test_nothing_set_means_the_defaults() -> None:
    assert Settings.from_env({}) == Settings()
    assert Settings().database == Path("lodestar.sqlite3")
    assert Settings().keep_unfinished_days == 180


@pytest.mark.parametrize("blank", ["", " ", "\t\n"])
def test_an_empty_value_means_the_default(blank: str) -> None:
    assert Settings.from_env({field.name.upper(): blank for field in fields(Settings)}) == Settings()


def test_every_setting_is_read() -> None:
    read = Settings.from_env({**SOUND, "HOME": "/root", "UNHEARD_OF": "1"})
    assert read == Settings(
        discord_token="a.b.c",
        database=Path("/data/kept here.sqlite3"),
        default_language="pt-BR",
        keep_unfinished_days=30,
        support_contact="help@lodestar.example",
        privacy_url="https://lodestar.example/privacy",
        crisis_help="Call 123.",
        feedback_channel=123456789012345678,
        log_level="DEBUG",
        log_form="json",
        database_key="a long and secret sentence",
        health="[::1]:8421",
        shard_count=4,
        shard_ids=(0, 3),
    )
    assert set(SOUND) == {field.name.upper() for field in fields(Settings)}


def test_blanks_around_a_value_do_not_matter() -> None:
    assert Settings.from_env({name: f" {value}\n" for name, value in SOUND.items()}) == Settings.from_env(
        SOUND
    )


@pytest.mark.parametrize(
    ("name", "value"), [(n, value) for n, values in MALFORMED.items() for value in values]
)
def test_a_malformed_value_is_named_with_its_mend(name: str, value: str) -> None:
    with pytest.raises(SettingsFault) as fault:
        Settings.from_env({**SOUND, name: value})
    (sentence,) = fault.value.faults
    assert sentence.startswith(name)
    assert sentence.endswith(".")


def test_all_malformed_values_are_named_at_once() -> None:
    wrong = {name: values[0] for name, values in MALFORMED.items() if name != "DATABASE"}
    with pytest.raises(SettingsFault) as fault:
        Settings.from_env(wrong)
    assert sorted(sentence.split()[0] for sentence in fault.value.faults) == sorted(wrong)


@pytest.mark.parametrize("value", MALFORMED["DISCORD_TOKEN"])
def test_a_malformed_token_is_not_repeated(value: str) -> None:
    with pytest.raises(SettingsFault) as fault:
        Settings.from_env({"DISCORD_TOKEN": value})
    assert value not in str(fault.value)


async def test_malformed_settings_are_all_told_at_once(tmp_path: Path) -> None:
    wrong = {"LOG_LEVEL": "LOUD", "KEEP_UNFINISHED_DAYS": "soon", "PRIVACY_URL": "nowhere"}
    done = await ended(tmp_path, *BOT, "run", DISCORD_TOKEN="two words", **wrong)
    assert done.status == 2
    lines = done.err.splitlines()
    assert sorted(line.split()[0] for line in lines) == sorted([*wrong, "DISCORD_TOKEN"])


async def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DATABASE=of_the_file.sqlite3\n")
    await ended(tmp_path, *BOT, "erase-member", "1", DATABASE="of_the_environment.sqlite3")
    assert (tmp_path / "of_the_environment.sqlite3").is_file()
    assert not (tmp_path / "of_the_file.sqlite3").exists()


async def test_a_file_of_settings_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DATABASE=elsewhere.sqlite3\n", encoding="utf-8-sig")
    await ended(tmp_path, *BOT, "erase-member", "1")
    assert (tmp_path / "elsewhere.sqlite3").is_file()


async def test_a_file_of_settings_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DISCORD_TOKEN=a.b.c\n", encoding="utf-16")
    done = await ended(tmp_path, *BOT, "erase-member", "1")
    assert done.status == 2
    assert ".env" in done.err
