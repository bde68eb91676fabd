"""A copy of a submitted XLSX workbook with a comment on each faulty cell, to send back."""

from base64 import b64decode
from collections.abc import Iterable

from indicators import wording
from indicators.errors import Refusal
from indicators.ingest.reading import Reading
from indicators.ingest.sandbox import read_elsewhere
from indicators.model import Catalogue, Issue


def commented_workbook(content: bytes, reading: Reading, issues: Iterable[Issue], catalogue: Catalogue) -> bytes:
    """The workbook with each issue and its fix as a comment: on its cell, or the first of its row.

    ``catalogue`` names the codes in issues. Raises Refusal("commented.too_large") where making it exceeds the limits.
    """
    columns = {name.strip(): index + 1
               for name, index in reversed(list(zip(reading.header, reading.file_columns, strict=True)))}
    comments: dict[tuple[int, int], list[str]] = {}
    for issue in issues:
        row, column = issue.row, columns.get(issue.column, 1)
        visible = next(((top, left + 1) for top, bottom, left, right in reading.merged
                        if top <= row <= bottom and left < column <= right + 1), (row, column))
        if row:
            comments.setdefault(visible, []).append(
                f"{wording.problem(issue, catalogue)} {wording.fix(issue, catalogue, by_hand=True)}")
    cells = [(*cell, "\n".join(dict.fromkeys(sentences))) for cell, sentences in comments.items()]
    answer = read_elsewhere({"comments": cells, "sheet": reading.sheet}, content, lambda: None)
    if "refused" in answer:
        raise Refusal("commented.too_large")
    return b64decode(answer["workbook"])
