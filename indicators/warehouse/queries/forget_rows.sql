-- Delete the rows of an erased submission, at all versions.
DELETE FROM rows WHERE submission_version = $submission_version
