"""The areas to compare, which are added and removed one at a time."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from indicators.wording import say
from pages.shared.areas_to_compare import ADD
from tests.pages.conftest import AppTest, Show, laid_out, words

SIX = "KHM,DEU,AUS,FRA,ITA,ESP"


def chosen(shown: AppTest) -> list[str]:
    return [name for _, name in removing(shown)]


def removing(shown: AppTest) -> list[tuple[str, str]]:
    """Address and name of the links that remove an area."""
    return re.findall(r'class="gl-remove" href="([^"]*)"[^>]*>(.*?) <span', laid_out(shown))


def test_members_are_offered_first_and_others_are_marked(real: str, show: Show) -> None:
    offered = show("compare").selectbox(key=ADD).options
    assert offered[:54] == sorted(offered[:54])
    assert (offered[0], offered[54]) == ("Albania", "Afghanistan (not a member)")
    assert not any("member" in name for name in offered[:54])
    assert {"Brazil (not a member)", "Viet Nam (membership unclear)"} <= set(offered[54:])


@pytest.mark.parametrize(("name", "code"), [
    ("Deutschland (Germany)", "DEU"), ("Burma (Myanmar, not a member)", "MMR")])
def test_a_country_is_added_by_another_of_its_names(real: str, show: Show, name: str, code: str) -> None:
    box = show("compare", areas="AUS").selectbox(key=ADD)
    assert name in box.options
    assert box.select_index(box.options.index(name)).run().query_params["areas"] == f"AUS,{code}"


def test_countries_are_added_and_removed_one_at_a_time_in_their_order(real: str, show: Show) -> None:
    shown = show("compare", goal="4.1", areas="KHM,DEU")
    assert not any(name.startswith(("Cambodia", "Germany")) for name in shown.selectbox(key=ADD).options)
    shown = shown.selectbox(key=ADD).set_value("AUS").run()
    assert shown.selectbox(key=ADD).value is None
    assert chosen(shown) == ["Cambodia", "Germany", "Australia"]
    address, _ = removing(shown)[0]
    assert parse_qs(urlsplit(unescape(address)).query) == {"areas": ["DEU,AUS"], "goal": ["4.1"]}


def test_the_last_one_removed_leaves_no_parameter(real: str, show: Show) -> None:
    (address, _), = removing(show("compare", areas="DEU"))
    assert not parse_qs(urlsplit(unescape(address)).query)


def test_with_six_the_box_is_disabled_and_says_why(real: str, show: Show) -> None:
    full, five = show("compare", areas=SIX), show("compare", areas=SIX.removesuffix(",ESP"))
    assert full.selectbox(key=ADD).disabled
    assert say("compare.full", most=6) in words(full)
    assert not five.selectbox(key=ADD).disabled
    assert say("compare.full", most=6) not in words(five)


def test_chosen_countries_that_are_no_member_are_marked_and_named(real: str, show: Show) -> None:
    shown = show("compare", areas="BRA,DEU,VNM,IND")
    assert chosen(shown) == ["Brazil (not a member)", "Germany", "Viet Nam (membership unclear)",
                             "India (not a member)"]
    assert "Not members of the Global Alliance: Brazil and India." in words(shown)
    assert "Membership of the Global Alliance unclear: Viet Nam." in words(shown)
    assert "the Global Alliance:" not in words(show("compare", areas="DEU,AUS"))


def test_the_world_and_bodies_are_no_members_and_not_marked(real: str, show: Show) -> None:
    shown = show("compare", areas="WLD,NCMEC")
    assert shown.selectbox(key=ADD).label == say("compare.add_bodies")
    assert not any("member" in name for name in [*chosen(shown), *shown.selectbox(key=ADD).options])
