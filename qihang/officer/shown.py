"""Whether the pages of open sessions can be shown to trainees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qihang.kernels.run.trial import tried
from qihang.language.messages import message
from qihang.officer.finding import Finding, well, wrong
from qihang.officer.released import KINDS
from qihang.operate.release import how_to_release
from qihang.protocol.released import ReleasedSession
from qihang.system.site import Site


def shown(site: Site, opened: Mapping[str, ReleasedSession]) -> Iterator[Finding]:
    """Run the pages of ``opened`` sessions as they lie in place; each that fails is named.

    One that is missing is named where folders are compared.
    """
    pages = {
        site.page(kind, name): (kind, name, command)
        for session, one in opened.items()
        for kind, name, command in _pages(session, one)
    }
    faults = [
        wrong(
            message(
                "The {kind} of {name} cannot be shown, and trainees are asked to tell you. "
                "{page}: {reason}. Mend it where it was written, then: {command}",
                kind=KINDS[kind],
                name=name,
                page=page,
                reason=reason,
                command=command,
            )
        )
        for page, reason in tried([one for one in pages if one.is_file()])
        for kind, name, command in [pages[page]]
        if reason
    ]
    yield from faults or [well(message("Every open page can be shown."))]


def _pages(session: str, opened: ReleasedSession) -> Iterator[tuple[str, str, str]]:
    """Kind and name of each page of a session, and what is typed to release it again."""
    yield "workbook", session, f"qihang release {session}"
    for edition in opened["editions"]:
        yield "exercise", edition["assignment"], how_to_release(opened, edition)
