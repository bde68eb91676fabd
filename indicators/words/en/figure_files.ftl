### Under a figure: the figure as files, to copy as a picture or as text.

figure-files-title = Download or copy
figure-files-slide = PNG
figure-files-slide-long = Picture of 1920 x 1080 pixels, for a slide
figure-files-column = PNG for Word
figure-files-column-long = Picture 16 cm wide for a column of text, at 300 dots per inch
figure-files-page = PNG, full page
figure-files-page-long = Picture the width of a page, at 300 dots per inch
figure-files-svg = SVG
figure-files-svg-long = Drawing that stays sharp at any size
figure-files-pdf = PDF
figure-files-pdf-long = Page with searchable text
figure-files-pptx = PowerPoint
figure-files-pptx-long = One slide with an editable chart
figure-files-csv = CSV
figure-files-csv-long = The figures in the chart, as a table
figure-files-copy-picture = Copy picture
figure-files-copy-text = Copy as text
figure-files-not-copied = The browser did not allow copying. Download the PNG instead.
figure-files-busy = Too many figures are being drawn. Try again in a minute.
figure-files-text = { $finding }. Data version { $version }, as of { $day }.
figure-files-text-source = { $finding }. Source: { $source }. Data version { $version }, as of { $day }.
