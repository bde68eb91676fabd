"""Bytes that are a text, or are not: encodings, line ends, and lines that keep their numbers."""

import pytest

from indicators import wording
from indicators.ingest.reading import ReadOptions, read
from tests.faults.conftest import Desk
from tests.faults.tables import HEADER, plain, row, semicolons

UMLAUT = plain(row(source="Bundeskriminalamt, Köln".replace(",", "")), row("FRA", source="Préfecture à Évry"))


def refused(answer: object) -> None:
    assert answer.status == 2                   # type: ignore[attr-defined]
    assert answer.errors()                      # type: ignore[attr-defined]
    assert answer.published == 0                # type: ignore[attr-defined]


@pytest.mark.parametrize("content, code", [
    (b"", "read.empty"), (b"\n\r\n\n", "read.only_blank"), (HEADER.encode() + b"\n", "read.no_rows"),
])
def test_a_file_of_nothing_is_refused_and_says_which(desk: Desk, content: bytes, code: str) -> None:
    answer = desk.submit(content)
    refused(answer)
    assert answer.issues[0]["fix"] == wording.say("fix", code)
    assert sum(desk.attempts()[0].payload["codes"].values()) == 1


@pytest.mark.parametrize("content", [
    b"\xef\xbb\xbf" + plain(row(), row("DEU", value="y")).encode(),
    plain(row(), row("DEU", value="y"), end="\r\n").encode(),
    plain(row(), row("DEU", value="y"), end="\r").encode(),
    plain(row(), row("DEU", value="y")).replace("\n", "\r\n", 1).encode(),
    plain(row(), row("DEU", value="y")).rstrip().encode(),
], ids=["bom", "crlf", "cr", "mixed", "no_final_newline"])
def test_line_ends_and_a_mark_are_taken_and_lines_keep_their_numbers(desk: Desk, content: bytes) -> None:
    answer = desk.submit(content, "--good-rows")
    assert answer.errors() == [(3, "value", "y")]
    assert (answer.published, answer.notes) == (1, [])


def test_blank_lines_are_passed_over_and_counted(desk: Desk) -> None:
    answer = desk.submit(plain("", row(), "", "", row("DEU", value="y")))
    assert answer.errors() == [(6, "value", "y")]


@pytest.mark.parametrize("encoding, name", [
    ("utf-16", "UTF-16"), ("cp1252", "Windows-1252"), ("latin-1", "Windows-1252")])
def test_other_encodings_are_read_and_said_and_no_letter_is_mangled(desk: Desk, encoding: str, name: str) -> None:
    answer = desk.submit(UMLAUT.encode(encoding))
    assert (answer.status, answer.read["encoding"]) == (0, name)
    assert answer.noted(f"Read as {name}, not UTF-8")
    assert set(desk.current()["source_title"]) == {"Bundeskriminalamt Köln", "Préfecture à Évry"}


def test_letters_that_only_windows_has_are_kept(desk: Desk) -> None:
    desk.submit(plain(row(source="L’Œuvre – 10 €")).encode("cp1252"))
    assert set(desk.current()["source_title"]) == {"L’Œuvre – 10 €"}


def test_the_old_end_of_file_byte_is_left_out(desk: Desk) -> None:
    answer = desk.submit(plain(row()).encode() + b"\x1a")
    assert (answer.status, answer.published) == (0, 1)


@pytest.mark.parametrize("content, line", [
    (plain(row()).encode("utf-16-le"), 1),
    (plain(row(), row("DEU", source="a\0b")).encode(), 3),
    (plain(row(), row("DEU", source="\x81")).encode("latin-1"), 3),
    (plain(row(source="Köln"), row("DEU")).encode() + row("FRA", source="Évry").encode("latin-1"), 4),
], ids=["utf16_without_a_mark", "nul", "undefined_byte", "two_encodings"])
def test_bytes_that_fit_no_encoding_are_refused_with_their_line(desk: Desk, content: bytes, line: int) -> None:
    answer = desk.submit(content)
    refused(answer)
    assert answer.issues[0]["row"] == line


def test_semicolons_in_latin_letters_from_a_desk_in_quebec(desk: Desk) -> None:
    """The shape in which a city publishes its counts: Latin-1, semicolons, CRLF, a trailing empty column."""
    lines = [row(year=year, value=7, source="Sûreté du Québec", separator=";") + ";" for year in (2013, 2014)]
    text = semicolons(*lines)
    answer = desk.submit(text.replace("\n", "\r\n").encode("latin-1"))
    assert (answer.status, answer.published) == (0, 2)
    assert answer.noted("Windows-1252")
    assert answer.read["separator"] == ";"


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
