"""A trainee at work in a classroom that `make start` opens here: run in a folder without a network.

    python -m tests.support.offline PYTHON PORT

Prints the seconds until the classroom was open, and until an answer was saved, as JSON. Imports
nothing but what the classroom itself installs.
"""

import asyncio
import json
import os
import re
import subprocess
import sys
import time
from contextlib import closing

PAGE, QUESTION = "/exercise/s0", "bill"


def main(python: str, port: str) -> None:
    """Install, open the classroom, sign in, save an answer, close it."""
    began = time.monotonic()
    classroom = subprocess.Popen(
        ["make", "start", f"PYTHON={python}", f"PORT={port}"],
        env={**os.environ, "LANGUAGE": "en", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert classroom.stdout is not None
    said = ""
    try:
        for line in classroom.stdout:
            said += line
            if "Ctrl-C" in line:
                break
        opened = time.monotonic() - began
        [*_, (number, pin)] = re.findall(r"number (\S+)\s+PIN (\d+)", said) or [("", said)]
        run = [".venv/bin/python", "-m", "tests.support.offline", f"http://127.0.0.1:{port}"]
        saved = subprocess.run([*run, number, pin], check=True, capture_output=True, text=True)
        print(json.dumps({"said": said, "opened": opened, "saved": json.loads(saved.stdout)}))
    finally:
        os.killpg(classroom.pid, 2)
        classroom.communicate(timeout=60)


async def work(address: str, number: str, pin: str) -> None:
    """Sign in, open the exercise and save an answer; prints whether it is kept."""
    from bench.seat import Seat, http_client

    with closing(http_client(4)) as client:
        seat = Seat(address, client)
        await seat.sign_in(number, pin)
        page, line, states = await seat.draw(PAGE)
        [box] = [
            one for one in page.views if states[one].get("view", {}).get("question") == QUESTION
        ]
        _, kept = await line.answer(box, "7", 1)
        await line.close()
    print(json.dumps(kept))


if __name__ == "__main__":
    if len(sys.argv) == 3:
        main(*sys.argv[1:])
    else:
        asyncio.run(work(*sys.argv[1:]))
