"""Which seat somebody sits at, also behind a reverse proxy, and who may say so."""

from types import SimpleNamespace

import pytest
from tornado.httputil import HTTPHeaders

from qihang.server.seats import host_of, is_over_tls, seat_of
from qihang.settings import DEFAULTS
from qihang.system.hosts import Hosts
from tests.conftest import copied
from tests.security.pages import UPGRADE, page_of
from tests.support.classroom import running
from tests.support.visitor import Visitor, signed_in

PROXY, CLIENT, OTHER = "127.0.0.1", "127.0.0.2", "127.0.0.3"


def request(address, *forwarded):
    headers = HTTPHeaders()
    for line in forwarded:
        headers.add("X-Forwarded-For", line)
    return SimpleNamespace(remote_ip=address, headers=headers)


SEATS = {
    "no header": (("10.0.0.1",), "10.0.0.1"),
    "one seat": (("10.0.0.1", "10.0.0.7"), "10.0.0.7"),
    "a seat that lies about where it is": (("10.0.0.1", "1.2.3.4, 10.0.0.7"), "10.0.0.7"),
    "a second trusted proxy": (("10.0.0.1", "1.2.3.4, 10.0.0.7, 10.0.0.2"), "10.0.0.7"),
    "two headers": (("10.0.0.1", "10.0.0.8", "10.0.0.7"), "10.0.0.7"),
    "nothing but proxies": (("10.0.0.1", "10.0.0.2, 10.0.0.1"), "10.0.0.2"),
    "no address": (("10.0.0.1", "10.0.0.7, unknown"), "10.0.0.1"),
    "an address in its longer form": (("::ffff:10.0.0.1", "::FFFF:10.0.0.7"), "10.0.0.7"),
    "whoever is no proxy": (("10.0.0.9", "10.0.0.7"), "10.0.0.9"),
    "whoever is no proxy, and names one": (("10.0.0.9", "10.0.0.7, 10.0.0.1"), "10.0.0.9"),
}


@pytest.mark.security("a seat is made up in X-Forwarded-For")
@pytest.mark.parametrize("case", SEATS)
def test_the_seat_is_the_last_address_that_is_no_trusted_proxy(case):
    asked, seat = SEATS[case]
    assert seat_of(request(*asked), ("10.0.0.1", "10.0.0.2")) == seat


def test_without_a_trusted_proxy_the_header_counts_for_nothing():
    assert seat_of(request("10.0.0.1", "10.0.0.7"), DEFAULTS.trusted_proxies) == "10.0.0.1"


TLS = {
    "no proxy, no TLS": (("10.0.0.9", "http"), False),
    "TLS without a proxy": (("10.0.0.9", "https"), True),
    "TLS that ends at a trusted proxy": (("10.0.0.1", "http", "https"), True),
    "in other letters": (("10.0.0.1", "http", "HTTPS"), True),
    "a trusted proxy without TLS": (("10.0.0.1", "http", "http"), False),
    "a browser that says so in front of a proxy": (("10.0.0.1", "http", "https, http"), False),
    "whoever is no proxy": (("10.0.0.9", "http", "https"), False),
}


@pytest.mark.security("a browser makes up that it came over TLS")
@pytest.mark.parametrize("case", TLS)
def test_only_a_trusted_proxy_says_that_tls_ends_there(case):
    (address, protocol, *said), over_tls = TLS[case]
    headers = HTTPHeaders()
    for line in said:
        headers.add("X-Forwarded-Proto", line)
    asked = SimpleNamespace(remote_ip=address, protocol=protocol, headers=headers)
    assert is_over_tls(asked, ("10.0.0.1",)) == over_tls


NAMED = {
    "127.0.0.1": True,
    "127.0.0.1:8900": True,
    "LOCALHOST:8900": True,
    "localhost.": True,
    "[::1]:8900": True,
    "[::ffff:127.0.0.1]": True,
    "classroom.example": True,
    "Classroom.Example.:443": True,
    "evil.example": False,
    "classroom.example.evil": False,
    "evil@localhost": False,
    "localhost/x": False,
    "localhost:80:80": False,
    "localhost:x": False,
    "[localhost": False,
    "10.9.8.7": False,
    "": False,
}


@pytest.mark.security("a host that is written strangely")
@pytest.mark.parametrize("host", NAMED)
def test_a_host_is_this_pcs_own_or_named_in_the_settings(host):
    assert Hosts(["Classroom.example"]).has(host) == NAMED[host]


HOSTS = {
    "no proxy": (("10.0.0.9", "here"), "here"),
    "a trusted proxy that says it": (("10.0.0.1", "inside", "outside:8443"), "outside:8443"),
    "a trusted proxy that says nothing": (("10.0.0.1", "inside"), "inside"),
    "a browser that says it in front of a proxy": (("10.0.0.1", "a", "evil, outside"), "outside"),
    "two headers": (("10.0.0.1", "inside", "evil", "outside"), "outside"),
    "whoever is no proxy": (("10.0.0.9", "here", "outside"), "here"),
}


@pytest.mark.security("a browser makes up which host it asked a proxy for")
@pytest.mark.parametrize("case", HOSTS)
def test_only_a_trusted_proxy_says_which_host_was_asked_for(case):
    (address, host, *said), asked_for = HOSTS[case]
    headers = HTTPHeaders()
    for line in said:
        headers.add("X-Forwarded-Host", line)
    asked = SimpleNamespace(remote_ip=address, host=host, headers=headers)
    assert host_of(asked, ("10.0.0.1",)) == asked_for


@pytest.fixture(scope="module")
def behind(first_start, tmp_path_factory):
    """A classroom behind a reverse proxy."""
    site = copied(first_start, tmp_path_factory.mktemp("behind"))
    site.settings.write_text(f'trusted_proxies = ["{PROXY}"]\nhosts = ["classroom.example"]\n')
    with running(site) as room:
        yield room


def sign_in(room, number, pin, seat, through=PROXY):
    visitor = Visitor(room.address, seat=through)
    header = {"X-Forwarded-For": seat}
    return visitor.post("/login", headers=header, number=number, pin=pin).status


def ten_misses(room, seats, through=PROXY):
    return [
        sign_in(room, f"nobody-{place}", "000000", seats[place % len(seats)], through)
        for place in range(10)
    ]


@pytest.mark.process
@pytest.mark.security("ten wrong PINs at one seat behind a proxy slow the whole class")
def test_wrong_pins_behind_a_proxy_slow_their_own_seat_alone(behind):
    assert ten_misses(behind, ["10.0.0.7"]) == [401] * 10
    assert sign_in(behind, "1001", behind.pins["1001"], "10.0.0.8") == 302
    assert sign_in(behind, "1001", behind.pins["1001"], "10.0.0.7") == 429


@pytest.mark.process
@pytest.mark.security("a seat behind a proxy calls itself another one at each try")
def test_who_makes_up_seats_in_front_of_ones_own_is_slowed(behind):
    ten_misses(behind, [f"192.168.0.{place}, 10.0.0.9" for place in range(10)])
    assert sign_in(behind, "1002", behind.pins["1002"], "192.168.0.1, 10.0.0.9") == 429


@pytest.mark.process
@pytest.mark.security("a client that is no proxy calls itself another seat at each try")
def test_a_forged_header_of_who_is_no_proxy_changes_nothing(behind):
    ten_misses(behind, [f"10.0.1.{place}" for place in range(10)], CLIENT)
    assert sign_in(behind, "1003", behind.pins["1003"], "10.0.1.99", CLIENT) == 429
    assert sign_in(behind, "1003", behind.pins["1003"], "10.0.1.1") == 302


@pytest.mark.process
@pytest.mark.security("a host that is not served is asked for through a proxy, or beside it")
def test_behind_a_proxy_the_host_counts_that_the_browser_asked_for(behind):
    def status(through, **headers):
        named = {name.replace("_", "-"): host for name, host in headers.items()}
        return Visitor(behind.address, seat=through).ask("/login", headers=named).status

    assert status(PROXY, X_Forwarded_Host="Classroom.example:8443") == 200
    assert status(PROXY, X_Forwarded_Host="evil.example") == 400
    assert status(PROXY, X_Forwarded_Host="classroom.example, evil.example") == 400
    assert status(PROXY, Host="classroom.example") == 200
    assert status(CLIENT, X_Forwarded_Host="evil.example") == 200
    assert status(CLIENT, Host="evil.example", X_Forwarded_Host="classroom.example") == 400


@pytest.mark.process
@pytest.mark.security("a page of another site posts a form through a proxy")
def test_behind_a_proxy_a_form_comes_from_the_host_that_was_asked_for(behind):
    def status(origin):
        said = {"Origin": origin, "X-Forwarded-Host": "classroom.example"}
        visitor = Visitor(behind.address, seat=PROXY)
        pin = behind.pins["1002"]
        return visitor.post("/login", headers=said, number="1002", pin=pin).status

    assert status("https://classroom.example") == 302
    assert status("https://evil.example") == 404


@pytest.mark.process
@pytest.mark.security("a page of another site opens a websocket through a proxy")
def test_behind_a_proxy_a_websocket_comes_from_the_host_that_was_asked_for(behind):
    visitor = signed_in(behind.address, "1003", behind.pins["1003"], PROXY)
    kernel = page_of(visitor)

    def status(origin):
        named = {"X-Forwarded-Host": "classroom.example", "Origin": origin}
        return visitor.ask(f"/api/kernels/{kernel}/channels", headers={**UPGRADE, **named}).status

    assert status("http://evil.example") == 403
    assert status(behind.address) == 403
    assert status("https://Classroom.example") == 101


def cookies_of(room, said, through=PROXY):
    """What the browser of a trainee who signs in is given, each cookie with its attributes."""
    visitor = Visitor(room.address, seat=through)
    headers = {"X-Forwarded-For": "10.0.2.1", "X-Forwarded-Proto": said}
    form = visitor.ask("/login", headers=headers)
    home = visitor.post("/login", headers=headers, number="1001", pin=room.pins["1001"])
    assert (home.status, home.headers["Location"]) == (302, "/")
    given = [*form.headers.get_all("Set-Cookie"), *home.headers.get_all("Set-Cookie")]
    assert {line.partition("=")[0] for line in given} == {"_xsrf", "qihang_seat"}
    return given


@pytest.mark.process
@pytest.mark.security("a cookie that was given over TLS is sent without it")
def test_cookies_that_came_over_tls_go_over_nothing_else(behind):
    assert all("Secure" in line for line in cookies_of(behind, "https"))
    assert not any("Secure" in line for line in cookies_of(behind, "http"))


@pytest.mark.process
@pytest.mark.security("whoever is no proxy says that a trainee came over TLS")
def test_a_seat_without_tls_cannot_be_given_a_cookie_that_it_never_sends(behind):
    assert not any("Secure" in line for line in cookies_of(behind, "https", OTHER))
