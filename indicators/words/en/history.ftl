### The screen History.

history-title = History
history-not-here = What was sent, and by whom, is shown to staff.
history-view = What to look at
history-view-submissions = Submissions
history-view-releases = Releases
history-view-compared = Compare versions
history-view-notes = Notes
history-view-locks = Locks
history-view-attempts = Files not taken whole
history-lead =
    { $count ->
        [one] { $count } submission: every file, edit, report and list of goals that was brought in, and what became of it. Nothing is ever overwritten.
       *[other] { $count } submissions: every file, edit, report and list of goals that was brought in, and what became of it. Nothing is ever overwritten.
    }
history-caption = The newest first. Choose one to see it in full, to download the file as it was sent, and to undo it.
history-filter = Filter by name, file or note
history-submission = Submission
history-when = When
history-who = Who
history-file = File
history-counts = Figures
history-state = State
history-note = Note
history-source = Source
history-reason = Reason given for what looked odd
history-version = Data version
history-what = What happened
history-rows =
    { $count ->
        [one] { $count } figure
       *[other] { $count } figures
    }
history-of-areas = { $areas }; { $years }
history-areas =
    { $count ->
        [one] { $count } country or area
       *[other] { $count } countries and areas
    }
history-years = { $first } to { $last }
history-rows-new = { $count } new
history-rows-changed = { $count } changed
history-rows-refused = { $count } refused
history-kind = What it is
history-about = About
history-kind-edit = corrected by hand
history-kind-narrative = report
history-kind-catalogue = goals and codelists
history-state-standing = in use
history-state-withdrawn = withdrawn
history-state-erased = erased
history-state-in-force = in force
history-state-replaced = replaced by a later one
history-all = All submissions
history-one = Submission { $submission }
history-report = report
history-moment = { $day }, { $time } UTC
history-events = What became of it. Each step made a data version.
history-event-published = brought in
history-event-adopted = put in force
history-event-withdrawn = withdrawn
history-event-withdrawn-erased = withdrawn, to be erased
history-event-restored = restored
history-event-released = released
history-event-release-taken-back = release taken back
history-event-note-set = note set
history-event-note-taken-back = note taken back
history-event-commitment-changed = commitment changed
history-erased-words = It was erased: its file, rows and texts are gone for good. That it was sent, by whom and when remains.
history-download = Download the file as it was sent ({ $size } kB)
history-would-new =
    { $count ->
        [one] { $count } figure that is not shown now would count.
       *[other] { $count } figures that are not shown now would count.
    }
history-would-changed =
    { $count ->
        [one] { $count } figure would change.
       *[other] { $count } figures would change.
    }
history-would-gone =
    { $count ->
        [one] { $count } figure would no longer be shown: no other counts for the same country, indicator and year.
       *[other] { $count } figures would no longer be shown: no other counts for the same country, indicator and year.
    }
history-would-gone-restore =
    { $count ->
        [one] { $count } figure would no longer be shown: the submission takes it back.
       *[other] { $count } figures would no longer be shown: the submission takes them back.
    }
history-would-stay =
    { $count ->
        [one] { $count } figure would not change: something that was sent later counts.
       *[other] { $count } figures would not change: something that was sent later counts.
    }
history-would-report = Which report of { $area } for { $year } is shown would change.
history-would-nothing = No figure would change: something else that was sent counts for each of them.
history-withdraw = Withdraw it
history-withdraw-words = Withdrawing takes all of it out of what counts, at once for staff; the public sees the last release. It can be restored at any time. This is what it would change:
history-withdraw-reason = Reason for withdrawing it
history-withdraw-done = Submission { $submission } is withdrawn. The figures are now data version { $version }.
history-restore = Restore it
history-restore-words = It was withdrawn and counts for nothing. Restoring puts it back in its old place: what was sent after it still counts more. This is what it would change:
history-restore-reason = Reason for restoring it
history-restore-done = Submission { $submission } counts again. The figures are now data version { $version }.
history-erase-title = Erase it for good
history-erase-words = Only for what should never have been sent, such as names of victims. Its file, figures, name, source and notes are gone for good, from every version, and so is the record of what was wrong with this file each time it was looked at; nothing brings them back; backups and downloads made before still hold them. That it was sent, by whom and when remains. To take back wrong figures, withdraw it instead. Do not write the names into the reason.
history-erase-reason = Reason, kept on record and shown: do not repeat here what must go
history-erase-typed = Type { $which } to confirm
history-erase = Erase it for good
history-erase-done = Submission { $submission } is erased. Replace the backups that still hold it.
history-scrubbed-file = Nothing of it is left in the ledger’s files.
history-scrubbed-postgresql = PostgreSQL has freed its space; the bytes are overwritten when that space is used again.
history-unscrubbed-file = What was erased is out of the ledger, but up to { $amount } kB of its write-ahead log may still hold it, since another program is reading the ledger. Goalline takes it out at the next write or start after that program ends.
history-unscrubbed-postgresql =
    { $amount ->
        [one] What was erased is out of the ledger, but { $amount } session of PostgreSQL began before and may still see it. Goalline frees its space at the next write or start after they end.
       *[other] What was erased is out of the ledger, but { $amount } sessions of PostgreSQL began before and may still see it. Goalline frees its space at the next write or start after they end.
    }
history-erase-same = The same file is kept as { $submissions } too: erase that as well.
history-erased-by = Erased
history-meanwhile = { $name }: { $what } (data version { $version }).
history-meanwhile-about = { $name }: { $about }, { $what } (data version { $version }).
history-open-version = See the figures as they were in this version
history-releases-lead = The public sees the last release that stands: “{ $name }”, data version { $version }. What was changed since is for staff alone until it is released.
history-releases-put-back = Before { $at } this ledger had come to data version { $version }; then an older copy was put in its place. Protection of small counts does not know what was released or exported for the public after that copy was made. Before you release, compare what the public would see with what went out then.
history-releases-lead-none = Nothing is released: the public sees no figures.
history-releases = Releases, the newest first. A version opens as it was then.
history-release-name = Name
history-release-date = Released
history-release-shows = Data version
history-release-why = Note
history-release-state = State
history-release-now = the public sees it
history-release-before = replaced by a later one
history-release-back = taken back
history-release-new = Make a release
history-release-up-to-date = The newest version is the one that the public sees: there is nothing to release.
history-release-words =
    The newest data version, { $version }, gets a name and today's date, and the public sees it at once. It would see { $shown ->
            [one] { $shown } figure
           *[other] { $shown } figures
        }, and { $hidden ->
            [one] { $hidden } figure
           *[other] { $hidden } figures
        } would be hidden, to protect people or as confidential. Against the release that it sees now:
history-release-named = Name of the release, such as “Ministerial 2014”
history-release-reason = Reason: the occasion, or who decided
history-release = Release it
history-release-done = “{ $name }” is released. The public now sees data version { $version }.
history-public-out =
    { $count ->
        [one] Already public: { $count } small count can be worked out from figures released or exported earlier, whatever is hidden now: { $named }.
       *[other] Already public: { $count } small counts can be worked out from figures released or exported earlier, whatever is hidden now: { $named }.
    }
history-public-out-one = { $title }, { $area }, { $year }
history-public-new =
    { $count ->
        [one] { $count } figure new to the public.
       *[other] { $count } figures new to the public.
    }
history-public-changed =
    { $count ->
        [one] { $count } figure changed.
       *[other] { $count } figures changed.
    }
history-public-gone =
    { $count ->
        [one] { $count } figure no longer shown.
       *[other] { $count } figures no longer shown.
    }
history-public-flips =
    { $count ->
        [one] { $count } status changed.
       *[other] { $count } statuses changed.
    }
history-public-notes-new =
    { $count ->
        [one] { $count } note beside a status, new to the public.
       *[other] { $count } notes beside a status, new to the public.
    }
history-public-notes-changed =
    { $count ->
        [one] { $count } note changed.
       *[other] { $count } notes changed.
    }
history-public-notes-gone =
    { $count ->
        [one] { $count } note no longer shown.
       *[other] { $count } notes no longer shown.
    }
history-public-reports-new =
    { $count ->
        [one] { $count } report cleared for the public and new to it.
       *[other] { $count } reports cleared for the public and new to it.
    }
history-public-reports-changed =
    { $count ->
        [one] { $count } report in the place of another.
       *[other] { $count } reports in the place of another.
    }
history-public-reports-gone =
    { $count ->
        [one] { $count } report no longer shown.
       *[other] { $count } reports no longer shown.
    }
history-public-same = No figure, no status, no note and no report would change.
history-take-back-title = Take back “{ $name }”
history-take-back-words = The public would see the release before it again: “{ $name }”, data version { $version }. It has seen this one, and may have kept it. This is what would change:
history-take-back-none = It is the only release: the public would see no figures at all until another is made.
history-take-back = Take the release back
history-take-back-reason = Reason for taking it back
history-take-back-done = “{ $name }” is taken back; that is data version { $version }.
history-compare-from = From data version
history-compare-to = To data version
history-compare-version = { $version }: { $what }, { $who }, { $day }
history-compare-version-erased = { $version }: { $what }, { $who }, { $day }, erased since
history-compare-released = { $version }: released “{ $name }”
history-compare-words = From data version { $one } to { $other }:
history-compare-new =
    { $count ->
        [one] { $count } figure is new.
       *[other] { $count } figures are new.
    }
history-compare-changed =
    { $count ->
        [one] { $count } figure has changed.
       *[other] { $count } figures have changed.
    }
history-compare-gone =
    { $count ->
        [one] { $count } figure is no longer there: taken back, or withdrawn.
       *[other] { $count } figures are no longer there: taken back, or withdrawn.
    }
history-compare-same = No figure differs.
history-compare-erased = { $submission } is in neither: it was erased. { $by }
history-compare-figures = Download the figures that differ (CSV)
history-compare-statuses = Download the statuses that differ (CSV)
history-locked = Locked: { $years }.
history-none-locked = No year is locked.
history-lock-words = The figures and reports of a locked year change only once someone unlocks it, with a reason that stays on record. Until then files that would change them are refused figure by figure, and nothing of that year can be withdrawn or restored. Notes, goals and releases are not barred; what should never have been sent can still be erased.
history-lock-title = Lock a year
history-lock = Lock it
history-lock-reason = Reason for locking it
history-lock-done = { $year } is locked.
history-unlock-title = Unlock a year
history-unlock = Unlock it
history-unlock-reason = Reason for unlocking it
history-unlock-done = { $year } is unlocked: its figures can change again.
history-year = Year
history-why = Why
history-locks = What was locked and unlocked
history-locks-caption = The newest first.
history-was-lock = locked
history-was-unlock = unlocked
history-no-notes = No note was ever set. Notes are set beside a status, on the screen Country.
history-notes-lead =
    { $count ->
        [one] { $count } note beside statuses: every one that was ever set, also those taken back.
       *[other] { $count } notes beside statuses: every one that was ever set, also those taken back.
    }
history-notes-caption = The newest first. Choose one to see it in full, or to erase its words where they should never have been written.
history-filter-notes = Filter by name, country or words
history-one-note = Note
history-beside = Beside
history-words = Words
history-note-stands = shown
history-note-taken-back = taken back
history-note-erased = erased
history-all-notes = All notes
history-note-one = Note { $note }
history-taken-back-by = Taken back
history-note-erased-words = Its words are gone for good. That it was set, by whom, when and beside what remains.
history-erase-note = Erase its words
history-would-take-back = It is shown now, and would be taken back first: that is a data version of its own.
history-would-stay-back = It was taken back already; no data version is made.
history-would-public = The public sees it in the release “{ $name }”, and would no longer see it there.
history-would-no-figure = No figure and no status would change, in any version.
history-erase-note-words = Only for what should never have been written, such as names of victims. Its words, and the reasons given with it, are gone for good, from every version, and nothing brings them back; backups and downloads made before still hold them. That it was set, by whom, when and beside what remains. To take back a note that is merely wrong, do that on the screen Country. Do not write the names into the reason.
history-erase-note-done = The words of note { $note } are erased. Replace the backups that still hold them.
history-attempts = Each file once, the one looked at last first. What was not published is not kept. Choose one to see it alone, or to erase its name and findings where they should never have been sent.
history-attempts-lead =
    { $count ->
        [one] { $count } file in which something was wrong: not taken, or not whole.
       *[other] { $count } files in which something was wrong: not taken, or not whole.
    }
history-looked =
    { $count ->
        [one] Looked at once, on { $when }, by { $who }.
       *[other] Looked at { $count } times, last on { $when }, by { $who }.
    }
history-became-nothing = Nothing of it was published.
history-became-part =
    { $count ->
        [one] Published without { $count } figure, see
       *[other] Published without { $count } figures, see
    }
history-became-whole = Published whole, see
history-nameless = someone who gave no name
history-no-attempts = Every file that was sent was taken whole.
history-all-attempts = All files not taken whole
history-attempt-erased = A file whose record was erased
history-attempt-erased-by = Erased: { $by }
history-attempt-erased-words = Its name and findings are gone for good. That it was looked at, by whom and when remains.
history-attempt-kept = The file itself and what was refused of it are kept with what was published of it. Erase that, and this record goes with it:
history-erase-attempt-words = Only for what should never have been sent, such as names of victims. The file's name, its findings each time it was looked at, and answers remembered from it are gone for good, and nothing brings them back; backups made before still hold them. That it was looked at, by whom and when remains. Do not write the names into the reason.
history-erase-attempt-done = The record { $which } is erased. Replace the backups that still hold it.
history-issues = What was wrong
history-refused = What of it was not taken, and why
history-issues-count =
    { $count ->
        [one] { $count } issue
       *[other] { $count } issues
    }
