"""Where pages are served: looked at before anything is said, and printed as trainees type it."""

import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import closing, contextmanager
from types import SimpleNamespace

import psutil
import pytest

from qihang.operate import serving
from qihang.operate.classroom import free_port
from qihang.operate.serving import Served, for_trainees
from qihang.settings import DEFAULTS, Settings
from tests.conftest import ROOT
from tests.support.classroom import command, running

OWN_NETWORK = ["unshare", "--user", "--map-root-user", "--net", "sh", "-c"]
"""Begins a script in a network of its own, in which nothing is up."""


def failure(done):
    """The one sentence of a command that says nothing before it."""
    assert (done.returncode, done.stdout) == (1, "")
    [sentence] = done.stderr.splitlines()
    return sentence


@contextmanager
def taken_port():
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        yield other.getsockname()[1]


def advised(sentence, command):
    """The port that the sentence says to type."""
    return int(re.search(rf"type: {re.escape(command)}(\d+)$", sentence).group(1))


@pytest.mark.process
def test_a_second_start_on_another_port_is_told_where_the_first_one_is(open_site):
    with running(open_site) as first:
        said = failure(command(open_site, "start", "--port", str(free_port())))
        assert first.process.poll() is None
    assert said == (
        f"The classroom runs already, at {first.address}/. "
        "To start it anew, stop that one with Ctrl-C in its window."
    )


def test_a_taken_port_is_said_before_anything_with_one_that_is_free(site):
    with taken_port() as port:
        said = failure(command(site, "start", "--port", str(port)))
        another = advised(said, "make start PORT=")
    assert said.startswith(f"Port {port} of 127.0.0.1 is taken by another program. Stop that one,")
    assert another not in (port, DEFAULTS.port, DEFAULTS.teach_port)
    assert not site.store.exists()


@pytest.mark.parametrize("port", ["99999", "0", "-1", "eight"])
def test_a_port_that_is_none_is_answered_with_what_to_type(port, site):
    assert failure(command(site, "start", f"--port={port}")) == (
        f"Port {port} cannot be: a whole number from 1 to 65535 is allowed. "
        "Type: make start PORT=8900"
    )
    assert failure(command(site, "teach", f"--port={port}")) == (
        f"Port {port} cannot be: a whole number from 1 to 65535 is allowed. "
        "Type: make teach TEACH_PORT=8901"
    )


def test_an_address_that_this_pc_does_not_have_is_said_with_those_it_has(site):
    said = failure(command(site, "start", "--host", "192.0.2.1"))
    assert said.startswith("This PC has no address 192.0.2.1. It has 127.0.0.1")
    assert said.endswith("For all of them at once: 0.0.0.0")
    assert failure(command(site, "start", "--host", "school")).startswith("school is no address.")


def test_teach_makes_no_password_while_its_port_is_taken(site):
    with taken_port() as port:
        said = failure(command(site, "teach", "--port", str(port)))
        assert advised(said, "make teach TEACH_PORT=") != port
    assert not (site.var / "instructor-password").exists()


def test_teach_keeps_the_password_while_its_port_is_taken(site):
    kept = site.var / "instructor-password"
    kept.write_text("a hash")
    with taken_port() as port:
        failure(command(site, "teach", "--port", str(port), "--new-password"))
    assert kept.read_text() == "a hash"


def test_what_is_typed_is_stronger_than_the_settings_and_says_so():
    house = Settings(host="0.0.0.0", port=8950)
    assert for_trainees(house, None, None) == Served("0.0.0.0", 8950, "make start PORT={port}")
    typed = for_trainees(house, "127.0.0.1", "8960")
    assert (typed.host, typed.port) == ("127.0.0.1", 8960)
    assert tuple(map(str, typed.notes)) == (
        "host is 127.0.0.1 this time; the settings say 0.0.0.0. "
        "To keep it: qihang settings host 127.0.0.1",
        "port is 8960 this time; the settings say 8950. To keep it: qihang settings port 8960",
    )


@pytest.mark.parametrize(
    ("given", "options"),
    [
        ([], "start"),
        (["PORT=8950"], "start --port 8950"),
        (["HOST=0.0.0.0", "PORT=8950"], "start --host 0.0.0.0 --port 8950"),
    ],
)
def test_make_says_nothing_that_nobody_typed(given, options):
    done = subprocess.run(
        ["make", "--dry-run", "--assume-old=.venv/.installed", "start", *given],
        cwd=ROOT,
        # A make that runs these tests tells those that it starts how to print.
        env={
            name: value
            for name, value in os.environ.items()
            if name not in ("HOST", "PORT", "MAKEFLAGS", "MAKELEVEL", "MFLAGS")
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == f"exec .venv/bin/qihang {options}".split()


# --- addresses -----------------------------------------------------------------------


def pretend(monkeypatch, **cards):
    """Have this PC have other network cards: names, whether they are up, addresses."""
    addresses = {
        name: [
            SimpleNamespace(
                family=socket.AF_INET6 if ":" in address else socket.AF_INET, address=address
            )
            for address in had
        ]
        for name, (_, *had) in cards.items()
    }
    states = {name: SimpleNamespace(isup=up) for name, (up, *_) in cards.items()}
    monkeypatch.setattr(psutil, "net_if_addrs", lambda: addresses)
    monkeypatch.setattr(psutil, "net_if_stats", lambda: states)


def test_for_every_network_the_addresses_of_this_pc_are_shown(monkeypatch):
    cards = {
        "lo": (True, "127.0.0.1", "::1"),
        "lan": (True, "fe80::1%lan", "fd00::5", "192.168.1.5"),
        "old": (False, "10.0.0.5"),
        "wlan": (True, "192.168.2.5"),
    }
    pretend(monkeypatch, **cards)
    assert Served("0.0.0.0", 8900, "").addresses == [
        "http://192.168.1.5:8900/",
        "http://192.168.2.5:8900/",
    ]
    assert Served("::", 8900, "").addresses == ["http://[fd00::5]:8900/"]
    assert Served("192.168.1.5", 8900, "").addresses == ["http://192.168.1.5:8900/"]
    pretend(monkeypatch, lo=(True, "127.0.0.1"))
    assert Served("0.0.0.0", 8900, "").addresses == []
    assert Served("::", 8900, "").own == "http://[::1]:8900/"


@pytest.mark.process
def test_a_classroom_for_every_network_says_what_holds_and_what_trainees_type(open_site):
    script = f"""
        ip link set lo up && ip address add 10.9.8.7/24 dev lo || exit 99
        exec '{sys.executable}' -m qihang.cli start --host 0.0.0.0 --port 8900
    """
    process = subprocess.Popen(
        [*OWN_NETWORK, script],
        cwd=open_site.root,
        env={
            **os.environ,
            **open_site.environment(),
            "PYTHONUNBUFFERED": "1",
            "QIHANG_WITHOUT_WALLS": "1",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    said = ""
    for line in process.stdout:
        said += line
        if "Ctrl-C" in line:
            break
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=60)
    assert said.startswith(
        "host is 0.0.0.0 this time; the settings say 127.0.0.1. "
        "To keep it: qihang settings host 0.0.0.0\n"
        "incomplete_sandbox is true by QIHANG_WITHOUT_WALLS, which a later version will not read. "
        "To keep it: qihang settings incomplete_sandbox true\n"
        "Preparing the classroom …\n"
    )
    assert "\nThe classroom is open: http://10.9.8.7:8900/\n" in said


@pytest.mark.parametrize("words", ["start", "teach"])
def test_a_loopback_that_is_down_is_said_in_one_sentence(words, site):
    done = subprocess.run(
        [*OWN_NETWORK, f"exec '{sys.executable}' -m qihang.cli {words}"],
        cwd=site.root,
        env={**os.environ, **site.environment()},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert failure(done) == (
        "This PC cannot reach itself at 127.0.0.1: its loopback network is down. "
        "Switch it on: sudo ip link set lo up"
    )


def test_a_loopback_that_is_up_is_no_trouble():
    serving.check_loopback()
