"""The reporting forms of several countries as one archive, reproducible byte for byte."""

import io
from collections.abc import Iterable
from zipfile import ZIP_STORED, ZipFile

from indicators.briefing.export.files import entry
from indicators.briefing.forms.content import ReportingForm
from indicators.briefing.forms.document import form_document


def form_name(ref_area: str, year: int) -> str:
    """File name of a country's form."""
    return f"goalline-report-{ref_area}-{year}.docx"


def forms_archive(forms: Iterable[ReportingForm]) -> bytes:
    """ZIP of the forms, each as DOCX."""
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        for form in forms:
            with entry(archive, form_name(form.ref_area, form.year), ZIP_STORED) as file:
                file.write(form_document(form))
    return stream.getvalue()
