"""By which hosts this PC may be asked: its own addresses and names, and those a house adds.

A browser names the host that it asks. Where any name will do, a page of another site may have
its own name stand for this PC's address, and ask in the name of whoever looks at it.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import time
from collections.abc import Iterable

from qihang.system.addresses import every_address

_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[^\[\]:/@\s]+)(?::[0-9]{1,5})?")


LOOK_AGAIN = 1.0
"""Seconds for which this PC's addresses are remembered."""


class Hosts:
    """The hosts that are served: this PC's own, and ``more``."""

    def __init__(self, more: Iterable[str] = ()):
        self._more = frozenset(map(_plain, more)) | own_names()
        self._addresses: frozenset[str] = frozenset()
        self._looked_at = -LOOK_AGAIN

    def has(self, said: str) -> bool:
        """Whether a host, with or without a port, is one of them."""
        found = _HOST.fullmatch(said.lower())
        if found is None:
            return False
        host = _plain(found[1])
        return host in self._more or host in self._own_addresses()

    def _own_addresses(self) -> frozenset[str]:
        """As they are now: a network may come up during a lesson."""
        if time.monotonic() - self._looked_at >= LOOK_AGAIN:
            self._addresses = frozenset(map(_plain, every_address()))
            self._looked_at = time.monotonic()
        return self._addresses


def own_names() -> frozenset[str]:
    """What this PC is called."""
    name = _plain(socket.gethostname())
    short = name.partition(".")[0]
    return frozenset({"localhost", name, short, f"{short}.local"})


def _plain(host: str) -> str:
    """A name or an address in its one form."""
    host = host.lower().removesuffix(".").removeprefix("[").removesuffix("]")
    try:
        found = ipaddress.ip_address(host)
    except ValueError:
        return host
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return str(mapped or found)
