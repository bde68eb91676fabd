"""The reference inside an export: read back from every kind of file, and from no other."""

import io
import json
import struct
import time
import zlib
from functools import cache
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from pypdf import PdfReader

from indicators.briefing.pack.content import Pack
from indicators.briefing.pack.files import figure_file
from indicators.briefing.reference import Reference, from_json, link, printed_reference
from indicators.briefing.reference.files import LARGEST, into_pdf, into_png, into_svg, reference_in
from indicators.errors import Refusal
from tests.briefing.packs import KINDS, Drawn, drawn, pack_of, page, written
from tests.briefing.test_packs import RISEN
from tests.rounds.filled_forms import through_libreoffice

__all__ = ["drawn"]


def reference(**values: object) -> Reference:
    return Reference.model_validate({"set": "real", "audience": "staff", "version": 13, "day": "2026-11-28"} | values)


@cache
def of_two() -> Pack:
    return pack_of(*RISEN, areas=("AAA", "BBB"), goals=("1.1",), year=2013)


@cache
def of_one() -> Pack:
    return pack_of(*RISEN)


@pytest.mark.parametrize("kind", KINDS)
def test_a_briefing_of_every_kind_holds_what_was_asked_and_of_which_version(
        kind: str, tmp_path: Path, drawn: Drawn) -> None:
    pack = of_two()
    found = reference_in(written(pack, kind, tmp_path))
    assert found == pack.reference
    assert (found.version, found.audience, str(found.day)) == (7, "staff", "2015-06-01")
    assert (found.areas, found.goals, found.year) == (("AAA", "BBB"), ("1.1",), 2013)


@pytest.mark.parametrize("form", ["slide", "page", "svg", "pdf", "pptx"])
def test_a_figure_alone_names_itself_and_its_indicator(form: str, drawn: Drawn) -> None:
    pack = of_one()
    figure = pack.sections[0].figures[0]
    found = reference_in(figure_file(pack, figure, form))
    assert (found.figure, found.indicators, found.areas, found.goals) == (
        "AAA_1.1_VICTIMS", ("VICTIMS",), ("AAA",), ("1.1",))


CORE = "docProps/core.xml"
DC = "http://purl.org/dc/elements/1.1/"
ONE_PIXEL = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)


def zipped(name: str, content: bytes, compression: int = ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", compression) as archive:
        archive.writestr(name, content)
    return made.getvalue()


def properties(text: str) -> bytes:
    return zipped(CORE, f'<p xmlns:d="{DC}"><d:description>Goalline {text}</d:description></p>'.encode())


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    head = b"\x89PNG\r\n\x1a\n"
    return head + b"".join(struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
                           for kind, data in ((b"IHDR", ONE_PIXEL), *chunks))


GOOD = into_png(png((b"IDAT", b"x"), (b"IEND", b"")), reference())
ENTITIES = b'<!DOCTYPE p [<!ENTITY a "Goalline">]><p><q>&a;</q></p>'


@pytest.mark.parametrize(("content", "problem"), [
    (b"", "none"), (b"hello", "none"), (b"%PDF-1.7\nnothing", "none"), (b"<svg></svg>", "none"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"), (bytes(LARGEST + 1), "damaged"),
    (b"PK\x03\x04" + bytes(100), "damaged"), (zipped("word/document.xml", b"<w/>"), "none"),
    (zipped(CORE, b"<p"), "none"), (zipped(CORE, ENTITIES), "none"),
    (zipped(CORE, ENTITIES.decode().encode("utf-16")), "none"), (zipped(CORE, b"<p>" * 100_000), "damaged"),
    (zipped(CORE, b" " * 50_000_000), "damaged"), (zipped(CORE, b"<p/>", ZIP_LZMA), "damaged"),
    (properties("{}"), "not_valid"), (properties('{"format": 2}'), "not_valid"),
    (png((b"IEND", b"")), "none"), (GOOD[:60], "none"), (GOOD[:20], "none"),
    (GOOD.replace(b"staff", b"stafg"), "not_valid"), (png(*[(b"tEXt", b"")] * 100_001), "none"),
    (b"%PDF-1.7 /Goalline (7b7d)", "not_valid"), (b'<svg><metadata id="Goalline">{}</metadata></svg>', "not_valid")])
def test_any_other_file_is_refused_with_its_reason(content: bytes, problem: str) -> None:
    with pytest.raises(Refusal) as refused:
        reference_in(content)
    assert refused.value.code == f"recheck.{problem}"


@pytest.mark.parametrize("content", [
    (b"<metadata " + b' id="Goalline"' * 14 + b">" + b"x" * 47_900) * 600,
    b"%PDF-" + (b"/Goalline (" + b"ab" * 7_999) * 3_000])
def test_a_file_of_nothing_but_beginnings_holds_nobody_up(content: bytes) -> None:
    begun = time.process_time()
    with pytest.raises(Refusal, match=r"recheck\.none"):
        reference_in(content)
    assert time.process_time() - begun < 2


def test_a_document_with_a_password_is_refused() -> None:
    content = bytearray(zipped(CORE, b"<p/>"))
    content[6] |= 1
    content[content.rfind(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Refusal) as refused:
        reference_in(bytes(content))
    assert refused.value.code == "recheck.damaged"


@pytest.mark.parametrize("values", [
    {"version": 0}, {"version": 10**12}, {"version": "x"}, {"audience": "everybody"}, {"set": "other"},
    {"day": "2026-13-01"}, {"year": 99999}, {"areas": ["A" * 101]}, {"areas": "DEU"}, {"areas": ["D\x00"]},
    {"goals": ["4.2"] * 301}, {"more": 1}, {"product": "Other"}])
def test_impossible_values_are_refused(values: dict[str, object]) -> None:
    good = reference().model_dump(mode="json", by_alias=True)
    assert from_json(json.dumps(good)) == reference()
    with pytest.raises(Refusal) as refused:
        from_json(json.dumps(good | values))
    assert refused.value.code == "recheck.not_valid"


@pytest.mark.parametrize(("values", "end"), [
    ({"areas": ["DEU"], "goals": ["4.2"], "figure": "DEU_4.2_x"}, "country?area=DEU&goal=4.2"),
    ({"areas": ["DEU", "KHM"], "goals": ["1.1", "4.2"], "year": 2014},
     "briefing?areas=DEU,KHM&goals=1.1,4.2&year=2014"),
    ({"group": "EU", "goals": ["4.2"]}, "briefing?group=EU&goals=4.2"),
    ({"group": "EU", "goals": ["4.2"], "year": 2020, "figure": "countries_4.2_map", "set": "illustrative"},
     "goal?goal=4.2&group=EU&year=2020&view=map&set=illustrative"),
    ({"group": "EU", "goals": ["4.2"], "figure": "countries_4.2_years_one"},
     "goal?goal=4.2&group=EU&scale=one&view=years"),
    ({"areas": ["DEU", "FRA"], "goals": ["4.2"], "figure": "countries_4.2_level"},
     "goal?goal=4.2&areas=DEU,FRA&view=level"),
    ({"goals": ["1.1"], "figure": "WLD_1.1_x"}, "goal?goal=1.1"),
    ({"areas": ["DEU", "FRA"], "goals": ["4.2"], "compared": "TAKEDOWN_HOURS", "indexed": False, "figure": "compared"},
     "compare?areas=DEU,FRA&goal=4.2&indicator=TAKEDOWN_HOURS&scale=figures")])
def test_a_link_names_the_screen_that_shows_the_same(
        values: dict[str, object], end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GOALLINE_URL", raising=False)
    assert link(reference(**values)) == f"…/{end}&version=13"


def test_a_whole_link_has_the_version_for_staff_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_URL", "https://goalline.example.org/here/")
    figure = {"areas": ["DEU"], "goals": ["4.2"], "figure": "DEU_4.2_x"}
    assert link(reference(**figure)) == "https://goalline.example.org/here/country?area=DEU&goal=4.2&version=13"
    assert link(reference(**figure, audience="public")) == (
        "https://goalline.example.org/here/country?area=DEU&goal=4.2")


@pytest.mark.parametrize("address", [
    "goalline.example.org", "ftp://goalline.example.org", "https://", "https://me:pw@example.org",
    "https://example.org/?a=1", "https://example.org/#x", "https://example.org:99999", "https://exam ple.org",
    "https://example.org/<b>", "https://[::1", "javascript:alert(1)"])
def test_an_address_that_is_none_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_URL", address)
    with pytest.raises(Refusal) as refused:
        link(reference())
    assert refused.value.code == "setting.url"


def test_the_newest_reference_of_a_pdf_counts() -> None:
    made = into_pdf(into_pdf(page(), reference(version=1), "Old", ""), reference(version=2), "New", "Ministry")
    assert reference_in(made).version == 2
    assert PdfReader(io.BytesIO(made)).metadata.title == "New"


def test_an_svg_has_title_description_and_reference_as_texts() -> None:
    found = reference(areas=["A<b>&\"'"])
    made = into_svg('<svg xmlns="http://www.w3.org/2000/svg"></svg>', found, "A < B & C", "From 1 to 2")
    root = ElementTree.fromstring(made)
    texts = {child.get("id"): child.text for child in root}
    assert texts[root.get("aria-labelledby")] == "A < B & C"
    assert texts[root.get("aria-describedby")] == "From 1 to 2"
    assert reference_in(made.encode()) == found


@pytest.mark.parametrize("values", [
    {"areas": ["DEU"], "goals": ["4.2"]}, {"areas": ["DEU", "KHM"], "goals": ["1.1", "4.2"], "year": 2014}, {},
    {"areas": ["DEU", "FRA"], "goals": ["4.2"], "compared": "TAKEDOWN_HOURS", "indexed": False}])
@pytest.mark.parametrize("address", ["", "https://goalline.example.org"])
def test_a_printed_link_says_of_what_a_file_is(
        values: dict[str, object], address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALLINE_URL", address)
    given = reference(**values)
    text = f"Data version 13 · for staff · {link(given)} · 3"
    assert printed_reference(text, given.day) == printed_reference(text.replace("?", "?\n"), given.day) == given
    assert printed_reference("Data version 13 · COVID-19 · v13", given.day) is None


@pytest.mark.parametrize("kind", KINDS[:2])
def test_printed_by_another_program_a_file_is_known_by_its_link(kind: str, tmp_path: Path, drawn: Drawn) -> None:
    found = reference_in(through_libreoffice(written(of_two(), kind, tmp_path), "pdf", before=kind[1:]))
    assert (found.version, found.areas, found.goals, found.year) == (7, ("AAA", "BBB"), ("1.1",), 2013)
