"""Commitments by status: every status has its bar and number, and overdue ones are seen without colour."""

import pytest

from indicators.charts.alt_text import commitments_alt
from indicators.charts.commitment_bars import Counted, commitment_bars

ROWS = [Counted("Kept", 2), Counted("In progress", 3, 1), Counted("Not started", 0), Counted("Dropped", 1),
        Counted("No information", 12, 12)]


@pytest.mark.parametrize("width", [280, 350, 700, 1200])
def test_each_status_has_a_bar_its_name_and_its_number(caption, said, width):
    figure = commitment_bars(ROWS, caption(title="Cambodia: 2 of 18 commitments kept, 13 overdue",
                                           note="A person recorded it."), width=width)
    in_time, overdue = figure.data
    assert list(in_time.x) == [2, 2, None, 1, None]
    assert list(overdue.x) == [None, 1, None, None, 12]
    assert (in_time.marker.pattern.shape, overdue.marker.pattern.shape) == ("", "/")
    text = said(figure)
    for words in ("Cambodia: 2 of 18 commitments kept", "Not started", "3 (1 overdue)", "12 (12 overdue)",
                  "Hatched: overdue.", "data version 14", "Source: Cambodia's report"):
        assert words in text
    assert figure.layout.width == width
    (foot,) = (note.text for note in figure.layout.annotations if note.name == "footer")
    assert "A person recorded it." in foot.replace("<br>", " ")


def test_without_overdue_ones_nothing_is_hatched(caption, said):
    figure = commitment_bars([Counted("Kept", 2), Counted("Dropped", 1)], caption())
    assert not any(figure.data[1].x)
    assert "Hatched" not in said(figure)


def test_without_commitments_nothing_is_drawn(caption):
    assert commitment_bars([Counted("Kept", 0)], caption()) is None


def test_the_alternative_text_has_every_number(caption):
    assert commitments_alt(ROWS, caption(title="Two kept")) == (
        "Two kept. Commitments by status. Kept: 2, In progress: 3 (1 overdue), Not started: 0, Dropped: 1 and "
        "No information: 12 (12 overdue).")
    assert commitments_alt(ROWS, caption(illustrative=True)).startswith("ILLUSTRATIVE")
