"""A briefing as a file of one format, or its one page for a minister; and templates that are tried first."""

import io
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from indicators.briefing.archives import archive_of, whole_or_not_at_all
from indicators.briefing.pack.building import PackRequest, build
from indicators.briefing.pack.content import Pack, lead_section
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
        own = _saved(folder, *template) if template else None
        _write(pack, kind, stream, own)
    return stream.getvalue()


def _saved(folder: Path, name: str, content: bytes) -> Path:
    file = folder / Path(name).name
    file.write_bytes(content)
    return file


def _write(pack: Pack, kind: str, stream: IO[bytes], template: Path | None) -> None:
    if kind == ".pptx":
        from indicators.briefing.pack.slides import write_slides  # noqa: PLC0415 - only what is needed

        write_slides(pack, stream, template)
    elif kind == ".docx":
        from indicators.briefing.pack.document import write_document  # noqa: PLC0415

        write_document(pack, stream, template)
    else:
        from indicators.briefing.pack.annex import write_annex  # noqa: PLC0415

        write_annex(pack, stream)


def check_template(name: str, content: bytes) -> None:
    """Raise Refusal for a template that cannot be filled in: brief.template, brief.template_lacks,
    brief.template_tag.
    """
    with scratch("export") as folder:
        file = _saved(folder, name, content)
        if name.casefold().endswith(".pptx"):
            from indicators.briefing.pack.slides import check_deck  # noqa: PLC0415 - only what is needed

            check_deck(file)
        else:
            from indicators.briefing.pack.document import check_document  # noqa: PLC0415

            check_document(file)


def minister_file(pack: Pack, kind: str) -> bytes:
    """The minister's page of a briefing, as slide or A4 page: its one finding, else that which most needs attention."""
    stream, section = io.BytesIO(), lead_section(pack.sections)
    if kind == ".pptx":
        from indicators.briefing.pack.slides import write_minister_slide  # noqa: PLC0415 - only what is needed

        write_minister_slide(pack, section, stream)
    else:
        from indicators.briefing.pack.document import write_page  # noqa: PLC0415

        write_page(pack, section, stream)
    return stream.getvalue()


def minister_archive(read: PackInput, requests: Iterable[PackRequest], kinds: Iterable[str]) -> bytes:
    """ZIP of the minister's page, as slide or A4 page, of every request on which there is anything to say."""
    files = []
    for request in requests:
        try:
            pack = build(read, request)
        except Refusal as refusal:
            if refusal.code != "brief.nothing":
                raise
        else:
            files += [(f"{pack.stem}_minister{kind}", minister_file(pack, kind)) for kind in kinds]
    return archive_of(files)
