"""What stands in a cell of figures: numbers, marks and bounds that a rule names; any other word is asked about once."""

import pytest

from indicators.ingest.mapping import Choices
from indicators.submissions.preview import Prepared
from tests.faults.conftest import Desk
from tests.faults.tables import HEADER, hours, plain, row

Kept = tuple[float | None, str, str, str]
"""Value, absence, marks and CONF_STATUS."""

LOST: Kept = (None, "not_available", "", "")
SECRET: Kept = (None, "not_available", "", "C")


def figure(value: float, marks: str = "") -> Kept:
    return (value, "", marks, "")


def share(value: object) -> str:
    return row(value=value, indicator="REMOVED_IN_TIME", unit="%")


def checked(desk: Desk, content: str, **meanings: str) -> Prepared:
    return desk.prepared(content, Choices(signs=meanings))


def kept(prepared: Prepared) -> list[Kept]:
    assert prepared.checked is not None
    rows = prepared.checked.observations
    return [(None if value != value else value, *others) for value, *others in rows[
        ["value", "absence", "marks", "conf_status"]].to_numpy().tolist()]


@pytest.mark.parametrize("cell, read", [
    ("..", LOST), (":", LOST), ("n/a", LOST), ("x", (None, "not_applicable", "", "")), ("c", SECRET),
    ("12 p", figure(12, "provisional")), ("12 e", figure(12, "estimated")), ("12 b e", figure(12, "break estimated")),
    ("<5", figure(5, "upper_bound")), ("≥ 40 000", figure(40000, "lower_bound")),
    (">= 40000", figure(40000, "lower_bound")), ("~30", figure(30, "approximate")),
    ("12 d", figure(12, "break")), ("12d", figure(12, "break")), ("12 n", figure(12, "uncertain")),
    ("12 b d", figure(12, "break")), ("12 e p", figure(12, "estimated provisional")), (": u", LOST), (":u", LOST),
    (": bd", LOST), (": b d", LOST), (": c", SECRET), (": cd", SECRET), (": z", (None, "not_applicable", "", ""))])
def test_marks_bounds_and_the_letters_of_eurostat_keep_their_meaning(desk: Desk, cell: str, read: Kept) -> None:
    assert desk.submit(plain(row(value=cell))).status == 0
    current = desk.current().iloc[0]
    assert (current["absence"], current["marks"], current["conf_status"]) == read[1:]
    assert current["value"] == read[0] or (read[0] is None and current["value"] != current["value"])
    assert current["note"] == f"in the file: {cell}"


@pytest.mark.parametrize("cell, value, marks", [
    ("81.5 %", 81.5, ""), ("81.5%", 81.5, ""), ("81.5\N{NO-BREAK SPACE}%", 81.5, ""),
    ("81.5\N{NARROW NO-BREAK SPACE}%", 81.5, ""), ("81.5 % p", 81.5, "provisional"), ("~80%", 80, "approximate")])
def test_a_percent_sign_is_read_where_the_unit_is_per_cent(desk: Desk, cell: str, value: float, marks: str) -> None:
    desk.submit(plain(share(cell)))
    assert (desk.column("value"), desk.column("marks")) == ([value], [marks])


REFUSED = {
    "value.wrong": [
        *(row(value=cell) for cell in (
            "1e400", "5 %5", "12 % %", "% 12", "+5", "- 5", "1E+05", "٣", "１２", "1_000", "#DIV/0!", "#N/A", "=1+1",
            "1\u200f2", "1\u200e2", "1\u061c2", "\u200b12", "12\ufeff", "\u200f1\u200f2", "9007199254740993")),
        *map(share, ("5 %5", "12 % %", "% 12", "1e2 %"))],
    "value.percent": [row(value="12 %"), row(value="12%")],
    "value.maybe_days": [hours("2 d"), hours("2d"), hours("2 d", unit="days"), hours("12d")],
    "value.below_limit": [row(value=-3)], "value.not_whole": [row(value="1.5")],
    "value.above_limit": [share(4500), share("120 %"),
                          row(value=6, indicator="LEGISLATION_STAGE", unit="stage")],
    "cell.control": [row(source=f"Pol{each}ice") for each in
                     "\x1f\u202a\u202b\u202d\u202e\u2066\u2069"] + [row(value="12\x0c"), row("\x0bAUT")],
}


@pytest.mark.parametrize("code, line", [(code, line) for code, lines in REFUSED.items() for line in lines])
def test_what_is_wrong_is_refused_as_such_whatever_a_person_says_of_signs(desk: Desk, code: str, line: str) -> None:
    cell = line.split(",")[3]
    assert code in {issue.code for issue in checked(desk, plain(line), **{"#": "nothing", cell: "nothing"}).issues}


@pytest.mark.parametrize("cell, sign", [
    ("-", "-"), ("–", "–"), (".", "."), ("/", "/"), ("*", "*"), ("(c)", "(c)"), ("no data", "no data"), ("NaN", "NaN"),
    ("confidential", "confidential"), ("fewer than 5", "fewer than #"), ("12 est.", "# est."), ("12*", "#*"),
    ("about 1 263", "about #"), ("3–5", "#–#"), ("vorläufig", "vorläufig"), ("12 girls", "# girls"),
    ("12 (p)", "# (p)"), ("< 5 est.", "< # est."), ("approx. -5", "approx. #"), ("TRUE", "TRUE"),
    ("12 c", "# c"), ("12 sub", "# sub"), ("12**", "#**"), ("12 ***", "# ***"), ("12pp", "#pp"), ("12 b x", "# b x"),
    (": q", ": q"), (": uq", ": uq"), (": 5", ": #"), ("inf", "inf"), ("-inf", "-inf"), ("0x1F", "#x#F"),
    ("12 apples", "# apples"), ("12 %e %", "# %e %")])
def test_a_sign_is_asked_about_with_its_number_left_out(desk: Desk, cell: str, sign: str) -> None:
    (issue,) = checked(desk, plain(row(value=cell))).issues
    assert (issue.code, issue.row, issue.column, issue.found, issue.values["sign"]) == (
        "value.unknown_sign", 2, "value", cell, sign)


@pytest.mark.parametrize("cell, sign, meaning, read", [
    ("-", "-", "no_figure", LOST), ("-", "-", "zero", figure(0)), ("confidential", "confidential", "hidden", SECRET),
    ("1–4", "#–#", "hidden", SECRET), ("fewer than 5", "fewer than #", "at_most", figure(5, "upper_bound")),
    ("fewer than 5", "fewer than 5", "at_most", figure(5, "upper_bound")),
    ("over 1 263", "over #", "at_least", figure(1263, "lower_bound")),
    ("12 est.", "# est.", "estimated", figure(12, "estimated")),
    ("< 5 est.", "< # est.", "estimated", figure(5, "estimated upper_bound")),
    ("12*", "#*", "provisional", figure(12, "provisional")), ("12 girls", "# girls", "nothing", figure(12))])
def test_a_sign_is_read_as_a_person_says(desk: Desk, cell: str, sign: str, meaning: str, read: Kept) -> None:
    prepared = checked(desk, plain(row(value=cell)), **{sign: meaning})
    assert (kept(prepared), prepared.issues) == ([read], ())
    assert prepared.checked is not None
    assert prepared.checked.observations["note"].tolist() == [f"in the file: {cell}"]


@pytest.mark.parametrize("cell, sign, meaning", [
    ("-", "-", "at_most"), ("few", "few", "nothing"), ("3–5", "#–#", "estimated"), ("5 (nil)", "# (nil)", "zero")])
def test_a_meaning_that_needs_another_number_leaves_the_sign_open(
        desk: Desk, cell: str, sign: str, meaning: str) -> None:
    (issue,) = checked(desk, plain(row(value=cell)), **{sign: meaning}).issues
    assert issue.code == "value.unknown_sign"
    assert meaning not in issue.values["meanings"]  # type: ignore[operator]


@pytest.mark.parametrize("column, cell, value, meaning, read", [
    ("marks", "vorl.", 12, "provisional", figure(12, "provisional")),
    ("marks", "checked twice", 12, "nothing", figure(12)), ("absence", "gesperrt", "", "hidden", SECRET),
    ("OBS_STATUS", "Entwurf", 12, "provisional", figure(12, "provisional")),
    ("Status", "final", 12, "nothing", figure(12)), ("Status", "missing", "", "no_figure", LOST)])
def test_a_word_in_a_column_of_flags_is_asked_about_too(
        desk: Desk, column: str, cell: str, value: object, meaning: str, read: Kept) -> None:
    text = plain(f"{row(value=value)},{cell}", header=f"{HEADER},{column}")
    issue = checked(desk, text).issues[0]
    assert (issue.code, issue.column, issue.found) == ("value.unknown_sign", column, cell)
    assert kept(checked(desk, text, **{cell: meaning})) == [read]


def test_a_word_that_completes_a_name_split_at_its_comma_never_counts_as_a_sign(desk: Desk) -> None:
    text = "country,2011,2012,2013\nGambia, The,5,6\nCambodia,no data,7,8\n"
    signs = {"The": "no_figure", "no data": "no_figure"}
    prepared = desk.prepared(text, Choices(indicator="ICSE_VICTIMS", signs=signs))
    assert {(issue.row, issue.code) for issue in prepared.issues} == {(2, "row.word_among_figures")}
    assert len(kept(prepared)) == 3


@pytest.mark.parametrize("cell", ["\u200f12", "12\u200f", "\u061c12\u061c", "\u200e12\u200e", "\u200f 12 \u200f"])
def test_marks_of_reading_direction_around_a_figure_are_taken_away(desk: Desk, cell: str) -> None:
    answer = desk.submit(plain(row(value=cell)))
    assert (answer.status, desk.column("value")) == (0, [12])


@pytest.mark.parametrize("text", [
    '=HYPERLINK("http://example.org")', "+cmd|' /C calc'!A0", "<script>alert(1)</script>", "**bold** [a](b)",
    "'; DROP TABLE event; --", "../../etc/passwd", "https://example.org/x", "a\nb", "a\tb"])
def test_text_that_would_like_to_be_more_is_kept_and_shown_as_text(desk: Desk, text: str) -> None:
    quoted = '"' + text.replace('"', '""') + '"'
    assert desk.submit(plain(row(source=quoted))).status == 0
    assert desk.column("source_title") == [text]
    shown = desk.submit(plain(row(quoted) + ",1", header=f"{HEADER},{quoted}"), "--ignore-unused")
    assert shown.errors() == [(2 + text.count("\n"), "country", text)]
