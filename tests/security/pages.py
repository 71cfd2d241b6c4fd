"""Pages as a visitor opens them, and an address for every route."""

import json
import uuid

from bench.seat import lesson
from qihang.server import routes as routes
from tests.support.waiting import until

NOWHERE = str(uuid.UUID(int=7))

UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    "Sec-WebSocket-Protocol": "v1.kernel.websocket.jupyter.org",
}

EXAMPLES = {
    r"/": "/",
    r"/login": "/login",
    r"/logout": "/logout",
    r"/(workbook|exercise)/([a-z0-9]{1,20})": "/workbook/t1",
    r"/review": "/review",
    r"/show/(exercise/)?([a-z0-9]{1,20})": "/show/t1",
    r"/api/show/(workbook|exercise)/([a-z0-9]{1,20})": "/api/show/workbook/t1",
    r"/api/show/(workbook|exercise)/([a-z0-9]{1,20})/count": "/api/show/workbook/t1/count",
    r"/api/show/(workbook|exercise)/([a-z0-9]{1,20})/lead": "/api/show/workbook/t1/lead",
    r"/jobs": "/jobs",
    r"/plan\.pdf": "/plan.pdf",
    r"/help": "/help",
    r"/api/me": "/api/me",
    r"/api/preferences": "/api/preferences",
    r"/api/bookmark/(workbook|exercise)/([a-z0-9]{1,20})": "/api/bookmark/workbook/t1",
    r"/api/help": "/api/help",
    r"/api/room": "/api/room",
    rf"/api/page/{routes.KERNEL_ID}": "/api/page/{kernel}",
    rf"/api/kernels/{routes.KERNEL_ID}": "/api/kernels/{kernel}",
    rf"/api/kernels/{routes.KERNEL_ID}/channels": "/api/kernels/{kernel}/channels",
    rf"/voila/api/shutdown/{routes.KERNEL_ID}": "/voila/api/shutdown/{kernel}",
}
"""An address for every route that is not a file for everybody."""


def state_of(visitor, kernel):
    """What the server says of a page."""
    return json.loads(visitor.ask(f"/api/page/{kernel}").body)


def opened(visitor, path="/exercise/t1"):
    """Open a page, when so many may be opened; the answer."""
    answers = []

    def is_open():
        answers.append(visitor.ask(path))
        return answers[-1].status != 429

    until(is_open)
    assert answers[-1].status == 200
    return answers[-1]


def page_of(visitor, path="/exercise/t1"):
    """Open a page; the id of its kernel."""
    return lesson(opened(visitor, path).text).kernel_id
