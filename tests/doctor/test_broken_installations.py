"""Each fault of an installation is named with a command, and after that command the check finds nothing wrong."""

import resource
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

import pytest

from indicators import ledger
from indicators.backups import making
from indicators.backups.drill import drill
from indicators.backups.making import back_up
from indicators.catalogue import SHIPPED, canonical_bytes, load_catalogue
from indicators.doctor import outcomes, programs, settings, storage
from indicators.errors import Refusal
from indicators.ledger import transaction
from tests.doctor.conftest import Check, Mend, Run
from tests.ledger.ledger_builders import ANN, by_hand, empty, figures, head_file

pytestmark = pytest.mark.slow


class LongAgo(datetime):
    """A clock that is two days behind."""

    @classmethod
    def now(cls, tz=None) -> Self:
        return super().now(tz) - timedelta(days=2)


class Workshop:
    """A whole installation, with a backup, of which a test breaks something."""

    def __init__(self, url: str, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.url, self.folder, self.patch = url, folder, patch
        self.file = Path(url.removeprefix("sqlite:///"))
        self.set, self.backups = patch.setenv, folder / "backups"
        self.make()

    def make(self) -> None:
        """A ledger with a backup that was tried out."""
        ledger.create(self.url, lambda book: book.adopt(ANN, canonical_bytes(load_catalogue(SHIPPED)), previewed_on=0)
                      ).close()
        self.publish()
        back_up(self.url, self.backups)
        drill(self.url, self.backups)
        back_up(self.url, self.backups)

    def unmake(self) -> None:
        no_backup(self)
        self.file.unlink()
        head_file(self.url).unlink()

    def publish(self) -> None:
        with closing(ledger.open(self.url)) as book:
            book.publish(ANN, figures("KHM"), previewed_on=book.version())


@pytest.fixture
def workshop(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    monkeypatch.setenv("GOALLINE_LEDGER", sqlite_url)
    monkeypatch.setenv("GOALLINE_BACKUPS", str(tmp_path / "backups"))
    (tmp_path / "backups").mkdir()
    (tmp_path / "var").mkdir(mode=0o700, exist_ok=True)
    return Workshop(sqlite_url, tmp_path, monkeypatch)


def misspelt(one: Workshop) -> None:
    one.set("GOALLINE_METRIKS", "127.0.0.1:9464")


def unheard_of(one: Workshop) -> None:
    one.set("GOALLINE_COLOUR_OF_THE_SKY", "blue")


def of_another_provider(one: Workshop) -> None:
    one.set("GOALLINE_OIDC_KEYCLOAK_ISSUER", "https://login.example.org")


def wrong_way_in(one: Workshop) -> None:
    one.set("GOALLINE_SIGN_IN", "odic")


def unknown_language(one: Workshop) -> None:
    one.set("GOALLINE_LANGUAGE", "tlh")


def wrong_log(one: Workshop) -> None:
    one.set("GOALLINE_LOG", "xml")


def no_logo(one: Workshop) -> None:
    one.set("GOALLINE_LOGO", "/nowhere/logo.png")


def unknown_database(one: Workshop) -> None:
    (one.folder / "var" / "ledger.db").write_bytes(one.file.read_bytes())
    one.set("GOALLINE_LEDGER", "mysql://host/ledger")


def never_made(one: Workshop) -> None:
    one.file.unlink()
    head_file(one.url).unlink()


def lost(one: Workshop) -> None:
    one.file.unlink()


def emptied(one: Workshop) -> None:
    one.file.write_bytes(b"")


def overwritten(one: Workshop) -> None:
    one.file.write_bytes(b"not a ledger at all")


def altered(one: Workshop) -> None:
    by_hand(one.url, "UPDATE event SET kind = 'withdrawn' WHERE version = 1")


def older(one: Workshop) -> None:
    before = one.file.read_bytes()
    one.publish()
    one.file.write_bytes(before)


def replaced(one: Workshop) -> None:
    marker = head_file(one.url)
    before = marker.read_text()
    one.file.unlink()
    marker.unlink()
    empty(one.url).close()
    marker.write_text(before)


def open_to_all(one: Workshop) -> None:
    one.file.chmod(0o644)


def folder_open_to_all(one: Workshop) -> None:
    (one.folder / "var").chmod(0o755)


def few_open_files(_: Workshop) -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))


def no_folder_of_backups(one: Workshop) -> None:
    one.set("GOALLINE_BACKUPS", str(one.folder / "unmounted"))


def backups_nowhere(one: Workshop) -> None:
    one.patch.delenv("GOALLINE_BACKUPS")


def no_backup(one: Workshop) -> None:
    for file in (one.backups).iterdir():
        file.unlink()


def old_backup(one: Workshop) -> None:
    no_backup(one)
    with one.patch.context() as earlier:
        earlier.setattr(making, "datetime", LongAgo)
        back_up(one.url, one.backups)


def damaged_backup(one: Workshop) -> None:
    newest = max((one.backups).iterdir())
    newest.write_bytes(newest.read_bytes()[:-100])


def no_drill(one: Workshop) -> None:
    one.unmake()
    with one.patch.context() as untried:
        untried.setattr("tests.doctor.test_broken_installations.drill", lambda *_: None)
        one.make()


def failed_drill(one: Workshop) -> None:
    newest = max((one.backups).iterdir())
    whole = newest.read_bytes()
    newest.write_bytes(whole[:-100])
    with pytest.raises(Refusal):
        drill(one.url, one.backups)
    newest.write_bytes(whole)


def old_drill(one: Workshop) -> None:
    one.unmake()
    with one.patch.context() as earlier:
        earlier.setattr(transaction, "now", lambda: datetime.now(UTC) - timedelta(days=60))
        one.make()


@pytest.mark.parametrize("break_it, check", [
    (misspelt, settings.names), (unheard_of, settings.names), (of_another_provider, settings.names),
    (wrong_way_in, settings.values), (unknown_language, settings.values), (wrong_log, settings.values),
    (no_logo, settings.values), (unknown_database, storage.ledger), (never_made, storage.ledger),
    (lost, storage.ledger), (emptied, storage.ledger), (overwritten, storage.ledger), (altered, storage.ledger),
    (older, storage.ledger), (replaced, storage.ledger), (open_to_all, storage.modes),
    (folder_open_to_all, storage.modes), (few_open_files, programs.open_files), (no_drill, outcomes.drill),
    (failed_drill, outcomes.drill), (old_drill, outcomes.drill), (no_backup, outcomes.backup),
    (no_folder_of_backups, outcomes.backup), (backups_nowhere, outcomes.backup), (old_backup, outcomes.backup),
    (damaged_backup, outcomes.backup)])
def test_a_fault_is_named_and_its_command_mends_it(
        break_it: Callable[[Workshop], None], check: Check, workshop: Workshop, examined: Run, mend: Mend) -> None:
    assert {one.state for one in examined(check)} == {"ok"}
    break_it(workshop)
    (fault,) = [one for one in examined(check) if one.state == "wrong"]
    mend(fault)
    after = examined(check)
    assert {one.state for one in after} == {"ok"}, after
