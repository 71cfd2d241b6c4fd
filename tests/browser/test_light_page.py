"""Pages with the small runtime, and pages with Voilà's manager, in one classroom."""

import json
import os
import re
import signal

import pytest
from playwright.sync_api import expect

from qihang.kernels.fork.server import TEMPLATE
from tests.conftest import copied
from tests.support import exercise_page as exercise
from tests.support.classroom import Seat, running
from tests.support.exercise_page import box, key
from tests.support.prepared import named, when_prepared
from tests.support.waiting import until

pytestmark = [pytest.mark.process, pytest.mark.browser]

STOCK = """
import ipywidgets
slider, said, out = ipywidgets.IntSlider(3, 0, 9), ipywidgets.HTML(), ipywidgets.Output()
def show(change=None):
    said.value = f"<b id='said'>three times it is {3 * slider.value}</b>"
    out.append_stdout(f"moved to {slider.value}\\n")
slider.observe(show, "value")
show()
ipywidgets.Tab([ipywidgets.VBox([slider, said]), out], titles=["one", "two"])
"""

INTERACT = """
%matplotlib inline
import ipywidgets, matplotlib.pyplot as plt
@ipywidgets.interact(size=(1, 9))
def draw(size=3):
    plt.plot(range(size))
    plt.show()
"""

UNKNOWN_MODEL = """
from IPython.display import display
view = {"model_id": "0" * 32, "version_major": 2, "version_minor": 0}
display({"application/vnd.jupyter.widget-view+json": view}, raw=True)
"""

UNKNOWN_MODULE = """
import ipywidgets, traitlets
class Unknown(ipywidgets.DOMWidget):
    _view_module = _model_module = traitlets.Unicode("nobody-has-it").tag(sync=True)
    _view_name = traitlets.Unicode("View").tag(sync=True)
    _model_name = traitlets.Unicode("Model").tag(sync=True)
Unknown()
"""

COUNTER = """
import anywidget, traitlets
class Counter(anywidget.AnyWidget):
    _esm = '''
    export default {
      render({ model, el }) {
        const button = Object.assign(document.createElement("button"), { id: "count" });
        const show = () => (button.textContent = `${model.get("value")} ${model.get("said")}`);
        button.onclick = () => (model.set("value", model.get("value") + 1), model.save_changes());
        model.on("change:said", show);
        show();
        el.append(button);
      },
    };
    '''
    _css = "#count { color: rgb(1, 2, 3); }"
    value = traitlets.Int(0).tag(sync=True)
    said = traitlets.Unicode("none").tag(sync=True)
    @traitlets.observe("value")
    def _say(self, change):
        self.said = "odd" if self.value % 2 else "even"
Counter()
"""


@pytest.fixture(scope="module")
def classroom(first_start, tmp_path_factory):
    """A classroom whose workbook tests replace by an author's."""
    with running(copied(first_start, tmp_path_factory.mktemp("light"))) as one:
        yield when_prepared(one)


@pytest.fixture
def seat(browser, classroom):
    """A seat of a trainee who has done nothing yet, and nobody else there."""
    classroom.end_kernels()
    one = Seat.at(browser, classroom)
    one.sign_in(classroom.newcomer())
    yield one
    one.close()


def write_workbook(classroom, *sources):
    """Give T1 another workbook, and wait until it is being prepared, if it can be."""
    before = set(named(classroom.site, TEMPLATE))
    path = classroom.site.page("workbook", "t1")
    lesson = json.loads(path.read_text(encoding="utf-8"))
    empty = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    text = {"cell_type": "markdown", "metadata": {}, "id": "t", "source": "# 一页\n\n**粗**"}
    codes = [{**empty, "id": f"c{place}", "source": one} for place, one in enumerate(sources)]
    path.write_text(json.dumps({**lesson, "cells": [text, *codes]}), encoding="utf-8")
    if not sources[0].lstrip().startswith("%"):
        until(lambda: set(named(classroom.site, TEMPLATE)) - before)


def scripts(page):
    """The names of the scripts that a page has loaded."""
    return page.evaluate(
        """performance.getEntriesByType("resource")
          .map((one) => new URL(one.name).pathname)
          .filter((path) => path.endsWith(".js"))
          .map((path) => path.split("/").pop())"""
    )


def open_exercise(seat):
    seat.open("/exercise/t1")
    exercise.wait_until_drawn(seat.page)


def test_a_page_of_our_own_widgets_loads_no_script_of_voila(seat):
    open_exercise(seat)
    assert sorted(scripts(seat.page)) == ["header.js", "lesson.js", "runtime.js", "widgets.js"]
    assert seat.page.locator("#lesson").is_visible()
    assert not seat.page.locator("#loading").count()


def test_a_page_of_stock_widgets_gets_voilas_manager_and_works(classroom, seat):
    write_workbook(classroom, STOCK)
    seat.open("/workbook/t1")
    handle = seat.page.locator(".noUi-handle")
    handle.press("ArrowRight")
    expect(seat.page.locator("#said")).to_have_text("three times it is 12")
    seat.page.get_by_role("tab", name="two").click()
    expect(seat.page.locator(".jp-OutputArea-output")).to_contain_text(["moved to 4"])
    assert "voila.js" in scripts(seat.page)
    assert "runtime.js" not in scripts(seat.page)


@pytest.mark.parametrize("unknown", [UNKNOWN_MODEL, UNKNOWN_MODULE])
def test_a_page_with_a_widget_that_cannot_be_drawn_says_so_kindly(classroom, seat, unknown):
    write_workbook(classroom, "%matplotlib inline", STOCK, unknown)
    seat.open("/workbook/t1")
    expect(seat.page.locator("#said")).to_be_visible()
    expect(seat.page.locator("#late")).to_contain_text("这一页到现在还没有全部打开")
    expect(seat.page.locator("#content")).not_to_contain_text(re.compile("error", re.IGNORECASE))


def test_a_page_with_a_chart_of_interact_is_made_by_voila_and_works(classroom, seat):
    write_workbook(classroom, INTERACT)
    seat.open("/workbook/t1")
    chart = seat.page.locator(".jp-OutputArea-output img")
    before = chart.get_attribute("src")
    seat.page.locator(".noUi-handle").press("ArrowRight")
    until(lambda: chart.get_attribute("src") != before)
    assert "voila.js" in scripts(seat.page)


def test_an_authors_anywidget_and_still_outputs_need_the_runtime_alone(classroom, seat):
    table = "import pandas\npandas.DataFrame({'price': [44, 90]})"
    write_workbook(classroom, COUNTER, table, "'a text'")
    seat.open("/workbook/t1")
    count = seat.page.locator("#count")
    expect(count).to_have_css("color", "rgb(1, 2, 3)")
    count.click()
    expect(count).to_have_text("1 odd")
    expect(seat.page.locator("table.dataframe")).to_contain_text("44")
    expect(seat.page.locator(".jp-RenderedText")).to_have_text("'a text'")
    assert "voila.js" not in scripts(seat.page)


@pytest.fixture
def wire(seat):
    """The line between the page and the server: cut while something is in it."""
    cut, lines = [], []

    def connect(line):
        if cut:
            line.close()
            return
        lines.append((line, line.connect_to_server()))

    seat.page.route_web_socket("**/channels*", connect)

    def cut_it():
        cut.append(True)
        for both in lines.pop():
            both.close()

    return type("Wire", (), {"cut": staticmethod(cut_it), "mend": staticmethod(cut.clear)})


@pytest.mark.faults("the line between a page and the classroom is cut for a moment")
def test_what_is_written_while_the_line_is_cut_is_not_called_saved_and_is_saved_afterwards(
    seat, wire
):
    open_exercise(seat)
    exercise.fill(seat.page, "total", "3")
    wire.cut()
    one = box(seat.page, "total")
    key(one, "line").fill("4")
    exercise.wait_for_state(one, "unsaved")
    wire.mend()
    exercise.wait_for_state(one, "saved")
    seat.page.unroute_all()
    open_exercise(seat)
    expect(key(box(seat.page, "total"), "line")).to_have_value("4")


@pytest.mark.faults("the line between a page and the classroom is cut for a moment")
def test_what_a_lab_was_asked_while_the_line_is_cut_is_done_afterwards(classroom, seat, wire):
    write_workbook(classroom, "from widgets import MarginLab\nMarginLab()")
    seat.open("/workbook/t1")
    slider = seat.page.locator('.lab--margin [data-key="cost-slider"]')
    sentence = seat.page.locator('.lab--margin [data-key="sentence"]')
    expect(slider).to_be_visible()
    before = sentence.inner_text()
    wire.cut()
    slider.press("ArrowRight")
    wire.mend()
    expect(sentence).not_to_have_text(before)


def test_a_page_whose_kernel_dies_says_so_at_once(classroom, seat):
    open_exercise(seat)
    kernels = classroom.kernels()
    assert kernels  # its own, and perhaps one that was started ahead
    for kernel in kernels:
        os.kill(kernel, signal.SIGKILL)
    expect(seat.page.locator('#page-notice[data-state="gone"]')).to_be_visible()


def test_a_page_that_is_left_stops_its_kernel_and_keeps_what_was_just_written(classroom, seat):
    open_exercise(seat)
    key(box(seat.page, "total"), "line").press_sequentially("6")
    seat.page.goto("about:blank")
    until(lambda: not classroom.kernels())
    open_exercise(seat)
    expect(key(box(seat.page, "total"), "line")).to_have_value("6")
    exercise.wait_for_state(box(seat.page, "total"), "saved")
