"""A server of PostgreSQL for tests: Debian's, with data of its own, on a socket of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import sqlalchemy as sa

from qihang.system.site import Site
from tests.support.waiting import until

_ACCOUNT = "postgres"
"""Whose the server is where root runs the tests: PostgreSQL does not start as root."""


class Server:
    """A running server; each database is empty, and sorts by bytes."""

    def __init__(self, folder: Path, settings: tuple[str, ...]):
        self._folder = folder
        self._settings = settings
        self._numbers = count(1)
        self.process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        log = (self._folder / "log").open("ab")
        with log:
            process = subprocess.Popen(
                [
                    *_as_account(),
                    _program("postgres"),
                    *("-D", self._folder / "data", "-k", self._folder, "-h", ""),
                    *(part for one in self._settings for part in ("-c", one)),
                ],
                stdout=log,
                stderr=log,
            )
        until(self._answers)
        return process

    def _answers(self) -> bool:
        try:
            self.connect("postgres").close()
        except psycopg.OperationalError:
            return False
        return True

    def connect(self, database: str) -> psycopg.Connection[tuple[object, ...]]:
        """A connection of the server's owner, which commits each statement."""
        return psycopg.connect(
            host=str(self._folder), user=_ACCOUNT, dbname=database, autocommit=True
        )

    def new_database(self) -> sa.URL:
        """The address of a database of its own."""
        name = f"t{next(self._numbers)}"
        with self.connect("postgres") as connection:
            connection.execute(
                f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'".encode()
            )
        return sa.make_url(f"postgresql+psycopg://{_ACCOUNT}@/{name}?host={self._folder}")

    def drop(self, url: sa.URL) -> None:
        """Take a database away, whoever is still connected to it."""
        with self.connect("postgres") as connection:
            connection.execute(f"DROP DATABASE {url.database} WITH (FORCE)".encode())

    def kill(self) -> None:
        """End every process of the server at once, as a power cut does."""
        pids = [self.process.pid, *_children(self.process.pid)]
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        self.process.wait()

    def start_again(self) -> None:
        """Start it on the data that are there."""
        (self._folder / "data" / "postmaster.pid").unlink(missing_ok=True)
        self.process = self._start()

    def stop(self) -> None:
        """Stop it at once."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait()


@contextmanager
def running_server(*settings: str) -> Iterator[Server]:
    """A new server with these settings; it is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="qihang-pg-"))
    try:
        if _as_account():
            account = pwd.getpwnam(_ACCOUNT)
            os.chown(folder, account.pw_uid, account.pw_gid)
        subprocess.run(
            [
                *_as_account(),
                _program("initdb"),
                *("-D", folder / "data", "-U", _ACCOUNT, "-A", "trust", "--no-sync"),
                *("--locale", "C", "-E", "UTF8"),
            ],
            check=True,
            capture_output=True,
        )
        server = Server(folder, settings)
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)


def set_in(site: Site, url: sa.URL) -> None:
    """Have a classroom keep its store in a database."""
    with site.settings.open("a", encoding="utf-8") as file:
        file.write(f'version = 1\ndatabase = "{url.render_as_string(hide_password=False)}"\n')


def _as_account() -> list[str]:
    return ["setpriv", f"--reuid={_ACCOUNT}", f"--regid={_ACCOUNT}", "--clear-groups"] * (
        os.getuid() == 0
    )


def _program(name: str) -> str:
    newest = sorted(
        Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda one: float(one.parts[4])
    )
    return str(newest[-1])


def _children(pid: int) -> list[int]:
    said = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8")
    return [int(one) for one in said.split()]
