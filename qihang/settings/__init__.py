"""The settings of one house: ``var/settings.toml``, each declared once, here.

What a house may want to change is a setting; what only the software's own parts have to
agree on is a constant beside its use. A setting that is not in the file has its default.
"""

from __future__ import annotations

import os
import re
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from qihang.language.messages import LANGUAGES, Message, Translated, lines, message, sentences
from qihang.settings.kinds import (
    Address,
    Addresses,
    Database,
    Hosts,
    Kind,
    NotAllowed,
    OneOf,
    Whole,
    YesNo,
)
from qihang.system import files
from qihang.system.errors import OperatorError
from qihang.system.site import Site

VERSION = 1
"""Of the file; changes when an older program would misread a newer file."""

HEAD = f"""\
# 这个教室的设置。每一项是什么、可以写什么：qihang settings
# Settings of this classroom. What each one means and what may stand here: qihang settings
version = {VERSION}
"""
"""How a new file begins."""


@dataclass(frozen=True)
class Setting:
    """What is known of a setting beside its name and its default."""

    kind: Kind
    help: Message
    unit: Message | None = None
    environment: str | None = None
    """A variable that is stronger than the file, from before there was a file."""


def _setting(default: Any, kind: Kind, text: Message, **more: Any) -> Any:
    return field(default=default, metadata={"setting": Setting(kind, text, **more)})


_MINUTES, _HOURS, _SECONDS = message("minutes"), message("hours"), message("seconds")


@dataclass(frozen=True)
class Settings:
    """What holds in this house; each field is a setting."""

    language: str = _setting(
        "auto",
        OneOf("auto", *LANGUAGES),
        message("The language of commands; auto: that of this PC, or English."),
    )
    database: str = _setting(
        "",
        Database(),
        message(
            "The database of a house with several rooms, such as "
            "postgresql+psycopg://qihang@db.house/qihang; empty for the files in this folder. "
            "The password stands in var/database.password."
        ),
    )
    host: str = _setting(
        "127.0.0.1",
        Address(),
        message(
            "Where trainees' pages are served: 127.0.0.1 for this PC alone, "
            "0.0.0.0 for every network that this PC is in."
        ),
    )
    port: int = _setting(8900, Whole(1, 65535), message("The port of trainees' pages."))
    teach_host: str = _setting(
        "127.0.0.1",
        Address(),
        message("Where the instructor's JupyterLab is served, as for trainees' pages."),
    )
    teach_port: int = _setting(
        8901, Whole(1, 65535), message("The port of the instructor's JupyterLab.")
    )
    desk_host: str = _setting(
        "127.0.0.1",
        Address(),
        message("Where the instructor's desk is served, as for trainees' pages."),
    )
    desk_port: int = _setting(
        8902,
        Whole(0, 65535),
        message("The port of the instructor's desk; 0 for a classroom without one."),
    )
    trusted_proxies: tuple[str, ...] = _setting(
        (),
        Addresses(),
        message(
            "Addresses of reverse proxies in front of this PC. They are believed when they say "
            "which seat asks."
        ),
    )
    hosts: tuple[str, ...] = _setting(
        (),
        Hosts(),
        message(
            "Other names and addresses that browsers may ask for, besides this PC's own: "
            "the name that a proxy or the network gives it."
        ),
    )
    sign_in_hours: int = _setting(
        12,
        Whole(1, 168),
        message("How long a sign-in lasts if nobody ends it."),
        unit=_HOURS,
    )
    trainee_free_misses: int = _setting(
        3,
        Whole(1, 100),
        message("Wrong PINs in a row for one number at one seat that cost no waiting."),
    )
    trainee_longest_wait: int = _setting(
        300,
        Whole(5, 3600),
        message("The longest wait after wrong PINs for one number at one seat."),
        unit=_SECONDS,
    )
    seat_free_misses: int = _setting(
        10,
        Whole(1, 1000),
        message("Wrong PINs in a row at one seat, for any number, that cost no waiting."),
    )
    seat_longest_wait: int = _setting(
        60,
        Whole(5, 3600),
        message("The longest wait after wrong PINs at one seat, which the next class needs too."),
        unit=_SECONDS,
    )
    pages_open: int = _setting(
        4,
        Whole(1, 20),
        message("Pages that a trainee may have open; for one more, the oldest is closed."),
    )
    pages_ahead: int = _setting(
        40,
        Whole(0, 500),
        message(
            "Next pages that are made ready while trainees read the home page. "
            "Each takes some 20 MB of memory."
        ),
    )
    idle_minutes: int = _setting(
        20,
        Whole(1, 1440),
        message("How long a page that nobody looks at any more keeps its memory."),
        unit=_MINUTES,
    )
    review: bool = _setting(
        True,
        YesNo(),
        message("Whether trainees are asked again for what they missed, at the start of a lesson."),
    )
    copies_kept: int = _setting(
        14, Whole(1, 365), message("Nightly copies that are kept; the oldest is removed.")
    )
    incomplete_sandbox: bool = _setting(
        False,
        YesNo(),
        message(
            "Whether pages and marking go on where this PC cannot make the whole sandbox. "
            "Only with people you trust."
        ),
        environment="QIHANG_WITHOUT_WALLS",
    )


SETTINGS: Mapping[str, Setting] = {one.name: one.metadata["setting"] for one in fields(Settings)}
"""Every setting by its name."""

DEFAULTS = Settings()


@dataclass(frozen=True)
class Standing:
    """A setting as it stands."""

    name: str
    value: Any
    source: str
    """``file``, ``environment`` or ``default``."""

    @property
    def written(self) -> str:
        """The value as it stands in the file."""
        return SETTINGS[self.name].kind.written(self.value)


def read(site: Site) -> Settings:
    """The settings of a house. Raises :class:`OperatorError` that names every fault."""
    return Settings(**{one.name: one.value for one in standing(site)})


def standing(site: Site) -> list[Standing]:
    """Every setting with its value and where that comes from. Raises as :func:`read`."""
    found = _checked(site.settings)
    return [_in_force(name, setting, found) for name, setting in SETTINGS.items()]


def language(site: Site) -> str:
    """The language in which commands speak: the one that is set, else that of this PC.

    A file with faults, which another function names, may still say it.
    """
    try:
        said = tomllib.loads(_text(site.settings)).get("language")
    except (OSError, OperatorError, RecursionError, tomllib.TOMLDecodeError):
        said = None
    return said if said in LANGUAGES else _language_of_this_pc()


def database(site: Site) -> str:
    """The database that is set; empty for files.

    Where data lie is known whatever is wrong with other settings, which another function names.
    Raises :class:`OperatorError` where the file cannot be read, or this setting has a fault.
    """
    text, said = _said(site.settings, site.settings)
    value, setting = said.get("database", DEFAULTS.database), SETTINGS["database"]
    try:
        return str(setting.kind.read(value))
    except NotAllowed:
        fault = _not_allowed("database", _shown(value), setting)
        raise OperatorError(_at_line(site.settings, text, "database", fault)) from None


def _language_of_this_pc() -> str:
    """As the environment names it, by gettext's rules."""
    named = (os.environ.get(name) for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next(filter(None, named), "").startswith("zh") else "en"


def check_file(path: Path, called: Translated) -> None:
    """Look at a file of settings that is not in force, and has a name. Raises as :func:`read`."""
    _checked(path, called)


def typed(name: str, words: str) -> Any:
    """The value of a setting from what somebody typed. Raises :class:`OperatorError`."""
    setting = SETTINGS.get(name)
    if setting is None:
        raise unknown(name)
    try:
        return setting.kind.typed(words)
    except NotAllowed:
        raise OperatorError(_not_allowed(name, words, setting)) from None


def unknown(name: str) -> OperatorError:
    """What is said of a name that no setting has."""
    return OperatorError(sentences(_unknown(name), message("All of them: qihang settings")))


def change(site: Site, name: str, words: str) -> None:
    """Change one setting in the file, with its comments and order kept.

    Raises :class:`OperatorError` where that is not allowed, or the line is no simple one.
    """
    value = typed(name, words)
    old = _checked(site.settings)
    text = _text(site.settings) or HEAD
    fresh = _with(text, name, SETTINGS[name].kind.written(value))
    written = tomllib.loads(text) | {name: list(value) if isinstance(value, tuple) else value}
    try:
        is_right = tomllib.loads(fresh) == written
    except tomllib.TOMLDecodeError:
        is_right = False
    if not is_right:
        raise OperatorError(
            message(
                "{name} cannot be changed here. Change it in {file}.", name=name, file=site.settings
            )
        )
    if name not in old or old[name] != value:
        site.make_folders()
        files.put(site.settings, fresh, mode=0o600)


def copy(source: Site, target: Site) -> None:
    """Give another site the same settings."""
    if source.settings.exists():
        target.make_folders()
        shutil.copyfile(source.settings, target.settings)


# --- the file -----------------------------------------------------------------------


def _in_force(name: str, setting: Setting, found: Mapping[str, Any]) -> Standing:
    said = os.environ.get(setting.environment or "")
    if said:
        try:
            return Standing(name, setting.kind.typed(said), "environment")
        except NotAllowed:
            raise OperatorError(_not_allowed(setting.environment, said, setting)) from None
    if name in found:
        return Standing(name, found[name], "file")
    return Standing(name, getattr(DEFAULTS, name), "default")


def _said(path: Path, file: Translated | Path) -> tuple[str, dict[str, Any]]:
    """The text of a file, and what it says. Raises :class:`OperatorError` if that is not known."""
    text = _text(path, file)
    try:
        said = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # Too deep or too long a number is refused by other errors than what is no TOML.
        raise OperatorError(_unreadable(file, text, error)) from None
    version = said.get("version", VERSION)
    if type(version) is int and version > VERSION:
        raise OperatorError(
            message(
                "{file} is of a newer Qihang (version {version}; this one reads {known}). "
                "Start the newer one, or move the file away.",
                file=file,
                version=version,
                known=VERSION,
            )
        )
    return text, said


def _checked(path: Path, called: Translated | None = None) -> dict[str, Any]:
    """The values that stand in a file. Raises :class:`OperatorError` that names every fault."""
    file = called or path
    text, said = _said(path, file)
    found: dict[str, Any] = {}
    faults: list[tuple[str, Translated]] = []
    if said.pop("version", VERSION) != VERSION:
        faults.append(("version", message("version must be {known}.", known=VERSION)))
    for name, value in said.items():
        setting = SETTINGS.get(name)
        try:
            if setting is None:
                faults.append((name, _unknown(name)))
            else:
                found[name] = setting.kind.read(value)
        except NotAllowed:
            faults.append((name, _not_allowed(name, _shown(value), SETTINGS[name])))
    if faults:
        raise OperatorError(lines(_at_line(file, text, *fault) for fault in faults))
    return found


def _text(path: Path, called: Translated | Path | None = None) -> str:
    """What stands in a file; nothing where there is none."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return ""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        says = message("this is not UTF-8. Save it as UTF-8.")
        line = raw.count(b"\n", 0, error.start) + 1
        raise OperatorError(_in_line(called or path, line, says)) from None


_LONGEST_ROW = 80
"""Signs that are shown of a row."""


def _unreadable(file: Translated | Path, text: str, error: Exception) -> Translated:
    place = re.search(r"at line (\d+)", str(error))
    rows = text.splitlines()
    number = int(place[1]) if place else len(rows)
    row = rows[number - 1].strip()[:_LONGEST_ROW] if 0 < number <= len(rows) else ""
    says = message(
        '“{row}” cannot be read ({error}). A line is as these two: port = 8900, language = "zh".',
        row=row,
        error=error,
    )
    return _in_line(file, number, says)


def _at_line(file: Translated | Path, text: str, name: str, says: Translated) -> Translated:
    """A fault of a setting, with the line in which it stands."""
    found = re.search(rf"^[ \t\[\"']*{re.escape(name)}\b", text, re.MULTILINE)
    return _in_line(file, text.count("\n", 0, found.start()) + 1 if found else 1, says)


def _in_line(file: Translated | Path, line: int, says: Translated) -> Translated:
    return message("{file}, line {line}: {says}", file=file, line=line, says=says)


def _unknown(name: str) -> Translated:
    nothing = message("There is no setting {name}.", name=name)
    near = get_close_matches(name, SETTINGS, n=1)
    return sentences(nothing, message("Did you mean {name}?", name=near[0])) if near else nothing


def _not_allowed(name: str | None, value: str, setting: Setting) -> Translated:
    return message(
        "{name} cannot be {value}: {allowed} is allowed.",
        name=name,
        value=value,
        allowed=setting.kind.allowed,
    )


def _shown(value: Any) -> str:
    return f"“{value}”" if isinstance(value, str) else str(value).replace("True", "true")


def _with(text: str, name: str, written: str) -> str:
    """A file's text with one setting in it set anew; a comment beside it stays."""
    lines = text.splitlines(keepends=True)
    for place, line in enumerate(lines):
        if re.match(rf"[ \t]*{name}[ \t]*=", line):
            lines[place] = f"{name} = {written}{_behind(line)}"
            return "".join(lines)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    return "".join([*lines, f"{name} = {written}\n"])


def _behind(line: str) -> str:
    """What stands in a line behind its value: spaces, a comment, the line's end."""
    for end in _ends(line):
        value = line[:end].rstrip()
        try:
            tomllib.loads(value)
        except tomllib.TOMLDecodeError:
            continue
        return line[len(value) :]
    return "\n"


def _ends(line: str) -> Iterator[int]:
    yield from (sign.start() for sign in re.finditer("#", line))
    yield len(line)
