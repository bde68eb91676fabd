### The screen History.

history-title = History
history-view = View
history-views =
    { $view ->
        [releases] Releases
       *[record] Record
    }
history-lead = Entries on record: { $count }. Nothing is overwritten.
history-who = Who
history-file = File
history-state = State
history-note = Note
history-source = Source
history-reason = Reason for accepting unusual figures
history-of-areas =
    { $kind ->
        [year] { $areas }; { $first }
       *[years] { $areas }; { $first } to { $last }
    }
history-areas = { $count } countries and areas
history-about = About
history-type =
    { $kind ->
        [edit] correction
        [narrative] report
        [catalogue] goals and codelists
       *[observations] figures
    }
history-state-of =
    { $state ->
        [in_use] in use
        [withdrawn] withdrawn
        [erased] erased
        [in_force] in force
        [replaced] replaced by a later one
       *[public] seen by the public
    }
history-report = report
history-moment = { $day }, { $time } UTC
history-events = Each event created a data version.
history-event-kind =
    { $kind ->
        [published] saved to working data
        [adopted] goals and codelists saved to working data
        [withdrawn] withdrawn
        [withdrawn_erased] withdrawn before being erased
        [restored] restored
        [released] published
        [release_taken_back] release withdrawn
        [remark_set] remark recorded
        [remark_taken_back] remark withdrawn
        [commitment_changed] commitment changed
        [lock] locked
        [unlock] unlocked
       *[commitment_taken_back] change of a commitment withdrawn
    }
history-download = Download the original file ({ $size } kB)
history-would =
    { $kind ->
        [stay] Figures that would not change, because later submissions replace them: { $count }.
        [report] A different report, or none, would be shown for { $area }, { $year }.
        [take_back] The remark is shown now. It would be withdrawn first, which creates a data version.
        [public] The public sees it in the release “{ $name }” and would no longer see it there.
        [erase_commitment] The commitment and all that was recorded about it would disappear from every version.
        [erase_change] This change would disappear from every version; the commitment stays.
       *[nothing] No figure would change.
    }
history-withdraw = Withdraw
history-restore = Restore
history-erase-reason = Reason (kept on record and shown; do not repeat what is to be erased)
history-erase-typed = Type { $which } to confirm
history-erase = Erase
history-erase-same = The same file was also submitted as { $submissions }: erase that as well.
history-erased-by = Erased
history-quoted-in = Other entries that quote this report
history-quoted-commitments = Changes of commitments, erased with the report: { $count }.
history-quoted-fix = Staff can still read what is not erased: open it by its link and erase it as well. To keep a figure, first save it with another note on Correct figures. Only words in quotation marks are found; check other texts yourself.
history-quoted-still = Not erased with it
history-not-done = Nothing was saved: someone else has changed this in the meantime. Check what is there now, and decide again if necessary.
history-open-version = View the figures as of this version
history-releases-lead = The public sees the release “{ $name }” (data version { $version }). Later changes are visible to staff only until you publish them.
history-releases-lead-none = Nothing has been published: the public sees no figures.
history-release-up-to-date = All published: the public sees the newest data version.
history-all-shown = Nothing is hidden from the public.
history-not-shown = What the public would not see
history-newly-hidden = Shown by the current release, whose readers may have kept them: { $count }
history-newly-shown = Hidden by an earlier release and shown now, with another value: { $count }
history-public-changes = Changes for the public
history-release-named = Name of the release, which the public reads, for example “Ministerial 2014”
history-release-year = Year of the edition, for example 2025; leave empty if this is not an edition
history-release-year-help = An edition is found and compared by its name, which no other release may have. It keeps the year’s reports, statuses, comments and commitments together.
history-release-edition = edition of { $year }
history-release = Publish
history-changes-by-preparer = Changes made by who prepared it: { $count ->
        [one] data version
       *[other] data versions
    } { $versions }.
history-public-same = Nothing that the public sees would change.
history-edition = Public edition
history-edition-none = No public edition has been made yet.
history-edition-made = Open the edition as the public reads it: “{ $name }”, data version { $version }
history-edition-make = Make the public edition
history-edition-progress = Making the public edition: { $done } of { $every } pages
history-edition-failed = The edition was not made, because of an error in Goalline. The one before is unchanged; the log has the details.
history-preview = Preview the public edition
history-preview-help = Makes the pages that this release would give, marked “not published”. Nobody outside sees them.
history-preview-open = Open the preview
history-take-back-title = Withdraw “{ $name }”
history-take-back-words = The public would see the previous release again: “{ $name }” (data version { $version }). People may have saved the current one. Changes for the public:
history-take-back-none = This is the only release: the public would see no figures until you publish another.
history-compare-version = { $version }: { $what }, { $who }, { $when }
history-compare-released = { $version }: published as “{ $name }”
history-why = Reason
history-locks = Locked years
history-locked = Locked: { $years }.
history-none-locked = No year is locked.
history-lock-words = Figures and reports of a locked year change only once someone unlocks it with a reason. Notes, goals and releases are not affected; erasing remains possible.
history-lock-title = Lock or unlock a year
history-lock = Lock
history-unlock = Unlock
history-year = Year
history-draft = Data version of the draft
history-taken-back-by = Withdrawn by
demo-again = Start the demo again
demo-again-words = Everything saved to the demo is deleted, and it begins as it was shipped. The real figures are not affected.
demo-again-sure = Delete and start again
history-open-one = Select a row to see it in full, to download its file, to withdraw it or to erase it.
history-kind = Kind
history-records =
    { $kind ->
        [all] All
        [submission] Submissions
        [remark] Remarks
       *[commitment] Commitments
    }
history-none =
    { $kind ->
        [remark] No remark yet. Notes and countries’ comments are recorded on the Country screen.
       *[commitment] No commitment yet. Announcements are confirmed on the Commitments screen.
    }
history-at = When
history-what = Type
history-event = Event
history-version = Data version
history-counts = Figures
history-name = Name
history-entry =
    { $kind ->
        [submission] Submission { $id }
        [remark] Remark { $id }
       *[commitment] Change { $id } to a commitment
    }
history-goal = goal { $goal }
history-words = Text
history-rejected = Rejected rows and why
history-erase-warning = Erase only what should never have been recorded, such as names of victims; withdraw what is merely wrong. The content is deleted for good, in every version; who recorded it, when and about what remains. Backups and downloads keep it. Do not repeat the names in the reason.
history-erase-done = { $what } was erased. Replace backups that still contain it.
history-suppressed-because = { $reason }: { $count }
history-suppressed = Hidden figures and statuses: { $count }
history-release-words = Publishing creates data version { $version } and makes it public at once, with { $shown } figures.
history-remark =
    { $author ->
        [staff] note
        [country] comment
        [confirmed] commitment
        [owner] owner
        [due] due date
        [status] status
        [update] update
       *[answered] answer
    }
history-public =
    { $what ->
        [remarks] Remarks: { $new } new, { $changed } changed, { $gone } removed.
        [reports] Reports: { $new } new, { $changed } changed, { $gone } removed.
       *[commitments] Commitments: { $new } new, { $changed } changed, { $gone } removed.
    }
demo-began-again = The demo was started again; choose the file again.
history-undo-words =
    { $kind ->
        [restore] It takes its original place again; later submissions still take precedence.
       *[withdraw] It leaves the working data, and can be restored at any time; the public still sees the latest release.
    }
history-quoted =
    { $kind ->
        [figure] has a figure whose note quotes the report: { $title }, { $year }. It is not erased.
        [remark] quotes the report. It is not erased.
       *[report] is another report of the same country and year. It is not erased.
    }
history-counted =
    { $file ->
        [compared] { $saved } saved: { $new } new, { $changed } changed, { $retracted } retracted; { $rejected } rejected
       *[shipped] { $saved } saved
    }
receipt-done = Done, and on record.
receipt-done-version = Done, and on record as data version { $version }.
