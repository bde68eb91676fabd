-- Insert when a version was created.
INSERT INTO event BY NAME SELECT $version AS version, $moment AS moment
