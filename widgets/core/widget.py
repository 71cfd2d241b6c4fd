"""The base of everything drawn: one channel to the page, and one back.

Python holds all state. It writes the trait ``view``, and the page draws that and
nothing else. The page asks for a change with a message ``{"do": "<verb>", …}``. Every
such message may be forged: a method ``do_<verb>`` checks what it is given, and changes
nothing if that is not valid.
"""

from __future__ import annotations

import inspect
import json
import logging
import os
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets

from qihang.answers.client import Refused, Unreachable
from qihang.language.messages import Translated, translations
from qihang.protocol.page import WIDGETS_AT
from widgets.core.page_session import page_session

DIST = Path(__file__).parents[1] / "dist"
"""What browsers get, built from the modules of this package by ``deploy/assets.js``."""

# A module that was made from a text has no address that a path could be relative to.
FROM_PAGE = """\
const { widgets } = await import(new URL(%s, location.origin));
export default widgets.%s;
"""

logger = logging.getLogger(__name__)


def assets(name: str) -> tuple[str, str]:
    """The ECMAScript module and the style sheet of a widget.

    ``make assets`` builds them from ``labs/<name>/lab.js`` or ``exercise/<name>.js``.

    Both are complete in themselves, so that a widget looks and works the same in a plain
    Voilà and in JupyterLab. A page of the classroom has loaded the scripts and style sheets
    of all widgets already, and each takes its own from there.
    """
    if WIDGETS_AT in os.environ:
        return FROM_PAGE % (json.dumps(os.environ[WIDGETS_AT]), name), ""
    return _built(f"{name}.js"), _built(f"{name}.css")


def _built(name: str) -> str:
    path = DIST / name
    if not path.exists():
        raise FileNotFoundError(f"{path} is not built yet. Run: make assets")
    return path.read_text(encoding="utf-8")


def _moving(view: dict[str, Any], drawn: Drawn) -> dict[str, Any]:
    """What of a view is sent: all that differs from what the page has."""
    steady = drawn.steady
    moving = {
        key: value for key, value in view.items() if key not in steady or steady[key] != value
    }
    # A new value each time, so that a page is told of a view even if nothing in it changed.
    return {**moving, "views": drawn.views}


class Drawn(anywidget.AnyWidget):
    """A widget whose state lives in Python.

    A subclass names its verbs in ``verbs`` (those of its parents count too), and its
    place among the kept work of a page in ``item``, if it keeps anything.

    It writes ``view``, all that the page shows. Of that, words, forms and pictures stay
    the same most of the time: they are sent once as ``steady``, and a change sends what
    differs from them. The page lays one over the other.
    """

    view = traitlets.Dict().tag(sync=True, to_json=_moving)
    steady = traitlets.Dict().tag(sync=True)
    verbs: ClassVar[frozenset[str]] = frozenset({"ready"})
    item: str | None = None
    views = 0
    """The number of views sent so far."""
    _begins = True

    def __init__(self) -> None:
        super().__init__()
        self._restored = False
        self.on_msg(self._hear)

    @traitlets.validate("view")
    def _divide(self, proposal: Any) -> dict[str, Any]:
        view: dict[str, Any] = proposal["value"]
        if self._begins or not self.steady.keys() <= view.keys():
            self._begins = False
            self.steady = view
        self.views += 1
        return view

    def do_ready(self) -> None:
        """The page has drawn this widget: from now on it is known whose page it is.

        What was kept is brought back once. A second drawing of the same widget (a page
        that lost its connection for a moment) finds the newer state in Python.
        """
        if self.item is None or self._restored:
            return
        kept = page_session().claim()["kept"].get(self.item)
        self._restored = True
        if kept is not None:
            self._take_up(kept["state"])

    def restore(self, state: dict[str, Any]) -> None:
        """Take up ``state`` as it was given to :meth:`keep`, perhaps by an older version."""

    def _take_up(self, state: dict[str, Any]) -> None:
        self.restore(state)

    def keep(self, state: dict[str, Any], outcome: str | None = None) -> bool:
        """Have ``state`` kept for this trainee; returns whether it was.

        A widget goes on if its state cannot be kept, because the service is away or the
        lesson is over.
        """
        if self.item is None:
            return False
        try:
            page_session().keep(self.item, state, outcome)
        except (Refused, Unreachable) as error:
            logger.debug("%s is not kept: %s", self.item, error)
            return False
        return True

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Ignore what a browser says about the traits: only Python writes them."""
        logger.debug("%s: a browser set %s", type(self).__name__, sorted(map(str, sync_data)))

    def _hear(self, _widget: object, content: object, _buffers: object) -> None:
        try:
            self._dispatch(content)
        except Exception:
            logger.exception("%s could not do what a page asked", type(self).__name__)

    def _dispatch(self, content: object) -> None:
        fields = dict(content) if isinstance(content, dict) else {}
        verb = fields.pop("do", None)
        if not isinstance(verb, str) or verb not in self._known_verbs():
            logger.debug("%s: unknown message", type(self).__name__)
            return
        method = getattr(self, f"do_{verb}")
        try:
            inspect.signature(method).bind(**fields)
        except TypeError:
            logger.debug("%s: malformed %r", type(self).__name__, verb)
            return
        # From now on the page's own numbers are known: the next view renews the steady part.
        self._begins = self._begins or verb == "ready"
        method(**fields)

    @classmethod
    def _known_verbs(cls) -> frozenset[str]:
        return frozenset().union(*(vars(parent).get("verbs", ()) for parent in cls.__mro__))


def bilingual(texts: dict[str, Translated]) -> dict[str, dict[str, str]]:
    """Both languages of each of ``texts``."""
    return {name: translations(text) for name, text in texts.items()}
