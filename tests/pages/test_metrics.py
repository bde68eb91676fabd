"""What metrics say, and where: nothing of a country or a person, and on this machine alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from prometheus_client.parser import text_string_to_metric_families

from indicators import metrics
from indicators.backups.backup_file import age_of_newest
from indicators.backups.making import back_up
from indicators.errors import Refusal
from tests.ledger.ledger_builders import ANN, figures
from tests.pages.conftest import Show
from tests.pages.copies import open_once
from tests.serving import free_port


@contextmanager
def served() -> Iterator[str]:
    """The address of the metrics of this process, of version 7 and a backup half a minute old."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(metrics.VARIABLE, address := f"127.0.0.1:{free_port()}")
        end = metrics.serve(lambda: 7, lambda: 30)
        try:
            yield f"http://{address}/metrics"
        finally:
            end()


def read(address: str) -> dict[str, float]:
    """Each value by its name and labels."""
    with urlopen(address, timeout=10) as answer:
        text = answer.read().decode()
    return {f"{sample.name}{sample.labels}": sample.value for family in text_string_to_metric_families(text)
            for sample in family.samples}


def test_reruns_are_counted_by_screen_and_writes_by_kind(real: str, show: Show) -> None:
    with served() as address:
        before = read(address)
        show("country", area="KHM")
        open_once(real).publish(ANN, figures("KHM", year=2001), previewed_on=open_once(real).version())
        after = read(address)
    changed = {name: value - before.get(name, 0) for name, value in after.items()
               if value != before.get(name, 0) and not name.endswith("_created{}")}
    assert changed["goalline_rerun_seconds_count{'screen': 'country'}"] == 1
    assert changed["goalline_writes_total{'kind': 'published'}"] == 1
    assert (after["goalline_ledger_version{}"], after["goalline_backup_age_seconds{}"]) == (7, 30)
    assert not [name for name in after if "KHM" in name or "Ann" in name or "/" in name]


def test_the_newest_backup_has_its_age(real: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = open_once(real)
    monkeypatch.delenv("GOALLINE_BACKUPS", raising=False)
    assert age_of_newest(book.id) != age_of_newest(book.id)            # not a number
    monkeypatch.setenv("GOALLINE_BACKUPS", str(tmp_path))
    back_up(real, tmp_path)
    assert 0 <= age_of_newest(book.id) < 600
    assert age_of_newest("another") != age_of_newest("another")


@pytest.mark.parametrize("setting", ["0.0.0.0:9464", "9464", ":9464", "10.0.0.7:9464", "127.0.0.1:0", "127.0.0.1:99999",
                                     "[::1]:9464", "127.0.0.1:9464/metrics"])
def test_metrics_are_for_this_machine_alone(monkeypatch: pytest.MonkeyPatch, setting: str) -> None:
    monkeypatch.setenv(metrics.VARIABLE, setting)
    with pytest.raises(Refusal) as refused:
        metrics.address()
    assert refused.value.code == "setting.metrics"


def test_an_address_that_is_taken_is_told() -> None:
    with served() as address, pytest.MonkeyPatch.context() as patch:
        patch.setenv(metrics.VARIABLE, address.removeprefix("http://").removesuffix("/metrics"))
        with pytest.raises(Refusal) as refused:
            metrics.serve(lambda: 7, lambda: 30)
    assert refused.value.code == "setting.metrics_taken"
