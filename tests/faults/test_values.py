"""Cells: numbers, marks, years, limits, doubled keys, names of countries, and text that would like to be more."""

from datetime import date

import pytest

from indicators import wording
from tests.faults.conftest import Desk
from tests.faults.tables import HEADER, hours, plain, row
from tests.faults.workbooks import line, workbook


@pytest.mark.parametrize("written", ["inf", "-inf", "1e400", "12 %", "0x1F", "12 apples"])
def test_what_is_no_plain_number_is_refused_and_never_reinterpreted(desk: Desk, written: str) -> None:
    answer = desk.submit(plain(row(value=written), row("DEU")))
    assert (answer.status, answer.errors()) == (1, [(2, "value", written)])


@pytest.mark.parametrize("written, value, marks", [
    ("81.5 %", 81.5, ""), ("81.5%", 81.5, ""), ("81.5\N{NO-BREAK SPACE}%", 81.5, ""),
    ("81.5\N{NARROW NO-BREAK SPACE}%", 81.5, ""), ("81.5 % p", 81.5, "provisional"), ("~80%", 80, "approximate")])
def test_a_percent_sign_is_read_where_the_unit_is_per_cent(
    desk: Desk, written: str, value: float, marks: str
) -> None:
    answer = desk.submit(plain(row(value=written, indicator="REMOVED_IN_TIME", unit="%"), row()))
    assert (answer.status, answer.published) == (0, 2)
    assert answer.has_note("percent_sign", count=1, example=written, read=f"{value:g}")
    (stood,) = desk.current().query("indicator == 'REMOVED_IN_TIME'").to_dict("records")
    assert (stood["value"], stood["marks"]) == (value, marks)


@pytest.mark.parametrize("written", ["12 %", "12%", "5 %5", "12 % %", "% 12", "12 %e %"])
def test_a_percent_sign_behind_any_other_figure_is_refused(desk: Desk, written: str) -> None:
    answer = desk.submit(plain(row(value=written), row("DEU")))
    assert answer.errors() == [(2, "value", written)]


@pytest.mark.parametrize("written", ["5 %5", "12 % %", "% 12", "1e2 %", "120 %", "%"])
def test_no_other_thing_with_a_percent_sign_is_read(desk: Desk, written: str) -> None:
    answer = desk.submit(plain(row(value=written, indicator="REMOVED_IN_TIME", unit="%")))
    assert answer.errors() == [(2, "value", written)]


@pytest.mark.parametrize("written, absence, secret", [
    ("..", "not_available", ""), (":", "not_available", ""), ("n/a", "not_available", ""), ("x", "not_applicable", ""),
    ("c", "not_available", "C")])
def test_a_known_mark_alone_is_the_right_kind_of_absence(desk: Desk, written: str, absence: str, secret: str) -> None:
    answer = desk.submit(plain(row(value=written)))
    assert (answer.status, answer.published) == (0, 1)
    assert answer.noted(f"“{written}” was read as a missing figure")
    (stood,) = desk.current().to_dict("records")
    assert (stood["absence"], stood["conf_status"], stood["value"] != stood["value"]) == (absence, secret, True)


@pytest.mark.parametrize("written, value, marks", [
    ("12 p", 12, "provisional"), ("12 e", 12, "estimated"), ("12 b e", 12, "break estimated"), ("<5", 5, "upper_bound"),
    ("≥ 40 000", 40000, "lower_bound"), (">= 40000", 40000, "lower_bound"), ("~30", 30, "approximate")])
def test_marks_and_bounds_keep_their_meaning(desk: Desk, written: str, value: float, marks: str) -> None:
    answer = desk.submit(plain(row(value=written)))
    assert (answer.status, answer.published) == (0, 1)
    assert answer.noted(f"“{written}” was read as")
    (stood,) = desk.current().to_dict("records")
    assert (stood["value"], stood["marks"], stood["note"]) == (value, marks, f"in the file: {written}")


@pytest.mark.parametrize("written, said", [
    ("<5", "less"), ("≤5", "that or less"), (">5", "more"), (">= 5", "that or more"),
    ("< 5 p", "less and provisional")])
def test_a_bound_is_told_as_its_sign_says_it(desk: Desk, written: str, said: str) -> None:
    answer = desk.submit(plain(row(value=written)))
    assert answer.noted(f"“{written}” was read as 5, the true figure being {said}")


def test_an_empty_cell_of_a_required_column_is_an_error(desk: Desk) -> None:
    answer = desk.submit(plain(row(value=""), row("", year=2013), row("DEU", unit="")))
    assert [(each[0], each[1]) for each in answer.errors()] == [(2, "value"), (3, "country"), (4, "unit")]


@pytest.mark.parametrize("year", ["1850", "1989", "2190", str(date.today().year + 1), "14", "in 2014"])
def test_a_year_outside_those_taken_is_refused(desk: Desk, year: str) -> None:
    assert desk.submit(plain(row(year=year))).errors() == [(2, "year", year)]


@pytest.mark.parametrize("year", [
    "2014/15", "2016-2018", "2024 Q1", "2014-12-31", "31/12/2014", "2014M05", "FY2014", "FY 2014/16", "0000/01"])
def test_a_span_a_quarter_or_a_day_is_refused_and_never_cut(desk: Desk, year: str) -> None:
    answer = desk.submit(plain(row(year=year)))
    assert (answer.status, answer.errors()) == (1, [(2, "year", year)])


@pytest.mark.parametrize("written, year, days", [
    ("2014/15", 2015, ("2014-07-01", "2015-06-30")), ("2014-2015", 2015, ("2014-07-01", "2015-06-30")),
    ("FY2014", 2014, ("2013-07-01", "2014-06-30")), ("FY 1999/00", 2000, ("1999-07-01", "2000-06-30"))])
def test_a_financial_year_is_kept_in_the_year_it_ends_in_where_the_goals_file_says_when(
    desk: Desk, written: str, year: int, days: tuple[str, str]
) -> None:
    """The Australian Federal Police counts from July to June."""
    answer = desk.submit(plain(row("AUS", written, 9, "accce_reports_received", "reports")))
    assert (answer.status, answer.published) == (0, 1)
    assert answer.noted(f"{written} is {days[0]} to {days[1]}")
    stood = desk.current()[["year", "marks", "period_start", "period_end"]].to_numpy().tolist()
    assert stood == [[year, "financial_year", *days]]


def test_a_year_after_this_one_is_refused_and_no_fix_asks_for_it(desk: Desk) -> None:
    year = date.today().year
    financial = f"{year}/{str(year + 1)[-2:]}"
    answer = desk.submit(plain(row(year=year), row("DEU", year=year + 1), row("FRA", year=financial)))
    assert [(issue["row"], issue["expected"]) for issue in answer.issues] == [
        (3, f"1990 to {year}"), (4, f"1990 to {year}")]
    assert not any("Write" in issue["fix"] for issue in answer.issues)
    assert desk.submit(plain(row(year=year))).published == 1


def test_a_financial_year_that_nobody_dates_is_no_second_figure_of_the_year_it_ends_in(desk: Desk) -> None:
    answer = desk.submit(plain(row(year="2013/14"), row(year=2014, value=13)), "--good-rows")
    assert (answer.errors(), answer.published) == ([(2, "year", "2013/14")], 1)


def test_a_financial_year_that_has_not_ended_is_refused(desk: Desk) -> None:
    year = date.today().year
    written = f"{year}/{year + 1}"
    answer = desk.submit(plain(row("AUS", written, 9, "accce_reports_received", "reports")))
    assert answer.errors() == [(2, "year", written)]


def test_every_name_that_was_matched_and_every_mark_that_was_read_is_said(desk: Desk) -> None:
    names = ["Viet Nam", "Türkiye", "UK", "Kosovo", "Bolivia", "Laos", "Moldova", "Iran"]
    answer = desk.submit(plain(*(row(name, value=f"{at} b") for at, name in enumerate(names)), row("FRA", value="<5")))
    assert [name for name in names if not answer.noted(f"{name} = ")] == []
    assert answer.noted("“0 b” was read as 0, not comparable")
    assert answer.noted("7 other cells")
    assert answer.noted("“<5” was read as 5, the true figure being less.")


def test_a_year_with_decimals_of_nothing_is_the_year_and_is_said(desk: Desk) -> None:
    answer = desk.submit(plain(row(year="2015.0")))
    assert (answer.status, answer.published) == (0, 1)
    assert answer.noted("2015.0")
    assert list(desk.current()["year"]) == [2015]


@pytest.mark.parametrize("line", [
    row(value=-3), row(value="1.5"), row(value=4500, indicator="REMOVED_IN_TIME", unit="percent"),
    row(value=6, indicator="LEGISLATION_STAGE", unit="stage"), row(value="9007199254740993")])
def test_a_value_outside_its_indicators_limits_is_refused(desk: Desk, line: str) -> None:
    answer = desk.submit(plain(line))
    assert (answer.status, [each[:2] for each in answer.errors()]) == (1, [(2, "value")])


@pytest.mark.parametrize("other", [12, 13])
def test_the_same_key_twice_is_an_error_on_each_line_that_names_the_other(desk: Desk, other: int) -> None:
    answer = desk.submit(plain(row(), row("DEU"), row("Cambodia", value=other)), "--good-rows")
    assert answer.errors() == [(2, "value", "12"), (4, "value", str(other))]
    assert answer.issues[0]["fix"].startswith("Keep this line or line 4")
    assert answer.issues[1]["fix"].startswith("Keep this line or line 2")
    assert list(desk.current()["ref_area"]) == ["DEU"]


@pytest.mark.parametrize("name, code", [
    ("Viet Nam", "VNM"), ("Cote dIvoire", "CIV"), ("UK", "GBR"),
    ("Camb\N{ZERO WIDTH SPACE}odia", "KHM"), ("ＫＨＭ", "KHM"),
    ("Korea, Rep.", "KOR"), ("Deutschland", "DEU"), ("kh", "KHM"), ("116", "KHM"), ("Kosovo", "XKX"), ("EL", "GRC"),
    ("Netherlands Antilles", "ANT"), ("World", "WLD"), ("EU-27", "EU27_2020")])
def test_a_name_that_is_known_is_its_code_and_is_said(desk: Desk, name: str, code: str) -> None:
    answer = desk.submit(plain(row(f'"{name}"')))
    assert (answer.status, list(desk.current()["ref_area"])) == (0, [code])
    assert answer.noted(f"= {code}")


@pytest.mark.parametrize("name, said", [
    ("Cambodja", "KHM"), ("Congo", "COD"), ("\N{CYRILLIC CAPITAL LETTER KA}HM", "U+041A"),
    ("SSF", "country"), ("Sub-Saharan Africa", "country"), ("Atlantis", "code"), ("AT111", "code"), ("4", "code")])
def test_a_name_that_is_not_known_is_refused_with_what_it_may_mean(desk: Desk, name: str, said: str) -> None:
    answer = desk.submit(plain(row(name)))
    assert answer.errors() == [(2, "country", name)]
    assert said in answer.issues[0]["fix"] + answer.issues[0]["expected"]


@pytest.mark.parametrize("name, said", [
    ("Korea", "South Korea (KOR) or North Korea (PRK)"), ("Kambodschia", "Cambodia (KHM, “Kambodscha”)")])
def test_a_suggestion_is_english_and_names_a_foreign_name_only_where_that_is_what_resembles(
        desk: Desk, name: str, said: str) -> None:
    assert desk.submit(plain(row(name))).issues[0]["fix"].startswith(f"If you mean {said},")


@pytest.mark.parametrize("name", ["Montréal", "France métropolitaine", "Île-de-l’Orme"])
def test_letters_with_accents_are_latin_letters(desk: Desk, name: str) -> None:
    assert "Latin" not in desk.submit(plain(row(name))).issues[0]["fix"]


@pytest.mark.parametrize("name", ["EU", "European Union"])
def test_the_union_is_that_of_today_only_in_years_in_which_it_had_these_members(desk: Desk, name: str) -> None:
    answer = desk.submit(plain(row(name, year=2014), row(name, year=2020)), "--good-rows")
    assert answer.errors() == [(2, "country", name)]
    assert "2020" in answer.issues[0]["fix"] + answer.issues[0]["expected"]
    assert desk.current()[["ref_area", "year"]].to_numpy().tolist() == [["EU27_2020", 2020]]


@pytest.mark.parametrize("name", [
    "Summe", "Total", "Insgesamt", "Zusammen", "Gesamt", "Somme", "Ensemble", "TOTAL GÉNÉRAL", "Suma", "Total general",
    "Grand total", "All countries", "Alle Länder", "Tous pays", "Todos los países", "Total (47 countries)",
    "Gesamtergebnis", "Totale complessivo", "Soma", "Totaal", "Samtliga länder", "I alt", "Totalsum", "Yhteensä",
    "Razem:", "OGÓŁEM", "Celkem", "Összesen", "Итого", "Всего", "Усього", "Ukupno", "Σύνολο", "Genel Toplam", "المجموع",
    "الإجمالي", "סה״כ", "合计", "總計", "計", "합계", "รวม", "Tổng cộng", "Jumlah", "សរុប"])
def test_a_total_of_the_table_is_left_out_as_one_and_never_asked_as_a_country(desk: Desk, name: str) -> None:
    answer = desk.submit(plain(row(), row(name, value=99), row(name, value="?", year="")))
    assert (answer.status, answer.rows, answer.issues) == (0, 1, [])
    assert answer.has_note("totals_left_out", count=2, names=name)
    assert list(desk.current()["ref_area"]) == ["KHM"]


def test_totals_alone_are_no_table_to_leave_them_out_of(desk: Desk) -> None:
    answer = desk.submit(plain(row("Summe", value=99)), "--good-rows")
    assert (answer.status, answer.errors()) == (1, [(2, "country", "Summe")])
    assert answer.issues[0]["fix"] == wording.say("fix.area.aggregate")


def test_a_total_below_a_column_of_years_and_one_with_a_code_of_its_own_are_left_out(desk: Desk) -> None:
    wide = desk.submit("year;ICSE_VICTIMS\n2013;30\n2014;50\nInsgesamt;80\n", "--country", "KHM")
    assert (wide.status, wide.rows, wide.published) == (0, 2, 2)
    header = HEADER.replace("country", "country code,country name")
    coded = desk.submit(plain("KHM,Cambodia,2014,ICSE_VICTIMS,50,victims,P", "00,Summe,2014,ICSE_VICTIMS,80,victims,P",
                              header=header), name="coded.csv")
    assert (coded.status, coded.rows) == (0, 1)


def test_a_wide_table_of_the_world_bank_leaves_its_groups_out_and_names_them(desk: Desk) -> None:
    answer = desk.submit("Country Name,Country Code,2013,2014\nArab World,ARB,5,6\nCambodia,KHM,3,4\nWorld,WLD,8,9\n",
                         "--indicator", "ICSE_VICTIMS")
    assert (answer.status, answer.rows) == (0, 4)
    assert answer.has_note("totals_left_out", count=1, names="Arab World")
    assert set(desk.current()["ref_area"]) == {"KHM", "WLD"}


def test_a_total_without_a_code_is_one_by_its_name(desk: Desk) -> None:
    header = HEADER.replace("country", "country code,country name")
    answer = desk.submit(plain("KHM,Cambodia,2014,ICSE_VICTIMS,12,victims,P", ",Summe,2014,ICSE_VICTIMS,12,victims,P",
                               ",,2014,ICSE_VICTIMS,12,victims,P", header=header))
    assert answer.errors() == [(4, "country code", "")]
    assert answer.has_note("totals_left_out", count=1, names="Summe")


@pytest.mark.parametrize("name", ["Welt", "Monde", "Mundo", "Welt insgesamt", "World"])
def test_the_world_is_kept_as_itself(desk: Desk, name: str) -> None:
    desk.submit(plain(row(name, value=900)))
    assert list(desk.current()["ref_area"]) == ["WLD"]


INJECTED = ["=HYPERLINK(\"http://example.org\")", "+cmd|' /C calc'!A0", "<script>alert(1)</script>",
            "**bold** [a](b)", "'; DROP TABLE event; --", "../../etc/passwd", "https://example.org/x", "a\nb"]


@pytest.mark.parametrize("text", INJECTED)
def test_text_that_would_like_to_be_more_is_kept_as_text(desk: Desk, text: str) -> None:
    quoted = '"' + text.replace('"', '""') + '"'
    answer = desk.submit(plain(row(source=quoted)))
    assert (answer.status, list(desk.current()["source_title"])) == (0, [text])


@pytest.mark.parametrize("text", INJECTED)
def test_such_text_in_a_header_and_in_a_country_is_shown_as_it_is(desk: Desk, text: str) -> None:
    quoted = '"' + text.replace('"', '""') + '"'
    answer = desk.submit(plain(row(quoted) + ",1", header=f"{HEADER},{quoted}"), "--ignore-unused")
    assert answer.errors() == [(2 + text.count("\n"), "country", text)]


def test_control_characters_are_refused_with_their_code_points(desk: Desk) -> None:
    answer = desk.submit(plain(row(source="a\x1fb"), row("DEU", source="a\tb"), row("FRA", source="\x1fa"),
                               row("AUS", value="12\x0c"), row("\x0bAUT")), "--good-rows")
    assert {each[:2] for each in answer.errors()} == {(2, "source"), (4, "source"), (5, "value"), (6, "country")}
    assert any("U+000C" in each["fix"] for each in answer.issues)
    assert list(desk.current()["source_title"]) == ["a\tb"]


def test_a_cell_longer_than_a_workbook_may_have_is_refused(desk: Desk) -> None:
    answer = desk.submit(plain(row(source="x" * 32_768), row("DEU", source="x" * 32_767)), "--good-rows")
    assert (answer.errors(), answer.published) == ([(2, "source", "32768")], 1)


def test_a_bodys_series_is_the_bodys_whatever_area_the_file_names(desk: Desk) -> None:
    answer = desk.submit(plain(row("USA", value=773, indicator="cvip_identified_victims_added")))
    assert (answer.status, list(desk.current()["ref_area"])) == (0, ["NCMEC"])
    assert answer.noted("body")


def test_decimals_come_in_to_the_last_digit(desk: Desk) -> None:
    desk.submit(plain(hours("8.07748702924"), hours("0.1", year=2013), hours("1.3131114347655306", year=2012)),
                "--reason", "small")
    assert sorted(desk.current()["value"]) == [0.1, 1.3131114347655306, 8.07748702924]


@pytest.mark.parametrize("letter", ["\u202a", "\u202b", "\u202d", "\u202e", "\u2066", "\u2069"])
def test_what_turns_the_writing_round_is_refused_as_an_invisible_character(desk: Desk, letter: str) -> None:
    answer = desk.submit(plain(row(source=f"Pol{letter}ice"), row("DEU")), "--good-rows")
    assert (answer.published, [each["row"] for each in answer.issues]) == (1, [2])
    assert f"U+{ord(letter):04X}" in answer.issues[0]["fix"]


@pytest.mark.parametrize("written, marks, absence, secret", [
    ("12 d", "break", "", ""), ("12d", "break", "", ""), ("12 n", "uncertain", "", ""),
    ("12 b d", "break", "", ""), ("12 e p", "estimated provisional", "", ""), (": u", "", "not_available", ""),
    (":u", "", "not_available", ""), (": bd", "", "not_available", ""), (": b d", "", "not_available", ""),
    (": c", "", "not_available", "C"), (": z", "", "not_applicable", "")])
def test_the_letters_that_eurostat_writes_into_cells_are_read(
        desk: Desk, written: str, marks: str, absence: str, secret: str) -> None:
    answer = desk.submit(plain(row(value=written)))
    assert (answer.status, answer.published) == (0, 1)
    (stood,) = desk.current().to_dict("records")
    assert (stood["marks"], stood["absence"], stood["conf_status"]) == (marks, absence, secret)


@pytest.mark.parametrize("sent", [hours("2 d"), hours("2d"), hours("2 bd"), hours("2 d", unit="days"),
                                  row(value="12 c"), row(value=": q"), row(value=": 5"), row(value="12 b x")])
def test_a_letter_that_may_be_a_unit_or_is_not_known_is_refused(desk: Desk, sent: str) -> None:
    answer = desk.submit(plain(sent))
    assert (answer.status, [each[:2] for each in answer.errors()]) == (1, [(2, "value")])


@pytest.mark.parametrize("written", ["\u200f12", "12\u200f", "\u061c12\u061c", "\u200e12\u200e", "\u200f 12 \u200f"])
def test_marks_of_reading_direction_around_a_figure_are_taken_away_and_noted(desk: Desk, written: str) -> None:
    answer = desk.submit(plain(row(value=written)))
    assert (answer.status, answer.noted("U+200F"), list(desk.current()["value"])) == (0, True, [12])


@pytest.mark.parametrize("written", ["1\u200f2", "1\u200e2", "1\u061c2", "\u202e12", "12\u202c", "\u206612\u2069",
                                     "\u200b12", "12\ufeff", "\u200f1\u200f2"])
def test_any_other_character_that_nobody_sees_refuses_a_figure(desk: Desk, written: str) -> None:
    answer = desk.submit(plain(row(value=written), row("DEU")), "--good-rows")
    assert (answer.published, {each[:2] for each in answer.errors()}) == (1, {(2, "value")})


def test_a_mark_of_reading_direction_makes_no_number_of_a_workbooks_text(desk: Desk) -> None:
    """The text 1.125 may be 1125, whatever stands around it."""
    sent = workbook(line(indicator="TAKEDOWN_HOURS", unit="hours", value="\u200f1.125"))
    assert [each[:2] for each in desk.submit(sent, name="f.xlsx").errors()] == [(2, "value")]


def test_a_file_that_takes_a_published_figure_back_says_so(desk: Desk) -> None:
    desk.submit(plain(row()))
    answer = desk.submit("country,year,indicator,value,unit,absence\nKHM,2014,ICSE_VICTIMS,,victims,retracted\n")
    assert (answer.status, answer.published, answer.has_note("retracted", count=1)) == (0, 1, True)
