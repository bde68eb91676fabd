"""Every list of statuses that change marks how sure the status before and the one after are."""

import re
from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from indicators import wording
from indicators.ledger import Ledger
from indicators.model import Certainty
from tests.faults.tables import plain, row
from tests.pages.conftest import Show, laid_out, words
from tests.pages.test_changed_files import changed, figures, rewrite  # noqa: F401 - fixtures
from tests.pages.test_grid import TITLE, Cells, germany, hand  # noqa: F401 - fixtures
from tests.pages.test_history import book, trainings  # noqa: F401 - fixtures
from tests.pages.uploads import drop

CLEAR, COUNTED, MAYBE, UNTESTED = Certainty.CLEAR, Certainty.COUNTED, Certainty.COULD_BE_CHANCE, Certainty.UNTESTED
KNOWN = {wording.certainty(code, chance=chance): code for code in Certainty for chance in (True, False)}


def marks(shown: AppTest) -> list[Certainty]:
    """The marks after the last line that explains them; none without such a line."""
    assert not shown.exception
    explained = laid_out(shown).split("gl-sample")
    return [KNOWN[word] for word in re.findall(r'"gl-heard">, (.*?)<', explained[-1])] if len(explained) > 1 else []


def five(*values: float) -> str:
    """A file with the fewest figures that growth is judged by, of 2010 to 2014."""
    return plain(*(row(year=year, value=value) for year, value in zip(range(2010, 2015), values, strict=True)))


def test_upload_marks_the_statuses_that_a_file_would_give(real: str, show: Show) -> None:
    assert marks(drop(show("upload"), five(8, 12, 18, 27, 40))) == [UNTESTED]


def test_upload_explains_no_marks_where_no_change_is_claimed(real: str, show: Show) -> None:
    shown = drop(show("upload"), five(12, 12, 12, 12, 12))
    assert "No clear change" in words(shown)
    assert marks(shown) == []


def test_history_marks_what_withdrawing_changes(book: Ledger, show: Show) -> None:  # noqa: F811
    assert marks(show("history", submission="S14")) == [COUNTED]


def test_what_changed_says_how_sure_each_status_is(book: Ledger, show: Show) -> None:  # noqa: F811
    statuses = show("editions").dataframe[0].value
    assert f", {wording.certainty(COUNTED)}" in statuses[wording.say("head.after")].item()


def test_a_correction_marks_the_statuses_that_it_would_give(
        germany: Callable[[], AppTest], hand: Cells, real: str) -> None:  # noqa: F811
    for year, value in (("2020", "80"), ("2021", "81"), ("2022", "82")):
        hand[TITLE, year] = {"value": value, "marks": ["estimated"]}
    assert marks(germany()) == [CLEAR] * 3


def test_changed_files_mark_the_statuses_that_they_would_give(figures: Path, real: str, show: Show) -> None:  # noqa: F811
    file = next((figures.parents[1] / "goals").glob("4.2*.yaml"))
    file.write_text(file.read_text("utf-8").replace("alpha: 10 %", "alpha: 50 %"), "utf-8")
    assert set(marks(show("changed_files"))) == {MAYBE}
