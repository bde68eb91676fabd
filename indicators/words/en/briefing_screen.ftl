### The screen Briefing.

brief-lead = Choose what the briefing is about, then take the file that you need. The page address keeps your choices.
brief-clearance = Clearance line
brief-marking = Marking
brief-marking-example = For official use only
brief-embargo = Embargo
brief-embargo-example = 1 March 2027, 10:00 CET
brief-edition = Edition
brief-edition-example = Annual report 2027
brief-prepared = Prepared by
brief-checked = Checked by
brief-cleared = Cleared by
brief-person-example = Name, date
brief-slides = Slides (PowerPoint)
brief-document = Document (Word)
brief-workbook = Workbook (Excel)
brief-minister-slide = Minister’s slide
brief-minister-page = Minister’s page (Word)
brief-minister-each = Minister’s slide and page of each country (ZIP)
brief-collecting = Collecting the findings. With many countries this takes up to a minute.
brief-design = Your own design
brief-design-choose = Deck (PPTX) or document (DOCX) made from Goalline’s in data/templates. It is not stored.
brief-preview = What the files say

### Issued briefings.

issued-title = Issued briefings
issued-none = No briefing has been taken from here yet.
issued-right = Still right.
issued-row = { $title } ({ $file }, data version { $version }), { $who }, { $when }
