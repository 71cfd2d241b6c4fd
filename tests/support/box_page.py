"""Answer boxes on a page in a real browser, where the wire to the kernel is ours to cut."""

import json

from axe_playwright_python.sync_playwright import Axe

from tests.support.lab_page import DRAW
from tests.support.pages import looked_at
from widgets.exercise import ask

PATIENCE = 4000
"""Milliseconds that a box waits for an acknowledgement."""

PAUSE = 500
"""Milliseconds after the last key until a box sends what was written."""

HTML = (
    '<!doctype html><html lang="en" data-lang="en"><title>S1</title>'
    "<main><h1>S1</h1><h2>1</h2></main>"
)


class BoxPage:
    """A page that draws some widgets; messages pass only when a test lets them."""

    def __init__(self, page):
        self.page = page
        self.widgets = []

    def open(self, *widgets):
        """Load the page anew, as after a reload, with kernels' fresh widgets."""
        self.widgets = widgets
        self.page.goto("http://classroom.test/exercise/s1")
        self.page.evaluate(
            "window.unsaved = [];"
            "document.addEventListener('qihang:unsaved', (e) => unsaved.push(e.detail.question))"
        )
        for number, widget in enumerate(widgets):
            self.page.evaluate(DRAW, [widget._esm, widget._css, widget.view, number])
        self.pass_on()

    def take(self):
        """The messages that wait on the wire, taken off it."""
        return [
            (widget, message)
            for number, widget in enumerate(self.widgets)
            for message in self.page.evaluate(f"models[{number}].sent.splice(0)")
        ]

    def hear(self, messages):
        """Let Python hear messages, and the page what Python shows then."""
        for widget, message in messages:
            widget._handle_custom_msg(message, [])
        self.show()

    def show(self):
        # Python tells the session's watchers of a saved answer before it acknowledges it.
        for number, widget in reversed(list(enumerate(self.widgets))):
            self.page.evaluate("([n, view]) => models[n].set(view)", [number, widget.view])

    def pass_on(self):
        self.hear(self.take())

    def wait(self, milliseconds):
        self.page.clock.run_for(milliseconds)

    def box(self, question="digit"):
        return self.page.locator(f'[data-question="{question}"]')

    def state(self, question="digit"):
        return self.box(question).get_attribute("data-state")

    def said(self, question="digit"):
        return self.box(question).locator("[data-key=note]").inner_text()

    def write(self, text, question="digit"):
        self.box(question).locator("[data-key=line]").fill(text)

    def left(self):
        """What the browser keeps for after a reload."""
        return json.loads(self.page.evaluate("JSON.stringify(sessionStorage)"))


def broken_rules(page):
    page.clock.resume()  # axe waits for timers of its own
    found = Axe().run(page, options=looked_at()).response["violations"]
    return [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in found]


def digit():
    """The box of a fresh kernel."""
    ask.case("s1", None)
    return ask.number("digit", None, label=("校验位", "Check digit")).box()
