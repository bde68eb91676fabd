"""Receipts and releases print the head of the chain, which verify finds again."""

import json

import pytest

from indicators.cli.main import main
from indicators.permission import staff
from indicators.wording import say
from tests.faults.tables import plain, row
from tests.pages.conftest import Show, words
from tests.pages.copies import open_once
from tests.pages.uploads import drop, field, publish


def test_the_receipt_of_a_file_and_the_list_of_releases_print_hashes_that_verify_finds_again(
        real: str, show: Show, capsys: pytest.CaptureFixture[str]) -> None:
    said = words(publish(drop(show("upload"), plain(row(year=2013, value=8)), "figures.csv")))
    book = open_once(real)
    released = book.release(staff("Ann"), "Spring")
    listed = words(show("history", view="releases"))
    for version, shown in ((14, said), (released.version, listed)):
        link = book.hashes()[version]
        assert f"{say('frame.chain')} {link}" in shown
        capsys.readouterr()
        assert main(["verify", "--against", link, "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["against"] == version


def test_a_receipt_on_history_prints_the_head_of_the_chain(real: str, show: Show) -> None:
    open_once(real).release(staff("Ann"), "Spring")
    shown = show("history", view="releases")
    field(shown, say("history.why")).input("too early")
    shown = next(each for each in shown.button if each.label == say("history.withdraw")).click().run()
    assert f"{say('frame.chain')} {open_once(real).head().printed}" in words(shown)
