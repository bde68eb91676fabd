-- Each adoption of a catalogue up to $version, the first first.
SELECT version, submission FROM event WHERE kind = 'adopted' AND version <= $version ORDER BY version
