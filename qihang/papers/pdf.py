"""Papers that are printed: a template and data become a PDF, set in the font of the pages.

Typst comes as a wheel that needs no library of the system. It gets no font of the machine and
no package from anywhere; the data reach a template as JSON, so that a name is never markup.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from qihang.papers import fonts


def made(template: Path, data: Mapping[str, Any]) -> bytes:
    """The PDF that a template makes of ``data``, which it finds in ``sys.inputs.data``.

    ``data.fonts`` names the families, each of which holds a part of the characters.
    """
    import typst  # some megabytes, for commands that print

    with tempfile.TemporaryDirectory(prefix="qihang-papers-") as folder:
        families = fonts.unpack(Path(folder))
        compiled = typst.compile(
            template,
            root=template.parent,
            font_paths=[Path(folder)],
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"data": json.dumps({**data, "fonts": families}, ensure_ascii=False)},
        )
    return bytes(compiled)
