-- Insert the rows of a submission.
INSERT INTO rows BY NAME SELECT $submission_version AS submission_version, * FROM incoming
