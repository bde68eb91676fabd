"""The public edition: a release as a folder of static pages and open data, which any web server can serve."""
