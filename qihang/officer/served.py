"""What the trainee server would serve: its routes, its settings and the folders it reads.

The server is put together as :mod:`qihang.server.app` does it, in a process of its own and
on a site of its own, and never listens. ``python -m qihang.officer.served`` prints JSON.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tornado.web import RequestHandler

from qihang.answers import pins
from qihang.kernels import sandbox
from qihang.language.messages import message
from qihang.officer import backup
from qihang.operate.classroom import environment
from qihang.server import app
from qihang.settings import read
from qihang.system.errors import OperatorError
from qihang.system.site import Site

SECRET = ("secret", "password", "token", "key")
"""Settings whose names hold one of these words are left out."""

LEFT_OUT = "(left out: a secret)"

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")


def served(site: Site) -> dict[str, Any]:
    """``routes``, ``settings`` and ``folders`` of the trainee server.

    Raises :class:`OperatorError`.
    """
    done = subprocess.run(
        [sys.executable, "-m", "qihang.officer.served"],
        cwd=site.root,
        env=environment(site),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:]
        raise OperatorError(
            message("The trainee server cannot be put together: {reason}", reason=" ".join(reason))
        )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def routes(rows: list[Any]) -> list[dict[str, str]]:
    """The table of handlers: path, methods, handler, in the order in which they are asked."""
    return [
        {"path": row[0], "methods": " ".join(_methods(row[1])), "handler": row[1].__name__}
        for row in rows
    ]


def without_secrets(settings: Any) -> Any:
    """Settings as plain data, in order, with secrets left out."""
    if isinstance(settings, Mapping):
        return {
            str(name): LEFT_OUT
            if any(word in str(name).lower() for word in SECRET) and value
            else without_secrets(value)
            for name, value in sorted(settings.items(), key=lambda item: str(item[0]))
        }
    if isinstance(settings, list | tuple):
        return [without_secrets(one) for one in settings]
    if settings is None or isinstance(settings, bool | int | float | str):
        return settings
    return getattr(settings, "__qualname__", type(settings).__qualname__)


def _methods(handler: type[RequestHandler]) -> list[str]:
    nothing = RequestHandler._unimplemented_method
    return [
        name
        for name in METHODS
        if name in handler.SUPPORTED_METHODS and getattr(handler, name.lower()) is not nothing
    ]


def _folders(server: app.Classroom, rows: list[Any]) -> list[str]:
    """Every folder from which files are sent."""
    found = set(server.template_paths)
    for row in rows:
        for name in ("path", "paths"):
            named = row[2].get(name, []) if len(row) > 2 else []
            found |= {named} if isinstance(named, str) else set(named)
    return sorted(str(Path(one).resolve()) for one in found if Path(one).is_dir())


def _own_settings() -> dict[str, Any]:
    """What of our own modules decides how the classroom behaves."""
    return {
        "headers": app.HEADERS,
        "pin_digits": pins.LENGTH,
        "sandbox_layers": list(sandbox.LAYERS),
        "limits_of_marking": asdict(sandbox.Limits()),
        "backup_format": backup.FORMAT,
    }


def main() -> None:
    """Print what the server of the site in the environment would serve."""
    asyncio.set_event_loop(asyncio.new_event_loop())
    site = Site.here()
    site.prepare()
    house = read(site)
    config = app.settings(site, house, house.host, house.port)
    server = app.Classroom(site=site, house=house, config=config)
    server.initialize([])
    server.init_settings()
    rows = server.init_handlers()
    found = {
        "routes": routes(rows),
        "folders": _folders(server, rows),
        "settings": {
            "ours": without_secrets(_own_settings()),
            "voila": without_secrets(server.config),
        },
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
