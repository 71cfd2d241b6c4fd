"""What all pages have in common that are drawn from a template."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from jupyter_server.base.handlers import JupyterHandler
from markupsafe import Markup

from qihang.answers import client
from qihang.answers.server_api import LANGUAGES, SIZES
from qihang.language.messages import Message, Translated, message, translations
from qihang.server import assets, identity, logged
from qihang.server.paths import JUPYTER
from qihang.server.seats import is_over_tls

Words = tuple[Message, Message]
"""The heading of a page that says one thing, and its text."""

TEMPLATES = Path(__file__).parent / "templates"
LESSONS = JUPYTER / "voila" / "templates" / "qihang"
"""The template of lessons, whose page says some things as the others do."""

USUAL = ("zh", 20)
"""Language and text size of whoever has chosen none."""

_SIZES = {str(size): size for size in SIZES}
"""Text sizes as a seat's cookie has them."""

_environment = Environment(loader=FileSystemLoader([TEMPLATES, LESSONS]), autoescape=True)
_environment.globals["static"] = assets.address


def bilingual(words: Translated | str) -> Markup:
    """Both languages as HTML; the style sheet shows one."""
    both = translations(words)
    return Markup(
        '<span class="t-zh" lang="zh-CN">{}</span><span class="t-en" lang="en">{}</span>'
    ).format(both["zh"], both["en"])


def translate(english: str, **values: object) -> Markup:
    """A message of the catalogue as HTML in both languages."""
    return bilingual(Message(english, values))


def translate_count(one: str, several: str, count: float, **values: object) -> Markup:
    """A message in its form for so many things, as HTML in both languages."""
    return bilingual(Message(one, values, None if count == 1 else several))


class Page(JupyterHandler):
    """A page drawn from a template."""

    sign_in_ended = ""
    """Why the sign-in of this browser is no longer one, if there was one."""

    @property
    def is_projected(self) -> bool:
        """Whether it is asked at the projector: then who is signed in at the desk asks, and no
        trainee, whoever else is signed in at this browser."""
        kernel = self.path_kwargs.get("kernel_id")
        return kernel is not None and bool(self.kernel_manager.is_projected(kernel))

    @property
    def trainee(self) -> identity.Trainee | None:
        """Who is signed in; also known where an error came before the sign-in was looked up."""
        user = getattr(self, "_jupyter_current_user", None)
        return user if isinstance(user, identity.Trainee) else None

    @property
    def answers(self) -> client.Server:
        """The answer service."""
        service: client.Server = self.settings["qihang_answers"]
        return service

    @property
    def log(self) -> logging.Logger:
        """Where Jupyter's own code speaks of this request."""
        return logged.of_requests

    def set_cookie(self, name: str, value: str | bytes, *args: Any, **settings: Any) -> None:
        """Every cookie goes over TLS alone where the browser came over it."""
        trusted = self.settings["qihang_house"].trusted_proxies
        settings["secure"] = is_over_tls(self.request, trusted)
        super().set_cookie(name, value, *args, **settings)

    def show(self, template: str, **context: Any) -> None:
        """Answer with a page in the seat's language and text size."""
        self.set_header("Cache-Control", "no-store")
        # The page's scripts send its cookie back with what they post.
        self.finish(self.drawn(template, xsrf=Markup(self.xsrf_form_html()), **context))

    def drawn(self, template: str, **context: Any) -> str:
        """A template in the seat's language and text size.

        It may be the page of an error, which came before anybody knew who asks.
        """
        language, size = self.preferences()
        return _environment.get_template(template).render(
            lang=language,
            size=size,
            t=translate,
            ngettext=translate_count,
            **{
                "name": self.trainee.name if self.trainee else "",
                "trainee_number": self.trainee.username if self.trainee else "",
                **context,
            },
        )

    def preferences(self) -> tuple[str, int]:
        """Language and text size: the trainee's own, else those last chosen at this seat."""
        if self.trainee and self.trainee.language and self.trainee.size:
            return self.trainee.language, self.trainee.size
        language = self.get_cookie("qihang_lang")
        size = self.get_cookie("qihang_size")
        return language if language in LANGUAGES else USUAL[0], _SIZES.get(size, USUAL[1])

    def send_error(self, status_code: int = 500, **kwargs: Any) -> None:
        """Answer with an error page; while the answer service starts again, that is 503."""
        reason = kwargs.get("exc_info", (None, None))[1]
        super().send_error(503 if isinstance(reason, client.Unreachable) else status_code, **kwargs)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """An error page: one kind sentence and a link; details are in the log."""
        reason = kwargs.get("exc_info", (None, None))[1]
        self.tell(*self.error_words(status_code, reason))

    def tell(self, title: Message, text: Message) -> None:
        """Answer with a page that says one thing and leads home."""
        self.set_header("Cache-Control", "no-store")
        self.finish(self.drawn("message.html", **words(title, text)))

    def error_words(self, status_code: int, reason: BaseException | None) -> Words:
        """Heading and text of an error page."""
        if isinstance(reason, client.Unreachable):
            text = message("The classroom is starting again. Your saved work is safe.")
            return message("One moment, please"), text
        if status_code == 429:
            text = message("Too much was asked at once. Please wait a moment, then try again.")
            return message("One moment, please"), text
        if status_code == 403 and self.request.method == "POST":
            text = message("The page before this one is too old. Go to the start page.")
            return message("Please try once more"), text
        return message("This page is not here"), message("Please go back to the start page.")


def words(title: Message, text: Message) -> dict[str, Any]:
    """What a page that says one thing is drawn with."""
    home = ("/", bilingual(message("Start page")))
    return {"title": bilingual(title), "text": bilingual(text), "action": home}
