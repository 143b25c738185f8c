# The words of the interface (https://projectfluent.org). A theme or a site may change any of them in a file of the same name in its
# own `languages/` folder, and add languages. Words that a language lacks are these.

## Every page

skip = Skip to the text
site-navigation = Site
nav-documents = Documents
nav-instruments = Instruments
nav-authorities = Authorities
made-with = made with { $program }
this-page = This page: { $address }

# Between the parts of a citation: “A/1, para. 2”, “annex I, para. 3; note 4”, “3, 5 and 7”.
cited-place = { $document }, { $place }
between-parts = { ", " }
between-groups = { "; " }
between-numbers = { ", " }
last-of-several = { $numbers } and { $last }
from-to = { $first } to { $last }
quoted = “{ $words }”

date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }

## Places in a document, as they are cited. The spaces after abbreviations do not break.

at-title = title
at-paragraph = para.{ "\u00A0" }{ $number }
at-paragraphs = paras.{ "\u00A0" }{ $number }
at-note = note{ "\u00A0" }{ $number }
at-notes = notes{ "\u00A0" }{ $number }
at-table = table{ "\u00A0" }{ $number }
at-tables = tables{ "\u00A0" }{ $number }
at-item = { $above }, { ordinal } item
at-counted = { ordinal } para.
at-counted-unnumbered = { ordinal } unnumbered para.
ordinal = { $place ->
    [1] first
    [2] second
    [3] third
    [4] fourth
    [5] fifth
    [6] sixth
    [7] seventh
    [8] eighth
    [9] ninth
    [10] tenth
   *[other] { NUMBER($place, type: "ordinal") ->
        [one] { $place }st
        [two] { $place }nd
        [few] { $place }rd
       *[other] { $place }th
    }
}
at-annex = annex{ "\u00A0" }{ $number }
at-appendix = appendix{ "\u00A0" }{ $number }
at-article = art.{ "\u00A0" }{ $number }
at-attachment = attachment{ "\u00A0" }{ $number }
at-book = book{ "\u00A0" }{ $number }
at-chapter = chap.{ "\u00A0" }{ $number }
at-conclusion = conclusion{ "\u00A0" }{ $number }
at-enclosure = enclosure{ "\u00A0" }{ $number }
at-guideline = guideline{ "\u00A0" }{ $number }
at-part = part{ "\u00A0" }{ $number }
at-principle = principle{ "\u00A0" }{ $number }
at-recommendation = recommendation{ "\u00A0" }{ $number }
at-regulation = regulation{ "\u00A0" }{ $number }
at-rule = rule{ "\u00A0" }{ $number }
at-schedule = schedule{ "\u00A0" }{ $number }
at-section = sect.{ "\u00A0" }{ $number }
at-title-division = title{ "\u00A0" }{ $number }
provision-paragraph = paragraph { $number }
provision-point = point { $number }
in-this-document = In this document: { $place }
of-instrument = { $instrument }, article { $number }
of-instrument-provision = { $instrument }, article { $number }, { $provision }
titled = { $place }: { $title }

## Counting

paragraphs = { $count ->
    [one] { $count } paragraph
   *[other] { $count } paragraphs
}
citations = { $count ->
    [one] { $count } citation
   *[other] { $count } citations
}
documents = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
in-documents = in { documents }
citations-in-documents = { $citations ->
    [one] { $citations } citation
   *[other] { $citations } citations
} in { $documents ->
    [one] { $documents } document
   *[other] { $documents } documents
}
cited-in-documents = Cited { $citations ->
    [one] { $citations } time
   *[other] { $citations } times
} in { $documents ->
    [one] { $documents } document
   *[other] { $documents } documents
}.
authorities-cited = { $authorities ->
    [one] { $authorities } authority
   *[other] { $authorities } authorities
}, cited { $citations ->
    [one] { $citations } time
   *[other] { $citations } times
}.

## The first page

documents-title = Documents
no-date = no date
untitled = untitled; named after its first heading
no-documents = There are no documents yet.
instruments-title = Treaties, protocols and other instruments
map-title = Map of documents and instruments
authorities-title = Table of authorities

## A document

contents = Contents
notes = Notes
further-notes = Further notes
title-made-up = The text states no title; this one is taken from its first heading.
fact-symbol = Symbol
fact-date = Date
fact-agenda-item = Agenda item
fact-distribution = Distribution
fact-original = Original
cite-document = Cite this document
cited-in = Cited in { $places }
cites = Cites
cited-by = Cited by
fact-meeting = Meeting
table = Table
this-document = This document: { $address }
as-data = as data (JSON)
note-mark = note { $label }
back-to-note = Back to where note { $label } is cited
back-to-note-place = Back to where note { $label } is cited ({ $place })
for-bibtex = for LaTeX
for-ris = for Zotero, EndNote and the like
for-csl = for citation styles

## A paragraph's own page

where-it-stands = Where it stands
read-in-document = Read it in the document
more-below = { $count } more below it
cite = Cite
address = Address
send = Send
by-email = by e-mail
neighbours = Neighbours

## Addresses of before

number-moved = Earlier, this number stood on “{ $words }”, now { $place }.
number-gone = Earlier, this number stood on “{ $words }”, which is no longer in the text.
without-words = Something without words.
same-words-at = The same words stand at { $place }.
no-longer = Addresses that no longer stand
no-longer-about = What stood there is no longer in the text.
formerly = Earlier, this address was that of { $page }: an older link may mean that page.
moved-title = This address has moved
moved-about = This address has moved.
moved = What stood here is now at { $page }.
gone-title = What stood here is gone
gone-elsewhere-title = What stood here is elsewhere now
gone-about = What stood at this address.
gone = “{ $words }” stood here and is no longer there: { $page }.
gone-without-words = Something without words stood here and is no longer there: { $page }.
withdrawn-document = This document is no longer on this site
withdrawn-page = This page is no longer on this site
withdrawn-about = This page is no longer on this site.
withdrawn-titled = “{ $title }” was published as { $address }.
withdrawn = It was published as { $address }.
what-is-now = What is there now is listed in the { $index }.
index-of-all = index of documents and instruments
stood-at-addresses = What stood at its addresses
not-found = Page not found
not-found-title = There is no page at this address
not-found-about = There is no page at this address.
not-found-why = The link may have been cut or changed on its way: mail programs sometimes drop what follows a { $sign }, add a full stop or a bracket, or break a long address over two lines. Look at the end of the address first.
all-is-listed = Everything this site holds is listed in the { $index }.

## Instruments

instruments = Instruments
instruments-about = Treaties, protocols and other instruments, and who cites them.
instruments-lead = Each page gives the facts of an instrument and, article by article, the paragraphs that cite it.
instrument-about = { $title }: facts, articles, and the paragraphs that cite them.
not-cited = not cited
not-cited-here = No document of this site cites it.
not-verified = (not verified)
title-not-verified = (title not verified)
titles-not-verified = (titles not verified)
who-cites-articles = Who cites which article
who-cites-it = Who cites it
all-documents = All { documents }
by-article = By article
article = Article { $number }
article-titled = Article { $number }: { $title }
article-provision = Article { $number }, { $provision }
article-whole = Article { $number } as a whole
instrument-whole = The instrument as a whole
other-articles = Its other articles
its-articles = Its articles
citing-documents = Documents that cite it
filter-words = Words
filter-document = Document
filter-all = all { $count }
filter-all-here = all { $count } on this page
sheets = Pages of this list
sheet = Page
heat-document = Document
heat-sum = all
heat-documents = All documents
heat-whole = whole
heat-others = other
other-articles-counted = { $count ->
    [one] { $count } other article
   *[other] { $count } other articles
}
other-documents-counted = { $count ->
    [one] { $count } other document
   *[other] { $count } other documents
}
fact-supplements = Supplements
fact-adopted = Adopted
fact-in-force = In force since
fact-resolution = Resolution
fact-treaty-series = Treaty series
fact-document = Document
fact-record = Official record
fact-articles = Articles
fact-aliases = Also called
fact-supplemented = Supplemented by
adopted-at = { $date }, { $place }
assembly = General Assembly
assembly-resolution = General Assembly resolution { $number }
series-united-nations = United Nations, Treaty Series
series-council-of-europe = Council of Europe Treaty Series
series-volume = vol. { $number }
series-page = p. { $number }
series-number = No. { $number }

## The table of authorities

authorities-about = Every treaty, resolution, document and treaty series that the documents cite, and where.
authorities-lead = Everything that the documents of this site cite, and the places where they do. A { $map } shows who cites what at a glance.
authorities-map = map
authorities-apart = These are the most cited of each kind; the pages below each list name all, with the places.
series-twice = A treaty that is cited by its place in a series, or by the resolution that holds it, is listed under its own name too.
external-as-written = Named in the texts, as they write it; this site has no page for them.
pages-of = Pages: { $title }
all-counted = All { $count }
all-counted-from = All { $count }, from
no-authorities = No document cites anything yet.
as-a-whole = as a whole
kind-instrument = Treaties and other instruments
kind-external = Treaties without a page here
kind-resolution = Resolutions and decisions
kind-document = Documents
kind-treaty-series = Treaty series
kind-web = Addresses on the web
resolution = Resolution { $number }
decision = Decision { $number }
resolution-of = { $issuer } resolution { $number }
decision-of = { $issuer } decision { $number }
for-programs = As data
for-csv = for spreadsheets, a row for each target of a reference
for-graphml = the network, for Gephi and the like
for-json = everything, for programs
for-json-ld = the linked mentions as Web Annotations, for annotation tools
csv-columns = Columns of the CSV file
graphml-attributes = Attributes in the GraphML file

## The map

map-about = Which documents cite which instruments, and how often.
map-lead = Documents stand on the left, the newest first; the instruments they cite on the right. The broader a band, the more citations it stands for. The { $authorities } lists them all.
map-authorities = table of authorities
map-sideways = The drawing is wider than this screen: move it sideways, or read it { $words }.
map-in-words-link = in words
map-drawing = Map
map-drawing-title = Which documents cite which instruments
map-drawing-about = { documents } on the left, { $instruments ->
    [one] { $instruments } instrument
   *[other] { $instruments } instruments
} on the right, and bands between them. The same in words follows below the drawing.
map-left-out = The map has room for the { $documents } documents that cite most, the { $instruments } instruments cited most and the { $bands } broadest bands between them. The words below leave nothing out.
map-in-words = In words
map-list-title = Documents and what they cite
map-empty = No document cites an instrument of this site yet.
map-document = { $title }: { citations }
map-instrument = { $title }: { citations-in-documents }
map-band = { $citing } cites { $cited }: { citations }

## Other languages

languages = Languages
side-by-side = side by side
side-by-side-with = Side by side with { $language }
not-in-language = Not in { $language }
beside-about = The text in two languages, paragraph beside paragraph.

## What a symbol says about a document that is elsewhere

symbol-resolution = resolution
symbol-decision = decision
symbol-addendum = addendum
symbol-corrigendum = corrigendum
symbol-revision = revision
symbol-draft = draft
symbol-information = information document
symbol-summary-record = summary record
symbol-verbatim-record = verbatim record
symbol-working-paper = working paper
symbol-room-paper = conference room paper
symbol-working-group = working group
symbol-session = session { $number } ({ $year })

## The search

search = Search
search-about = Search the texts of this site, paragraph by paragraph.
search-words = Words to look for
search-help = Words, “an exact phrase” in quotation marks, a symbol or a part of one, such as 70/1.
search-kind = Kind
search-body = Body
search-year = Year
search-instrument = Cites
search-any = any
search-documents = Documents
search-instruments = Instruments
search-pages = Pages
search-without-script = The search needs a script. Without one, here are all documents.

## For scripts. These have no plurals: a script puts values in place of the names in them.

script-cited-place = { $document }, { $place }
script-quotation = “{ $words }”
script-no-place = This document has no “{ $place }”.
script-nearest = The nearest is paragraph { $number }.
script-link-copied = Link copied
script-citation-copied = Citation copied
script-quotation-copied = Quotation copied
script-passage-copied = Link to the passage copied
script-cannot-copy = The browser does not let this page copy
script-copy-link = Copy link
script-copy-citation = Copy citation
script-copy-quotation = Copy as quotation
script-copy-passage = Copy link to this passage
script-email = E-mail this
script-share = Share …
script-open-page = Open its page
script-shown = { $shown } of { $all } shown
script-perhaps = Perhaps you are looking for:
script-note = note { $label }
script-link-to-heading = Link to this heading
script-display = Display
script-as-system = As the system
script-light = Light
script-dark = Dark
script-contrast = More contrast
script-jump = Go to
script-jump-hint = Smuggling Protocol 16(3)
script-jump-none = Nothing here has that name
script-continue = Continue at { $place }
script-dismiss = Dismiss
script-found = { $shown } of { $all } texts shown
script-none-found = Nothing was found.
script-searching = Searching …
script-more-results = More results
script-more-here = More in this text
script-search-failed = The search could not be loaded. Here are all documents.
