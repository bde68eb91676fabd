-- Take an event in.
INSERT INTO event VALUES ($version, $kind, $moment, $submission, $released, $name, $note)
