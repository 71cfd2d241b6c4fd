"""Make a backup of a small classroom, to be kept for the versions to come.

``python -m tests.old_backups.make NAME`` writes ``tests/old_backups/NAME``; the README
beside this file says when. What it holds is in ``recorded.json``, for people to read.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook

from qihang.answers import audit_log, pins, service
from qihang.answers.store import Store
from qihang.gradebook.marker import grade
from qihang.officer.agreement import agreement
from qihang.officer.backup import backup
from qihang.operate.release import release
from qihang.protocol.service import Answers
from qihang.sessions import sessions
from qihang.system.site import Site
from qihang.system.telling import to_nobody
from tests.conftest import ROOT, copy_of_the_course, hand_in_so, page_token
from tests.support.submissions import chosen, rows

HERE = Path(__file__).parent
BACKUP, RECORDED = "backup.tar.gz", "recorded.json"

SESSIONS = tuple(one.name for one in sessions() if one.workbook)

ATTEMPTS = {
    "right": ("right",),
    "wrong": ("wrong",),
    "half": ("half",),
    "empty": ("empty",),
    "odd": ("odd",),
    "better": ("wrong", "right"),
    "worse": ("half", "wrong"),
    "hand": ("wrong",),
}
"""What each trainee hands in, one attempt after the other; see :func:`chosen`.

``odd`` is what cannot be read, and ``hand`` gets a mark and a comment by hand.
"""


def make(site: Site, file: Path, sessions: Sequence[str] = SESSIONS) -> dict[str, Any]:
    """Have the class work and be marked, and back it up; returns what the backup holds."""
    hashed = pins.hashed("123456")
    with service.open_answers(site) as answers:
        for session in sessions:
            release(site, answers.operator, session)
        answers.operator.enrol(
            [
                {"number": one, "name": one, "class_name": "A", "pin_hash": hashed}
                for one in ATTEMPTS
            ]
        )
        for count in (0, 1):
            _attempt(answers, sessions, count)
            assert grade(site, answers.marker) == []
        for session in sessions:
            _mark_by_hand(site, session)
        # nbgrader asks for a mark by hand anew when all is marked again; so it is asked for here.
        assert grade(site, answers.marker, force=True) == []
    backup(site, file)
    return recorded(site)


def _attempt(answers: Answers, sessions: Sequence[str], count: int) -> None:
    """The ``count``-th attempts of all who make so many."""
    for session in sessions:
        for number, kinds in ATTEMPTS.items():
            if count < len(kinds):
                token = page_token(answers, number, session=session)
                claim = answers.page.again(token) if count else answers.page.claim(token)
                for question, value in chosen(kinds[count], session, claim["seed"]).items():
                    answers.page.save(token, question, value, f"{number} {count} {question}")
                hand_in_so(answers, token)


def _mark_by_hand(site: Site, session: str) -> None:
    """Give a mark, an extra point and a comment, as an instructor does in formgrader."""
    with Gradebook(f"sqlite:///{site.gradebook}", "qihang") as gradebook:
        given = gradebook.find_submission_notebook(session, session, "hand")
        mark = min(given.grades, key=lambda one: one.name)
        mark.manual_score, mark.extra_credit = 1.0, 0.5
        remark = min(given.comments, key=lambda one: one.name)
        remark.manual_comment = "思路对了，再算一遍。 The way is right; work it out again."
        gradebook.db.commit()


def recorded(site: Site) -> dict[str, Any]:
    """What a classroom's data say: the gradebook's rows, the doctor's findings, the log's head."""
    with closing(Store(site.store, only_read=True)) as store:
        head = audit_log.head(store.audit_log())
    return {"rows": rows(site), "doctor": findings(site), "head": head}


def findings(site: Site) -> list[str]:
    """What the doctor says of the data, without the head of the log, which goes on."""
    said = [str(finding.line()) for finding in agreement(site, to_nobody)]
    return [line for line in said if "Its head" not in line]


def main(name: str) -> None:
    """Make a kept backup of this version."""
    folder = HERE / name
    folder.mkdir()
    with tempfile.TemporaryDirectory(prefix="qihang-") as place:
        site = copy_of_the_course(Path(place), ROOT)
        os.environ |= site.environment()
        os.chdir(site.root)
        site.prepare()
        held = make(site, folder / BACKUP)
        os.chdir(ROOT)
    text = json.dumps(held, ensure_ascii=False, indent=1)
    (folder / RECORDED).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
