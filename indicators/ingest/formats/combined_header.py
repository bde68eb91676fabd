"""A header such as "unit,geo\\TIME_PERIOD", as Eurostat writes it -> a column for each of its dimensions.

What stands before the backslash names the dimensions, whose codes stand in the column, joined by commas; what stands
after it says what the other columns are: years.
"""

from dataclasses import replace

import numpy as np
import pyarrow as pa

from indicators.ingest.formats.cells import Sheet
from indicators.ingest.problems import Noticed, Problem
from indicators.ingest.vocabulary.headers import dimensions


def taken_apart(sheet: Sheet) -> Sheet:
    """The table with its dimensions in columns of their own; one without such a header as it is."""
    position = next((at for at, name in enumerate(sheet.header) if dimensions(name)), -1)
    if position < 0:
        return sheet
    names = dimensions(sheet.header[position])
    column = sheet.columns[position]
    codes = [str(cell).split(",") for cell in column.dictionary.to_pylist()]
    cells = column.indices.to_numpy(zero_copy_only=False)
    fits = np.array([len(code) == len(names) for code in codes], bool)[cells]
    problems = [Problem(code="read.wrong_dimensions", row=int(sheet.rows[row]), column=sheet.header[position],
                        found=str(column[row].as_py()), values={"wanted": ",".join(names)})
                for row in np.flatnonzero(~fits).tolist()]
    apart = [_dimension([code[at] if len(code) == len(names) else "" for code in codes], cells)
             for at in range(len(names))]
    columns = [*sheet.columns[:position], *apart, *sheet.columns[position + 1:]]
    return replace(
        sheet, header=[*sheet.header[:position], *names, *sheet.header[position + 1:]], rows=sheet.rows[fits],
        columns=[column if fits.all() else column.filter(pa.array(fits)) for column in columns],
        file_columns=[*range(position), *[position] * len(names), *range(position + 1, len(sheet.header))],
        problems=[*sheet.problems, *problems],
        notes=[*sheet.notes, Noticed(code="note.combined_header", values={
            "header": sheet.header[position], "columns": names})])


def _dimension(words: list[str], cells: np.ndarray) -> pa.DictionaryArray:
    encoded = pa.array([word.strip() for word in words], pa.string()).dictionary_encode()
    return pa.DictionaryArray.from_arrays(encoded.indices.take(pa.array(cells)), encoded.dictionary)
