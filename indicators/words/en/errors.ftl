### Refusals.

error-brief-kind = { $out } must have one of these extensions: { $known }.
error-brief-unknown-country = { $found } is not the code of a country. Use three-letter codes such as KHM (Cambodia), separated by commas.
error-brief-no-country = { $found } ({ $name }) is not a country. Give the codes of countries, or none for the whole Alliance.
error-brief-unknown-goal = { $found } is not a goal. The goals are { $known }.
error-brief-nothing = There is no information on { $whose } for this goal or year. Leave out the year or the goal, or choose another country.
error-brief-template = { $template } cannot be used as a template: it is not a readable { $kind } file. Save it again in an office program, or leave out the template.
error-brief-template-lacks = { $template } lacks what a briefing is filled into ({ $lacking }). Start from the file of that kind in data/templates, and keep the names of its layouts, placeholders and tags.
error-brief-template-contrast = { $template } has colours that can hardly be told from its background ({ $colours }). Choose darker or lighter ones for these in its theme.
error-brief-template-tag = { $template } has a tag that no briefing fills in: { $tag }. Here it may use { $offered }.
error-brief-no-template = A template can be used for .pptx and .docx only.
error-brief-no-chromium = Figures of documents, PDFs, pictures and public editions are drawn by Chromium or Chrome, and neither was found. Install one, or give its path in the environment variable CHROMIUM. Of a briefing, slides (.pptx) and workbooks (.xlsx) do not need it.
error-brief-chromium-failed = Chromium stopped before the pictures were drawn ({ $said }). Try again; of a briefing, slides (.pptx) and workbooks (.xlsx) do not need Chromium.
error-brief-no-figure = This data version has no figure { $name }. Reload the screen and download the figure from there.
error-export = Cannot write { $out }: { $kind ->
        [no_folder] there is no folder { $folder }
        [out_is_folder] it is a folder
        [out_is_no_file] it is a device or a pipe
       *[cannot_write] { $said }
    }. Name another file, or free some space.
error-area-unknown = There is no country or area “{ $found }”. Give its three-letter code, such as KHM.
error-catalogue =
    { $kind ->
        [refused] The goals and codelists in { $folder } cannot be used. Errors:
        [not_adopted] The goals and codelists cannot be saved: they would change the meaning of existing figures. Errors:
       *[none] There are no goals and codelists in data version { $version }.
    }
error-rule = { $key } is “{ $found }”; expected { $expected }.
error-judge-refused = { $file } cannot be assessed. Errors:
error-judge = Cannot write the results to { $out }: { $kind ->
        [no_folder] there is no folder { $folder }
        [out_is_folder] it is a folder
        [out_is_no_file] it is a device or a pipe
        [same_file] it is the input table
       *[cannot_write] { $said }
    }. Name another file, or free some space.
error-setting = { $variable } is “{ $found }” but must be { $kind ->
        [set] real or illustrative
        [largest_upload] a whole number of bytes above zero, such as 50000000
        [logo] a PNG file of at most 500 KB that Goalline can read, not narrower than a fifth of its height nor wider than twelve times it
        [audience] staff
        [sign_in] none, oidc or proxy
        [hours] a whole number of hours from 1 to { $most }
        [https] an address that begins with https://, since names and codes pass there, without name, password or anything after “?” or “#”
        [sign_out] an address that begins with / or https://
        [providers] short names of letters and digits, each once, separated by commas, such as entra,keycloak
        [yes_no] yes or no
        [networks] addresses or networks of proxies, separated by commas, such as 10.0.0.7, 10.1.0.0/16
        [headers] one of { $sets }, or two names of headers separated by a comma: that of the person's id and that of the address
        [file] a file that Goalline can read
        [metrics] an address of this machine and a port, such as 127.0.0.1:9464
        [metrics_taken] an address that no other program has
        [hosts] names of hosts without a port, separated by commas, such as goalline.example.org
       *[other] one of: { $known }
    }. Correct or remove it where Goalline is started.
error-address-set = The address asks for the figures “{ $found }”, which do not exist. Write set=illustrative for the demo, or remove set for the real figures.
error-set-invented = Commands save to the real figures only; the demo is written on its screens. Remove GOALLINE_SET, or use --set real.
error-setting-too-long = { $variable } has { $found } characters, but figures have room for { $most }. Shorten it where Goalline is started.
error-setting-public = { $variable } is “public”, but the dashboard is for staff only. For the public, run “goalline export --for public”; remove the variable where Goalline is started.
error-setting-address = server.address is “{ $found }”, which other machines can reach, but nobody signs in here: whoever reached Goalline could change and erase figures. Let people sign in (GOALLINE_SIGN_IN), or set it to 127.0.0.1 and use an SSH tunnel from another machine.
error-setting-needed = { $variable } is missing, and signing in needs it. Set it where Goalline is started.
error-setting-rewriting = Set { $variable } to nothing ({ $variable }=) where Goalline is started: the server must see the proxy's own address, and not one that a header states.
error-actor-nameless = Give your name with --by: it is recorded with every change.
error-actor-not-signed-in = People sign in here, so a name alone cannot save anything. Sign in; in a command, give the number of a person with --by, such as P7.
error-actor-disabled = { $name } may no longer use Goalline, so nothing was saved. An administrator can let the person in again.
error-actor-not-allowed = { $name } may not { $action ->
        [read] read this
        [publish] save figures or reports
        [withdraw] withdraw submissions
        [restore] restore submissions
        [set_remark] record remarks
        [set_commitment] change commitments
        [set_round] change collection rounds
        [prepare] prepare releases, goals or erasures
        [release] publish releases
        [take_back] withdraw releases
        [adopt] adopt goals and codelists
        [erase] erase what was submitted
        [lock] lock or unlock years
        [people] administer people
       *[audit] read who did what
    }{ $area ->
        [all] .
        [anywhere] .
       *[other] {" "}of { $area }.
    } { $action ->
        [read] Anyone with a role may
        [people] Administrators may
        [audit] Auditors may
        [release] Approvers may
        [take_back] Approvers may
        [adopt] Approvers may
        [erase] Approvers may
        [lock] Approvers may
        [prepare] { $area ->
            [all] Approvers, and editors of all countries, may
            [anywhere] Approvers and editors may
           *[other] Approvers, and editors of { $area }, may
        }
       *[other] { $area ->
            [all] Editors of all countries may
            [anywhere] Editors may
           *[other] Editors of { $area } may
        }
    }; administrators give roles.
error-erase-not-typed = Nothing was erased. Type { $which } to confirm.
error-entry = Entry { $entry } of the second log has no text that can be erased here, or it was erased already.
error-reason-missing = Enter a reason. It is kept on record.
error-event =
    { $kind ->
        [unknown] Nothing in data version { $version } can be withdrawn or erased here.
       *[taken_back] This was already withdrawn ({ $name }, data version { $version }).
    }
error-remark =
    { $kind ->
        [empty] There is no text. Write what readers should know, or the country's words; if none were received, choose “No comment received”.
        [reasonless] Enter why this is needed or how it was received. It is kept on record.
        [too_long] A remark may have at most { $longest } characters, and the line on its reason at most { $longest_reason }.
       *[future] The day is in the future. Enter the day on which the comment was received, or the last day for comments.
    }
error-person =
    { $kind ->
        [unknown] There is no person “{ $person }”. The screen People lists them, and so does “goalline person list”.
        [ambiguous] Several people are called “{ $person }”. Give the number of one, such as P7.
        [no_account] { $person } has no account. An administrator can add one.
        [erased] The name of { $person } has already been erased.
        [nameless] Give the person a name of at most 254 characters.
        [no_address] “{ $found }” is not an e-mail address. Give one such as ada@example.org: it recognises the person at the first sign-in.
        [same_address] { $person } has this address already. Change the roles of that person.
        [no_role] Give the person at least one role.
        [areas] Countries are those of an editor. Add that role, or leave out the countries.
        [already_disabled] { $person } is disabled already.
        [not_bound] { $person } has not signed in yet, or is unbound already.
        [already_enabled] { $person } is not disabled.
        [last_administrator] Nobody would be left to administer people. Make someone else an administrator first.
       *[in_reason] The reason contains the name or address that is to be erased. It stays on record: write it without.
    }
error-approval =
    { $kind ->
        [own] You prepared this yourself. Another approver has to approve it.
        [not_alone] Another person has prepared this. Approve that instead of acting alone.
        [not_needed] This takes one person here, and nothing was done. Leave out --emergency and --prepare.
        [unknown] No release { $number } waits for approval any more. See History for what was published.
        [no_catalogue] No goal or codelist has changed, so there is nothing to prepare.
       *[missing] This takes two people. Prepare it with a note; then another approver approves it, as long as nothing has changed meanwhile.
    }
error-account =
    { $kind ->
        [disabled] This account is disabled. Ask an administrator of Goalline to enable it.
        [ended] You are not signed in any more. Load the page again.
        [no_address] The service that you sign in with gives no address, by which an account would be found. Ask an administrator.
        [unverified] The address { $email } is not verified by the service that you sign in with. Verify it there, then sign in again.
       *[unknown] { $email } has no account here, or one of another service. Ask an administrator of Goalline to add you, or to unbind the account.
    }
error-sign-in =
    { $kind ->
        [elsewhere] Refused: people sign in at a proxy here, and this request did not come through it.
        [repeated] Refused: the header { $header } is there more than once, or with underscores.
        [no_header] The proxy does not say who you are: the header { $header } is missing. An administrator can set it.
        [state] This sign-in was begun elsewhere or too long ago. Begin again.
        [no_answer] { $name } does not answer, so nobody can sign in there. Try later; an administrator can check { $variable }.
        [issuer] { $name } says that it is “{ $found }”, which is not what { $variable } has. An administrator can correct it.
        [client] { $name } does not accept this installation. An administrator can check { $variable } and the id beside it.
        [denied] { $name } did not let you sign in (“{ $found }”). Begin again, or ask an administrator.
       *[token] What { $name } answered cannot be trusted. An administrator can check { $variable }, { $client } and the clock of this machine.
    }
error-commitment =
    { $kind ->
        [empty] There is no text. Choose an item of the report, or write what happened since the last one.
        [too_long] { $longest ->
            [one] This text may have at most { $longest } character.
           *[other] This text may have at most { $longest } characters.
        }
        [none_selected] Tick an announcement, or choose the commitment that an item answers.
        [link] The link must be the address of a web page, such as https://example.org/law.
        [confirmed] This item on goal { $goal } is already a commitment.
        [no_report] { $submission } is not a report in use, so nothing can be confirmed from it.
        [wrong_report] The answer must come from a later report of the same country; this commitment is of { $year }.
       *[unknown] There is no commitment with the number { $version }.
    }
error-release =
    { $kind ->
        [none] Nothing has been published yet.
        [not_newest] Data version { $version } cannot be released: the newest is { $newest }, and only that can be. Read it, and release it by its number.
        [up_to_date] Data version { $version } is what the public sees already. Nothing was released.
        [year] { $found } is not a year. Enter one of four digits, such as 2025, or leave it empty.
        [name_taken] The name “{ $release }” is taken (data version { $version }), and an edition needs a name of its own. Enter another name.
        [telling] The name or the reason contains a number that the public does not see, in digits or words. Write it without that number, such as “Ministerial 2014”.
       *[nameless] Enter a name for the release, such as “Ministerial 2014”.
    }
error-submission =
    { $kind ->
        [unknown] There is no submission { $submission }.
        [erased] Submission { $submission } was erased: its file, figures and texts are gone for good.
        [catalogue] Submission { $submission } contains the goals and codelists. Change them by saving a new version.
        [stands] Submission { $submission } is already in use ({ $name }, data version { $version }).
        [not_standing] Submission { $submission } was already withdrawn ({ $name }, data version { $version }).
       *[too_large] The file is too large: the limit is { $largest } MB. Split it by year or country.
    }
error-year-locked = { $years }: locked. Its figures cannot change until someone unlocks it on the History screen and gives a reason.
error-lock = { $kind ->
        [no_year] { $year } is not a year that can be locked.
        [locked] { $year } was already locked ({ $name }).
       *[not_locked] { $year } is not locked.
    }
error-commented-too-large = The workbook is too large for comments. Download the issues as CSV.
error-verify =
    { $kind ->
        [no_hash] “{ $found }” is not a fingerprint. Give at least { $digits } of its digits (0 to 9, a to f), as printed on a receipt or release.
        [ambiguous_hash] Several fingerprints begin with { $found }. Give more digits.
       *[unknown_hash] The ledger { $ledger } is consistent, but none of its events has the fingerprint { $found }. It is another ledger or an older copy, or its history was rewritten.
    }
error-ledger-stale =
    { $count ->
        [one] The data has changed since you checked it: { $count } change affects yours. Review data version { $version }, then decide again.
       *[other] The data has changed since you checked it: { $count } changes affect yours. Review data version { $version }, then decide again.
    }
error-ledger-unknown-version = There is no data version { $version }; the newest is { $newest }.
error-ledger =
    { $kind ->
        [never_made] There is no ledger at { $ledger } yet. Create it with “python -m indicators init”.
        [stands] A ledger already exists at { $ledger }; nothing was changed.
        [lost] The ledger { $ledger } is missing. Restore it from a backup; or, to start with an empty ledger, delete { $marker }.
        [gone] The ledger { $ledger } was deleted or emptied while Goalline was running; nothing was written. Put it back; or stop Goalline and restore a backup with “goalline restore FILE”.
        [clock_ahead] This machine’s clock was set ahead by { $days } days while Goalline was running. Nothing is saved, because the time of an entry stays. Set the clock; or, if it is right now, restart Goalline.
        [clock_behind] This machine’s clock is behind the newest entry of the ledger ({ $moment }). What is saved gets the time of that entry. Set the clock; if it is right, that entry was made while it was ahead.
        [replaced] { $ledger } is not the ledger that was used before. Put the right one back; or, if this one is intended, delete { $marker } and restart.
        [not_a_ledger] { $ledger } is not a Goalline ledger; nothing was changed. Move the file, or name another location in GOALLINE_LEDGER.
        [unreadable] The ledger { $ledger } is damaged and cannot be read; nothing was changed. Stop Goalline, rename the damaged ledger (do not delete it), and restore a backup.
        [older_format] The ledger { $ledger } was created by an earlier version of Goalline; nothing was changed. Stop Goalline everywhere, and run “goalline migrate --backup DIR”.
        [other_format] The ledger { $ledger } was created by another version of Goalline; nothing was changed. Use that version, or name another location in GOALLINE_LEDGER.
        [read_only] Goalline cannot write to { $ledger } ({ $said }). Give its user write permission for the file and its folder.
        [cannot_open] Cannot open the ledger { $ledger } ({ $said }). Check that its folder exists and is writable, and that not too many files are open.
        [busy] The ledger { $ledger } is busy; nothing was written. Try again in a minute.
        [away] The database { $ledger } does not respond ({ $said }). Check that it is running and reachable, then try again.
        [login_refused] The database { $ledger } rejected the user name or password. Correct them in GOALLINE_LEDGER.
        [no_database] The database or user named by { $ledger } does not exist ({ $said }). Create it, or correct GOALLINE_LEDGER.
        [url_malformed] GOALLINE_LEDGER is not a valid ledger address. Write it like sqlite:////folder/ledger.db or postgresql://user:password@host/database.
       *[unknown_driver] GOALLINE_LEDGER names “{ $driver }”, which is not supported. Begin it with sqlite:/// or postgresql://.
    }
error-ledger-older = The ledger { $ledger } ends at data version { $version } and lacks events or entries (such as a lock or an erasure) that it had when it had reached version { $seen_version }. It is an older copy, or its latest writes were lost. Nothing was changed. Restore the newer ledger; or, to continue with this one, start once with GOALLINE_RESTORED={ $version }.
error-ledger-damaged =
    The ledger { $ledger } is inconsistent: { $what ->
        [event] data event { $which }
        [head] the record of the newest state
        [log] entry { $which } of the second log
        [submission] submission { $which }
        [person] the name of { $which }
        [blob] the file of submission { $which }
        [shown] the record of what the public was shown at data version { $which }
       *[other] a stored value ({ $which })
    } was lost or altered. Nothing was changed. Stop Goalline, rename this ledger (do not delete it), and restore a backup.
error-ledger-disk = The disk holding { $ledger } is { $kind ->
        [full] full
       *[fails] not working correctly
    }; nothing was written. Free some space or check it, then try again.
error-shipped-refused = The figures and reports in { $folder } cannot be used. Errors:

error-coding = These words are not in the chosen item. Copy whole words and numbers as they are in the report.
error-report =
    { $kind ->
        [none_ready] Place the lines first, or tick the box to save the report as it is.
        [gone] Someone else has saved or discarded this file in the meantime.
        [changed] Someone else has just worked on this report. Nothing was changed. Look at it again.
        [too_many] The files that wait would be larger than { $largest } MB. Save or discard some first.
       *[stale] Someone else has just saved a report of this country and year. Nothing was saved. Check the report again.
    }
error-round =
    { $kind ->
        [nameless] Give the round a name.
        [same_name] There is a round of this name already. Choose it above, or give this one another name.
        [too_many_years] Choose at most { $most } years of figures.
        [deadline] The deadline is before the day on which the round opens.
        [too_long] Use at most { $longest } characters for a name, a contact, a language or a text.
        [future] This day is in the future. Choose the day on which it happened.
        [until] The last day is before the day on which it was sent. Choose a later one.
        [shortened] The new deadline is before the present one of a selected country.
        [nothing_to_send] There is no draft of { $names }: nothing is on record about them. Select the other countries.
        [no_draft] No draft was sent to { $names } yet. Record that first.
        [commented] Comments on the draft are on record: { $names }. Select the other countries.
        [changed] Someone else has edited or removed this round in the meantime. Nothing was saved. Reload the screen and make your change again.
        [unknown] There is no such collection round.
       *[nothing_to_erase] This round has no earlier edits to erase.
    }
error-contacts =
    { $kind ->
        [columns] Name the columns “country” and at least one of “contact”, “language” and “officer” in the first line.
       *[refused] No contacts were read. Correct the file, and choose it again.
    }
error-draft =
    { $kind ->
        [unreadable] The draft cannot be read.
        [unknown] This is no draft that Goalline made. Record its comments on “Country”.
        [not_invited] This draft is of a country that is not in this round: { $name }
       *[other_set] This draft is of other figures: the demo’s are invented. Open the other ones.
    }
error-round-no = Choose at least one { $kind ->
        [years] year of figures
        [goals] goal
       *[invited] country
    }.
