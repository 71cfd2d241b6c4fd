"""What can go wrong for people."""

from __future__ import annotations


class OperatorError(Exception):
    """Something an instructor can put right: one sentence with the cause and the cure."""
