"""A file is made in the background: it says how far it is, ends where it is cancelled, and keeps no template."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from threading import Event
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from indicators.briefing.pack import making
from indicators.briefing.pack.making import Making, Template
from indicators.errors import Refusal
from indicators.submissions.job import CancelledError
from tests.briefing.packs import Drawn, drawn, pack_of

__all__ = ["drawn"]

PACK = pack_of(("VICTIMS", "AAA", 2013, 8), ("VICTIMS", "AAA", 2014, 12), ("STAGE", "AAA", 2014, 2))
PATIENCE = 60


@pytest.fixture
def held() -> Iterator[Event]:
    """Lets go what a test holds back."""
    let_go = Event()
    yield let_go
    let_go.set()


def holding(let_go: Event, reached: Event) -> Callable[[], None]:
    """Gives way until it is let go, from the first figure on."""
    steps: list[int] = []

    def give_way() -> None:
        steps.append(1)
        if len(steps) > 1:
            reached.set()
            let_go.wait(PATIENCE)

    return give_way


@pytest.mark.parametrize("kind", [".pptx", ".docx", ".pdf", ".xlsx", ".zip"])
def test_a_file_of_each_kind_is_made_with_its_figures_counted(drawn: Drawn, kind: str) -> None:
    job = Making(PACK, kind)
    assert job.done(within=PATIENCE)
    assert job.file()[:2] in (b"PK", b"%P")
    figures = sum(len(section.figures) + len(section.others) for section in PACK.sections)
    assert job.total == {".docx": figures, ".pdf": figures, ".zip": figures + 1}.get(kind, 0)
    assert job.drawn == job.total


def test_who_cancels_ends_the_work_before_its_next_figure(drawn: Drawn, held: Event) -> None:
    reached = Event()
    job = Making(PACK, ".docx", give_way=holding(held, reached))
    assert reached.wait(PATIENCE)
    assert not job.done()
    job.cancel()
    held.set()
    assert job.done(within=PATIENCE)
    with pytest.raises(CancelledError):
        job.file()
    assert len(drawn.figures) <= 1


def test_work_that_nobody_asks_about_ends(drawn: Drawn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "ABANDONED", -1)
    job = Making(PACK, ".docx")
    assert job.done(within=PATIENCE)
    assert job.cancelled
    assert not drawn.figures


def test_too_many_at_work_are_refused_until_one_has_ended(
        drawn: Drawn, held: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "MOST_WAITING", 1)
    job = Making(PACK, ".docx", give_way=holding(held, Event()))
    with pytest.raises(Refusal, match=r"brief\.busy"):
        Making(PACK, ".docx")
    held.set()
    assert job.done(within=PATIENCE)
    assert Making(PACK, ".docx").done(within=PATIENCE)


def test_an_own_design_is_used_and_nothing_of_it_stays(
        drawn: Drawn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    own = Document()
    own.sections[0].footer.paragraphs[0].text = "Kept? No."
    own.core_properties.keywords = "our office"
    content = BytesIO()
    own.save(content)
    job = Making(PACK, ".docx", Template("office.docx", content.getvalue()))
    assert job.done(within=PATIENCE)
    assert Document(BytesIO(job.file())).core_properties.keywords == "our office"
    assert list(tmp_path.iterdir()) == []


def bomb() -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr("ppt/presentation.xml", b"\0" * 2_000_000)
    return made.getvalue()


@pytest.mark.parametrize("content", [b"no slides", b"", bomb()])
def test_a_broken_design_is_refused_as_by_the_command_under_its_own_name(
        content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "LARGEST", 1_000_000)
    job = Making(PACK, ".pptx", Template("office.pptx", content))
    assert job.done(within=PATIENCE)
    with pytest.raises(Refusal) as refused:
        job.file()
    assert refused.value.code == "brief.template"
    assert refused.value.values == {"template": "office.pptx", "kind": "PPTX"}


def test_a_job_does_not_change_the_pack(drawn: Drawn) -> None:
    before = replace(PACK)
    assert Making(PACK, ".pdf").done(within=PATIENCE)
    assert before == PACK
