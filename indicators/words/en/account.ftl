# Your account: who is signed in, what the person may do, and has done.

menu-account = Your account
account-nobody = Nobody signs in here: whoever opens this dashboard may do everything below, and what is saved says “not signed in”.
account-role =
    { $role ->
        [editor] Editor
        [approver] Approver
        [administrator] Administrator
        [auditor] Auditor
       *[reader] Reader
    }
account-since = Signed in since
account-sign-out = Sign out
account-rights = What you may do
account-act =
    { $action ->
        [read] See everything; make and download briefings, forms and letters
        [publish] Upload and correct figures, save reports
        [withdraw] Withdraw a submission
        [restore] Restore a submission
        [set_remark] Record and withdraw remarks
        [set_commitment] Confirm, change and answer commitments
        [set_round] Record steps of a collection round; edit rounds (all countries)
        [prepare] Prepare an erasure; prepare a release or goals (all countries)
        [release] Publish a release
        [take_back] Withdraw a release
        [adopt] Adopt goals and codelists
        [erase] Erase what was submitted
        [lock] Lock and unlock years
        [people] Administer people
       *[audit] Read who did what
    }
account-may =
    { $how ->
        [yes] yes
        [own] for your countries
       *[no] no
    }
account-act-head = Act
account-you = You
account-who-may = Who may
account-give = Administrators give roles.
account-acts = What you did last
account-no-acts = Nothing is on record yet.
account-done =
    { $kind ->
        [published] saved figures or a report
        [adopted] adopted goals and codelists
        [withdrawn] withdrew a submission
        [restored] restored a submission
        [released] published a release
        [release_taken_back] withdrew a release
        [remark_set] recorded a remark
        [remark_taken_back] withdrew a remark
        [commitment_changed] changed a commitment
        [commitment_taken_back] withdrew a change of a commitment
        [lock] locked a year
        [unlock] unlocked a year
        [attempt] had a file checked that was rejected, wholly or in part
        [mapping] answered how files are read
        [issued] downloaded a briefing
        [taken] downloaded a file
        [round_set] opened or edited a round
        [round_removed] removed a round
        [round_changed] recorded or withdrew a step of a round
        [file_received] added a file to those not saved yet
        [file_discarded] discarded a file that was not saved
        [prepared] prepared what takes two people
        [approved] approved what another person prepared
        [acted_alone] acted alone in an emergency
        [erased] erased content
        [person_invited] added a person
        [person_bound] signed in for the first time
        [person_disabled] disabled a person
        [person_enabled] enabled a person
        [person_unbound] unbound a person from the service signed in with
        [roles_set] set the roles of a person
        [signed_in] signed in
        [sign_in_refused] tried to sign in and was refused
        [drilled] restored a backup in a drill
        [migrated] brought the ledger to a new schema
       *[put_back] opened a ledger that was put back
    }
account-refused = Refused: { $act }

sign-in-title = Sign in
sign-in-with = Sign in with { $name }
sign-in-needed = Sign in first.
sign-in-ended = You are not signed in any more. Sign in to go on where you were.
sign-in-signed-out = You are signed out.
sign-in-soon = You will be asked to sign in again at { $time }. What you have typed stays if you do so now, in another tab.
sign-in-again = Sign in again
