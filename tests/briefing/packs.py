"""Briefing packs of small scoreboards, and what their files say."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

import pandas as pd
import pytest
from PIL import Image
from pypdf import PdfWriter

from indicators.briefing.pack import chromium
from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import Pack, PackInput, Report
from indicators.briefing.pack.files import write_pack
from indicators.briefing.stamp import Stamp
from indicators.judging.scoreboard import judge
from indicators.model import Audience, Catalogue, Group, Membership
from indicators.model.commitments import Commitment
from indicators.model.remarks import Remark
from indicators.reports.commitments import Due
from tests.nouns import COUNTRIES, as_seen, catalogue, figures

VERSION = 7
KINDS = (".pptx", ".docx", ".xlsx")


def alliance(known: Catalogue | None = None) -> Catalogue:
    """The four countries as a group."""
    inside = tuple(Membership(group="ALL", area=code) for code in COUNTRIES)
    return (known or catalogue()).model_copy(update={"groups": (Group(id="ALL", name="The Alliance"),),
                                                     "memberships": inside})


def read_of(rows: pd.DataFrame, audience: Audience = "staff", *, known: Catalogue | None = None,
            published: dict[tuple[str, int], float] | None = None, remarks: tuple[Remark, ...] = (),
            report: Report | None = None, illustrative: bool = False, edition: str = "",
            commitments: tuple[tuple[Commitment, Due], ...] = ()) -> PackInput:
    return PackInput(board=as_seen(judge(rows, alliance(known)), audience),
                stamp=Stamp(audience, VERSION, "2015-06-01", illustrative=illustrative, edition=edition),
                today_year=2015, reports={"AAA": report} if report else {}, answers=frozenset(),
                published=lambda area: published or {}, remarks=lambda area: remarks,
                commitments=lambda area: commitments if area == "AAA" else ())


def pack_of(*rows: tuple, areas: tuple[str, ...] = ("AAA",), audience: Audience = "staff", **values: Any) -> Pack:
    """A pack of countries from rows as of ``figures``."""
    asked = {name: values.pop(name) for name in ("goals", "year", "clearance", "replaces", "not_public")
             if name in values}
    return build(read_of(figures(*rows), audience, **values), PackRequest(areas=areas, **asked))


def written(pack: Pack, kind: str, folder: Path, template: Path | None = None) -> bytes:
    file = folder / f"pack{kind}"
    write_pack(pack, kind, file, template)
    return file.read_bytes()


@cache
def blank() -> bytes:
    """A white picture that fills a slide."""
    made = BytesIO()
    Image.new("RGB", (1920, 1080), "white").save(made, "PNG")
    return made.getvalue()


def page() -> bytes:
    """An empty page."""
    made, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(made)
    return made.getvalue()


class Drawn:
    """What a browser would have been asked to draw."""

    def __init__(self) -> None:
        self.figures: list[str] = []

    def draw(self, figure: dict[str, Any], options: dict[str, Any]) -> bytes:
        self.figures.append(json.dumps(figure, default=str, ensure_ascii=False))
        return {"svg": b"<svg></svg>", "pdf": page()}.get(options["format"]) or blank()


@contextmanager
def drawing() -> Iterator[Drawn]:
    """Nothing is drawn; what would be is kept."""
    kept = Drawn()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chromium, "draw", kept.draw)
        yield kept


@pytest.fixture
def drawn() -> Iterator[Drawn]:
    """Nothing is drawn; what would be is kept."""
    with drawing() as kept:
        yield kept


def texts(data: bytes) -> Iterator[str]:
    """The text of every part of a file, and of the workbooks inside it."""
    if not is_zipfile(BytesIO(data)):
        yield data.decode("utf-8", "replace")
        return
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            yield name
            if name.endswith((".xml", ".rels", ".csv", ".svg", ".txt", ".xlsx")):
                yield from texts(archive.read(name))
