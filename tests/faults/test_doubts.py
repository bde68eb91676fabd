"""Figures that want a word of reason before they are published."""

from typing import Any

import pytest

from indicators import wording
from indicators.cli.main import main
from indicators.permission import staff
from indicators.submissions import preview
from indicators.submissions.publishing import _submission
from tests.faults.conftest import Answer, Desk
from tests.faults.tables import HEADER, plain, row

SHARE = {"indicator": "REMOVED_IN_TIME", "unit": "percent"}
STAGE = {"indicator": "LEGISLATION_STAGE", "unit": "stage"}


def warned(answer: Answer) -> list[int]:
    return [each["row"] for each in answer.issues if each["severity"] == "warning"]


def years(values: dict[int, object], **cells: Any) -> str:
    """A figure of one series for each of these years."""
    return plain(*(row(year=year, value=value, **cells) for year, value in values.items()))


def test_a_jump_is_published_with_a_reason_alone(desk: Desk) -> None:
    desk.submit(years({2012: 12}))
    text = years({2013: 120})
    for options, status in (("--dry-run",), 0), (("--reason", "  "), 1), ((), 1):
        answer = desk.submit(text, *options)
        assert (answer.status, answer.published, warned(answer)) == (status, 0, [2])
    told = desk.submit(text, "--reason", "A large case in Phnom Penh")
    assert (told.status, told.published) == (0, 1)
    assert desk.book.submissions()[-1].payload["reason"] == "A large case in Phnom Penh"


def parts(**values: int) -> str:
    """A figure of one year by sex."""
    return plain(*(f"{row(value=value)},{sex}" for sex, value in values.items()), header=f"{HEADER},sex")


SENT: dict[str, tuple[str, str, list[int]]] = {
    "nine_times": (years({2012: 12}), years({2013: 119}), []),
    "revised_tenfold": (years({2014: 12}), years({2014: 121}), [2]),
    "fall": ("", years({2013: 500, 2014: 50}), [3]),
    "marked_break": ("", plain(row(year=2013, value=5) + ",", row(value=500) + ",break", header=f"{HEADER},marks"), []),
    "up_and_down": ("", years({2009: 5, 2010: 90, 2011: 5, 2012: 80}), [3, 4, 5]),
    "four_years_alike": ("", years(dict.fromkeys(range(2010, 2014), 321)), []),
    "five_years_alike": ("", years(dict.fromkeys(range(2010, 2015), 321)), [6]),
    "a_state_for_years": ("", years(dict.fromkeys(range(2005, 2015), 4), **STAGE), []),
    "shares_of_one": ("", years({2012: 0.81, 2013: 0.85, 2014: 0.9}, **SHARE), [2, 3, 4]),
    "two_shares": ("", years({2012: 0.81, 2013: 0.85}, **SHARE), []),
    "shares_and_a_percentage": ("", years({2021: 0.85, 2022: 0.91, 2023: 93}, **SHARE), [2, 3]),
    "share_and_one": ("", years({2021: 0.85, 2022: 1}, **SHARE), []),
    "shares_beside_current_percentages": (years({2023: 93}, **SHARE), years({2021: 0.85, 2022: 1}, **SHARE), [2, 3]),
    "parts_below_total": ("", parts(T=10, F=5, M=4), [2]),
    "parts_above_current_total": (parts(T=10, M=5), parts(F=8), [2]),
    "parts_in_the_ledger_only": (parts(F=20), years({2013: 20, 2014: 22}), []),
    "coded_over_sent": (plain(row(value=12)), plain(row(value=11) + ",coded", header=HEADER + ",marks"), [2]),
}
"""What is current, what is sent, and the lines of which a reason is wanted."""


@pytest.mark.parametrize("name", SENT)
def test_what_is_unlikely_wants_a_reason_and_what_is_likely_none(desk: Desk, name: str) -> None:
    before, text, lines = SENT[name]
    if before:
        assert desk.submit(before).published
    answer = desk.submit(text)
    assert (answer.status, warned(answer)) == (1 if lines else 0, lines)


def test_shares_of_one_are_doubted_in_one_series_among_per_cents_in_others(desk: Desk) -> None:
    text = "Country,2022,2023\nCambodia,0.748,0.81\nThailand,91,92.75\nGermany,0.5,12\n"
    answer = desk.submit(text, "--indicator", "REMOVED_IN_TIME", "--dry-run")
    assert sorted((each["row"], each["column"]) for each in answer.issues) == [
        (2, "2022"), (2, "2023"), (4, "2022")]                                         # the last is a jump


def test_a_jump_that_stands_already_is_not_asked_for_again(desk: Desk) -> None:
    desk.submit(years({2013: 5, 2014: 500}), "--reason", "checked")
    again = desk.submit(years({2014: 500, 2013: 5}))
    assert (again.status, again.issues, again.unchanged) == (0, [], 2)
    assert again.has_note("same_figures")


def test_a_jump_is_told_with_the_figure_it_is_compared_with(desk: Desk) -> None:
    answer = desk.submit(plain(row(year=2021, value=123456789, indicator="TAKEDOWN_HOURS", unit="hours"),
                               row(year=2022, value=1.5, indicator="TAKEDOWN_HOURS", unit="days")))
    assert all(each in answer.issues[0]["expected"] for each in ("123,456,789 hours", "2021"))


@pytest.mark.parametrize("value, times", [
    ("50", "against at most 5 victims in 2013: a factor of at least 10"), (">50", "a factor of at least 10"),
    ("<50", "a factor of 10")])
def test_a_jump_from_a_figure_that_is_a_bound_is_told_as_one(desk: Desk, value: str, times: str) -> None:
    file = desk.folder / "figures.csv"
    file.write_text(years({2013: "<5", 2014: value}), "utf-8")
    assert main(["submit", str(file)]) == 1
    assert times in desk.capsys.readouterr().out


def test_someone_else_who_published_meanwhile_is_told_of(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare = preview.prepare

    def late(*given: Any, **more: Any) -> preview.Prepared:
        prepared = prepare(*given, **more)
        other = prepared.to_publish().assign(value=99.0)
        desk.book.publish(staff("Ben"), _submission(prepared, other, "", "", "observations"),
                          previewed_on=desk.book.version())
        return prepared

    monkeypatch.setattr(preview, "prepare", late)
    file = desk.folder / "figures.csv"
    file.write_text(plain(row()), "utf-8")
    assert main(["submit", str(file), "--json", "--by", "Ann"]) == 1
    assert wording.say("issue.submit.stale", ".fix") in desk.capsys.readouterr().out
    assert desk.column("value") == [99]
