"""What a session's workbook holds."""

from __future__ import annotations

import ast
from typing import Any


def practice_items(workbook: dict[str, Any]) -> list[str]:
    """The names of the items to try in a workbook: ``TryIt("s1.bytes")`` and the like."""
    found = []
    for cell in workbook["cells"]:
        if cell["cell_type"] != "code":
            continue
        for node in ast.walk(ast.parse(cell["source"])):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", None) == "TryIt"
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                found.append(str(node.args[0].value))
    return found
