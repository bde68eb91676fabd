"""Open data of an edition: files beside each page, and all of it in /data/."""

from collections.abc import Iterator

from indicators.edition.release import Edition


def files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Path, relative to the edition's folder, and content of each file of open data."""
    yield from ()
