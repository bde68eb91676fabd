"""A file is made in the background: it says how far it is, ends where it is cancelled, and keeps no template."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from threading import Event
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from pptx import Presentation

from indicators.briefing.pack import content, making, office_files
from indicators.briefing.pack.content import Pack
from indicators.briefing.pack.making import Making, Template
from indicators.charts.drawing import SCREEN, Figure, Picture
from indicators.charts.theme import Theme
from indicators.errors import Refusal
from indicators.submissions.job import CancelledError
from tests.briefing.packs import Drawn, drawn, pack_of

__all__ = ["drawn"]

PATIENCE = 60


@cache
def pack() -> Pack:
    return pack_of(("VICTIMS", "AAA", 2013, 8), ("VICTIMS", "AAA", 2014, 12), ("STAGE", "AAA", 2014, 2))


@pytest.fixture
def held() -> Iterator[Event]:
    """Lets go what a test holds back."""
    let_go = Event()
    yield let_go
    let_go.set()


def waiting_pack(let_go: Event, reached: Event) -> Pack:
    """A pack whose second figure is drawn once it is let go."""
    first, *others = pack().sections

    def held_back(figure: content.PackFigure) -> content.PackFigure:
        def draw(*, theme: Theme = "light", width: int | None = SCREEN) -> Figure | None:
            reached.set()
            let_go.wait(PATIENCE)
            return figure.picture().draw(theme=theme, width=width)

        return replace(figure, picture=lambda: Picture("", draw))

    return replace(pack(), sections=(first, *(
        replace(section, figures=tuple(map(held_back, section.figures))) for section in others)))


@pytest.mark.parametrize("kind", [".pptx", ".docx", ".pdf", ".xlsx", ".zip"])
def test_a_file_of_each_kind_is_made_with_its_figures_counted(drawn: Drawn, kind: str) -> None:
    job = Making(pack(), kind)
    assert job.done(within=PATIENCE)
    assert job.file()[:2] in (b"PK", b"%P")
    figures = sum(len(section.figures) + len(section.others) for section in pack().sections)
    assert job.total == {".docx": figures, ".pdf": figures, ".zip": figures + 1}.get(kind, 0)
    assert job.drawn == job.total


def test_who_cancels_ends_the_work_before_its_next_figure(drawn: Drawn, held: Event) -> None:
    reached = Event()
    job = Making(waiting_pack(held, reached), ".docx")
    assert reached.wait(PATIENCE)
    assert not job.done()
    job.cancel()
    held.set()
    assert job.done(within=PATIENCE)
    with pytest.raises(CancelledError):
        job.file()
    assert len(drawn.figures) <= 2


def test_work_that_nobody_asks_about_ends(drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "ABANDONED", -1)
    job = Making(pack(), ".docx")
    assert job.done(within=PATIENCE)
    assert job.cancelled
    assert not drawn.figures


def test_too_many_at_work_are_refused_until_one_has_ended(
        drawn: Drawn, held: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "MOST_WAITING", 1)
    job = Making(waiting_pack(held, Event()), ".docx")
    with pytest.raises(Refusal, match=r"brief\.busy"):
        Making(pack(), ".docx")
    held.set()
    assert job.done(within=PATIENCE)
    assert Making(pack(), ".docx").done(within=PATIENCE)


def test_what_is_cancelled_before_it_begins_takes_nobodys_room(
        drawn: Drawn, held: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "MOST_WAITING", making.AT_A_TIME + 1)
    work = [Making(waiting_pack(held, Event()), ".docx") for _ in range(making.AT_A_TIME)]
    for _ in range(5):
        job = Making(pack(), ".docx")
        job.cancel()
        assert job.done()
        with pytest.raises(CancelledError):
            job.file()
    held.set()
    assert all(job.done(within=PATIENCE) for job in work)


def test_a_document_on_many_countries_has_a_title_as_long_as_word_allows(drawn: Drawn) -> None:
    long = replace(pack(), title="Armenia, Australia, Austria, Belgium and Bulgaria on victims " * 9)
    job = Making(long, ".docx")
    assert job.done(within=PATIENCE)
    document = Document(BytesIO(job.file()))
    assert (len(document.core_properties.title), document.paragraphs[0].text) == (255, long.title)


def test_an_own_design_is_used_and_nothing_of_it_stays(
        drawn: Drawn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    own = Document()
    own.sections[0].footer.paragraphs[0].text = "Kept? No."
    own.core_properties.keywords = "our office"
    content = BytesIO()
    own.save(content)
    job = Making(pack(), ".docx", Template("office.docx", content.getvalue()))
    assert job.done(within=PATIENCE)
    assert Document(BytesIO(job.file())).core_properties.keywords == "our office"
    assert list(tmp_path.iterdir()) == []


def own(kind: str) -> bytes:
    made = BytesIO()
    (Presentation() if kind == ".pptx" else Document()).save(made)
    return made.getvalue()


def changed(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """An office file with one part changed; a part that is not there is added."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as office, ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for part in office.namelist():
            archive.writestr(part, change(office.read(part)) if part == name else office.read(part))
        if name not in office.namelist():
            archive.writestr(name, change(b""))
    return made.getvalue()


def declaring_less(content: bytes, name: str) -> bytes:
    """An archive that declares a part of 50 bytes, which unpacks to two megabytes."""
    made = BytesIO(content)
    with ZipFile(made, "a", ZIP_DEFLATED) as archive:
        archive.writestr(name, b"\0" * 2_000_000)
        archive.getinfo(name).file_size = 50
    return made.getvalue()


def locked(content: bytes) -> bytes:
    """An archive whose parts need a password."""
    return content.replace(b"PK\x03\x04\x14\0\0", b"PK\x03\x04\x14\0\1").replace(
        b"PK\x01\x02\x14\x03\x14\0\0", b"PK\x01\x02\x14\x03\x14\0\1")


DTD = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
TYPES, CORE = "[Content_Types].xml", "docProps/core.xml"
MAIN = {".pptx": "ppt/presentation.xml", ".docx": "word/document.xml"}

BROKEN: dict[str, Callable[[str], bytes]] = {
    "locked": lambda kind: locked(own(kind)),
    "cut short": lambda kind: changed(own(kind), MAIN[kind], lambda part: b"<a><b>"),
    "of another root": lambda kind: changed(own(kind), MAIN[kind], lambda part: b"<a/>"),
    "relations cut short": lambda kind: changed(own(kind), "_rels/.rels", lambda part: b"<a>"),
    "with entities": lambda kind: changed(own(kind), "more.xml", lambda part: DTD),
    "too large": lambda kind: changed(own(kind), "more.bin", lambda part: bytes(2_000_000)),
    "too large in XML": lambda kind: changed(own(kind), "more.bin", lambda part: b"<a>" + b"<b/>" * 100_000 + b"</a>"),
    "larger than declared": lambda kind: declaring_less(own(kind), "more.bin"),
    "with macros": lambda kind: changed(
        own(kind), TYPES, lambda part: part.replace(b"main+xml", b"main.macroEnabled+xml")),
}
OF_ONE_KIND: dict[str, Callable[[str], bytes]] = {
    "of no slides": lambda kind: b"no slides",
    "empty": lambda kind: b"",
    "without styles of paragraphs": lambda kind: changed(own(kind), "word/styles.xml", lambda part: part.replace(
        b'w:type="paragraph"', b'w:type="character"')),
    "without a section": lambda kind: changed(own(kind), MAIN[kind], lambda part: part.replace(b"sectPr", b"sectPrs")),
    "of other properties": lambda kind: changed(own(kind), CORE, lambda part: b"<x/>"),
}


@pytest.mark.parametrize(("kind", "fault"), [
    (".pptx", "of no slides"), (".pptx", "empty"), (".docx", "without styles of paragraphs"),
    (".docx", "without a section"), (".docx", "of other properties"),
    *((kind, fault) for kind in MAIN for fault in BROKEN)])
def test_a_broken_or_hostile_design_is_refused_as_by_the_command_under_its_own_name(
        kind: str, fault: str, drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_files, "LARGEST", 1_500_000)
    monkeypatch.setattr(office_files, "LARGEST_XML", 300_000)
    job = Making(pack(), kind, Template(f"office{kind}", (BROKEN | OF_ONE_KIND)[fault](kind)))
    assert job.done(within=PATIENCE)
    with pytest.raises(Refusal) as refused:
        job.file()
    assert refused.value.code == "brief.template"
    assert refused.value.values == {"template": f"office{kind}", "kind": kind[1:].upper()}


def test_a_job_does_not_change_the_pack(drawn: Drawn) -> None:
    before = replace(pack())
    assert Making(pack(), ".pdf").done(within=PATIENCE)
    assert before == pack()
