"""One trainee who opens a lesson in Chromium: from the click until a key press is answered.

The same notebook is opened in a stock Voilà, in turns.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page, expect

from bench.browser import anonymous_window, window
from bench.classroom import opened_site
from bench.found import Found, Outcome, also
from bench.processes import wait_until_resting
from bench.progress import tell
from bench.reference import WORKBOOKS
from bench.scale import Scale
from bench.seat import Incomplete, lesson
from bench.stats import summary
from bench.stock import Stock, voila
from tests.support.classroom import Classroom, Seat, chromium, numbers, running

SESSION = "s1"
LINK = f"#session-{SESSION}-workbook-open"
WIDGETS = ".lab, [data-item]"
BOX = '.lab--qr [data-key="text"]'
KEYS = ("a", "b")

WATCH = """(() => {
  const WIDGETS = '.lab, [data-item]';
  const PATIENCE_MS = 60000;
  addEventListener("click", () => sessionStorage.setItem("clicked", Date.now()), true);
  const wanted = Number(sessionStorage.getItem("widgets"));
  const since = () => (Date.now() - sessionStorage.getItem("clicked")) / 1000;
  const when = (so) => new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("the page does not get ready")), PATIENCE_MS);
    const look = () => (so() ? resolve(since()) : requestAnimationFrame(look));
    look();
  });
  const drawn = (known) => {
    const nodes = [...document.querySelectorAll(WIDGETS)];
    const ready = (node) => node.clientHeight && !(known && node.dataset.state === "waiting");
    return wanted && nodes.length >= wanted && nodes.every(ready);
  };
  const turn = () => document.querySelector(".lab--qr").dataset.turn;
  window.bench = {
    drawn: (known) => when(() => drawn(known)),
    expect() {
      const before = turn();
      bench.answered = when(() => turn() !== before);
    },
  };
})()"""
"""Tells in each page the seconds from the click until all is drawn, and a key answered.

``known`` says that each widget must know its trainee, too; in stock's pages there is none."""


@dataclass
class Opening:
    """A way to the lesson, and how long it took each time, a row a round."""

    page: Page
    address: str
    """Of the lesson."""
    link: str
    """What is clicked."""
    go_to_link: Callable[[], None]
    known: bool
    """Whether there is somebody whom the widgets get to know."""
    process: int
    """What serves it; it rests while the other is measured."""
    widgets: int = 0
    drawn: list[list[float]] = field(default_factory=list)
    answered: list[list[float]] = field(default_factory=list)

    @property
    def medians(self) -> list[float]:
        """Seconds until a key press was answered, a value a round."""
        return [summary(row)["median"] for row in self.answered]

    def warm(self) -> None:
        """Open the lesson once, and see how many widgets it has."""
        self.page.add_init_script(WATCH)
        response = self.page.goto(self.address)
        assert response is not None
        self.widgets = len(lesson(response.text()).views)
        expect(self.page.locator(WIDGETS)).to_have_count(self.widgets)
        self.page.evaluate(f"sessionStorage.setItem('widgets', {self.widgets})")
        self.leave()

    def leave(self) -> None:
        """Close the lesson, and wait until nothing is done for it any more."""
        self.go_to_link()
        wait_until_resting(self.process)

    def open(self, times: int) -> None:
        """One round."""
        self.drawn.append([])
        self.answered.append([])
        for turn in range(times):
            self.go_to_link()
            one, other = self._open(KEYS[turn % 2])
            self.drawn[-1].append(one)
            self.answered[-1].append(other)
        self.leave()

    def _open(self, key: str) -> tuple[float, float]:
        """Seconds from the click until all is drawn, and until a key press is answered."""
        self.page.locator(self.link).click(no_wait_after=True)
        self.page.wait_for_url(self.address, wait_until="commit")
        drawn: float = self.page.evaluate("known => bench.drawn(known)", self.known)
        self.page.evaluate("bench.expect()")
        self.page.locator(BOX).press(key)
        answered: float = self.page.evaluate("bench.answered")
        if self.page.locator(WIDGETS).count() != self.widgets:
            raise Incomplete("a page in Chromium has not all of its widgets")
        return drawn, answered


def measure(scale: Scale, folder: Path) -> Outcome:
    """The figures ``page.p50_s`` and ``page.ratio``."""
    [number] = numbers(1)
    site = opened_site(folder / "ours", [number])
    with (
        running(site) as classroom,
        voila(WORKBOOKS[SESSION], folder / "stock") as other,
        chromium() as browser,
        window(browser, classroom, number) as seat,
        anonymous_window(browser) as page,
    ):
        ours, stock = _ours(classroom, seat), _stock(other, page)
        for opening in (ours, stock):
            opening.warm()
        for _ in range(scale.rounds):
            for name, opening in (("ours", ours), ("stock", stock)):
                opening.open(scale.opens // scale.rounds)
                tell(f"page: {name}, a key answered after {opening.medians[-1]:.2f} s")
    return Outcome([_figure(ours), ratio(ours, stock)])


def _ours(classroom: Classroom, seat: Seat) -> Opening:
    return Opening(
        seat.page,
        f"{classroom.address}/workbook/{SESSION}",
        LINK,
        go_to_link=lambda: seat.open("/"),
        known=True,
        process=classroom.process.pid,
    )


def _stock(stock: Stock, page: Page) -> Opening:
    def go_to_link() -> None:
        # Any page of the same server will do; stock's list of notebooks opens a new window.
        page.goto(f"{stock.address}/voila/no-such-page")
        page.evaluate("document.body.innerHTML = '<a href=\"/\">lesson</a>'")
        # In stock's favour: the kernel of the page before is gone.
        wait_until_resting(stock.process.pid)

    return Opening(
        page, f"{stock.address}/", "a", go_to_link, known=False, process=stock.process.pid
    )


def _flat(rounds: list[list[float]]) -> list[float]:
    return [one for row in rounds for one in row]


_INTERACTIVE = (
    "It is interactive when every widget is drawn and knows its trainee, and the first lab has "
    "answered a key press in its box, which is sent as soon as all is drawn. Between the two "
    "lies the time in which the tool that presses reacts."
)


def _figure(ours: Opening) -> Found:
    drawn, answered = _flat(ours.drawn), _flat(ours.answered)
    told = summary(answered)
    return Found(
        "page.p50_s",
        told["median"],
        told,
        f"One trainee in Chromium clicks a workbook like S1's on the home page, {len(answered)} "
        f"times, after it was opened once. {_INTERACTIVE}",
        also={
            "click to the last widget drawn": also("s", summary(drawn)),
            "click to the answer of the first lab": also("s", told),
        },
        series={"ours, all drawn": drawn, "ours, a key answered": answered},
    )


def ratio(ours: Opening, stock: Opening) -> Found:
    """The figure ``page.ratio`` from all rounds of both."""
    told = summary([slow / quick for slow, quick in zip(stock.medians, ours.medians, strict=True)])
    return Found(
        "page.ratio",
        told["median"],
        told,
        "Click to interactive as in `page.p50_s`, the median of a round, stock ÷ ours, in turns. "
        "Stock: a link to the same notebook in `voila` with its default settings and the lab "
        "template, opened once before; nobody is signed in, so its widgets need know nobody; "
        "before each click the processes of stock rest.",
        also={
            "stock, click to the last widget drawn": also("s", summary(_flat(stock.drawn))),
            "stock, click to the answer of the first lab": also(
                "s", summary(_flat(stock.answered))
            ),
            "ours, click to the answer of the first lab": also("s", summary(_flat(ours.answered))),
        },
        series={"stock": _flat(stock.answered), "ours": _flat(ours.answered)},
    )
