-- A submission ceases to be valid.
UPDATE validity SET to_version = $version WHERE submission = $submission AND to_version IS NULL
