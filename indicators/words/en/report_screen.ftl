### Country reports: the search, the queue of reports that were read, and where their lines belong.

reports-view-search = Received
reports-view-add = Add
reports-view-figures = Figures from words
reports-found =
    { $count ->
        [0] No report contains “{ $words }”.
        [one] One item contains “{ $words }”.
       *[other] { $count } items contain “{ $words }”.
    }
reports-more = The first { $most } are shown. Add words to narrow the search.
reports-of = { $area }, report of { $year }
reports-other-goal = Not a goal of the catalogue
reports-on-file =
    { $count ->
        [0] No report has been received
        [one] One report has been received
       *[other] { $countries ->
            [one] { $count } reports of one country have been received
           *[other] { $count } reports of { $countries } countries have been received
        }
    }
reports-all = All reports
reports-select = Select a row to read the report.
reports-caption = Reports received
reports-goals = Goals answered
reports-items = Items
reports-who-reads = Who can read it
reports-public = Everybody
reports-staff = Staff
reports-choose = Reports as text, DOCX or PDF, each of at most { $pages } pages and { $letters } letters
reports-reading = Reading …
reports-queue = Reports not saved yet
reports-received-by = { $day }, { $name }
reports-unplaced = Unplaced lines
reports-unanswered = No answer on
reports-state = State
reports-to-place = Lines or pages to check
reports-not-yours = Not one of your countries
reports-to-read = To be read again
reports-read-all =
    { $count ->
        [one] Read the file again
       *[other] Read all { $count } files again
    }
reports-ready = Ready to save
reports-ready-replacing = Ready to save; replaces the saved report
reports-cleared = Cleared for the public
reports-cleared-help = The public can read the text once you publish. Without it, only staff can.
reports-saved =
    { $count ->
        [one] One report is saved to working data. Data version: { $version }.
       *[other] { $count } reports are saved to working data. Data version: { $version }.
    }
reports-stale = Not saved, because someone else has just saved a report of the same country and year: { $names }. Check it again.
reports-figures-read = { $refused ->
        [0] { $count }
       *[other] { $count }, { $refused } to check
    }
reports-levels = Levels ticked
reports-linked = Answers to commitments
reports-annex = Annex, behind the last answer
reports-brought = With them came { $figures } figures and { $answers } answers to commitments.
reports-set-subject = Set country and year
reports-lines =
    { $count ->
        [0] Every line has its place
        [one] One line has no place
       *[other] { $count } lines have no place
    }
reports-only-unplaced = Only lines without a place
reports-place = Place
reports-put =
    { $count ->
        [0] Select lines, then where they belong
        [one] Put the line under
       *[other] Put the { $count } lines under
    }
reports-undo = Undo
reports-role =
    { $kind ->
        [heading] Heading, no answer
        [continues] Continues the item above
       *[unplaced] Unplaced
    }
reports-as-it-is =
    { $count ->
        [0] Save it after comparing it with the original
        [one] Save it with one unplaced line
       *[other] Save it with { $count } unplaced lines
    }
reports-discard = Discard this report

## Figures from words

coding-under = Goal in the report
coding-item = Item that states the figure
coding-no-items = The report says nothing under this goal.
coding-words = Words that state the figure
coding-words-help = Shorten them to the sentence that states the figure. Change nothing else.
coding-stage = Stage
coding-year = Year of the figure
coding-year-help = The year to which the words refer, not that of the report ({ $year }). If they leave open which year, choose the last possible one and the mark “uncertain in period or count”: the figure is then shown, but never assessed.
coding-check = Check the effect
coding-note = Read from the text of: { $source }
coding-link = Read a figure from these words

message-coding-quoted = Read in the text: “{ $text }”
