-- End the validity of a submission.
UPDATE validity SET to_version = $version WHERE submission = $submission AND to_version IS NULL
