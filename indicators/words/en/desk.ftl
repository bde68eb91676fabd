### Reporting desk: collection rounds, and what each country has reported.

desk-lead-none = No collection round is open. A round says which figures and which report you ask for, from whom, and by when.
desk-round = Collection round
desk-new = New round
desk-open-new = Open a round
desk-edit = Edit this round
desk-asks = Figures for { $years } (goals: { $goals }) and the report for { $year }. Open from { $opens }; deadline { $deadline }.
desk-edited = Last edited on { $day } ({ $name }).
desk-complete = Complete: { $complete } of { $of } countries; { $received ->
        [0] {""}
       *[other] { $received } received and not saved yet;{" "}
    }{ $gaps ->
        [0] {""}
       *[other] { $gaps } sent all but some answers;{" "}
    }overdue: { $overdue }.
desk-what = A figure counts as received once the country has reported it or said that it is not available.
desk-forms = Download the reporting forms for { $year } (countries: { $count }, ZIP)
desk-stage = Received
desk-received =
    { $stage ->
        [nothing] Nothing yet
        [received] Received, not saved yet
        [incomplete] Incomplete
        [returned] Returned to the country
        [questions] Questions to the country
        [gaps] All but some answers
        [complete] Complete
        [checked] Checked
       *[cleared] Cleared
    }
desk-timing = Timing
desk-due =
    { $timing ->
        [open] Not due yet
        [examined] Being examined
        [on_time] On time
        [late] Late
       *[overdue] Overdue
    }
desk-figures-of = { $figures } of { $asked }
desk-report-lacks = { $day }; no answer on { $parts }
desk-last = Last received
desk-contact = Contact
desk-contact-help = Contact: name and address of the person to write to. Only staff see it; letters to the country are addressed to it.
desk-officer = Desk officer
desk-language = Language
desk-no-contact = Not recorded
desk-save-contact = Save contact
desk-name = Name of the round
desk-name-example = For example: Reports of 2025
desk-years = Years of the figures
desk-report-year = Year of the report
desk-opens = Opens
desk-deadline = Deadline
desk-address = Where to return the form and whom to ask: name, e-mail; it is printed on the form
desk-save = Save the round
desk-remove-title = Remove this round
desk-remove-what = Figures and reports stay; only the round and its list are removed.
desk-remove = Remove the round
desk-remove-erase = Also erase all its edits, contacts included; this cannot be undone
desk-erase-title = Erase earlier contacts
desk-erase-what = The record keeps every edit of a round, contacts included. This erases all earlier edits of this round and keeps the current one. This cannot be undone.
desk-erase = Erase earlier edits
desk-table = Countries of the round
desk-as-of = As of
desk-calendar = Download the deadlines (ICS)
desk-select = Select countries in the table to write to them, or to record what happened.
desk-record-title = { $count ->
        [one] Letters and steps
       *[other] Letters and steps of { $count } countries
    }
desk-step = Step
desk-last-step = Last step
desk-do = { $step ->
        [form] Reporting form sent
        [received] Something received
        [acknowledged] Receipt acknowledged
        [reminded] Reminded
        [extended] Deadline extended
        [returned] Returned for correction
        [questions] Questions sent
        [answered] Questions answered
        [checked] Checked
        [cleared] Cleared
        [draft] Draft sent for comment
        [commented] Comments received
       *[no_comment] No comment received
    }
desk-did = { $until ->
        [none] { $step }
       *[other] { $step } until { $until }
    }
desk-happened = { $what }, on { $day }
desk-by = { $what } ({ $name }, recorded { $day })
desk-for = { $count ->
        [one] { $what }
       *[other] { $what }, with { $count } countries
    }
desk-day = Day
desk-until = { $step ->
        [extended] New deadline
       *[other] Last day for comments
    }
desk-draft-version = Data version, in the drafts’ names
desk-text = Text of the letter (for a return or questions: what the country should answer)
desk-letters = { $count ->
        [one] Download the letter (ZIP)
       *[other] Download { $count } letters (ZIP)
    }
desk-letter-in = Goalline has no letters in { $languages }; these countries get them in the language of the dashboard.
desk-drafts = { $count ->
        [one] Download the draft for comment (ZIP)
       *[other] Download { $count } drafts for comment (ZIP)
    }
desk-record = { $count ->
        [one] Record the step
       *[other] Record the step of { $count } countries
    }
desk-waits = { $area }: { $files }
desk-waiting = Files read and not saved yet. { $count ->
        [one] The letter says
       *[other] The letters say
    } that what came is being examined.
desk-no-mail = Goalline sends no mail: download the letters, send them, then record the step.
desk-withdraw-title = Withdraw a step
desk-contacts-title = Import contacts
desk-contacts-what = A CSV or Excel file with the columns country, contact, language and officer. Empty cells change nothing. A new round takes over the contacts of the last one.
desk-contacts-choose = File of contacts
desk-contact-is =
    { $kind ->
        [new] New
        [changed] Changed
       *[unchanged] Unchanged
    }
desk-contact-after = { $before } → { $after }
desk-save-contacts = { $count ->
        [one] Save 1 contact
       *[other] Save { $count } contacts
    }
desk-returned-drafts = Drafts that came back with comments
desk-choose-drafts = Word documents
desk-comment = Comment
desk-no-comments = No comment in the document
desk-comment-place =
    { $place ->
        [box] In its box
        [word] Word comment{ $author ->
            [none] {""}
           *[other] , { $author }
        }
       *[outside] Outside the boxes
    }
desk-also-comments = Text outside the boxes: choose what the country comments
desk-save-comments = { $count ->
        [one] Save 1 comment
       *[other] Save { $count } comments
    }
