"""An office leaves parts of a briefing out: then they are in no kind of file, and everything else is."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from indicators.briefing.pack.content import PARTS, Pack, with_parts
from indicators.briefing.pack.reading import Report
from indicators.wording import say
from tests.briefing.packs import KINDS, Drawn, drawing, drawn, drawn_once, pack_of, texts, written

__all__ = ["drawn"]

REPORT = Report(2014, "Operational Goal 1.1\nA. Actions\n- Trained forty officers.\n", "Report of 2014")


@cache
def whole() -> Pack:
    return drawn_once(pack_of(("VICTIMS", "AAA", 2013, 8), ("VICTIMS", "AAA", 2014, 12), report=REPORT))


@cache
def words_with(kind: str, parts: tuple[str, ...]) -> str:
    """All words of a file with some parts."""
    with drawing() as drawn, TemporaryDirectory() as folder:
        return " ".join([*texts(written(with_parts(whole(), parts), kind, Path(folder))), *drawn.pages])


def words_of(pack: Pack, part: str) -> str:
    """Words that are in a file for the sake of a part alone."""
    section = pack.sections[0]
    return {"summary": pack.summaries[0].heading, "statuses": pack.status_figure.finding,
            "figures": section.figures[0].alt[-25:], "questions": section.questions[0].asked,
            "speaking_note": say("pack.speaking_note"), "methods": say("pack.method")}[part]


@pytest.mark.parametrize("part", ["summary", "statuses", "figures", "questions", "speaking_note", "methods"])
@pytest.mark.parametrize("kind", [".pptx", ".docx", ".pdf"])
def test_a_part_that_is_left_out_is_in_no_file(kind: str, part: str) -> None:
    before = words_with(kind, tuple(PARTS))
    after = words_with(kind, tuple(one for one in PARTS if one != part))
    assert words_of(whole(), part) in before
    assert words_of(whole(), part) not in after
    assert whole().sections[0].whose in after


def test_everything_is_kept_at_first() -> None:
    pack = whole()
    assert with_parts(pack, PARTS) == pack


@pytest.mark.parametrize("kind", KINDS)
def test_a_briefing_of_findings_alone_can_be_made(tmp_path: Path, drawn: Drawn, kind: str) -> None:
    pack = with_parts(whole(), [])
    content = written(pack, kind, tmp_path)
    assert content
    assert pack.figures == ()
    assert not drawn.figures
