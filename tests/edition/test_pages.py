"""The pages of an edition: every number is the release's, nothing else is in them, and they are whole and valid."""

import gzip
import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from math import isnan
from pathlib import Path, PurePosixPath
from urllib.parse import urldefrag

import html5lib
import plotly.graph_objects as go
import pytest

from indicators.briefing.pack import chromium
from indicators.changes.releases import approve_release, prepare_release, release
from indicators.charts.drawing import Picture
from indicators.edition.build import build, differences, files_of
from indicators.edition.figures import Figures
from indicators.edition.pages import Page, environment, render
from indicators.edition.release import Edition, Withdrawn, editions_of, preview_of, withdrawn_of
from indicators.ledger import Ledger
from indicators.ledger.records import ERASED, NewSubmission
from indicators.model import observations
from indicators.model.commitments import Confirmation
from indicators.model.parquet import to_parquet
from indicators.model.people import Role
from indicators.model.rounds import Invited, RoundStep, Step
from indicators.opening import open_made
from indicators.warehouse.snapshot import Snapshot
from indicators.wording import say
from tests.edition.releases import LINES, PEOPLE, release_in
from tests.ledger.ledger_builders import ANN, BEN, figures, note, signed_in
from tests.submissions.folders import line

LARGEST = 100_000        # bytes of a page, compressed
SUBJECTS = ("country/KHM/", "country/DEU/", "goal/1.1/", "goal/2.2/")

Files = Mapping[str, bytes]


class Reading(HTMLParser):
    """What a test asks of a page: its ids, its links, and its numbers by the key of their observation."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.ids, self.links = list[str](), list[str]()
        self.numbers = list[tuple[str, float]]()
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given[name] for name in ("href", "src") if name in given and tag != "meta"]
        if tag == "data":
            self.numbers.append((given["data-key"], float(given["value"])))


def files(editions: list[Edition], withdrawn: Sequence[Withdrawn] = ()) -> Files:
    return dict(files_of(editions, withdrawn, Figures(), lambda *_: None))


@pytest.fixture(scope="module")
def ledger_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("edition")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GOALLINE_VAR", str(folder / "var"))
        yield folder


@pytest.fixture(scope="module")
def book(ledger_folder: Path) -> tuple[Ledger, Snapshot]:
    return release_in(ledger_folder)


@pytest.fixture(scope="module")
def edition(book: tuple[Ledger, Snapshot]) -> Edition:
    return editions_of(book[0], book[1])[-1]


@pytest.fixture(scope="module")
def tree(edition: Edition) -> Files:
    return files([edition])


@pytest.fixture(scope="module")
def pages(tree: Files) -> Mapping[str, Reading]:
    return {path: Reading(content) for path, content in tree.items() if path.endswith(".html")}


def test_every_number_on_a_page_is_that_of_the_release(edition, pages):
    rows = edition.board.observations
    shown = {f"{row.indicator} {row.ref_area} {row.year}": row.value
             for row in rows[rows["breakdown"] == ""].itertuples() if not isnan(row.value)}
    numbers = [pair for page in pages.values() for pair in page.numbers]
    assert {key for key, _ in numbers} == set(shown)
    assert all(shown[key] == value for key, value in numbers)


def test_a_status_on_a_page_is_that_of_the_release(edition, tree):
    board = edition.board.assessments
    (cambodia,) = board[(board["indicator"] == "ICSE_VICTIMS") & (board["ref_area"] == "KHM") & (
        board["year"] == 2014)]["status"]
    assert f"s-{cambodia}".encode() in tree["country/KHM/index.html"]


def test_a_small_count_is_on_no_page_and_said_to_be_hidden(tree):
    page = tree["country/DEU/index.html"].decode()
    assert "fewer than 5" in page
    assert 'value="3.0" data-key="ICSE_VICTIMS' not in page


def test_a_status_that_is_too_old_to_count_says_from_which_year_on_figures_do(edition, tree):
    first = int(edition.day[:4]) - 3
    assert f"too old to count (before {first})" in tree["country/KHM/index.html"].decode()
    assert f"too old to count (before {first}): 2" in tree["goal/1.1/index.html"].decode()
    assert "“Too old to count”" in tree["how-we-judge/index.html"].decode()


def test_stripes_and_signs_are_explained_only_beside_a_status(tree):
    assert "hatched:" in tree["country/KHM/index.html"].decode()
    assert "hatched:" not in tree["country/AUS/index.html"].decode()


def test_no_line_ends_between_a_number_and_its_per_cent_sign(tree):
    page = tree["goal/1.1/index.html"].decode()
    assert "10\N{NO-BREAK SPACE}%" in page
    assert not re.search(r"\d %", page)


@pytest.mark.parametrize("kind, is_explained", [("other", True), ("confidential", False)])
def test_a_page_says_why_a_figure_that_others_publish_is_hidden(edition, kind, is_explained):
    template = environment().from_string(
        "{% extends 'page.html.j2' %}{% block main %}{{ say('hidden', kind) }}{% endblock %}")
    page = render(edition, Page("about/", template, "A page", {"kind": kind})).decode()  # type: ignore[arg-type]
    assert ("even if others publish it" in page) is is_explained


def test_what_only_staff_see_is_in_no_file(ledger_folder, book):
    ledger, snapshot = book
    ledger.set_remark(ANN, note(text="CANARY note", reason="CANARY reason"), previewed_on=ledger.version())
    ledger.publish(BEN, figures("KHM", year=2014, value=98765, note="CANARY working data", source="CANARY source",
                                filename="CANARY.csv"), previewed_on=ledger.version())
    snapshot.catch_up()
    made = b"\n".join(files(editions_of(ledger, snapshot)).values())
    for canary in (rb"CANARY", rb"98,?765", rb"\bAnn\b", rb"Said by", str(ledger_folder).encode()):
        assert not re.search(canary, made)


def test_what_only_staff_see_when_it_is_released_is_in_no_file(tmp_path, monkeypatch):
    monkeypatch.setenv("GOALLINE_VAR", str(tmp_path / "var"))
    ledger, snapshot = release_in(tmp_path)
    opened = ledger.set_round(ANN, {
        "name": "CANARY round", "address": "CANARY address", "years": (2014,), "report_year": 2014, "goals": ("1.1",),
        "opens": date(2014, 1, 1), "deadline": date(2014, 2, 1),
        "invited": {"KHM": Invited(contact="CANARY contact", officer="CANARY officer")}})
    ledger.take_step(ANN, opened.number, RoundStep(
        step=Step.QUESTIONS, areas=("KHM",), day="2014-01-02", text="CANARY question"))
    ledger.add_account(ANN, name="CANARY Person", email="canary@example.org", roles={Role.READER})
    for year, public in ((2013, False), (2014, True)):
        text = "2.1\nA) A law.\n" if public else "2.1\nA) A law.\nC) CANARY action.\n"
        ledger.publish(ANN, NewSubmission(
            kind="narrative", filename="CANARY.txt", original=text.encode(), areas=("KHM",), years=(year,),
            payload={"public": public}), previewed_on=ledger.version())
        report = ledger.submissions()[-1].id
        (confirmed,) = ledger.confirm_commitments(ANN, [Confirmation(report, [
            ("2.1", "To adopt it." if public else "CANARY commitment")])], previewed_on=ledger.version())
    for step in ({"change": "owner", "text": "CANARY owner"}, {"change": "update", "text": "CANARY update"}):
        ledger.change_commitment(ANN, confirmed.version, step, previewed_on=ledger.version())
    ledger.set_remark(ANN, note(text="CANARY note", reason="CANARY reason"), previewed_on=ledger.version())
    wrong = figures("KHM", year=2015, value=98765, note="CANARY note", source="CANARY source")
    ledger.publish(BEN, wrong, previewed_on=ledger.version())
    ledger.withdraw(BEN, ledger.submissions()[-1].id, reason="CANARY withdrawal", previewed_on=ledger.version())
    snapshot.catch_up()
    release(ledger, snapshot, BEN, "Second", year=2015, note="CANARY of the release", previewed_on=ledger.version())
    made = files(editions_of(ledger, snapshot))
    assert b"To adopt it." in made["2015/commitments/index.html"]
    told = b"\n".join(made.values())
    for canary in (rb"(?i)CANARY", rb"98,?765", rb"\bAnn\b", rb"\bBen\b"):
        assert not re.search(canary, told)


@pytest.mark.parametrize("emergency", ["", "The minister asked."])
def test_no_file_names_who_prepared_approved_or_recorded_what_the_public_reads(tmp_path, monkeypatch, emergency):
    monkeypatch.setenv("GOALLINE_VAR", str(tmp_path / "var"))
    ledger, snapshot = release_in(tmp_path)
    ada, zoe = (signed_in(ledger, name, "editor", "approver") for name in ("CanaryAda", "CanaryZoe"))
    ledger.set_remark(ada, note(text="Read with care.", public=True), previewed_on=ledger.version())
    ledger.publish(ada, figures("KHM", year=2015, value=60, note="CANARY"), previewed_on=ledger.version())
    newest = snapshot.catch_up()
    prepared = prepare_release(ledger, snapshot, ada, "Second", year=2015, note="CANARY note", previewed_on=newest)
    if emergency:
        release(ledger, snapshot, ada, "Second", year=2015, note="", previewed_on=newest, emergency=emergency)
    else:
        approve_release(ledger, snapshot, zoe, prepared.number, ledger.version())
    made = files(editions_of(ledger, snapshot))
    assert b"Read with care." in made["2015/country/KHM/index.html"]
    assert emergency.encode() in made["2015/index.html"]
    for canary in (rb"(?i)CANARY", rb"\bAda\b", rb"\bZoe\b"):
        assert not re.search(canary, b"\n".join(made.values()))


def test_an_erased_name_and_reason_are_in_no_edition(tmp_path, monkeypatch):
    monkeypatch.setenv("GOALLINE_VAR", str(tmp_path / "var"))
    ledger, snapshot = release_in(tmp_path)
    ada = signed_in(ledger, "Ada", "editor", "approver")
    signed_in(ledger, "Zoe", "approver")
    event = release(ledger, snapshot, ada, "By J. Doe", year=2015, note="", previewed_on=ledger.version(),
                    emergency="J. Doe asked")
    ledger.erase_words(ada, event.version, reason="names someone", emergency="nobody is here")
    snapshot.catch_up()
    made = files(editions_of(ledger, snapshot))
    assert b"Doe" not in b"\n".join(made.values())
    assert say("public.alone", reason=ERASED).encode() in made["2015/index.html"]


def test_a_change_of_status_that_one_figure_decides_is_not_called_chance(tmp_path, monkeypatch):
    monkeypatch.setenv("GOALLINE_VAR", str(tmp_path / "var"))
    hours = [line("KHM", year, value, "TAKEDOWN_HOURS", "hours")
             for year, value in ((2010, 200), (2011, 150), (2012, 120), (2013, 90))]
    ledger, snapshot = release_in(tmp_path, hours)
    newest = {"indicator": "TAKEDOWN_HOURS", "ref_area": "KHM", "year": 2014, "value": 70, "marks": "provisional"}
    sent = replace(figures("KHM", indicator="TAKEDOWN_HOURS"), rows=to_parquet(observations([newest])))
    ledger.publish(BEN, sent, previewed_on=ledger.version())
    snapshot.catch_up()
    release(ledger, snapshot, BEN, "Second", year=2015, note="", previewed_on=ledger.version())
    page = files(editions_of(ledger, snapshot))["2015/changes/index.html"].decode()
    assert "Improving, rests on one figure" in page


def test_a_figure_that_is_hidden_is_among_the_changes_without_its_number(tmp_path, monkeypatch):
    monkeypatch.setenv("GOALLINE_VAR", str(tmp_path / "var"))
    ledger, snapshot = release_in(tmp_path)
    for sent in (figures("DEU", year=2012, value=2), figures("KHM", year=2014, value=4), figures("AUS", year=2014)):
        ledger.publish(BEN, sent, previewed_on=ledger.version())
    snapshot.catch_up()
    release(ledger, snapshot, BEN, "Second", year=2015, note="", previewed_on=ledger.version())
    tables = re.findall(r"<h2>(New figures|Figures no longer shown) .*?</section>", page := files(
        editions_of(ledger, snapshot))["2015/changes/index.html"].decode(), re.DOTALL)
    assert sorted(tables) == ["Figures no longer shown", "New figures"]
    rows = {tuple(re.findall(r">([^<]+)<", row)) for row in re.findall(r"<tr>(.*?)</tr>", page)}
    title = "1.1 Victims identified in the year"
    assert {("Germany", title, "2012", "–", "fewer than 5"), ("Cambodia", title, "2014", "61 victims", "fewer than 5")
            } <= rows


def test_ledgers_that_differ_in_hidden_counts_give_the_same_bytes_before_and_after_a_revision(tmp_path, monkeypatch):
    trees = []
    for number, revised in ((3, 4), (4, 1)):
        folder = tmp_path / str(number)
        folder.mkdir()
        monkeypatch.setenv("GOALLINE_VAR", str(folder / "var"))
        hidden = [line("DEU", 2013, number, *PEOPLE) if "DEU,2013" in one else one for one in LINES]
        ledger, snapshot = release_in(folder, hidden)
        made = files(editions_of(ledger, snapshot))
        for sent in (figures("DEU", year=2013, value=revised), figures("KHM", year=2012, value=51)):
            ledger.publish(BEN, sent, previewed_on=ledger.version())
        snapshot.catch_up()
        release(ledger, snapshot, BEN, "Second", year=2015, note="", previewed_on=ledger.version())
        ledger.take_back(ANN, snapshot.releases()[-2].event, reason="wrong", previewed_on=ledger.version())
        snapshot.catch_up()
        later = files(editions_of(ledger, snapshot), withdrawn_of(ledger, snapshot))
        assert b"Cambodia" in later["2015/changes/index.html"]
        made = {**made, **{f"later/{path}": content for path, content in later.items()}}
        trees.append({path: re.sub(rb"[0-9a-f]{12,64}", b"", content) for path, content in made.items()
                      if path.endswith((".html", ".csv", ".js", ".css"))})
    assert [path for path in trees[0] if trees[0][path] != trees[1].get(path)] == []


def test_the_same_ledger_gives_the_same_bytes_again(edition, tree):
    assert files([edition]) == tree


def test_every_link_and_anchor_leads_somewhere(tree, pages):
    folders = {path.removesuffix("index.html") for path in tree}
    for path, page in pages.items():
        here = PurePosixPath(path).parent
        for link in page.links:
            if link.startswith("https://"):
                continue
            address, anchor = urldefrag(link)
            parts = list[str]()
            for part in (here / address).parts if address else PurePosixPath(path).parts:
                parts = [] if part == "/" else parts[:-1] if part == ".." else [*parts, part]
            target = "/".join(parts)
            whole = target if target in {*tree, "manifest.json"} else f"{target}/" if target else ""
            assert whole in {*tree, *folders, "manifest.json"}, (path, link)
            if anchor:
                shown = pages[whole if whole in tree else f"{whole}index.html"]
                assert anchor in shown.ids, (path, link)


def test_ids_of_a_page_are_each_its_own(pages):
    for path, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), path


def test_every_page_is_valid_html(tree):
    for path, content in tree.items():
        if path.endswith(".html") and path.startswith(("country/KHM", *SUBJECTS, "index", "changes", "commitments",
                                                       "how", "glossary", "data", "about", "editions", "404")):
            parser = html5lib.HTMLParser()
            parser.parse(content, transport_encoding="utf-8")
            assert parser.errors == [], path


def test_no_page_is_large_and_the_script_is_small(tree):
    for path, content in tree.items():
        if path.endswith(".html"):
            assert len(gzip.compress(content, mtime=0)) < LARGEST, path
    assert len(tree["assets/page.js"]) < 5_000
    assert len(tree["assets/goalline-sans.woff2"]) < LARGEST


def test_a_page_asks_no_other_site_for_anything(tree):
    for path, content in tree.items():
        if path.endswith(".html"):
            page = content.decode()
            assert not re.search(r'src="(https?:)?//|<link [^>]*stylesheet[^>]*"https?:|\sstyle="|<style', page), path
            assert "default-src 'none'" in page
            assert not re.search(r'\son\w+="|<script(?! src="[./]+assets/page\.js" defer>)', page), path


def test_a_map_loses_what_nobody_sees_and_a_line_loses_nothing(tmp_path, monkeypatch):
    bends = "".join(f"L{10 + at / 10},{10 + at % 2 / 5}" for at in range(500))
    rings = f"M0,0{bends}L60,90Z", f"M300,300{'L300.2,300.1' * 90}Z"
    line_of_chart = f"M0,0{bends}"
    monkeypatch.setattr(chromium, "draw", lambda *_: (
        f'<svg xmlns="http://www.w3.org/2000/svg"><rect/><path d="{"".join(rings)}"/><path d="{line_of_chart}"/></svg>'
    ).encode())
    figure = go.Figure(layout={"height": 300, "meta": {"title": "Map"}})
    svg, _ = Figures(tmp_path / "cache").svg(Picture("All countries", lambda **_: figure), 760, "map")
    outline, drawn = re.findall(r' d="([^"]*)"', svg)
    assert outline.count("M") == 1
    assert outline.startswith("M0,0L10,10L11.5,")
    assert outline.endswith("L60,90Z")
    assert drawn == line_of_chart


def test_a_figure_has_title_description_and_its_table(tree):
    page = tree["country/KHM/index.html"].decode()
    svg = page[page.index('<svg xmlns'):page.index("</svg>")]
    assert 'role="img" aria-labelledby="ICSE_VICTIMS-title ICSE_VICTIMS-text"' in svg
    assert "light-dark(" in svg
    assert "rgb(" not in svg
    assert "<desc" in svg
    assert '<meta name="description" content="Cambodia' in page
    assert '/icon.svg">' in page
    assert 'data-key="ICSE_VICTIMS KHM 2012"' in page


def test_a_country_of_which_nothing_is_known_is_named_with_its_goal_and_has_no_row(tree):
    page = tree["goal/1.1/index.html"].decode()
    assert '<a href="../../country/AUS/#g1.1">Australia</a>' in page
    assert '<a href="../../country/KHM/">Cambodia</a>' in page
    assert '<a href="../../country/AUS/">' not in page


def test_a_figure_for_other_sites_names_its_sources_and_is_offered_on_its_page(tree):
    assert b'href="embed/ICSE_VICTIMS/"' in tree["country/KHM/index.html"]
    embedded = tree["country/KHM/embed/ICSE_VICTIMS/index.html"].decode()
    caption = re.search(r'id="ICSE_VICTIMS".*?<figcaption>(.*?)</figcaption>', tree["country/KHM/index.html"].decode(),
                        re.DOTALL)[1]
    sentences = re.findall(r"<p[^>]*>([^<]+)</p>", caption)
    assert sentences
    assert all(sentence in embedded for sentence in sentences)
    assert "Police" in embedded


def test_the_latest_pages_name_their_lasting_address(ledger_folder, book):
    ledger, snapshot = book
    named = editions_of(ledger, snapshot, "https://data.example.org")[-1]
    made = files([named])
    for path in ("country/KHM/index.html", "2014/country/KHM/index.html"):
        assert b'<link rel="canonical" href="https://data.example.org/2014/country/KHM/">' in made[path]
    frame = json.loads(made["2014/country/KHM/embed/ICSE_VICTIMS/oembed.json"])
    assert 'src="https://data.example.org/2014/country/KHM/embed/ICSE_VICTIMS/"' in frame["html"]
    assert b"country/KHM/" in made["sitemap.xml"]


def test_a_preview_says_on_every_page_that_it_is_none(book):
    ledger, snapshot = book
    made = files([preview_of(ledger, snapshot, "Preview")])
    subjects = [content for path, content in made.items() if path.startswith("preview/") and path.endswith(".html")]
    assert all(b"NOT PUBLISHED" in content and b"noindex" in content for content in subjects)
    assert b"Disallow: /\n" in made["robots.txt"]


def test_who_agreed_to_no_goal_owes_no_figure(book, monkeypatch):
    edition = editions_of(*book)[-1]
    area = edition.catalogue.area["KHM"]
    other = area.model_copy(update={"member": "no", "footnote": {"en": "* A “note”."}})
    monkeypatch.setitem(edition.catalogue.area, "KHM", other)
    page = files([edition])["country/KHM/index.html"].decode()
    assert "Cambodia is not a member; figures by others" in page
    assert "has reported no figure" not in page
    assert "Nothing reported" not in page


def test_every_page_that_names_an_area_has_its_footnote(book, monkeypatch):
    edition = editions_of(*book)[-1]
    catalogue = edition.catalogue
    noted = tuple(area.model_copy(update={"footnote": {"en": "* A note."}}) if area.code == "KHM" else area
                  for area in catalogue.areas)
    monkeypatch.setitem(catalogue.__dict__, "areas", noted)
    made = files([edition])
    for path in ("index.html", "goal/1.1/index.html", "group/ALLIANCE/index.html", "country/KHM/index.html"):
        assert b"Cambodia" in made[path]
        assert made[path].count(b"* A note.") == 1, path


def test_an_earlier_edition_leads_to_the_latest(book):
    first, last = editions_of(*book)
    made = files([first, last])
    assert b"This is an earlier edition" in made[f"{first.slug}/index.html"]
    assert not [path for path, content in made.items()
                if path.startswith(f"{last.slug}/") and b"This is an earlier edition" in content]


def test_a_page_and_its_metadata_are_cited_in_the_same_words(tree):
    for path in SUBJECTS:
        (cited,) = re.findall(r"<span data-copy>(.*?)</span>", tree[f"{path}index.html"].decode())
        assert html.unescape(cited) == json.loads(tree[f"{path}metadata.json"])["cite"]
    assert cited.startswith("Goalline. “2.2")


def test_the_search_knows_other_names_and_codes(tree):
    names = {row[1]: row for row in json.loads(tree["assets/names.json"])["names"]}
    assert {"DEU", "DE", "Deutschland"} <= set(names["country/DEU/"])
    assert {"KH", "Kambodscha"} <= set(names["country/KHM/"])
    assert "Identification" in names["goal/1.1/"][3] or "dentif" in " ".join(names["goal/1.1/"])


def test_invented_figures_say_so_on_every_page_and_figure(loaded, tmp_path, monkeypatch):
    monkeypatch.setenv("GOALLINE_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("GOALLINE_LEDGER", f"sqlite:///{(loaded / 'ledger.db').as_posix()}")
    ledger, snapshot = open_made("illustrative")
    edition = editions_of(ledger, snapshot)[-1]
    keep = ("XAC", "2.1")
    monkeypatch.setitem(edition.__dict__, "subjects", [one for one in edition.subjects if one.code in keep])
    made = files([edition])
    for path, content in made.items():
        if path.endswith(".html"):
            assert b"ILLUSTRATIVE" in content, path
    assert json.loads(made["assets/names.json"])["figures"] == "ILLUSTRATIVE, invented"
    page = made["country/XAC/index.html"].decode()
    assert page.count('<strong class="warning">ILLUSTRATIVE') == page.count("<figure ")
    assert b"Disallow: /\n" in made["robots.txt"]


def test_a_withdrawn_release_leaves_a_page_that_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("GOALLINE_VAR", str(tmp_path / "var"))
    ledger, snapshot = release_in(tmp_path)
    build(editions_of(ledger, snapshot), [], tmp_path / "out")
    ledger.take_back(ANN, snapshot.releases()[-1].event, reason="wrong", previewed_on=ledger.version())
    snapshot.catch_up()
    built = build(editions_of(ledger, snapshot), withdrawn_of(ledger, snapshot), tmp_path / "out")
    page = (tmp_path / "out" / "2014" / "index.html").read_text("utf-8")
    assert "was withdrawn" in page
    assert not (tmp_path / "out" / "2014" / "country").exists()
    germany = (tmp_path / "out" / "country" / "DEU" / "index.html").read_text("utf-8")
    assert "/2014/" not in germany.partition("<main")[0]
    assert "location ^~ /2014/" in (tmp_path / "out" / "gone" / "nginx.conf").read_text("utf-8")
    assert {"/", "/2014/", "/country/KHM/", "/2014/country/KHM/figures.csv", "/manifest.json"} <= set(built.purge)


def test_all_that_is_read_of_a_release_says_that_one_person_published_it_and_why(edition):
    made = files([replace(edition, alone="The minister spoke <today>.")])
    said = "Published by one person, without a second one’s approval: The minister spoke {}."
    pages = {path for path in made if path.startswith("2014/") and path.endswith(".html")}
    assert any("/embed/" in path for path in pages)
    pages |= {"editions/index.html", "feed.xml"}
    assert [path for path in pages if said.format("&lt;today&gt;") not in made[path].decode()] == []
    described = {"2014/data/datapackage.json", "2014/data/dcat.jsonld"}
    assert [path for path in described if said.format("<today>") not in made[path].decode()] == []
    assert json.loads(made["country/KHM/metadata.json"])["published_by_one_person"] == "The minister spoke <today>."


def test_of_withdrawn_releases_alone_only_notices_are_left(tmp_path, monkeypatch):
    monkeypatch.setenv("GOALLINE_VAR", str(tmp_path / "var"))
    ledger, snapshot = release_in(tmp_path)
    for one in reversed(snapshot.releases()):
        ledger.take_back(ANN, one.event, reason="wrong", previewed_on=ledger.version())
    snapshot.catch_up()
    built = build(editions_of(ledger, snapshot), withdrawn_of(ledger, snapshot), tmp_path / "out")
    assert b"Withdrawn" in (tmp_path / "out" / "index.html").read_bytes()
    assert not any(path.endswith(".csv") for path in built.files)


def test_erased_figures_leave_every_earlier_edition(tmp_path, monkeypatch):
    monkeypatch.setenv("GOALLINE_VAR", str(tmp_path / "var"))
    ledger, snapshot = release_in(tmp_path)
    build(editions_of(ledger, snapshot), [], tmp_path / "out")
    (observed,) = [one for one in ledger.submissions() if one.kind == "observations" and "DEU" in one.areas]
    ledger.erase(ANN, observed.id, reason="names a child")
    snapshot.catch_up()
    now = editions_of(ledger, snapshot), withdrawn_of(ledger, snapshot), tmp_path / "out"
    stale = differences(*now)
    assert {"2014/country/KHM/index.html", "country/KHM/figures.csv", "2014/data/figures.csv"} <= stale.keys()
    built = build(*now)
    assert differences(*now) == {}
    changed = {f"/{path.removesuffix('index.html')}" for path, kind in stale.items() if kind == "changed"}
    assert set(built.purge) >= changed
    page = (tmp_path / "out" / "2014" / "country" / "KHM" / "index.html").read_text("utf-8")
    assert "has since been erased" in page
    assert 'data-key="ICSE_VICTIMS KHM 2014"' not in page
    for path in ("2014/index.html", "2014/about/index.html", "2014/data/index.html", "2014/goal/1.1/index.html",
                 "2014/country/KHM/metadata.json", "2014/data/datapackage.json", "editions/index.html", "feed.xml"):
        told = (tmp_path / "out" / path).read_text("utf-8")
        assert re.search(r"has since been erased.*Cambodia \(.*2014", told), path
    assert "erased and" not in (tmp_path / "out" / "2014" / "country" / "AUS" / "index.html").read_text("utf-8")
