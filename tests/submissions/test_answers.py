"""Each answer about a file belongs to one field of Choices; what was not used may be a role, or limit the rows."""

from types import SimpleNamespace
from typing import Any, cast

import pandas as pd
import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.ingest.mapping import IGNORE, Choices
from indicators.ingest.mapping.choices import LEAVE_OUT, STOP
from indicators.ingest.unused import UnusedItem
from indicators.submissions.answers import WITHOUT, Answers, unused_items
from indicators.submissions.preview import Prepared
from indicators.submissions.questions import Question

CATALOGUE = load_catalogue(SHIPPED)
COLUMN = UnusedItem(kind="column", name="Extra", columns=())
NUMBERS = UnusedItem(kind="numbers", name="A, B", columns=("A", "B"))
LINE = UnusedItem(kind="line", name="All in thousands", row=3)


def answers(header: list[str] | None = None, **choices: Any) -> Answers:
    reading = SimpleNamespace(header=header or ["Extra"], cells=pd.DataFrame([["x"], ["y"]], dtype="str"))
    return Answers(cast("Prepared", SimpleNamespace(reading=reading, choices=Choices(**choices))), CATALOGUE)


def question(subject: Any, name: str = "", field: str = "columns", **more: Any) -> Question:
    return Question(subject=subject, field=field, name=name, **more)


@pytest.mark.parametrize("asked, answer, by_field", [
    (question("column", "value"), "Count", {"columns": {"Count": "value"}}),
    (question("column", "country"), "KHM", {"country": "KHM"}),                 # of the whole file
    (question("column", "year"), "2014", {"year": "2014"}),
    (question("either", "value", suggested=(("A", "A"), ("B", "B"))), "B", {"columns": {"A": IGNORE, "B": "value"}}),
    (question("country", "Cambodja", "areas"), "KHM", {"areas": {"Cambodja": "KHM"}}),
    (question("country", "Total", "areas", column="land"), WITHOUT, {"rows": {"land": ("World", "Total")}}),
    (question("decimal", field="decimal"), ",", {"decimal": ","}),
    (question("blank", "country", "areas"), "above", {"areas": {"": "above"}})])
def test_an_answer_to_a_question_goes_to_its_field(asked: Question, answer: str, by_field: dict[str, Any]) -> None:
    kept = answers(rows={"land": ("World",)})
    kept.add(asked, answer)
    assert kept.by_field == by_field


@pytest.mark.parametrize("item, answer, by_field", [
    (COLUMN, f"{WITHOUT}x", {"rows": {"Extra": ("x",)}}), (COLUMN, "note", {"columns": {"Extra": "note"}}),
    (NUMBERS, "B\0value", {"columns": {"B": "value"}}), (NUMBERS, IGNORE, {"columns": {"A": IGNORE, "B": IGNORE}}),
    (LINE, "thousands", {"lines": {"line:All in thousands": "thousands"}})])
def test_an_answer_about_what_was_not_used_goes_to_its_field(
        item: UnusedItem, answer: str, by_field: dict[str, Any]) -> None:
    kept = answers()
    kept.settle(item, answer)
    assert kept.by_field == by_field


def test_ignoring_the_rest_overrules_no_answer() -> None:
    kept = answers()
    kept.add(question("column", "value"), "Extra")
    kept.ignore([COLUMN, LINE])
    assert kept.by_field == {"columns": {"Extra": "value"}, "lines": {LINE.key: IGNORE}}


def test_an_item_may_limit_rows_only_where_it_has_a_place() -> None:
    kept = answers()
    assert {f"{WITHOUT}x", f"{WITHOUT}y", STOP, "value"} <= kept.meanings(COLUMN).keys()
    assert LEAVE_OUT in kept.meanings(LINE)
    assert LEAVE_OUT not in kept.meanings(UnusedItem(kind="line", name="All in thousands"))
    assert [*kept.meanings(UnusedItem(kind="sheet", name="Notes"))] == [STOP]


@pytest.mark.parametrize("roles, kinds", [(("value", ""), ["numbers"]), (("", ""), ["column", "column"])])
def test_columns_of_numbers_are_decided_one_by_one_while_none_has_figures(
        roles: tuple[str, ...], kinds: list[str]) -> None:
    reading = SimpleNamespace(header=["A", "B"], cells=pd.DataFrame([["1", "2"]], dtype="str"))
    prepared = cast("Prepared", SimpleNamespace(reading=reading, roles=roles, unused=[NUMBERS]))
    assert [item.kind for item in unused_items(prepared)] == kinds
