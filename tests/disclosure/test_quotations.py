"""Notes that quote a report are public only with words that the public may read in a report."""

from typing import Any

import pytest

from indicators.disclosure.quotations import Quotable
from indicators.model import observations

CLEARED = {("KHM", "Report"): "A) Two trainings were\nheld in the capi-\ntal. “Many” came."}
OTHER = {"KHM": ["A) Two trainings were held. A third was secretly held in the north."]}


def withheld(note: str, reports: Quotable = Quotable(CLEARED, OTHER), **cells: Any) -> bool:  # noqa: B008 - immutable
    row = {"indicator": "JOINT_TRAININGS", "ref_area": "KHM", "year": 2014, "value": 2.0, "marks": "coded",
           "source_title": "Report", "note": note} | cells
    return bool(reports.withheld(observations([row]))[0])


@pytest.mark.parametrize("note", [
    "Read in the text: “Two trainings were held in the capital.”", 'Counted: "Two trainings were held"',
    "Read in the text: “‘Many’ came.”", "Counted by us.", ""])
def test_words_of_the_cleared_report_may_be_quoted_however_they_were_wrapped_and_nested(note: str) -> None:
    assert not withheld(note)


def test_words_that_the_cleared_report_no_longer_has_are_withheld() -> None:
    assert withheld("Read in the text: “A third was secretly held in the north.”")
    assert withheld('2013 or 2014: "A third was secretly held"')


def test_a_figure_coded_from_a_report_that_is_not_cleared_has_no_public_note() -> None:
    assert withheld("Counted by us.", source_title="Another report")
    assert withheld("Counted by us.", Quotable({}, {}))


def test_removing_the_mark_does_not_open_the_words_of_a_report_that_is_not_cleared() -> None:
    assert withheld("Read in the text: “A third was secretly held in the north.”", marks="", source_title="Ministry")
    assert withheld("“A third was secretly held” and “by the police”", marks="", source_title="Ministry")
    assert not withheld("Read in the text: “Two trainings were held”", marks="", source_title="Ministry")
    assert not withheld("The ministry's “third” count.", marks="", source_title="Ministry")
    assert not withheld("Read: “A third was secretly held in the north.”", marks="", ref_area="THA")


@pytest.mark.parametrize(("public", "cut"), [
    ("A) 15 trainings were held.", True), ("A) 1\u202f500 trainings were held.", True),
    ("A) 1’500 trainings were held.", True),
    ("A) 500 train-\nings were held.", False), ("A) In 2013 500 trainings were held.", False)])
def test_a_number_inside_a_longer_one_of_the_cleared_report_clears_nothing(public: str, cut: bool) -> None:
    passage = public[public.index("5"):].removeprefix("A) ").replace("-\n", "")
    cleared, other = {("KHM", "Report"): public}, {"KHM": [f"A) {passage}"]}
    assert withheld(f"Read: “{passage}”", Quotable(cleared, {})) == cut
    assert withheld(f"Read: “{passage}”", Quotable(cleared, other), marks="", source_title="Ministry") == cut
