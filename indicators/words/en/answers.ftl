### What commands answer.

message-init-made = Made the ledger { $ledger } and loaded the shipped data; the data version is { $version }.
message-init-stands = A ledger stands at { $ledger } already, at data version { $version }; nothing was changed.

message-check-catalog-fine =
    The goals and codelists in { $folder } can be used: { $goals ->
            [one] { $goals } goal
           *[other] { $goals } goals
        }, { $indicators ->
            [one] { $indicators } indicator
           *[other] { $indicators } indicators
        }, { $areas ->
            [one] { $areas } area
           *[other] { $areas } areas
        }.

message-judge-done =
    { $rows ->
        [one] Judged { $judged } of { $rows } row by Statistics Canada's method; the results are in { $out }.
       *[other] Judged { $judged } of { $rows } rows by Statistics Canada's method; the results are in { $out }.
    }
message-judge-status =
    { $count ->
        [one] { $status }: { $count } row
       *[other] { $status }: { $count } rows
    }
message-judge-no-input =
    { $count ->
        [one] Not judged, since a year, a value or the direction is not given: { $count } row (line { $lines })
       *[other] Not judged, since a year, a value or the direction is not given: { $count } rows (line { $lines })
    }
message-judge-one-year-only =
    { $count ->
        [one] Not judged, since the current year is not after the base year: { $count } row (line { $lines })
       *[other] Not judged, since the current year is not after the base year: { $count } rows (line { $lines })
    }
message-judge-sign-change =
    { $count ->
        [one] Not judged, since the values are above zero and below it: { $count } row (line { $lines })
       *[other] Not judged, since the values are above zero and below it: { $count } rows (line { $lines })
    }
message-judge-deadline =
    { $count ->
        [one] Not judged, since the target year is not after the base year: { $count } row (line { $lines })
       *[other] Not judged, since the target year is not after the base year: { $count } rows (line { $lines })
    }
message-judge-target-is-base =
    { $count ->
        [one] Not judged, since the target asks for no change: { $count } row (line { $lines })
       *[other] Not judged, since the target asks for no change: { $count } rows (line { $lines })
    }
message-judge-too-large =
    { $count ->
        [one] Not judged, since the growth is too large to be computed: { $count } row (line { $lines })
       *[other] Not judged, since the growth is too large to be computed: { $count } rows (line { $lines })
    }

message-load-nothing = { $folder } holds nothing new; the data version is { $version }.
message-load-unconfirmed = Nothing was saved (compared with data version { $version }). Add --confirm to bring this in.
message-load-done = Brought in; the data version is { $version }.
message-load-change = { $part }, { $key }: { $old } → { $new }
message-load-refused = It cannot be brought in: figures would get another meaning.
message-load-invalid =
    { $count ->
        [one] { $count } figure or rule that the new goals and codelists would not take; they stay as they are:
       *[other] { $count } figures or rules that the new goals and codelists would not take; they stay as they are:
    }
message-load-catalogue =
    { $count ->
        [one] Goals and codelists: { $count } part changed.
       *[other] Goals and codelists: { $count } parts changed.
    }
message-load-file = { $file }: { $new } new, { $changed } changed, { $absent } no longer there.
message-load-changed = { $key }: { $old } → { $new }
message-load-changed-text = { $key }: { $new }, with other marks, dates, source or note
message-load-replacing =
    { $count ->
        [one] In place of { $count } figure that someone sent since:
       *[other] In place of { $count } figures that someone sent since:
    }
message-load-report = { $file }: a report that is new or has changed.
message-load-absent-report = { $file }: no longer there; the report stays.
message-load-absent-stay = What is no longer in the files stays as it is, unless you add --retract.
message-load-flips =
    { $count ->
        [one] { $count } status would change:
       *[other] { $count } statuses would change:
    }
message-load-no-status = none
message-load-more = and { $count } more

message-assess-heading =
    { $count ->
        [one] { $count } assessment for { $year }, data version { $version }, as { $audience } may see them.
       *[other] { $count } assessments for { $year }, data version { $version }, as { $audience } may see them.
    }
message-assess-nothing = Nothing is judged for { $year } (data version { $version }).

message-edit-file = Corrections made in Goalline to data version { $version }

message-published-unreleased = Data version { $version } is not released. What is given out here counts as public from now on: later releases are protected against it.
message-published-out =
    { $count ->
        [one] Already public: { $count } small count can be worked out from what was given out before, whatever is hidden now ({ $named }).
       *[other] Already public: { $count } small counts can be worked out from what was given out before, whatever is hidden now ({ $named }).
    }
message-published-out-one = { $indicator } { $area } { $year }

message-export-done =
    { $out }: data version { $version }, as { $audience } may see it; { $observations ->
            [one] { $observations } observation
           *[other] { $observations } observations
        }, { $assessments ->
            [one] { $assessments } assessment
           *[other] { $assessments } assessments
        }.
message-export-cite =
    How to cite

    Goalline: figures and assessments on the operational goals of the Global Alliance against Child Sexual Abuse Online.
    Data version { $version } of { $day }, made with Goalline { $goalline }; export for { $audience }.

    Beside it, name the source of every figure that you quote: the columns source and link of observations.
message-export-about =
    Goalline: figures and assessments on the operational goals of the Global Alliance against Child Sexual Abuse Online

    Data version { $version } of { $day }. Made with Goalline { $goalline }. For { $audience }.

    observations      every figure with its source, marks and notes
    assessments       how each judged figure stands to its goal, by which method, and from which numbers
    codelists         what the codes mean
    sources           who publishes each source, and what is known of its licence and terms
    columns           every column of every table: its meaning, type and unit
    HOW-TO-CITE.txt   how to name what you use

    Each table is there twice: as CSV (UTF-8, comma, first line with names; an empty cell is nothing) and as Parquet. In CSV a
    text that begins with = + - @ or a tab has an apostrophe before it, so that no spreadsheet runs it; Parquet has the text
    as it is. Everything else is the same in both.

    Statuses are Goalline's reading of the goals; where the Alliance has not agreed on a number, rule_origin says so. Figures
    belong to their publishers: read sources before you pass them on.

message-command-unprinted = The answer could not be printed ({ $said }); what was asked may be done all the same.
message-command-stopped = Stopped. What was being published stands whole or not at all: the screen History says which.
message-command-our-fault = Something went wrong inside Goalline; nothing more was done. The details are in { $file }.
message-command-our-fault-shown = Something went wrong inside Goalline; nothing more was done.
message-command-our-fault-unwritten = Something went wrong inside Goalline; nothing more was done. Run it again with --debug to see the details.

message-submit-errors =
    { $count ->
        [one] { $count } error. Rows with an error are not published.
       *[other] { $count } errors. Rows with an error are not published.
    }
message-submit-errors-of-file =
    { $count ->
        [one] { $count } error:
       *[other] { $count } errors:
    }
message-submit-warnings =
    { $count ->
        [one] { $count } warning. These rows are published only with --reason, which says why they are right.
       *[other] { $count } warnings. These rows are published only with --reason, which says why they are right.
    }

message-issue-found = Found “{ $found }”; expected { $expected }.
message-issue-expected = Expected { $expected }.

message-submit-more-alike = … and { $count } more of this kind; --json lists all.
message-submit-counts =
    { $rows ->
        [one] { $rows } figure in the file: { $new } new, { $changed } changed, { $unchanged } unchanged, { $refused } refused.
       *[other] { $rows } figures in the file: { $new } new, { $changed } changed, { $unchanged } unchanged, { $refused } refused.
    }
message-submit-absent =
    { $absent ->
        [one] { $absent } more figure stands for the same indicators, countries and years; it stays as it is.
       *[other] { $absent } more figures stand for the same indicators, countries and years; they stay as they are.
    }
message-submit-file-refused = The file was refused; nothing was changed.
message-submit-rows-refused = Nothing was published, since some rows were refused: mend them and send the file again, or publish the good ones with --good-rows.
message-submit-reason-wanted = Nothing was published, since some rows want a word of reason: check them, and say with --reason why they are right.
message-submit-published =
    { $published ->
        [one] Published { $published } figure; the data version is { $version }.
       *[other] Published { $published } figures; the data version is { $version }.
    }
message-submit-dry-run =
    { $published ->
        [one] A dry run: nothing was published. Without --dry-run { $published } figure would be. The data version is { $version }.
       *[other] A dry run: nothing was published. Without --dry-run { $published } figures would be. The data version is { $version }.
    }
message-submit-dry-run-held =
    { $published ->
        [one] A dry run: nothing was published. Without --dry-run nothing would be either: mend the rows, say with --reason why what has a warning is right, or publish { $published } good figure with --good-rows. The data version is { $version }.
       *[other] A dry run: nothing was published. Without --dry-run nothing would be either: mend the rows, say with --reason why what has a warning is right, or publish { $published } good figures with --good-rows. The data version is { $version }.
    }
message-submit-dry-run-nothing = A dry run: nothing was published, and nothing would be: no good row would change what stands. The data version is { $version }.
message-submit-no-role = “{ $said }” is no NAME=ROLE. The roles are { $roles }.
message-submit-nothing = Nothing was published: no good row would change what stands. The data version is { $version }.
message-submit-chain = The ledger’s chain ends in { $hash }; “python -m indicators verify --against { $hash }” checks later that nothing before it was altered.

message-verify-whole = The ledger { $ledger } is whole: every file that it keeps and every event up to data version { $version } agree. Its chain ends in { $hash }.
message-verify-against = The hash given is that of data version { $version }: the ledger holds everything that it held then. The newest is version { $newest }.
message-verify-unscrubbed = Something that was erased may still be in the database’s own files. Goalline takes it out at its next start or write, once no other program is reading the ledger.
