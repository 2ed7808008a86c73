"""All settings, read once from ``VENTANILLA_*`` environment variables into one frozen object.

A setting that is wrong stops the start with its name. Keys are made on the first start, in
``secrets.env`` (mode 0600) inside ``VENTANILLA_HOME``; an environment variable of the same name wins.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Callable, Dict, Mapping

from knowledge.address import POSTGRES, SQLITE, Address, address

PROJECT = Path(__file__).resolve().parent.parent
PREFIX = "VENTANILLA_"
KEY_BYTES = 32


class WrongSetting(Exception):
    """A setting has a value that cannot be used; the message names it and says what is expected."""


def _positive(text: str) -> int:
    number = int(text)
    if number <= 0:
        raise ValueError("a whole number above 0 is expected")
    return number


def _port(text: str) -> int:
    number = int(text)
    if not 0 < number < 65536:
        raise ValueError("a port between 1 and 65535 is expected")
    return number


def _level(text: str) -> str:
    if text not in ("INFO", "WARNING", "ERROR"):
        raise ValueError("INFO, WARNING or ERROR is expected (DEBUG would write people's words to the log)")
    return text


def _switch(text: str) -> bool:
    if text not in ("on", "off"):
        raise ValueError("on or off is expected")
    return text == "on"


def _path(text: str) -> Path:
    return (PROJECT / text).resolve()


def _knowledge_url(text: str) -> str:
    address(text, PROJECT)
    return text


def _conversations_url(text: str) -> str:
    if text and not text.startswith((SQLITE, *POSTGRES)):
        raise ValueError("sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE is expected")
    return text


def _setting(default: str, read: Callable[[str], object], meaning: str) -> Any:
    return field(metadata={"default": default, "read": read, "meaning": meaning})


@dataclass(frozen=True)
class Settings:
    """Every setting of the assistant; ``.env.example`` lists the same with their meanings."""

    home: Path = _setting("var", _path, "folder of everything that running makes: databases, model, keys")
    knowledge_url: str = _setting("", _knowledge_url, "the knowledge base; empty: a SQLite file in the home")
    conversations_url: str = _setting("", _conversations_url, "the conversations; empty: a SQLite file in the home")
    host: str = _setting("127.0.0.1", str, "address the assistant listens on")
    port: int = _setting("5005", _port, "port the assistant listens on")
    language: str = _setting("es", str, "language of an answer where nobody knows the person's own")
    organisation: Path = _setting("organisation.yml", _path, "file that describes who runs this")
    slim: bool = _setting("on", _switch, "serve without TensorFlow, which our model does not use: on or off")
    log_level: str = _setting("INFO", _level, "INFO, WARNING or ERROR")
    message_length: int = _setting("2000", _positive, "longest message that is read, in characters")
    messages_per_minute: int = _setting("30", _positive, "messages that one conversation may send in a minute")
    turns_waiting: int = _setting("200", _positive, "messages waiting in all before new ones are turned away")
    action_seconds: int = _setting("8", _positive, "seconds an action may take before a phrase answers instead")
    token_hours: int = _setting("24", _positive, "hours a web session lives after its last renewal")
    text_hours: int = _setting("24", _positive, "hours a conversation's text is kept after its last message")
    address_days: int = _setting("7", _positive, "days the (encrypted) address of a person is kept")
    inbox_hours: int = _setting("72", _positive, "hours the ids of received messages are kept")
    unanswered_days: int = _setting(
        "90", _positive, "days unanswered questions (redacted, unlinked) and what did not help are kept"
    )

    @property
    def knowledge(self) -> Address:
        """The knowledge base that ``python -m knowledge build`` made."""
        return address(self.knowledge_url, self.home)

    @property
    def conversations(self) -> str:
        """The database of the conversations, as SQLAlchemy writes addresses."""
        return self.conversations_url or f"sqlite:///{self.home / 'conversations.db'}"

    @property
    def model_file(self) -> Path:
        """The model that ``python -m bot train`` made."""
        return self.home / "models" / "ventanilla.tar.gz"


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read every setting, with its default where nothing is set.

    Raises WrongSetting for a value that cannot be used and for a ``VENTANILLA_*`` name that is
    none of ours: a misspelt setting must not be silently ignored.
    """
    known = {PREFIX + each.name.upper() for each in fields(Settings)} | set(_key_names().values())
    for name in sorted(environment):
        if name.startswith(PREFIX) and name not in known:
            raise WrongSetting(f"{name} is not a setting; .env.example lists them all")
    values: Dict[str, object] = {}
    for each in fields(Settings):
        name = PREFIX + each.name.upper()
        text = environment.get(name, "").strip() or each.metadata["default"]
        try:
            values[each.name] = each.metadata["read"](text)
        except ValueError as error:
            shown = name if "@" in text else f"{name}={text!r}"  # an address has a password before its @
            raise WrongSetting(f"{shown} cannot be used: {error}") from error
    return Settings(**values)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Keys:
    """The secrets of this installation, each for one purpose."""

    sender: bytes
    """turns an address into the pseudonym under which a conversation is kept (HMAC)"""
    token: bytes
    """signs the tokens of web sessions"""
    address: bytes
    """encrypts addresses that a reply must be sent to"""


def read_keys(home: Path, environment: Mapping[str, str] = os.environ) -> Keys:
    """Read the keys, making the missing ones once.

    Raises WrongSetting when a key is not hexadecimal or too short.
    """
    file = home / "secrets.env"
    stored = _stored_keys(file)
    names = _key_names()
    missing = [name for name in names.values() if name not in stored and name not in environment]
    if missing:
        stored.update({name: secrets.token_hex(KEY_BYTES) for name in missing})
        _store_keys(file, stored)
    keys = {}
    for purpose, name in names.items():
        text = environment.get(name) or stored.get(name, "")
        try:
            keys[purpose] = bytes.fromhex(text)
        except ValueError as error:
            raise WrongSetting(f"{name} in {file} is not hexadecimal") from error
        if len(keys[purpose]) < KEY_BYTES:
            raise WrongSetting(f"{name} in {file} is shorter than {KEY_BYTES} bytes")
    return Keys(**keys)


def _key_names() -> Dict[str, str]:
    return {each.name: f"{PREFIX}{each.name.upper()}_KEY" for each in fields(Keys)}


def _stored_keys(file: Path) -> Dict[str, str]:
    if not file.exists():
        return {}
    lines = (line.partition("=") for line in file.read_text(encoding="ascii").splitlines())
    return {name.strip(): value.strip() for name, equals, value in lines if equals}


def _store_keys(file: Path, keys: Mapping[str, str]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(".draft")
    draft.touch(mode=0o600)
    draft.write_text("".join(f"{name}={value}\n" for name, value in sorted(keys.items())), encoding="ascii")
    draft.replace(file)
