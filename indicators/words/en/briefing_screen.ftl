### The screen Briefing.

brief-lead = Choose countries, goals and a year, then take the file that you need. The link in the address bar keeps your choices.
brief-latest = Latest figures
brief-clearance = Clearance line
brief-marking = Marking
brief-marking-example = For official use only
brief-marking-help = Printed at the start of the clearance line, on every page
brief-embargo = Embargo
brief-embargo-example = 1 March 2027, 10:00 CET
brief-embargo-help = Date, time and time zone before which the briefing must not be used
brief-edition = Edition
brief-edition-example = Annual report 2027
brief-edition-help = Name of this edition; the data version is always printed
brief-prepared = Prepared by
brief-prepared-example = Name, date
brief-prepared-help = Who prepared the briefing, and when
brief-checked = Checked by
brief-checked-example = Name, date
brief-checked-help = Who checked the briefing, and when
brief-cleared = Cleared by
brief-cleared-example = Name, date
brief-cleared-help = Who cleared the briefing, and when
brief-slides = Slides (PowerPoint)
brief-document = Document (Word)
brief-preview = What the files say
brief-minister-slide = Minister’s slide
brief-minister-page = Minister’s page (Word)
brief-minister-each = Slide of each country (ZIP)
brief-workbook = Workbook (Excel)
brief-collecting = Collecting the findings. With many countries this takes up to a minute.
brief-design = Your own design
brief-design-lead = Your own deck (PPTX) or document (DOCX), made from Goalline’s in the folder data/templates. The file is not stored.
brief-design-choose = Choose PPTX or DOCX

### Issued briefings.

issued-title = Issued briefings
issued-none = No briefing has been taken from here yet.
issued-nobody = no name given
issued-right = Still right.
issued-row = { $title } ({ $file }, data version { $version }), { $who }, { $when }.
