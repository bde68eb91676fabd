"""Limits on uploaded files and on the reading process."""

import os

LARGEST_UPLOAD = "GOALLINE_LARGEST_UPLOAD"
LARGEST_FILE = 50_000_000            # bytes, unless GOALLINE_LARGEST_UPLOAD is set
MOST_DIGITS = 15                     # of that setting
MOST_ROWS = 100_000                  # of a table, and per worksheet
MOST_COLUMNS = 5_000
MOST_CELLS = 5_000_000               # per worksheet, empty cells included
MOST_SHEETS = 200
LONGEST_CELL = 32_767                # characters, as in Excel
LONGEST_NAME = 300                   # characters of a name, year, figure or unit, as opposed to prose
MOST_MERGED = 100_000                # per worksheet

FIRST_YEAR = 1990                    # earliest year accepted
MOST_ENTRIES = 2_000                 # files in a workbook's archive
MOST_PAGES = 300
MOST_LETTERS, MOST_LINES = 1_000_000, 30_000     # of some 300 pages


def largest_file() -> int:
    """Return the maximum upload size in bytes; raises Refusal for a setting that is no whole number."""
    stated = os.environ.get(LARGEST_UPLOAD, "").strip() or str(LARGEST_FILE)
    if not (stated.isascii() and stated.isdigit() and len(stated) <= MOST_DIGITS and int(stated)):
        from indicators.errors import Refusal  # noqa: PLC0415 - the reading process does not load it

        raise Refusal("setting.largest_upload", variable=LARGEST_UPLOAD, found=stated)
    return int(stated)


def largest_in_words() -> str:
    """Return the maximum upload size as text: "50 MB", or "60 bytes" below one megabyte."""
    most = largest_file()
    return f"{most / 1_000_000:.0f} MB" if most >= 1_000_000 else f"{most} bytes"


def largest_in_megabytes() -> int:
    """Return the maximum upload size in megabytes, at least 1: what a browser is told before it sends a file."""
    return max(largest_file() // 1_000_000, 1)


def memory(size: int) -> int:
    """Return the bytes of memory that reading a file of ``size`` bytes may use, beyond what the program needs to start.

    Measured: a workbook of 100,000 rows and six columns has 3 MB and takes 400 MB; a text takes three times its size.
    """
    return min(200_000_000 + 200 * size, 2_500_000_000)


def seconds(size: int) -> float:
    """Return the seconds of computing time for a file of ``size`` bytes; slow machines need 4 a megabyte."""
    return min(20 + 5 * size / 1_000_000, 220)


def waiting(size: int) -> float:
    """Return the seconds to wait for its process: a busy machine may give it a sixth of a processor."""
    return 6 * seconds(size)


def unpacked(size: int) -> int:
    """Return the bytes that a workbook may unpack to; real ones compress their XML to a tenth."""
    return 30_000_000 + 30 * size


def restrict(**most: int) -> None:
    """Set limits on this process, by the names of the module resource; exceeding one ends it."""
    try:
        import resource  # noqa: PLC0415 - not available on Windows
    except ImportError:
        return
    for name, number in most.items():
        which = getattr(resource, name)
        hard = resource.getrlimit(which)[1]
        resource.setrlimit(which, (number if hard == resource.RLIM_INFINITY else min(number, hard), hard))
