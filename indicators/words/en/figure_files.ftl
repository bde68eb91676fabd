### Under a figure: the figure as files, to copy as a picture or as text.

figure-files-title = Download or copy
figure-files-slide = PNG for a slide
figure-files-page = PNG for a document
figure-files-svg = SVG, sharp at any size
figure-files-pdf = PDF
figure-files-pptx = PowerPoint slide, editable
figure-files-csv = CSV, the figures drawn
figure-files-copy-picture = Copy picture
figure-files-copy-text = Copy as text
figure-files-not-copied = The browser did not allow copying. Download the PNG instead.
figure-files-busy = Too many figures are being drawn. Try again in a minute.
figure-files-text =
    { $source ->
        [none] { $finding }. Data version { $version }, as of { $day }.
       *[other] { $finding }. Source: { $source }. Data version { $version }, as of { $day }.
    }
