"""The texts inside every chart: title, measure, source, note, date and data version."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from math import ceil
from typing import Any

import plotly.graph_objects as go

from indicators import __version__
from indicators.charts.drawing import Drawing
from indicators.charts.lettering import LINE, markup, say, wrap
from indicators.charts.theme import BRIEFING, BRIEFING_HEIGHT, PALETTES, Sizes, Theme, sizes, template

WATERMARK_EVERY = 700  # pixels of height for each watermark across the plot
LOGO = 140, 3          # most pixels of a logo's width, and lines of the foot that are its height
LONGEST_LINK = 120     # letters


@dataclass(frozen=True)
class Needed:
    """A sentence that explains a plot, and its part without which the picture would be misread."""

    text: str
    short: str


Key = Needed | str


def needed(text: str) -> list[Key]:
    """A sentence that is always in the picture; none for ""."""
    return [Needed(text, text)] if text else []


@dataclass(frozen=True)
class Logo:
    """An organisation's logo: a PNG and its size."""

    content: bytes
    width: float
    height: float

    @property
    def address(self) -> str:
        """The picture as a data address."""
        return f"data:image/png;base64,{b64encode(self.content).decode()}"

    def within(self, width: float, height: float) -> tuple[float, float]:
        """Its largest size within a box."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


@dataclass(frozen=True, kw_only=True)
class Caption:
    """Texts of one chart. ``title`` is the statement, ``subtitle`` the measure, unit, area and years."""

    title: str
    subtitle: str
    sources: tuple[str, ...] = ()          # the first is in the picture
    note: str = ""
    revised: str = ""          # what was revised since the last release: in the picture where it has room
    as_of: str                 # the day, formatted for readers
    data_version: int
    illustrative: bool = False
    organisation: str = ""     # printed after the data version
    clearance: str = ""        # printed after the organisation
    link: str = ""             # that opens the same again
    code: str = ""             # that says the same, where there is no link or it is too long
    logo: Logo | None = None   # at the right end of the foot


@dataclass(frozen=True)
class Frame:
    """A caption laid out for a width: wrapped lines, and the pixels above, inside and below the plot."""

    caption: Caption
    theme: Theme
    width: int
    left: int
    right: int
    title: list[str]
    subtitle: list[str]
    footer: list[str]
    under: list[str]           # sentences below the picture
    top: int
    plot: int
    below: int                 # tick labels below the plot
    bottom: int

    @property
    def size(self) -> Sizes:
        """Sizes of the width class."""
        return sizes(self.width)

    @property
    def plot_width(self) -> int:
        """Width of the plot in pixels, when the chart has its smallest width."""
        return self.width - self.left - self.right

    @property
    def height(self) -> int:
        """Height of the whole chart in pixels."""
        return self.top + self.plot + self.bottom

    def close(self, drawing: Drawing) -> go.Figure:
        """The finished chart. Height is fixed; width may stretch, since texts are anchored to edges."""
        size, quiet = self.size, PALETTES[self.theme].quiet
        edge: dict[str, Any] = {
            "xref": "paper", "yref": "paper", "x": 0, "xanchor": "left", "xshift": size.edge - self.left,
            "yanchor": "top", "align": "left"}
        below_title = self.top - size.edge - ceil(len(self.title) * LINE * size.title) - 2
        drawing.note(**edge, name="title", y=1, yshift=self.top - size.edge, text=f"<b>{markup(self.title)}</b>",
                     font={"size": size.title})
        drawing.note(**edge, name="subtitle", y=1, yshift=below_title, text=self._subtitle_markup(),
                     font={"size": size.subtitle, "color": quiet})
        drawing.note(**edge, name="footer", y=0, yshift=-self.below - size.edge // 2, text=markup(self.footer),
                     font={"size": size.footer, "color": quiet})
        if self.caption.illustrative:
            self._mark(drawing)
        if self.caption.logo:
            drawing.layout["images"] = [self._logo(self.caption.logo)]
        return drawing.figure(
            template=template(self.theme, self.width), width=self.width, height=self.height,
            meta=asdict(replace(self.caption, logo=None)) | {"under": self.under},
            margin={"l": self.left, "r": self.right, "t": self.top, "b": self.bottom, "pad": 0})

    def _subtitle_markup(self) -> str:
        if not self.caption.illustrative:
            return markup(self.subtitle)
        marked = len(wrap(say("illustrative"), self.width - 2 * self.size.edge, self.size.subtitle, bold=True))
        word = f"<b>{markup(self.subtitle[:marked])}</b>"
        return f'<span style="color:{PALETTES[self.theme].warning}">{word}</span><br>{markup(self.subtitle[marked:])}'

    def _logo(self, logo: Logo) -> dict[str, Any]:
        """The logo in the corner of the foot, as a layout image; where the chart has the width it was laid out for."""
        width, height = logo.within(*_logo_room(self.width))
        return {"source": logo.address, "xref": "paper", "yref": "paper", "xanchor": "right", "yanchor": "top",
                "x": 1 + (self.right - self.size.edge) / self.plot_width,
                "y": -(self.below + self.size.edge // 2) / self.plot,
                "sizex": width / self.plot_width, "sizey": height / self.plot, "layer": "above"}

    def _mark(self, drawing: Drawing) -> None:
        count = max(1, round(self.plot / WATERMARK_EVERY))
        word = say("watermark")
        font = min(self.plot_width / len(word) * 1.15, self.plot / count / 3.5)
        for number in range(count):
            drawing.note(name="watermark", text=f"<b>{markup([word])}</b>", xref="paper", yref="paper", x=0.5,
                         y=(number + 0.5) / count, xanchor="center", yanchor="middle",
                         textangle=-20, font={"size": font, "color": PALETTES[self.theme].watermark})


def _logo_room(width: int) -> tuple[float, float]:
    """Most width and height of a logo, in pixels."""
    return min(LOGO[0], width / 7), LOGO[1] * LINE * sizes(width).footer


def lay_out(
    caption: Caption, *, theme: Theme, width: int, left: int, right: int, below: int,
    above: int = 0, keys: Sequence[Key] = (), plot: int | None = None,
) -> Frame:
    """Frame for a plot with ``left``, ``right``, ``below`` and ``above`` pixels of labels around it.

    ``keys`` are sentences that explain the plot's symbols, the most important first; those without which it would be
    misread begin the footer, the others go below the picture. ``plot`` is the height of a plot whose
    content decides it; otherwise a briefing fills 1200 x 675, and other widths have the height of their class.
    """
    size, inner = sizes(width), width - 2 * sizes(width).edge
    title = wrap(caption.title, inner, size.title, bold=True)
    subtitle = wrap(caption.subtitle, inner, size.subtitle)
    if caption.illustrative:
        subtitle = wrap(say("illustrative"), inner, size.subtitle, bold=True) + subtitle
    in_a_line = len(wrap(caption.revised, inner, size.footer)) <= 1
    keys = [*keys, *(needed(caption.revised) if in_a_line else filter(None, [caption.revised]))]
    beneath = caption.logo.within(*_logo_room(width)) if caption.logo else (0.0, 0.0)
    footer = _footer(caption, keys, inner - (beneath[0] + size.edge if caption.logo else 0), size.footer)
    top = size.edge + ceil(LINE * (len(title) * size.title + len(subtitle) * size.subtitle)) + size.edge + above
    foot_height = max(LINE * len(footer) * size.footer, beneath[1])
    bottom = below + size.edge // 2 + ceil(foot_height) + size.edge // 2 + 2
    if plot is None:
        plot = size.plot if width < BRIEFING else max(size.plot // 2, BRIEFING_HEIGHT - top - bottom)
    return Frame(caption, theme, width, left, right, title, subtitle, footer, _under(caption, keys), top, plot, below,
                 bottom)


def _footer(caption: Caption, keys: Sequence[Key], width: float, size: float) -> list[str]:
    """What a picture must say by itself: the needed keys, then source, day, version, organisation, clearance and link.
    """
    origin = [say("data_version", as_of=caption.as_of, version=caption.data_version, goalline=__version__),
              caption.organisation, caption.clearance]
    if 0 < len(caption.link) <= LONGEST_LINK:
        origin.append(caption.link)
    elif caption.code:
        origin.append(say("code", short=caption.code))
    if caption.sources:
        more = len(caption.sources) - 1
        origin.insert(0, say("source_and_more", source=caption.sources[0], more=more) if more else
                      say("source", source=caption.sources[0]))
    explained = " ".join(key.short for key in keys if isinstance(key, Needed))
    return [*wrap(explained, width, size), *wrap(" · ".join(filter(None, origin)), width, size)]


def _under(caption: Caption, keys: Sequence[Key]) -> list[str]:
    """The sentences below the picture: other keys, those that it has in short, the note, and all of several sources."""
    under = [key if isinstance(key, str) else key.text for key in keys if isinstance(key, str) or key.text != key.short]
    if caption.note:
        under.append(say("note", note=caption.note))
    if len(caption.sources) > 1:
        under.append(say("source", source="; ".join(caption.sources)))
    return under
