### Is my briefing still right? On the screen Briefing, for staff.

recheck-title = Is my briefing still right?
recheck-lead = Drop a file taken from Goalline to see what has changed since then, who changed it and why. The file is not kept.
recheck-choose = File from Goalline (PPTX, DOCX, XLSX, PDF, PNG or SVG)
recheck-about = { $name } is from data version { $version } of { $day }, { $audience }. It is about: { $about }.
recheck-same = Still right: no figure, status, growth or commitment in it has changed up to data version { $version }. The words of reports and remarks are not compared.
recheck-changed =
    { $count ->
        [one] { $changes } has changed since then.
       *[other] { $changes } have changed since then.
    }
recheck-figures =
    { $count ->
        [one] 1 figure
       *[other] { $count } figures
    }
recheck-statuses =
    { $count ->
        [one] 1 status
       *[other] { $count } statuses
    }
recheck-growths =
    { $count ->
        [one] 1 growth or its interval
       *[other] { $count } growths or their intervals
    }
recheck-commitments =
    { $count ->
        [one] 1 commitment
       *[other] { $count } commitments
    }
recheck-members =
    { $count ->
        [one] 1 member of the group
       *[other] { $count } members of the group
    }
recheck-withdrawn = It shows the release “{ $release }”, which was withdrawn. { $by }
recheck-adopted = Goals and rules changed, which may have changed statuses. { $by }
recheck-erased = The figures of { $submission } were erased and can no longer be compared with this file. { $by }
recheck-by =
    { $why ->
        [none] { $who }, { $when }, data version { $version }, without a reason
       *[other] { $who }, { $when }, data version { $version }: { $why }
    }
recheck-again = Make it again with today’s figures

error-recheck-none = This file does not name its data version: it is not from Goalline, or another program removed the reference. Open the link in its footer.
error-recheck-damaged = This file is damaged, too large, has a password or an old format, so its data version cannot be read. Use the original.
error-recheck-not-valid = The data version in this file is not valid: the file was altered, or is from a newer version of Goalline. Use the original.
error-recheck-other-ledger = This file is from another installation of Goalline, which has its own data versions. Check it there.
error-recheck-unknown-version = This file is from data version { $version }, but the newest here is { $newest }. Is this a copy or an older backup?
error-recheck-unknown-subject = This file cannot be compared: { $found } is not among today’s countries, goals and indicators.
error-setting-url = { $variable } is “{ $found }” but must be the address at which Goalline is reached, such as https://goalline.example.org, without name, password or anything after “?” or “#”. Correct or remove it where Goalline is started.
