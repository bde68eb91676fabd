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
command-doctor =
    { $kind ->
        [ends] Exit status: 0 nothing is wrong; 1 something is, and each fault is printed with the command that fixes it; 3 an error in Goalline.
       *[plain] Check the whole installation: settings, ledger, disk, clock, Chromium, public address, sign-in, backups and edition. Changes nothing.
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
message-doctor =
    { $kind ->
        [state] { $state ->
            [ok] ok
            [wrong] WRONG
           *[skipped] skipped
        }
        [origin] { $origin ->
            [environment] environment
            [default] default
           *[file] first line of the file { $origin }
        }
        [end] { $faults ->
            [0] Nothing is wrong.
            [one] { $faults } fault. Run the command below it, then “goalline doctor” again.
           *[other] { $faults } faults. Run the command below each, then “goalline doctor” again.
        }
        [names] Every GOALLINE_ variable is a setting of Goalline.
        [name_unknown] { $variable } is not a setting of Goalline, so it has no effect. The nearest one is { $nearest }.
        [name_strange] { $variable } is not a setting of Goalline, so it has no effect.
        [values] Every setting can be used.
        [ledger] The ledger { $ledger } is intact: data version { $version }.
        [no_ledger] Not checked, because the ledger cannot be read.
        [modes] Only Goalline’s user can read the ledger and its folder.
        [modes_none] On Windows the rights of the folder apply.
        [mode] { $file } has the mode { $found } in place of { $expected }.
        [space] At least { $free } GB are free.
        [space_low] The disk of { $folder } has { $free } MB left. At least { $least } MB are needed. Delete or move what takes the space.
        [clock] The clock is not behind the newest entry of the ledger.
        [clock_apart] This machine’s clock is { $minutes } minutes { $direction ->
            [ahead] ahead of
           *[behind] behind
        } that of { $name }. Set the clock.
        [open_files] The limit of open files is { $limit }.
        [open_files_few] The limit of open files is { $limit }. Each visitor takes four, so set at least { $least }.
        [open_files_none] Windows has no limit of open files.
        [chromium] Pictures are drawn by { $file }.
        [fonts] Arabic and Chinese letters are drawn.
        [fonts_none] Not checked without Chromium.
        [fonts_lack] Chromium has no font for { $script ->
            [ar] Arabic
           *[zh] Chinese
        } letters, so pictures show boxes in their place.
        [clients] The programs of PostgreSQL that back up and restore are installed.
        [clients_none] A ledger in a file needs no programs of PostgreSQL.
        [address] Goalline answers at { $address }.
        [address_none] No public address is set (GOALLINE_URL).
        [address_away] Goalline cannot be reached at { $address } ({ $said }). Start it and its proxy.
        [address_untrusted] This machine does not trust the certificate of { $address } ({ $said }). Get a new one, or, if it is of your own authority, add that one by update-ca-certificates.
        [address_other] { $address } is answered with status { $status }, not by Goalline. Start it and its proxy.
        [websocket] Websockets reach Goalline at { $address }.
        [websocket_unseen] The proxy signs people in first, so websockets at { $address } were not tried.
        [websocket_lost] Websockets do not reach Goalline at { $address } (status { $status }), so screens stay empty. Let the proxy pass on the headers Upgrade and Connection.
        [sign_in] { $name } answers and signs people in who come from here.
        [sign_in_none] Nobody signs in at a provider here ({ $way }).
        [sign_in_unset] Not checked, because a setting of sign-in cannot be used.
        [sign_in_away] { $name } does not answer where people sign in ({ $said }).
        [sign_in_refused] { $name } does not sign people in who come from here (status { $status }). Register the address { $address } there, and check the client ID.
        [backup] The newest backup is { $file }, made { $moment }.
        [backup_nowhere] No folder of backups is set (GOALLINE_BACKUPS).
        [backup_old] The newest backup, { $file }, was made { $moment }, more than a day ago.
        [drill] A restore was last tried out on { $moment }.
        [drill_none] No backup was ever tried out.
        [drill_failed] On { $moment } the backup { $file } could not be restored.
        [drill_old] A restore was last tried out on { $moment }, more than a month ago.
        [edition] The public edition { $name } is in { $out }.
        [edition_none] Nothing is published.
        [edition_missing] The edition { $name } is published, but { $out } has none.
        [edition_other] The edition { $name } is published, from data version { $version }, but { $out } has “{ $found }” from data version { $found_version }.
        [edition_of_another] The edition { $name } is published, but the one in { $out } was made from another ledger.
       *[edition_altered] { $count } files of the edition in { $out } were altered or are missing, such as { $file }.
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
        [running] Goalline is running on { $ledger }, or on another ledger in the same folder. Stop it everywhere, then run the command again.
        [stands] There is a ledger at { $ledger }, so nothing was changed. To go back to the backup on purpose, move that ledger away, or name an empty database.
        [other_database] This backup is of a ledger { $kind_of_backup ->
            [sqlite] in a file, and GOALLINE_LEDGER names a PostgreSQL database
           *[postgresql] on PostgreSQL, and GOALLINE_LEDGER names a file
        }. Name the right place.
       *[other_format] { $file } holds a ledger of the schema { $schema }, which this version does not read. Restore it with the version that made it, Goalline { $program }.
    }
