"""A page that was released while the course had a laboratory is shown after that is gone."""

import pytest

import widgets
from qihang.sessions import practice_item
from widgets.core.withdrawn import ITEMS, NAMES


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_laboratory_that_is_gone_says_so_in_both_languages(name):
    shown = getattr(widgets, name)(1, of="its options")._repr_html_()
    assert "这里原来的练习" in shown
    assert "not part of the course any more" in shown


@pytest.mark.parametrize("item", sorted(ITEMS))
def test_an_item_that_is_gone_says_so_too(item):
    assert "这里原来的练习" in widgets.TryIt(item)._repr_html_()
    with pytest.raises(KeyError):
        practice_item(item)


def test_a_laboratory_that_is_gone_is_not_offered_to_new_pages():
    assert not NAMES & set(dir(widgets))


def test_a_name_that_never_was_is_an_error():
    with pytest.raises(AttributeError, match="NeverLab"):
        _ = widgets.NeverLab
