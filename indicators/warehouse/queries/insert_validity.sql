-- Insert the versions from and to which submissions are valid.
INSERT INTO validity BY NAME FROM incoming
