### Backups, restoring and migrating, for administrators.

command-backup =
    { $kind ->
        [ends] Exit status: 0 success; 2 refused, or the backup is damaged; 3 an error in Goalline, no ledger, a full disk, or a program of PostgreSQL that is missing. Copy backups to another machine.
        [folder] an existing folder for backups
        [keep] then remove the oldest backups of this ledger in the folder until this many are left; without it, all stay
        [drill] restore the newest backup in the folder into a scratch place, verify it against the ledger, assess its latest year, and keep the result on record
        [verify] read every byte of this backup, and compare it with the digest at its end; needs no ledger
       *[plain] Back up the ledger into a folder while people work, verify a backup, or try out whether the newest can be restored.
    }
command-restore =
    { $kind ->
        [ends] Exit status: 0 success; 2 refused, or the backup is damaged; 3 an error in Goalline, a full disk, or a database that does not respond. Stop Goalline on every machine first.
        [file] the backup
        [dry_run] only check the backup and the place, and say what would be moved aside
       *[plain] Put a backup where the ledger that GOALLINE_LEDGER names is missing or damaged. A ledger that can be read is never replaced.
    }
command-run =
    { $kind ->
        [port] port of the dashboard
        [address] address of this machine where it listens; any other than 127.0.0.1 needs GOALLINE_SIGN_IN
       *[plain] Open the dashboard, on a ledger that the first start creates. Ends with Ctrl+C.
    }
command-migrate =
    { $kind ->
        [ends] Exit status: 0 nothing left to do; 1 with --check, the ledger has to be migrated; 2 refused; 3 an error in Goalline, no ledger, or one of a later version. Stop Goalline on every machine first.
        [check] only say whether the ledger has to be migrated
        [backup] an existing folder for the backup, without which nothing is migrated
       *[plain] Bring a ledger that an earlier version created to the schema that this version reads. Backs it up first.
    }

message-backup =
    { $kind ->
        [made] Backed up data version { $version } (ledger fingerprint { $hash }) to { $file }.
        [removed] Removed the older backup { $file }.
        [with_erased] { $count ->
            [one] { $file } still holds what { $count } later erasure removed. Delete it once you have enough newer backups.
           *[other] { $file } still holds what { $count } later erasures removed. Delete it once you have enough newer backups.
        }
        [drilled] { $assessed ->
            [0] Restored { $file } into a scratch place in { $seconds } s: data version { $version } (ledger fingerprint { $hash }) is whole. No figure has a status yet.
            [one] Restored { $file } into a scratch place and assessed it in { $seconds } s: data version { $version } (ledger fingerprint { $hash }) is whole, and { $assessed } figure of { $year } has a status.
           *[other] Restored { $file } into a scratch place and assessed it in { $seconds } s: data version { $version } (ledger fingerprint { $hash }) is whole, and { $assessed } figures of { $year } have a status.
        }
       *[intact] { $file } is intact: data version { $version } (ledger fingerprint { $hash }), made { $moment }.
    }
message-restore =
    { $kind ->
        [done] Restored the ledger { $ledger } to data version { $version }, as of { $moment }. Repeat what was saved, erased or locked since, and disable again the people who were. Then start Goalline.
        [possible] The backup can be restored to { $ledger }: data version { $version }, as of { $moment }. Nothing was changed.
        [moved] Moved aside what was there: { $file }.
       *[in_the_way] This would be moved aside: { $file }.
    }
message-run-not-opened =
    { $kind ->
        [in_use] Port { $port } is in use by another program: choose another one, for example { $other }.
       *[other] Port { $port } cannot be opened: { $said }.
    }
message-migrate =
    { $kind ->
        [current] The ledger { $ledger } has the schema that this version reads. There is nothing to migrate.
        [needed] The ledger { $ledger } has to be migrated (steps: { $steps }). Stop Goalline everywhere, then run “goalline migrate --backup DIR”.
       *[done] Migrated the ledger { $ledger } (steps: { $steps }) and verified it. The ledger as it was is in { $file }.
    }
error-migrate-no-backup = Give a folder for a backup with --backup. Without one nothing is migrated.
error-backup =
    { $kind ->
        [what] Give either a folder for the backup, or --verify with a file.
        [keep] --keep { $found } would leave no backup. Give 1 or more.
        [no_folder] There is no folder { $folder }, so nothing was backed up. Check that its disk is there, or create it.
        [unreadable] Cannot read { $file } ({ $said }).
        [damaged] { $file } is not a backup of Goalline, or it was cut off or altered. Do not rely on it; use another backup.
        [none] There is no backup of this ledger in { $folder }. Make one first.
        [no_scratch] The drill needs a scratch database on the server, which could not be created or removed ({ $said }). Let its user create databases (ALTER ROLE … CREATEDB), or drill where the user may.
        [no_client] The program { $program } is missing, which backs up and restores a ledger on PostgreSQL. Install PostgreSQL’s client programs (on Debian the package postgresql-client), of the server’s version or later.
       *[client_failed] { $program } stopped ({ $said }). Nothing was backed up or restored.
    }
error-restore =
    { $kind ->
        [running] Goalline is running on { $ledger }, or on another ledger in the same folder. Stop it everywhere, then restore.
        [stands] There is a ledger at { $ledger }, so nothing was changed. To go back to the backup on purpose, move that ledger away, or name an empty database.
        [other_database] This backup is of a ledger { $kind_of_backup ->
            [sqlite] in a file, and GOALLINE_LEDGER names a PostgreSQL database
           *[postgresql] on PostgreSQL, and GOALLINE_LEDGER names a file
        }. Name the right place.
       *[other_format] { $file } was made by Goalline { $program }, whose ledgers this version does not read. Restore it with that version.
    }
