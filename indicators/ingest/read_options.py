"""How a file is to be read, where a person says it; light, for the reading process."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ReadOptions:
    """"" and 0: as the rules find it."""

    encoding: str = ""                         # one of encodings.OTHERS, "UTF-8" or "UTF-16"; of a text
    separator: str = ""                        # of a text
    header_row: int = 0                        # line of the header
    sheet: str = ""                            # of a workbook
    filename: str = ""                         # the bytes say what a file is; another name is noted, or refused
