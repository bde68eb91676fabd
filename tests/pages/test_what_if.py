"""What if: another rule is tried on the screen, the address holds it, and the public has none of it."""

import pytest
from streamlit.testing.v1 import AppTest

from indicators import wording
from indicators.errors import Refusal
from indicators.judging import methods
from indicators.wording import say
from pages.shared.what_if import parameter_words
from tests.pages.conftest import Show, words
from tests.pages.copies import open_once
from tests.pages.test_changed_files import figures  # noqa: F401 - a fixture

SHARE = "de_domestic_removed_within_2_days"


def tried(show: Show, indicator: str = SHARE, **rule: str) -> AppTest:
    return show("how_we_judge", **{"try": indicator}, **{f"rule.{name}": value for name, value in rule.items()})


def test_until_something_is_changed_the_rule_in_force_is_shown(real: str, show: Show) -> None:
    shown = tried(show)
    assert not shown.exception
    typed = {each.key: each.value for each in shown.text_input}
    assert typed["typed.rule.slope_min"] == "0.5 %"
    assert say("what_if.in_force") in words(shown)


def test_a_threshold_in_the_address_shows_what_would_flip(real: str, show: Show) -> None:
    said = words(tried(show, alpha="50 %"))
    assert "1 of 1 statuses shown would change" in said
    assert "Germany 2023" in said


def test_what_is_typed_stands_in_the_address_and_another_indicator_takes_it_out(real: str, show: Show) -> None:
    shown = tried(show)
    shown.text_input(key="typed.rule.alpha").input("50 %").run()
    assert shown.query_params["rule.alpha"] == "50 %"
    assert "would change" in words(shown)
    shown.selectbox(key="choose.try").select("ICSE_VICTIMS").run()
    assert "rule.alpha" not in shown.query_params


def test_a_rule_that_cannot_be_is_said_in_a_sentence(real: str, show: Show) -> None:
    shown = tried(show, alpha="quickly")
    assert not shown.exception
    assert wording.error(Refusal("rule.refused")) in words(shown)
    assert "expected a percentage such as 10 %" in words(shown)


def test_an_indicator_without_a_figure_says_so(real: str, show: Show) -> None:
    shown = tried(show, "ICSE_VICTIMS", at_least="5 %")
    assert not shown.exception
    assert say("what_if.no_figures") in words(shown)


def test_nothing_is_written(real: str, show: Show) -> None:
    before = open_once(real).version()
    tried(show, alpha="50 %")
    assert open_once(real).version() == before


@pytest.mark.parametrize("method", sorted(methods.METHODS))
def test_every_method_and_parameter_has_its_words(method: str) -> None:
    assert say(f"what_if.methods.{method}")
    assert all(parameter_words(method, name) for name in methods.METHODS[method].parameter_names)
