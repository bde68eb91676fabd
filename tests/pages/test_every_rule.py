"""Every screen shows an indicator of every method of docs/rules.md, judged and explained."""

import shutil
from pathlib import Path
from typing import get_args

import pytest
from streamlit.testing.v1 import AppTest

from indicators import ledger as ledgers
from indicators import statements, wording
from indicators.catalogue import canonical_bytes
from indicators.cli.main import main
from indicators.judging import methods
from indicators.ledger import Ledger
from indicators.opening import FigureSet
from indicators.permission import staff as person
from indicators.submissions.shipped_data import of_figures
from tests.every_rule import RULES, catalogue_of_every_rule, figures_of_every_rule
from tests.pages.conftest import SCREENS, Environment, Show, laid_out, url, use, words

ANN = person("Ann")
GOAL = {code: f"9.{place}" for place, code in enumerate(RULES, start=1)}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a released ledger whose catalogue has a goal for each rule."""
    folder = tmp_path_factory.mktemp("rules")

    def fill(book: Ledger) -> None:
        book.adopt(ANN, canonical_bytes(catalogue_of_every_rule()), previewed_on=0)
        book.publish(ANN, of_figures("rules.csv", b"", figures_of_every_rule()), previewed_on=1)
        book.release(ANN, "Every rule")

    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GOALLINE_VAR", str(folder / "var"))
        ledgers.create(url(folder), fill).close()
    shutil.copy(folder / "ledger.db", folder / "invented.db")
    return folder


@pytest.fixture
def every_rule(made: Path, environment: Environment) -> str:
    """URL of that ledger, for tests that only look."""
    return use(made, environment)


def test_every_screen_stands_with_indicators_of_every_method(every_rule: str, show: Show) -> None:
    for screen in SCREENS:
        shown = show(screen)
        assert not shown.exception, screen
        assert words(shown)


@pytest.mark.parametrize("method", methods.METHODS)
def test_a_method_is_explained_on_country_and_how_we_judge(method: str, every_rule: str, show: Show) -> None:
    codes = [code for code, (rule, _) in RULES.items() if rule["method"] == method]
    assert codes
    catalogue = catalogue_of_every_rule()
    for code in codes:
        shown = show("country", area="KHM", goal=GOAL[code], how="2014")
        assert not shown.exception, code
        rule = wording.message(statements.how_judged(catalogue.indicators[code])[0], catalogue)
        assert rule in words(shown).replace(wording.NO_BREAK, " "), code
        assert f"By {code}" in words(show("how_we_judge", goal=GOAL[code])), code


@pytest.mark.parametrize("figures", get_args(FigureSet))
def test_each_screen_shows_a_status_of_each_method_in_each_set(
        figures: str, every_rule: str, show: Show, environment: Environment) -> None:
    environment(figures=figures)
    codes = {method: next(code for code, (rule, _) in RULES.items() if rule["method"] == method)
             for method in methods.METHODS}

    def check(shown: AppTest, method: str, screen: str) -> None:
        assert not shown.exception, (method, screen)
        assert f"By {codes[method]}" in words(shown), (method, screen)
        assert ("gl-illustrative" in laid_out(shown)) == (figures == "illustrative"), (method, screen)

    overview = show("overview")                     # of all goals
    assert not overview.exception
    for method, code in codes.items():
        assert f"By {code}" in laid_out(overview), method
        for screen, values in (("country", {"area": "KHM", "how": "2014"}), ("goal", {}), ("goal", {"view": "years"}),
                               ("compare", {"areas": "KHM,THA,VNM"}), ("data", {}), ("how_we_judge", {})):
            check(show(screen, goal=GOAL[code], **values), method, screen)


def test_assess_lists_every_rule(every_rule: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["assess", "--year", "2014", "--json"]) == 0
    said = capsys.readouterr().out
    assert all(f'"{code}"' in said for code in RULES)
    assert main(["assess", "--year", "2014"]) == 0
