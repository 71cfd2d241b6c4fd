"""Where pages are served: what is looked at before anything is said, and what trainees type."""

from __future__ import annotations

import errno
import socket
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from qihang.language.messages import Translated, listed, message
from qihang.settings import DEFAULTS, SETTINGS, Settings, typed
from qihang.system.addresses import is_version_6, own_addresses
from qihang.system.errors import OperatorError, reason

EVERYWHERE = ("0.0.0.0", "::")
"""Stand for every address of this PC."""

PATIENCE = 2.0
"""Seconds within which this PC must reach itself."""


@dataclass(frozen=True)
class Served:
    """An address and a port at which this PC serves, and how others are typed."""

    host: str
    port: int
    command: str
    """What starts it, such as ``make start PORT={port}``."""
    notes: tuple[Translated, ...] = ()
    """What was typed instead of what the settings say."""

    @property
    def own(self) -> str:
        """The address at which this PC itself reaches it."""
        at = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)
        return f"http://{_in_url(at)}:{self.port}/"

    @property
    def addresses(self) -> list[str]:
        """What others type into their browsers; nothing where no network is up."""
        if self.host not in EVERYWHERE:
            return [self.own]
        served = is_version_6(self.host)
        return [
            f"http://{_in_url(one)}:{self.port}/"
            for one in own_addresses()
            if is_version_6(one) == served
        ]

    def answers(self) -> bool:
        """Whether this PC reaches something there."""
        where = urlsplit(self.own)
        try:
            socket.create_connection((where.hostname, where.port), timeout=1).close()
        except OSError:
            return False
        return True

    def check(self) -> None:
        """Raises :class:`OperatorError` if nothing can be served there, with what to type."""
        check_loopback()
        try:
            _bind(self.host, self.port)
        except OSError as error:
            raise OperatorError(self._why(error)) from error

    def _why(self, error: OSError) -> Translated:
        if error.errno == errno.EADDRNOTAVAIL:
            return message(
                "This PC has no address {host}. It has {has}. For all of them at once: 0.0.0.0",
                host=self.host,
                has=listed(["127.0.0.1", *own_addresses()]),
            )
        other = self.command.format(port=self._another())
        if error.errno == errno.EADDRINUSE:
            return message(
                "Port {port} of {host} is taken by another program. "
                "Stop that one, or type: {command}",
                port=self.port,
                host=self.host,
                command=other,
            )
        return message(
            "Port {port} of {host} cannot be used: {reason}. Type: {command}",
            port=self.port,
            host=self.host,
            reason=reason(error),
            command=other,
        )

    def _another(self) -> int:
        """A port near by that is free, and not kept for another part."""
        kept = {DEFAULTS.port, DEFAULTS.teach_port, DEFAULTS.desk_port}
        for port in range(max(self.port, 1024) + 1, 65536):
            if port not in kept:
                with suppress(OSError):
                    _bind(self.host, port)
                    return port
        return DEFAULTS.port


def for_trainees(house: Settings, host: str | None, port: str | None) -> Served:
    """Where trainees' pages are served: by the settings, or as it was typed.

    Raises :class:`OperatorError` for what is no address or port.
    """
    return _served("", "make start PORT={port}", house, host, port)


def for_the_instructor(house: Settings, host: str | None, port: str | None) -> Served:
    """Where JupyterLab is served; as :func:`for_trainees`."""
    return _served("teach_", "make teach TEACH_PORT={port}", house, host, port)


def for_the_desk(house: Settings, port: str | None) -> Served | None:
    """Where the desk is served; as :func:`for_trainees`. ``None`` for a classroom without one."""
    served = _served("desk_", "qihang start --desk-port {port}", house, None, port)
    return served if served.port else None


def _served(
    prefix: str, command: str, house: Settings, host: str | None, port: str | None
) -> Served:
    names = f"{prefix}host", f"{prefix}port"
    said = dict(zip(names, (host, port), strict=True))
    values, notes = {}, []
    for name in names:
        stands = getattr(house, name)
        typed_in = said[name]
        values[name] = stands if typed_in is None else _typed(name, typed_in, command)
        if values[name] != stands:
            notes.append(
                message(
                    "{name} is {value} this time; the settings say {stands}. To keep it: qihang "
                    "settings {name} {value}",
                    name=name,
                    value=values[name],
                    stands=stands,
                )
            )
    return Served(values[names[0]], values[names[1]], command, tuple(notes))


def _typed(name: str, words: str, command: str) -> Any:
    try:
        return typed(name, words)
    except OperatorError:
        kind = SETTINGS[name].kind.allowed
        example = getattr(DEFAULTS, name)
        if name.endswith("port"):
            raise OperatorError(
                message(
                    "Port {port} cannot be: {allowed} is allowed. Type: {command}",
                    port=words,
                    allowed=kind,
                    command=command.format(port=example),
                )
            ) from None
        raise OperatorError(
            message(
                "{address} is no address. Type 127.0.0.1 for this PC alone, 0.0.0.0 for every "
                "network.",
                address=words,
            )
        ) from None


def check_loopback() -> None:
    """Raises :class:`OperatorError` if this PC cannot reach itself: nothing would ever answer."""
    try:
        with socket.create_server(("127.0.0.1", 0)) as server:
            socket.create_connection(server.getsockname(), timeout=PATIENCE).close()
    except OSError:
        raise OperatorError(
            message(
                "This PC cannot reach itself at 127.0.0.1: its loopback network is down. "
                "Switch it on: sudo ip link set lo up"
            )
        ) from None


def _bind(host: str, port: int) -> None:
    """Take an address and let it go again. Raises :class:`OSError` where another one has it."""
    family = socket.AF_INET6 if is_version_6(host) else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))


def _in_url(host: str) -> str:
    return f"[{host}]" if is_version_6(host) else host
