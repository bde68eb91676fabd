"""Every screen, run alone, on the real figures, the invented ones, and a ledger without any."""

import json
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
    assert "None of 54 countries has reported figures yet with published figures: 2 · written report only: 1" in said
    assert say("overview.bring") in said                    # what to do next
    grid, known = said.split(say("overview.caption"))[1].split(say("overview.published"))
    assert "4.1 CyberTipline reports, world 36,210,368 reports , 2023 NCMEC" in known
    assert "1.1 Victims in the ICSE database at least 30,000 victims , October 2022 INTERPOL" in known
    assert "4.2 Removed within two days, Germany about 85 % , 2023 German federal government" in known
    cambodia = grid.split("Cambodia")[1].split("Germany")[0]
    assert say("overview.in_words_short") in cambodia
    assert "2.1 § drafting 2014" in cambodia                # a stage below the goal, by its own name
    assert "not reported yet" not in cambodia
    assert "51 countries: nothing reported" in said


def test_a_set_of_countries_stands_in_the_address(real: str, show: Show):
    said = words(show("overview", group="set", areas="DEU,KHM"))
    assert "None of 2 countries has reported figures yet with published figures: 1 · written report only: 1" in said
    assert "Cambodia" in said
    assert "Albania" not in said
    assert "None of 54 countries" in words(show("overview", group="set"))
    chosen = show("goal", goal="1.1", group="set", areas="XGA,XCE,XFR", set="illustrative", year=str(INVENTED[10]))
    assert "of 3" in words(chosen)


def test_a_goal_says_who_is_left_out_of_the_groups_figure_and_why(real: str, show: Show):
    said = words(show("goal", goal="1.1", set="illustrative", group="UNION", year=str(INVENTED[11])))
    assert re.search(r"the \d+ countries \(of 23\) with comparable figures for both years reported [\d,]+ victims in "
                     f"{INVENTED[11]}", said)
    assert f"Not included (no figure for {INVENTED[11] - 1}):" in said


def test_a_year_chosen_on_the_overview_takes_that_years_figures_alone(real: str, show: Show):
    said = words(show("overview", year="2014"))
    assert say("overview.caption_in", year=2014) in said
    assert "drafting 2.2" in said                           # what was asked for is not grey for its age
    assert "nothing reported for 2014" in said


def test_a_country_with_few_figures_leads_with_its_report_and_its_age(real: str, show: Show):
    said = words(show("country", area="KHM"))
    assert ("Cambodia reported in 2014: 7 goals answered, 20 follow-up actions, 3 facts read from the text, "
            "no yearly table.") in said
    assert re.search(r"That was \d\d years ago\.", said)
    assert said.index("Report of 2014") < said.index("Latest figure for each goal")
    assert "5 goals without a figure" in said
    assert "To accelerate the drafting of law on Anti-Cyber Crime." in said
    assert "1.1 Identify more victims: written report only" in said
    assert "Cambodia has reported no figures. Those shown were read from its written report." in said


def test_a_figure_of_one_year_or_another_says_both_wherever_its_year_stands(real: str, show: Show):
    shown = show("country", area="KHM", goal="2.2")
    said = words(shown)
    assert "Joint trainings, last 2013 or 2014, read from a written report" in said
    assert "2 trainings (2013 or 2014)" in said
    assert "Cambodia: 2 trainings in 2013 or 2014" in shown.get("plotly_chart")[0].proto.alt


def test_a_country_whose_figures_come_from_public_pages_is_not_said_to_have_sent_them(real: str, show: Show):
    said = words(show("country", area="DEU"))
    assert "Germany has not reported to the Alliance. Figures are from published sources." in said
    assert "1.1 Identify more victims: not reported yet" in said


def test_what_a_briefing_would_say_of_a_country_is_on_its_page_once(real: str, show: Show):
    assert words(show("country", area="DEU", goal="4.2")).count("% without a clear trend") == 1
    grows = show("country", area="XGA", goal="1.1", set="illustrative")
    assert words(grows).count("victims identified show no clear change") == 1


def test_a_country_with_many_figures_leads_with_its_goals(real: str, show: Show):
    said = words(show("country", area="XGA", set="illustrative"))
    goals = said.split("Latest figure for each goal")[1].split("Goal in detail")[0]
    assert re.findall(r"\d\.\d (?=[A-Z])", goals) == ["1.1 ", "2.1 ", "2.2 ", "3.1 ", "3.2 ", "4.1 ", "4.2 "]
    assert "Target: +10 % or better, every year" in goals
    assert "without a figure of its own" not in said


def test_a_figure_that_fell_to_zero_has_no_rate_a_year(real: str, show: Show):
    said = words(show("country", area="XBA", goal="3.1", set="illustrative"))
    assert "none reported" in said
    assert "−100 % a year" not in said


def test_a_country_on_which_only_others_have_figures_says_so(real: str, show: Show):
    said = words(show("country", area="FRA"))
    assert "France: no figures to assess." in said
    assert said.count("no figure reported by France; published figures by others below") == 2
    assert ("Removed within two days: about 85 % in 2023, about 9 percentage points more than in 2022. The 7 figures "
            "since 2017 range from 60 % to about 85 % without a clear trend (p = 0.38)."
            ) in words(show("country", area="DEU"))


def test_a_country_with_nothing_draws_no_empty_axes(real: str, show: Show):
    shown = show("country", area="TUV")
    assert "7 goals without a figure" in words(shown)
    assert not shown.get("plotly_chart")


def test_a_chosen_goal_is_drawn_with_its_finding_as_alternative_text(real: str, show: Show):
    chart, = show("country", area="DEU", goal="4.2").get("plotly_chart")
    assert "Germany: about 85 % in 2023" in chart.proto.alt


def test_notes_and_sources_without_room_in_a_figure_are_under_it(real: str, show: Show):
    shown = show("country", area="DEU", goal="4.2")
    layout = json.loads(shown.get("plotly_chart")[0].proto.spec)["layout"]
    footer = next(note["text"] for note in layout["annotations"] if note.get("name") == "footer")
    assert len(footer.split("<br>")) <= 3
    said = words(shown)
    assert layout["meta"]["under"]
    assert "Note: From the 2017 report on" in said
    assert all(" ".join(sentence.split()) in said for sentence in layout["meta"]["under"])
    assert all(" ".join(source.split()) in said for source in layout["meta"]["sources"])


@pytest.mark.parametrize(("screen", "chosen"), [
    ("goal", {"goal": "1.1"}), ("goal", {"goal": "2.1", "view": "years"}),
    ("compare", {"areas": "XGA,XCE", "goal": "1.1"})])
def test_every_figure_has_its_further_notes_under_it(real: str, show: Show, screen: str, chosen: dict[str, str]):
    shown = show(screen, **chosen | {"set": "illustrative"})
    charts = shown.get("plotly_chart")
    under = [sentence for chart in charts for sentence in json.loads(chart.proto.spec)["layout"]["meta"]["under"]]
    assert under
    assert all(" ".join(sentence.split()) in words(shown) for sentence in under)


def test_a_goal_shows_the_worlds_own_figures_and_keeps_context_apart(real: str, show: Show):
    said = words(show("goal", goal="1.1"))
    assert "World figures" in said
    assert "For context, not assessed" in said
    assert "Victims added by NCMEC 1,986 victims 2023 NCMEC" in said


def test_a_goals_context_is_one_table_and_a_note_of_a_publisher_is_there_once(real: str, show: Show):
    shown = show("goal", goal="4.2")
    html = laid_out(shown)
    context = html[html.index("For context, not assessed"):]
    assert context.count("<table") == 1
    assert context.count("<tr>") == 1 + 19
    assert context.count("gl-spark") > 5
    assert context.count("do not compare years without reading the notes") == 1
    assert context.count("From the 2017 report on") == 1
    assert "German federal government, Notices recorded in Germany : The source for 2023 contradicts itself." in words(
        shown)


def test_a_country_shows_the_series_of_others_as_charts_that_lead_to_their_figures(real: str, show: Show):
    html = laid_out(show("country", area="DEU", goal="4.2"))
    charts = html[html.index("For context, not assessed"):]
    assert charts.count("gl-drawing") == 3
    assert "./data?area=DEU&amp;indicator=" in charts
    assert "Publisher: German federal government" in charts
    assert "How to read these figures" in charts


def test_a_country_leads_to_where_a_figure_is_corrected_or_requested(real: str, show: Show):
    leads = "./grid?area=DEU&amp;goal=4.2", "./upload?area=DEU"
    assert all(lead in laid_out(show("country", area="DEU", goal="4.2")) for lead in leads)
    request = show("upload", area="DEU")
    assert request.selectbox(key="templates.code").value == "DEU"


def test_compare_asks_for_two_and_gives_an_example(real: str, show: Show):
    said = words(show("compare", goal="4.1", areas="DEU"))
    assert "Choose two to six countries to see them side by side." in said
    assert "For example:" in said
    assert "Numbers side by side" not in said


def test_compare_shows_numbers_side_by_side_with_what_does_not_compare(real: str, show: Show):
    shown = show("compare", areas="KHM,DEU,AUS", goal="4.1")
    said = words(shown)
    assert not shown.exception
    assert "In the order chosen; this is not a ranking" in said
    table = said.split("this is not a ranking")[1]
    assert table.index("Cambodia") < table.index("Germany") < table.index("Australia")
    assert "Countries differ in size and in how they count" in said
    assert len(shown.get("plotly_chart")) == 1


def test_compare_keeps_the_world_and_bodies_apart_from_countries(real: str, show: Show):
    said = words(show("compare", areas="WLD,NCMEC", goal="1.1"))
    assert "NCMEC has another indicator: Victims added by NCMEC." in said
    mixed = words(show("compare", areas="WLD,KHM", kind="bodies"))
    assert "World and bodies, two to six: “KHM” in the page address" in mixed
    assert "Countries, two to six: “WLD” in the page address" in words(show("compare", areas="KHM,DEU,WLD"))


def test_compare_keeps_its_choices_in_their_places_and_one_drawn_alone_shares_no_scale(real: str, show: Show):
    countries, bodies = show("compare", areas="DEU,AUS", goal="4.2"), show("compare", areas="WLD,NCMEC", goal="1.1")
    assert countries.button_group[0].options == bodies.button_group[0].options == ["Countries", "World and bodies"]
    assert (countries.button_group[0].value, bodies.button_group[0].value) == ("countries", "bodies")
    assert "another indicator: Victims added by NCMEC" in words(bodies)
    assert "Over time, on one scale" not in words(bodies)


def test_compare_draws_no_years_of_a_single_figure(real: str, show: Show):
    assert "Over time" not in words(show("compare", areas="AUS,BGR", goal="1.1"))
    assert "Only one has a figure for this indicator: Australia." in words(show("compare", areas="AUS,BGR", goal="1.1"))


def test_a_share_that_its_source_rounded_to_zero_is_not_said_to_be_none(real: str, show: Show):
    said = words(show("country", area="AZE", goal="4.1"))
    assert re.search(r"Share of addresses hosted .* less than 1 %", said)
    assert "about 0 %" not in said


def test_a_status_by_the_growth_of_a_window_stands_beside_a_year_that_missed_the_goal(real: str, show: Show):
    said = words(show("country", area="XBR", goal="1.1", set="illustrative"))
    assert "✓✓·✓·✓· Victims identified in the year" in said
    assert f"Change +5.5 % since {INVENTED[-2]} Growth over the window +12 % a year" in said
    assert f"since {INVENTED[-8]} Pace needed" in said
    assert "Goal met in 4 of 7 years" in said


@pytest.mark.parametrize("screen, chosen", [
    ("overview", {}), ("country", {"area": "XCR"}), ("goal", {"goal": "1.1"}),
    ("compare", {"areas": "XCR,XJU", "goal": "1.1"})])
def test_how_sure_a_status_is_stands_on_every_screen_that_shows_one(real: str, show: Show, screen: str,
                                                                    chosen: dict[str, str]):
    shown = laid_out(show(screen, set="illustrative", **chosen))
    assert 'gl-chance" title=' in shown.split("<table")[1]
    assert shown.count("gl-sample gl-chance") == 1


def test_marks_next_to_a_status_are_not_explained_where_nothing_has_one(real: str, show: Show):
    assert "gl-sample" not in laid_out(show("compare", areas="KHM,DEU", goal="4.1"))
    assert "gl-sample" in laid_out(show("compare", areas="DEU,AUS", goal="4.2"))


def test_compare_shows_six_of_seven(real: str, show: Show):
    assert "Only the first 6 are shown." in words(show("compare", areas="KHM,DEU,AUS,FRA,ITA,ESP,USA", goal="4.1"))


def test_compare_of_one_year_and_of_an_indicator_that_none_has(real: str, show: Show):
    said = words(show("compare", areas="KHM,DEU", goal="4.1", year="2021"))
    assert "All figures are for 2021." in said
    assert "in the page address" not in words(show("compare", areas="KHM,DEU", goal="4.1", indicator="TAKEDOWN_HOURS"))


@pytest.mark.parametrize(("screen", "chosen", "said"), [
    ("data", {"indicator": "accce_reports_received", "year": "2023"}, "at least 40,000 reports"),
    ("goal", {"goal": "1.1"}, "at least 30,000 victims"),
    ("country", {"area": "AUS", "goal": "1.1"}, "at least 40,000 reports"),
    ("compare", {"areas": "WLD,NCMEC", "goal": "1.1"}, "at least 30,000 victims")])
def test_a_bound_is_told_once_with_its_figure(real: str, show: Show, screen: str, chosen: dict[str, str], said: str):
    told = words(show(screen, **chosen))
    assert said in told.replace("\N{NO-BREAK SPACE}", " ")
    assert not re.search(r"(?<!“)(?<!△ )at least this much", told)       # but where a mark is explained


@pytest.mark.parametrize("asked", [
    {"status": "on_track", "goal": "1.1"}, {"order": "1.1"}, {"goal": "1.1"}])
def test_a_filter_or_an_order_that_needs_more_reports_is_not_used_and_a_notice_says_so(real: str, show: Show,
                                                                               asked: dict[str, str]):
    assert say("overview.not_yet") in words(show("overview", **asked))
    assert say("overview.not_yet") not in words(show("overview", set="illustrative", **asked))


def test_the_first_chart_of_a_goal_is_the_first_with_something_to_show(real: str, show: Show):
    empty, other = show("goal", goal="2.1", view="distance"), show("goal", goal="2.1")
    assert say("goal.nothing_recent") in words(empty)
    assert empty.button_group(key="pick.view").value == "distance"
    assert other.button_group(key="pick.view").value == "years"
    assert other.get("plotly_chart")
    assert say("goal.nothing_recent") not in words(other)


def test_a_chart_with_nothing_to_draw_says_why(real: str, show: Show):
    assert say("goal.nothing_recent") in words(show("goal", goal="2.1", view="map"))
    assert say("goal.nothing_to_draw") in words(show("goal", goal="1.1", view="funnel"))


def test_one_country_over_the_years_is_in_no_order(real: str, show: Show):
    assert "Best first" not in show("goal", goal="1.1", view="years").get("plotly_chart")[0].proto.spec
    assert "Best first" in show(
        "goal", goal="1.1", view="years", set="illustrative").get("plotly_chart")[0].proto.spec


def test_where_no_country_has_a_status_none_is_offered(real: str, show: Show):
    assert "gl-choices" not in laid_out(show("goal", goal="4.1"))
    assert "gl-choices" in laid_out(show("goal", goal="4.2"))


def test_any_chart_of_a_goal_can_be_chosen_whatever_the_first_is(real: str, show: Show):
    shown = show("goal", goal="2.1")
    for view in ("distance", "years", "distance", "tiles", "years"):
        shown = shown.button_group(key="pick.view").set_value(view).run()
        assert shown.button_group(key="pick.view").value == view


def test_a_map_names_the_years_of_its_statuses(real: str, show: Show):
    alone, = show("goal", goal="3.1", view="map").get("plotly_chart")
    assert "Status of each country's figure for 2023" in alone.proto.spec
    several, = show("goal", goal="1.1", view="tiles", set="illustrative").get("plotly_chart")
    assert "Status of each country's latest figure, 2022 to 2024" in several.proto.spec


def test_how_we_judge_quotes_the_form_and_says_what_is_our_reading(real: str, show: Show):
    said = words(show("how_we_judge"))
    assert "“Increase the number of identified victims in the International Child Sexual Exploitation" in said
    assert said.count("our reading, not agreed by the Alliance") > 7
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
