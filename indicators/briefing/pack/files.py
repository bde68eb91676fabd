"""A pack as a file of one format, written completely or not at all."""

from pathlib import Path

from indicators.briefing.export.files import whole_or_not_at_all
from indicators.briefing.pack.content import Pack
from indicators.errors import Refusal

DRAWN = (".docx", ".pdf", ".zip")        # formats with pictures, which this machine draws


def write_pack(pack: Pack, kind: str, file: Path, template: Path | None = None) -> None:
    """Write a pack as ".pptx", ".docx", ".pdf", ".xlsx" or ".zip"; after an error any existing file is unchanged.

    ``template`` is an office's own file, of slides or of a document. Raises Refusal: brief.*, export.*.
    """
    if template is not None and kind not in (".pptx", ".docx"):
        raise Refusal("brief.no_template")
    if kind in DRAWN:
        from indicators.briefing.pack.fonts import check_letters  # noqa: PLC0415 - only what is needed

        check_letters(pack)
    with whole_or_not_at_all(file) as stream:
        match kind:
            case ".pptx":
                from indicators.briefing.pack.slides import write_slides  # noqa: PLC0415 - only what is needed

                write_slides(pack, stream, template)
            case ".xlsx":
                from indicators.briefing.pack.annex import write_annex  # noqa: PLC0415

                write_annex(pack, stream)
            case ".zip":
                from indicators.briefing.pack.archive import write_archive_of  # noqa: PLC0415

                write_archive_of(pack, stream)
            case ".docx":
                from indicators.briefing.pack.document import write_document  # noqa: PLC0415

                write_document(pack, stream, template)
            case ".pdf":
                from indicators.briefing.pack.printed import write_pages  # noqa: PLC0415

                write_pages(pack, stream)
