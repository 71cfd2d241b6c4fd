"""Answers from paper, typed in at the desk: a class, a person's sheet, and handing it in."""

from qihang.desk.typing_in.listing import Listing
from qihang.desk.typing_in.look import HandIn, Look
from qihang.desk.typing_in.sheet import Keep, Sheet

__all__ = ["HandIn", "Keep", "Listing", "Look", "Sheet"]
