### The screen Changed files.

changed-files-not-here = The files in data/ hold the real figures; the demo has none. To try the preview, upload a file.
changed-files-nothing = No changes: the files in data/ match the working data.
changed-files-lead = Files in data/ have changed since they were last loaded. Nothing takes effect until you save the changes to the working data.
changed-files-catalogue = Goals and codelists
changed-files-part-of =
    { $part ->
        [policy_target] Policy target
        [goal] Goal
        [indicator] Indicator
        [area] Area
        [group] Group
        [unit] Unit
        [status] Status code
        [source] Source
       *[map_disclaimer] Map disclaimer
    }
changed-files-caption = Number of figures in each file that are new, changed or missing. Missing figures are kept unless you withdraw them.
changed-files-new = New
changed-files-changed = Changed
changed-files-absent = Missing
changed-files-replacing = Would replace a person’s submission
changed-files-more = And { $count } more.
changed-files-report = { $file }: new or changed
changed-files-report-absent = { $file }: missing; its content is kept
changed-files-retract = Withdraw the figures that are not in the files
changed-files-flips = Statuses that differ: { $count }
changed-files-differ = Figures that differ: { $count }
changed-files-no-flips = No status differs.
changed-files-note = Note: why the files changed
changed-files-whole = everything
changed-key =
    { $kind ->
        [title] Title
        [unit] Unit
        [measure] Measure
        [desired_direction] Desired direction
        [minimum] Minimum
        [maximum] Maximum
        [role] Assessed or context
        [judged_for] Assessed for
        [group_rule] How groups are combined
        [small_counts] Small counts hidden from the public
        [conversions] Unit conversions
        [members] Members
        [member] Member of the Alliance
        [note] Note
        [source_url] Link
        [period_start] From
        [period_end] Until
       *[conf_status] Confidentiality
    }
changed-files-refused = These changes cannot be saved, because they would change the meaning of existing figures:
changed-files-invalid = Existing figures that do not fit the new goals and codelists; they are kept
error-files-stale = Files or figures have changed since you opened this screen. Nothing was saved. Check the changes again.
