"""RegisterLab: which questions decide, and what is said of them."""

import pytest

from qihang.commerce.registration import ENDS, LIMIT, QUESTIONS, TOPICS, decide, way
from tests.support.lab_page import LEFT_OF_SCREEN, sentence
from widgets import RegisterLab
from widgets.labs.registerlab import ASKED, FACTS, LEAVES, OUTCOMES, PASSED, TO, reasons
from widgets.labs.registerlab.people import PEOPLE

CHANGE = {"do": "answer", "yes": False}
"""Something that is done in it, for what every laboratory is tried with."""

DECISIONS = {
    "bags": ("may-skip", "small"),
    "bayberries": ("free", "own-harvest"),
    "oranges": ("register", "over-limit"),
    "baskets": ("free", "own-handicraft"),
    "village": ("register", "over-limit"),
    "cakes": ("permit-first", "home-made-food"),
    "biscuits": ("permit-first", "packed-food"),
    "snacks": ("not-food", "food-crime"),
    "clothes": ("may-skip", "small"),
    "mending": ("free", "own-service"),
}


def use(lab):
    """Answer for the village's baskets up to the last question, for its picture."""
    lab.locator("[data-key=person] select:visible").select_option("village")
    for _ in range(5):
        lab.locator("[data-key=answer-no]").click()


def looks(lab_page):
    """People who go the whole way, each question missed once; people who leave it early."""
    for name in ("oranges", "mending", "snacks"):
        lab_page.choose("person", name)
        for _, answer in way(PEOPLE[name].seller):
            lab_page.press("answer-no" if answer else "answer-yes")
            yield
            lab_page.press("answer-yes" if answer else "answer-no")
            yield


@pytest.fixture
def lab():
    return RegisterLab()


def answer(lab, name, count=None):
    """Answer the first questions for somebody as the facts do."""
    lab.do_person(name)
    for _, yes in way(PEOPLE[name].seller)[:count]:
        lab.do_answer(yes)


@pytest.mark.parametrize("name", PEOPLE)
def test_what_is_decided(name):
    decision = decide(PEOPLE[name].seller)
    assert (decision.outcome, decision.reason) == DECISIONS[name]


def test_the_people_leave_the_way_at_every_question():
    assert {way(told.seller)[-1] for told in PEOPLE.values()} == set(ENDS)


def test_nobody_is_near_the_limit():
    assert all(abs(told.seller.total - LIMIT) >= 10_000 for told in PEOPLE.values())


def test_everything_that_can_be_asked_and_decided_has_its_words():
    assert set(ASKED) == set(FACTS) == set(LEAVES) == set(QUESTIONS)
    assert set(OUTCOMES) == set(TO) == set(ENDS.values())
    assert set(PASSED) == {*QUESTIONS} - {"over"}
    assert set(reasons(PEOPLE["bags"].seller)) == set(TOPICS)
    for told in PEOPLE.values():
        assert set(told.facts) == set(QUESTIONS)


def test_sums_of_several_shops_are_added_up(lab):
    answer(lab, "oranges", 5)
    assert sentence(lab) == "Goods that were bought. So the sum of a year decides."
    lab.do_answer(True)
    assert sentence(lab) == "Register before you sell. 110000 in all is more than 100000."


def test_who_sells_little_owes_the_sentence_and_the_taxes(lab):
    answer(lab, "bags")
    assert sentence(lab) == (
        "Need not register. The shop's front page says why. Tax rules still apply. "
        "70000 in all is not more than 100000."
    )
    assert lab.view["last"]["reached"]


def test_food_is_closed_and_other_goods_are_not(lab):
    answer(lab, "snacks")
    assert sentence(lab).startswith("After a prison term for a food crime one may never manage a")
    assert "Other goods: yes." in sentence(lab)
    answer(lab, "clothes")
    assert sentence(lab).startswith("Need not register.")


def test_own_work_is_exempt_however_much_is_sold(lab):
    for name in ("bayberries", "baskets", "mending"):
        answer(lab, name)
        assert sentence(lab).startswith("No registration, however much is sold.")


def test_an_answer_that_the_facts_do_not_give_leads_to_the_fact(lab):
    lab.do_person("cakes")
    lab.do_answer(False)
    lab.do_answer(False)
    assert sentence(lab) == "Not yet. Look once more. Goods: food, made at home."


@pytest.mark.parametrize("name", PEOPLE)
def test_every_way_comes_to_its_decision_and_comes_back(lab, name):
    answer(lab, name)
    assert lab.view["tone"]["tone"] == "ok"
    assert not lab.view["asking"]
    again = RegisterLab()
    again.restore(lab.state())
    assert again.state() == lab.state()


@pytest.mark.browser
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_decision_fits_a_screen(open_lab, language):
    page = open_lab(RegisterLab())
    page.speak(language)
    heights = {}
    for name in PEOPLE:
        answer(page.lab, name)
        page.choose("person", name)
        page.lab.do_person(name)
        page.pass_on()
        heights[name] = page.height_on_a_screen()
    assert {one: high for one, high in heights.items() if high > LEFT_OF_SCREEN} == {}


@pytest.mark.browser
def test_it_is_worked_with_the_mouse_and_with_the_keyboard(open_lab):
    page = open_lab(RegisterLab())
    page.choose("person", "bayberries")
    page.press("answer-no")
    page.keys("answer-no", "Enter")
    page.keys("answer-yes", " ")
    assert page.sentence().startswith("✓ No registration, however much is sold.")
    assert "←" in page.part("step-harvest").inner_text()
