### A country's right of reply: its comment on a draft of its statuses, before they are published.

comment-quoted = { $country }, { $day }: “{ $text }”
comment-none = { $country }: no comment received by { $day }

comment-slide = { $heading }: the country's comment

# The draft that a country receives.

draft-title = Draft for comment until { $until }
draft-lead = Before these statuses are published, { $area } may comment on each of them. A comment received by { $until } is printed next to the status, in quotation marks, with the name of the country and the day. If none is received by then, that is stated instead.
draft-how = Write in the boxes and return the document. Figures and statuses cannot be changed here: send corrected figures separately.
draft-comment = Comment from { $area } (at most 10,000 characters):
draft-all = On all goals

# The forms on Country.

comments-write = Right of reply: draft for the country, and its comment
comments-lead = Before publication, send the country its statuses and drafted sentences on all goals. Record its comment here, or that none was received. It is printed next to the status here and in briefings; the public sees it once it is published.
comments-until = Last day for comments
comments-draft = Download the draft for comment (Word)
comments-record = Record a comment
comments-kind = What was received
comments-kind-comment = A comment
comments-kind-none = None received
comments-about = About
comments-about-goal = Goal { $goal }
comments-about-all = All goals
comments-day = Day received; if none was received, the last day for comments
comments-version = Data version of the draft
comments-text = The country's own words; leave empty if none was received
comments-reason = How it was received, such as an e-mail from the ministry
comments-set = Record
comments-done = Comment recorded (data version { $version }). No status changed.
comments-by = On the draft of data version { $draft }. Recorded by { $author }, { $day }: { $reason }.
comments-take-back-title = Withdraw a comment
comments-which = Which comment
comments-back-reason = Reason for withdrawing
comments-take-back = Withdraw
comments-taken-back = Comment withdrawn (data version { $version }). It stays on record.
comments-change-comment-set = { $name } recorded a comment (data version { $version }).
comments-change-comment-taken-back = { $name } withdrew a comment (data version { $version }).
