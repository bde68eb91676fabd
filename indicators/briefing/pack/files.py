"""A briefing as a file of one format, or its one page for a minister; and templates that are tried first."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any

from indicators.briefing.archives import archive_of, whole_or_not_at_all
from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import Pack, lead_section
from indicators.briefing.pack.reading import PackInput
from indicators.briefing.pack.templates import opened_deck, opened_document, refused_if_unusable
from indicators.errors import Refusal
from indicators.temporary_folders import scratch

KINDS = (".pptx", ".docx", ".xlsx")
BY_CHROMIUM = (".docx",)         # with pictures, which this machine draws


def write_pack(pack: Pack, kind: str, file: Path, template: Path | None = None) -> None:
    """Write a briefing as one of KINDS; after an error any existing file is unchanged.

    ``template`` is an organisation's own file, of slides or of a document. Raises Refusal: brief.*, export.*.
    """
    with whole_or_not_at_all(file) as stream:
        stream.write(_content(pack, kind, template))


def pack_file(pack: Pack, kind: str, template: tuple[str, bytes] | None = None) -> bytes:
    """A briefing as a file; ``template`` is the name and the content of an organisation's own. Raises Refusal."""
    with scratch("export") as folder:
        return _content(pack, kind, _saved(folder, *template) if template else None)


def _saved(folder: Path, name: str, content: bytes) -> Path:
    file = folder / Path(name).name
    file.write_bytes(content)
    return file


def _content(pack: Pack, kind: str, template: Path | None) -> bytes:
    if kind == ".xlsx":
        if template is not None:
            raise Refusal("brief.no_template")
        return bytes(_module("annex").workbook(pack))
    with refused_if_unusable(template):
        if kind == ".pptx":
            return bytes(_module("slides").slides(pack, template))
        return bytes(_module("document").briefing_document(pack, template))


def _module(name: str) -> Any:
    """The writer of a format, for those who take one: each brings a library that takes a while to load."""
    return import_module(f"indicators.briefing.pack.{name}")


def check_template(name: str, content: bytes) -> None:
    """Raise Refusal for a template that cannot be filled in: brief.template, brief.template_lacks,
    brief.template_contrast, brief.template_tag.
    """
    with scratch("export") as folder:
        file = _saved(folder, name, content)
        with refused_if_unusable(file):
            (opened_deck if name.casefold().endswith(".pptx") else opened_document)(file)


def minister_file(pack: Pack, kind: str) -> bytes:
    """The minister's page of a briefing, as slide or A4 page: its one finding, else that which most needs attention."""
    section = lead_section(pack.sections)
    if kind == ".pptx":
        return bytes(_module("slides").minister_slide(pack, section))
    return bytes(_module("document").minister_page(pack, section))


def minister_archive(read: PackInput, requests: Iterable[PackRequest], kinds: Iterable[str]) -> bytes:
    """ZIP of the minister's page, as slide or A4 page, of every request on which there is anything to say.

    Two are made at a time: while the browser draws for one, the other is written.
    """
    def pages(request: PackRequest) -> list[tuple[str, bytes]]:
        try:
            pack = build(read, request)
        except Refusal as refusal:
            if refusal.code != "brief.nothing":
                raise
            return []
        return [(f"{pack.stem}_minister{kind}", minister_file(pack, kind)) for kind in kinds]

    with ThreadPoolExecutor(2) as pool:
        work = [pool.submit(copy_context().run, pages, request) for request in requests]      # in the same language
        return archive_of(chain.from_iterable(each.result() for each in work))
