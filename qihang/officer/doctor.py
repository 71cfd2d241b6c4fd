"""The doctor looks at everything, says what is wrong and its cure, and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

from qihang.answers import audit_log as auditlog
from qihang.answers.store import Store
from qihang.gradebook import opening
from qihang.language.messages import message
from qihang.officer.agreement import agreement
from qihang.officer.finding import Finding, well, wrong
from qihang.officer.machine import machine
from qihang.officer.nightly import newest, whole_of
from qihang.officer.shown import shown
from qihang.system.errors import OperatorError, reason
from qihang.system.site import Site
from qihang.system.telling import Telling, to_nobody

CLOCK = timedelta(minutes=1)
"""How far the clock may stand behind what was saved last."""

OLDEST_COPY = timedelta(days=3)
"""How much older than the last work the newest nightly copy may be."""


def doctor(site: Site, noted: str | None = None, telling: Telling = to_nobody) -> Iterator[Finding]:
    """Everything that was looked at; ``noted`` is a head of the audit log that an officer noted."""
    yield from machine(site)
    try:
        missing = _missing(site)
    except OperatorError as error:
        missing = _stopped(error)
    if missing is not None:
        yield missing
        return
    try:
        with closing(Store.of(site, only_read=True)) as store:
            yield _clock(store)
            yield from _copies(site, store)
            yield from shown(site, store.sessions.opened())
            if noted is not None:
                yield _noted(store.audit_log(), noted)
    except (OperatorError, PermissionError) as error:
        yield _stopped(error)
    try:
        yield from agreement(site, telling)
    except (OperatorError, PermissionError) as error:
        yield _stopped(error)


def _missing(site: Site) -> Finding | None:
    """What is said of a classroom without a store; ``None`` where there is one."""
    if Store.is_there(site):
        return None
    if not opening.is_there(site):
        return well(message("{folder} has no data of trainees yet.", folder=site.var))
    return wrong(
        message(
            "{file} is missing. Stop the classroom and restore a backup.", file=Store.named(site)
        )
    )


def _stopped(error: OperatorError | PermissionError) -> Finding:
    """Why something was not looked at to its end."""
    if isinstance(error, OperatorError):
        return wrong(error)
    return wrong(
        message(
            "{file} cannot be read ({reason}), so not everything was looked at. Mend it, then run: "
            "qihang doctor",
            file=error.filename,
            reason=reason(error),
        )
    )


def _clock(store: Store) -> Finding:
    """Whether the clock went back: the store goes on after the last moment that it wrote."""
    now = datetime.now(UTC)
    ahead = datetime.fromisoformat(store.now()) - now
    if ahead > CLOCK:
        return wrong(
            message(
                "The clock says {now}, but work was saved up to {saved}. Set the computer's clock.",
                now=f"{now.astimezone():%Y-%m-%d %H:%M}",
                saved=f"{(now + ahead).astimezone():%Y-%m-%d %H:%M}",
            )
        )
    return well(
        message(
            "The clock says {now}, after everything saved.",
            now=f"{now.astimezone():%Y-%m-%d %H:%M}",
        )
    )


def _copies(site: Site, store: Store) -> Iterator[Finding]:
    """Whether a nightly copy is there that is not much older than the work."""
    copy = newest(site)
    line = store.last_logged()
    if line is None:
        return
    if copy is None:
        yield well(message("There is no nightly copy yet; the next start makes one."))
        return
    needed = whole_of(copy)
    if needed is not None and not needed.is_file():
        yield wrong(
            message(
                "The newest nightly copy, {name}, needs {whole}, which is gone. Put it back, or "
                "run: qihang backup FILE. The next copy is a whole one.",
                name=copy.name,
                whole=needed.name,
            )
        )
        return
    made = datetime.fromtimestamp(copy.stat().st_mtime, UTC)
    try:
        last = datetime.fromisoformat(auditlog.moment(line))
    except (ValueError, KeyError):
        # The line is damaged, which is said with the log.
        return
    # After a clock that went ahead, the store's moments are of the future.
    if min(last, datetime.now(UTC)) - made > OLDEST_COPY:
        yield wrong(
            message(
                "The newest nightly copy is {name}, and work went on after it. See "
                "{file}, make room, or run: qihang backup FILE",
                name=copy.name,
                file=site.logs / "backups.log",
            )
        )
    else:
        yield well(message("The newest nightly copy is {name}.", name=copy.name))


def _noted(log: list[str], noted: str) -> Finding:
    """Whether the log goes on from the head that was noted."""
    for number, line in enumerate(log, start=1):
        if auditlog.digest(line) == noted.strip().lower():
            return well(
                message(
                    "The head that was noted is line {number} of {count}.",
                    number=number,
                    count=len(log),
                )
            )
    return wrong(
        message(
            "The head that was noted is no line of the audit log: lines were taken away or "
            "changed, or an older backup was restored. Tell the officer, and look in older "
            "backups."
        )
    )
