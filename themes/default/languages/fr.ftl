# Les mots de l’interface en français, selon l’usage des Nations Unies.

## Every page

skip = Aller au texte
site-navigation = Site
nav-documents = Documents
nav-instruments = Instruments
nav-authorities = Sources
made-with = produit avec { $program }
this-page = Cette page : { $address }

cited-place = { $document }, { $place }
between-parts = { ", " }
between-groups = { " ; " }
between-numbers = { ", " }
last-of-several = { $numbers } et { $last }
from-to = { $first } à { $last }
quoted = « { $words } »

date = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
} { $year }

## Places in a document

at-title = titre
at-paragraph = par.{ "\u00A0" }{ $number }
at-paragraphs = par.{ "\u00A0" }{ $number }
at-note = note{ "\u00A0" }{ $number }
at-notes = notes{ "\u00A0" }{ $number }
at-table = tableau{ "\u00A0" }{ $number }
at-tables = tableaux{ "\u00A0" }{ $number }
at-item = { $above }, { ordinal } élément
at-counted = { ordinal } par.
at-counted-unnumbered = { ordinal } par. non numéroté
ordinal = { $place ->
    [1] premier
    [2] deuxième
    [3] troisième
    [4] quatrième
    [5] cinquième
    [6] sixième
    [7] septième
    [8] huitième
    [9] neuvième
    [10] dixième
   *[other] { $place }e
}
at-annex = annexe{ "\u00A0" }{ $number }
at-appendix = appendice{ "\u00A0" }{ $number }
at-article = art.{ "\u00A0" }{ $number }
at-attachment = pièce jointe{ "\u00A0" }{ $number }
at-book = livre{ "\u00A0" }{ $number }
at-chapter = chap.{ "\u00A0" }{ $number }
at-conclusion = conclusion{ "\u00A0" }{ $number }
at-enclosure = pièce jointe{ "\u00A0" }{ $number }
at-guideline = directive{ "\u00A0" }{ $number }
at-part = partie{ "\u00A0" }{ $number }
at-principle = principe{ "\u00A0" }{ $number }
at-recommendation = recommandation{ "\u00A0" }{ $number }
at-regulation = règle{ "\u00A0" }{ $number }
at-rule = règle{ "\u00A0" }{ $number }
at-schedule = tableau annexé{ "\u00A0" }{ $number }
at-section = sect.{ "\u00A0" }{ $number }
at-title-division = titre{ "\u00A0" }{ $number }
provision-paragraph = paragraphe { $number }
provision-point = alinéa { $number }
in-this-document = Dans ce document : { $place }
of-instrument = { $instrument }, article { $number }
of-instrument-provision = { $instrument }, article { $number }, { $provision }
titled = { $place } : { $title }

## Counting

paragraphs = { $count ->
    [one] { $count } paragraphe
   *[other] { $count } paragraphes
}
citations = { $count ->
    [one] { $count } citation
   *[other] { $count } citations
}
documents = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
in-documents = dans { documents }
citations-in-documents = { $citations ->
    [one] { $citations } citation
   *[other] { $citations } citations
} dans { $documents ->
    [one] { $documents } document
   *[other] { $documents } documents
}
cited-in-documents = Cité { $citations } fois dans { $documents ->
    [one] { $documents } document
   *[other] { $documents } documents
}.
authorities-cited = { $authorities ->
    [one] { $authorities } source, citée
   *[other] { $authorities } sources, citées
} { $citations } fois.

## The first page

documents-title = Documents
no-date = sans date
untitled = sans titre ; désigné par son premier intertitre
no-documents = Il n’y a pas encore de document.
instruments-title = Traités, protocoles et autres instruments
map-title = Carte des documents et des instruments
authorities-title = Table des sources

## A document

contents = Table des matières
notes = Notes
further-notes = Autres notes
title-made-up = Le texte n’indique pas de titre ; celui-ci est tiré de son premier intertitre.
fact-symbol = Cote
fact-date = Date
fact-agenda-item = Point de l’ordre du jour
fact-distribution = Distribution
fact-original = Original
cite-document = Citer ce document
cited-in = Cité dans { $places }
cites = Cite
cited-by = Cité par
fact-meeting = Réunion
table = Tableau
this-document = Ce document : { $address }
as-data = sous forme de données (JSON)
note-mark = note { $label }
back-to-note = Retour à l’appel de la note { $label }
back-to-note-place = Retour à l’appel de la note { $label } ({ $place })
for-bibtex = pour LaTeX
for-ris = pour Zotero, EndNote et autres
for-csl = pour les styles de citation

## A paragraph's own page

where-it-stands = Emplacement
read-in-document = Lire dans le document
more-below = { $count ->
    [one] encore { $count } élément
   *[other] encore { $count } éléments
}
cite = Citer
address = Adresse
send = Envoyer
by-email = par courriel
neighbours = Paragraphes voisins

## Addresses of before

number-moved = Ce numéro désignait auparavant « { $words } », qui se trouve maintenant ici : { $place }.
number-gone = Ce numéro désignait auparavant « { $words } », qui ne figure plus dans le texte.
without-words = Un élément sans texte.
same-words-at = Les mêmes mots se trouvent ici : { $place }.
no-longer = Adresses qui n’existent plus
no-longer-about = Ce qui s’y trouvait ne figure plus dans le texte.
formerly = Cette adresse était auparavant celle de { $page } : un lien ancien peut désigner cette page.
moved-title = Cette adresse a changé
moved-about = Cette adresse a changé.
moved = Ce qui se trouvait ici est désormais à l’adresse : { $page }.
gone-title = Ce qui se trouvait ici a disparu
gone-elsewhere-title = Ce qui se trouvait ici est maintenant ailleurs
gone-about = Ce qui se trouvait à cette adresse.
gone = « { $words } » se trouvait ici et n’y est plus : { $page }.
gone-without-words = Un élément sans texte se trouvait ici et n’y est plus : { $page }.
withdrawn-document = Ce document n’est plus sur ce site
withdrawn-page = Cette page n’est plus sur ce site
withdrawn-about = Cette page n’est plus sur ce site.
withdrawn-titled = « { $title } » était publié à l’adresse { $address }.
withdrawn = Il était publié à l’adresse { $address }.
what-is-now = Ce qui s’y trouve aujourd’hui figure ici : { $index }.
index-of-all = index des documents et des instruments
stood-at-addresses = Ce qui se trouvait à ses adresses
not-found = Page introuvable
not-found-title = Il n’y a pas de page à cette adresse
not-found-about = Il n’y a pas de page à cette adresse.
not-found-why = Le lien a peut-être été coupé ou modifié en chemin : les logiciels de messagerie suppriment parfois ce qui suit un { $sign }, ajoutent un point ou une parenthèse, ou coupent une longue adresse sur deux lignes. Vérifiez d’abord la fin de l’adresse.
all-is-listed = Tout ce que contient ce site est répertorié ici : { $index }.

## Instruments

instruments = Instruments
instruments-about = Traités, protocoles et autres instruments, et qui les cite.
instruments-lead = Chaque page donne les données essentielles d’un instrument et, article par article, les paragraphes qui le citent.
instrument-about = { $title } : données essentielles, articles et paragraphes qui les citent.
not-cited = non cité
not-cited-here = Aucun document de ce site ne le cite.
not-verified = (non vérifié)
title-not-verified = (titre non vérifié)
titles-not-verified = (titres non vérifiés)
who-cites-articles = Qui cite quel article
who-cites-it = Qui le cite
all-documents = Tous les documents ({ $count })
by-article = Par article
article = Article { $number }
article-titled = Article { $number } : { $title }
article-provision = Article { $number }, { $provision }
article-whole = Article { $number } dans son ensemble
instrument-whole = L’instrument dans son ensemble
other-articles = Ses autres articles
its-articles = Ses articles
citing-documents = Documents qui le citent
filter-words = Mots
filter-document = Document
filter-all = tous ({ $count })
filter-all-here = tous ({ $count } sur cette page)
sheets = Pages de cette liste
sheet = Page
heat-document = Document
heat-sum = total
heat-documents = Tous les documents
heat-whole = ensemble
heat-others = autres
other-articles-counted = { $count ->
    [one] { $count } autre article
   *[other] { $count } autres articles
}
other-documents-counted = { $count ->
    [one] { $count } autre document
   *[other] { $count } autres documents
}
fact-supplements = Complète
fact-adopted = Adoption
fact-in-force = En vigueur depuis
fact-resolution = Résolution
fact-treaty-series = Recueil des traités
fact-document = Document
fact-record = Source officielle
fact-articles = Articles
fact-aliases = Autres appellations
fact-supplemented = Complété par
adopted-at = { $date }, { $place }
assembly = Assemblée générale
assembly-resolution = résolution { $number } de l’Assemblée générale
series-united-nations = Nations Unies, Recueil des Traités
series-council-of-europe = Série des traités du Conseil de l’Europe
series-volume = vol. { $number }
series-page = p. { $number }
series-number = nº { $number }

## The table of authorities

authorities-about = Tous les traités, résolutions, documents et recueils de traités que citent les documents, et où.
authorities-lead = Tout ce que citent les documents de ce site, et les passages où ils le font. Pour voir d’un coup d’œil qui cite quoi : { $map }.
authorities-map = la carte
authorities-apart = Voici les plus cités de chaque catégorie ; les pages indiquées sous chaque liste les donnent tous, avec les passages.
series-twice = Un traité cité par sa place dans un recueil, ou par la résolution qui le contient, figure aussi sous son propre nom.
external-as-written = Nommés dans les textes, tels qu’ils les écrivent ; ce site n’a pas de page pour eux.
pages-of = Pages : { $title }
all-counted = Les { $count }
all-counted-from = Les { $count }, à partir de
no-authorities = Aucun document ne cite encore quoi que ce soit.
as-a-whole = dans son ensemble
kind-instrument = Traités et autres instruments
kind-external = Traités sans page sur ce site
kind-resolution = Résolutions et décisions
kind-document = Documents
kind-treaty-series = Recueils de traités
kind-web = Adresses sur le Web
resolution = Résolution { $number }
decision = Décision { $number }
resolution-of = { $issuer }, résolution { $number }
decision-of = { $issuer }, décision { $number }
for-programs = Sous forme de données
for-csv = pour les tableurs, une ligne par cible de référence
for-graphml = le réseau, pour Gephi et autres
for-json = l’ensemble, pour les programmes
for-json-ld = les mentions liées, sous forme d’annotations Web (Web Annotations)
csv-columns = Colonnes du fichier CSV
graphml-attributes = Attributs du fichier GraphML

## The map

map-about = Quels documents citent quels instruments, et combien de fois.
map-lead = Les documents sont à gauche, du plus récent au plus ancien ; les instruments qu’ils citent, à droite. Plus une bande est large, plus elle représente de citations. Pour la liste complète : { $authorities }.
map-authorities = la table des sources
map-sideways = Le dessin est plus large que cet écran : faites-le glisser latéralement ou lisez-le { $words }.
map-in-words-link = sous forme de texte
map-drawing = Carte
map-drawing-title = Quels documents citent quels instruments
map-drawing-about = { documents } à gauche, { $instruments ->
    [one] { $instruments } instrument
   *[other] { $instruments } instruments
} à droite, et des bandes entre eux. Le même contenu suit sous forme de texte.
map-left-out = La carte a place pour les { $documents } documents qui citent le plus, les { $instruments } instruments les plus cités et les { $bands } bandes les plus larges entre eux. Le texte ci-dessous n’omet rien.
map-in-words = Sous forme de texte
map-list-title = Les documents et ce qu’ils citent
map-empty = Aucun document ne cite encore un instrument de ce site.
map-document = { $title } : { citations }
map-instrument = { $title } : { citations-in-documents }
map-band = { $citing } cite { $cited } : { citations }

## Other languages

languages = Langues
side-by-side = en regard
side-by-side-with = En regard du texte en { $language }
not-in-language = Absent de cette version : { $language }
beside-about = Le texte en deux langues, paragraphe par paragraphe.

## What a symbol says about a document that is elsewhere

symbol-resolution = résolution
symbol-decision = décision
symbol-addendum = additif
symbol-corrigendum = rectificatif
symbol-revision = révision
symbol-draft = projet
symbol-information = document d’information
symbol-summary-record = compte rendu analytique
symbol-verbatim-record = procès-verbal
symbol-working-paper = document de travail
symbol-room-paper = document de séance
symbol-working-group = groupe de travail
symbol-session = session { $number } ({ $year })

## The search

search = Rechercher
search-about = Recherche dans les textes de ce site, paragraphe par paragraphe.
search-words = Mots à rechercher
search-help = Des mots, une « expression exacte » entre guillemets, une cote ou une partie de cote, par exemple 70/1.
search-kind = Type
search-body = Organe
search-year = Année
search-instrument = Cite
search-any = indifférent
search-documents = Documents
search-instruments = Instruments
search-pages = Pages
search-without-script = La recherche nécessite un script. À défaut, voici tous les documents.

## For scripts

script-cited-place = { $document }, { $place }
script-quotation = « { $words } »
script-no-place = Ce document ne contient pas « { $place } ».
script-nearest = Le plus proche est le paragraphe { $number }.
script-link-copied = Lien copié
script-citation-copied = Référence copiée
script-quotation-copied = Citation copiée
script-passage-copied = Lien vers le passage copié
script-cannot-copy = Le navigateur ne permet pas à cette page de copier
script-copy-link = Copier le lien
script-copy-citation = Copier la référence
script-copy-quotation = Copier comme citation
script-copy-passage = Copier le lien vers ce passage
script-email = Envoyer par courriel
script-share = Partager…
script-open-page = Ouvrir sa page
script-shown = { $shown } affichés sur { $all }
script-perhaps = Cherchez-vous :
script-note = note { $label }
script-link-to-heading = Lien vers cet intertitre
script-display = Affichage
script-as-system = Comme le système
script-light = Clair
script-dark = Sombre
script-contrast = Plus de contraste
script-jump = Aller à
script-jump-hint = Protocole contre le trafic illicite 16(3)
script-jump-none = Rien ici ne porte ce nom
script-continue = Reprendre à { $place }
script-dismiss = Fermer
script-found = { $shown } textes affichés sur { $all }
script-none-found = Aucun résultat.
script-searching = Recherche en cours…
script-more-results = Plus de résultats
script-more-here = Suite dans ce texte
script-search-failed = La recherche n’a pas pu être chargée. Voici tous les documents.
