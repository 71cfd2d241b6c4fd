"""Other versions of Python on this PC."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest


def found(version: str) -> str:
    """A Python of this version on this PC.

    Where there is none, the test is left out: no PC has to have all of them.
    """
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    own = sorted(kept.glob(f"{version}.*/bin/python"))
    python = str(own[-1]) if own else shutil.which(f"python{version}")
    if python is None:
        pytest.skip(f"this PC has no Python {version}")
    return python
