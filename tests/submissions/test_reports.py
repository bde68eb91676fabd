"""A narrative report comes in with the country and year that the index gives it."""

from pathlib import Path

import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.errors import InputRefused
from indicators.model import Catalogue
from indicators.submissions.shipped_data import read_shipped
from tests.submissions.folders import INDEX, report, write


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(SHIPPED)


def codes(folder: Path, catalogue: Catalogue) -> list[tuple[str, int, str]]:
    with pytest.raises(InputRefused) as refused:
        read_shipped(folder, catalogue)
    return [(each.file, each.row, each.code) for each in refused.value.issues]


def test_a_report_is_kept_as_it_came(tmp_path: Path, catalogue: Catalogue) -> None:
    report(tmp_path, text="A) Much.\r\n", public="yes")
    (found,) = read_shipped(tmp_path, catalogue)
    assert (found.kind, found.areas, found.years, found.source) == ("narrative", ("KHM",), (2014,), "Ministry")
    assert (found.original, found.payload["public"]) == ((tmp_path / "narratives/report.txt").read_bytes(), True)


@pytest.mark.parametrize("given, code", [
    ({"area": "XXX"}, "unknown_country"), ({"area": "WLD"}, "unknown_country"), ({"year": "2O14"}, "wrong_year"),
    ({"public": "perhaps"}, "wrong_public"),
])
def test_a_wrong_line_of_the_index_is_named(
    tmp_path: Path, catalogue: Catalogue, given: dict[str, str], code: str
) -> None:
    report(tmp_path, **given)
    assert codes(tmp_path, catalogue) == [(INDEX, 2, f"report.{code}")]


def test_a_report_that_is_missing_unlisted_or_doubled_is_named(tmp_path: Path, catalogue: Catalogue) -> None:
    report(tmp_path)
    for name in ("other.txt", "more.txt"):
        (tmp_path / "narratives" / name).write_text("A)", "utf-8")
    write(tmp_path, INDEX, "KHM,2014,report.txt,M,,no", "KHM,2014,more.txt,M,,no", "THA,2014,gone.txt,M,,no",
          "VNM,2014,../index.csv,M,,no", header="ref_area,year,file,source_title,source_url,public")
    assert codes(tmp_path, catalogue) == [
        (INDEX, 3, "report.twice"), (INDEX, 4, "report.no_file"), (INDEX, 5, "report.no_file"),
        ("narratives/other.txt", 0, "report.not_listed")]


def test_a_text_that_is_not_utf_8_is_named(tmp_path: Path, catalogue: Catalogue) -> None:
    report(tmp_path)
    (tmp_path / "narratives/report.txt").write_bytes("é".encode("cp1252"))
    assert codes(tmp_path, catalogue) == [(INDEX, 2, "report.not_utf8")]
