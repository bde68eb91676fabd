"""The folder of editions: replaced whole or not at all, by one build at a time, and only where it is ours."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from indicators.briefing.pack import chromium
from indicators.cli.main import main
from indicators.edition import build as building
from indicators.edition.build import build
from indicators.edition.figures import Figures
from indicators.edition.release import editions_of
from indicators.edition.tree import manifest_of
from indicators.errors import Refusal
from indicators.ledger import Ledger
from indicators.warehouse.snapshot import Snapshot
from indicators.wording import say
from tests.edition.releases import release_in
from tests.ledger.ledger_builders import empty

SVG = (b'<svg xmlns="http://www.w3.org/2000/svg" width="480" height="9" viewBox="0 0 480 9"><rect width="1"/>'
       b'<path d="M1,1L2,2"/></svg>')

Book = tuple[Ledger, Snapshot]


@pytest.fixture(autouse=True)
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The figures drawn; drawing is tried with the pages."""
    figures = list[object]()

    def draw(figure: object, *_: object) -> bytes:
        figures.append(figure)
        return SVG

    monkeypatch.setattr(chromium, "draw", draw)
    return figures


@pytest.fixture
def book(tmp_path: Path, var: Path, monkeypatch: pytest.MonkeyPatch) -> Book:
    monkeypatch.setenv("GOALLINE_LEDGER", f"sqlite:///{(tmp_path / 'ledger.db').as_posix()}")
    return release_in(tmp_path)


def command(capsys: pytest.CaptureFixture[str], *options: object) -> tuple[int, dict[str, object]]:
    status = main(["edition", "--json", *map(str, options)])
    return status, json.loads(capsys.readouterr().out)


def content(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_command_makes_a_folder_and_finds_it_as_it_is(book, tmp_path, capsys):
    out = tmp_path / "out"
    status, said = command(capsys, "--out", out)
    assert (status, said["name"], said["editions"]) == (0, "Ministerial", 2)
    assert said["terms_not_checked"] == 2
    assert (out / "country" / "KHM" / "index.html").read_bytes()
    assert all((out / "gone" / name).read_text("utf-8").startswith("#") for name in ("nginx.conf", "Caddyfile"))
    manifest = manifest_of(out)
    assert manifest["editions"][-1]["chain_head"] == book[0].hashes()[said["version"]]
    assert set(manifest["files"]) == set(content(out)) - {"manifest.json"}
    assert command(capsys, "--verify", out) == (0, {"same": True, "differences": {}})


def test_a_file_that_was_altered_added_or_removed_is_found(book, tmp_path, capsys):
    out = tmp_path / "out"
    command(capsys, "--out", out)
    (out / "2014" / "country" / "KHM" / "index.html").write_text("61 victims", "utf-8")
    (out / "country" / "DEU" / "figures.csv").unlink()
    (out / "extra.html").write_text("", "utf-8")
    status, said = command(capsys, "--verify", out)
    assert status == 2
    assert said["differences"] == {"2014/country/KHM/index.html": "changed", "country/DEU/figures.csv": "missing",
                                   "extra.html": "unknown"}


def test_an_added_empty_folder_and_a_page_that_is_a_link_are_found(book, tmp_path, capsys):
    out = tmp_path / "out"
    command(capsys, "--out", out)
    (out / "country" / "new").mkdir()
    page = out / "about" / "index.html"
    page.rename(tmp_path / "elsewhere.html")
    page.symlink_to(tmp_path / "elsewhere.html")
    status, said = command(capsys, "--verify", out)
    assert (status, said["differences"]) == (2, {"about/index.html": "changed", "country/new": "unknown"})


def test_a_link_that_leads_nowhere_is_refused_unless_it_is_an_editions(book, tmp_path, capsys):
    out = tmp_path / "out"
    out.symlink_to(tmp_path / "volume")
    status, said = command(capsys, "--out", out)
    assert (status, said["code"], out.readlink()) == (2, "edition.not_ours", tmp_path / "volume")
    out.unlink()
    out.symlink_to("out-0123456789ab")
    assert command(capsys, "--out", out)[0] == 0


def test_a_drawing_that_was_cut_off_is_drawn_again_and_a_full_cache_stops_nothing(book, tmp_path, drawn, monkeypatch):
    editions, cache = editions_of(book[0], book[1]), Figures().cache
    build(editions, [], tmp_path / "first")
    for file in cache.glob("*.svg"):
        file.write_text("", "utf-8")
    count = len(drawn)
    build(editions, [], tmp_path / "second")
    assert len(drawn) == 2 * count
    for file in cache.glob("*.svg"):
        file.unlink()
    monkeypatch.setattr(Path, "write_text", lambda *_: (_ for _ in ()).throw(OSError("full")))
    build(editions, [], tmp_path / "third")
    assert len(drawn) >= 3 * count


@pytest.mark.parametrize("listed, words", [(0, "were not checked."), (3, "were not checked; the others:")])
def test_terms_are_announced_only_where_some_are_listed(listed: int, words: str) -> None:
    assert say("message", "edition.terms", unread=2, listed=listed).endswith(words)


def test_unchanged_work_is_not_done_again(book, tmp_path, drawn):
    editions, out = editions_of(book[0], book[1]), tmp_path / "out"
    first, before = build(editions, [], out), out.resolve()
    assert first.drawn == len(drawn) > 0
    again = build(editions, [], out)
    assert (again.drawn, again.purge, again.files, out.resolve()) == (0, (), first.files, before)


def test_a_copy_that_was_altered_is_made_again(book, tmp_path):
    editions, out = editions_of(book[0], book[1]), tmp_path / "out"
    build(editions, [], out)
    page = out / "2014" / "index.html"
    whole = page.read_bytes()
    page.write_bytes(b"altered")
    build(editions, [], out)
    assert (out / "2014" / "index.html").read_bytes() == whole


@pytest.mark.parametrize("fails", ["exchange", "_manifest"])
def test_a_build_that_fails_leaves_the_edition_before(book, tmp_path, monkeypatch, fails):
    editions, out = editions_of(book[0], book[1]), tmp_path / "out"
    build(editions, [], out)
    before = content(out)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(building, fails, full)
    with pytest.raises(Refusal) as refused:
        build(editions_of(book[0], book[1], "https://example.org"), [], out)
    assert refused.value.code == "edition.cannot_write"
    assert content(out) == before
    assert not list(tmp_path.glob(".out.unfinished"))


def test_a_second_build_at_once_is_told(book, tmp_path):
    editions, out = editions_of(book[0], book[1]), tmp_path / "out"

    def second(done: int, _every: int) -> None:
        if done == 1:
            with pytest.raises(Refusal, match="edition.busy"):
                build(editions, [], out)

    build(editions, [], out, second)
    assert manifest_of(out)


def test_an_empty_folder_and_a_copied_edition_are_replaced(book, tmp_path):
    editions, out = editions_of(book[0], book[1]), tmp_path / "out"
    out.mkdir()
    build(editions, [], out)
    copied = tmp_path / "copied"
    copied.mkdir()
    for path, each in content(out).items():
        (copied / path).parent.mkdir(parents=True, exist_ok=True)
        (copied / path).write_bytes(each)
    build(editions_of(book[0], book[1], "https://example.org"), [], copied)
    assert manifest_of(copied)["editions"][-1]["base"] == "https://example.org"


@pytest.mark.parametrize("name", ["x/..", ".", "a\nb", "it's \"{one}\" *?", "-rf", "größe-0123456789ab"])
def test_a_folder_may_have_any_name(book, tmp_path, monkeypatch, name):
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")
    build(editions_of(book[0], book[1]), [], Path(name))
    assert manifest_of(Path(os.path.abspath(tmp_path / "site" / name)))  # noqa: PTH100 - as a shell means it
    assert {path.name for path in tmp_path.iterdir()} >= {"ledger.db", "site"}


@pytest.mark.parametrize("options, code", [
    (("--out", "{}/full"), "edition.not_ours"), (("--out", "{}/full/file.txt"), "edition.not_ours"),
    (("--verify", "{}/full"), "edition.no_edition"), (("--verify", "{}/none"), "edition.no_edition"),
    (("--out", "{}/out", "--version", 2), "edition.not_released"),
    (("--out", "{}/out", "--base", "ftp://example.org"), "edition.address"),
    *((("--out", "{}/out", "--base", base), "edition.address") for base in (
        "https://example.org/?x", "https://", "https://a.org:99999", "https://a.org/../x", "https://a.org/%2e%2e",
        "https://a.org;rm/x", "https://a.org/x'y", "https://a.org/{{$}}", "https://a..org", "https://a.org/./b"))])
def test_what_cannot_be_made_is_refused(book, tmp_path, capsys, options: Sequence[object], code):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file.txt").write_text("mine", "utf-8")
    status, said = command(capsys, *(str(option).format(tmp_path) for option in options))
    assert (status, said["code"]) == (2, code)
    assert (tmp_path / "full" / "file.txt").read_text("utf-8") == "mine"


def test_without_a_browser_or_a_release_it_is_refused(book, tmp_path, capsys, monkeypatch):
    def missing(*_: object) -> bytes:
        raise Refusal("brief.no_chromium")

    monkeypatch.setattr(chromium, "draw", missing)
    status, said = command(capsys, "--out", tmp_path / "out")
    assert (status, said["code"]) == (2, "brief.no_chromium")
    assert not (tmp_path / "out").exists()


def test_an_unreleased_ledger_has_no_edition(tmp_path, var, sqlite_url, monkeypatch, capsys):
    monkeypatch.setenv("GOALLINE_LEDGER", sqlite_url)

    empty(sqlite_url).close()
    status, said = command(capsys, "--out", tmp_path / "out")
    assert (status, said["code"]) == (2, "release.none")


def test_a_purge_list_holds_addresses_alone(book, tmp_path, capsys):
    out, base = tmp_path / "out", "https://example.org"
    main(["edition", "--out", str(out), "--base", base])
    capsys.readouterr()
    main(["edition", "--out", str(out), "--base", base, "--purge-list"])
    assert capsys.readouterr().out.strip() == ""
    main(["edition", "--out", str(out), "--base", f"{base}/x", "--purge-list"])
    addresses = capsys.readouterr().out.splitlines()
    assert {f"{base}/x/country/KHM/", f"{base}/x/manifest.json"} <= {*addresses}
    main(["edition", "--out", str(out), "--base", f"{base}/x", "--purge-list"])
    assert capsys.readouterr().out.strip() == ""
    assert (tmp_path / "out.purge.txt").read_text("utf-8").splitlines() == addresses
