"""Makes data/templates/*.docx, which briefings, pages for ministers, drafts, letters and forms are filled into.

It is run once; then the files are looked after in an office program, and an organisation puts its own in their place.
"""

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

FOLDER = Path(__file__).parents[1] / "data" / "templates"
FONT, NAVY, GREY, RED = "Arial", "0B3C6F", "545B64", "8E1B1B"
WIDE = 17                # centimetres of the text of a page
STYLES = {               # of paragraphs: size, colour, bold, space before and after, and whether the next stays with it
    "Normal": (10.5, "1B1F24", False, 0, 4, False), "Title": (24, NAVY, True, 0, 2, True),
    "Subtitle": (11, GREY, False, 0, 8, False), "Heading 1": (15, NAVY, True, 14, 2, True),
    "Heading 2": (11, NAVY, True, 10, 2, True), "Headline": (14, NAVY, True, 2, 6, True),
    "Number": (30, NAVY, True, 8, 8, True), "Change": (13, GREY, False, 8, 8, True),
    "Band": (11, "FFFFFF", False, 8, 2, True), "Banner": (24, "FFFFFF", True, 0, 10, True),
    "Point": (11, "1B1F24", False, 2, 2, False), "Point Head": (11, NAVY, True, 4, 2, True),
    "Small": (9, GREY, False, 0, 3, False), "Cell": (9, "1B1F24", False, 1, 1, False),
    "Caption": (10, GREY, True, 6, 2, True), "Marking": (10, RED, True, 0, 2, False),
    "List Bullet": (10.5, "1B1F24", False, 0, 3, False)}
BOX = f"""<w:sdt {nsdecls("w", "w14")}><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/>
<w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>
</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:rPr>
<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:hint="eastAsia"/></w:rPr><w:t>☐</w:t></w:r>
</w:sdtContent></w:sdt>""".replace("\n", "")
"""A box to tick."""


NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BOOKMARK = [f'<w:bookmark{end} {NAMESPACE} w:id="{{{{ quotation.id }}}}"{name}/>' for end, name in (
    ("Start", ' w:name="{{ quotation.box }}"'), ("End", ""))]
ANSWER_BOX = (f'<w:sdt {NAMESPACE}><w:sdtPr><w:tag w:val="{{{{ quotation.box }}}}"/>'
              '<w:lock w:val="sdtLocked"/></w:sdtPr>'
              '<w:sdtContent><w:p><w:pPr><w:pStyle w:val="Answer"/></w:pPr></w:p></w:sdtContent></w:sdt>')
"""Name the promise that is answered: word processors keep one or the other, most of them both."""


def made() -> Any:
    """A document with the page, the styles, and what stands on every page."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    section.header_distance = section.footer_distance = Cm(0.8)
    for name, (size, colour, bold, before, after, keep) in STYLES.items():
        known = [style.name for style in document.styles]
        style = document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
        style.font.italic, style.font.color.rgb = False, RGBColor.from_string(colour)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for part in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{part}"), None)
        for part in ("ascii", "hAnsi", "cs"):
            fonts.set(qn(f"w:{part}"), FONT)
        for border in style.element.xpath("./w:pPr/w:pBdr"):
            border.getparent().remove(border)
        shape = style.paragraph_format
        shape.space_before, shape.space_after, shape.keep_with_next = Pt(before), Pt(after), keep
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    for place, lines in ((section.header, ["{{ marking }}"]), (section.footer, ["{{ provenance }}", "{{ marking }}"])):
        for number, line in enumerate(lines):
            paragraph = place.paragraphs[0] if not number else place.add_paragraph()
            paragraph.style = document.styles["Marking" if "marking" in line else "Small"]
            paragraph.text = line
            if "marking" in line:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            else:
                paragraph.add_run(" · ")
                add_page_number(paragraph)
    (fonts,) = [relation.target_part for relation in document.part.rels.values() if "fontTable" in relation.reltype]
    fonts._blob = fonts.blob.replace(b"</w:fonts>", (  # noqa: SLF001 - so that another of its kind takes its place
        f'<w:font w:name="{FONT}"><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>').encode())
    about = document.core_properties
    about.title = about.author = about.last_modified_by = about.comments = ""
    return document


def add_page_number(paragraph: Any, field: str = "PAGE") -> None:
    """The number of the page, or of pages, as a field."""
    for kind in ("begin", "separate", "end"):
        if kind == "separate":
            code = OxmlElement("w:instrText")
            code.text = field
            paragraph.add_run()._r.append(code)  # noqa: SLF001
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        paragraph.add_run()._r.append(mark)  # noqa: SLF001


def add(document: Any, *lines: str) -> None:
    """Add paragraphs, each in a style that stands before a colon: "Heading 1: {{ title }}"."""
    for line in lines:
        style, colon, text = line.partition(": ")
        named = bool(colon) and style in STYLES
        document.add_paragraph(text if named else line, style if named else None)


def add_table(document: Any, loop: str, heads: list[str], cells: list[str], widths: list[float],
              columns: str = "") -> None:
    """A table with a row of heads, if there are any, and one that is repeated by a loop; or columns repeated too."""
    table = document.add_table(0, len(cells))
    table.autofit = False
    borders = OxmlElement("w:tblBorders")
    for name in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{name}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "C9D0D8")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)  # noqa: SLF001
    rows = [*([heads] if heads else []), [f"{{%tr for {loop} %}}"], cells, ["{%tr endfor %}"]]
    for number, texts in enumerate(rows):
        row = table.add_row()
        names = ["w:cantSplit", *(["w:tblHeader"] if heads and not number else [])]
        for name in names:
            row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001
        for at, cell in enumerate(row.cells):
            paragraph = cell.paragraphs[0]
            paragraph.style = document.styles["Cell"]
            run = paragraph.add_run(texts[at] if at < len(texts) else "")
            run.bold = True if heads and not number or texts is cells and not at else None
            if widths:
                cell.width = Cm(widths[at])
    for column, width in zip(table.columns, widths, strict=False):
        column.width = Cm(width)
    document.add_paragraph(style="Small")


def add_statuses(document: Any) -> None:
    """The statuses: a row for each goal of one country, or for each country with a column for each goal."""
    add(document, "{%p if statuses %}")
    add_table(document, "row in statuses.rows", ["{%tc for head in statuses.heads %}", "{{ head }}", "{%tc endfor %}"],
              ["{%tc for cell in row %}", "{% cellbg cell.colour %}{{r cell.text }}", "{%tc endfor %}"], [])
    add(document, "{%p endif %}")


def add_points(document: Any, loop: str, head: str, text: str, style: str = "List Bullet") -> None:
    """A list with a bold beginning of each line."""
    add(document, f"{{%p for {loop} %}}")
    paragraph = document.add_paragraph(style=style)
    paragraph.add_run(head).bold = True
    paragraph.add_run(text)
    add(document, "{%p endfor %}")


def add_picture(document: Any) -> None:
    """The pictures of a section, each with its measure, notes and source."""
    add(document, "{%p for figure in section.figures %}", "Caption: {{ figure.subtitle }}", "{{ figure.picture }}",
        "Small: {{ figure.source }}{% if figure.note %} · {{ figure.note }}{% endif %}", "{%p endfor %}")


def briefing() -> Any:
    """The document of a briefing: the answer, the statuses, each goal, and an annex."""
    document = made()
    add(document, "{%p if logo %}", "{{ logo }}", "{%p endif %}", "Title: {{ title }}", "Subtitle: {{ filters }}",
        "Headline: {{ headline }}", "{%p for section in answers %}",
        "List Bullet: {{ section.goal }} · {{ section.finding }}", "{%p endfor %}")
    add_statuses(document)
    add(document, "{%p for text in left_out %}", "Small: {{ text }}", "{%p endfor %}",
        "{%p for section in sections %}", "Heading 1: {{ section.heading }}", "Headline: {{ section.title }}",
        "{%p if section.status %}", "{{r section.status }}", "{%p endif %}")
    add_points(document, "point in section.points", "{{ point.head }}: ", "{{ point.text }}")
    add(document, "{%p for text in section.comments %}", "{{ text }}", "{%p endfor %}")
    add_picture(document)
    add(document, "{%p if section.named %}")
    add_table(document, "part in section.named", [], ["{% cellbg part.colour %}{{r part.words }}", "{{ part.names }}"],
              [4.2, 12.8])
    add(document, "{%p endif %}")
    for name in ("notes", "report", "commitments"):
        add(document, f"{{%p if section.{name} %}}", f"Heading 2: {{{{ words.{name} }}}}",
            f"{{%p for text in section.{name} %}}",
            "List Bullet: {{ text }}", "{%p endfor %}", "{%p endif %}")
    add(document, "{%p if section.report_source %}", "Small: {{ section.report_source }}", "{%p endif %}",
        "{%p if section.questions %}", "Heading 2: {{ words.questions }}")
    add_points(document, "question in section.questions", "{{ question.question }} ", "{{ question.answer }}", "Normal")
    add(document, "{%p endif %}", "{%p endfor %}", "{%p if annex %}")
    document.add_paragraph("{{ words.annex }}", "Title").paragraph_format.page_break_before = True
    add(document, "{%p for part in annex %}", "Heading 2: {{ part.heading }}", "{%p for text in part.texts %}",
        "Small: {{ text }}", "{%p endfor %}", "{%p for figure in part.figures %}", "Caption: {{ figure.finding }}")
    add_figures(document)
    add(document, "Small: {{ figure.source }}{% if figure.note %} · {{ figure.note }}{% endif %}", "{%p endfor %}",
        "{%p endfor %}", "{%p endif %}")
    return document


def add_figures(document: Any) -> None:
    """The rows of a figure in five columns."""
    add_table(document, "row in figure.rows", [f"{{{{ figure.heads[{at}] }}}}" for at in range(5)],
              ["{{ row[0] }}", "{{ row[1] }}", "{{ row[2] }}", "{{ row[3] }}", "{{ row[4] }}"],
              [2.6, 3.2, 3.4, 4.2, 3.6])


def page() -> Any:
    """The page for a minister: a band with the headline, one number, one chart, three points side by side."""
    document = made()
    add(document, "{%p if logo %}", "{{ logo }}", "{%p endif %}")
    (band,) = add_cells(document, [WIDE], shade=NAVY)
    band.paragraphs[0].text, band.paragraphs[0].style = "{{ section.heading }}", document.styles["Band"]
    band.add_paragraph("{{ section.finding }}", "Banner")
    add(document, "{%p if section.number %}")
    number, change = add_cells(document, [9, 8])
    number.paragraphs[0].text, number.paragraphs[0].style = "{{ section.number }}", document.styles["Number"]
    change.paragraphs[0].text, change.paragraphs[0].style = "{{ section.change }}", document.styles["Change"]
    change.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    add(document, "{%p endif %}")
    add_picture(document)
    add(document, "{%p if section.points %}")
    cells = add_cells(document, [WIDE / 3] * 3, line=NAVY)
    for at, cell in enumerate(cells):
        cell.paragraphs[0].text = f"{{% if section.points[{at}] %}}{{{{ section.points[{at}].head }}}}{{% endif %}}"
        cell.paragraphs[0].style = document.styles["Point Head"]
        cell.add_paragraph(f"{{% if section.points[{at}] %}}{{{{ section.points[{at}].text }}}}{{% endif %}}", "Point")
    add(document, "{%p endif %}")
    return document


def add_cells(document: Any, widths: list[float], shade: str = "", line: str = "") -> list[Any]:
    """A row of cells that lays out a page, on a ground or below a line of a colour."""
    table = document.add_table(1, len(widths))
    table.autofit = False
    for cell, width in zip(table.rows[0].cells, widths, strict=True):
        cell.width = Cm(width)
        properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001
        if line:
            properties.append(parse_xml(f'<w:tcBorders {nsdecls("w")}><w:top w:val="single" w:sz="18" w:space="0" '
                                        f'w:color="{line}"/></w:tcBorders>'))
        if shade:
            properties.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{shade}"/>'))
    return list(table.rows[0].cells)


def draft() -> Any:
    """The figures, statuses and sentences of a country for its comment, before they are published."""
    document = made()
    add_framed_style(document, "Comment")
    add(document, "Title: {{ country }}", "Subtitle: {{ title }}", "{{ lead }}", "{{ how }}",
        "{%p for section in sections %}")
    add_marked(document, "Heading 1", "{{ section.heading }}", "goal_{{ section.mark }}", "{{ section.number }}1")
    add(document, "{%p if section.status %}", "{{r section.status }}", "{%p endif %}", "{%p if section.box %}",
        "Heading 2: {{ said }}", "{{ section.box }}", "{%p endif %}", "{%p if section.why or section.figures %}",
        "Heading 2: {{ because }}", "{%p endif %}", "{%p for text in section.why %}", "List Bullet: {{ text }}",
        "{%p endfor %}", "{%p for figure in section.figures %}")
    add_figures(document)
    add(document, "Small: {{ figure.source }}", "{%p endfor %}")
    add_comment(document, "{{ section.mark }}", "{{ section.number }}2")
    add(document, "{%p endfor %}")
    add_marked(document, "Heading 1", "{{ all }}", "goal_all", "1")
    add_comment(document, "all", "2")
    return document


def add_comment(document: Any, mark: str, number: str) -> None:
    """A box for a comment below its label; word processors keep the name of one or the other, most of them both."""
    add_marked(document, "Heading 2", "{{ comment }}", f"label_{mark}", number)
    document.element.body.insert_element_before(parse_xml(ANSWER_BOX.replace(
        "{{ quotation.box }}", f"goalline_comment_{mark}").replace("Answer", "Comment")), "w:sectPr")


def add_marked(document: Any, style: str, text: str, name: str, number: str) -> None:
    """A paragraph that a bookmark names."""
    paragraph = document.add_paragraph(text, style)
    for at, mark in enumerate(BOOKMARK):
        paragraph._p.insert(1 + at, parse_xml(mark.replace(  # noqa: SLF001
            "{{ quotation.id }}", number).replace("{{ quotation.box }}", f"goalline_{name}")))


def letter() -> Any:
    """A letter of the reporting desk to a country."""
    document = made()
    foot, _ = document.sections[0].footer.paragraphs
    foot.text = "{% if organisation %}{{ organisation }} · {% endif %}"
    add_page_number(foot)
    add(document, "{%p if contact %}", "{{ contact }}", "{%p endif %}", "{{ day }}",
        "Headline: {{ subject }}", "{{ salutation }}", "{%p for block in blocks %}", "{{ block.text }}",
        "{%p for line in block.lines %}", "List Bullet: {{ line }}", "{%p endfor %}", "{%p endfor %}", "{{ closing }}",
        "{%p for line in sender %}", "{{ line }}", "{%p endfor %}")
    return document


def add_framed_style(document: Any, name: str) -> None:
    """A style of paragraphs to write in, with thin lines around."""
    box = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    box.base_style, box.paragraph_format.space_after = document.styles["Normal"], Pt(8)
    frame = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "6"), ("space", "4"), ("color", GREY)):
            line.set(qn(f"w:{key}"), value)
        frame.append(line)
    box.element.get_or_add_pPr().append(frame)


def form() -> Any:
    """The reporting form of a country: each goal with three questions, and what its last report said of it."""
    document = made()
    add_framed_style(document, "Answer")
    quoted, question = document.styles.add_style("Quoted", WD_STYLE_TYPE.PARAGRAPH), document.styles["Heading 3"]
    quoted.base_style = document.styles["Normal"]
    quoted.paragraph_format.space_before, quoted.paragraph_format.keep_with_next = Pt(6), True
    question.font.name, question.font.size, question.font.color.rgb = FONT, Pt(10.5), RGBColor.from_string("1B1F24")
    section = document.sections[0]
    section.header.add_paragraph("{{ country }}", "Small")
    foot, _ = section.footer.paragraphs
    foot.text = "{{ title }}\t{{ page[0] }}"
    foot.paragraph_format.tab_stops.add_tab_stop(Cm(17), WD_TAB_ALIGNMENT.RIGHT)
    add_page_number(foot)
    foot.add_run("{{ page[1] }}")
    add_page_number(foot, "NUMPAGES")
    add(document, "Title: {{ country }}", "Subtitle: {{ title }}", "{%p for text in explanations %}", "{{ text }}",
        "{%p endfor %}", "{%p for target in targets %}", "Heading 1: {{ target.heading }}")
    document.add_paragraph("{{ target.wording }}").paragraph_format.keep_with_next = True
    add(document, "{%p for goal in target.goals %}", "Heading 2: {{ goal.heading }}")
    document.add_paragraph("{{ questions[0] }}", "Heading 3")
    add(document, "{%p if goal.announced %}")
    document.add_paragraph("{{ quotations }}").paragraph_format.keep_with_next = True
    add(document, "{%p for quotation in goal.announced %}")
    quotation = document.add_paragraph("{{ quotation.before }}{{r quotation.words }}{{ quotation.after }}", "Quoted")
    for number, mark in enumerate(BOOKMARK):
        quotation._p.insert(1 + number, parse_xml(mark))  # noqa: SLF001
    document.element.body.insert_element_before(parse_xml(ANSWER_BOX), "w:sectPr")
    add(document, "{%p endfor %}")
    document.add_paragraph("{{ others }}", "Quoted")
    add(document, "{%p endif %}")
    document.add_paragraph(style="Answer")
    document.add_paragraph("{{ questions[1] }}", "Heading 3")
    levels = document.add_paragraph("{{ level }}{% for name in levels %}  ")
    levels.paragraph_format.keep_with_next = True
    levels._p.append(parse_xml(BOX))  # noqa: SLF001 - python-docx has no boxes to tick
    levels.add_run("\u00a0{{ name }}{% endfor %}")
    add(document, "{%p if goal.figures %}")
    each = "{%tc for year in years %}", "{%tc endfor %}"
    add_table(document, "row in goal.figures", ["{{ heads[0] }}", "{{ heads[1] }}", each[0], "{{ year }}", each[1]],
              ["{{ row.indicator }}", "{{ row.last }}", each[0], "", each[1]], [6.5, 4.5, 2, 2, 2])
    document.tables[-1].autofit = True                   # a round may ask for several years
    add(document, "{%p endif %}")
    document.add_paragraph(style="Answer")
    document.add_paragraph("{{ questions[2] }}", "Heading 3")
    document.add_paragraph(style="Answer")
    add(document, "{%p endfor %}", "{%p endfor %}")
    return document


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for file, document_made in (("briefing.docx", briefing()), ("page.docx", page()), ("draft.docx", draft()),
                                ("letter.docx", letter()), ("form.docx", form())):
        document_made.save(str(FOLDER / file))
