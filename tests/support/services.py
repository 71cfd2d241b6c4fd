"""The answer service as a process of its own, and a trainee's page at it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing

from qihang.answers import service
from qihang.answers.client import Blocking, Unreachable
from qihang.operate import roster
from qihang.system.site import Site
from tests.conftest import edition, small_exercise
from tests.support.waiting import until


def start_service(site: Site, *command: str) -> subprocess.Popen[bytes]:
    """Start the service, or what ``command`` makes of it; returns once it answers."""
    process = subprocess.Popen(
        [sys.executable, *(command or ("-m", "qihang.answers.service"))],
        env={**os.environ, **site.environment()},
        stderr=subprocess.DEVNULL,
    )
    until(lambda: is_answering(site))
    return process


def is_answering(site: Site) -> bool:
    """Whether the service of a site answers."""
    try:
        with closing(Blocking(site.control_socket)) as control:
            control.call("released")
    except Unreachable:
        return False
    return True


def page_token(site: Site) -> str:
    """The token of a page of a small exercise, at a service that runs and has nobody yet."""
    with service.open_answers(site) as remote:
        [(_, pin)] = roster.enrol(remote.operator, [roster.Trainee("1001", "林", "A")])
        remote.operator.open_session(
            "t1", {"items": [], "marks_at_once": True, "hand_in_again": True}, edition(1)
        )
    page = site.pages / "exercise" / "t1.ipynb"
    page.parent.mkdir()
    page.write_text(json.dumps(small_exercise()), encoding="utf-8")
    with closing(Blocking(site.control_socket)) as control:
        key = control.call("sign_in", number="1001", pin=pin, seat="a")["sign_in"]
        shown = {"kind": "exercise", "session": "t1", "notebook": "t1"}
        return str(control.call("bind", sign_in=key, **shown))
