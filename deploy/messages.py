"""Bring the catalogues of sentences up to date with what is said: ``make messages``.

Extracts with ``babel.cfg`` and updates as ``pybabel extract`` and ``pybabel update`` do: a
new sentence comes in without its Chinese, and one that nobody says any more goes. Heads of
files and translations stay. A session and a laboratory have a catalogue of their own for
what only they say, and commands have one together; the rest stands in that of
``qihang/language``.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import write_po

from qihang.language.messages import COMMANDS, GENERAL, OWN, catalogues, entries

ROOT = Path(__file__).resolve().parents[1]

KEYWORDS = {"message": None, "t": None, "ngettext": (1, 2)}
"""What marks a message: in Python; in a template or a parser; and one of several forms."""


FOR_OPERATORS = (
    *("answers", "cli", "gradebook", "kernels", "language/readability.py", "officer"),
    *("desk", "operate", "server/app.py", "server/paths.py", "server/projector"),
    *("sessions/__init__.py", "settings", "system"),
)
"""What of ``qihang`` speaks to instructors and operators, and not to trainees."""


def home(file: Path) -> Path:
    """The catalogue that a sentence of ``file`` belongs to if nobody else says it."""
    if any(file.is_relative_to(Path("qihang", one)) for one in FOR_OPERATORS):
        return COMMANDS
    if "/".join(file.parts[:2]) in OWN and len(file.parts) > 3:
        return Path(*file.parts[:3], GENERAL.name)
    return GENERAL


def said(root: Path = ROOT) -> dict[Path, Catalog]:
    """Every message that the code and the templates say, by the catalogue of its place."""
    with (root / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = {GENERAL: Catalog()}
    for name, _, message, _, context in extract_from_dir(
        root, methods, options, keywords=KEYWORDS, strip_comment_tags=True
    ):
        found.setdefault(home(Path(name)), Catalog()).add(message, context=context)
    return found


def updated(root: Path = ROOT) -> dict[Path, bytes]:
    """The catalogues brought up to date; one that would be empty is not among them."""
    known = {path.relative_to(root): entries(path) for path in catalogues(root)}
    # Where two differ, the general one counts.
    chinese = {one.id: one.string for one in chain(*reversed(known.values())) if any(one.string)}
    found = said(root)
    anywhere = [one for one in chain(*found.values()) if one.id]
    general = {one.id for one in chain(found[GENERAL], known[GENERAL])}
    wanted = {
        path: [one for one in catalogue if one.id and one.id not in general]
        for path, catalogue in found.items()
    }
    wanted[GENERAL] = [one for one in anywhere if one.id in general]
    return {
        path: _written(_head(root, path), messages, chinese)
        for path, messages in wanted.items()
        if messages
    }


def _head(root: Path, path: Path) -> bytes:
    """What stands above the messages of a catalogue; a new one takes the general one's."""
    path = path if (root / path).exists() else GENERAL
    return (root / path).read_bytes().partition(b"\n\n")[0]


def _written(head: bytes, messages: Iterable[Message], chinese: Mapping[object, object]) -> bytes:
    catalogue = Catalog(locale="zh")
    for message in messages:
        catalogue.add(message.id, chinese.get(message.id), context=message.context)
    for message in catalogue:
        # Places are {named} in every message: a % is a per cent sign.
        message.flags.discard("python-format")
    written = io.BytesIO()
    write_po(written, catalogue, width=0, sort_output=True, omit_header=True)
    return head + b"\n\n" + written.getvalue().strip() + b"\n"


def main() -> None:
    """Update the catalogues and name what has no Chinese yet."""
    after = updated()
    for path in catalogues(ROOT):
        if path.relative_to(ROOT) not in after:
            path.unlink()
    for path, text in after.items():
        (ROOT / path).write_bytes(text)
        for one in entries(ROOT / path):
            if not any(one.string):
                print(f"{path}: no Chinese yet: {one.id}", file=sys.stderr)


if __name__ == "__main__":
    main()
