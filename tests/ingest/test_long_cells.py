"""A cell of 32,000 characters is no name, year or figure; whatever is in it, its file is checked in a moment."""

import csv
import io
import time

import pytest

from indicators.ingest.limits import LONGEST_CELL, LONGEST_NAME
from indicators.ingest.mapping import Choices
from indicators.ingest.pipeline import ingest
from tests.catalogue.builders import shipped

SECONDS = 5                          # of computing; a pattern that takes the square of the length takes 20 and more
ROW = {"country": "KHM", "year": "2014", "indicator": "ICSE_VICTIMS", "value": "12", "unit": "victims",
       "source": "Police", "note": "", "sex": "", "age": "", "marks": "", "obs_status": "", "frequency": "",
       "period_start": "", "Region": "", "something": ""}
CATALOGUE = shipped()


def table(text: str, place: str) -> bytes:
    """A file with a text as a cell of a column, as a header, or above or below its table."""
    lines = [list(ROW), list((ROW | ({place: text} if place in ROW else {})).values())]
    lines = {"above": [[text], *lines], "below": [*lines, [text]],
             "header": [[*ROW, text], [*lines[1], "1"]]}.get(place, lines)
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(lines)
    return stream.getvalue().encode()


KINDS = ["(", "(1", " 1", "1 d", "1,", "jan ", "2014", "a ", "in ", "unit", "the ", "& ", "x" * 99 + " ", "per 1", "[a"]


@pytest.mark.parametrize("place", [*ROW, "header", "above", "below"])
def test_no_text_in_any_place_takes_the_square_of_its_length(place: str) -> None:
    started = time.process_time()
    for kind in KINDS:
        text = f"{kind * (LONGEST_CELL // len(kind) - 1)}!"
        ingest(table(text, place), "figures.csv", Choices(), CATALOGUE)
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize("role", ["country", "year", "value", "unit"])
def test_a_cell_too_long_for_a_name_is_an_error_of_its_row(role: str) -> None:
    text = f"{ROW[role]}{' ' * LONGEST_NAME}."
    found = ingest(table(text, role), "figures.csv", Choices(), CATALOGUE)
    assert role in {issue.column for issue in (*found.issues, *(found.checked.issues if found.checked else ()))}
