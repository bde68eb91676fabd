"""The shipped files themselves: codes that stay fixed, who provides what, words, and every figure with its source."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from indicators.catalogue import SHIPPED, load_catalogue
from indicators.model import Catalogue, Indicator, Mark

FIGURES = sorted((SHIPPED / "observations").glob("*.csv"))
COLUMNS = ["ref_area", "year", "indicator", "value", "unit", "marks", "period_start", "period_end", "source_title",
           "source_url", "note"]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(SHIPPED)


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def figures() -> Iterator[dict[str, str]]:
    for file in FIGURES:
        yield from rows(file)


def figure(indicator: str, ref_area: str, year: int) -> dict[str, str]:
    return next(row for row in figures()
                if (row["indicator"], row["ref_area"], row["year"]) == (indicator, ref_area, str(year)))


def texts(indicator: Indicator) -> str:
    return " ".join(map(str, (indicator.title, indicator.reading, indicator.caution, indicator.rule_note,
                              indicator.stages)))


@pytest.mark.parametrize("code, goal, unit, whole, minimum, maximum", [
    ("ICSE_VICTIMS", "1.1", "victims", True, 0, None), ("LEGISLATION_STAGE", "2.1", "stage", True, 0, 5),
    ("JOINT_TRAININGS", "2.2", "trainings", True, 0, None), ("CAMPAIGNS", "3.1", "campaigns", True, 0, None),
    ("WORKSHOPS", "3.2", "workshops", True, 0, None), ("TAKEDOWN_HOURS", "4.2", "hours", False, 0, None),
    ("REMOVED_IN_TIME", "4.2", "percent", False, 0, 100)])
def test_fixed_codes_stay(catalogue: Catalogue, code: str, goal: str, unit: str, whole: bool, minimum: float,
                          maximum: float | None) -> None:
    indicator = catalogue.indicators[code]
    assert (catalogue.goal_of[code], indicator.unit, indicator.whole, indicator.minimum, indicator.maximum,
            indicator.role, indicator.provider) == (goal, unit, whole, minimum, maximum, "judged", "country")


def test_the_first_figure_of_each_goal_is_one_that_any_country_may_send(catalogue: Catalogue) -> None:
    first = {goal.id: min((i for i in goal.indicators if i.headline), key=lambda i: i.headline or 0).id
             for goal in catalogue.goals}
    assert first == {"1.1": "ICSE_VICTIMS", "2.1": "LEGISLATION_STAGE", "2.2": "JOINT_TRAININGS", "3.1": "CAMPAIGNS",
                     "3.2": "WORKSHOPS", "4.1": "PROVIDERS_DETECTING", "4.2": "TAKEDOWN_HOURS"}


def test_what_third_parties_publish_is_context_and_the_icse_total_is_evidence_of_its_goal(
        catalogue: Catalogue) -> None:
    assert [i.id for i in catalogue.indicators.values() if i.provider == "third_party" and i.role == "judged"] == []
    assert [i.id for i in catalogue.indicators.values() if i.judged_for == "world"] == [
        "icse_identified_victims_cumulative"]
    assert (catalogue.indicators["icse_identified_victims_cumulative"].measure,
            catalogue.indicators["ICSE_VICTIMS"].measure) == ("stock", "flow")


def test_victims_below_five_are_not_for_the_public(catalogue: Catalogue) -> None:
    hidden = catalogue.indicators["ICSE_VICTIMS"].small_counts
    assert hidden is not None
    assert hidden.hide_below == 5


def test_what_counts_victims_children_or_people_says_so(catalogue: Catalogue) -> None:
    people = {"victims", "children", "people"}
    assert {i.id for i in catalogue.indicators.values() if i.unit in people} == {
        i.id for i in catalogue.indicators.values() if i.counts_people}


def test_ncmecs_caution_stands_beside_its_reports(catalogue: Catalogue) -> None:
    for code in ("ncmec_cybertipline_reports_by_country", "ncmec_cybertipline_reports_total"):
        assert "does not indicate the level" in str(catalogue.indicators[code].caution)


def test_what_the_form_does_not_say_is_marked_as_ours(catalogue: Catalogue) -> None:
    judged = [i for i in catalogue.indicators.values() if i.role == "judged"]
    assert [i.id for i in judged if "reading, not agreed by the Alliance" not in str(i.rule_note)] == []


def test_the_forms_term_stands_only_where_the_form_is_quoted(catalogue: Catalogue) -> None:
    ours = [texts(i) for i in catalogue.indicators.values()]
    ours += [f"{goal.title} {goal.why_it_matters}" for goal in catalogue.goals]
    ours += [str(target.title) for target in catalogue.policy_targets]
    assert not [text for text in ours if re.search(r"porn", text, re.IGNORECASE)]
    assert any("pornography" in goal.official_wording for goal in catalogue.goals)


@pytest.mark.parametrize("file", FIGURES, ids=lambda file: file.stem)
def test_every_figure_names_known_things_and_its_source(catalogue: Catalogue, file: Path) -> None:
    marks = {mark.value for mark in Mark}
    keys = set()
    for row in rows(file):
        assert list(row) == COLUMNS
        indicator = catalogue.indicators[row["indicator"]]
        assert row["unit"] == indicator.unit
        assert row["ref_area"] == (indicator.body or row["ref_area"])
        assert row["ref_area"] in catalogue.area
        assert 1990 <= int(row["year"]) <= date.today().year
        low, high = indicator.minimum, indicator.maximum
        assert low is None or float(row["value"]) >= low
        assert high is None or float(row["value"]) <= high
        assert not indicator.whole or float(row["value"]).is_integer()
        assert row["marks"].split() == sorted(set(row["marks"].split()) & marks)
        assert row["source_title"]
        assert row["source_url"].startswith("http") or "coded" in row["marks"]
        assert bool(row["period_start"]) == bool(row["period_end"])
        assert not row["period_end"] or date.fromisoformat(row["period_end"]).year == int(row["year"])
        keys.add((row["indicator"], row["ref_area"], row["year"]))
    assert len(keys) == len(rows(file))


def test_no_figure_of_the_nine_sources_was_lost() -> None:
    """Rows and sums of the tables as the publishers' figures were taken down."""
    counted = {file.stem: (len(rows(file)), round(sum(float(row["value"]) for row in rows(file)), 2))
               for file in FIGURES}
    assert counted == {
        "australia_afp_indicators": (5, 267321), "germany_notice_and_takedown_2012_2023": (69, 217720.37),
        "icmec_legislation_review": (10, 424), "inhope_annual_statistics": (27, 3173685.5),
        "interpol_icse_identified_victims": (6, 42435), "iwf_hosting_by_country": (89, 776063),
        "khm_narrative_2014": (3, 4), "ncmec_cvip_identified_victims_2020_2023": (8, 31085),
        "ncmec_cybertipline_by_country_2019_2023": (1218, 136405524),
        "ncmec_cybertipline_total_1998_2023": (26, 181130150)}


@pytest.mark.parametrize("indicator, ref_area, year, marks, period", [
    ("icse_identified_victims_cumulative", "WLD", 2010, "point_in_time", ("2010-03-01", "2010-03-01")),
    ("icse_identified_victims_cumulative", "WLD", 2017, "approximate point_in_time", ("2017-01-09", "2017-01-09")),
    ("icse_identified_victims_cumulative", "WLD", 2022, "lower_bound point_in_time", ("2022-10-20", "2022-10-20")),
    ("icse_connected_countries", "WLD", 2017, "point_in_time", ("2017-01-01", "2017-01-31")),
    ("accce_reports_received", "AUS", 2023, "financial_year lower_bound", ("2022-07-01", "2023-06-30")),
    ("afp_children_removed_from_harm_philippines", "AUS", 2023, "", ("", "")),
    ("thinkuknow_adults_reached", "AUS", 2023, "approximate financial_year", ("2022-07-01", "2023-06-30")),
    ("de_notices_recorded", "DEU", 2017, "break", ("", "")),
    ("de_notices_recorded", "DEU", 2023, "conflict", ("", "")),
    ("de_domestic_mean_removal_time", "DEU", 2017, "approximate break", ("", "")),
    ("de_domestic_mean_removal_time", "DEU", 2019, "break", ("", "")),
    ("de_abroad_removed_within_4_weeks", "DEU", 2020, "break", ("", "")),
    ("de_abroad_removed_within_4_weeks", "DEU", 2012, "lower_bound", ("", "")),
    ("inhope_content_urls_exchanged", "INHOPE", 2022, "break conflict", ("", "")),
    ("inhope_removed_within_3_days", "INHOPE", 2020, "", ("", "")),
    ("icmec_criteria_met_of_5", "ZAF", 2006, "edition", ("", "")),
    ("iwf_share_of_urls_hosted", "ROU", 2023, "approximate", ("", "")),
    ("iwf_urls_hosted", "NLD", 2024, "partial", ("", "")),
    ("ncmec_cybertipline_reports_total", "WLD", 2018, "uncertain", ("", "")),
    ("ncmec_cybertipline_reports_total", "WLD", 2019, "", ("", "")),
    ("JOINT_TRAININGS", "KHM", 2013, "coded", ("", "")),
    ("JOINT_TRAININGS", "KHM", 2014, "coded uncertain", ("2013-01-01", "2014-12-31")),
    ("LEGISLATION_STAGE", "KHM", 2014, "coded", ("", "")),
])
def test_what_a_publisher_says_of_a_figure_is_a_mark_and_a_period(
        indicator: str, ref_area: str, year: int, marks: str, period: tuple[str, str]) -> None:
    row = figure(indicator, ref_area, year)
    assert (row["marks"], (row["period_start"], row["period_end"])) == (marks, period)


def test_each_german_series_breaks_at_its_first_figure_from_2017_on() -> None:
    for code in {row["indicator"] for row in figures() if row["indicator"].startswith("de_")}:
        years = sorted(int(row["year"]) for row in figures() if row["indicator"] == code and int(row["year"]) >= 2017)
        assert "break" in figure(code, "DEU", years[0])["marks"].split()


def test_a_fact_coded_from_a_report_quotes_a_sentence_of_it() -> None:
    report = " ".join((SHIPPED / "narratives" / "KHM-2014.txt").read_text("utf-8").split())
    for row in rows(SHIPPED / "observations" / "khm_narrative_2014.csv"):
        assert re.search('"(.+)"', row["note"])[1] in report
    assert "2013 or 2014" in figure("JOINT_TRAININGS", "KHM", 2014)["note"]


def test_each_narrative_of_the_index_is_there_and_none_is_cleared_for_the_public() -> None:
    index = rows(SHIPPED / "narratives" / "index.csv")
    assert [(row["ref_area"], row["year"], row["file"], row["public"]) for row in index] == [
        ("KHM", "2014", "KHM-2014.txt", "no")]
    text = (SHIPPED / "narratives" / index[0]["file"]).read_text("utf-8")
    assert (len(text.splitlines()), sum(line.startswith("-") for line in text.splitlines())) == (334, 53)


def test_every_source_of_a_figure_has_a_publisher_and_what_is_known_of_its_terms(catalogue: Catalogue) -> None:
    listed = {(each.title, each.url) for each in catalogue.sources}
    assert {(row["source_title"], row["source_url"]) for row in figures()} == listed
    assert all(each.publisher and each.terms for each in catalogue.sources)
    assert all((each.terms == "not checked") == (each.checked == "") for each in catalogue.sources)
