"""Files written completely or not at all, and archives that are the same byte for byte."""

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from uuid import uuid4
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from indicators.errors import Refusal

NO_TIME = (1980, 1, 1, 0, 0, 0)      # the earliest time that an archive can hold; a real time would change its bytes
READABLE = 0o644 << 16


@contextmanager
def whole_or_not_at_all(file: Path) -> Iterator[IO[bytes]]:
    """A temporary file in the same folder, renamed to ``file`` at the end."""
    if not file.parent.is_dir():
        raise Refusal("export.no_folder", out=str(file), folder=str(file.parent))
    if file.is_dir():
        raise Refusal("export.out_is_folder", out=str(file))
    if file.exists() and not file.is_file():
        raise Refusal("export.out_is_no_file", out=str(file))
    unfinished = file.with_name(f".{file.name}.{uuid4().hex}.unfinished")
    try:
        with unfinished.open("xb") as stream:
            yield stream
        unfinished.replace(file)
    except OSError as error:
        raise Refusal("export.cannot_write", out=str(file), said=error.strerror) from error
    finally:
        unfinished.unlink(missing_ok=True)


def archive_of(files: Iterable[tuple[str, bytes]]) -> bytes:
    """ZIP of files by name."""
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, content in files:
            write_entry(archive, name, content)
    return stream.getvalue()


def write_entry(archive: ZipFile, name: str, content: bytes, packing: int = ZIP_DEFLATED) -> None:
    """Write a file into an archive, without a time."""
    info = ZipInfo(name, NO_TIME)
    info.external_attr, info.create_system = READABLE, 3
    archive.writestr(info, content, packing)
