"""A build that is killed, or has no room, leaves the edition that was there, and the next one succeeds."""

import os
import resource
import shutil
import signal
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from indicators import ledger
from indicators.briefing.pack import chromium
from indicators.edition.build import build
from indicators.edition.release import editions_of
from indicators.edition.tree import manifest_of
from indicators.errors import Refusal
from indicators.warehouse.snapshot import Snapshot
from tests.edition.releases import release_in
from tests.edition.test_build import SVG
from tests.ledger.killing import FEWER_KILLS, kill_at_a_random_moment, running
from tests.ledger.ledger_builders import PROCESSES

BASES = ("https://one.example.org", "https://two.example.org")
STEPS = [(Path, "rename"), (Path, "symlink_to"), (Path, "replace"), (os, "sync")]


def make(url: str, out: Path, base: str, **more: Any) -> None:
    """The editions of a ledger with a public address, which is in each of their pages."""
    chromium.draw = lambda *_: SVG                       # in a process of its own, or put back by the test
    book = ledger.open(url)
    snapshot = Snapshot(book)
    snapshot.catch_up()
    build(editions_of(book, snapshot, base), [], out, **more)


def make_without_end(url: str, acknowledged: Any, out: Path) -> None:
    for number in range(1_000):
        make(url, out, BASES[number % 2])
        acknowledged.send(number)


def make_and_die(url: str, out: Path, step: int, after: bool, call: int = 1) -> None:
    """End without warning just before, or ``after``, a step by which the new edition takes its place."""
    owner, name = STEPS[step]
    do, calls = getattr(owner, name), count(1)

    def last(*arguments: Any, **more: Any) -> Any:
        is_last = next(calls) == call
        done = do(*arguments, **more) if after or not is_last else None
        if is_last:
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    setattr(owner, name, last)
    make(url, out, BASES[1])


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def make_slowly(url: str, out: Path, speaking: Any) -> None:
    make(url, out, BASES[1], progress=lambda done, _every: (speaking.send(done), signal.pause()))


def make_in_little_room(url: str, out: Path, speaking: Any) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
    try:
        make(url, out, BASES[1])
    except Refusal as refused:
        speaking.send(refused.code)


@pytest.fixture
def url(tmp_path: Path, var: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(chromium, "draw", None)
    release_in(tmp_path)[0].close()
    return f"sqlite:///{(tmp_path / 'ledger.db').as_posix()}"


def base_of_a_whole_edition(out: Path) -> str:
    """The public address of an edition of which every file is there as its manifest has it, and no other."""
    manifest = manifest_of(out)
    files = {file.relative_to(out).as_posix(): sha256(file.read_bytes()).hexdigest()
             for file in out.rglob("*") if file.is_file()}
    assert files.pop("manifest.json")
    assert files == manifest["files"]
    return str(manifest["editions"][-1]["base"])


def is_made_again(url: str, out: Path) -> None:
    """The next build succeeds, and leaves nothing of the one that was ended."""
    for base in BASES:
        make(url, out, base)
        assert base_of_a_whole_edition(out) == base
        beside = {path.name for path in out.parent.iterdir()} - {"out.purge.txt"}      # a first build has none
        assert beside == {"out", out.resolve().name, ".out.lock"}


@pytest.mark.parametrize("moment", range(FEWER_KILLS))
def test_a_build_killed_at_any_moment_leaves_a_whole_edition(tmp_path, url, moment):
    out = tmp_path / "site" / "out"
    built = kill_at_a_random_moment(make_without_end, url, moment, out, within=2)
    assert base_of_a_whole_edition(out) in {BASES[built[-1] % 2], BASES[(built[-1] + 1) % 2]}
    is_made_again(url, out)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("step", range(len(STEPS)))
def test_a_build_killed_while_it_takes_its_place_leaves_a_whole_edition(tmp_path, url, step, after):
    out = tmp_path / "site" / "out"
    make(url, out, BASES[0])
    with running(make_and_die, url, out, step, after) as process:
        process.join(60)
        assert process.exitcode == -signal.SIGKILL
    is_new = after and STEPS[step][1] == "replace"
    assert base_of_a_whole_edition(out) == BASES[is_new]
    is_made_again(url, out)


def copied(url: str, out: Path) -> None:
    """An edition without its link, as a copy is."""
    make(url, out, BASES[0])
    tree = out.resolve()
    out.unlink()
    tree.rename(out)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("step, call", [(0, 1), (1, 1), (0, 2), (2, 1)])
def test_a_copy_put_away_by_a_build_that_is_killed_is_back_with_the_next(tmp_path, url, monkeypatch, step, call, after):
    out = tmp_path / "site" / "out"
    copied(url, out)
    with running(make_and_die, url, out, step, after, call) as process:
        process.join(60)
        assert process.exitcode == -signal.SIGKILL
    with monkeypatch.context() as failing:
        failing.setattr(os, "sync", full)
        with pytest.raises(Refusal, match="edition.cannot_write"):
            make(url, out, "https://three.example.org")
    assert base_of_a_whole_edition(out) == BASES[after and STEPS[step][1] == "replace"]
    is_made_again(url, out)


def test_a_copy_stays_where_the_link_cannot_take_its_place(tmp_path, url, monkeypatch):
    out = tmp_path / "site" / "out"
    copied(url, out)
    with monkeypatch.context() as failing:
        failing.setattr(Path, "replace", full)
        with pytest.raises(Refusal, match="edition.cannot_write"):
            make(url, out, BASES[1])
    assert base_of_a_whole_edition(out) == BASES[0]
    is_made_again(url, out)


def test_a_copy_named_by_a_time_is_no_tree_of_ours(tmp_path, url):
    out = tmp_path / "site" / "out"
    make(url, out, BASES[0])
    kept = out.with_name("out-202612021604")
    shutil.copytree(out, kept)
    make(url, out, BASES[1])
    assert base_of_a_whole_edition(kept) == BASES[0]


def test_a_build_killed_lets_the_next_one_in_which_is_refused_until_then(tmp_path, url):
    out = tmp_path / "site" / "out"
    make(url, out, BASES[0])
    listening, speaking = PROCESSES.Pipe(duplex=False)
    with running(make_slowly, url, out, speaking):
        assert listening.recv() == 1
        with pytest.raises(Refusal, match="edition.busy"):
            make(url, out, BASES[0])
        assert base_of_a_whole_edition(out) == BASES[0]
    is_made_again(url, out)


def test_a_full_disk_leaves_the_edition_before(tmp_path, url):
    out = tmp_path / "site" / "out"
    make(url, out, BASES[0])
    listening, speaking = PROCESSES.Pipe(duplex=False)
    with running(make_in_little_room, url, out, speaking) as process:
        process.join(60)
        assert listening.poll(), process.exitcode
        assert listening.recv() == "edition.cannot_write"
    assert base_of_a_whole_edition(out) == BASES[0]
    is_made_again(url, out)
