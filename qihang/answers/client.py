"""Talking to the answer service over its Unix sockets.

One request is one line of JSON, ``{"call": …, "with": {…}}``; so is its reply:
``{"ok": …}``, ``{"refused": reason}`` or ``{"failed": sentence}``.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from qihang.protocol.desk import Beside, HandCount, Place, StaffEnded, StaffSignedIn
from qihang.protocol.page import Claim, NotWhole, OwnPlan, Saved
from qihang.protocol.released import ReleasedSession
from qihang.protocol.review import ReviewAnswer, ReviewFacts
from qihang.protocol.server import Bookmark, Ended, SessionState, SignedIn, SignInOutcome

SOCKET = "QIHANG_SOCKET"
TOKEN = "QIHANG_TOKEN"
"""Environment of a kernel: where the service is, and the token of its page."""

SEED = "QIHANG_SEED"
"""Environment of the projector's kernel, which has neither: what its numbers are drawn from."""

PATIENCE = 10.0
"""Seconds to wait for a reply of the service."""


class Refused(Exception):
    """The service refused the call; ``reason`` is one of its codes."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


class Unreachable(Exception):
    """No reply from the service: it is not running, or failed and logged why."""


def request(call: str, fields: dict[str, Any]) -> bytes:
    """The line that asks for ``call``."""
    return json.dumps({"call": call, "with": fields}).encode() + b"\n"


def reply(line: bytes) -> Any:
    """The result in a reply. Raises :class:`Refused` or :class:`Unreachable`."""
    try:
        said = json.loads(line)
    except ValueError as error:
        raise Unreachable("the reply was cut off") from error
    if "refused" in said:
        raise Refused(said["refused"])
    if "failed" in said:
        raise Unreachable(said["failed"])
    return said["ok"]


class Blocking:
    """A connection that waits for its reply; made anew after a failure."""

    def __init__(self, path: str | Path, patience: float = PATIENCE):
        self._path = str(path)
        self._patience = patience
        self._connection: socket.socket | None = None

    def call(self, name: str, /, **fields: Any) -> Any:
        """Ask for ``name`` and wait. Raises :class:`Refused` or :class:`Unreachable`.

        A connection that broke since the last call (the service was restarted) is
        tried once more; so calls that change something carry their own identity.
        """
        line = request(name, fields)
        if self._connection is not None:
            try:
                return reply(self._exchange(line))
            except OSError:
                self.close()
        try:
            return reply(self._exchange(line))
        except OSError as error:
            self.close()
            raise Unreachable(str(error)) from error

    def close(self) -> None:
        """Close the connection; the next call opens another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _exchange(self, line: bytes) -> bytes:
        connection = self._connection or self._connect()
        connection.sendall(line)
        received = bytearray()
        while not received.endswith(b"\n"):
            part = connection.recv(65536)
            if not part:
                raise ConnectionResetError("the service closed the connection")
            received += part
        return bytes(received)

    def _connect(self) -> socket.socket:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(self._patience)
        try:
            connection.connect(self._path)
        except OSError:
            connection.close()
            raise
        self._connection = connection
        return connection


class Kernel:
    """The calls of a kernel, all about the page that its token identifies."""

    def __init__(self, path: str | Path, token: str):
        self._service = Blocking(path)
        self._path = path
        self._token = token

    @classmethod
    def from_environment(cls) -> Kernel | None:
        """The connection named by the environment; ``None`` outside the classroom."""
        path, token = os.environ.get(SOCKET), os.environ.get(TOKEN)
        return cls(path, token) if path and token else None

    def close(self) -> None:
        """Close the connection; the next call opens another."""
        self._service.close()

    def claim(self) -> Claim:
        """The page's numbers, answers, kept work and results."""
        return cast(Claim, self._ask("claim"))

    def save(self, question: str, value: Any) -> Saved:
        """Keep an answer; returns once it is on disk."""
        stamp = uuid.uuid4().hex
        return cast(Saved, self._ask("save", question=question, value=value, stamp=stamp))

    def keep(self, item: str, state: dict[str, Any], outcome: str | None = None) -> Saved:
        """Keep what was tried in a workbook; returns once it is on disk."""
        return cast(Saved, self._ask("keep", item=item, state=state, outcome=outcome))

    def keep_review(self, answer: ReviewAnswer, stamp: str) -> Saved:
        """Keep an answer to a review; returns once it is on disk."""
        return cast(Saved, self._ask("keep_review", answer=answer, stamp=stamp))

    def hand_in(self, gaps: dict[str, str], confirm: str = "") -> Claim | NotWhole:
        """Hand in what is saved; returns the claim as it is then, or what is to be confirmed."""
        return cast(Claim | NotWhole, self._ask("hand_in", gaps=gaps, confirm=confirm))

    async def marked(self) -> Claim:
        """The claim once the submission is marked, or as it is after some seconds."""
        return cast(Claim, await ask(self._path, "marked", token=self._token))

    def again(self) -> Claim:
        """Open a submitted exercise again; returns the claim as it is then."""
        return cast(Claim, self._ask("again"))

    def earlier(self) -> Claim:
        """The latest marked try before this one, to be looked at."""
        return cast(Claim, self._ask("earlier"))

    def _ask(self, call: str, **fields: Any) -> Any:
        return self._service.call(call, token=self._token, **fields)


class Server:
    """The calls of :class:`~qihang.protocol.server.ServerCalls`; the event loop is not held up."""

    def __init__(self, path: str | Path):
        self._path = path

    async def sign_in(self, number: str, pin: str, seat: str) -> SignInOutcome:
        """Sign a trainee in."""
        return cast(SignInOutcome, await self._ask("sign_in", number=number, pin=pin, seat=seat))

    async def who(self, sign_in: str) -> SignedIn | Ended:
        """Whose sign-in it is."""
        return cast(SignedIn | Ended, await self._ask("who", sign_in=sign_in))

    async def ended(self, sign_ins: Sequence[str]) -> list[str]:
        """Those of ``sign_ins`` that have ended."""
        return cast(list[str], await self._ask("ended", sign_ins=list(sign_ins)))

    async def sign_out(self, sign_in: str) -> None:
        """End a sign-in."""
        await self._ask("sign_out", sign_in=sign_in)

    async def notebook(self, number: str, kind: str, session: str) -> str:
        """The name of the notebook that a trainee's page shows."""
        return str(await self._ask("notebook", number=number, kind=kind, session=session))

    async def bind(self, sign_in: str, kind: str, session: str, notebook: str) -> str:
        """A new token for a page of this sign-in that shows a notebook."""
        place = {"kind": kind, "session": session, "notebook": notebook}
        return str(await self._ask("bind", sign_in=sign_in, **place))

    async def page_opened(self, token: str) -> None:
        """The reader has the page."""
        await self._ask("page_opened", token=token)

    async def unbind(self, token: str) -> None:
        """The page is closed."""
        await self._ask("unbind", token=token)

    async def prefer(self, number: str, language: str, size: int) -> None:
        """Keep a trainee's language and text size."""
        await self._ask("prefer", number=number, language=language, size=size)

    async def bookmark(self, number: str, kind: str, session: str) -> Bookmark | None:
        """Where a trainee was last on a page."""
        asked = {"number": number, "kind": kind, "session": session}
        return cast(Bookmark | None, await self._ask("bookmark", **asked))

    async def keep_bookmark(
        self, number: str, kind: str, session: str, notebook: str, screen: str, done: str | None
    ) -> None:
        """Keep where a trainee is on a page, and the screen that is done."""
        place = {"number": number, "kind": kind, "session": session, "notebook": notebook}
        await self._ask("keep_bookmark", **place, screen=screen, done=done)

    async def home(self, number: str) -> list[SessionState]:
        """How far a trainee is in each open session."""
        return cast(list[SessionState], await self._ask("home", number=number))

    async def closed(self, number: str) -> list[str]:
        """The sessions that were released and are closed to a trainee now."""
        return cast(list[str], await self._ask("closed", number=number))

    async def beside(self, number: str) -> Beside:
        """What a trainee's page asks some times a minute."""
        return cast(Beside, await self._ask("beside", number=number))

    async def call_for_help(self, number: str, calls: bool) -> None:
        """A trainee calls for help, or takes it back."""
        await self._ask("call_for_help", number=number, calls=calls)

    async def right_once(self, number: str) -> dict[str, list[str]]:
        """The questions of each session that were right in a marked try."""
        return cast(dict[str, list[str]], await self._ask("right_once", number=number))

    async def own_plan(self, number: str, session: str, question: str) -> OwnPlan | None:
        """What a trainee saved last of the question that asks for a plan."""
        asked = {"number": number, "session": session, "question": question}
        return cast(OwnPlan | None, await self._ask("own_plan", **asked))

    async def review_facts(self, number: str) -> ReviewFacts:
        """What a trainee missed, and answered when asked again."""
        return cast(ReviewFacts, await self._ask("review_facts", number=number))

    async def _ask(self, call: str, **fields: Any) -> Any:
        return await ask(self._path, call, **fields)


class Projector:
    """The calls of :class:`qihang.protocol.desk.DeskCalls` that the projector needs."""

    def __init__(self, path: str | Path):
        self._path = path

    async def who(self, sign_in: str) -> StaffSignedIn | StaffEnded:
        """Whose sign-in it is."""
        return cast(StaffSignedIn | StaffEnded, await self._ask("staff_who", sign_in=sign_in))

    async def released(self) -> dict[str, ReleasedSession]:
        """The released sessions, by name."""
        return cast(dict[str, ReleasedSession], await self._ask("released"))

    async def classes(self) -> list[str]:
        """The classes of the roster."""
        return sorted(await self._ask("classes"))

    async def lead(self, class_name: str, target: Place, by: str) -> None:
        """Lead a class to a screen."""
        await self._ask("lead", classes=[class_name], target=target, by=by)

    async def keep_hand_count(self, count: HandCount, by: str) -> None:
        """Keep how many hands there were."""
        await self._ask("keep_hand_count", count=count, by=by)

    async def hand_counts(self, session: str, class_name: str) -> list[HandCount]:
        """What was kept of a session with a class, the newest first."""
        asked = {"session": session, "classes": [class_name]}
        return cast(list[HandCount], await self._ask("hand_counts", **asked))

    async def _ask(self, call: str, **fields: Any) -> Any:
        return await ask(self._path, call, **fields)


async def ask(path: str | Path, name: str, /, **fields: Any) -> Any:
    """Ask the service for ``name`` without holding up the event loop."""
    try:
        async with asyncio.timeout(PATIENCE):
            reader, writer = await asyncio.open_unix_connection(str(path), limit=2**24)
            try:
                writer.write(request(name, fields))
                await writer.drain()
                line = await reader.readline()
            finally:
                writer.close()
    except (OSError, TimeoutError) as error:
        raise Unreachable(str(error)) from error
    return reply(line)
