### The screen Upload.

upload-lead = CSV, TSV or a workbook (XLSX, XLS, ODS), in any usual layout. You see how it was read and what would change; nothing is saved until you press Save. Of a rejected file only its size, hashes and the kinds of its errors are kept.
upload-choose = Choose a file, or drop it here
upload-next = Upload another file
upload-restarted = The server has restarted. Nothing was saved; choose the file again.
upload-erased-since = { $submission }, saved from this file, has since been erased.
upload-read-again = Read it again
upload-read-as =
    { $decimal ->
        [point] { $how }; decimal point; header in line { $row }.
        [comma] { $how }; decimal comma; header in line { $row }.
       *[none] { $how }; header in line { $row }.
    }
upload-read =
    { $kind ->
        [text] Text in { $encoding }; delimiter: { $separator }
       *[sheet] Sheet “{ $sheet }”
    }
upload-noticed = Notes on reading this file: { $count }
upload-step-file = How the file was read
upload-as-read = As read
upload-nothing-read = The figures are shown here once the questions below are answered.
upload-no-header = column { $number }
upload-unused = Things in this file that were not used
upload-unused-lead = Say what each is, or that it says nothing about the figures; one button settles all that are not marked “Check”. Once you save, the answers are remembered with your name: next time, only what is new is asked.
upload-suspicious = Check
upload-item =
    { $kind ->
        [column] Column
        [numbers] Columns of numbers ({ $count }):
        [line] { $row ->
            [0] Text:
            *[other] Line { $row }:
        }
        [sheet] Other sheet:
        [hidden] Hidden in the file:
        [comment] Comment or text outside the cells:
        [note] Note beside a figure:
       *[name] Name of the file or sheet:
    }
upload-first-values = First values: { $values }
upload-answered = { $by }, { $on }
upload-undecided = not decided yet
upload-says-nothing = It says nothing about the figures
upload-limits =
    { $kind ->
        [rows] Leave out the rows with “{ $cell }”
        [below] It is a heading: leave out the rows below it
       *[all] It limits all figures: save nothing
    }
upload-leave-out-hidden = Leave out this hidden row
upload-holds-figures = “{ $column }” holds the figures
upload-blank = (blank)
upload-line-is =
    { $meaning ->
        [source] It is the source of the figures
        [thousands] All figures are in thousands
        [millions] All figures are in millions
        [provisional] All figures are provisional
       *[estimated] All figures are estimated
    }
upload-only-persons = All figures are of { $part } only
upload-answer-rest =
    { $count ->
        [one] The remaining item is not about the figures: continue
       *[other] The remaining { $count } items are not about the figures: continue
    }
upload-sign =
    { $meaning ->
        [no_figure] There is no figure: it is not available
        [not_reported] There is no figure: it was not reported
        [not_applicable] There is no figure: there can be none
        [late] There is no figure yet: it is late
        [zero] Zero
        [hidden] A figure that is hidden because it is small or confidential
        [at_most] At most the number beside it
        [at_least] At least the number beside it
        [estimated] The number is estimated
        [provisional] The number is provisional
       *[nothing] It says nothing about the number
    }
upload-without-name = Leave out its rows
upload-earlier = Answers about earlier files that were used again: { $count }
upload-change-reading = Change how the file is read
upload-hidden-sheet = { $sheet } (hidden)
upload-decimal =
    { $kind ->
        [point] point: 12.5 (1,250 is 1250)
       *[comma] comma: 12,5 (1.250 is 1250)
    }
upload-questions = Questions that the file does not answer
upload-answer = Use these answers
upload-answer-again = Answer the questions again
upload-which-column = Which column holds { $noun }?
upload-which-column-or-whole = Which column holds { $noun }? Or choose one for the whole file.
upload-which-reading = What does “{ $name }” mean?
upload-which-end = On which day do financial years such as { $name } end? Each figure counts for the calendar year in which its financial year ends.
upload-blanks-yes = Yes, fill it in
upload-which-scale = The file says “{ $name }”. How are its figures written?
upload-scale-times = Multiply each figure by { $number }
upload-scale-as-written = In full, as written
upload-is-read-as-refused = { $number }, which is rejected: this indicator takes whole numbers only
upload-unit-own = Does the unit “{ $name }” mean { $units }? (figures: { $count })
upload-unit-yes = Yes
upload-unit-none = No column holds the unit. Is every figure in the unit of its indicator?
upload-which-of = Several columns could hold { $noun }. Which one does?
upload-which-sheet = Which sheet holds the figures?
upload-alike = { $name } (similar name: “{ $because }”)
upload-forget = Forget earlier answers
upload-forget-help = These answers were given about earlier files. Once forgotten, their questions are asked again.
upload-issues-title =
    { $severity ->
        [error] { $count ->
            [one] One error
           *[other] { $count } errors
        }
       *[warning] { $count ->
            [one] One warning
           *[other] { $count } warnings
        }
    }
upload-where = Where
upload-problem = What is wrong
upload-found = Found
upload-expected = Expected
upload-fix = How to fix it
upload-lines =
    { $count ->
        [one] Line { $lines }
       *[other] Lines { $lines }
    }
upload-columns-of-it = { $count } columns, “{ $first }” to “{ $last }”
upload-whole-file = Whole file
upload-issues-csv = Download all issues (CSV)
upload-commented = Download my workbook with comments (XLSX)
upload-commented-help = A copy with a comment on each cell that has an issue: what is wrong, and how to fix it. Charts are lost.
upload-compare = What would change
upload-see-absent = Current figures for these indicators, countries and years that are not in the file: { $count }
upload-absent-with-errors = Figures that are not in the file stay. They can be withdrawn once the file has no errors: a rejected figure may be one of them.
upload-retract = Withdraw the figures that are not in the file (otherwise they stay)
upload-source = Source: who published these figures, and where
upload-note = Note: what this file is, or why figures change
upload-reason = Reason: why the figures with warnings are right
upload-good-rows =
    { $count ->
        [one] Leave out the figure that is rejected, unusual or not answered, and save the others; the receipt lists it.
       *[other] Leave out the { $count } figures that are rejected, unusual or not answered, and save the others; the receipt lists them.
    }
upload-part =
    { $kind ->
        [new] { $count } new
        [changed] { $count } changed
        [unanswered] { $count } waiting for an answer
        [waiting] { $count } waiting for a reason
        [same] { $count } unchanged
        [rejected] { $count } rejected
       *[withdrawn] { $count } not in the file, to withdraw
    }
upload-stale = Nothing was saved: someone else has changed the same figures ({ $count }) in the meantime.
upload-locked = Nothing was saved: someone has locked { $years }. Your entries are still here.
upload-absent-locked = Figures of locked years stay in any case: { $years }.
upload-decide-again = The comparison below uses the current figures. Check it and decide again.
upload-left-out-title = Left out
upload-taken-back = Withdrawn because they are not in the file: { $count }.
upload-who-sees = Staff see the change now. The public sees it once it is published.
upload-undo = View this submission in History, or withdraw it there
upload-see-country = View { $name }
upload-separator =
    { $mark ->
        [comma] comma
        [semicolon] semicolon
        [tab] tab
        [bar] vertical bar
       *[other] another character
    }
upload-choice =
    { $what ->
        [encoding] Encoding
        [separator] Delimiter
        [header_row] Header row
        [decimal] Decimal mark
        [sheet] Sheet
        [indicator] Indicator for the whole file
        [country] Country or area for the whole file
       *[year] Year for the whole file
    }
upload-role-of-indicator = figures for { $name }
upload-role =
    { $role ->
        [country_column] figures of that country
        [country] the country or area
        [country_code] the country's code
        [country_name] the country's name, next to its code
        [year] the year
        [indicator] the indicator
        [indicator_code] the indicator's code
        [indicator_name] the indicator's name, next to its code
        [year_column] figures for that year
        [value] the value
        [unit] the unit
        [source_title] the source
        [source_url] the link to the source
        [note] a note
        [sex] the sex
        [age] the age group
        [breakdown] the breakdown, such as SEX=F
        [marks] marks, such as “provisional”
        [obs_status] the status letter of SDMX (OBS_STATUS)
        [absence] the reason for a missing value
        [conf_status] the confidentiality letter of SDMX (CONF_STATUS)
        [period_start] the first day covered
        [period_end] the last day covered
       *[ignore] not used
    }
upload-stage =
    { $stage ->
        [reading] Reading the file
        [checking] Checking every figure
        [comparing] Comparing with current figures
       *[saving] Saving the figures (you can withdraw them in History)
    }
upload-example = Try it with an example file
upload-discard = Discard this file
upload-file-rejected = This file is rejected. See below what is wrong and how to fix it.
upload-as-detected = As detected
upload-sum = Figures read: { $count }, of which { $parts }.
upload-save =
    { $count ->
        [one] Save one figure to working data
       *[other] Save { $count } figures to working data
    }
upload-saved = Saved to working data as data version { $version }. New figures: { $new }. Changed figures: { $changed }.
upload-left-out = Left out, and listed below: { $count }.
upload-missing =
    { $what ->
        [fix] Some figures are rejected. Fix them and upload the file again, or choose to leave them out.
        [answers] Some figures wait for an answer above. Answer, or choose to leave them out.
        [reason] Some figures have warnings. Give a reason, or choose to leave them out.
        [figures] There is nothing to save: no accepted figure differs from the current one.
        [source] Name the source: some figures have none in the file.
       *[note] Add a note that says what this file is, or why figures change.
    }
templates-title = Request figures and reports: templates and forms for countries
templates-lead = A template is a workbook for one country and year, with its last figures; a reporting form is a Word document with the Alliance’s questions and what the country announced. Filled in, both are read here without changes.
templates-year = Year requested
templates-whose = For a country, or each of a group
templates-choose = Choose a country or group
templates-download =
    { $what ->
        [form] { $count ->
            [0] Reporting forms (ZIP)
            [one] Reporting form (Word)
           *[other] { $count } reporting forms (ZIP)
        }
       *[workbook] { $count ->
            [0] Templates (ZIP)
            [one] Template (Excel)
           *[other] { $count } templates (ZIP)
        }
    }
upload-blanks =
    { $noun ->
        [country] Lines { $lines } name no country. Is it always the last one above (for lines { $first }, that of line { $line })?
       *[indicator] Lines { $lines } name no indicator. Is it always the last one above (for lines { $first }, that of line { $line })?
    }
upload-which =
    { $subject ->
        [country] Which country or area is “{ $name }”? (figures: { $count })
        [indicator] Which indicator is “{ $name }”? (figures: { $count })
       *[sign] What does “{ $name }” mean in a cell of figures? (figures: { $count })
    }
