"""How much a file may hold, and a reading process may use."""

import os

LARGEST_FILE = 200_000_000           # bytes, unless GOALLINE_LARGEST_UPLOAD says otherwise
MOST_COLUMNS = 1_000
MOST_CELLS = 20_000_000              # of a workbook's sheet, filled or not
LONGEST_CELL = 32_767                # letters, as in Excel
MOST_MERGED = 100_000                # of a workbook's sheet

FIRST_YEAR = 1990                    # of any figure
MOST_ENTRIES = 2_000                 # of a workbook's archive


def largest_file() -> int:
    """Bytes that an upload may have; raises Refusal where the setting is no number of bytes."""
    stated = os.environ.get("GOALLINE_LARGEST_UPLOAD", "").strip() or str(LARGEST_FILE)
    if not (stated.isascii() and stated.isdigit() and int(stated)):
        from indicators.errors import Refusal  # noqa: PLC0415 - the reading process does without

        raise Refusal("setting.largest_upload", found=stated)
    return int(stated)


def largest_in_words() -> str:
    """The same in words: "200 MB", or "60 bytes" where it is less than a megabyte."""
    most = largest_file()
    return f"{most / 1_000_000:.0f} MB" if most >= 1_000_000 else f"{most} bytes"


def memory(size: int) -> int:
    """Bytes that reading a file of ``size`` bytes may take beyond the program's own start.

    A workbook of 200,000 rows and six columns has 6 MB and takes 260; a text takes three times its size.
    """
    return min(200_000_000 + 50 * size, 2_500_000_000)


def seconds(size: int) -> float:
    """Time that reading a file of ``size`` bytes may take; a slow machine reads a megabyte of a workbook in four."""
    return min(20 + 5 * size / 1_000_000, 220)


def unpacked(size: int) -> int:
    """Bytes that the parts of a workbook of ``size`` bytes may unpack to; a real one packs its XML to a tenth."""
    return 30_000_000 + 30 * size


def restrict(**most: int) -> None:
    """Let the system end this process where it takes more of a resource, by its name in the module resource."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    for name, number in most.items():
        which = getattr(resource, name)
        hard = resource.getrlimit(which)[1]
        resource.setrlimit(which, (number if hard == resource.RLIM_INFINITY else min(number, hard), hard))
