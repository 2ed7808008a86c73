from __future__ import annotations

import stat
from dataclasses import fields
from pathlib import Path

import pytest

from bot.settings import PREFIX, PROJECT, Settings, WrongSetting, read_keys, read_settings


def test_everything_has_a_default() -> None:
    settings = read_settings({})
    assert (settings.host, settings.port, settings.text_hours) == ("127.0.0.1", 5005, 24)


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "many"), ("PORT", "70000"), ("TEXT_HOURS", "0"), ("LOG_LEVEL", "DEBUG"), ("MESSAGE_LENGTH", "-1")],
)
def test_a_wrong_setting_stops_the_start_with_its_name(name: str, value: str) -> None:
    with pytest.raises(WrongSetting, match=f"{PREFIX}{name}"):
        read_settings({PREFIX + name: value})


def test_a_misspelt_setting_is_not_ignored() -> None:
    with pytest.raises(WrongSetting, match="VENTANILLA_PROT is not a setting"):
        read_settings({"VENTANILLA_PROT": "5006"})


def test_the_example_file_lists_every_setting_with_its_default() -> None:
    example = (PROJECT / ".env.example").read_text()
    for each in fields(Settings):
        assert f"{PREFIX}{each.name.upper()}={each.metadata['default']}" in example


def test_keys_are_made_once_and_only_their_owner_can_read_them(tmp_path: Path) -> None:
    first = read_keys(tmp_path, {})
    assert first == read_keys(tmp_path, {})
    assert stat.S_IMODE((tmp_path / "secrets.env").stat().st_mode) == 0o600
    assert len({first.sender, first.token, first.address}) == 3


@pytest.mark.parametrize("value", ["not hexadecimal", "abcd"])
def test_a_broken_key_stops_the_start(tmp_path: Path, value: str) -> None:
    with pytest.raises(WrongSetting, match="VENTANILLA_TOKEN_KEY"):
        read_keys(tmp_path, {"VENTANILLA_TOKEN_KEY": value})
