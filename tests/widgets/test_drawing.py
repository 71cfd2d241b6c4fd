"""Pictures that follow a slider: the newest is drawn, in the language that is looked at.

Laboratories with charts are found by looking; the own tests of each have a ``redraw(lab, value)``.
"""

import os
import struct

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jupyter_client.manager import start_new_kernel

from tests.support.lab_page import JUNK, all_labs, own_tests
from tests.widgets.test_figures import png
from widgets import BreakEvenLab
from widgets.core.chartlab import ChartLab

LABS = [one for one in all_labs() if issubclass(one, ChartLab)]

every_lab = pytest.mark.parametrize("kind", LABS)


def change(made, value):
    own_tests(type(made)).redraw(made, value)


def changed(kind, *values):
    made = kind()
    for value in values:
        change(made, value)
    return made


def whole_pictures(made, sharpness=1):
    """Both languages of a laboratory's chart, once nothing is left to draw."""
    made.do_look("zh", sharpness)
    made.do_finish()
    chart = made.view["chart"]
    assert chart["zh"]
    assert chart["en"]
    return chart


# ---- languages ----------------------------------------------------------------------------


@every_lab
def test_the_language_that_is_looked_at_is_drawn_and_no_older_picture_stands_in_the_other(kind):
    made = changed(kind, 710, 320)
    assert made.view["chart"]["zh"]
    assert made.view["chart"]["en"] is None
    assert made.view["finished"] is False


@every_lab
def test_a_page_in_the_other_language_gets_the_picture_of_now(kind):
    made = changed(kind, 730, 340)
    made.do_look("en", 1)
    expected = whole_pictures(changed(kind, 340))
    assert made.view["chart"]["en"] == expected["en"]
    assert made.view["chart"]["zh"] == expected["zh"]
    change(made, 730)
    assert made.view["chart"]["en"] == whole_pictures(changed(kind, 730))["en"]


@every_lab
def test_a_page_at_rest_has_both_languages(kind):
    made = changed(kind, 350)
    made.do_finish()
    assert made.view["finished"] is True
    assert made.view["chart"]["zh"] != made.view["chart"]["en"]


@every_lab
def test_a_sharper_screen_gets_a_sharper_picture_of_the_same_size(kind):
    plain = whole_pictures(changed(kind, 360))
    sharp = whole_pictures(changed(kind, 360), sharpness=2)
    assert len(sharp["zh"]) > len(plain["zh"])
    assert (sharp["width"], sharp["height"]) == (plain["width"], plain["height"])


@pytest.mark.parametrize(
    ("language", "sharpness"),
    [("fr", 1), (["en"], 1), (None, 1), ({}, 1), ("en", 0), ("en", 3), ("en", "2"), ("en", 1e9)],
)
def test_a_language_or_sharpness_that_makes_no_sense_changes_nothing(language, sharpness):
    made = changed(BreakEvenLab, 370)
    before = made.view
    made._handle_custom_msg({"do": "look", "language": language, "sharpness": sharpness}, [])
    assert made.view == before


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(language=JUNK | st.sampled_from(["zh", "en"]), sharpness=JUNK)
def test_whatever_a_page_says_it_looks_at_the_numbers_stay(language, sharpness):
    made = changed(BreakEvenLab, 380)
    state = made.state()
    made._handle_custom_msg({"do": "look", "language": language, "sharpness": sharpness}, [])
    assert made.state() == state
    assert any(made.view["chart"][name] for name in ("zh", "en"))


@pytest.mark.browser
def test_a_switch_of_the_language_shows_the_picture_beside_its_sentence(open_lab):
    lab_page = open_lab(BreakEvenLab())
    lab_page.speak("zh")
    lab_page.pass_on()
    lab_page.keys("orders-slider", "ArrowRight")
    lab_page.speak("en")
    lab_page.pass_on()
    shown = lab_page.page.locator("img.q-chart:visible")
    assert shown.get_attribute("alt") == lab_page.sentence()
    assert shown.get_attribute("src") == whole_pictures(changed(BreakEvenLab, 201))["en"]


@pytest.mark.browser
def test_a_picture_that_is_not_drawn_yet_is_told_in_words(open_lab):
    lab_page = open_lab(changed(BreakEvenLab, 430))
    lab_page.keys("orders-slider", "ArrowRight")
    lab_page.speak("zh")
    shown = lab_page.page.locator("img.q-chart:visible")
    assert shown.get_attribute("src") is None
    assert shown.get_attribute("alt") == lab_page.sentence()


@pytest.mark.browser
def test_a_new_picture_is_read_while_the_rest_is_drawn(open_lab):
    lab_page = open_lab(changed(BreakEvenLab, 450))
    lab_page.page.evaluate(
        """() => {
             const shown = () => document.querySelector("img.q-chart.t-en").src;
             window.read = [];
             HTMLImageElement.prototype.decode = async function () {
               read.push([this.src, this.src === shown()]);
             };
           }"""
    )
    lab_page.keys("orders-slider", "ArrowRight")
    assert lab_page.page.evaluate("read[0]") == [lab_page.lab.view["chart"]["en"], False]
    assert (
        lab_page.page.locator("img.q-chart.t-en").get_attribute("src")
        == (lab_page.lab.view["chart"]["en"])
    )


@pytest.mark.browser
@pytest.mark.parametrize(("size", "width"), [(18, 360), (32, 720)])
def test_a_picture_made_larger_by_a_large_text_has_more_pixels(open_lab, size, width):
    lab_page = open_lab(changed(BreakEvenLab, 440 + size), size=size)
    lab_page.lab.do_finish()
    shown = png(lab_page.lab.view["chart"]["en"])
    assert struct.unpack(">I", shown[16:20]) == (width,)


# ---- nothing is left behind on a figure ---------------------------------------------------


@every_lab
@pytest.mark.parametrize("sharpness", [pytest.param(1, marks=pytest.mark.long), 2])
def test_a_picture_does_not_depend_on_what_was_drawn_before(kind, sharpness, monkeypatch):
    monkeypatch.setattr("widgets.core.figures.KEPT", 0)
    first = whole_pictures(changed(kind, 390), sharpness)
    other = whole_pictures(changed(kind, 790), sharpness)
    assert other["zh"] != first["zh"]
    assert whole_pictures(changed(kind, 390), sharpness) == first


@every_lab
def test_two_labs_on_a_page_draw_their_own(kind):
    one, other = changed(kind, 400), changed(kind, 800)
    other.do_look("en", 1)
    change(one, 810)
    change(other, 410)
    assert whole_pictures(one) == whole_pictures(changed(kind, 810))
    assert whole_pictures(other) == whole_pictures(changed(kind, 410))


def test_axes_stay_where_they_are_when_the_ground_is_another(monkeypatch):
    monkeypatch.setattr("widgets.core.figures.KEPT", 0)
    made = BreakEvenLab()
    first = whole_pictures(made)
    made.do_fixed(9_000)
    made.do_left(-200)
    made.do_again()
    assert whole_pictures(made) == first


# ---- a kernel's queue ---------------------------------------------------------------------

CONTROL = "control"


class Kernel:
    """A real kernel with one laboratory, and a page's side of its comms."""

    def __init__(self, gate):
        os.mkfifo(gate)
        self._gate = gate
        self._manager, self.client = start_new_kernel()
        self.client.execute("from widgets import BreakEvenLab; lab = BreakEvenLab()")
        opened = self.hear("comm_open", lambda content: "view" in content["data"]["state"])
        self.lab = opened["comm_id"]
        self.hear("status", lambda content: content["execution_state"] == "idle")

    def be_busy(self, ask):
        """Have the kernel busy until everything that ``ask`` sends lies in its queue."""
        self.client.execute(f"open({str(self._gate)!r}).read()")
        ask()
        self._gate.write_text("go on", encoding="utf-8")

    def tell(self, kind, **content):
        """Send a message as a page does."""
        message = self.client.session.msg(kind, content, metadata={"version": "1.0.0"})
        self.client.shell_channel.send(message)

    def ask(self, verb, **fields):
        """Ask the laboratory for a change."""
        wanted = {"method": "custom", "content": {"do": verb, **fields}}
        self.tell("comm_msg", comm_id=self.lab, data=wanted)

    def views(self, last):
        """The views that reach a page, up to the one that ``last`` accepts."""
        found = []
        while not found or not last(found[-1]):
            content = self.hear("comm_msg", lambda content: content["comm_id"] == self.lab)
            found.append(content["data"]["state"]["view"])
        return found

    def hear(self, kind, wanted):
        """The next message of its kind with a content as wanted."""
        while True:
            message = self.client.get_iopub_msg(timeout=60)
            if message["msg_type"] == kind and wanted(message["content"]):
                return message["content"]

    def close(self):
        """End the kernel."""
        self.client.stop_channels()
        self._manager.shutdown_kernel(now=True)


@pytest.fixture
def kernel(tmp_path):
    one = Kernel(tmp_path / "gate")
    yield one
    one.close()


@pytest.mark.process
def test_of_many_changes_that_wait_only_the_newest_are_drawn(kernel):
    kernel.be_busy(lambda: [kernel.ask("orders", orders=number) for number in range(1, 101)])
    views = kernel.views(lambda view: view["orders"] == 100)
    assert len(views) < 50
    assert views[-1]["chart"]["zh"] == whole_pictures(changed(BreakEvenLab, 100))["zh"]
    assert "100" in views[-1]["sentence"]["zh"]


@pytest.mark.process
def test_a_page_that_is_loaded_again_gets_the_picture_of_now(kernel):
    kernel.ask("orders", orders=420)
    (last,) = kernel.views(lambda view: view["orders"] == 420)
    kernel.tell("comm_open", comm_id=CONTROL, target_name="jupyter.widget.control", data={})
    kernel.tell("comm_msg", comm_id=CONTROL, data={"method": "request_states"})
    told = kernel.hear("comm_msg", lambda content: content["comm_id"] == CONTROL)
    assert told["data"]["states"][kernel.lab]["state"]["view"] == last
    assert last["chart"]["zh"] == whole_pictures(changed(BreakEvenLab, 420))["zh"]
