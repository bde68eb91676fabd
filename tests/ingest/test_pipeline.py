"""A file's whole way from its bytes to observations and issues, without a ledger."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from indicators.ingest import limits, pipeline, reading
from indicators.ingest.mapping import Choices
from indicators.ingest.pipeline import ingest
from tests.catalogue.builders import shipped
from tests.faults.tables import plain
from tests.faults.workbooks import line, workbook


@pytest.mark.parametrize("name, content", [
    ("figures.csv", plain("KHM,2014,9", header="country,year,value").encode()),
    ("figures.xlsx", workbook(line(indicator="Children found")))])
def test_a_file_whose_question_is_answered_is_not_read_again(
    name: str, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue, reads, read = shipped(), list[reading.ReadOptions](), reading.read

    def counted(content: bytes, options: reading.ReadOptions, **more: Callable[[], None]) -> reading.Reading:
        reads.append(options)
        return read(content, options, **more)

    monkeypatch.setattr(pipeline, "read", counted)
    asked = ingest(content, name, Choices(), catalogue)
    assert asked.issues or (asked.checked and asked.checked.issues)
    answer = replace(asked.choices, indicator="ICSE_VICTIMS", indicators={"children found": "ICSE_VICTIMS"})
    answered = ingest(content, name, answer, catalogue, readings=asked.readings)
    assert answered.checked
    assert (answered.issues, answered.checked.issues, len(answered.checked.observations)) == ((), [], 1)
    assert len(reads) == 1
    ingest(content, name, replace(answer, header_row=1), catalogue, readings=asked.readings)
    assert [options.header_row for options in reads] == [0, 1]


def test_a_file_that_was_refused_is_read_again_when_it_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue, content = shipped(), workbook(*[line()] * 2_000)      # not read in an instant
    with monkeypatch.context() as hasty:
        hasty.setattr(limits, "seconds", lambda _: 0.0)
        refused = ingest(content, "figures.xlsx", Choices(), catalogue)
    assert [issue.code for issue in refused.issues] == ["read.too_slow"]
    assert ingest(content, "figures.xlsx", Choices(), catalogue, readings=refused.readings).checked


@pytest.mark.parametrize("header", ["2013,2014", "X2013,X2014", "YR2013,YR2014", "Jahr 2013,Jahr 2014",
                                    "Année 2013,Année 2014", "2013 r.,2014 r.", "2013年,2014年"])
def test_years_above_columns_are_read_as_programs_and_offices_write_them(header: str) -> None:
    found = ingest(f"country,{header}\nKHM,5,6\n".encode(), "figures.csv", Choices(indicator="ICSE_VICTIMS"),
                   shipped())
    assert found.checked
    assert found.checked.observations[["year", "value"]].to_numpy().tolist() == [[2013, 5], [2014, 6]]
