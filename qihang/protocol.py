"""The words that cross from one room, or one process, to another.

Whatever two sides must call by the same name stands here once.
"""

from __future__ import annotations

VERDICT = "application/vnd.qihang.verdict+json"
"""The MIME type under which a marked test cell says, beside its points, what it found."""

WIDGETS_AT = "QIHANG_WIDGETS_AT"
"""Environment of a page's kernel: where a page of the classroom has the script of all widgets."""
