"""Files that ship with the server."""

from __future__ import annotations

from pathlib import Path

from qihang.language.messages import message
from qihang.papers.fonts import FOLDER, FONTS
from qihang.system.errors import OperatorError

STATIC = Path(__file__).parent / "static"
WIDGETS = Path(__file__).parents[2] / "widgets"
DIST = WIDGETS / "dist"
"""What is built of the widgets' modules; see ``deploy/assets.js``."""

FIGURES = WIDGETS / "core" / "static"
"""The font and the colours of figures."""

TRAINEES_GUIDE = {
    "zh": Path(__file__).parents[2] / "docs" / "trainee.zh.md",
    "en": Path(__file__).parents[2] / "docs" / "trainee.md",
}
"""The trainee's guide by language, for paper and as the page for help."""

JUPYTER = Path(__file__).parent / "jupyter"
"""A ``JUPYTER_PATH`` with our Voilà template and nbconvert macros."""


def check_font(folder: Path = FOLDER) -> None:
    """Raises :class:`OperatorError` if the Chinese font of every page is missing or damaged."""
    for name in FONTS:
        try:
            with (folder / name).open("rb") as file:
                whole = file.read(4) == b"wOF2"
        except OSError:
            whole = False
        if not whole:
            raise OperatorError(
                message(
                    "The Chinese font {file} is missing or damaged. Copy it again from the "
                    "classroom's installation medium.",
                    file=folder / name,
                )
            )
