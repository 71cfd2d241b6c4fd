"""Review on trainees' pages: what is due, and the page that asks it."""

from qihang.server.review.reading import course, due_today, lay

__all__ = ["course", "due_today", "lay"]
