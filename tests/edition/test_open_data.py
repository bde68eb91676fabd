"""The open data of an edition: each format is read by a program that is not ours, and says what the release shows."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest

from indicators.edition import data
from indicators.edition.data import oembed, site_files
from indicators.edition.release import Edition, Withdrawn, edition_of
from indicators.opening import open_made
from tests.edition.releases import CRAWL, LINES, released
from tests.office import office

ATOM = {"atom": "http://www.w3.org/2005/Atom"}
KEY = ["REF_AREA", "INDICATOR", "TIME_PERIOD", "OBS_VALUE"]

Files = Mapping[str, bytes]


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edition]:
    folder = tmp_path_factory.mktemp("edition")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GOALLINE_VAR", str(folder / "var"))
        yield released(folder)


@pytest.fixture(scope="module")
def files(edition: Edition) -> Files:
    return dict(data.files(edition))


@pytest.fixture(scope="module")
def folder(files: Files, tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = tmp_path_factory.mktemp("tree")
    for path, content in files.items():
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        (tree / path).write_bytes(content)
    return tree


def rows(files: Files, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[path].decode(), newline="")))


def shown(edition: Edition) -> dict[tuple[str, str, int, str], float]:
    """Every value of the release after disclosure, by its key; no number where there is none."""
    frame = edition.board.observations
    keys = zip(frame["ref_area"], frame["indicator"], frame["year"], frame["breakdown"], strict=True)
    return dict(zip(keys, frame["value"].tolist(), strict=True))


def values(table: list[dict[str, str]]) -> dict[tuple[str, str, int, str], float]:
    return {(row["area_code"], row["indicator_code"], int(row["year"]), row["breakdown"]): float(row["value"] or "nan")
            for row in table}


def test_every_figure_in_the_table_of_all_is_that_of_the_release(edition: Edition, files: Files) -> None:
    assert values(rows(files, "data/figures.csv")) == pytest.approx(shown(edition), nan_ok=True)
    parquet = pd.read_parquet(io.BytesIO(files["data/figures.parquet"]))
    assert parquet["value"].fillna(-1).tolist() == [
        float(row["value"] or -1) for row in rows(files, "data/figures.csv")]


def test_each_page_has_its_own_figures_beside_it_as_csv_and_json(edition: Edition, files: Files) -> None:
    of_release = shown(edition)
    wanted = {
        "country/KHM": lambda key: key[0] == "KHM", "goal/1.1": lambda key: edition.catalogue.goal_of[key[1]] == "1.1",
        "group/EU": lambda key: key[0] == "DEU"}
    for page, is_of in wanted.items():
        own = {key: value for key, value in of_release.items() if is_of(key)}
        assert own
        assert values(rows(files, f"{page}/figures.csv")) == pytest.approx(own, nan_ok=True)
        told = json.loads(files[f"{page}/figures.json"])["figures"]
        assert [row["value"] for row in told] == [
            float(row["value"]) if row["value"] else None for row in rows(files, f"{page}/figures.csv")]
    assert {subject.path for subject in edition.subjects} == {
        path.removesuffix("figures.csv") for path in files if path.endswith("/figures.csv")} - {"data/"}


def test_metadata_say_what_the_figures_of_a_page_mean(files: Files) -> None:
    told = json.loads(files["country/KHM/metadata.json"])
    victims = next(each for each in told["indicators"] if each["code"] == "ICSE_VICTIMS")
    assert (victims["unit"], victims["goal"], victims["parameters"]["at_least"]) == ("victims", "1.1", "10 %")
    assert victims["rule"]
    assert {source["title"] for source in told["sources"]} == {"Police", CRAWL}
    assert {"licence", "next_update", "cite"} <= {key for key, text in told.items() if text}
    assert {column["column"] for column in told["columns"]} == set(rows(files, "data/figures.csv")[0])
    assert {"On track", "Moving away"} <= {each["status"] for each in told["statuses"]}


def test_a_small_count_is_in_no_file(edition: Edition, files: Files) -> None:
    (row,) = [row for row in rows(files, "country/DEU/figures.csv") if row["year"] == "2013"]
    assert (row["value"], row["no_value_because"]) == ("", "fewer than 5")
    (row,) = [row for row in rows(files, "data/sdmx/data.csv")
              if (row["REF_AREA"], row["INDICATOR"], row["TIME_PERIOD"]) == ("DEU", "ICSE_VICTIMS", "2013")]
    assert (row["OBS_VALUE"], row["OBS_STATUS"], row["CONF_STATUS"]) == ("", "Q", "A")
    assert edition.hidden["reason"].tolist()
    assert not [path for path, content in files.items() if b"Said by Ann" in content]


def test_frictionless_validates_the_data_package(folder: Path) -> None:
    import frictionless  # noqa: PLC0415 - it loads in seconds

    report = frictionless.validate(str(folder / "data" / "datapackage.json"))
    assert report.flatten(["type", "note"]) == []
    assert {task.name for task in report.tasks} >= {"figures", "assessments", "codelists-areas", "sources", "columns"}


def test_pysdmx_reads_the_structure_and_the_same_values(edition: Edition, folder: Path) -> None:
    from pysdmx.io import get_datasets, read_sdmx  # noqa: PLC0415 - see above
    from pysdmx.model import Schema  # noqa: PLC0415

    sdmx = folder / "data" / "sdmx"
    message = read_sdmx(sdmx / "structure.json", validate=True)          # by the schema of SDMX-JSON 2.0
    (dataset,) = get_datasets(sdmx / "data.csv", sdmx / "structure.json")
    lists = {each.id: {code.id for code in each.codes} for each in message.get_codelists()}
    assert isinstance(dataset.structure, Schema)
    for component in dataset.structure.components:
        if component.local_enum_ref:
            used = set(dataset.data[component.id].astype(str))
            assert used <= lists[component.local_enum_ref.partition(":CL_")[2].join(["CL_", ""]).partition("(")[0]]
    read = dataset.data[KEY].astype({"OBS_VALUE": float, "TIME_PERIOD": int})
    totals = {key[:3]: value for key, value in shown(edition).items() if not key[3]}
    assert {key[:3]: key[3] for key in read[(dataset.data["BREAKDOWN"] == "_T").to_numpy(bool)].itertuples(
        index=False, name=None)} == pytest.approx(totals, nan_ok=True)
    assert set(dataset.data["BREAKDOWN"]) == {"_T", "ACTIVITY=UNODC_2013"}


def test_units_and_indicators_have_the_same_words_in_every_format(files: Files) -> None:
    lists = {each["id"]: {code["id"]: code["name"] for code in each["codes"]}
             for each in json.loads(files["data/sdmx/structure.json"])["data"]["codelists"]}
    of_indicator = {row["id"]: row for row in rows(files, "data/codelists/indicators.csv")}
    plural = {row["code"]: row["plural"] for row in rows(files, "data/codelists/units.csv")}
    assert lists["CL_UNIT_MEASURE"] == plural
    units = {row["INDICATOR"]: row["UNIT_MEASURE"] for row in rows(files, "data/sdmx/data.csv")}
    figures = rows(files, "data/figures.csv")
    assert {"1", "61"} <= {row["value"] for row in figures}
    for row in figures:
        indicator = of_indicator[row["indicator_code"]]
        assert units[indicator["id"]] == indicator["unit"]
        assert (row["unit"], row["indicator"]) == (plural[indicator["unit"]], lists["CL_INDICATOR"][indicator["id"]])
        assert row["role"] == ("context" if row["breakdown"] else indicator["role"])


def test_rdflib_reads_the_description_and_finds_each_file_as_it_is(files: Files) -> None:
    from rdflib import DCAT, Graph, Namespace  # noqa: PLC0415 - see above

    graph, spdx = Graph().parse(data=files["data/dcat.jsonld"], format="json-ld"), Namespace("http://spdx.org/rdf/terms#")
    described = list(graph.subject_objects(DCAT.downloadURL))
    assert len(described) > 8
    for distribution, address in described:
        content = files[str(address).removeprefix("https://example.org/edition/2014/")]
        assert int(str(graph.value(distribution, DCAT.byteSize))) == len(content)
        assert str(graph.value(graph.value(distribution, spdx.checksum), spdx.checksumValue)) == sha256(
            content).hexdigest()


def test_libreoffice_opens_the_workbook_with_every_figure(files: Files, folder: Path, tmp_path: Path) -> None:
    made = office.convert(folder / "data" / "goalline.xlsx", "csv", tmp_path).read_text("utf-8")
    assert len(made.splitlines()) == len(rows(files, "data/figures.csv")) + 1
    assert made.splitlines()[0].startswith("area,area_code,goal")


def test_no_spreadsheet_runs_a_text_of_a_csv(files: Files) -> None:
    cells = [cell for path in files if path.endswith(".csv") for row in rows(files, path) for cell in row.values()]
    assert f"'{CRAWL}" in cells
    assert "'+more to come" in cells
    assert [cell for cell in cells if cell[:1] in tuple("=@+")] == []


def test_the_same_release_gives_the_same_bytes(edition: Edition, files: Files) -> None:
    again = dict(data.files(replace(edition)))
    assert [path for path in files if files[path] != again[path]] == []


def test_ledgers_that_differ_in_a_hidden_count_alone_give_the_same_bytes(
        edition: Edition, files: Files, var: Path, tmp_path: Path) -> None:
    lines = [line.replace("DEU,2013,ICSE_VICTIMS,3,", "DEU,2013,ICSE_VICTIMS,2,") for line in LINES]
    assert lines != list(LINES)
    others = dict(data.files(replace(released(tmp_path, lines), ledger=edition.ledger)))
    assert [path for path in files if files[path] != others[path]] == []


def test_the_feed_has_stable_identities_wherever_it_is_served_from(edition: Edition) -> None:
    earlier = replace(edition, slug="2013", name="Before", day="2026-01-02")
    feeds = [ElementTree.fromstring(dict(site_files(  # noqa: S314 - ours
        [replace(earlier, base=base), replace(edition, base=base)], []))["feed.xml"]) for base in ("", edition.base)]
    entries = [[entry.findtext("atom:id", "", ATOM) for entry in feed.findall("atom:entry", ATOM)] for feed in feeds]
    assert entries[0] == entries[1]
    assert len(set(entries[0])) == 2
    for feed in feeds:
        assert all(feed.findtext(f"atom:{name}", "", ATOM) for name in ("id", "title", "updated"))
    gone = dict(site_files([edition], [], [Withdrawn("2013", "Before", 3, "2027-01-02")]))["feed.xml"]
    entry = next(ElementTree.fromstring(gone).iter("{http://www.w3.org/2005/Atom}entry"))  # noqa: S314 - ours
    assert (entry.findtext("atom:id", "", ATOM), "Withdrawn" in entry.findtext("atom:title", "", ATOM)) == (
        entries[0][1], True)
    titles = [entry.findtext("atom:title", "", ATOM) for entry in feeds[0].findall("atom:entry", ATOM)]
    assert ["Ministerial" in title for title in titles] == [True, False]


def test_search_engines_are_told_every_page_but_none_of_invented_figures(edition: Edition) -> None:
    pages = ["2014/", "2014/country/KHM/"]
    opened = dict(site_files([edition], [*pages, "country/KHM/"]))
    sitemap = ElementTree.fromstring(opened["sitemap.xml"])  # noqa: S314 - ours
    assert [url.text for url in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")] == [
        f"https://example.org/edition/{page}" for page in pages]
    assert b"Sitemap: https://example.org/edition/sitemap.xml" in opened["robots.txt"]
    for shut in (replace(edition, illustrative=True), replace(edition, is_released=False)):
        told = dict(site_files([shut], pages))
        assert b"Disallow: /\n" in told["robots.txt"]
        assert "sitemap.xml" not in told


def test_invented_figures_say_so_in_every_row(shipped_url: str) -> None:
    book, snapshot = open_made("illustrative")
    invented = edition_of(book, snapshot, snapshot.releases()[-1])
    files = dict(data.files(invented))
    book.close()
    for path in (path for path in files if path.endswith(".csv") and rows(files, path) and "sdmx" not in path):
        assert {row["figures"] for row in rows(files, path)} == {"ILLUSTRATIVE, invented"}, path
    assert {row["FIGURES"] for row in rows(files, "data/sdmx/data.csv")} == {"ILLUSTRATIVE, invented"}
    described = [json.loads(content) for path, content in files.items() if path.endswith((
        "figures.json", "metadata.json", "datapackage.json"))]
    assert all(each["illustrative"] and each["title"].startswith("ILLUSTRATIVE") for each in described)
    embedded = json.loads(oembed(invented, "country/XAC/embed/one/", "Victims", 480, 300))
    assert embedded["title"].startswith("ILLUSTRATIVE")
    assert 'title="ILLUSTRATIVE' in embedded["html"]


def test_a_figure_is_embedded_by_its_lasting_address(edition: Edition) -> None:
    told = json.loads(oembed(edition, "country/KHM/embed/one/", 'Cambodia: "more"', 480, 300))
    assert (told["version"], told["type"], told["width"]) == ("1.0", "rich", 480)
    frame = ElementTree.fromstring(told["html"])  # noqa: S314 - ours
    assert frame.attrib["src"] == "https://example.org/edition/2014/country/KHM/embed/one/"
    assert frame.attrib["title"] == 'Cambodia: "more"'
