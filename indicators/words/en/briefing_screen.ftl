### The screen Briefing.

brief-title = Briefing
brief-lead = Choose countries, goals and a year, then download the briefing. Every page shows the data version. To use the same choices again, keep the link in the address bar.
brief-countries = Countries
brief-goals = Goals
brief-all-goals = All goals
brief-year = Year
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
brief-pages = Print version (PDF)
brief-workbook = Workbook (Excel)
brief-pictures = Pictures (ZIP)
brief-parts = Parts
brief-part-summary = Summary in sentences
brief-part-statuses = Status table
brief-part-figures = Figures
brief-part-others = Figures by others
brief-part-report = From the report
brief-part-questions = Questions you may be asked
brief-part-speaking-note = Speaking note
brief-part-methods = Methods and sources
brief-collecting = Collecting the findings. With many countries this takes up to a minute.
brief-design = Your own design
brief-design-lead = Slides (PPTX) or a document (DOCX) of your office. Its design is used, its own slides and text are left out. The file is not stored.
brief-design-choose = Choose PPTX or DOCX
brief-making = Making the file
brief-drawing = Drawing figure { $number } of { $of }
brief-cancel = Cancel
brief-changed = Data version { $version } was saved in the meantime. Make the file again.
brief-cancelled = Cancelled. No file was made.
brief-download = Download { $name } ({ $size } KB)
brief-preview = Preview
brief-figures =
    { $count ->
        [0] No chart
        [one] 1 chart
       *[other] { $count } charts
    }
