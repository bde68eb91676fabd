### The screen Upload.

upload-title = Upload
upload-lead = Bring in the file you have: CSV, TSV or a workbook (XLSX, XLS, ODS), in any usual layout. You see what was read, what is wrong with it and what it would change. Nothing is saved until you publish it; of a file with faults, only its name and what was wrong with it are kept on record.
upload-choose = Choose files, or drop them here
upload-which = Which file
upload-next = Bring in another file
upload-go-on = Go on to “{ $name }”, which is not published yet
upload-put-away = Put this file away
upload-put-away-help = Nothing of it is published. Other files that you chose stay.
upload-was-put-away = “{ $name }” was put away. Nothing of it was published.
upload-cancel = Cancel
upload-cancelled = You cancelled this file; nothing was saved.
upload-not-published = You cancelled publishing; nothing was saved, and the file is as it was.
upload-started-anew = The server was started anew: choose the file again; nothing was published.
upload-erased-since = { $submission }, which was published of this file, was erased since.
upload-see-erased = See who erased it, when and why in History
upload-want-flips = Wait until the statuses that would change are worked out.
upload-same-twice = “{ $name }” holds the same as “{ $other }”, and is shown and published once.
upload-same-name = { $name } (number { $number } of this name)
upload-still-here =
    { $count ->
        [one] “{ $names }” is still here from before you went to another screen.
       *[other] Still here from before you went to another screen: { $names }.
    }
upload-read-again = Read it again
upload-file-refused = This file cannot be taken as it is. What is wrong, and how to mend it, stands below.
upload-read = What was read
upload-read-as =
    { $decimal ->
        [point] { $how }, decimal point, header in line { $row }.
        [comma] { $how }, decimal comma, header in line { $row }.
       *[none] { $how }, header in line { $row }.
    }
upload-read-as-two =
    { $decimal ->
        [point] { $how }, decimal point, header in lines { $row } and { $last }.
        [comma] { $how }, decimal comma, header in lines { $row } and { $last }.
       *[none] { $how }, header in lines { $row } and { $last }.
    }
upload-read-text = Read as { $encoding }, { $separator } between the cells
upload-read-sheet = Read from the sheet “{ $sheet }”
upload-noticed =
    { $count ->
        [one] One thing was noticed, repaired or left out
       *[other] { $count } things were noticed, repaired or left out
    }
upload-note-goes-on = { $start } … (open to read all of it)
upload-change-reading = Not right? Change how it is read
upload-as-found = As found in the file
upload-found-here = As found: { $found }
upload-hidden-sheet = { $sheet } (hidden)
upload-in-the-file = The file says it
upload-decimal-point = point: 12.5 (1,250 is 1250)
upload-decimal-comma = comma: 12,5 (1.250 is 1250)
upload-columns = What each column is for, and how to change it
upload-columns-name = Column
upload-columns-example = First in it
upload-columns-role = Taken as
upload-columns-more = and { $count } more columns
upload-columns-years = { $first } to { $last }
upload-columns-which = Change the column
upload-columns-is = so that it is
upload-columns-help = Kept for files with the same header once you publish; “Forget the answers given before” unlearns it.
upload-as-recognised = what Goalline takes it for by itself
upload-read-again-columns = Read it again with this column changed
upload-questions = Questions
upload-questions-lead = The file does not settle these. What you answer about columns, names and rows that name none is kept for files with the same header once you publish.
upload-answer = Read it again with these answers
upload-what-counts = What does the column “{ $column }” count?
upload-not-decided = not decided: it stays out for now
upload-leave-out = leave it out
upload-other-layout = Or one column holds all the figures: say which
upload-which-column = Which column holds { $noun }?
upload-which-column-or-whole = Which column holds { $noun }, or what is { $noun } of the whole file?
upload-which-column-alike = Which column holds { $noun }, or what is { $noun } of the whole file? “{ $column }” holds codes or names of countries.
upload-in-column = the column “{ $column }”
upload-no-column = none chosen
upload-not-said = not said
upload-which-reading = What does “{ $name }” mean?
upload-which-end = On which day do financial years such as { $name } end? A figure is kept in the year in which its own ends.
upload-blanks-country =
    { $count ->
        [one] Line { $lines } names no country. Is it that of line { $line }?
       *[other] Lines { $lines } name no country. Are they those of line { $line }?
    }
upload-blanks-country-each = Lines { $lines } name no country. Are they those of the last country above them, lines { $first } of that in line { $line }?
upload-blanks-indicator =
    { $count ->
        [one] Line { $lines } names no indicator. Is it that of line { $line }?
       *[other] Lines { $lines } name no indicator. Are they those of line { $line }?
    }
upload-blanks-indicator-each = Lines { $lines } name no indicator. Are they those of the last indicator above them, lines { $first } of that in line { $line }?
upload-blanks-yes = Yes, fill them in
upload-blanks-no = No, they stay errors
upload-is-read-as = It is { $number }
upload-which-scale = The file says: “{ $name }”. What are its figures?
upload-scale-times = Each is to be multiplied by { $number }
upload-scale-as-written = Each is in full, as it is written, such as { $number }
upload-is-read-as-refused = It is { $number }, and is refused: this is counted whole
upload-which-area =
    { $count ->
        [one] Which country or area is “{ $name }”? (one figure)
       *[other] Which country or area is “{ $name }”? ({ $count } figures)
    }
upload-unit-own =
    { $count ->
        [one] The unit of one figure is “{ $name }”. Is it of { $units }?
       *[other] The unit of { $count } figures is “{ $name }”. Are these { $units }?
    }
upload-unit-yes = Yes
upload-unit-none = No column holds the unit. Is each figure in the unit of its indicator?
upload-which-of = Several columns can be { $noun }. Which one is it?
upload-changes-meaning = The column “{ $name }” is not read, and says “{ $word }”. May all its figures be used, and do they count all that their indicator counts, in the whole year and the whole country?
upload-changes-meaning-no = Yes: leave the column out
upload-which-sheet = Which sheet holds the figures?
upload-part = “{ $name }” stands around the figures, or is the name of their sheet or column. What do they count?
upload-part-alone = Only { $part }
upload-part-none = Everyone, in the whole year and country; it says nothing of the figures
upload-lone-line = Line { $line } says “{ $name }” and has no figures. Is it a heading of the lines below it?
upload-lone-line-no = No, it says nothing of them: leave it out
upload-which-indicator =
    { $count ->
        [one] Which indicator is “{ $name }”? (one figure)
       *[other] Which indicator is “{ $name }”? ({ $count } figures)
    }
upload-alike = { $name }: known as “{ $because }”, which is alike
upload-left-out = not decided: its figures stay out
upload-forget = Forget the answers given before
upload-forget-help = Answers about columns, names or financial years were used that someone gave for an earlier file with the same header.
upload-error-title =
    { $count ->
        [one] One error
       *[other] { $count } errors
    }
upload-error-lead =
    { $count ->
        [one] Because of them { $count } figure is refused. Mend the file and send it again, or publish the others.
       *[other] Because of them { $count } figures are refused. Mend the file and send it again, or publish the others.
    }
upload-error-lead-every =
    { $count ->
        [one] Because of them { $count } figure is refused, and none is left to publish. Mend the file and send it again, or answer the questions above if there are any.
       *[other] Because of them { $count } figures are refused, and none is left to publish. Mend the file and send it again, or answer the questions above if there are any.
    }
upload-file-lead = Nothing of the file can be taken until this is answered above, or mended in the file.
upload-warning-title =
    { $count ->
        [one] One warning
       *[other] { $count } warnings
    }
upload-warning-lead =
    { $count ->
        [one] { $count } figure waits for a word of reason from you: what looks odd may be right, and is published once you say why.
       *[other] { $count } figures wait for a word of reason from you: what looks odd may be right, and is published once you say why.
    }
upload-where = Where
upload-problem = What is wrong
upload-found = Found
upload-expected = Expected
upload-fix = How to mend it
upload-lines =
    { $count ->
        [one] Line { $lines }
       *[other] Lines { $lines }
    }
upload-lines-more = { $lines } and { $count } more
upload-column = column “{ $column }”
upload-columns-of-it = { $count } columns, “{ $first }” to “{ $last }”
upload-line-to-line = { $first } to { $last }
upload-whole-file = The whole file
upload-and-more = and { $count } more
upload-more-issues = And { $count } more of these kinds; the download has every one.
upload-issues-csv = Download all findings (CSV)
upload-mark = Colour the faulty cells in my workbook
upload-mark-help = Makes your workbook anew with each faulty cell coloured (errors orange, warnings yellow) and what is wrong as its comment. Pictures and charts in it are lost.
upload-mark-made = Make an Excel workbook with the faulty cells coloured
upload-mark-help-made = Makes an Excel workbook (XLSX) of your file: every line in its place, each text as it is written, each faulty cell coloured (errors orange, warnings yellow) with what is wrong as its comment. Mend it there and send that workbook: it is read as this file was.
upload-marking = Colouring the cells
upload-marked = Download my workbook with the faulty cells coloured
upload-marked-made = Download the Excel workbook: mend it and send it in the place of this file
upload-not-marked = This file is too large for a coloured workbook, or has a cell that Excel cannot hold; the list of findings names every cell.
upload-compare = What it would change
upload-see-new =
    { $count ->
        [one] One new figure
       *[other] { $count } new figures
    }
upload-see-changed =
    { $count ->
        [one] One changed figure
       *[other] { $count } changed figures
    }
upload-see-absent =
    { $count ->
        [one] One figure that stands for the same indicators, countries and years and is not in the file
       *[other] { $count } figures that stand for the same indicators, countries and years and are not in the file
    }
upload-before = Now
upload-after = Then
upload-figure = Figure
upload-difference = Difference
upload-same-value = same value; what is said of it changes
upload-absent-with-errors = Figures that are not in the file stay. They can be taken back once the file has no errors, since a figure with an error may be one of them.
upload-retract = Take back the figures that are not in the file (otherwise they stay)
upload-confirm = Publish
upload-source = Source: who published these figures, where
upload-source-help = It stands beside each figure that has no source of its own in the file.
upload-note = Note: what this file is, or why it changes figures
upload-reason = Reason: why the figures with warnings are right
upload-reason-help = Without it, they are not published.
upload-good-rows =
    { $count ->
        [one] Publish the good figures only; leave out { $count } figure, which the receipt lists
       *[other] Publish the good figures only; leave out { $count } figures, which the receipt lists
    }
upload-sum-read =
    { $count ->
        [one] { $count } figure was read:
       *[other] { $count } figures were read:
    }
upload-sum-published = { $count } would be published
upload-sum-refused =
    { $count ->
        [one] { $count } is refused
       *[other] { $count } are refused
    }
upload-sum-waiting =
    { $count ->
        [one] { $count } waits for a reason
       *[other] { $count } wait for a reason
    }
upload-sum-same =
    { $count ->
        [one] { $count } stands already and would not change
       *[other] { $count } stand already and would not change
    }
upload-sum-retracted =
    { $count ->
        [one] Besides, { $count } figure that is not in the file would be taken back.
       *[other] Besides, { $count } figures that are not in the file would be taken back.
    }
upload-want-mending = Some figures are refused: mend them and send the file again, or choose to publish the good ones only.
upload-want-reason = Say why the figures with warnings are right, or choose to publish the others only.
upload-want-figures = No good figure would change what stands.
upload-want-source = Name the source: some figures have none of their own.
upload-want-note = Say in the note what this file is, or why it changes figures.
upload-publish =
    { $count ->
        [one] Publish one figure
       *[other] Publish { $count } figures
    }
upload-stale =
    { $count ->
        [one] While you looked, one of these figures was changed by someone else. Nothing of yours was published.
       *[other] While you looked, { $count } of these figures were changed by someone else. Nothing of yours was published.
    }
upload-locked = While you looked, someone locked { $years }. Nothing of yours was published; what you wrote is still here.
upload-absent-locked =
    { $count ->
        [one] { $count } figure of a locked year stays, whatever you choose: { $years }.
       *[other] { $count } figures of locked years stay, whatever you choose: { $years }.
    }
upload-decide-again = Below, your file is compared with what stands now. Look again, and decide again.
upload-one-figure = { $indicator }, { $area }, { $year }
upload-published =
    { $count ->
        [one] Published: one figure ({ $new } new, { $changed } changed). It is data version { $version }.
       *[other] Published: { $count } figures ({ $new } new, { $changed } changed). They are data version { $version }.
    }
upload-left-out-title = Left out
upload-left-out-lead = These figures were not published. Mend them in the file and send it again, or send the same file with a reason where one was wanted; what was published is then unchanged.
upload-taken-back = Taken back: { $count }, which are not in the file.
upload-refused =
    { $count ->
        [one] Left out: { $count } figure, listed below.
       *[other] Left out: { $count } figures, listed below.
    }
upload-who-sees =
    { $count ->
        [one] Staff see it at once; the public sees the last release.
       *[other] Staff see them at once; the public sees the last release.
    }
upload-undo = See this submission in History, or take it back there
upload-see-country = See { $name }
upload-more-countries = and { $count } more
upload-separator-comma = commas
upload-separator-semicolon = semicolons
upload-separator-tab = tabs
upload-separator-bar = upright bars
upload-separator-other = other marks
upload-encoding-UTF-8 = UTF-8
upload-encoding-UTF-16 = UTF-16
upload-encoding-Windows-1252 = Windows-1252 (Western Europe)
upload-encoding-Windows-1250 = Windows-1250 (Central Europe)
upload-encoding-Windows-1251 = Windows-1251 (Cyrillic)
upload-encoding-Windows-1253 = Windows-1253 (Greek)
upload-encoding-Windows-1254 = Windows-1254 (Turkish)
upload-encoding-Windows-1255 = Windows-1255 (Hebrew)
upload-encoding-Windows-1256 = Windows-1256 (Arabic)
upload-encoding-Windows-1257 = Windows-1257 (Baltic)
upload-encoding-Windows-874 = Windows-874 (Thai)
upload-encoding-Shift-JIS = Shift_JIS (Japanese)
upload-encoding-EUC-KR = EUC-KR (Korean)
upload-encoding-GB-18030 = GB 18030 (simplified Chinese)
upload-encoding-Big5 = Big5 (traditional Chinese)
upload-encoding-DOS-850 = DOS 850 (Western Europe)
upload-encoding-Mac-Roman = Mac Roman (Western Europe)
upload-choice-financial = Financial years end on
upload-choice-encoding = Encoding of its letters
upload-choice-separator = What stands between the cells
upload-choice-header-row = Line of the header
upload-choice-decimal = Decimal mark
upload-choice-sheet = Sheet
upload-choice-indicator = Indicator of the whole file
upload-choice-country = Country or area of the whole file
upload-choice-year = Year of the whole file
upload-noun-country = the country
upload-noun-year = the year
upload-noun-indicator = the indicator
upload-noun-value = the value
upload-noun-unit = the unit
upload-role-left-out = left out
upload-role-country = the country or area
upload-role-country-code = the country's code
upload-role-country-name = the country's name, beside a code
upload-role-year = the year
upload-role-indicator = the indicator
upload-role-indicator-code = the indicator's code
upload-role-indicator-name = the indicator's name, beside a code
upload-role-indicator-column = figures of { $name }
upload-role-year-column = figures of that year
upload-role-value = the value
upload-role-unit = the unit
upload-role-multiplier = what the values are multiplied by
upload-role-source-title = the source
upload-role-source-url = the source's link
upload-role-note = a note
upload-role-sex = women or men
upload-role-age = an age group
upload-role-breakdown = a breakdown, as SEX=F
upload-role-marks = marks, as “provisional”
upload-role-obs-status = a status letter, as SDMX has it
upload-role-absence = why there is no value
upload-role-conf-status = a letter of confidentiality
upload-role-period-start = the first day covered
upload-role-period-end = the last day covered
upload-role-frequency = which part of a year, or how often
upload-role-asked = whether the row was asked for
upload-count-new = { $count } new
upload-count-changed = { $count } changed
upload-count-unchanged = { $count } unchanged
upload-count-absent = { $count } not in the file
upload-stage-reading = Reading the file
upload-stage-checking = Checking every figure
upload-stage-comparing = Comparing with what stands
upload-stage-judging = Working out which statuses would change
upload-stage-publishing = Getting the figures ready to be saved
upload-stage-saving = Saving the figures; this can be undone on History
upload-state-cancelled = cancelled
upload-state-published = published as data version { $version }
upload-state-refused = cannot be taken
upload-state-asked = wants an answer
upload-state-read = read
upload-changed-by-published = { $name } published figures (data version { $version }).
upload-changed-by-withdrawn = { $name } withdrew figures (data version { $version }).
upload-changed-by-restored = { $name } restored figures (data version { $version }).
upload-changed-by-adopted = { $name } brought in other goals and codelists (data version { $version }).
upload-expects-columns-missing-asked = a column “{ $column }”, or an answer to the question above
upload-expects-columns-missing-suggested = a column “{ $column }”, or an answer to the question above
upload-fixes-columns-missing = Answer the question above, or add the column.
upload-fixes-columns-missing-asked = Answer the question above, or add the column.
upload-fixes-columns-missing-suggested = Answer the question above, or rename the column { $suggested } to { $column }.
upload-fixes-area-empty-below = Answer the question above, or write the country into the cell.
upload-fixes-indicator-empty-below = Answer the question above, or write the indicator's code into the cell.
upload-fixes-year-financial = Answer the question above; or write the year, and the days in the columns period_start and period_end.
upload-fixes-unit-unclear = Answer the question above, or write { $wanted }.
upload-fixes-columns-both = Answer the question above, or take one of the two columns out.
upload-fixes-columns-changes-meaning = Answer the question above, say under “What each column is for” what it is for, or send only the rows that are meant.
upload-fixes-sheets-part = Answer the question above, or add a column sex or age.
upload-fixes-titles-part = Answer the question above, or add a column sex or age.
upload-fixes-sheets-limited = Answer the question above, or send the figures of the whole year and country.
upload-fixes-titles-limited = Answer the question above, or send the figures of the whole year and country.
upload-fixes-sheets-several = Answer the question above, and send the other sheets one by one.
upload-fixes-sheets-contradict = Answer the question above.
upload-fixes-columns-block-heading = Answer the question above. If it is a heading, make a file of each part, or write what it says into a column of its own.
upload-fixes-columns-lone-line = Answer the question above. If it is a heading, make a file of each part, or write what it says into a column of its own.
upload-fixes-columns-financial = Answer the question above, or give each column one year.
upload-fixes-scale-line = Answer the question above, or write the figures in full.
upload-fixes-scale-sheet = Answer the question above, or write the figures in full.
upload-fixes-scale-title = Answer the question above, or write the figures in full.
upload-fixes-scale-measure = Answer the question above, or send other figures.
upload-fixes-scale-format = Answer the question above, or write the figures in full.
upload-fixes-value-unclear-whole = Answer the question above, or write plain digits.
upload-fixes-value-unclear = Answer the question above, or write plain digits.
upload-fixes-value-not-whole = Correct the figure; where the mark parts thousands, say so above, under “Change how it is read”.
upload-fixes-read-no-such-sheet = Choose one of the sheets that are there.
upload-fixes-choice-unknown-year = Write a year with four digits, or leave it empty where the file has a column for it.

templates-title = Ask countries for their figures: templates to send
templates-lead = A template is a workbook for one country and one year, with the codes it needs, the country's last figures, drop-down lists and explanations. Filled in, it comes back in here as it is.
templates-year = Year to ask for
templates-whose = For
templates-country = One country
templates-group = A group of countries
templates-which-country = Country
templates-choose = Choose a country
templates-which-group = Group
templates-one = Download the template (Excel)
templates-many =
    { $count ->
        [one] Download { $count } template and a list for the mails (ZIP)
       *[other] Download { $count } templates and a list for the mails (ZIP)
    }
templates-list = The list is a CSV with a line for each country: its file, what is asked and the year it last reported. Add your addresses and merge it into the mails.
