"""What is printed of a trainee's plan: the saved answer, and the sheet of the own goods."""

from __future__ import annotations

from qihang.answers.kept import ALL_SESSIONS
from qihang.answers.store import Store
from qihang.protocol.page import OwnPlan

SHEET = "own.goods"
"""Where the sheet is kept; see :data:`qihang.commerce.own_goods.ITEM`, which a test compares."""


def own_plan(store: Store, number: str, session: str, question: str) -> OwnPlan | None:
    """A trainee's plan as it was saved last; ``None`` if nothing of it was."""
    answer = store.exercises.newest(number, session, question)
    if answer is None:
        return None
    sheet = store.workbooks.kept(number, ALL_SESSIONS).get(SHEET)
    return {"answer": answer, "sheet": sheet and sheet["state"]}
