"""Picture: a drawing beside a text that only tells."""

import pytest

from widgets import Picture
from widgets.labs.picture import PICTURES


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_words_in_both_languages_in_it_and_instead_of_it(name):
    words = Picture(name).view["words"]
    assert words["alt"]
    assert all(said["zh"] and said["en"] for said in words.values())


def test_an_unknown_picture_is_a_mistake_of_the_author():
    with pytest.raises(KeyError):
        Picture("nothing")


@pytest.mark.browser
@pytest.mark.parametrize("name", PICTURES)
def test_it_is_drawn_with_its_name_and_nothing_to_press(open_lab, name):
    page = open_lab(Picture(name)).page
    drawn = page.locator("svg[role=img]")
    label = drawn.get_attribute("aria-labelledby")
    assert page.locator(f"#{label}").inner_text() == Picture(name).view["words"]["alt"]["en"]
    assert page.locator(":is(button, input, select)").count() == 0
