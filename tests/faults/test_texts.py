"""Texts: encodings in which no letter is mangled, bytes that are no text, and what stands between the cells."""

import pytest

from indicators.ingest.reading import ReadOptions, read
from tests.catalogue.builders import shipped
from tests.faults.conftest import Desk
from tests.faults.tables import HEADER, plain, row, semicolons

OTHERS = {
    "Windows-1250": ("cp1250", "Komenda Główna Policji – pokrzywdzeni małoletni"),
    "Windows-1251": ("cp1251", "Министерство внутренних дел"),
    "Windows-1253": ("cp1253", "Ελληνική Αστυνομία"),
    "Windows-1254": ("cp1254", "İçişleri Bakanlığı"),
    "Windows-1255": ("cp1255", "משטרת ישראל"),
    "Windows-1256": ("cp1256", "وزارة الداخلية"),
    "Windows-1257": ("cp1257", "Nukentėję vaikai ir žmonių šeimos"),
    "Windows-874": ("cp874", "สำนักงานตำรวจแห่งชาติ"),
    "Shift_JIS": ("cp932", "警察庁 ポルノ被害児童 表 ㈱①"),
    "EUC-KR": ("cp949", "경찰청 아동 성착취물 피해자"),
    "GB 18030": ("gb18030", "公安部 儿童受害者"),
    "Big5": ("cp950", "內政部警政署 兒少性剝削被害人 功能"),
    "DOS 850": ("cp850", "Préfecture de Zürich"),
    "Mac Roman": ("mac-roman", "Police fédérale"),
}


@pytest.mark.parametrize("content, code", [
    (b"", "read.empty"), (b"\n\r\n\n", "read.only_blank"), (HEADER.encode() + b"\n", "read.no_rows")])
def test_a_file_of_nothing_is_refused_and_recorded_as_that(desk: Desk, content: bytes, code: str) -> None:
    answer = desk.submit(content)
    assert (answer.status, answer.codes) == (2, [code])
    assert desk.book.log("attempt")[0].payload["codes"] == {code: 1}


@pytest.mark.parametrize("encoding, name, source", [
    ("utf-16", "UTF-16", "Bundeskriminalamt Köln"), ("latin-1", "Windows-1252", "Préfecture à Évry"),
    ("cp1252", "Windows-1252", "L’Œuvre – 10 €")])
def test_a_text_that_is_not_utf8_is_read_without_a_mangled_letter_and_says_so(
        desk: Desk, encoding: str, name: str, source: str) -> None:
    answer = desk.submit(plain(row(source=source)).encode(encoding))
    assert (answer.status, answer.read["encoding"], desk.column("source_title")) == (0, name, [source])
    assert answer.noted(f"Read as {name}, not UTF-8")


@pytest.mark.parametrize("content, line", [
    (plain(row()).encode("utf-16-le"), 1),
    (plain(row(), row("DEU", source="a\0b")).encode(), 3),
    (plain(row(), row("DEU", source="\x81")).encode("latin-1"), 3),
    (plain(row(source="Köln"), row("DEU")).encode() + row("FRA", source="Évry").encode("latin-1"), 4),
], ids=["utf16_without_a_mark", "nul", "undefined_byte", "two_encodings"])
def test_bytes_that_fit_no_encoding_are_refused_with_their_line(desk: Desk, content: bytes, line: int) -> None:
    answer = desk.submit(content)
    assert (answer.status, answer.published, answer.issues[0]["row"]) == (2, 0, line)


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_an_encoding_that_a_person_names_keeps_every_letter_and_cell(name: str, separator: str) -> None:
    codec, source = OTHERS[name]
    lines = [HEADER.replace(",", separator), row(source=source, separator=separator)]
    reading = read("\n".join(lines).encode(codec), ReadOptions(encoding=name))
    assert (reading.encoding, reading.separator, reading.issues) == (name, separator, [])
    assert reading.cells.iloc[:, -1].tolist() == [source]


@pytest.mark.parametrize("name", OTHERS)
def test_a_text_in_another_encoding_says_that_one_may_be_chosen(desk: Desk, name: str) -> None:
    codec, source = OTHERS[name]
    answer = desk.submit(plain(row(source=source)).encode(codec), "--dry-run")
    told = [*answer.notes, *(each["fix"] for each in answer.issues)]
    assert any("under “Change how the file is read”" in each for each in told)


@pytest.mark.parametrize("content", [
    plain(row()).encode() + b"\x1a",
    semicolons(row('"KHM"', separator=";"), row("GEO", value="2021", separator=";")).encode(),
    plain(row('"KHM"'), row("GEO", value="2021")).encode(),
], ids=["the_old_end_of_file", "georgia_and_a_year_with_semicolons", "georgia_and_a_year_with_commas"])
def test_what_looks_like_the_end_or_a_header_of_a_table_and_is_neither_is_read(desk: Desk, content: bytes) -> None:
    answer = desk.submit(content)
    assert (answer.status, answer.published) == (0, answer.rows)


def test_lines_above_and_below_a_table_are_no_rows_and_quoted() -> None:
    reading = read(("Data Source,National police\n\nLast updated,2015-01-03\n\n"
                    + plain(row(), "", "Source: National police", ",,1) revised,,,")).encode())
    assert (reading.header_row, reading.cells.index.tolist()) == (5, [6])
    assert [(each.kind, each.row, each.text) for each in reading.surroundings] == [
        ("above", 1, "Data Source,National police"), ("above", 3, "Last updated,2015-01-03"),
        ("below", 8, "Source: National police"), ("below", 9, "1) revised")]


def test_a_first_quote_far_below_changes_nothing(desk: Desk) -> None:
    """A dialect that is guessed from a sample fails here: the first quote stands on line 30,002."""
    areas = [area.code for area in shipped().areas if area.kind == "country"]
    counted = {"CAMPAIGNS": "campaigns", "WORKSHOPS": "workshops", "JOINT_TRAININGS": "trainings",
               "ICSE_VICTIMS": "victims"}
    lines = [row(area, year, 3, code, unit) for code, unit in counted.items()
             for area in areas for year in range(1990, 2026)]
    text = plain(*lines[:30_000], f'{areas[-1]},2025,ICSE_VICTIMS,12 apples,victims,"a ""quoted"" source"')
    answer = desk.submit(text, "--dry-run")
    assert (answer.rows, answer.errors()) == (30_001, [(30_002, "value", "12 apples")])
