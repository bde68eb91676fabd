### The screen History.

history-title = History
history-view = View
history-view-submissions = Submissions
history-view-releases = Releases
history-view-compared = Compare versions
history-view-remarks = Remarks
history-view-commitments = Commitments
history-view-locks = Locks
history-view-attempts = Rejected and partial files
history-lead =
    { $count ->
        [one] { $count } submission: every file, correction, report and set of goals saved to the working data. Nothing is overwritten.
       *[other] { $count } submissions: every file, correction, report and set of goals saved to the working data. Nothing is overwritten.
    }
history-caption = Newest first. Open a submission to see its details, download the original file, or withdraw it.
history-filter = Filter by name, file or note
history-submission = Submission
history-when = When
history-who = Who
history-file = File
history-counts = Figures
history-state = State
history-note = Note
history-source = Source
history-reason = Reason for accepting unusual figures
history-version = Data version
history-what = Event
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
history-rows-refused = { $count } rejected
history-kind = Type
history-about = Coverage
history-kind-edit = correction
history-kind-narrative = report
history-kind-catalogue = goals and codelists
history-state-in-use = in use
history-state-withdrawn = withdrawn
history-state-erased = erased
history-state-in-force = in force
history-state-replaced = replaced by a later version
history-all = All submissions
history-one = Submission { $submission }
history-report = report
history-moment = { $day }, { $time }
history-time = { $time } UTC
history-events = Events. Each one created a data version.
history-event-published = saved to working data
history-event-adopted = goals and codelists saved to working data
history-event-withdrawn = withdrawn
history-event-withdrawn-erased = withdrawn before being erased
history-event-restored = restored
history-event-released = published
history-event-release-taken-back = release withdrawn
history-event-remark-set = remark recorded
history-event-remark-taken-back = remark withdrawn
history-event-commitment-changed = commitment changed
history-event-commitment-taken-back = change of a commitment withdrawn
history-erased-words = Erased: the file, its figures and its texts are gone for good. The record of who submitted it and when remains.
history-download = Download the original file ({ $size } kB)
history-would-new =
    { $count ->
        [one] { $count } figure would be added.
       *[other] { $count } figures would be added.
    }
history-would-changed =
    { $count ->
        [one] { $count } figure would change.
       *[other] { $count } figures would change.
    }
history-would-gone =
    { $count ->
        [one] { $count } figure would be removed: no other submission has one for the same country, indicator and year.
       *[other] { $count } figures would be removed: no other submission has one for the same country, indicator and year.
    }
history-would-gone-restore =
    { $count ->
        [one] { $count } figure would be removed: the submission retracts it.
       *[other] { $count } figures would be removed: the submission retracts them.
    }
history-would-stay =
    { $count ->
        [one] { $count } figure would not change: a later submission replaces it.
       *[other] { $count } figures would not change: later submissions replace them.
    }
history-would-report = A different report, or none, would be shown for { $area }, { $year }.
history-would-nothing = No figure would change: later submissions replace all of them.
history-withdraw = Withdraw
history-withdraw-words = Withdrawing removes this submission from the working data. The public continues to see the latest release. You can restore it at any time. Effect:
history-withdraw-reason = Reason for withdrawing
history-withdraw-done = Submission { $submission } was withdrawn. The working data are now data version { $version }.
history-restore = Restore
history-restore-words = This submission was withdrawn and is not in use. Restoring it returns it to its original place in the order; later submissions still take precedence. Effect:
history-restore-reason = Reason for restoring
history-restore-done = Submission { $submission } was restored. The working data are now data version { $version }.
history-erase-title = Erase
history-erase-words = Erase only what should never have been submitted, such as names of victims; to remove wrong figures, withdraw the submission instead. Erasing permanently deletes the file, its name, figures, source and notes from every version, and the record of each check of this file. It cannot be undone. Earlier backups and downloads still contain them. The record of who submitted it and when remains. Do not repeat the names in the reason.
history-erase-reason = Reason (kept on record and shown; do not repeat what is to be erased)
history-erase-typed = Type { $which } to confirm
history-erase = Erase
history-erase-done = Submission { $submission } was erased. Replace backups that still contain it.
history-erase-same = The same file was also submitted as { $submissions }: erase that as well.
history-erased-by = Erased
history-erase-quoted-left = What is listed above keeps words of the report.
history-quoted-in = Also has words of this report
history-quoted-commitments =
    { $count ->
        [one] { $count } change of commitments: erased with the report.
       *[other] { $count } changes of commitments: erased with the report.
    }
history-quoted-figure = { $title }, { $year }
history-quoted-figures =
    { $count ->
        [one] has a figure whose note quotes the report: { $named }. It is not erased.
       *[other] has { $count } figures whose notes quote the report: { $named }. They are not erased.
    }
history-quoted-remark = quotes the report. It is not erased.
history-quoted-report = is another report of the same country and year. It is not erased.
history-quoted-fix = Staff can still read what is not erased. To remove the words, open it by its link and erase it as well. To keep a figure, first save it with another note on Correct figures, then erase the submission that has the words. Only words in quotation marks are found: check other texts yourself.
history-quoted-still = Not erased with it
history-not-done = Nothing was saved: someone else has changed this in the meantime. Check what is there now, and decide again if necessary.
history-open-version = View the figures as of this version
history-releases-lead = The public sees the release “{ $name }” (data version { $version }). Later changes are visible to staff only until you publish them.
history-releases-lead-none = Nothing has been published: the public sees no figures.
history-releases = Releases, newest first. Open a data version to see the figures of that release.
history-release-name = Name
history-release-date = Published
history-release-shows = Data version
history-release-why = Reason
history-release-state = State
history-release-now = current: seen by the public
history-release-before = replaced by a later release
history-release-back = withdrawn
history-release-new = Publish
history-release-up-to-date = All published: the public sees the newest data version.
history-release-words =
    Publishing creates data version { $version } with the figures of data version { $current }, and makes it public at once, under the name you give it and today’s date. The public would see { $shown ->
            [one] { $shown } figure
           *[other] { $shown } figures
        }.
history-not-shown = What the public would not see
history-all-shown = Nothing is hidden from the public.
history-suppressed-breakdown =
    { $count ->
        [one] { $count } breakdown of people or of a confidential figure
       *[other] { $count } breakdowns of people or of confidential figures
    }
history-suppressed-small-count =
    { $count ->
        [one] { $count } small count of people
       *[other] { $count } small counts of people
    }
history-suppressed-confidential =
    { $count ->
        [one] { $count } confidential figure
       *[other] { $count } confidential figures
    }
history-suppressed-group =
    { $count ->
        [one] { $count } figure beside others of which it is the sum or a part
       *[other] { $count } figures beside others of which they are the sum or a part
    }
history-suppressed-related =
    { $count ->
        [one] { $count } figure from which a hidden one would follow
       *[other] { $count } figures from which a hidden one would follow
    }
history-suppressed-rests-on-hidden =
    { $count ->
        [one] { $count } status that rests on a hidden figure
       *[other] { $count } statuses that rest on a hidden figure
    }
history-newly-hidden =
    { $count ->
        [one] { $count } of these is shown by the current release, whose readers may have kept it
       *[other] { $count } of these are shown by the current release, whose readers may have kept them
    }
history-newly-shown =
    { $count ->
        [one] { $count } figure was hidden by an earlier release and is shown now, with another value
       *[other] { $count } figures were hidden by an earlier release and are shown now, with another value
    }
history-suppressed-column-area = Country or area
history-suppressed-column-indicator = Indicator
history-suppressed-column-year = Year
history-suppressed-column-reason = Reason
history-public-changes = Changes for the public
history-release-named = Name of the release, for example “Ministerial 2014”
history-release-year = Year of the edition, for example 2025; leave empty if this is not an edition
history-release-year-help = An edition is found and compared by its name, which no other release may have. It keeps the year’s reports, statuses, comments and commitments together.
history-release-edition = edition of { $year }
history-release-reason = Reason (the occasion, or who decided)
history-release = Publish
history-release-done = “{ $name }” was published. The public now sees data version { $version }.
history-public-new =
    { $count ->
        [one] { $count } figure added.
       *[other] { $count } figures added.
    }
history-public-changed =
    { $count ->
        [one] { $count } figure changed.
       *[other] { $count } figures changed.
    }
history-public-gone =
    { $count ->
        [one] { $count } figure removed.
       *[other] { $count } figures removed.
    }
history-public-flips =
    { $count ->
        [one] { $count } status changed.
       *[other] { $count } statuses changed.
    }
history-public-remarks-new =
    { $count ->
        [one] { $count } remark added.
       *[other] { $count } remarks added.
    }
history-public-remarks-changed =
    { $count ->
        [one] { $count } remark changed.
       *[other] { $count } remarks changed.
    }
history-public-remarks-gone =
    { $count ->
        [one] { $count } remark removed.
       *[other] { $count } remarks removed.
    }
history-public-reports-new =
    { $count ->
        [one] { $count } report added, cleared for the public.
       *[other] { $count } reports added, cleared for the public.
    }
history-public-reports-changed =
    { $count ->
        [one] { $count } report replaced.
       *[other] { $count } reports replaced.
    }
history-public-reports-gone =
    { $count ->
        [one] { $count } report removed.
       *[other] { $count } reports removed.
    }
history-public-commitments-new =
    { $count ->
        [one] { $count } commitment added.
       *[other] { $count } commitments added.
    }
history-public-commitments-changed =
    { $count ->
        [one] { $count } commitment changed.
       *[other] { $count } commitments changed.
    }
history-public-commitments-gone =
    { $count ->
        [one] { $count } commitment removed.
       *[other] { $count } commitments removed.
    }
history-public-same = Nothing that the public sees would change: no figure, status, remark, report or commitment.
history-take-back-title = Withdraw “{ $name }”
history-take-back-words = The public would see the previous release again: “{ $name }” (data version { $version }). People may have saved the current one. Changes for the public:
history-take-back-none = This is the only release: the public would see no figures until you publish another.
history-take-back = Withdraw
history-take-back-reason = Reason for withdrawing
history-take-back-done = The release “{ $name }” was withdrawn, which is data version { $version }.
history-take-back-now = The public now sees the release “{ $name }” (data version { $version }).
history-take-back-none-now = The public now sees no figures.
history-compare-kind = Compare
history-compare-of-versions = Data versions
history-compare-of-editions = Editions
history-compare-from = From data version
history-compare-to = To data version
history-compare-version = { $version }: { $what }, { $who }, { $when }
history-compare-version-erased = { $version }: { $what }, { $who }, { $when }, since erased
history-compare-released = { $version }: published as “{ $name }”
history-compare-words = Changes from data version { $one } to { $other }:
history-compare-new =
    { $count ->
        [one] { $count } figure added.
       *[other] { $count } figures added.
    }
history-compare-changed =
    { $count ->
        [one] { $count } figure changed.
       *[other] { $count } figures changed.
    }
history-compare-gone =
    { $count ->
        [one] { $count } figure removed (retracted or withdrawn).
       *[other] { $count } figures removed (retracted or withdrawn).
    }
history-compare-same = No figure changed.
history-compare-erased = { $submission } is not included in either version: it was erased. { $by }
history-compare-figures = Download changed figures (CSV)
history-compare-statuses = Download changed statuses (CSV)
history-locked = Locked: { $years }.
history-none-locked = No year is locked.
history-lock-words = Figures and reports of a locked year cannot change until someone unlocks it and gives a reason, which is kept on record. Until then, files that would change them are rejected figure by figure, and submissions for that year cannot be withdrawn or restored. Notes, goals and releases are not affected. Erasing remains possible.
history-lock-title = Lock a year
history-lock = Lock
history-lock-reason = Reason for locking
history-lock-done = { $year } is locked.
history-unlock-title = Unlock a year
history-unlock = Unlock
history-unlock-reason = Reason for unlocking
history-unlock-done = { $year } is unlocked: its figures can change again.
history-year = Year
history-why = Reason
history-locks = Locking history
history-locks-caption = Newest first.
history-was-lock = locked
history-was-unlock = unlocked
history-no-remarks = No remarks yet. Record notes and countries' comments on the Country screen.
history-remarks-lead =
    { $count ->
        [one] { $count } remark, including withdrawn ones.
       *[other] { $count } remarks, including withdrawn ones.
    }
history-words-caption = Newest first. Open an entry to read it in full, or to erase words that should never have been recorded.
history-filter-words = Filter by name, country or text
history-about-column = About
history-words = Text
history-words-shown = shown
history-words-taken-back = withdrawn
history-words-erased = erased
history-words-erased-words = The words are gone for good. The record of who wrote them, when and about what remains.
history-remark-staff = note
history-remark-country = country's comment
history-reply-about = { $area }, goal { $goal }
history-reply-about-all = { $area }, all goals
history-all-remarks = All remarks
history-remark-one = Remark { $version }
history-draft = Data version of the draft
history-taken-back-by = Withdrawn by
history-erase-these-words = Erase these words
history-would-take-back = The remark is shown now. It would be withdrawn first, which creates a data version.
history-would-stay-back = The remark is already withdrawn; no data version is created.
history-would-public = The public sees it in the release “{ $name }” and would no longer see it there.
history-would-no-figure = No figure or status would change in any version.
history-erase-words-warning = Erase only what should never have been recorded, such as names of victims; what is merely wrong, withdraw on the Country or Commitments screen. Erasing permanently deletes the words and the reasons given, in every version. It cannot be undone. Earlier backups and downloads still contain them, and a report still contains its own words until it is erased too. The record of who wrote them, when and about what remains. Do not repeat the names in the reason.
history-erase-words-done = The words of data version { $version } were erased. Replace backups that still contain them.
history-attempts = Each file is listed once, the most recently checked first. Of a rejected file only its size, hashes of its name and content, and the codes of its issues are kept; a file saved in part is kept with its submission. Open an entry to see it on its own, or to erase it.
history-attempts-lead =
    { $count ->
        [one] { $count } file with errors or unanswered warnings, rejected or saved only in part.
       *[other] { $count } files with errors or unanswered warnings, rejected or saved only in part.
    }
history-looked =
    { $count ->
        [one] Checked once, on { $when }, by { $who }.
       *[other] Checked { $count } times, last on { $when }, by { $who }.
    }
history-became-nothing = Not saved to the working data.
history-became-part =
    { $count ->
        [one] Saved without { $count } figure, see
       *[other] Saved without { $count } figures, see
    }
history-became-whole = Saved in full, see
history-nameless = a person who gave no name
history-attempt-one = { $which }: file of { $size } bytes, hash of its name { $hash }
history-issues-of-code = { $code }: { $count }
history-no-attempts = No files were rejected or saved only in part.
history-all-attempts = All rejected and partial files
history-attempt-erased = File with an erased record
history-attempt-erased-by = Erased: { $by }
history-attempt-erased-words = Its hashes and issues are gone for good. The record of who checked it and when remains.
history-attempt-kept = The file and its rejected rows are kept with the submission. Erase that submission, and this record is erased too:
history-erase-attempt-words = Erase only what should never have been submitted, such as names of victims. Erasing permanently deletes the file’s hashes, the codes of its issues at every check, and the answers remembered from it. It cannot be undone. Earlier backups still contain them. The record of who checked it and when remains. Do not repeat the names in the reason.
history-erase-attempt-done = Record { $which } was erased. Replace backups that still contain it.
history-issues = Issues
history-refused = Rejected rows and why
history-issues-count =
    { $count ->
        [one] { $count } issue
       *[other] { $count } issues
    }

history-no-commitments = No commitments yet. Confirm announcements on the Commitments screen.
history-commitments-lead =
    { $count ->
        [one] { $count } change to commitments.
       *[other] { $count } changes to commitments.
    }
history-commitment-of = { $area }, goal { $goal }, report of { $year }
history-commitment-confirmed = confirmed
history-commitment-owner = owner
history-commitment-due = due date
history-commitment-status = status
history-commitment-update = update
history-commitment-answered = answer
history-all-commitments = All changes to commitments
history-commitment-one = Change { $version } to a commitment
history-would-erase-commitment = The commitment and all that was recorded about it would disappear from every version.
history-would-erase-change = This change would disappear from every version; the commitment stays.

demo-again = Start the demo again
demo-again-words = Everything saved to the demo is deleted, and it begins as it was shipped. The real figures are not affected.
demo-again-sure = Delete and start again
