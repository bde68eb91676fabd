-- All adoptions of a catalogue up to $version, first to last.
SELECT version, submission FROM event WHERE kind = 'adopted' AND version <= $version ORDER BY version
