"""Every fix of a row or a table, followed to the letter: the file is then accepted, and nothing it said is lost."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from indicators import wording
from indicators.ingest.mapping import Choices
from indicators.ingest.pipeline import ingest
from indicators.model import Issue
from tests.catalogue.builders import shipped
from tests.faults.tables import HEADER, hours, plain, row, semicolons

CATALOGUE = shipped()

Figure = tuple[str, int, float | str, str]
"""Area, year, value or absence, and marks."""

KHM = (("KHM", 2014, 12, ""),)
TWO = (("DEU", 2014, 12, ""), *KHM)
VICTIMS: dict[str, Any] = {"indicator": "ICSE_VICTIMS"}
SHARE = {"indicator": "IWF_SHARE_OF_URLS_HOSTED"}
WITH_STATUS, WITH_MARKS = f"{HEADER},OBS_STATUS", f"{HEADER},marks,OBS_STATUS"
NAMED = "country_code,country_name,year,indicator,value,unit"
DAYS = f"{HEADER},period_start,period_end"


@dataclass(frozen=True)
class Followed:
    """A file with a fault, words that its fix has, and the file once the fix was followed."""

    wrong: str
    says: str                                  # several words are parted by |
    right: str
    saved: Sequence[Figure] = KHM
    options: dict[str, Any] = field(default_factory=dict)
    then: dict[str, Any] | None = None         # the options of the corrected file, if they are others


def status(cells: str, header: str = WITH_STATUS, *, value: object = 12) -> str:
    return plain(f"{row(value=value)},{cells}", header=header)


def same(text: str, says: str, **options: object) -> Followed:
    """A file that is as it is, and an option that the fix names."""
    return Followed(text, says, text, options=VICTIMS, then=VICTIMS | options)


GOOD = plain(row())
UNCLEAR = semicolons(hours("1.263", separator=";"))
FOLLOWED = {
    "area.empty": Followed(plain(row("")), "Write it|leave out", GOOD),
    "area.empty_below": Followed(plain(row(), row("", 2013)), "line 2", plain(row(), row("KHM", 2013)),
                                 [("KHM", 2013, 12, ""), *KHM]),
    "area.unknown": Followed(plain(row("Atlantis")), "three-letter code", GOOD),
    "area.suggested": Followed(plain(row("Camboda")), "code alone: KHM.", GOOD),
    "area.part": Followed(plain(row("England")), "code alone: GBR.", plain(row("GBR")), [("GBR", 2014, 12, "")]),
    "area.former": Followed(plain(row("USSR")), "present-day", GOOD),
    "area.other_list": Followed(plain(row("GER")), "you mean: DEU.", plain(row("DEU")), [("DEU", 2014, 12, "")]),
    "area.missing_or_namibia": Followed(plain(row("NA")), "Write NAM", plain(row("NAM")), [("NAM", 2014, 12, "")]),
    "area.missing": Followed(plain(row("NULL")), "country", GOOD),
    "area.short_code": Followed(plain(row("DEU"), row("KH")), "write KHM.", plain(row("DEU"), row()), TWO),
    "area.header": Followed(plain(row("DEU"), row("Entity")), "country's code in the cell",
                            plain(row("DEU"), row()), TWO),
    "area.without_code": Followed("\n".join([NAMED, ",Atlantis,2014,ICSE_VICTIMS,12,victims"]), "three-letter code",
                                  "\n".join([NAMED, "KHM,Atlantis,2014,ICSE_VICTIMS,12,victims"]),
                                  then={"ignore_unused": True}),
    "area.of_its_time": Followed(plain(row("European Union")), "write EU27_2020.", plain(row("EU27_2020")),
                                 [("EU27_2020", 2014, 12, "")]),
    "area.aggregate": Followed(plain(row("ASEAN")), "whole world", plain(row("WLD")), [("WLD", 2014, 12, "")]),
    "area.contradiction": Followed("\n".join([NAMED, "KHM,Germany,2014,ICSE_VICTIMS,12,victims"]), "Correct the name",
                                   "\n".join([NAMED, "KHM,Cambodia,2014,ICSE_VICTIMS,12,victims"])),
    "indicator.empty": Followed(plain(row(indicator="")), "Write it", GOOD),
    "indicator.empty_below": Followed(plain(row(), row("DEU", indicator="")), "line 2", plain(row(), row("DEU")), TWO),
    "indicator.unknown": Followed(plain(row(indicator="Zebras")), "code", GOOD),
    "indicator.suggested": Followed(plain(row(indicator="ICSE_VICTIM")), "ICSE_VICTIMS", GOOD),
    "indicator.of_several": Followed(plain(row(indicator="Aaa"), row("DEU", indicator="Bbb")), "Write ICSE_VICTIMS",
                                     GOOD, options=VICTIMS),
    "indicator.against_option": Followed(plain(row(indicator="CAMPAIGNS", unit="campaigns")), "give none",
                                         plain(row(indicator="CAMPAIGNS", unit="campaigns")), options=VICTIMS, then={}),
    "country.against_option": Followed(GOOD, "give none", GOOD, options={"country": "DEU"}, then={}),
    "year.against_option": Followed(GOOD, "give none", GOOD, options={"year": "2013"}, then={}),
    "year.empty": Followed(plain(row(year="")), "year", GOOD),
    "year.period": Followed(plain(row(year="2013-2015")), "one line for each year", GOOD),
    "year.part": Followed(plain(row(year="2014-Q1")), "whole year", GOOD),
    "year.day": Followed(plain(row(year="2014-12-31")), "write 2014", GOOD),
    "year.month_or_financial": Followed(
        plain(row(year="2011-12")), "write 2012|period_start",
        plain(f"{row(year=2012)},2011-07-01,2012-06-30", header=DAYS), [("KHM", 2012, 12, "")]),
    "year.financial": Followed(plain(row(year="2013/14")), "write 2014|period_start",
                               plain(f"{row()},2013-07-01,2014-06-30", header=DAYS)),
    "year.wrong": Followed(plain(row(year="14")), "four digits", GOOD),
    "year.outside": Followed(plain(row(year=1890)), "leave out", GOOD),
    "unit.empty": Followed(plain(row(unit="")), "unit", GOOD),
    "unit.unclear": Followed(plain(row(unit="cases")), "write victims,|leave out", GOOD),
    "unit.wrong": Followed(plain(row(unit="hours")), "write victims as its unit", GOOD),
    "value.empty": Followed(plain(row(value="")), "“..”", plain(row(value="..")), [("KHM", 2014, "not_available", "")]),
    "value.wrong": Followed(plain(row(value="+12")), "plain digits", plain(row())),
    "value.unknown_sign": Followed(plain(row(value="about 12")), "--sign", plain(row(value="about 12")),
                                   [("KHM", 2014, 12, "estimated")], then={"signs": {"about #": "estimated"}}),
    "value.maybe_days": Followed(plain(hours("2 d")), "in hours|“break” in a column of marks",
                                 plain(f"{hours(2)},break", header=f"{HEADER},marks"), [("KHM", 2014, 2, "break")]),
    "value.unclear_whole": Followed(semicolons(row(value="1.263", separator=";")), "write that",
                                    plain(row(value=1263)), [("KHM", 2014, 1263, "")]),
    "value.unclear": Followed(UNCLEAR, "--decimal . to read it as 1.263", UNCLEAR, [("KHM", 2014, 1.263, "")],
                              then={"decimal": "."}),
    "value.percent": Followed(plain(row(value="12 %")), "without a percent sign", GOOD),
    "value.other_decimal": Followed(plain(hours("10.5"), hours("11.5", "DEU"), hours('"12,5"', "THA")), "with “.”",
                                    plain(hours("12.5")), [("KHM", 2014, 12.5, "")]),
    "value.below_limit": Followed(plain(row(value=-1)), "Correct", GOOD),
    "value.above_limit": Followed("country,year,value\nKHM,2014,112\n", "Correct", "country,year,value\nKHM,2014,12\n",
                                  options=SHARE),
    "value.not_whole": Followed(plain(row(value="12.5")), "Correct", GOOD),
    "value.and_absence": Followed(status("late", f"{HEADER},absence"), "delete the other",
                                  status("", f"{HEADER},absence")),
    "value.two_absences": Followed(status("late", f"{HEADER},absence", value=".."), "Keep the one",
                                   status("", f"{HEADER},absence")),
    "value.status_forecast": Followed(status("F"), "Leave out the row", plain(), ()),
    "value.status_suppressed": Followed(status("Q"), "empty OBS_STATUS", status("")),
    "value.status_against_marks": Followed(status(",E", WITH_MARKS), "so that they agree",
                                           status("estimated,E", WITH_MARKS), [("KHM", 2014, 12, "estimated")]),
    "value.unknown_confidentiality": Followed(status("secret", f"{HEADER},CONF_STATUS"), "C if not",
                                              status("C", f"{HEADER},CONF_STATUS")),
    "breakdown.wrong": Followed(status("teenagers", f"{HEADER},breakdown"), "one of these",
                                status("SEX=F", f"{HEADER},breakdown")),
    "breakdown.unknown_sex": Followed(status("?", f"{HEADER},sex"), "F or M", status("F", f"{HEADER},sex")),
    "breakdown.unknown_age": Followed(status("adults", f"{HEADER},age"), "Y_GE18", status("Y_GE18", f"{HEADER},age")),
    **{f"breakdown.m_beside_{letter.lower()}": Followed(
        plain(f"{row()},M", f"{row('DEU')},{letter}", header=f"{HEADER},sex"), "M for men",
        plain(f"{row()},F", f"{row('DEU')},M", header=f"{HEADER},sex"), TWO) for letter in "HJV"},
    "period.wrong_date": Followed(plain(f"{row()},1.7.2013,30.6.2014", header=DAYS), "2014-01-05",
                                  plain(f"{row()},2013-07-01,2014-06-30", header=DAYS)),
    "period.wrong": Followed(plain(f"{row()},2014-07-01,2014-06-30", header=DAYS), "Correct the dates",
                             plain(f"{row()},2013-07-01,2014-06-30", header=DAYS)),
    "cell.control": Followed(plain(row(source="Po\x0clice")), "without the characters", GOOD),
    "row.word_among_figures": Followed("country,2013,2014\nGambia,The,12,\nDEU,,12\n",
                                       "quotation marks", 'country,2013,2014\n"Gambia, The",,12\nDEU,,12\n',
                                       [("DEU", 2014, 12, ""), ("GMB", 2014, 12, "")], VICTIMS),
    "row.repeated": Followed(plain(row(), row(), row()), "delete the others", GOOD),
    "row.twice": Followed(plain(row(), row(value=13)), "delete the others", GOOD),
    "unused.column": same("country,year,Region,value\nKHM,2014,Asia,12\n", "Region=ignore",
                          columns={"Region": "ignore"}),
    "unused.numbers": same("country,year,a,b,value\nKHM,2014,1,2,12\n", "--ignore-unused", ignore_unused=True),
    "unused.line": same("Police\ncountry,year,value\nKHM,2014,12\n", "--ignore-unused", ignore_unused=True),
    "unused.note": same("country,year,value,note\nKHM,2014,12,boys only\n", "--ignore-unused", ignore_unused=True),
    "unused.stopped": Followed("Boys\ncountry,year,value\nKHM,2014,12\n", "complete figures", GOOD,
                               options=VICTIMS | {"lines": {"line:Boys": "stop"}}, then={}),
    "columns.share_of_count": Followed("country,year,Share (%)\nKHM,2014,12\n", "Rename the header",
                                       "country,year,value\nKHM,2014,12\n",
                                       options=VICTIMS | {"columns": {"Share (%)": "value"}}, then=VICTIMS),
    "columns.twice": Followed("country,year,year,value\nKHM,2014,2013,12\n", "Delete one",
                              "country,year,value\nKHM,2014,12\n", options=VICTIMS),
    "columns.financial": Followed("country,2012/13,2013/14\nKHM,,12\n", "period_start",
                                  "country,year,value,period_start,period_end\nKHM,2014,12,2013-07-01,2014-06-30\n",
                                  options=VICTIMS),
    "columns.missing": Followed("country,year,indicator,value\nKHM,2014,ICSE_VICTIMS,12\n", "HEADER=unit", GOOD),
    "columns.missing_asked": same("year,value\n2014,12\n", "--country", country="KHM"),
    "titles.contradict": Followed("Thailand\nyear,value\n2014,12\n", "Correct what you gave",
                                  "Thailand\nyear,value\n2014,12\n", [("THA", 2014, 12, "")],
                                  {**VICTIMS, "country": "KHM"}, {**VICTIMS, "country": "THA"}),
    "columns.both": Followed("country,year,value,hours\nKHM,2014,1,12\n", "Delete one",
                             "country,year,hours\nKHM,2014,12\n", options={"indicator": "TAKEDOWN_HOURS"}),
    "columns.two_layouts": Followed("country,year,value,2013,2014\nKHM,2014,12,,12\n", "only one",
                                    "country,2013,2014\nKHM,,12\n", options=VICTIMS),
    "indicator.contradiction": Followed(
        "country,year,indicator_code,indicator_name,value,unit\nKHM,2014,ICSE_VICTIMS,CAMPAIGNS,12,victims\n",
        "Correct the name", GOOD),
    **{f"choice.unknown_{option}": Followed(GOOD, "leave it out", GOOD, options={option: stated}, then={})
       for option, stated in (("indicator", "VICTIMZ"), ("country", "Atlantis"), ("year", "1850"))},
    "choice.unknown_column": Followed(GOOD, "exactly", GOOD, options={"columns": {"Nation": "country"}}, then={}),
}


def read(text: str, options: dict[str, Any]) -> tuple[list[Issue], list[Figure]]:
    """All issues of a file, and the figures that would be saved."""
    found = ingest(text.encode(), "figures.csv", Choices(**options), CATALOGUE)
    if found.checked is None:
        return list(found.issues), []
    good = found.checked.observations
    return [*found.issues, *found.checked.issues], sorted(
        (str(area), int(year), str(why) if why else float(value), str(marks)) for area, year, value, why, marks in zip(
            good["ref_area"], good["year"], good["value"], good["absence"], good["marks"], strict=True))


@pytest.mark.parametrize("code", FOLLOWED)
def test_a_file_whose_fix_was_followed_to_the_letter_is_accepted(code: str) -> None:
    case = FOLLOWED[code]
    found = next(issue for issue in read(case.wrong, case.options)[0] if issue.code == code)
    assert [words for words in case.says.split("|") if words not in wording.fix(found, CATALOGUE)] == []
    if case.saved:
        options = case.options if case.then is None else case.then
        assert read(case.right, options) == ([], list(case.saved))
