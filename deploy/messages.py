"""Bring the catalogue of sentences up to date with what is said: ``make messages``.

Extracts with ``babel.cfg`` and updates ``qihang.po`` as ``pybabel extract`` and ``pybabel
update`` do: a new sentence comes in without its Chinese, and one that nobody says any more
goes. The head of the file and the translations stay.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from qihang.language.messages import CATALOGUE

ROOT = Path(__file__).resolve().parents[1]

KEYWORDS = {"say": None, "t": None, "ngettext": (1, 2)}
"""What says a message: in Python, in a page's template, and in either one of several forms."""


def said(root: Path = ROOT) -> Catalog:
    """Every message that the code and the templates say."""
    with (root / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = Catalog()
    for *_, message, _, context in extract_from_dir(
        root, methods, options, keywords=KEYWORDS, strip_comment_tags=True
    ):
        found.add(message, context=context)
    return found


def updated(text: bytes, root: Path = ROOT) -> bytes:
    """A catalogue brought up to date."""
    catalogue = read_po(io.BytesIO(text), locale="zh")
    catalogue.update(said(root), no_fuzzy_matching=True)
    for message in catalogue:
        # Places are {named} in every message: a % is a per cent sign.
        message.flags.discard("python-format")
    written = io.BytesIO()
    write_po(written, catalogue, width=0, sort_output=True, ignore_obsolete=True, omit_header=True)
    head, _, _ = text.partition(b"\n\n")
    return head + b"\n\n" + written.getvalue().strip() + b"\n"


def main() -> None:
    """Update the catalogue and name what has no Chinese yet."""
    CATALOGUE.write_bytes(updated(CATALOGUE.read_bytes()))
    with CATALOGUE.open("rb") as file:
        entries = [entry for entry in read_po(file, locale="zh") if entry.id]
    for entry in entries:
        if not any(entry.string):
            print(f"No Chinese yet: {entry.id}", file=sys.stderr)


if __name__ == "__main__":
    main()
