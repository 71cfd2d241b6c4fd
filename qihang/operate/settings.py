"""The command ``qihang settings``: what holds in this house, and changing it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from qihang import settings
from qihang.language.messages import Translated, message, together
from qihang.operate.arguments import Commands, Translate
from qihang.operate.console import Console
from qihang.settings import DEFAULTS, SETTINGS, Standing
from qihang.system.site import Site

SOURCES = {
    "default": message("the default"),
    "file": message("from the file"),
    "environment": message("from the environment"),
}


def add_command(commands: Commands, t: Translate) -> None:
    """Add it to the command line."""
    setting = commands.add_parser("settings", help=t("what is set in this house, and what may be"))
    setting.add_argument(
        "name", nargs="?", metavar=t("NAME"), help=t("show this one alone, or change it")
    )
    setting.add_argument(
        "value",
        nargs="?",
        metavar=t("VALUE"),
        help=t("its new value; it holds from the next start"),
    )
    setting.set_defaults(run=_run)


def _run(console: Console, site: Site, options: argparse.Namespace) -> None:
    if options.value is not None:
        settings.change(site, options.name, options.value)
        console = Console(settings.language(site))
    standing = settings.standing(site)
    if options.name is not None:
        standing = [one for one in standing if one.name == options.name]
        if not standing:
            raise settings.unknown(options.name)
    if options.name is None:
        console.say(
            message(
                "Settings of {file}. To change one: qihang settings NAME VALUE", file=site.settings
            )
        )
        console.row()
    for one in standing:
        console.say(*about(one))
    if options.value is not None:
        console.say(message("It holds from the next start of the classroom."))


def about(one: Standing) -> Iterator[Translated]:
    """A setting as it is shown: name and value, where that comes from, help and limits."""
    setting = SETTINGS[one.name]
    unit = together(" ", setting.unit) if setting.unit else ""
    variable = f" ({setting.environment})" if one.source == "environment" else ""
    yield together(f"{one.name} = {one.written}", unit, "   # ", SOURCES[one.source], variable)
    yield together("    ", setting.help)
    limits = message(
        "Allowed: {allowed}. Default: {default}",
        allowed=setting.kind.allowed,
        default=setting.kind.written(getattr(DEFAULTS, one.name)),
    )
    yield together("    ", limits)
