"""Every screen in languages that no one speaks: no word stands in the code, and nothing is said without its value."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from indicators.wording import status
from indicators.wording.language import locale_of
from tests import pseudo
from tests.pages.conftest import SCREENS, Show
from tests.pages.uploads import drop
from tests.saying import Known, of_screen, unfilled

INVENTED = {"set": "illustrative"}
MORE: list[tuple[str, dict[str, str]]] = [
    ("overview", {**INVENTED, "year": "2023"}), ("overview", {"version": "5"}), ("country", {"area": "XX"}),
    *(("country", {**INVENTED, "area": "XCE", "goal": goal}) for goal in ("1.1", "2.1", "2.2", "3.1", "4.1", "4.2")),
    ("country", {**INVENTED, "area": "XGA", "goal": "1.1", "how": "2023"}), ("country", {"area": "KHM", "goal": "2.2"}),
    *(("goal", {**INVENTED, "goal": "1.1", "view": view}) for view in ("funnel", "years", "tiles")),
    ("goal", {"goal": "3.1", "view": "map"}), ("goal", {**INVENTED, "goal": "2.1"}),
    ("compare", {**INVENTED, "areas": "XGA,XCE,XBA", "goal": "1.1"}),
    ("compare", {"areas": "WLD,NCMEC", "kind": "bodies"}), ("grid", {"area": "DEU", "goal": "4.2"}),
    ("how_we_judge", {**INVENTED, "goal": "4.2", "try": "TAKEDOWN_HOURS", "rule.improving_from": "90 %"}),
    ("data", {"search": "xyzzy"}), ("history", {"submission": "S3"}), ("country", {**INVENTED, "area": "XAC"}),
    ("history", {"view": "releases"}),
]
FILES = {
    "good.csv": "country,year,indicator,value,unit,source\nKHM,2014,ICSE_VICTIMS,12,victims,Police\n",
    "bad.csv": "country,year,indicator,value,unit,source\nKHM,20144,ICSE_VICTIMS,x,victims,Police\nKhmerland,2014,"
               "ICSE_VICTIMS,1,victims,Police\nKHM,2015,ICSE_VICTIMS,120000,victims,Police\n",
    "asked.csv": "Partner;season;value\nCambodia;2019;6\nThailand;2019;1.234\n",
}
TOO_EARLY = status("too_early").icon
SENT = ("Police", "Khmerland", "Partner", "season", "xyzzy")


@pytest.fixture(params=[pseudo.LONGER, pseudo.FROM_RIGHT])
def known(request: pytest.FixtureRequest, pseudo_words: Path, real: str) -> Iterator[Known]:
    with pseudo.spoken(request.param, pseudo_words):
        yield Known(locale_of(request.param), *SENT)


def test_no_screen_says_a_word_that_no_message_has(known: Known, show: Show) -> None:
    for screen, values in [*((screen, {}) for screen in SCREENS), *MORE]:
        shown = show(screen, **values)
        assert [each.message for each in shown.exception] == [], (screen, values)
        said = list(of_screen(shown))
        assert said, screen
        assert [(words, text) for text in said if (words := known.left(text))] == [], (screen, values)
        assert [text for text in said if unfilled(text) and text.strip() != TOO_EARLY] == [], (screen, values)


def test_no_upload_does(known: Known, show: Show) -> None:
    for name, content in FILES.items():
        said = list(of_screen(drop(show("upload"), content, name)))
        assert [(words, text) for text in said if (words := known.left(text))] == [], name
        assert [text for text in said if unfilled(text)] == [], name
