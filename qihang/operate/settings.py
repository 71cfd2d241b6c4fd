"""The command ``qihang settings``: what holds in this house, and changing it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from qihang import settings
from qihang.language.messages import Message, message
from qihang.settings import DEFAULTS, SETTINGS, Standing
from qihang.system.site import Site

SOURCES = {
    "default": message("the default"),
    "file": message("from the file"),
    "environment": message("from the environment"),
}


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add it to the command line."""
    setting = commands.add_parser("settings", help="what is set in this house, and what may be")
    setting.add_argument("name", nargs="?", help="show this one alone, or change it")
    setting.add_argument("value", nargs="?", help="its new value; it holds from the next start")
    setting.set_defaults(run=_run)


def _run(site: Site, options: argparse.Namespace) -> None:
    if options.value is not None:
        settings.change(site, options.name, options.value)
    standing = settings.standing(site)
    if options.name is not None:
        standing = [one for one in standing if one.name == options.name]
        if not standing:
            raise settings.unknown(options.name)
    language = settings.read(site).language
    if options.name is None:
        head = message(
            "Settings of {file}. To change one: qihang settings NAME VALUE", file=site.settings
        )
        print(f"{_in(language, head)}\n")
    for one in standing:
        print("\n".join(lines(one, language)))
    if options.value is not None:
        print(_in(language, message("It holds from the next start of the classroom.")))


def lines(one: Standing, language: str) -> Iterator[str]:
    """A setting as it is shown: name and value, where that comes from, help and limits."""
    setting = SETTINGS[one.name]
    unit = f" {_in(language, setting.unit)}" if setting.unit else ""
    source = _in(language, SOURCES[one.source])
    if one.source == "environment":
        source += f" ({setting.environment})"
    yield f"{one.name} = {one.written}{unit}   # {source}"
    yield f"    {_in(language, setting.help)}"
    default = message(
        "Allowed: {allowed}. Default: {default}",
        allowed=setting.kind.allowed,
        default=setting.kind.written(getattr(DEFAULTS, one.name)),
    )
    yield f"    {_in(language, default)}"


def _in(language: str, text: Message) -> str:
    return text.translations()[language]
