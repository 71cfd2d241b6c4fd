"""A kernel that is started, not forked, for when there is no fork server: slow, but sandboxed."""

from __future__ import annotations

import os
import sys

from qihang.kernels import sandbox
from qihang.kernels.fork.kernel import serve
from qihang.kernels.fork.server import KERNEL, check_forkable, preload, set_process_name


def main() -> None:
    """Be a kernel: ``python -m qihang.kernels.fork.ordinary CONNECTION_FILE LIFELINE LAYERS``.

    LIFELINE is the descriptor of a pipe that ends when the classroom does.
    """
    connection_file, lifeline, layers = sys.argv[1], int(sys.argv[2]), sys.argv[3].split()
    set_process_name(KERNEL)
    # What is imported from here on could not be found any more behind the sandbox.
    preload()
    check_forkable()
    serve(connection_file, dict(os.environ), sandbox.begin(layers), lifeline)


if __name__ == "__main__":
    main()
