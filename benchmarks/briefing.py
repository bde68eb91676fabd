"""Pictures, slides and document of twenty countries, compared with Kaleido, python-pptx and python-docx alone."""

import asyncio
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from statistics import median

import docx
from docx.shared import Cm
from kaleido import Kaleido, PageGenerator
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.util import Emu

from benchmarks.ledgers import ledger_of
from benchmarks.measure import Figure, in_turn, seconds
from benchmarks.population import population, submissions
from benchmarks.server import ROOT, running
from benchmarks.visitor import Visitor
from indicators.briefing.pack import chromium
from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import Pack, PackFigure, PackInput
from indicators.briefing.pack.document import briefing_document
from indicators.briefing.pack.slide_charts import TYPES
from indicators.briefing.pack.slides import slides
from indicators.briefing.stamp import Stamp
from indicators.catalogue import SHIPPED, load_catalogue
from indicators.charts.theme import BRIEFING, PAGE
from indicators.judging.scoreboard import judge
from indicators.wording import say

PNG_LIMIT = 1.3
SLIDES_LIMIT = DOCUMENT_LIMIT = 6
RERUN_LIMIT = 2
COUNTRIES = 20
MOST_COUNTRIES = 12      # of a briefing on the screen
TIMES = 3


def figures() -> Iterator[Figure]:
    """A series of goal 1.1 for each country. Browsers are warm, and neither loads MathJax."""
    pack = _pack()
    drawn = [section.figures[0] for section in pack.sections]
    with asyncio.Runner() as loop:
        alone = loop.run(_opened())
        made, bare = in_turn(lambda: seconds(lambda: _pictures(drawn)), _by_kaleido(loop, alone, drawn), times=TIMES)
        loop.run(alone.close())
    chromium.close()
    yield Figure(name="png_20", subject=f"{COUNTRIES} figures of a briefing as PNG of 1920 x 1080, from their data",
                 baseline="Kaleido alone, the same figures, already drawn", subject_seconds=made, baseline_seconds=bare,
                 limit=PNG_LIMIT)
    made, bare = in_turn(lambda: seconds(lambda: slides(pack)),
                         lambda: seconds(lambda: _bare_slides(drawn)), times=TIMES)
    yield Figure(name="slides_20", subject=f"slides of {COUNTRIES} countries, with cover, statuses, notes and foot",
                 baseline="python-pptx alone, a slide with the same native chart for each", subject_seconds=made,
                 baseline_seconds=bare, limit=SLIDES_LIMIT)
    made, bare = in_turn(lambda: seconds(lambda: briefing_document(pack)),
                         lambda: seconds(lambda: _bare_document(drawn)), times=TIMES)
    yield Figure(name="document", subject=f"document of {COUNTRIES} countries, with statuses, questions and annex",
                 baseline="python-docx alone: a heading, the picture, drawn by Kaleido too, and the rows of each",
                 subject_seconds=made, baseline_seconds=bare, limit=DOCUMENT_LIMIT)
    yield _while_a_briefing_is_made()


def _while_a_briefing_is_made() -> Figure:
    """Reruns of Country, of countries seen before, while another visitor's briefing is collected."""
    catalogue = load_catalogue(SHIPPED)
    members = [area for area in catalogue.areas if area.kind == "country" and area.member == "yes"]
    others = ",".join(area.code for area in members[COUNTRIES:COUNTRIES + MOST_COUNTRIES])
    with (ledger_of(submissions(population(catalogue))) as ledger,
          running(ROOT / "app.py", ROOT, GOALLINE_LEDGER=ledger.url) as (address, server)):
        alone, beside = asyncio.run(_reruns(address, [area.name for area in members[:COUNTRIES]], others))
    return Figure(name="rerun_during_pack", subject="another country on Country while a briefing is made",
                  baseline="the same without a briefing", subject_seconds=beside, baseline_seconds=alone,
                  limit=RERUN_LIMIT)


async def _reruns(address: str, names: Sequence[str], areas: str) -> tuple[float, float]:
    """Median seconds of a rerun without a briefing and during one."""
    reader, maker = Visitor(address), Visitor(address)
    for visitor in (reader, maker):
        await visitor.connect()
    await reader.open("country")
    for _ in range(2):                      # the first round is the one that makes the pages
        alone = [await reader.choose("Country", name) for name in names]
    made = asyncio.create_task(_make(maker, areas))
    during = [await reader.choose("Country", name) for _ in range(2) for name in names]
    if made.done():
        raise RuntimeError("the briefing was made before the reruns were measured")
    made.cancel()
    return median(alone), median(during)


async def _make(visitor: Visitor, areas: str) -> None:
    """Ask for a briefing on some countries, and wait until its findings are collected."""
    await visitor.open("briefing", f"areas={areas}")
    while say("brief.slides") not in visitor.buttons:
        await asyncio.sleep(1)
        await visitor.refresh()


def _pack() -> Pack:
    """A briefing of twenty countries with one figure each."""
    catalogue = load_catalogue(SHIPPED)
    members = [area.code for area in catalogue.areas if area.kind == "country" and area.member == "yes"][:COUNTRIES]
    rows = population(catalogue)
    rows = rows[rows["ref_area"].isin(members)]
    read = PackInput(board=judge(rows, catalogue), stamp=Stamp("staff", 1, "2026-01-01"), today_year=2026,
                reports={}, answers=frozenset(), published=lambda area: {})
    pack = build(read, PackRequest(areas=tuple(members), goals=("1.1",)))
    return replace(pack, sections=tuple(replace(section, figures=section.figures[:1], others=())
                                        for section in pack.sections))


def _pictures(drawn: Sequence[PackFigure]) -> None:
    for one in drawn:
        if (figure := one.draw(BRIEFING)) is not None:
            chromium.slide_png(figure)


async def _opened() -> Kaleido:
    browser = Kaleido(n=1, page_generator=PageGenerator(mathjax=False), path=chromium.find())
    await browser.open()
    return browser


def _by_kaleido(loop: asyncio.Runner, browser: Kaleido, drawn: Sequence[PackFigure]) -> Callable[[], float]:
    """A function that draws the same figures at the same size by Kaleido and returns the seconds."""
    made = [one.draw(BRIEFING) for one in drawn]
    asked = [(figure.to_dict(), {"format": "png", "width": figure.layout.width, "height": figure.layout.height,
                                 "scale": min(1920 / figure.layout.width, 1080 / figure.layout.height)})
             for figure in made if figure is not None]

    async def draw() -> None:
        for figure, options in asked:
            await browser.calc_fig(figure, opts=options)

    return lambda: seconds(lambda: loop.run(draw()))


def _bare_slides(drawn: Sequence[PackFigure]) -> None:
    deck = Presentation()
    for one in drawn:
        assert one.plot is not None
        data = CategoryChartData()
        data.categories = one.plot.categories
        for line in one.plot.lines:
            data.add_series(line.name, line.values)
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.add_chart(TYPES[one.plot.kind], Emu(0), Emu(0), Emu(9_000_000), Emu(5_000_000), data)
    deck.save(io.BytesIO())


def _bare_document(drawn: Sequence[PackFigure]) -> None:
    document = docx.Document()
    for one in drawn:
        document.add_heading(one.finding)
        if (figure := one.draw(PAGE)) is not None:
            document.add_picture(io.BytesIO(chromium.picture(figure, "png")), Cm(17))
        table = document.add_table(0, len(one.table.head))
        for row in one.table.rows:
            for cell, written in zip(table.add_row().cells, row, strict=True):
                cell.text = written.text
    document.save(io.BytesIO())
