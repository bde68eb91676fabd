### The public edition: the command that makes it, and its pages.

command-edition = Make the public edition of the releases: a folder of static pages and open data for any web server.
command-edition-out = the folder to make; one with earlier editions is replaced once the new one is complete
command-edition-version = data version of the release to make as the latest (default: the last release)
command-edition-base = public address of the folder, such as https://data.example.org; the pages name it as their lasting address
message-edition-done = { $out } holds the edition “{ $name }” (data version { $version }) and those before it: { $files } files.

error-edition =
    { $kind ->
        [not_ours] { $out } is not empty and holds no editions of Goalline. Choose another folder.
        [busy] Another build of { $out } is under way. Wait until it has ended.
        [not_released] Data version { $version } is not a release in force. Without --version, the last release is made.
       *[cannot_write] { $out } cannot be written: { $said }. The edition before is unchanged.
    }
