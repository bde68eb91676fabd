-- Record that a note was withdrawn.
UPDATE note SET taken_back = $version WHERE version = $note
