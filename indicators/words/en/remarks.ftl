### Remarks: notes of staff on a status, and a country's right of reply to a draft of its statuses.

remark-quoted = { $country }, { $day }: “{ $text }”
remark-none = { $country }: no comment received by { $day }

# The draft that a country receives.

draft-title = Draft for comment until { $until }
draft-lead = Before these statuses are published, { $area } may comment on each of them. A comment received by { $until } is printed next to the status, in quotation marks, with the name of the country and the day. If none is received by then, that is stated instead.
draft-report = Your report of { $year }: { $unanswered }
draft-how = Write in the boxes and return the document. Figures and statuses cannot be changed here: send corrected figures separately.
draft-said = What will be said
draft-because = How it came about
draft-comment = Comment from { $area } (at most 10,000 characters):
draft-all = On all goals

# On Country.

remarks-note-count =
    { $count ->
        [one] 1 note
       *[other] { $count } notes
    }
remarks-note-by = Note for { $year } ({ $author }, { $day })
remarks-about = . Reason: { $reason }. For staff.
remarks-about-public = . Reason: { $reason }. For the public too, once published.
remarks-reply-by = On the draft of data version { $draft }. Recorded on { $day } ({ $author }): { $reason }.
remarks-write = Remarks: your notes, and the country's right of reply
remarks-lead = Before publication, send the country its statuses and drafted sentences on all goals: Reporting desk has the drafts. Record its comment here, or that none was received. It is printed next to the status here and in briefings; the public sees it once it is published.
remarks-record = Record a remark
remarks-kind-note = A note on a status
remarks-kind-reply = The country's comment
remarks-kind-none = No comment received
remarks-year = About the status for
remarks-note-reason = Reason: who asked for it, or why it is needed
remarks-public = Also show to the public once published; the note must not identify anyone who should stay anonymous
remarks-goal = About
remarks-about-goal = Goal { $goal }
remarks-day = Day received
remarks-last-day = Last day for comments that has passed
remarks-version = Data version of the draft
remarks-reply-text = The country's own words
remarks-reply-reason = How it was received, such as an e-mail from the ministry
remarks-set = Record the remark
remarks-take-back-title = Withdraw a remark
remarks-which = Which remark
remarks-one = { $author }, { $day }: { $text }
