"""Words and symbols that no format names: each is asked about once, and read as a person says."""

import pytest

from indicators.ingest.mapping import Choices
from indicators.submissions.preview import Prepared
from tests.faults.conftest import Desk
from tests.faults.tables import HEADER, plain, row

Kept = tuple[float | None, str, str, str]
"""Value, absence, marks and CONF_STATUS."""

LOST: Kept = (None, "not_available", "", "")


def sent(desk: Desk, content: str, **meanings: str) -> Prepared:
    return desk.prepared(content, Choices(signs=meanings))


def kept(prepared: Prepared) -> list[Kept]:
    assert prepared.checked is not None
    rows = prepared.checked.observations
    return [(None if value != value else value, *others) for value, *others in rows[
        ["value", "absence", "marks", "conf_status"]].to_numpy().tolist()]


@pytest.mark.parametrize("cell, sign", [
    ("-", "-"), ("–", "–"), (".", "."), ("/", "/"), ("*", "*"), ("(c)", "(c)"), ("no data", "no data"), ("NaN", "NaN"),
    ("confidential", "confidential"), ("fewer than 5", "fewer than #"), ("12 est.", "# est."), ("12*", "#*"),
    ("about 1 263", "about #"), ("3–5", "#–#"), ("vorläufig", "vorläufig"), ("12 girls", "# girls"),
    ("12 (p)", "# (p)"), ("< 5 est.", "< # est."), ("approx. -5", "approx. #"), ("TRUE", "TRUE"),
    ("12 c", "# c"), ("12 sub", "# sub")])
def test_a_sign_is_asked_about_with_its_number_left_out(desk: Desk, cell: str, sign: str) -> None:
    (issue,) = sent(desk, plain(row(value=cell))).issues
    assert (issue.code, issue.row, issue.column, issue.found, issue.values["sign"]) == (
        "value.unknown_sign", 2, "value", cell, sign)


@pytest.mark.parametrize("cell", [
    "+5", "- 5", "1e400", "1E+05", "٣", "１２", "1_000", "#DIV/0!", "#N/A", "=1+1", "1\u200f2", "\u200b12", "% 12"])
def test_no_word_explains_a_number_that_is_written_wrongly(desk: Desk, cell: str) -> None:
    (issue,) = sent(desk, plain(row(value=cell)), **{"": "nothing", "#": "nothing", cell: "nothing"}).issues
    assert (issue.code, issue.found) == ("value.wrong", cell)


@pytest.mark.parametrize("cell, sign, meaning, figure", [
    ("-", "-", "no_figure", LOST), ("-", "-", "zero", (0, "", "", "")),
    ("confidential", "confidential", "hidden", (None, "not_available", "", "C")),
    ("1–4", "#–#", "hidden", (None, "not_available", "", "C")),
    ("fewer than 5", "fewer than #", "at_most", (5, "", "upper_bound", "")),
    ("fewer than 5", "fewer than 5", "at_most", (5, "", "upper_bound", "")),
    ("over 1 263", "over #", "at_least", (1263, "", "lower_bound", "")),
    ("12 est.", "# est.", "estimated", (12, "", "estimated", "")),
    ("< 5 est.", "< # est.", "estimated", (5, "", "estimated upper_bound", "")),
    ("12*", "#*", "provisional", (12, "", "provisional", "")), ("12 girls", "# girls", "nothing", (12, "", "", ""))])
def test_a_sign_is_read_as_a_person_says(desk: Desk, cell: str, sign: str, meaning: str, figure: Kept) -> None:
    prepared = sent(desk, plain(row(value=cell)), **{sign: meaning})
    assert (kept(prepared), prepared.issues) == ([figure], ())
    assert prepared.checked is not None
    assert prepared.checked.observations["note"].tolist() == [f"in the file: {cell}"]


@pytest.mark.parametrize("cell, sign, meaning", [
    ("-", "-", "at_most"), ("few", "few", "nothing"), ("3–5", "#–#", "estimated"), ("5 (nil)", "# (nil)", "zero")])
def test_a_meaning_that_needs_another_number_leaves_the_sign_open(
        desk: Desk, cell: str, sign: str, meaning: str) -> None:
    (issue,) = sent(desk, plain(row(value=cell)), **{sign: meaning}).issues
    assert issue.code == "value.unknown_sign"
    assert meaning not in issue.values["meanings"]  # type: ignore[operator]


@pytest.mark.parametrize("column, cell, value, meaning, figure", [
    ("marks", "vorl.", 12, "provisional", (12, "", "provisional", "")),
    ("marks", "checked twice", 12, "nothing", (12, "", "", "")),
    ("absence", "gesperrt", "", "hidden", (None, "not_available", "", "C")),
    ("OBS_STATUS", "Entwurf", 12, "provisional", (12, "", "provisional", "")),
    ("Status", "final", 12, "nothing", (12, "", "", "")), ("Status", "missing", "", "no_figure", LOST)])
def test_a_word_in_a_column_of_flags_is_asked_about_too(
        desk: Desk, column: str, cell: str, value: object, meaning: str, figure: Kept) -> None:
    text = plain(f"{row(value=value)},{cell}", header=f"{HEADER},{column}")
    assert [(issue.code, issue.column, issue.found) for issue in sent(desk, text).issues][:1] == [
        ("value.unknown_sign", column, cell)]
    assert kept(sent(desk, text, **{cell: meaning})) == [figure]


def test_a_word_that_completes_a_name_split_at_its_comma_never_counts_as_a_sign(desk: Desk) -> None:
    text = "country,2011,2012,2013\nGambia, The,5,6\nCambodia,no data,7,8\n"
    signs = {"The": "no_figure", "no data": "no_figure"}
    prepared = desk.prepared(text, Choices(indicator="ICSE_VICTIMS", signs=signs))
    assert {(issue.row, issue.code) for issue in prepared.issues} == {(2, "row.word_among_figures")}
    assert len(kept(prepared)) == 3


def test_a_mark_read_from_explained_words_is_dropped_with_them(desk: Desk) -> None:
    assert desk.submit(plain(row(value="12 est.")), "--sign", "# est.=estimated").published == 1
    assert desk.submit(plain(row(value="12"))).published == 1
    assert desk.current()["marks"].tolist() == [""]
