### Is my briefing still right? On the screen Briefing, for staff.

recheck-title = Is my briefing still right?
recheck-lead = Drop a file that you took from Goalline before: slides, a document, a workbook, pages, pictures. It names its data version, and you see each figure and status that has changed since, with who changed it and why. The file is not kept.
recheck-choose = File from Goalline (PPTX, DOCX, XLSX, PDF, PNG, SVG or ZIP)
recheck-about = { $name } is from data version { $version }, data as of { $day }, { $audience }. It is about: { $about }.
recheck-same = Still right: no figure or status in it has changed up to data version { $version }.
recheck-changed = Out of date. Changed since then: { $figures }, { $statuses }.
recheck-figures =
    { $count ->
        [0] no figure
        [one] 1 figure
       *[other] { $count } figures
    }
recheck-statuses =
    { $count ->
        [0] no status
        [one] 1 status
       *[other] { $count } statuses
    }
recheck-withdrawn = It shows the release “{ $release }”, which was withdrawn. { $by }
recheck-nothing-public = Nothing is published at present.
recheck-adopted = Goals and rules were changed in data version { $version }; statuses may differ for that reason. { $by }
recheck-erased = Figures of { $submission } were erased, so what the file shows of them cannot be compared. { $by }
recheck-by = { $who }, { $when }: { $why }
recheck-no-reason = no reason given
recheck-event = { $what }, data version { $version }
recheck-again = Make it again with today’s figures

error-recheck-none = This file holds no reference to a data version: it is not from Goalline, is older than these references, or another program has removed it. Type the code or open the link at the foot of its pages instead.
error-recheck-too-large = This file is larger than { $most } MB. Files from Goalline are smaller; hand in the original.
error-recheck-password = This file has a password or an old format, so its data version cannot be read. Save it without a password as PPTX, DOCX or XLSX.
error-recheck-damaged = This file is damaged or incomplete, so its data version cannot be read. Hand in the original.
error-recheck-newer = This file is from a newer Goalline than this one, which cannot read its data version. Use the newer one.
error-recheck-not-valid = What this file says of its data version is not possible. It was altered; hand in the original.
error-recheck-other-ledger = This file is from another installation of Goalline, whose data versions are others. Hand it in there.
error-recheck-unknown-version = This file is from data version { $version }, but the newest here is { $newest }. Is this a copy or an older backup?
error-recheck-not-published = This file says that it shows the public data version { $version }, which was never published. It was altered; hand in the original.
error-setting-url = { $variable } is “{ $found }” but must be the address at which Goalline is reached, such as https://goalline.example.org, without name, password or anything after “?” or “#”. Correct or remove it where Goalline is started.
error-recheck-unknown-subject = This file is about { $found }, which the present countries, goals and indicators do not include. It cannot be compared.
