"""What a page's websocket lets through, in both directions, and how fast."""

import json
import os
import signal
import socket
import uuid
from contextlib import AsyncExitStack
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jupyter_server.services.kernels.connection.base import serialize_msg_to_ws_v1
from tornado.httpclient import HTTPClientError

from qihang.kernels.fork.client import PRINTED_AT_ONCE, PRINTED_EACH_SECOND
from qihang.questions.base import LONGEST_ANSWER
from qihang.server.sockets import TO_PAGE, entering
from tests.security.conftest import logs
from tests.security.pages import UPGRADE, page_of
from tests.support.waiting import until
from tests.support.wire import GOOD, masked_frame, packed, wired

CODE = "open({path!r}, 'w').close()"


def execute(path):
    """A wish to run code that would leave a file."""
    return {
        "code": CODE.format(path=str(path)),
        "silent": False,
        "store_history": False,
        "user_expressions": {},
        "allow_stdin": False,
        "stop_on_error": True,
    }


# --- what a page may say ---------------------------------


@pytest.mark.process
@pytest.mark.security("a page sends code to its kernel, on any channel")
@pytest.mark.parametrize("channel", ["shell", "control", "stdin", "iopub", "hb", "", "none"])
def test_code_is_not_run(own, run, tmp_path, channel):
    kernel = page_of(own)

    async def attack():
        async with wired(own, kernel) as wire:
            wire.send("execute_request", execute(tmp_path / "canary"), channel)
            return await wire.settle()

    assert set(run(attack())) <= TO_PAGE
    assert not (tmp_path / "canary").exists()


FORBIDDEN = [
    ("execute_request", {"code": "1"}),
    ("shutdown_request", {"restart": True}),
    ("shutdown_request", {"restart": False}),
    ("interrupt_request", {}),
    ("debug_request", {"type": "request", "command": "initialize", "seq": 1}),
    ("inspect_request", {"code": "ask", "cursor_pos": 3, "detail_level": 1}),
    ("complete_request", {"code": "ask.", "cursor_pos": 4}),
    ("history_request", {"hist_access_type": "tail", "n": 100, "output": True, "raw": True}),
    ("is_complete_request", {"code": "1"}),
    ("input_reply", {"value": "1"}),
    ("create_subshell_request", {}),
    ("list_subshell_request", {}),
    ("usage_request", {}),
    ("abort_request", {}),
    ("apply_request", {}),
    ("clear_request", {}),
    ("connect_request", {}),
    ("comm_open", {"comm_id": "a", "target_name": "jupyter.widget", "data": {"state": {}}}),
    ("comm_open", {"comm_id": "a", "target_name": "jupyter.widget.version", "data": {}}),
    ("comm_open", {"comm_id": "a", "target_name": ["jupyter.widget.control"], "data": {}}),
    ("comm_open", {"comm_id": "a", "target_module": "os", "target_name": "system", "data": {}}),
    ("", {}),
    ("no_such_request", {}),
]


@pytest.mark.process
@pytest.mark.security("a page sends a message that widgets have no use for")
def test_no_other_message_passes_and_the_kernel_stays(classroom, own, run):
    kernel = page_of(own)
    before = set(classroom.kernels())

    async def attack():
        async with wired(own, kernel) as wire:
            for kind, content in FORBIDDEN:
                for channel in ("shell", "control", "stdin"):
                    wire.send(kind, content, channel)
            return await wire.settle()

    assert set(run(attack())) == {"kernel_info_reply", "status"}
    assert json.loads(own.ask(f"/api/page/{kernel}").body)["alive"]
    assert set(classroom.kernels()) == before


@pytest.mark.process
@pytest.mark.security("a page writes layouts and styles, and takes or ends a box's place")
def test_a_page_writes_no_layout_and_takes_no_boxs_place(own, run):
    kernel = page_of(own)

    async def attack():
        async with wired(own, kernel) as wire:
            before = await states(wire)
            boxes = [one for one, said in before.items() if "view" in said["state"]]
            for model, said in before.items():
                for trait in said["state"]:
                    data = {"method": "update", "state": {trait: "9em"}, "buffer_paths": []}
                    wire.send("comm_msg", {"comm_id": model, "data": data})
            for box in boxes:
                control = {"comm_id": box, "target_name": "jupyter.widget.control", "data": {}}
                wire.send("comm_open", control, metadata={"version": "1.0.0"})
                wire.send("comm_msg", {"comm_id": box, "data": {"method": "request_states"}})
                wire.send("comm_close", {"comm_id": box, "data": {}})
            await wire.settle()
            taken = [
                content["comm_id"]
                for kind, content, _ in wire.heard
                if kind == "comm_msg" and content["data"].get("method") == "update_states"
            ]
            wire.heard.clear()
            wire.send("comm_msg", {"comm_id": boxes[0], "data": {"method": "request_state"}})
            await wire.settle()
            answered = [c["comm_id"] for kind, c, _ in wire.heard if kind == "comm_msg"]
            wire.heard.clear()
            return before, await states(wire), boxes, taken, answered

    before, after, boxes, taken, answered = run(attack())
    assert boxes
    assert any(said["model_name"] == "LayoutModel" for said in before.values())
    assert after == before
    assert set(taken).isdisjoint(boxes)
    assert answered == [boxes[0]]


MALFORMED = {
    "empty": b"",
    "cut in its offsets": packed(GOOD)[:20],
    "cut in its content": packed(GOOD)[:-1],
    "a thousand offsets": (1000).to_bytes(8, "little") * 1002,
    "offsets that go back": (6).to_bytes(8, "little")
    + b"".join(n.to_bytes(8, "little") for n in (200, 100, 90, 80, 70, 60))
    + b"x" * 300,
    "an offset beyond the end": (6).to_bytes(8, "little")
    + b"".join(n.to_bytes(8, "little") for n in (56, 61, 90, 92, 94, 2**40))
    + b"x" * 300,
    "parts within the offsets": (6).to_bytes(8, "little") * 7 + b"x" * 64,
    "no content": serialize_msg_to_ws_v1([GOOD.encode(), b"{}", b"{}"], "shell"),
    "a header that is a list": packed("[]"),
    "a header without a kind": packed('{"msg_id": "1"}'),
    "a header without an id": packed('{"msg_type": "kernel_info_request"}'),
    "an id that is a number": packed('{"msg_id": 1, "msg_type": "kernel_info_request"}'),
    "a kind that is a list": packed('{"msg_id": "1", "msg_type": ["comm_msg"]}'),
    "a very long id": packed(json.dumps({"msg_id": "1" * 300, "msg_type": "comm_msg"})),
    "two kinds": packed('{"msg_id": "1", "msg_type": "comm_msg", "msg_type": "execute_request"}'),
    "UTF-16": serialize_msg_to_ws_v1(
        [GOOD.encode("utf-16"), b"{}", b"{}", b"{}"],
        "shell",
    ),
    "not UTF-8": serialize_msg_to_ws_v1([b"\xff\xfe", b"{}", b"{}", b"{}"], "shell"),
    "nested a thousand times": packed(GOOD, '{"a":' * 20_000 + "1" + "}" * 20_000),
    "not a number": packed(GOOD, '{"a": NaN}'),
    "half a sign": packed(GOOD.replace('"s"', r'"\ud800"')),
    "no comm to close": packed('{"msg_id": "1", "msg_type": "comm_close"}'),
    "no widget's method": packed(
        '{"msg_id": "1", "msg_type": "comm_msg"}', '{"comm_id": "a", "data": {"method": "evil"}}'
    ),
    "a method that is a list": packed(
        '{"msg_id": "1", "msg_type": "comm_msg"}', '{"comm_id": "a", "data": {"method": []}}'
    ),
    "no data": packed('{"msg_id": "1", "msg_type": "comm_msg"}', '{"comm_id": "a"}'),
    "another channel": packed(GOOD, channel="control"),
    "a trait that no control writes": packed(
        '{"msg_id": "1", "msg_type": "comm_msg"}',
        '{"comm_id": "a", "data": {"method": "update", "state": {"value": 1, "width": "9em"}}}',
    ),
}


@pytest.mark.security("a message that is cut, nested, doubled or written strangely")
@pytest.mark.parametrize("message", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_message_does_not_enter(message):
    assert entering(message) is None


@pytest.mark.security("random bytes on the websocket")
@given(message=st.binary(max_size=400))
def test_random_bytes_never_raise(message):
    entering(message)


@pytest.mark.parametrize("trait", ["value", "index", "selected_index", "playing"])
def test_what_a_control_of_ipywidgets_writes_enters(trait):
    content = {"comm_id": "a", "data": {"method": "update", "state": {trait: 1}}}
    assert entering(packed('{"msg_id": "1", "msg_type": "comm_msg"}', json.dumps(content)))


def test_a_message_of_a_widget_enters_whole():
    content = {"comm_id": "a", "data": {"method": "custom", "content": {"do": "text", "x": "红"}}}
    header = {"msg_id": "1", "msg_type": "comm_msg", "session": "s", "subshell_id": None}
    parts = [json.dumps(part).encode() for part in (header, {}, {"version": "2.1.0"}, content)]
    identity, found = entering(serialize_msg_to_ws_v1([*parts, b"buffer"], "shell"))
    assert identity == "1"
    assert [json.loads(part) for part in found[:4]] == [
        {"msg_id": "1", "msg_type": "comm_msg", "session": "s"},
        {},
        {"version": "2.1.0"},
        content,
    ]
    assert found[4:] == [b"buffer"]


@pytest.mark.security("a message that the server and the kernel could read in two ways")
def test_a_kernel_reads_what_the_server_read():
    header = '{"msg_id": "1", "msg_type": "execute_request", "msg_type": "comm_info_request"}'
    _, [head, *_] = entering(packed(header))
    assert head == b'{"msg_id": "1", "msg_type": "comm_info_request"}'


@pytest.mark.process
@pytest.mark.security("a page speaks the old protocol, in which sources are not hidden")
@pytest.mark.parametrize("protocols", [[], ["legacy"], ["v0.kernel.websocket.jupyter.org"]])
def test_the_old_protocol_is_refused(own, run, protocols):
    kernel = page_of(own)

    async def attack():
        async with wired(own, kernel, protocols):
            raise AssertionError("connected")

    with pytest.raises(HTTPClientError, match="400"):
        run(attack())


@pytest.mark.process
@pytest.mark.security("a page makes its kernel fail, to read sources and paths in what is said")
def test_no_traceback_reaches_a_page(classroom, own, run):
    kernel = page_of(own)

    async def attack():
        async with wired(own, kernel) as wire:
            for model in await states(wire):
                for data in (
                    {"method": "update", "state": {"layout": "x", "width": 7, "view": 1}},
                    {"method": "update", "state": 7},
                    {"method": "update"},
                    {"method": "custom", "content": {"do": ["answer"]}},
                    {"method": "custom", "content": {"do": "answer", "value": {}, "seq": 1e308}},
                ):
                    wire.send("comm_msg", {"comm_id": model, "data": data, "target_name": 1})
            wire.send("comm_msg", {"comm_id": "nobody", "data": {"method": "custom"}})
            wire.send("comm_open", {"comm_id": "d", "target_name": "jupyter.widget.control"})
            return await wire.settle(), b"".join(raw for _, _, raw in wire.heard)

    kinds, said = run(attack())
    assert set(kinds) <= TO_PAGE
    for leak in (b"Traceback", b'File \\"', b"site-packages", str(classroom.site.root).encode()):
        assert leak not in said


@pytest.mark.process
@pytest.mark.security("a page makes its kernel fail a thousand times, to fill the log")
def test_a_log_is_not_filled_by_a_page(classroom, own, run):
    kernel = page_of(own)
    before = len(logs(classroom.site))

    async def attack():
        async with wired(own, kernel) as wire:
            for _ in range(1000):
                wire.send("comm_open", {"comm_id": "d", "target_name": "jupyter.widget.control"})
            return await wire.settle()

    run(attack())
    said = logs(classroom.site)[before:]
    assert "jupyter.widget.control" in said
    assert len(said) < PRINTED_AT_ONCE + 10 * PRINTED_EACH_SECOND


@pytest.mark.process
@pytest.mark.security("a page's kernel is killed, so that a blank one may come under its id")
def test_a_dead_kernel_does_not_come_back_under_its_id(classroom, own):
    before = set(classroom.kernels())
    kernel = page_of(own, "/workbook/t1")
    [process] = set(classroom.kernels()) - before
    os.kill(process, signal.SIGKILL)
    until(lambda: not json.loads(own.ask(f"/api/page/{kernel}").body)["alive"])
    assert own.ask(f"/api/kernels/{kernel}").status == 404
    assert own.ask(f"/api/kernels/{kernel}/channels", headers=UPGRADE).status in (403, 404)


@pytest.mark.process
@pytest.mark.security("a page sends one message of ten million characters")
def test_a_huge_message_ends_its_own_line_and_the_page_connects_again(own, run):
    kernel = page_of(own)

    async def attack():
        async with wired(own, kernel) as wire:
            wire.send("comm_msg", {"comm_id": "a", "data": {"method": "custom", "x": "x" * 10**7}})
            await wire.closed()
        async with wired(own, kernel) as again:
            return await again.settle()

    assert "kernel_info_reply" in run(attack())


# --- how many connections, and who reads ---------------------------------


@pytest.mark.process
@pytest.mark.security("one trainee opens many connections to one kernel")
def test_the_newest_connections_to_a_kernel_stay_and_older_ones_end(own, run):
    kernel = page_of(own)

    async def many():
        async with AsyncExitStack() as stack:
            wires = [await stack.enter_async_context(wired(own, kernel)) for _ in range(6)]
            for old in wires[:4]:
                await old.closed()
            return [await one.settle() for one in wires[4:]]

    assert all("kernel_info_reply" in kinds for kinds in run(many()))


@pytest.mark.long
@pytest.mark.process
@pytest.mark.security("a page asks for more and more and never reads it")
def test_a_page_that_does_not_read_loses_its_line(classroom, own, run):
    kernel = page_of(own)
    write_much(own, kernel, run)
    where = urlsplit(classroom.address)
    cookie = "; ".join(f"{name}={value}" for name, value in own.cookies.items())
    with socket.create_connection((where.hostname, where.port)) as line:
        lines = {**UPGRADE, "Host": where.netloc, "Cookie": cookie}
        head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        path = f"/api/kernels/{kernel}/channels?session_id={uuid.uuid4().hex}"
        line.sendall(f"GET {path} HTTP/1.1\r\n{head}\r\n".encode())
        assert b"101" in line.recv(4096)
        opening = {"comm_id": "c", "target_name": "jupyter.widget.control", "data": {}}
        line.sendall(frame("comm_open", opening, {"version": "1.0.0"}))
        asking = {"comm_id": "c", "data": {"method": "request_states"}}

        def ask_more():
            try:
                for _ in range(25):
                    line.sendall(frame("comm_msg", asking))
            except OSError:
                return True
            return "does not read" in logs(classroom.site)

        until(ask_more, patience=120)
    assert json.loads(own.ask(f"/api/page/{kernel}").body)["alive"]


def write_much(own, kernel, run):
    """Make a page's state large, so that it need not be asked for often to fill what waits."""

    async def write():
        async with wired(own, kernel) as wire:
            for box, said in (await states(wire)).items():
                if "view" in said["state"]:
                    wire.send("comm_msg", {"comm_id": box, "data": custom(do="ready")})
                    answer = custom(do="answer", value="红" * LONGEST_ANSWER, seq=1)
                    wire.send("comm_msg", {"comm_id": box, "data": answer})
            await wire.settle()

    run(write())


def custom(**content):
    """What a widget is asked to do."""
    return {"method": "custom", "content": content}


async def states(wire):
    """The states of all widgets of a page, by their models."""
    opening = {"comm_id": "c", "target_name": "jupyter.widget.control", "data": {}}
    wire.send("comm_open", opening, metadata={"version": "1.0.0"})
    wire.send("comm_msg", {"comm_id": "c", "data": {"method": "request_states"}})
    await wire.settle()
    return next(
        content["data"]["states"]
        for kind, content, _ in wire.heard
        if kind == "comm_msg" and content["data"].get("method") == "update_states"
    )


def frame(kind, content, metadata=None):
    """A message as a frame of its own."""
    header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": "s", "version": "5.3"}
    parts = [json.dumps(part).encode() for part in (header, {}, metadata or {}, content)]
    return masked_frame(serialize_msg_to_ws_v1(parts, "shell"))
