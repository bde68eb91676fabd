### Refusals.

error-export-no-folder = The export cannot go to { $out }: there is no folder { $folder }. Make it, or name another.
error-export-out-is-folder = The export cannot go to { $out }, which is a folder: name a file in it.
error-export-cannot-write = The export cannot be written to { $out } ({ $said }): name another place, or make room.
error-area-unknown = There is no country or area “{ $found }”; give its three-letter code, such as KHM.
error-catalogue-refused = The goals and codelists in { $folder } cannot be used. What is wrong with them:
error-catalogue-not-adopted = The goals and codelists cannot be brought in, since figures would get another meaning. What is in the way:
error-rule-refused = This rule cannot be tried. What is wrong with it:
error-rule-unknown-method = There is no method “{ $found }”; there are { $expected }.
error-rule-unknown-parameter = The method has no parameter “{ $found }”; it has { $expected }.
error-rule-bad-parameter = { $key } is “{ $found }”; expected { $expected }.
error-judge-refused = { $file } cannot be judged. What is wrong with it:
error-judge-no-folder = The results cannot go to { $out }: there is no folder { $folder }. Make it, or name another.
error-judge-out-is-folder = The results cannot go to { $out }, which is a folder: name a file in it.
error-judge-same-file = The results cannot go to { $out }, since that is the table itself: name another file.
error-judge-cannot-write = The results cannot be written to { $out } ({ $said }): name another place, or make room.
error-setting-set = GOALLINE_SET is “{ $found }”, and must be real or illustrative. Correct it where Goalline is started, or leave it out.
error-set-invented = The illustrative figures are invented, and nothing is brought in beside them. Leave GOALLINE_SET out, or say --set real.
error-setting-largest-upload = GOALLINE_LARGEST_UPLOAD is “{ $found }”, and must be a whole number of bytes above zero, such as 200000000. Correct it where Goalline is started, or leave it out.
error-setting-log = { $variable } is “{ $found }”, and must be one of: { $known }. Correct it where Goalline is started, or leave it out.
error-setting-language = { $variable } is “{ $found }”, and must be one of: { $known }. Correct it where Goalline is started, or leave it out.
error-setting-audience = { $variable } is “{ $found }”, and must be staff or public. Correct it where Goalline is started, or leave it out.
error-setting-hosts = { $variable } holds “{ $found }”, which is no name of a server. Write names with commas between, such as goalline.example.org or goalline.example.org:8501, or leave it out.
error-setting-visitors = Streamlit's setting server.trustedUserHeaders is not that of .streamlit/config.toml: without it, staff and the public cannot be told apart. Take the other setting away where Goalline is started.
error-actor-nameless = Nothing is written without a name: say who you are first.
error-actor-not-allowed = { $name } has no right to do this here ({ $action }); ask an administrator.
error-erase-not-typed = Nothing was erased: type { $which } to say that it is this one.
error-attempt-unknown = There is no record { $attempt } of a file that was looked at.
error-attempt-erased = The record { $attempt } was erased; its file's name and findings are gone for good.
error-erase-reasonless = Say why this is to be erased; the reason is kept on record.
error-note-empty = The note has no text: write what is to be known of this status.
error-note-reasonless = Say why, in a few words; the reason is kept on record.
error-note-too-long =
    { $longest ->
        [one] A note, or its reason, has at most { $longest } character; write the rest in a report.
       *[other] A note, or its reason, has at most { $longest } characters; write the rest in a report.
    }
error-note-unknown = There is no note of data version { $version }.
error-note-taken-back = { $name } has taken this note back already (data version { $version }).
error-release-none = Nothing has been released to the public yet.
error-release-unknown = Data version { $version } named no release.
error-release-taken-back = The release “{ $release }” was taken back already, by { $name } (data version { $version }).
error-release-reasonless = Say why the release is taken back; the reason is kept on record.
error-release-nameless = Give the release a name, such as “Ministerial 2014”.
error-submission-unknown = There is no submission { $submission }.
error-submission-erased = Submission { $submission } was erased; its file, rows and texts are gone for good.
error-year-locked = { $years }: locked. The figures of a locked year change only once someone unlocks it on the screen History, with a reason.
error-lock-no-year = { $year } is no year that can be locked.
error-lock-reasonless = Say why; the reason is kept on record.
error-lock-locked = The year { $year } was locked already, by { $name }.
error-lock-not-locked = The year { $year } is not locked.
error-submission-reasonless = Say why; the reason is kept on record.
error-submission-catalogue = Submission { $submission } holds the goals and codelists; they are changed by putting others in force.
error-submission-stands = Submission { $submission } counts already: { $name } published or restored it (data version { $version }).
error-submission-not-standing = Submission { $submission } was withdrawn already, by { $name } (data version { $version }).
error-submission-too-large = This is too large to keep: a file may have { $largest } MB at most. Split it by year or by country.
error-verify-no-hash = “{ $found }” is no hash: give at least { $digits } of its digits (0 to 9 and a to f), as a receipt or a release prints them.
error-verify-ambiguous-hash = Several events have a hash that begins with { $found }: give more of its digits.
error-verify-unknown-hash = The ledger { $ledger } agrees with itself, but no event in it has the hash { $found }: it is another ledger or an older copy, or its history was rewritten.
error-ledger-stale =
    { $count ->
        [one] Someone changed { $count } entry of yours since your preview: look at the newest data version, { $version }, and decide again.
       *[other] Someone changed { $count } entries of yours since your preview: look at the newest data version, { $version }, and decide again.
    }
error-ledger-unknown-version = There is no data version { $version }; the newest is { $newest }.
error-ledger-never-made = There is no ledger at { $ledger } yet: make it with “python -m indicators init”.
error-ledger-being-made = The ledger { $ledger } is just being made, or its making was broken off: run “python -m indicators init”, which waits or begins again.
error-ledger-stands = A ledger stands at { $ledger } already; nothing was changed.
error-ledger-lost = The ledger { $ledger } was made before and is gone: put a backup of it in its place, or, to begin with nothing, delete { $marker } first.
error-ledger-lost-has-backup = The ledger { $ledger } was made before and is gone: copy a backup to its place; the newest found is { $backup }.
error-ledger-gone = The ledger { $ledger }, or its write-ahead log, was deleted or exchanged while Goalline ran; nothing was written. Put it back and start Goalline again.
error-ledger-older = The ledger { $ledger } ends at data version { $version } and lacks version { $seen_version } as it was written before: it is an older copy, or its latest writes were lost. Nothing was changed. Put the newer ledger back; or, to go on with this one, start once with GOALLINE_RESTORED={ $version }; protection of small counts then knows nothing of what was released or exported since.
error-ledger-older-again = The ledger { $ledger } ends at data version { $version } and lacks what was written before (version { $seen_version }): it is an older copy once more, and GOALLINE_RESTORED={ $version } was used for one already. Nothing was changed. Put the newer ledger back; or, to go on with this one, start once without GOALLINE_RESTORED, then once with it.
error-ledger-older-log = The ledger { $ledger } is at data version { $version }, but lacks entry { $seen_log_number } of its second log as it was written before, such as a lock or an erasure: it is an older copy, or its latest writes were lost. Nothing was changed. Put the newer ledger back; or, to go on with this one, start once with GOALLINE_RESTORED={ $version }; protection of small counts then knows nothing of what was released or exported since.
error-ledger-replaced = At { $ledger } stands another ledger than before: put the right one back, or, if this one is meant, delete { $marker } and start again.
error-ledger-empty-file = The ledger { $ledger } is an empty file: put a backup in its place, or delete it if this is a first start; nothing was changed.
error-ledger-empty-file-has-backup = The ledger { $ledger } is an empty file: copy a backup to its place; the newest found is { $backup }. Nothing was changed.
error-ledger-not-a-ledger = What stands at { $ledger } is not a ledger of Goalline: move it away, or name another place in GOALLINE_LEDGER; nothing was changed.
error-ledger-unreadable = The ledger { $ledger } is damaged and cannot be read: keep the file, and put a backup in its place; nothing was changed.
error-ledger-unreadable-has-backup = The ledger { $ledger } is damaged and cannot be read: keep the file, and copy a backup to its place; the newest found is { $backup }. Nothing was changed.
error-ledger-damaged = The ledger { $ledger } does not agree with itself ({ $what } { $which } is lost or was altered): keep it, and put a backup in its place; nothing was changed.
error-ledger-damaged-has-backup = The ledger { $ledger } does not agree with itself ({ $what } { $which } is lost or was altered): keep it, and copy a backup to its place; the newest found is { $backup }. Nothing was changed.
error-ledger-newer = The ledger { $ledger } was made or upgraded by a newer Goalline: install that version and start again; nothing was changed.
error-ledger-newer-content = Something in the ledger was written by a newer Goalline: install that version and start again; nothing was changed.
error-ledger-back-up-first = The ledger { $ledger } must be upgraded and could not be backed up first ({ $said }): back it up yourself, then start once with GOALLINE_BACKED_UP={ $revision }.
error-ledger-read-only = Goalline may not write to { $ledger } ({ $said }): give its user the right to write there, to the folder too.
error-ledger-cannot-open = The ledger { $ledger } cannot be opened ({ $said }): check that its folder is there and may be written to, and that not too many files are open.
error-ledger-disk-full = The disk that holds { $ledger } is full; nothing was written. Make room and try again.
error-ledger-disk-fails = The disk that holds { $ledger } does not read or write as it should ({ $said }); nothing was written. Check it, then try again.
error-ledger-busy = The ledger { $ledger } is busy with other writers; nothing was written. Try again in a minute.
error-ledger-crowded = All connections to the ledger { $ledger } were in use for half a minute; nothing was written. Try again in a minute.
error-ledger-away = The ledger's database { $ledger } does not answer ({ $said }): check that it runs and can be reached, then try again.
error-ledger-login-refused = The database { $ledger } refuses the user name or the password: correct them in GOALLINE_LEDGER.
error-ledger-no-database = The server has no such database or user as { $ledger } names ({ $said }): create it, or correct GOALLINE_LEDGER.
error-ledger-url-malformed = GOALLINE_LEDGER is not the address of a ledger: write it like sqlite:////folder/ledger.db or postgresql://user:password@host/database.
error-ledger-unknown-driver = GOALLINE_LEDGER names “{ $driver }”, which Goalline does not know: begin it with sqlite:/// or postgresql://.
error-shipped-refused = The figures and reports in { $folder } cannot be used. What is wrong with them:
error-catalogue-none = There are no goals and codelists in data version { $version }.
