"""python -m indicators judge, as a script runs it."""

import csv
import json
from pathlib import Path

import pytest

from indicators.cli.main import main
from indicators.judging.statistics.published import INPUTS
from tests.cli.books import command, process

PUBLISHED = Path(__file__).parent / "conformance" / "published_progress.csv"
HEAD = ",".join(INPUTS)
POVERTY = "2015,14.5,2023,10.2,7.25,2030,-1,1,"


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """No ledger is opened: there is none."""
    monkeypatch.setenv("GOALLINE_LEDGER", "sqlite:////nowhere/ledger.db")


def series(tmp_path: Path, *rows: str, head: str = HEAD) -> Path:
    path = tmp_path / "series.csv"
    path.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    return path


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_published_series_give_the_published_results_row_by_row_and_no_ledger_is_opened(tmp_path: Path) -> None:
    done = process("judge", str(PUBLISHED), "--out", str(tmp_path / "results.csv"))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Assessed 150 of 150 rows" in done.stdout
    given, found = table(PUBLISHED), table(tmp_path / "results.csv")
    assert list(found[0]) == [*given[0], "progress_value", "status", "score"]
    for before, after in zip(given, found, strict=True):
        assert {name: after[name] for name in before} == before
        assert after["status"] == before["published_status"]
        assert float(after["progress_value"]) == pytest.approx(float(before["published_progress_value"]), rel=1e-9,
                                                               abs=1e-9)
        assert float(after["score"]) == pytest.approx(float(before["published_score"]), rel=1e-9, abs=1e-9)


def test_the_nine_columns_are_enough_in_any_order_and_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    head = ",".join(reversed(INPUTS))
    path = series(tmp_path, ",".join(reversed(POVERTY.split(","))), head=head)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert command("judge", str(path), "--out", str(tmp_path / "results.csv")).returncode == 0
    (row,) = table(tmp_path / "results.csv")
    assert (row["status"], round(float(row["progress_value"]), 5)) == ("substantial_progress", 0.95259)
    assert list(row)[:9] == head.split(",")


def test_one_object_tells_what_was_judged_and_what_was_not(tmp_path: Path) -> None:
    path = series(tmp_path, POVERTY, "2015,14.5,2015,14.5,,2030,-1,1,", "2015,,2023,10.2,,2030,-1,1,",
                  "2015,5,2023,-5,,2030,-1,1,", "2015-16,5,2023-24,6,,,1,,")
    done = command("judge", str(path), "--out", str(tmp_path / "results.csv"), "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {
        "out": str(tmp_path / "results.csv"), "rows": 5, "judged": 2, "statuses": {"substantial_progress": 2},
        "not_judged": [{"row": 3, "reason": "one_year_only"}, {"row": 4, "reason": "no_input"},
                       {"row": 5, "reason": "sign_change"}], "findings": []}
    assert [(row["progress_value"] == "", row["status"] == "", row["score"] == "")
            for row in table(tmp_path / "results.csv")] == [(False,) * 3, *[(True,) * 3] * 3, (False,) * 3]
    said = command("judge", str(path), "--out", str(tmp_path / "results.csv")).stdout
    assert "current year is not after the base year: 1 (lines 3)" in said


def test_other_columns_stay_as_they_are(tmp_path: Path) -> None:
    path = series(tmp_path, f'{POVERTY},"a, ""b""\nc",007', head=f"{HEAD},note,code")
    assert command("judge", str(path), "--out", str(tmp_path / "results.csv")).returncode == 0
    (row,) = table(tmp_path / "results.csv")
    assert (row["note"], row["code"]) == ('a, "b"\nc', "007")


def test_every_fault_is_told_at_once_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = series(tmp_path, 'high,"14\n5",2023,10.2,7.25,2030,-1,1,x', "2015,14.5,20.5,inf,n/a,2030,0,2,",
                  "2015,-5,2020,-4,,,1,1,", "2015,1", head=HEAD.replace("limit", "note"))
    out = tmp_path / "results.csv"
    assert main(["judge", str(path), "--out", str(out), "--json"]) == 2
    told, err = capsys.readouterr()
    assert err == ""
    assert [(each["row"], each["column"], each["code"]) for each in json.loads(told)["findings"]] == [
        (1, "limit", "series.no_column"), (2, "base_year", "series.wrong_year"),
        (2, "base_value", "series.wrong_number"), (4, "current_year", "series.wrong_year"),
        (4, "current_value", "series.wrong_number"), (4, "target", "series.wrong_number"),
        (4, "direction", "series.wrong_one"), (4, "sign", "series.wrong_one"), (5, "sign", "series.wrong_sign"),
        (6, "", "series.wrong_width")]
    assert main(["judge", str(path), "--out", str(out)]) == 2
    assert "line 4, target: Found “n/a”; expected a number" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("content, code", [
    (b"", "series.empty"), (f"{HEAD}\n2015,\xe9".encode("latin-1"), "series.not_utf8"),
    (f'{HEAD}\n"2015'.encode(), "series.not_csv"), (f"{HEAD},limit\n".encode(), "series.column_twice"),
    (f"{HEAD},score\n".encode(), "series.has_results"), (HEAD.replace(",", ";").encode(), "series.no_column"),
    (None, "series.no_file"),
])
def test_a_file_that_is_no_such_table_is_refused(content: bytes | None, code: str, tmp_path: Path,
                                                 capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "series.csv"
    if content is not None:
        path.write_bytes(content)
    assert main(["judge", str(path), "--out", str(tmp_path / "results.csv"), "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["findings"][0]["code"] == code


def test_results_go_to_no_missing_folder_to_no_folder_and_not_over_the_table(
        tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = series(tmp_path, POVERTY)
    before = path.read_bytes()
    for out, part in ((tmp_path / "none" / "results.csv", "no folder"), (tmp_path, "is a folder"),
                      (tmp_path / ".." / tmp_path.name / "series.csv", "the input table")):
        assert main(["judge", str(path), "--out", str(out)]) == 2
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n")) == ("", 1)
        assert part in said.err
    assert [each.name for each in tmp_path.iterdir()] == ["series.csv"]
    assert path.read_bytes() == before


def test_a_table_without_rows_has_no_results_and_is_fine(tmp_path: Path) -> None:
    assert command("judge", str(series(tmp_path)), "--out", str(tmp_path / "results.csv")).returncode == 0
    assert (tmp_path / "results.csv").read_text("utf-8") == f"{HEAD},progress_value,status,score\n"
