-- The rows of an erased submission are no longer there, at any version.
DELETE FROM rows WHERE submission_version = $submission_version
