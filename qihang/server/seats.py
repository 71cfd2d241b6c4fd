"""At which seat somebody sits, and what it asks for and how, also behind a proxy."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection

from tornado.httputil import HTTPServerRequest


def seat_of(request: HTTPServerRequest, trusted: Collection[str]) -> str:
    """The address of the computer at which a request was made.

    A proxy adds the address that asked it at the end of ``X-Forwarded-For``. So the seat is
    the last address there that is no trusted proxy; what stands before it anybody may have
    made up. From whoever is no trusted proxy the whole header counts for nothing.
    """
    asking = _address(request.remote_ip) or str(request.remote_ip)
    said = ",".join(request.headers.get_list("X-Forwarded-For")).split(",")
    while asking in trusted and said:
        before = _address(said.pop().strip())
        if before is None:
            break
        asking = before
    return asking


def is_over_tls(request: HTTPServerRequest, trusted: Collection[str]) -> bool:
    """Whether the browser asked over TLS, which may end at a trusted proxy.

    Such a proxy says so in ``X-Forwarded-Proto``. If some stand in a row the last word is that
    of the nearest; from whoever is no trusted proxy the header counts for nothing.
    """
    if request.protocol == "https":
        return True
    said = ",".join(request.headers.get_list("X-Forwarded-Proto")).split(",")
    is_trusted = _address(request.remote_ip) in trusted
    return is_trusted and said[-1].strip().lower() == "https"


def host_of(request: HTTPServerRequest, trusted: Collection[str]) -> str:
    """The host that the browser asked for, perhaps with a port.

    A trusted proxy may say it in ``X-Forwarded-Host``; if some stand in a row the last word is
    that of the nearest. From whoever is no trusted proxy the header counts for nothing.
    """
    said = ",".join(request.headers.get_list("X-Forwarded-Host"))
    if said and _address(request.remote_ip) in trusted:
        return said.split(",")[-1].strip()
    return str(request.host)


def _address(said: str | None) -> str | None:
    """An address in its usual form; ``None`` for what is none."""
    try:
        found = ipaddress.ip_address(said or "")
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return str(mapped or found)
