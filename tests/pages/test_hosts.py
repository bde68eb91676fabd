"""Names of a server: the host of a request, the origin of a page, and what GOALLINE_HOSTS lists."""

import pytest

from indicators.errors import Refusal
from pages.shared.guard import hosts
from pages.shared.guard.hosts import Host


@pytest.mark.parametrize("text, host", [
    ("localhost:8501", ("localhost", 8501)), ("LocalHost", ("localhost", None)), ("localhost.", ("localhost", None)),
    ("[::1]:8501", ("[::1]", 8501)), ("[0:0::1]", ("[::1]", None)), ("a.example.org:443", ("a.example.org", 443)),
    ("", None), ("localhost:", None), ("localhost:0", None), ("localhost:65536", None), ("localhost:8501:8501", None),
    ("ana@localhost", None), ("localhost/x", None), ("localhost ", None), ("localhost,evil.example", None),
    ("[::1", None), ("[1]", None), ("::1", None), ("localhost..", None), ("loc\x00alhost", None),
    ("l\u043ecalhost", None), ("localhost:\uff18\uff15", None), ("localhost:\u00b2", None),
])
def test_a_host_header_names_one_host_or_none(text: str, host: tuple[str, int | None] | None):
    assert hosts.read(text) == host


@pytest.mark.parametrize("origin, host, scheme, same", [
    ("http://localhost:8501", "localhost:8501", "http", True), ("HTTP://LOCALHOST:85", "localhost:85", "http", True),
    ("http://localhost.:8501", "localhost:8501", "http", True), ("http://[::1]:8501", "[0::1]:8501", "http", True),
    ("http://localhost", "localhost:80", "http", True), ("https://a.example", "a.example:443", "https", True),
    ("https://a.example", "a.example", None, True),                 # behind a proxy that takes the encryption off
    ("https://localhost", "localhost", "http", False),              # another server, on port 443 of the same machine
    ("http://localhost:9999", "localhost:8501", "http", False), ("http://127.0.0.1:85", "localhost:85", "http", False),
    ("http://localhost", "localhost:8501", "http", False), ("https://a.example:8443", "a.example", None, False),
    ("null", "localhost:8501", "http", False), ("", "localhost:8501", "http", False), ("", "", None, False),
    ("http://localhost:8501@evil.example", "localhost:8501", "http", False),
    ("http://evil.example@localhost:8501", "localhost:8501", "http", False),
    ("http://localhost:8501/", "localhost:8501", "http", False), ("file://localhost", "localhost", "http", False),
    ("localhost:8501", "localhost:8501", "http", False),
    ("http://a.example http://b.example", "a.example", "http", False),
])
def test_a_page_is_ours_where_its_origin_is_the_host_with_its_port(
        origin: str, host: str, scheme: str | None, same: bool):
    assert hosts.same_origin(origin, host, scheme) is same


@pytest.mark.parametrize("given, found", [
    ("", ()), ("  ", ()), ("goalline.example.org", (Host("goalline.example.org", None),)),
    (" A.example:8501 , [::1]:80,", (Host("a.example", 8501), Host("[::1]", 80))),
    ("köln.example", (Host("xn--kln-sna.example", None),)), ("köln.example:8443", (Host("xn--kln-sna.example", 8443),)),
])
def test_hosts_are_listed_with_commas_between(monkeypatch: pytest.MonkeyPatch, given: str, found: tuple[Host, ...]):
    monkeypatch.setenv(hosts.VARIABLE, given)
    assert hosts.listed() == found


@pytest.mark.parametrize("given", ["*.example.org", "https://a.example", "a.example/x", "a b", ",", "a.example:http",
                                   "::1", "ana@a.example", "a.example:99999", "ok.example, -"])
def test_what_is_no_list_of_hosts_is_refused(monkeypatch: pytest.MonkeyPatch, given: str):
    monkeypatch.setenv(hosts.VARIABLE, given)
    with pytest.raises(Refusal) as refused:
        hosts.listed()
    assert refused.value.code == "setting.hosts"


@pytest.mark.parametrize("host, known", [
    ("a.example", True), ("a.example:8501", True), ("b.example:443", True), ("b.example", True),
    ("b.example:8501", False), ("c.example", False), ("x.a.example", False), ("a.example.evil.example", False)])
def test_a_name_is_listed_with_any_port_or_with_its_own(monkeypatch: pytest.MonkeyPatch, host: str, known: bool):
    monkeypatch.setenv(hosts.VARIABLE, "a.example, b.example:443")
    found = hosts.read(host)
    assert found is not None
    assert found.is_one_of(hosts.listed()) is known


@pytest.mark.parametrize(("address", "own"), [
    ("127.0.0.1", True), ("127.1.2.3", True), ("::1", True), ("[::1]", True), ("localhost", True), ("Localhost", True),
    ("0.0.0.0", False), ("::", False), ("192.168.1.5", False), ("", False), ("goalline.example.org", False),
    ("localhost.evil.example", False), ("127.0.0.1.nip.io", False),
])
def test_only_this_machines_own_address_is_reached_by_this_machine_alone(address: str, own: bool):
    assert hosts.is_own(address) is own
