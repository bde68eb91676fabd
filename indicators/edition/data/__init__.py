"""Open data of an edition: files beside each page, and all of it in /data/."""

from collections.abc import Iterator

from indicators import wording
from indicators.edition.data.package import description_files
from indicators.edition.data.sdmx import sdmx_files
from indicators.edition.data.site import oembed, site_files
from indicators.edition.data.subjects import subject_files
from indicators.edition.data.tables import citation, table_files, tables_of, terms_of
from indicators.edition.release import Edition

__all__ = ["citation", "files", "oembed", "site_files", "terms_of"]


def files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Path, relative to the edition's folder, and content of each file of open data; in English, as exports are."""
    yield from _files(edition).items()


@wording.in_language()
def _files(edition: Edition) -> dict[str, bytes]:
    tables = tables_of(edition)
    written = {**dict(subject_files(edition, tables)), **dict(table_files(edition, tables)),
               **dict(sdmx_files(edition))}
    return {**written, **dict(description_files(edition, tables, written))}
