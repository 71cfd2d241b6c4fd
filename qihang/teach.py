"""The instructor's JupyterLab with nbgrader's formgrader: own process, port and sign-in."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path

from jupyter_server.auth import passwd

from qihang.classroom import check_port, environment
from qihang.site import Site

CONFIG = Path(__file__).with_name("teach_config.py")
PASSWORD_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"


def password(site: Site, renew: bool = False) -> str | None:
    """The instructor's new password, if one was made; only its hash is kept."""
    path = site.var / "instructor-password"
    if path.exists() and not renew:
        return None
    fresh = "-".join("".join(secrets.choice(PASSWORD_SIGNS) for _ in range(4)) for _ in range(3))
    path.touch(mode=0o600)
    path.write_text(passwd(fresh), encoding="utf-8")
    return fresh


def run(site: Site, host: str, port: int) -> None:
    """Become JupyterLab; returns only by an error."""
    check_port(host, port)
    arguments = [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--config={CONFIG}",
        f"--ServerApp.ip={host}",
        f"--ServerApp.port={port}",
    ]
    os.chdir(site.root)
    os.execve(sys.executable, arguments, environment(site))
