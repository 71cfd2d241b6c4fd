"""Whether the pages of open sessions can be shown to trainees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qihang.kernels.run.trial import tried
from qihang.officer.finding import Finding, well, wrong
from qihang.system.site import Site

KINDS = ("workbook", "exercise")


def shown(site: Site, opened: Iterable[str]) -> Iterator[Finding]:
    """Run the pages of ``opened`` sessions as they lie in place; each that fails is named.

    One that is missing is named where folders are compared.
    """
    pages = {site.page(kind, name): (kind, name) for name in opened for kind in KINDS}
    faults = [
        wrong(
            f"The {kind} of {name} cannot be shown, and trainees are asked to tell you. "
            f"{page}: {reason}. Mend it where it was written, then: qihang release {name}"
        )
        for page, reason in tried([one for one in pages if one.is_file()])
        for kind, name in [pages[page]]
        if reason
    ]
    yield from faults or [well("Every open page can be shown.")]
