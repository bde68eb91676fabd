"""Read options set by the user; imports nothing slow, for the reading process."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ReadOptions:
    """Options for reading a file; empty or 0 means detect automatically."""

    encoding: str = ""                         # of encodings.ENCODINGS; text files only
    separator: str = ""                        # delimiter; text files only
    header_row: int = 0                        # line number
    sheet: str = ""                            # workbooks only
