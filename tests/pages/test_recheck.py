"""Is my briefing still right? A file that was taken before, handed in; and its printed link and code, followed."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.files import pack_file
from indicators.briefing.recheck import record_issued
from indicators.briefing.reference.files import into_png, reference_in
from indicators.cli.main import main
from indicators.permission import staff
from indicators.wording import say
from pages.shared import cache
from tests.briefing.test_reference import png, reference
from tests.pages.conftest import Environment, Prepared, Show, laid_out, use, words
from tests.pages.copies import Copy, open_once, own_caches
from tests.pages.test_commitments import LAW, confirm

HEADER = "ref_area,year,indicator,value,unit,marks,source_title"
CORRECTED = f"{HEADER}\nDEU,2023,de_domestic_removed_within_2_days,70.5,percent,approximate,BKA\n"
PICTURE = png((b"IEND", b""))


@pytest.fixture(scope="module")
def corrected(prepared: Prepared, tmp_path_factory: pytest.TempPathFactory) -> tuple[Copy, bytes]:
    """A ledger in which somebody corrected a figure, and slides made before."""
    made: list[bytes] = []

    def correct(_: str) -> None:
        with own_caches():
            made.append(slides())
        file = tmp_path_factory.mktemp("sent") / "corrected.csv"
        file.write_text(CORRECTED, "utf-8")
        assert main(["submit", str(file), "--by", "Ana", "--note", "Corrected <by> the BKA", "--reason", "checked"]
                    ) == 0

    return prepared(correct), made[0]


@pytest.fixture
def sent(corrected: tuple[Copy, bytes], environment: Environment) -> Iterator[bytes]:
    """Slides on Germany of data version 13, which somebody corrected since."""
    copy, made = corrected
    with copy.in_use() as folder:
        use(folder, environment)
        yield made


def slides(**asked: object) -> bytes:
    visit = cache.visit_at("real", 13)
    values: dict[str, object] = {"areas": ("DEU",), "goals": ("4.2",)} | asked
    pack = build(cache.read_of(visit), PackRequest(**values))  # type: ignore[arg-type]
    return pack_file(pack, ".pptx")


def handed_in(shown: AppTest, content: bytes, name: str = "briefing.pptx") -> AppTest:
    shown = shown.file_uploader(key="recheck.file").set_value((name, content, "application/octet-stream")).run()
    assert not shown.exception
    return shown


def test_what_changed_since_is_listed_with_old_and_new_and_who_and_why(sent: bytes, show: Show) -> None:
    shown = words(handed_in(show("briefing", areas="DEU"), sent)).replace("\u00a0", " ")
    assert "briefing.pptx is from data version 13 of " in shown
    assert "for staff. It is about: Germany · Goal 4.2 · latest figure in each series." in shown
    assert "1 figure has changed since then." in shown
    row = shown.partition("1 figure has changed since then.")[2]
    for text in ("Germany", "Removed within two days", "2023", "about 85 %", "about 70.5 %", "Ana,",
                 "Corrected <by> the BKA", "data version 14"):
        assert text in row


def test_an_issued_briefing_that_is_out_of_date_says_so(sent: bytes, show: Show) -> None:
    made = reference_in(sent)
    record_issued(cache.opened("real")[0], staff("Ben"), "DEU.pptx", "Briefing: Germany", made)
    page = laid_out(show("briefing", areas="KHM"))
    assert "<strong>1 figure has changed since then.</strong>" in page.partition("DEU.pptx")[2]


def test_the_same_is_made_again_with_one_click(sent: bytes, show: Show) -> None:
    page = laid_out(handed_in(show("briefing", areas="KHM"), sent))
    link = page.split(f'">{say("recheck.again")}')[0].rsplit('href="', 1)[1].replace("&amp;", "&")
    assert dict(parse_qsl(urlsplit(link).query)) == {"areas": "DEU", "goals": "4.2"}


def test_a_briefing_in_which_nothing_changed_is_still_right(real: str, show: Show, tmp_path: Path) -> None:
    shown = words(handed_in(show("briefing"), slides(areas=("KHM",), goals=("2.2",))))
    assert say("recheck.same", version=13) in shown


def test_a_comparison_is_about_the_goal_of_its_indicator_and_else_a_briefing_about_all(real: str, show: Show) -> None:
    compared = into_png(PICTURE, reference(areas=["KHM"], goals=[], compared="JOINT_TRAININGS"))
    assert "Cambodia · Goal 2.2 · latest figure" in words(handed_in(show("briefing"), compared, "KHM.png"))
    of_all = into_png(PICTURE, reference(areas=["KHM"], goals=[]))
    assert "Cambodia · All 7 goals · latest figure" in words(handed_in(show("briefing"), of_all, "KHM.png"))


def test_commitments_that_changed_since_make_it_out_of_date(real: str, show: Show) -> None:
    made = slides(areas=("KHM",), goals=("2.1",))
    confirm(open_once(real), LAW)
    shown = words(handed_in(show("briefing"), made)).replace("\u00a0", " ")
    assert "1 commitment has changed since then." in shown


def test_a_change_in_another_country_is_none_of_its_own(sent: bytes, show: Show) -> None:
    made = into_png(PICTURE, reference(areas=["KHM"]))
    assert "Still right" in words(handed_in(show("briefing"), made, "KHM.png"))


@pytest.mark.parametrize("content", [b"", b"hello", PICTURE, PICTURE[:20], b"PK\x03\x04" + bytes(90),
                                     into_png(PICTURE, reference(version=999)),
                                     into_png(PICTURE, reference(areas=["<b>XXX"], goals=["9.9"]))],
                         ids=["nothing", "text", "no reference", "cut", "archive", "later version", "unknown codes"])
def test_any_file_is_answered_with_a_sentence(real: str, show: Show, content: bytes) -> None:
    page = laid_out(handed_in(show("briefing"), content, "<script>.png"))
    assert "<script>" not in page
    assert "<b>XXX" not in page
    assert 'gl-trouble" role="alert"' in page or "Still right" in page


def test_an_export_of_the_invented_figures_is_compared_with_these(real: str, show: Show) -> None:
    shown = words(handed_in(show("briefing"), into_png(PICTURE, reference(set="illustrative", version=1))))
    assert say("message", "chart.illustrative") in shown


def test_the_link_of_a_slide_opens_its_briefing_with_the_same_findings(
        real: str, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_URL", "https://goalline.example.org")
    visit = cache.visit_at("real", 13)
    pack = build(cache.read_of(visit), PackRequest(areas=("DEU",), goals=("4.2",)))
    link = urlsplit(pack.stamp.link)
    assert pack.stamp.link in [pack.provenance][0]
    shown = words(show(link.path.strip("/"), **dict(parse_qsl(link.query)))).replace("\u00a0", " ")
    assert all(section.finding in shown for section in pack.sections)
