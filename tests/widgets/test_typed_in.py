"""For every kind that paper carries: typed in at the desk is what the page's own form saves."""

import pytest

from qihang.operate.worksheets import fields
from tests.support import exercise_page as exercise
from tests.support.box_page import PAUSE
from tests.widgets.test_kind_contract import FORMS, NAME, box_of, words_of
from widgets.exercise import kinds
from widgets.exercise.on_paper import KINDS

pytestmark = pytest.mark.browser

ON_PAPER = {name: one for name, one in FORMS.items() if one.kind in KINDS}


def in_english(value):
    """What a form says, in one language, as a sheet has it."""
    if isinstance(value, dict):
        if value.keys() == {"zh", "en"}:
            return value["en"]
        return {name: in_english(one) for name, one in value.items()}
    return [in_english(one) for one in value] if isinstance(value, list) else value


def test_every_kind_of_paper_is_tried():
    assert {one.kind for one in ON_PAPER.values()} == set(KINDS)


@pytest.mark.parametrize("which", ["right", "wrong"])
@pytest.mark.parametrize("question", ON_PAPER.values(), ids=ON_PAPER)
def test_typed_in_and_given_on_the_page_are_one_value_and_one_mark(
    question, which, box_page, page_session, service
):
    raw = getattr(question.examples(), which)[0]
    box_page.open(box_of(question))
    exercise.answer(box_page.page, NAME, raw)
    box_page.wait(PAUSE)
    box_page.pass_on()
    saved = service.state["answers"][NAME]["value"]
    form = in_english(kinds.form(question, words_of(question), {"zh": "题", "en": "Q"}))
    typed = fields.fields(form, saved)
    assert typed is not None
    value = fields.value(form, typed)
    assert value == saved
    assert type(value) is type(saved)
    assert question.mark(value) == question.mark(saved)
