"""Upload: a file is read beside the page, and reading it can be cancelled."""

from collections.abc import Callable

import pytest

from indicators.submissions import job as sent
from pages.shared.upload import files
from tests.faults.tables import plain, row
from tests.pages.conftest import Show, words
from tests.pages.uploads import counted, text, waited


def test_who_cancels_saves_nothing_and_may_have_it_read_again(
        real: str, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_: object, progress: Callable[[str], None], **__: object) -> None:
        while True:
            progress("reading")

    with monkeypatch.context() as patched:
        patched.setattr(sent, "prepare", endless)
        patched.setattr(files, "AT_ONCE", 0)
        shown = show("upload")
        shown = shown.file_uploader[0].set_value(("figures.csv", plain(row()).encode(), "text/csv")).run()
        shown = next(each for each in shown.button if each.label == "Cancel").click().run()
    assert text("cancelled") in words(shown)
    shown = waited(next(each for each in shown.button if each.label == text("read_again")).click().run())
    assert counted(shown)["new"] == 1
