"""Write the grammar of numbers for a browser: ``make assets``.

A box of a laboratory reads by the same patterns as the marking (see
:mod:`qihang.questions.grammar`), so they are written once and copied.
"""

from __future__ import annotations

import json
from pathlib import Path

from qihang.questions import grammar

TARGET = Path(__file__).resolve().parents[1] / "widgets" / "core" / "grammar.js"

HEAD = """\
// How a number may be written. Made from qihang/questions/grammar.py by: make assets

/**
 * `units` has the English of each name of a unit, and `patterns` belong to it.
 * @type {{
 *   unseen: number[][], alike: Record<string, string>, token: string, decimalComma: string,
 *   number: string, digits: Record<string, number>, ranks: Record<string, number>,
 *   groups: Record<string, number>, weights: Record<string, number>, units: Record<string, string>,
 *   patterns: Record<string, string[]>,
 * }}
 */
export const GRAMMAR = """


def script() -> str:
    """The module as it is committed. Python's named groups are written as a browser takes them."""
    lines = (
        f"  {key}: {json.dumps(value, ensure_ascii=False)},"
        for key, value in grammar.as_json().items()
    )
    return HEAD + "{\n" + "\n".join(lines).replace("(?P<", "(?<") + "\n};\n"


if __name__ == "__main__":
    TARGET.write_text(script(), encoding="utf-8")
