"""Uploading in a test: a file is chosen, read, decided and published as a person does it."""

from typing import Any

from streamlit.testing.v1 import AppTest

from indicators import ledger as ledgers
from indicators import wording
from indicators.warehouse.snapshot import Snapshot
from tests.faults.tables import plain, row

SHIPPED = 13             # data version of the shipped figures
ONE, TWO = plain(row(year=2013, value=8)), plain(row(country="THA", value=30))
STRANGE = "nation,season,kind,people,unit,source\nKhmerland,2014,found,12,victims,Police\n"


def drop(shown: AppTest, content: str | bytes, name: str = "figures.csv") -> AppTest:
    """Choose a file, and wait until it was read."""
    shown = shown.file_uploader[0].set_value((name, content.encode() if isinstance(content, str) else content,
                                              "text/csv")).run()
    return waited(shown)


def waited(shown: AppTest) -> AppTest:
    while any(each.label == wording.say("upload.cancel") for each in shown.button):
        shown = shown.run()
    assert not shown.exception
    return shown


def field(shown: AppTest, label: str) -> Any:
    """The box to type into, or to tick, whose label begins so."""
    return next(each for each in (*shown.text_input, *shown.checkbox) if each.label.startswith(label))


def publish(shown: AppTest, name: str = "Ana Silva") -> AppTest:
    field(shown, "Your name").input(name)
    note = field(shown, "Note")
    note.input(note.value or "yearly figures")
    shown = shown.run()
    button = next(each for each in shown.button if each.label.startswith("Publish"))
    assert not button.disabled
    return button.click().run()


def values(url: str, indicator: str = "ICSE_VICTIMS", ref_area: str = "KHM") -> dict[int, float]:
    """What stands for an indicator of a country: value by year."""
    book = ledgers.open(url)
    snapshot = Snapshot(book)
    snapshot.catch_up()
    rows = snapshot.observations(indicator=indicator, ref_area=ref_area)
    return dict(zip(rows["year"].tolist(), rows["value"].tolist(), strict=True))


def reread(shown: AppTest, header_row: int | None = None, **said: Any) -> AppTest:
    """Change how a file is read, in the boxes whose labels begin so."""
    for label, value in said.items():
        next(each for each in shown.selectbox if each.label.startswith(label)).set_value(value)
    if header_row:
        shown.number_input[0].set_value(header_row)
    return waited(next(each for each in shown.button if each.label == "Read it again").click().run())
