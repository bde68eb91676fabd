-- Insert the rows of submissions.
INSERT INTO rows BY NAME FROM incoming
