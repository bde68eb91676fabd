-- The submission with the catalogue in force at $version: the last one adopted.
SELECT submission FROM event WHERE kind = 'adopted' AND version <= $version ORDER BY version DESC LIMIT 1
