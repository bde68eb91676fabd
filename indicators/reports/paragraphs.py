"""Whether a line goes on in the paragraph of the line above it, or begins one of its own."""

from indicators.reports.items import SENTENCE_ENDS, is_unfinished
from indicators.reports.report import Line


def begins_paragraph(above: Line, line: Line, *, in_form: bool, bulleted: bool, is_next: bool, is_short: bool) -> bool:
    """Whether a line of the same cell and part as the one ``above`` begins a paragraph.

    A blank line alone may be a page break inside a sentence; in Goalline's form, it ends a paragraph. Without blank
    lines, a short line that ends a sentence does, unless items are ``bulleted``.
    """
    if line.is_soft and is_next:
        return False
    if in_form and line.after_blank and line.page == above.page:
        return True
    has_ended, goes_on = bool(SENTENCE_ENDS.search(above.text)), line.text[0].islower()
    if line.after_blank and has_ended:
        return True
    if bulleted or goes_on or not is_short:
        return False
    return has_ended or line.after_blank and not is_unfinished(above.text) and above.text[-1] not in ",-–，、"
