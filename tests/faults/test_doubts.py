"""Figures that want a word of reason before they are published."""

import re
from pathlib import Path

import pytest

from indicators import wording
from indicators.cli.main import main
from indicators.permission import staff
from tests.faults.conftest import Answer, Desk
from tests.faults.tables import HEADER, plain, row


def warned(answer: Answer) -> list[int]:
    return [each["row"] for each in answer.issues if each["severity"] == "warning"]


def test_a_jump_of_ten_times_wants_a_reason_and_nine_times_does_not(desk: Desk) -> None:
    desk.submit(plain(row(year=2012, value=12)))
    assert warned(desk.submit(plain(row(year=2013, value=119)), "--dry-run")) == []
    text = plain(row(year=2013, value=120))
    dry = desk.submit(text, "--dry-run")
    assert (dry.status, warned(dry)) == (0, [2])
    blank = desk.submit(text, "--reason", "  ")
    assert (blank.status, blank.published) == (1, 0)
    answer = desk.submit(text)
    assert (answer.status, answer.published) == (1, 0)
    assert "2012" not in answer.issues[0]["found"]
    assert "12" in answer.issues[0]["expected"]
    told = desk.submit(text, "--reason", "A large case in Phnom Penh")
    assert (told.status, told.published) == (0, 1)
    assert desk.book.submissions()[-1].payload["reason"] == "A large case in Phnom Penh"


def test_a_fall_to_a_tenth_inside_one_file_is_a_jump_too(desk: Desk) -> None:
    assert warned(desk.submit(plain(row(year=2013, value=500), row(year=2014, value=50)))) == [3]


def test_a_marked_break_explains_a_jump(desk: Desk) -> None:
    answer = desk.submit(plain(row(year=2013, value=5) + ",", row(year=2014, value=500) + ",break",
                               header=HEADER + ",marks"))
    assert (answer.status, answer.published) == (0, 2)


def test_a_figure_that_is_revised_tenfold_wants_a_reason(desk: Desk) -> None:
    desk.submit(plain(row(value=12)))
    assert warned(desk.submit(plain(row(value=121)))) == [2]


def test_a_jump_that_stands_already_is_not_asked_for_again(desk: Desk) -> None:
    desk.submit(plain(row(year=2013, value=5), row(year=2014, value=500)), "--reason", "checked")
    again = desk.submit(plain(row(year=2014, value=500), row(year=2013, value=5)))
    assert (again.status, again.issues, again.unchanged) == (0, [], 2)
    assert again.has_note("same_figures")


def test_parts_that_stand_do_not_hinder_a_file_without_any(desk: Desk) -> None:
    desk.submit(plain(row(value=20) + ",SEX=F", header=HEADER + ",breakdown"))
    answer = desk.submit(plain(row(year=2013, value=20), row(year=2014, value=22, country="AUT")))
    assert (answer.status, answer.published) == (0, 2)


def test_one_count_for_five_years_wants_a_reason_and_for_four_does_not(desk: Desk) -> None:
    lines = [row(year=year, value=321) for year in range(2010, 2015)]
    assert warned(desk.submit(plain(*lines[:4]), "--dry-run")) == []
    assert warned(desk.submit(plain(*lines))) == [6]


def test_percentages_of_a_text_that_are_all_below_one_want_a_reason(desk: Desk) -> None:
    shares = [row(year=year, value=value, indicator="REMOVED_IN_TIME", unit="percent")
              for year, value in ((2012, 0.81), (2013, 0.85), (2014, 0.9))]
    assert warned(desk.submit(plain(*shares), "--dry-run")) == [2, 3, 4]
    assert warned(desk.submit(plain(*shares[:2]), "--dry-run")) == []


def test_shares_of_one_are_doubted_in_one_series_among_per_cents_in_others(desk: Desk) -> None:
    text = "Country,2022,2023\nCambodia,0.748,0.81\nThailand,91,92.75\nGermany,0.5,12\n"
    answer = desk.submit(text, "--indicator", "REMOVED_IN_TIME", "--dry-run")
    assert [(each["row"], each["column"]) for each in answer.issues if each["found"][:2] == "0."][:2] == [
        (2, "2022"), (2, "2023")]
    assert warned(answer)[2:] == [4]               # a jump


def test_shares_of_one_are_doubted_and_not_the_percentages_of_their_series(desk: Desk) -> None:
    share, percentage, other = (plain(*(row("ESP", year, value, "REMOVED_IN_TIME", "percent")
                                        for year, value in values.items()))
                                for values in ({2021: 0.85, 2022: 0.91, 2023: 93}, {2023: 93}, {2021: 0.85, 2022: 1}))
    assert [(each["row"], each["found"]) for each in desk.submit(share, "--dry-run").issues] == [
        (2, "0.85"), (3, "0.91")]
    assert warned(desk.submit(other, "--dry-run")) == []
    assert desk.submit(percentage).published == 1
    assert warned(desk.submit(other)) == [2, 3]                    # 93 is current


def test_a_jump_says_years_values_and_how_many_times(desk: Desk) -> None:
    answer = desk.submit(plain(row(year=2021, value=123456789, indicator="TAKEDOWN_HOURS", unit="hours"),
                               row(year=2022, value=1.5, indicator="TAKEDOWN_HOURS", unit="days")))
    said = answer.issues[0]["expected"]
    assert [each in said for each in ("123,456,789 hours", "2021")] == [True] * 2


@pytest.mark.parametrize("value, times", [
    ("50", "at least 10 times as much as in 2013 (at most 5 victims)"), (">50", "at least 10 times"),
    ("<50", "10 times")])
def test_a_jump_from_a_figure_that_is_a_bound_says_so(desk: Desk, value: str, times: str) -> None:
    assert main(["submit", str(saved(desk, plain(row(year=2013, value="<5"), row(year=2014, value=value))))]) == 1
    assert times in desk.capsys.readouterr().out


def test_warnings_are_listed_by_their_lines(desk: Desk) -> None:
    table = plain(row(year=2009, value=5), *(row(year=2010 + at, value=value) for at, value in enumerate((90, 5, 80))))
    assert main(["submit", str(saved(desk, table))]) == 1
    out = desk.capsys.readouterr().out
    assert re.findall(r"(?m)^  line (\d+)", out) == ["3", "4", "5"]
    assert "3 of the new and changed figures held back" in out


def saved(desk: Desk, table: str) -> Path:
    file = desk.folder / "figures.csv"
    file.write_text(table)
    return file


def test_a_state_may_stay_for_years(desk: Desk) -> None:
    lines = [row(year=year, value=4, indicator="LEGISLATION_STAGE", unit="stage") for year in range(2005, 2015)]
    assert desk.submit(plain(*lines)).status == 0


def test_a_total_that_its_parts_do_not_make_wants_a_reason(desk: Desk) -> None:
    answer = desk.submit(plain(row(value=10) + ",T", row(value=5) + ",F", row(value=4) + ",M", header=HEADER + ",sex"))
    assert (answer.status, warned(answer)) == (1, [2])


def test_a_part_that_makes_current_parts_more_than_their_total_wants_a_reason(desk: Desk) -> None:
    header = HEADER + ",sex"
    assert desk.submit(plain(row(value=10) + ",T", row(value=5) + ",M", header=header)).status == 0
    assert warned(desk.submit(plain(row(value=8) + ",F", header=header))) == [2]


def test_a_figure_read_in_a_report_does_not_silently_replace_one_that_was_sent(desk: Desk) -> None:
    desk.submit(plain(row(value=12)))
    answer = desk.submit(plain(row(value=11) + ",coded", header=HEADER + ",marks"))
    assert (answer.status, warned(answer)) == (1, [2])


def test_rows_without_a_doubt_can_be_published_apart(desk: Desk) -> None:
    answer = desk.submit(plain(row(year=2013, value=5), row(year=2014, value=500), row("DEU")), "--good-rows")
    assert (answer.status, answer.published) == (1, 2)


def test_someone_else_who_published_meanwhile_is_told_of(desk: Desk, monkeypatch: object) -> None:
    from indicators.submissions import preview  # noqa: PLC0415
    from indicators.submissions.publishing import _submission  # noqa: PLC0415

    prepare = preview.prepare

    def late(*given: object, **more: object) -> object:
        prepared = prepare(*given, **more)                           # type: ignore[arg-type]
        other = prepared.to_publish().assign(value=99.0)
        book = given[3]
        book.publish(staff("Ben"), _submission(prepared, other, "", "", "observations"),  # type: ignore[attr-defined]
                     previewed_on=book.version())                    # type: ignore[attr-defined]
        return prepared

    monkeypatch.setattr(preview, "prepare", late)                     # type: ignore[attr-defined]
    desk.folder.joinpath("f.csv").write_text(plain(row()), "utf-8")
    from indicators.cli.main import main  # noqa: PLC0415

    assert main(["submit", str(desk.folder / "f.csv"), "--json", "--by", "Ann"]) == 1
    assert wording.say("fix.submit.stale") in desk.capsys.readouterr().out
    assert list(desk.current()["value"]) == [99]
