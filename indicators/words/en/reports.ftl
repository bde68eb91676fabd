### Reading country reports: what the command report prints, flags and issues of a report, and documents that cannot be read.

command-report = Submit a country's report: read it, show how it was read goal by goal, and save it to the working data.
command-report-in-full = Submit a country's report: read it, show how it was read goal by goal, and save it to the working data. Every line of the file is in exactly one place: a heading, the country's line, an item, or unplaced. A report of the same country and year is replaced; on the History screen this can be undone. The public sees the report once it is published there, and only if it was saved with --public.
command-report-ends = Exit status: 0 every line has its place; 1 some lines could not be placed, or pages have no text; 2 the whole file rejected; 3 an error in Goalline, or no ledger. Submitting the same report again saves nothing, and says so.
command-report-what = the file
command-report-unsaid = information missing from the report
command-report-file = the report: plain text, DOCX or PDF, on the Alliance's form
command-report-country = three-letter code of the country, such as KHM (Cambodia), whatever the report says
command-report-year = the year of the report, whatever the report says
command-report-dry-run = show how the report is read; save nothing and keep no record
command-report-source = title of the report and who sent it (default: the file name)
command-report-note = short description of the file, kept on record
command-report-public = the report is cleared for the public; without it, only staff can read it
command-report-good-items = save the report even if lines could not be placed; the original is kept whole. Without it, one such line holds back the report

message-report-of = { $area }, report of { $year }
message-report-of-no-year = { $area }, report of an unknown year
message-report-no-country = Report of an unknown country, { $year }
message-report-no-country-no-year = Report of an unknown country and year
message-report-counts = Goals: { $goals }; parts: { $parts }; items: { $items }
message-report-goal = {"  "}{ $goal } { $title }: { $parts }
message-report-part-items = { $part } { $count }
message-report-rejected =
    { $count ->
        [one] { $count } error. The report cannot be saved.
       *[other] { $count } errors. The report cannot be saved.
    }
message-report-waiting =
    { $count ->
        [one] { $count } finding for a person to check:
       *[other] { $count } findings for a person to check:
    }
message-report-published = Saved the report to working data. Data version: { $version }.
message-report-published-replacing = Saved the report to working data, in place of the one on file. The History screen can undo this. Data version: { $version }.
message-report-on-file = Nothing was saved: this report is already on file. Data version: { $version }.
message-report-held = Nothing was saved: some lines could not be placed, or pages have no text. Correct the report and submit it again, or save it as it was read with --good-items.
message-report-dry-run = Dry run: nothing was saved. Without --dry-run, the report would be saved. Data version: { $version }.
message-report-dry-run-replacing = Dry run: nothing was saved. Without --dry-run, the report would be saved in place of the one on file. Data version: { $version }.
message-report-dry-run-held = Dry run: nothing was saved. Without --dry-run, nothing would be saved either. Correct the report, or save it as it was read with --good-items. Data version: { $version }.
message-report-stale = Nothing was saved: someone else has just saved or withdrawn a report of this country and year. Submit the file again.

# Flags of a report and its items.

message-report-unfinished = Line { $line }: the item breaks off (“… { $text }”). Ask the country for the rest.
message-report-two-countries =
    { $first ->
        [unnamed] Line { $line }: a report of { $other_area_in_sentence } begins here; the one above it does not name its country. The lines from here on are not placed.
       *[named] Line { $line }: the report of another country begins here ({ $other_area }; the one above is that of { $ref_area_in_sentence }). The lines from here on are not placed.
    }
message-report-unknown-goal = Line { $line }: no goal of the catalogue has this wording: “{ $wording }”. The lines under it are not placed.
message-report-goal-reworded = Line { $line }: read as goal { $goal }, although the wording differs from the form: “{ $wording }”.
message-report-question-reworded = Line { $line }: read as question { $part }, although the wording differs from the form: “{ $wording }”.
message-report-goal-supposed = Line { $line }: the goal's heading is missing. Read as goal { $goal }, the only one of its policy target.
message-report-goal-repeated = Line { $line }: the heading of goal { $goal } appears more than once. The items under both are joined.
message-report-no-goal = Line { $line }: part { $part } has no goal above it. Its lines are not placed.
message-report-figure-in-form = Line { $line }: the form gives a figure ({ $printed }: “{ $written }”). A report saves no figures: upload it, or enter it with Correct figures.
message-report-figures-unread = Line { $line }: the columns of the form's tables of figures were lost, as happens in a PDF. Check whether figures were entered in them: a report saves none.
message-report-levels-ticked = Line { $line }: more than one level is ticked under goal { $goal }. None is saved: ask the country.
message-report-years-differ = The form's questions name different years. Read as the report of { $year }.
message-report-titles-differ = The titles name different years: { $years }. Check the year of the report.
message-report-two-years = Line { $line }: a report of another year begins here ({ $years }; the one above is that of { $first }). The lines from here on are not placed.
message-report-country-differs = Read as the report of { $ref_area_in_sentence }, as entered; the report itself names { $other_area }.
message-report-year-differs = Read as the report of { $year }, as entered; the report itself is for { $own }.
message-document-deleted-text =
    { $count ->
        [one] The document has { $count } tracked deletion. It was read as if it had been accepted.
       *[other] The document has { $count } tracked deletions. It was read as if they had been accepted.
    }

# What rejects a report, or waits for a person.

issue-report-no-heading = No heading of the Alliance's form was found.
issue-report-two-countries =
    { $first ->
        [unnamed] The file holds two reports: one that does not name its country, and that of { $code }.
       *[named] The file holds the reports of two countries, { $wanted } and { $code }.
    }
issue-report-no-country = The report does not name its country.
issue-report-no-year = The report does not name its year.
issue-report-several-years = The titles of the report name different years: { $years }.
issue-report-country-unknown = No country is called “{ $found }”.
issue-report-year-unknown = “{ $found }” is not a valid year.
issue-report-unplaced = “{ $found }” could not be placed.
issue-document-pages-without-text =
    { $count ->
        [one] Page { $pages } has no text. It may be a scanned image.
       *[other] Pages { $pages } have no text. They may be scanned images.
    }

fix-report-no-heading = Check that this is a report on the Alliance's form. Its headings begin with “Policy Target” and “Operational Goal”, its questions with A), B) and C).
fix-report-two-countries = Save each country's report as a file of its own.
fix-report-no-country = Give it with --country.
fix-report-no-year = Give it with --year.
fix-report-several-years = Give the year of the report with --year. If the file holds the reports of several years, save each as a file of its own.
fix-report-country-unknown = Give a country's code, such as KHM, or omit the option if the report names its country.
fix-report-year-unknown = Give a year, such as 2014, or omit the option if the report names its year.
fix-by-hand-report-no-country = Choose the country.
fix-by-hand-report-no-year = Enter the year.
fix-by-hand-report-several-years = Enter the year of the report. If the file holds the reports of several years, save each as a file of its own.
fix-by-hand-report-country-unknown = Choose the country, or leave it empty if the report names it.
fix-by-hand-report-year-unknown = Enter a year, or leave it empty if the report names it.
fix-report-unplaced = Put each line under the goal and the question that it answers, and submit the report again.
fix-document-pages-without-text = Ask the country for the document as text or DOCX, or save it as it was read if these pages hold nothing that matters.

expected-report-no-heading = the headings of the Alliance's form
expected-report-two-countries = the report of one country
expected-report-no-country = the country's name on a line of its own
expected-report-no-year = a year in the title or in question A
expected-report-several-years = one year in the titles
expected-report-country-unknown = a code such as KHM
expected-report-year-unknown = a year from 1990 to the present
expected-report-unplaced = a line under a goal and a question
expected-document-pages-without-text = text on every page

# Documents that cannot be read.

issue-document-empty = The file is empty.
issue-document-only-blank = The document has no text.
issue-document-too-large = The file is larger than { $most }.
issue-document-too-long = The document has more text than { $most } pages hold.
issue-document-too-many-pages = The document has { $found } pages; at most { $most } are read.
issue-document-not-a-document = The file is not a report that Goalline reads. By its content it is { $found }, whatever its name says.
issue-document-scanned =
    { $found ->
        [1] The page of the PDF is an image without text: the report was scanned.
       *[other] The { $found } pages of the PDF are images without text: the report was scanned.
    }
issue-document-password = The document is protected with a password.
issue-document-damaged = The document is damaged or incomplete.
issue-document-macros = The document contains macros. It was not opened.
issue-document-nul-byte = The line holds a zero byte: the file is damaged, or in an encoding that it does not declare.
issue-document-no-encoding = From here on, the file is neither UTF-8 nor Windows-1252 (found byte { $found }).
issue-document-declared-entities = The document declares XML entities, which no word processor writes. It was not opened.
issue-document-too-many-parts = The document consists of { $found } parts.
issue-document-contradicts-itself = Two parts of the document have the same name ({ $found }). It was not opened.
issue-document-path-outside = The document refers to a file outside itself ({ $found }). It was not opened.
issue-document-unpacks-too-large = The document unpacks to far more than its size. It was not opened.
issue-document-too-slow = Reading the document took too long and was stopped.
issue-document-too-much-memory = Reading the document took too much memory for its size and was stopped.
issue-document-killed = Reading the document was stopped from outside. Whether it took too much memory or time is not known.
issue-document-crashed = The document could not be read to its end. It is damaged or malicious.

fix-document-empty = Save the report again in the program that made it, and send that file.
fix-document-only-blank = Send the file that holds the report.
fix-document-too-large = Send the report without its annexes and pictures.
fix-document-too-long = Send the report without its annexes.
fix-document-too-many-pages = Send the report without its annexes.
fix-document-not-a-document = Save the report as DOCX, PDF or plain text.
fix-document-scanned = Ask the country for the document that was printed, as text, DOCX or PDF.
fix-document-password = Save the document without a password.
fix-document-damaged = Open it in the program that made it, and save it again as DOCX or plain text.
fix-document-macros = Save it as DOCX, without macros.
fix-document-nul-byte = Save the file as UTF-8.
fix-document-no-encoding = Save the file as UTF-8.
fix-document-declared-entities = Copy the text into a new document, and send that.
fix-document-too-many-parts = Copy the text into a new document, and send that.
fix-document-contradicts-itself = Copy the text into a new document, and send that.
fix-document-path-outside = Copy the text into a new document, and send that.
fix-document-unpacks-too-large = Copy the text into a new document, and send that.
fix-document-too-slow = Save the report as plain text, and send that.
fix-document-too-much-memory = Save the report as plain text, and send that.
fix-document-killed = Try again. If it is stopped again, save the report as plain text, and send that.
fix-document-crashed = Save the report as plain text, and send that.

expected-document-empty = a report
expected-document-only-blank = a report
expected-document-too-large = a file of at most { $most }
expected-document-too-long = a report of at most { $most } pages
expected-document-too-many-pages = a report of at most { $most } pages
expected-document-not-a-document = plain text, DOCX or PDF
expected-document-scanned = a PDF with text
expected-document-password = a document without a password
expected-document-damaged = a complete document
expected-document-macros = a document without macros
expected-document-nul-byte = text in UTF-8
expected-document-no-encoding = text in UTF-8
expected-document-declared-entities = a document as saved by a word processor
expected-document-too-many-parts = a document as saved by a word processor
expected-document-contradicts-itself = a document as saved by a word processor
expected-document-path-outside = a document as saved by a word processor
expected-document-unpacks-too-large = a document as saved by a word processor
expected-document-too-slow = a report that can be read in seconds
expected-document-too-much-memory = a report that can be read with limited memory
expected-document-killed = a report that can be read in seconds
expected-document-crashed = a document as saved by the program that made it
