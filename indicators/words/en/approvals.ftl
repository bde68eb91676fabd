### Acts that take two people.

approvals-one =
    { $why ->
        [nobody] Nobody signs in here, so no second person is needed.
       *[few] No second person is needed, because fewer than two people are approvers.
    }
approvals-about =
    { $act ->
        [release] Release “{ $what }”
        [adopt] Goals and codelists
       *[erase] Erasing { $what }
    }
approvals-notice = Waits for your approval: { $count }
approvals-waits =
    { $act ->
        [release] The release “{ $what }” waits for approval.
        [adopt] These goals and codelists wait for approval.
       *[erase] Erasing { $what } waits for approval.
    } { $name } prepared this on { $at }: “{ $note }”. Nothing has changed since.
approvals-again =
    { $by ->
        [own] Prepare another release, or act alone
       *[others] Prepare another release
    }
approvals-own = You prepared this, so someone else has to approve it: { $names }.
approvals-others = Who may approve it: { $names }.
approvals-void =
    { $act ->
        [release] The release “{ $what }”
        [adopt] The change of goals and codelists
       *[erase] The erasure of { $what }
    } that { $name } prepared on { $at } can no longer be approved, because the data have changed since. Prepare it again.
approvals-approve =
    { $act ->
        [release] Approve and publish
        [adopt] Approve and save
       *[erase] Approve and erase
    }
approvals-prepare-words =
    { $act ->
        [release] Publishing
        [adopt] Changing goals and codelists
       *[erase] Erasing
    } takes two people. Prepare it with a note; another approver decides. If the data change before that, it has to be prepared again.
approvals-note = Note for the approver
approvals-prepare = Prepare
approvals-prepared = Prepared, and on record. Who may approve it: { $names }.
approvals-alone-title = Act alone in an emergency
approvals-alone-words =
    { $act ->
        [release] “Published by one person” and your reason are printed in History and in the public edition.
       *[erase] Your reason, and that nobody approved this, stay on record. Do not repeat what is to be erased.
    }
approvals-alone-why = Reason for acting alone
approvals-alone =
    { $act ->
        [release] Publish alone
       *[erase] Erase alone
    }
