"""A light page in a real browser; its kernel is ours to play, and its line ours to cut."""

from __future__ import annotations

import json
from typing import Any

from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)
from playwright.sync_api import Browser, Locator, WebSocketRoute

from bench.seat import WIDGET
from qihang.server.paths import STATIC

ADDRESS = "http://classroom.test"

COUNTER = """
export default {
  initialize({ model }) {
    (window.begun ??= []).push(model.get("name"));
  },
  render({ model, el }) {
    (window.drawn ??= []).push(model.get("name"));
    const button = document.createElement("button");
    const show = () => (button.textContent = `${model.get("name")}: ${model.get("count")}`);
    button.onclick = () => {
      try {
        model.send({ do: "more" });
      } catch {
        button.textContent = "not sent";
      }
    };
    model.on("change:count", show);
    show();
    el.append(button);
    return () => (window.gone ??= []).push(model.get("name"));
  },
};
"""
"""A module that counts in Python; the page can ask what it did."""

SHOW = """([name, next]) => {
  for (const one of document.querySelectorAll("section")) one.hidden = one.dataset.screen !== name;
  const detail = { screen: name, next };
  document.dispatchEvent(new CustomEvent("qihang:screen", { detail }));
}"""


class RuntimePage:
    """A page of sections with a widget each, as the template writes it."""

    def __init__(self, browser: Browser) -> None:
        self.page = browser.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.states: dict[str, dict[str, Any]] = {}
        self.heard: list[tuple[str, dict[str, Any]]] = []
        """Widget and data of each message of the page, in their order."""
        self.is_cut = False
        self._line: WebSocketRoute | None = None
        self.page.route_web_socket("**/channels*", self._connect)

    def open(self, *widgets: str, screens: bool = False) -> None:
        """Load a page with these widgets; of screens all but the first are hidden."""
        self.states = {
            one: {"_esm": COUNTER, "_css": "", "name": one, "count": 0} for one in widgets
        }
        kind = "screen" if screens else "part"
        parts = [
            f'<section class="{kind}" data-screen="{one}"{" hidden" if screens and place else ""}>'
            f'<script type="application/vnd.voila.cell-output+json">'
            f"{json.dumps({'data': {WIDGET: {'model_id': one}}})}</script></section>"
            for place, one in enumerate(widgets)
        ]
        html = (
            '<!doctype html><html lang="en"><title>S1</title>'
            '<script src="/runtime.js" data-home="/" data-kernel="k" async></script>'
            f"<main>{''.join(parts)}</main>"
        )
        self.page.route(
            f"{ADDRESS}/lesson", lambda route: route.fulfill(body=html, content_type="text/html")
        )
        self.page.route(
            f"{ADDRESS}/runtime.js", lambda route: route.fulfill(path=STATIC / "runtime.js")
        )
        self.page.goto(f"{ADDRESS}/lesson")

    def button(self, name: str) -> Locator:
        """The drawing of a widget."""
        return self.page.locator(f'[data-screen="{name}"] button')

    def drawn(self) -> list[str]:
        """The widgets in the order in which they were drawn."""
        return self.page.evaluate("window.drawn ?? []")

    def turn_to(self, name: str, following: str | None) -> None:
        """Show another screen, as the lesson's script does."""
        self.page.evaluate(SHOW, [name, following])

    def cut(self) -> None:
        """Cut the line, for good until :meth:`mend`."""
        self.is_cut = True
        assert self._line is not None
        self._line.close()

    def mend(self) -> None:
        """Let the page connect again."""
        self.is_cut = False

    def say(self, kind: str, widget: str, data: dict[str, Any], *buffers: bytes) -> None:
        """Say something as the kernel."""
        content = {"comm_id": widget, "data": data, "execution_state": data.get("state")}
        parts = [json.dumps(one).encode() for one in ({"msg_type": kind}, {}, {}, content)]
        assert self._line is not None
        self._line.send(serialize_msg_to_ws_v1([*parts, *buffers], "iopub"))

    def change(self, widget: str, **state: Any) -> None:
        """Change a widget, and tell the page if it can be told."""
        self.states[widget] |= state
        if not self.is_cut:
            self.say("comm_msg", widget, {"method": "update", "state": state})

    def close(self) -> None:
        """Close the page; no script may have failed on it."""
        self.page.close()
        assert self.errors == []

    def _connect(self, line: WebSocketRoute) -> None:
        if self.is_cut:
            line.close()
            return
        self._line = line
        line.on_message(self._hear)

    def _hear(self, message: str | bytes) -> None:
        assert isinstance(message, bytes)
        channel, parts = deserialize_msg_from_ws_v1(message)
        header, content = json.loads(parts[0]), json.loads(parts[3])
        assert (channel, header["msg_type"]) == ("shell", "comm_msg")
        widget, data = content["comm_id"], content["data"]
        self.heard.append((widget, data))
        if data["method"] == "request_state":
            self.say("comm_msg", widget, {"method": "update", "state": self.states[widget]})
        if data.get("content") == {"do": "more"}:
            self.change(widget, count=self.states[widget]["count"] + 1)
