-- A note ceases to stand.
UPDATE note SET taken_back = $version WHERE version = $note
