"""The kinds of values that settings have: read from the file, typed, written, and their limits."""

from __future__ import annotations

import ipaddress
import json
import re
from dataclasses import dataclass
from typing import Any, Protocol

from qihang.language.messages import Message, listed, message

_DATABASE = re.compile(
    r"postgresql\+psycopg://(?:[0-9A-Za-z._-]+@)?[0-9A-Za-z.:\[\]-]*/[0-9A-Za-z._-]+(?:\?[^\s#]*)?"
)
_NAME = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z.-]*[0-9A-Za-z])?")


class NotAllowed(ValueError):
    """A value that a setting cannot have."""


class Kind(Protocol):
    """What values a setting may have."""

    @property
    def allowed(self) -> Message:
        """What is allowed, in words."""

    def read(self, value: Any) -> Any:
        """The value from what stands in the file. Raises :class:`NotAllowed`."""

    def typed(self, words: str) -> Any:
        """The value from what somebody typed. Raises :class:`NotAllowed`."""

    def written(self, value: Any) -> str:
        """The value as it stands in the file."""


@dataclass(frozen=True)
class Whole:
    """A whole number within limits."""

    least: int
    most: int

    @property
    def allowed(self) -> Message:
        """See the protocol."""
        return message("a whole number from {least} to {most}", least=self.least, most=self.most)

    def read(self, value: Any) -> int:
        """See the protocol."""
        if type(value) is int and self.least <= value <= self.most:
            return value
        raise NotAllowed

    def typed(self, words: str) -> int:
        """See the protocol."""
        if not words.isascii() or not words.isdigit() or len(words) > 20:
            raise NotAllowed
        return self.read(int(words))

    def written(self, value: int) -> str:
        """See the protocol."""
        return str(value)


@dataclass(frozen=True, init=False)
class OneOf:
    """One of some words."""

    words: tuple[str, ...]

    def __init__(self, *words: str):
        object.__setattr__(self, "words", words)

    @property
    def allowed(self) -> Message:
        """See the protocol."""
        return message("one of {words}", words=listed(self.words))

    def read(self, value: Any) -> str:
        """See the protocol."""
        if isinstance(value, str) and value in self.words:
            return value
        raise NotAllowed

    def typed(self, words: str) -> str:
        """See the protocol."""
        return self.read(words)

    def written(self, value: str) -> str:
        """See the protocol."""
        return json.dumps(value)


class YesNo:
    """Yes or no."""

    @property
    def allowed(self) -> Message:
        """See the protocol."""
        return message("true or false")

    def read(self, value: Any) -> bool:
        """See the protocol."""
        if isinstance(value, bool):
            return value
        raise NotAllowed

    def typed(self, words: str) -> bool:
        """See the protocol."""
        known = {"true": True, "false": False, "1": True, "0": False}
        if words not in known:
            raise NotAllowed
        return known[words]

    def written(self, value: bool) -> str:
        """See the protocol."""
        return "true" if value else "false"


class Database:
    """The address of a database of PostgreSQL, without a password; or none."""

    @property
    def allowed(self) -> Message:
        """See the protocol."""
        return message(
            "empty, or an address such as postgresql+psycopg://qihang@db.house/qihang, without a "
            "password"
        )

    def read(self, value: Any) -> str:
        """See the protocol."""
        if value == "" or (
            isinstance(value, str)
            and _DATABASE.fullmatch(value)
            and "password" not in value.lower()
        ):
            return str(value)
        raise NotAllowed

    def typed(self, words: str) -> str:
        """See the protocol."""
        return self.read(words.strip())

    def written(self, value: str) -> str:
        """See the protocol."""
        return json.dumps(value)


class Address:
    """The address of a computer."""

    @property
    def allowed(self) -> Message:
        """See the protocol."""
        return message("an address such as 127.0.0.1 or 192.168.1.10")

    def read(self, value: Any) -> str:
        """See the protocol."""
        if not isinstance(value, str):
            raise NotAllowed
        try:
            return str(ipaddress.ip_address(value))
        except ValueError:
            raise NotAllowed from None

    def typed(self, words: str) -> str:
        """See the protocol."""
        return self.read(words.strip())

    def written(self, value: str) -> str:
        """See the protocol."""
        return json.dumps(value)


class Addresses:
    """The addresses of some computers."""

    @property
    def allowed(self) -> Message:
        """See the protocol."""
        return message('a list of addresses such as ["192.168.1.10", "192.168.1.11"]')

    def read(self, value: Any) -> tuple[str, ...]:
        """See the protocol."""
        if not isinstance(value, list):
            raise NotAllowed
        return tuple(Address().read(one) for one in value)

    def typed(self, words: str) -> tuple[str, ...]:
        """Addresses with commas between them; nothing for none."""
        return tuple(Address().typed(one) for one in words.split(",") if one.strip())

    def written(self, value: tuple[str, ...]) -> str:
        """See the protocol."""
        return json.dumps(list(value))


class Hosts:
    """Names and addresses of computers, as they are typed into a browser."""

    @property
    def allowed(self) -> Message:
        """See the protocol."""
        return message('a list of names and addresses such as ["classroom.example", "10.0.0.5"]')

    def read(self, value: Any) -> tuple[str, ...]:
        """See the protocol."""
        if not isinstance(value, list) or not all(map(_is_host, value)):
            raise NotAllowed
        return tuple(value)

    def typed(self, words: str) -> tuple[str, ...]:
        """Names with commas between them; nothing for none."""
        return self.read([one.strip() for one in words.split(",") if one.strip()])

    def written(self, value: tuple[str, ...]) -> str:
        """See the protocol."""
        return json.dumps(list(value))


def _is_host(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        ipaddress.ip_address(value)
    except ValueError:
        return len(value) <= 253 and _NAME.fullmatch(value) is not None
    return True
