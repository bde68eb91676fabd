"""Every screen, run alone, on the real figures, the invented ones, and a ledger without any."""

import re
from datetime import date

import pytest

from indicators import wording
from indicators.illustrative import years
from indicators.model import Absence
from indicators.wording import say
from tests.pages.conftest import Environment, Show, laid_out, words

SCREENS = ["overview", "country", "goal", "compare", "commitments", "editions", "data", "how_we_judge", "upload",
           "changed_files"]
GOALS = ["1.1", "2.1", "2.2", "3.1", "3.2", "4.1", "4.2"]
INVENTED = years(date.today().year)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_stands_alone_on_the_real_figures(real: str, show: Show, screen: str):
    shown = show(screen)
    assert not shown.exception
    assert f"For staff · {say('frame.all_published')} · {say('frame.data_version', version=13)}" in words(shown)
    assert "ILLUSTRATIVE" not in words(shown)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_of_invented_figures_says_so(real: str, show: Show, screen: str):
    shown = show(screen, set="illustrative")
    assert not shown.exception
    assert say("frame.illustrative") in words(shown)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_stands_alone_without_any_figure(empty: str, show: Show, screen: str):
    shown = show(screen)
    assert not shown.exception
    assert say("frame.all_published") in words(shown)


@pytest.mark.parametrize(("goal", "view"), [*zip(GOALS, ["distance", "years", "map"] * 3, strict=False)])
@pytest.mark.parametrize("figures", ["real", "illustrative"])
def test_every_goal_opens_in_full_and_in_a_picture(real: str, show: Show, goal: str, view: str, figures: str):
    view = view if figures == "real" else view.replace("map", "tiles")       # no map has a shape of an invented country
    shown = show("goal", goal=goal, set=figures, view=view)
    assert not shown.exception
    assert figures == "real" or any(chart.proto.id for chart in shown.get("plotly_chart"))


def test_demonstration_starts_with_the_invented_figures_and_leads_back(real: str, show: Show, environment: Environment):
    environment(figures="illustrative")
    assert say("frame.illustrative") in words(show("overview"))
    assert say("frame.switch_to_real") in words(show("overview"))
    assert "ILLUSTRATIVE" not in words(show("overview", set="real"))


def test_a_value_in_the_address_that_nobody_knows_is_as_none(real: str, show: Show):
    assert not show("overview", group="XX", year="banana").exception
    assert not show("country", area="XX", goal="9.9").exception
    assert not show("data", area="XX", page="99", year="12").exception


def test_a_wrong_address_says_what_is_shown_instead(real: str, show: Show):
    said = words(show("country", area="XX"))
    assert "“XX”" in said
    assert said.count("XX") == 1


def test_before_ten_countries_report_the_overview_shows_what_is_known(real: str, show: Show):
    said = words(show("overview"))
    assert "Reported: 0 of 54 · published figures: 2 · written report only: 1" in said
    assert say("overview.bring") in said                    # what to do next
    grid, known = said.split(say("overview.caption"))[1].split(say("overview.published"))
    assert "4.1 CyberTipline reports, world 36,210,368 reports 2023 NCMEC" in known
    assert "1.1 Victims in the ICSE database at least 30,000 victims" in known
    assert "4.2 Removed within two days, Germany about 85 %" in known
    cambodia = grid.split("Cambodia")[1].split("Germany")[0]
    assert say("overview.in_words_short") in cambodia
    assert "2.1 § drafting 2014" in cambodia                # a stage below the goal, by its own name
    assert "not reported yet" not in cambodia
    assert "51 countries: not reported yet" in said


def test_a_set_of_countries_stands_in_the_address(real: str, show: Show):
    said = words(show("overview", group="set", areas="DEU,KHM"))
    assert "Reported: 0 of 2 · published figures: 1 · written report only: 1" in said
    assert "Cambodia" in said
    assert "Albania" not in said
    assert "None of 54 countries" in words(show("overview", group="set"))
    chosen = show("goal", goal="1.1", group="set", areas="XGA,XCE,XFR", set="illustrative", year=str(INVENTED[10]))
    assert "of 3" in words(chosen)


def test_a_year_chosen_on_the_overview_takes_that_years_figures_alone(real: str, show: Show):
    said = words(show("overview", year="2014"))
    assert say("overview.caption_in", year=2014) in said
    assert "drafting 2.2" in said                           # what was asked for is not grey for its age
    assert "not reported yet" in said


@pytest.mark.parametrize("screen, chosen", [
    ("overview", {}), ("country", {"area": "XJU", "tab": "figures"}), ("goal", {"goal": "1.1"}),
    ("compare", {"areas": "XCR,XJU", "goal": "1.1"})])
def test_how_sure_a_status_is_stands_on_every_screen_that_shows_one(real: str, show: Show, screen: str,
                                                                    chosen: dict[str, str]):
    shown = laid_out(show(screen, set="illustrative", **chosen))
    assert re.search('class="gl-status [^"]*gl-chance"', shown)
    assert shown.count("gl-sample gl-chance") == 1


def test_marks_next_to_a_status_are_not_explained_where_nothing_has_one(real: str, show: Show):
    assert "gl-sample" not in laid_out(show("compare", areas="KHM,DEU", goal="4.1"))
    assert "gl-sample" in laid_out(show("compare", areas="XCR,XJU", goal="1.1", set="illustrative"))


@pytest.mark.parametrize(("screen", "chosen", "said"), [
    ("data", {"indicator": "accce_reports_received", "year": "2023"}, "at least 40,000 reports"),
    ("goal", {"goal": "1.1", "tab": "world"}, "at least 30,000 victims"),
    ("country", {"area": "AUS", "goal": "1.1", "tab": "figures"}, "at least 40,000 reports")])
def test_a_bound_is_told_once_with_its_figure(real: str, show: Show, screen: str, chosen: dict[str, str], said: str):
    told = words(show(screen, **chosen))
    assert said in told.replace("\N{NO-BREAK SPACE}", " ")
    assert not re.search(r"(?<!“)(?<!△ )at least this much", told)       # but where a mark is explained


@pytest.mark.parametrize("asked", [
    {"status": "on_track", "goal": "1.1"}, {"goal": "1.1"}])
def test_a_filter_that_needs_more_reports_is_not_used_and_a_notice_says_so(real: str, show: Show,
                                                                               asked: dict[str, str]):
    assert say("overview.not_yet") in words(show("overview", **asked))
    assert say("overview.not_yet") not in words(show("overview", set="illustrative", **asked))


def test_how_we_judge_quotes_the_form_and_says_what_is_our_reading(real: str, show: Show):
    said = words(show("how_we_judge"))
    assert "“Increase the number of identified victims in the International Child Sexual Exploitation" in said
    assert said.count("reading, not agreed by the Alliance") > 7
    assert "Reviewed 25 November 2026" in said


def test_each_kind_of_absence_reads_alike_on_the_overview_and_in_the_data(real: str, show: Show):
    last = str(INVENTED[-1])
    overview = words(show("overview", set="illustrative", year=last))
    for area, name, goal, said in (("XAL", "Alderia", "3.1", "late"), ("XAM", "Amberland", "3.1", "not available")):
        assert f"{goal} {said} {last}" in overview.split(f"{name} ", 1)[1].split(" 3.2 ", 1)[0] + " "
        assert f" {last} {said} " in words(show("data", set="illustrative", year=last, area=area, goal=goal))


def test_how_we_judge_tells_zero_from_every_way_of_having_no_figure(real: str, show: Show):
    said = words(show("how_we_judge"))
    for absence in Absence:
        assert f"{wording.absence(absence)} : {say(f'how.absence.{absence}')}" in said
    for other in ("zero", "hidden"):
        assert say(f"how.absence.{other}") in said


def test_nothing_but_a_quotation_uses_the_forms_word(real: str, show: Show):
    for screen in ("overview", "goal", "data", "country"):
        assert "child pornography" not in words(show(screen, area="DEU")).lower()


def test_a_set_of_figures_that_nobody_knows_is_said_and_not_taken_for_the_real_ones(
        real: str, show: Show, environment: Environment):
    environment(figures="ilustrative")
    shown = show("overview")
    assert not shown.exception
    assert "GOALLINE_SET is “ilustrative”" in words(shown)


def test_a_box_follows_what_is_chosen_and_the_address(real: str, show: Show):
    shown = show("country", area="KHM")
    box = shown.selectbox(key="choose.area").set_value("DEU").run().selectbox(key="choose.area")
    assert (box.value, shown.query_params["area"]) == ("DEU", "DEU")
    shown.query_params["area"] = "KHM"
    assert shown.run().selectbox(key="choose.area").value == "KHM"


def test_a_page_that_fails_keeps_the_menu_that_was_there(real: str, show: Show, monkeypatch: pytest.MonkeyPatch):
    shown = show("country", area="KHM")
    monkeypatch.delattr("pages.shared.series.show")
    shown.selectbox(key="choose.area").set_value("DEU").run()
    assert shown.exception
    assert say("menu.how_we_judge") in words(shown)
