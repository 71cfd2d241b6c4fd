"""The command as ``python -m qihang.cli``, where a process of ours starts it."""

from __future__ import annotations

import sys

from qihang.cli import main

if __name__ == "__main__":
    sys.exit(main())
