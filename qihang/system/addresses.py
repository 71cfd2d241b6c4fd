"""The addresses of this PC in the networks that it is in."""

from __future__ import annotations

import ipaddress
import socket

import psutil


def own_addresses() -> list[str]:
    """The addresses of this PC in the networks that are up, as others type them.

    Those of IPv4 come first. Left out are those that no other PC can reach or type: loopback,
    and addresses of IPv6 that mean something only with the name of a network card.
    """
    states = psutil.net_if_stats()
    found = [
        entry.address
        for name, entries in psutil.net_if_addrs().items()
        if name in states and states[name].isup
        for entry in entries
        if entry.family in (socket.AF_INET, socket.AF_INET6) and _can_be_typed(entry.address)
    ]
    return sorted(found, key=is_version_6)


def every_address() -> list[str]:
    """Every address of this PC, in every network, those that only itself can reach too."""
    found = [
        entry.address.partition("%")[0]
        for entries in psutil.net_if_addrs().values()
        for entry in entries
        if entry.family in (socket.AF_INET, socket.AF_INET6)
    ]
    return [*found, "127.0.0.1", "::1"]


def is_version_6(address: str) -> bool:
    """Whether an address is one of IPv6."""
    return ":" in address


def _can_be_typed(address: str) -> bool:
    known = ipaddress.ip_address(address.partition("%")[0])
    return not known.is_loopback and not (known.version == 6 and known.is_link_local)
