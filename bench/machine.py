"""On what the figures were measured."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

PARTS = ("voila", "nbgrader", "ipywidgets", "ipykernel", "jupyter_client", "matplotlib", "tornado")


def machine() -> dict[str, str | int | float]:
    """Cores of the machine and those used, memory in GB of 2**30 bytes, kernel, Python."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "cores": os.cpu_count() or 0,
        "cores_used": len(os.sched_getaffinity(0)),
        "memory_gb": round(pages / 2**30, 1),
        "kernel": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
    }


def versions() -> dict[str, str]:
    """Of what the figures hang on."""
    return {name: version(name) for name in PARTS}


def commit(root: Path) -> str:
    """The commit that is measured; ``with changes`` if files differ from it."""
    try:
        name = _git(root, "rev-parse", "--short", "HEAD")
        return f"{name} with changes" if _git(root, "status", "--porcelain") else name
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout.strip()
