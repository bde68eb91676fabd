"""The process that colours and comments the cells of an XLSX workbook: limits itself before it opens the file."""

import json
import sys
from pathlib import Path
from typing import Any

from indicators.ingest.issues import COMMENT_AUTHOR
from indicators.ingest.limits import restrict

SECONDS, MEMORY = 60, 1_500_000_000
MOST_COMMENTS = 2_000    # a comment is a drawing; a workbook with too many cannot be opened
WIDE, HIGH = 360, 120    # size of a comment, in points


def main(folder: Path) -> None:
    """Colour and comment the workbook in ``folder`` as the order file there says."""
    restrict(RLIMIT_AS=MEMORY, RLIMIT_CPU=SECONDS, RLIMIT_CORE=0)
    import openpyxl  # noqa: PLC0415 - within the limits of memory and time
    from openpyxl.comments import Comment  # noqa: PLC0415
    from openpyxl.styles import PatternFill  # noqa: PLC0415

    order: dict[str, Any] = json.loads((folder / "order.json").read_text("utf-8"))
    book = openpyxl.load_workbook(folder / "sent.xlsx", keep_links=False)
    page = book[order["sheet"]]
    for number, (row, column, colour, words) in enumerate(order["marks"]):
        cell = page.cell(row, column)
        cell.fill = PatternFill("solid", fgColor=colour)
        if number < MOST_COMMENTS:
            cell.comment = Comment(words, COMMENT_AUTHOR, width=WIDE, height=HIGH)
    book.active = book.sheetnames.index(order["sheet"])
    book.save(folder / "marked.xlsx")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
