### What commands answer.

message-init =
    { $kind ->
        [made] Created the ledger { $ledger } with the data shipped with Goalline. Data version: { $version }.
       *[exists] The ledger { $ledger } already exists (data version { $version }). Nothing was changed.
    }

message-check-catalog-fine = The goals and codelists in { $folder } are valid: { $goals } goals, { $indicators } indicators, { $areas } areas.

message-judge-done = Assessed { $judged } of { $rows } rows by Statistics Canada's method. Results: { $out }.
message-judge-status = { $status }: { $count }
message-judge-unjudged =
    { $reason ->
        [no_input] Not assessed, because a year, a value or the direction is missing: { $count } (lines { $lines })
        [one_year_only] Not assessed, because the current year is not after the base year: { $count } (lines { $lines })
        [sign_change] Not assessed, because some values are above zero and others below: { $count } (lines { $lines })
        [deadline] Not assessed, because the target year is not after the base year: { $count } (lines { $lines })
        [target_is_base] Not assessed, because the target equals the base value: { $count } (lines { $lines })
       *[too_large] Not assessed, because the growth is too large to compute: { $count } (lines { $lines })
    }
message-load-nothing = Nothing new in { $folder }. Data version: { $version }.
message-load-unconfirmed = Nothing was saved (compared with data version { $version }). Add --confirm to save these changes.
message-load-done = Changes saved. Data version: { $version }.
message-load-prepared = The goals and codelists wait for approval (entry { $number }): another person who may adopt them runs this command with --confirm. Any change of the data before that voids the preparation.
message-load-change = { $part }, { $key }: { $old } → { $new }
message-load-part =
    { $kind ->
        [new] { $part }: new ({ $name })
       *[gone] { $part }: removed ({ $name })
    }
message-load-refused = These changes are rejected: they would change what existing figures mean.
message-load-invalid =
    { $count ->
        [one] One existing figure or rule does not fit the new goals and codelists, and stays as it is:
       *[other] { $count } existing figures or rules do not fit the new goals and codelists, and stay as they are:
    }
message-load-catalogue =
    { $count ->
        [one] Goals and codelists: one part changed.
       *[other] Goals and codelists: { $count } parts changed.
    }
message-load-file = { $file }: { $new } new, { $changed } changed, { $absent } removed.
message-load-changed =
    { $kind ->
        [text] { $key }: { $new }, with different marks, dates, source or note
       *[plain] { $key }: { $old } → { $new }
    }
message-load-replacing =
    { $count ->
        [one] One figure uploaded or corrected since, which this replaces:
       *[other] { $count } figures uploaded or corrected since, which this replaces:
    }
message-load-report = { $file }: new or changed report.
message-load-absent =
    { $kind ->
        [report] { $file }: removed from the files; the report stays.
       *[stay] Figures removed from the files stay in the data. Add --retract to withdraw them.
    }
message-load-flips =
    { $count ->
        [one] One status would change:
       *[other] { $count } statuses would change:
    }
message-load-no-status = none
message-load-more = and { $count } more

message-assess-heading =
    { $audience ->
        [public] Assessments for { $year } (data version { $version }, as visible to the public): { $count }
       *[other] Assessments for { $year } (data version { $version }, as visible to { $audience }): { $count }
    }
message-assess-nothing = No assessments for { $year } (data version { $version }).

message-edit-file = Corrections made in Goalline to data version { $version }

message-published-unreleased = Data version { $version } has not been published. This is what its release would show; it is not a release.

message-release-name = Data version { $version }
message-release-done = “{ $name }” (data version { $version }) was published. Figures that the public sees: { $shown }.
message-release-prepared = The release of data version { $version } waits for approval. Another person approves it with --approve { $number }. Any change of the data before that voids the preparation.
message-release-hidden = Not shown ({ $reason }): { $count }
message-release-newly =
    { $kind ->
        [hidden] Shown by the release before, and hidden now ({ $reason }): { $which }
       *[shown] Hidden by an earlier release ({ $reason }), and shown now with another value: { $which }
    }

message-brief-done =
    { $audience ->
        [public] { $out }: data version { $version }, as visible to the public; findings: { $sections }, figures: { $figures }.
       *[other] { $out }: data version { $version }, as visible to { $audience }; findings: { $sections }, figures: { $figures }.
    }

message-export-done =
    { $audience ->
        [public] { $out }: data version { $version }, as visible to the public; observations: { $observations }, assessments: { $assessments }.
       *[other] { $out }: data version { $version }, as visible to { $audience }; observations: { $observations }, assessments: { $assessments }.
    }
message-export-cite =
    How to cite

    Goalline: figures and assessments on the operational goals of the Global Alliance against Child Sexual Abuse Online.
    Data version { $version } of { $day }, made with Goalline { $goalline }; export for { $audience }.

    Also name the source of every figure that you quote: see the columns source and link of observations.
message-export-about =
    Goalline: figures and assessments on the operational goals of the Global Alliance against Child Sexual Abuse Online

    Data version { $version } of { $day }. Made with Goalline { $goalline }. For { $audience }.

    observations      every figure with its source, marks and notes
    assessments       the status of each assessed figure, the method, and the numbers behind it
    codelists         the meaning of each code
    sources           the publisher, licence and terms of each source
    columns           the meaning, type and unit of every column of every table
    HOW-TO-CITE.txt   how to cite what you use

    Each table comes as CSV (UTF-8, comma, names in the first line; an empty cell means no value) and as Parquet. In CSV, a
    text that begins with = + - @ or a tab has an apostrophe in front, so that no spreadsheet runs it as a formula. Parquet
    has the text unchanged. Otherwise the two are the same.

    Statuses are Goalline's reading of the goals. Where the Alliance has not agreed on a number, rule_origin says so. Figures
    belong to their publishers: check sources before you pass them on.

message-command-unprinted = The answer could not be printed ({ $said }). The command may still have been carried out.
message-command-stopped = Stopped. Anything being saved was saved completely or not at all; the History screen shows which.
message-command-our-fault =
    { $kind ->
        [shown] Something went wrong inside Goalline, and the command stopped.
        [unwritten] Something went wrong inside Goalline, and the command stopped. Run it again with --debug to see the details.
       *[plain] Something went wrong inside Goalline, and the command stopped. Details: { $file }.
    }

message-submit-issues =
    { $severity ->
        [error] { $count ->
            [one] One error:
           *[other] { $count } errors:
        }
       *[warning] { $count ->
            [one] One warning; its row is saved only if you give a reason with --reason:
           *[other] { $count } warnings; their rows are saved only if you give a reason with --reason:
        }
    }

message-issue-found = Found “{ $found }”; expected { $expected }.
message-issue-expected = Expected { $expected }.

message-submit-more-alike = … and { $count } more of this kind; --json lists all.
message-submit-counts =
    { $rows ->
        [one] One figure in the file: { $new } new, { $changed } changed, { $unchanged } unchanged, { $refused } rejected.
       *[other] { $rows } figures in the file: { $new } new, { $changed } changed, { $unchanged } unchanged, { $refused } rejected.
    }
message-submit-held =
    { $held ->
        [one] One of the new and changed figures waits for a reason.
       *[other] { $held } of the new and changed figures wait for a reason.
    }
message-submit-absent =
    { $absent ->
        [one] One current figure for these indicators, countries and years is not in the file; it stays.
       *[other] { $absent } current figures for these indicators, countries and years are not in the file; they stay.
    }
message-submit-file-refused = The file was rejected. Nothing was changed.
message-submit-rows-refused = Nothing was saved: some rows were rejected. Fix them and submit the file again, or save only the accepted rows with --good-rows.
message-submit-reason-wanted = Nothing was saved: some rows have warnings. Check them. If they are right, give a reason with --reason; or save only the others with --good-rows.
message-submit-published =
    { $published ->
        [one] One figure was saved to working data. Data version: { $version }.
       *[other] { $published } figures were saved to working data. Data version: { $version }.
    }
message-submit-dry-run =
    { $kind ->
        [held] { $published ->
            [one] Dry run: nothing was saved. Without --dry-run, nothing would be saved either. Fix the rows with errors, give a reason for warnings with --reason, or save the one accepted figure with --good-rows. Data version: { $version }.
           *[other] Dry run: nothing was saved. Without --dry-run, nothing would be saved either. Fix the rows with errors, give a reason for warnings with --reason, or save the { $published } accepted figures with --good-rows. Data version: { $version }.
        }
        [nothing] Dry run. There is nothing to save: no accepted row differs from the current figures. Data version: { $version }.
       *[plain] { $published ->
            [one] Dry run: nothing was saved. Without --dry-run, one figure would be. Data version: { $version }.
           *[other] Dry run: nothing was saved. Without --dry-run, { $published } figures would be. Data version: { $version }.
        }
    }
message-submit-no =
    { $kind ->
        [role] “{ $said }” is not of the form NAME=ROLE. Roles: { $roles }.
        [meaning] “{ $said }” is not of the form TEXT=MEANING. Meanings: { $meanings }.
        [scale] “{ $said }” is not 1, 10, 100, 1000 and so on.
        [day] “{ $said }” is not a date such as 2026-12-31.
       *[financial_end] “{ $said }” is not a month and day before 31 December, such as 06-30.
    }
message-submit-nothing = Nothing was saved: no accepted row differs from the current figures. Data version: { $version }.
message-submit-chain = Ledger fingerprint: { $hash }. To check later that nothing up to here was altered, run “python -m indicators verify --against { $hash }”.

message-person-erased = name erased
message-person-done = The name of { $person } was erased. Replace backups that contain it, and restart Goalline where it is running.
message-person-texts =
    { $what ->
        [prepared] Waits for approval: another approver runs the same command without --prepare. Any change of the data before that voids it.
       *[erased] Erased: “[erased]” stands in its place. Make the public edition again, and replace backups that contain it.
    }
message-person-still-in = The same name is also written { $place ->
        [events] in the notes of these data versions
        [log] in these entries of the second log
        [received] in the names of these files, not saved yet
       *[submissions] with these submissions
    }: { $named }.
message-verify =
    { $kind ->
        [whole] The ledger { $ledger } is intact: every file and every event up to data version { $version } matches its hash. Ledger fingerprint: { $hash }.
       *[against] The hash belongs to data version { $version }. Everything that the ledger held then is still there. Newest data version: { $newest }.
    }
