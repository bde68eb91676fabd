### The screens People, and Who did what.

menu-people = People
menu-audit = Who did what
people-nobody = Nobody signs in here, so there are no accounts to administer. Once people sign in (docs/sign-in.md says how), administrators do it here; “goalline person add” makes the first one.
people-not-here = The demo has no accounts of its own. Go back to the real figures to administer people.
people-lead = People who may come in: { $count }
people-person = Person
people-name = Name
people-state = State
people-roles = Roles
people-areas = Countries as editor
people-email = E-mail address
people-number = Number
people-erased = name erased
people-namesakes = Also under this name: { $persons }. Two accounts of one person would count as two people, who could approve each other’s work.
people-state-of =
    { $state ->
        [erased] erased
        [disabled] disabled
        [invited] invited
        [active] active
       *[no_account] no account
    }
people-set-roles = Save roles
people-disable = Disable
people-enable = Enable
people-export = Download what is kept
people-export-help = Name, address, roles, acts and entries about this person, as JSON
people-erase-title = Erase the name
people-erase-words = Name, address and identity are deleted for good, and nobody signs in by this account again. Kept under the number { $person }: roles, and acts on record ({ $count }).
people-invite-title = Invite a person
people-invite-words = Nothing is sent. Tell the person to sign in with this address; it has to be verified by the service that they sign in with.
people-invite = Invite
people-refused = Sign-ins that were refused
people-no-address = no address
audit-lead = Acts on record: { $count }
audit-what = Times are UTC. Content of files and addresses are not listed. “goalline audit” prints the same.
audit-person = { $name } ({ $person })
audit-detail = Details
audit-since = From month
audit-until = Until month
audit-jsonl = JSON lines
audit-why =
    { $code ->
        [not_allowed] the roles do not include this
        [disabled] the account is disabled
        [own] prepared by the same person
        [missing] not prepared by anybody else
        [stale] others changed it meanwhile
        [locked] a year of it is locked
        [unverified] the address is not verified
        [unknown] no account has this address, or it is bound to another identity
        [release] a release
        [adopt] goals and codelists
        [erase] an erasure
       *[other] { $other }
    }
