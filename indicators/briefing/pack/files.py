"""A briefing as a file of one format, or its one page for a minister; and templates that are tried first."""

import io
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import IO, Any

from indicators.briefing.archives import archive_of, whole_or_not_at_all
from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import Pack, lead_section
from indicators.briefing.pack.own_templates import opened_deck, opened_template
from indicators.briefing.pack.reading import PackInput
from indicators.errors import Refusal
from indicators.temporary_folders import scratch

KINDS = (".pptx", ".docx", ".xlsx")
BY_CHROMIUM = (".docx",)         # with pictures, which this machine draws


def write_pack(pack: Pack, kind: str, file: Path, template: Path | None = None) -> None:
    """Write a briefing as one of KINDS; after an error any existing file is unchanged.

    ``template`` is an organisation's own file, of slides or of a document. Raises Refusal: brief.*, export.*.
    """
    if template is not None and kind == ".xlsx":
        raise Refusal("brief.no_template")
    with whole_or_not_at_all(file) as stream:
        _write(pack, kind, stream, template)


def pack_file(pack: Pack, kind: str, template: tuple[str, bytes] | None = None) -> bytes:
    """A briefing as a file; ``template`` is the name and the content of an organisation's own. Raises Refusal."""
    stream = io.BytesIO()
    with scratch("export") as folder:
        _write(pack, kind, stream, _saved(folder, *template) if template else None)
    return stream.getvalue()


def _saved(folder: Path, name: str, content: bytes) -> Path:
    file = folder / Path(name).name
    file.write_bytes(content)
    return file


def _write(pack: Pack, kind: str, stream: IO[bytes], template: Path | None) -> None:
    if kind == ".xlsx":
        _module("annex").write_annex(pack, stream)
    elif kind == ".pptx":
        _module("slides").write_slides(pack, stream, template)
    else:
        _module("document").write_document(pack, stream, template)


def _module(name: str) -> Any:
    """The writer of a format, for those who take one: each brings a library that takes a while to load."""
    return import_module(f"indicators.briefing.pack.{name}")


def check_template(name: str, content: bytes) -> None:
    """Raise Refusal for a template that cannot be filled in: brief.template, brief.template_lacks,
    brief.template_contrast, brief.template_tag.
    """
    kind = ".pptx" if name.casefold().endswith(".pptx") else ".docx"
    with scratch("export") as folder, opened_template(_saved(folder, name, content), f"briefing{kind}") as file:
        if kind == ".pptx":
            opened_deck(file)
        else:
            _module("document_tags").opened_document(file, "briefing.docx")


def minister_file(pack: Pack, kind: str) -> bytes:
    """The minister's page of a briefing, as slide or A4 page: its one finding, else that which most needs attention."""
    stream, section = io.BytesIO(), lead_section(pack.sections)
    if kind == ".pptx":
        _module("slides").write_minister_slide(pack, section, stream)
    else:
        _module("document").write_page(pack, section, stream)
    return stream.getvalue()


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
