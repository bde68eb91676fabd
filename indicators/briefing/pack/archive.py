"""A pack as an archive of pictures: each figure as PNG and SVG, with a CSV of its data; reproducible byte for byte."""

from collections.abc import Iterator
from typing import IO
from zipfile import ZIP_STORED, ZipFile

from indicators.briefing.export.files import entry
from indicators.briefing.pack import pictures
from indicators.briefing.pack.content import Drawn, Pack
from indicators.briefing.pack.one_figure import csv_file, svg_file
from indicators.briefing.reference.embedding import MEMBER, into_png
from indicators.charts.theme import BRIEFING_HEIGHT
from indicators.wording import say

TALL = 1.5 * BRIEFING_HEIGHT     # a higher figure also gets a picture for a page, since a slide would make it too small


def write_archive_of(pack: Pack, stream: IO[bytes]) -> None:
    """Write the archive. Raises Refusal: brief.no_chromium, brief.chromium_failed."""
    with ZipFile(stream, "w") as archive:
        named: list[str] = []
        figures = ((drawn, figure) for drawn in pack.figures
                   if (figure := drawn.draw(pictures.WIDTHS["slide"])) is not None)
        for drawn, figure, picture in pictures.pngs(figures, "slide"):
            reference = pack.reference_of(drawn)
            _add(archive, f"{drawn.name}.png", into_png(picture, reference))
            _add(archive, f"{drawn.name}.svg", svg_file(figure, drawn, pack))
            if figure.layout.height > TALL and (on_page := drawn.draw(pictures.WIDTHS["page"])) is not None:
                _add(archive, f"{drawn.name}_page.png", into_png(pictures.png(on_page, "page"), reference))
            if drawn.table.rows:
                _add(archive, f"{drawn.name}.csv", csv_file(drawn.table))
            named.append(f"{drawn.name}: {drawn.finding} ({drawn.subtitle})")
        _add(archive, "CONTENTS.txt", "\n".join([*_head(pack), "", *named, "", *_sources(pack.figures)]).encode())
        _add(archive, MEMBER, pack.reference.to_json().encode())


def _add(archive: ZipFile, name: str, data: bytes) -> None:
    with entry(archive, name, ZIP_STORED) as file:
        file.write(data)


def _head(pack: Pack) -> list[str]:
    return [*([pack.marked] if pack.marked else []), pack.title, pack.filters, *pack.foot, *pack.left_out]


def _sources(figures: tuple[Drawn, ...]) -> Iterator[str]:
    yield say("pack.sources")
    yield from dict.fromkeys(source for drawn in figures for source in drawn.sources)
