"""A pack as a PDF to print, made from an HTML page with SVG figures."""

from functools import cache
from typing import IO

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from indicators import wording
from indicators.briefing.pack import chromium, pictures
from indicators.briefing.pack.content import Pack, PackFigure
from indicators.briefing.pack.tables import to_read
from indicators.briefing.reference.embedding import into_pdf
from indicators.charts.theme import PALETTES, UNCOLOURED, status_ink
from indicators.wording import say

WIDE, TALLEST = 172, 205 # millimetres of a figure: the text's width, and a height that leaves room for its notes
MARGINS = {"marginTop": 0.75, "marginBottom": 0.95, "marginLeft": 0.75, "marginRight": 0.75}     # in inches


def write_pages(pack: Pack, stream: IO[bytes]) -> None:
    """Write the pages as PDF. Raises Refusal: brief.no_chromium, brief.chromium_failed."""
    pages = chromium.print_page(_page(pack), {
        **MARGINS, "printBackground": True, "preferCSSPageSize": True, "displayHeaderFooter": True,
        "headerTemplate": _line(escape(pack.marked), "right"), "footerTemplate": _foot(pack),
        "generateTaggedPDF": True, "generateDocumentOutline": True})
    stream.write(into_pdf(pages, pack.reference))


def _page(pack: Pack) -> str:
    return _template().render(
        pack=pack, say=say, colour=_colour, svg=_svg, to_read=to_read,
        style=Markup(chromium.font_style()),  # noqa: S704 - our own CSS
        palette=PALETTES["light"], tallest=TALLEST, language=wording.tag(), direction=wording.direction())


@cache
def _template() -> Template:
    return Environment(loader=PackageLoader("indicators.briefing.pack", "."), autoescape=True,
                       undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).get_template("pages.html.j2")


def _svg(drawn: PackFigure) -> Markup:
    """A figure the width of a page, without an embedded typeface, which the page already has."""
    figure = pictures.on_a_page(drawn.draw, TALLEST / WIDE)
    return Markup("") if figure is None else Markup(pictures.svg(figure, with_font=False))  # noqa: S704 - Plotly's


def _colour(status: str, *, stale: bool = False) -> str:
    """Colour of a status in text, grey for one without a colour."""
    return PALETTES["light"].quiet if stale or status in UNCOLOURED else status_ink(status, "light")


def _foot(pack: Pack) -> str:
    lines = Markup("<br>").join(pack.foot)
    page = Markup("<span class='pageNumber'></span>/<span class='totalPages'></span>")
    return _line(Markup("<span style='float:right'>{}</span>{}").format(page, lines), "left")


def _line(text: Markup, side: str) -> str:
    """A line of a page's header or footer; Chromium applies none of the page's styles to these."""
    return Markup("<div style='font-size:7.5px; font-family:Arial,sans-serif; width:100%; margin:0 0.75in; "
                  "color:#545b64; text-align:{}'>{}</div>").format(side, text)
