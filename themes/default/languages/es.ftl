# Las palabras de la interfaz en español, según el uso de las Naciones Unidas.

## Every page

skip = Ir al texto
site-navigation = Sitio
nav-documents = Documentos
nav-instruments = Instrumentos
nav-authorities = Fuentes
made-with = hecho con { $program }
this-page = Esta página: { $address }

cited-place = { $document }, { $place }
between-parts = { ", " }
between-groups = { "; " }
between-numbers = { ", " }
last-of-several = { $numbers } y { $last }
from-to = { $first } a { $last }
quoted = “{ $words }”

date = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
} de { $year }

## Places in a document

at-title = título
at-paragraph = párr.{ "\u00A0" }{ $number }
at-paragraphs = párrs.{ "\u00A0" }{ $number }
at-note = nota{ "\u00A0" }{ $number }
at-notes = notas{ "\u00A0" }{ $number }
at-table = cuadro{ "\u00A0" }{ $number }
at-tables = cuadros{ "\u00A0" }{ $number }
at-item = { $above }, { ordinal } elemento
at-counted = { ordinal } párr.
at-counted-unnumbered = { ordinal } párr. no numerado
ordinal = { $place ->
    [1] primer
    [2] segundo
    [3] tercer
    [4] cuarto
    [5] quinto
    [6] sexto
    [7] séptimo
    [8] octavo
    [9] noveno
    [10] décimo
   *[other] { $place }.º
}
at-annex = anexo{ "\u00A0" }{ $number }
at-appendix = apéndice{ "\u00A0" }{ $number }
at-article = art.{ "\u00A0" }{ $number }
at-attachment = adjunto{ "\u00A0" }{ $number }
at-book = libro{ "\u00A0" }{ $number }
at-chapter = cap.{ "\u00A0" }{ $number }
at-conclusion = conclusión{ "\u00A0" }{ $number }
at-enclosure = documento adjunto{ "\u00A0" }{ $number }
at-guideline = directriz{ "\u00A0" }{ $number }
at-part = parte{ "\u00A0" }{ $number }
at-principle = principio{ "\u00A0" }{ $number }
at-recommendation = recomendación{ "\u00A0" }{ $number }
at-regulation = regla{ "\u00A0" }{ $number }
at-rule = regla{ "\u00A0" }{ $number }
at-schedule = lista{ "\u00A0" }{ $number }
at-section = secc.{ "\u00A0" }{ $number }
at-title-division = título{ "\u00A0" }{ $number }
provision-paragraph = párrafo { $number }
provision-point = apartado { $number }
in-this-document = En este documento: { $place }
of-instrument = { $instrument }, artículo { $number }
of-instrument-provision = { $instrument }, artículo { $number }, { $provision }
titled = { $place }: { $title }

## Counting

paragraphs = { $count ->
    [one] { $count } párrafo
   *[other] { $count } párrafos
}
citations = { $count ->
    [one] { $count } cita
   *[other] { $count } citas
}
documents = { $count ->
    [one] { $count } documento
   *[other] { $count } documentos
}
in-documents = en { documents }
citations-in-documents = { $citations ->
    [one] { $citations } cita
   *[other] { $citations } citas
} en { $documents ->
    [one] { $documents } documento
   *[other] { $documents } documentos
}
cited-in-documents = Citado { $citations ->
    [one] { $citations } vez
   *[other] { $citations } veces
} en { $documents ->
    [one] { $documents } documento
   *[other] { $documents } documentos
}.
authorities-cited = { $authorities ->
    [one] { $authorities } fuente, citada
   *[other] { $authorities } fuentes, citadas
} { $citations ->
    [one] { $citations } vez
   *[other] { $citations } veces
}.

## The first page

documents-title = Documentos
no-date = sin fecha
untitled = sin título; designado por su primer epígrafe
no-documents = Todavía no hay documentos.
instruments-title = Tratados, protocolos y otros instrumentos
map-title = Mapa de documentos e instrumentos
authorities-title = Tabla de fuentes

## A document

contents = Índice
notes = Notas
further-notes = Otras notas
title-made-up = El texto no indica título; este procede de su primer epígrafe.
fact-symbol = Signatura
fact-date = Fecha
fact-agenda-item = Tema del programa
fact-distribution = Distribución
fact-original = Original
cite-document = Citar este documento
cited-in = Citado en { $places }
cites = Cita
cited-by = Citado por
fact-meeting = Reunión
table = Cuadro
this-document = Este documento: { $address }
as-data = como datos (JSON)
note-mark = nota { $label }
back-to-note = Volver a la llamada de la nota { $label }
back-to-note-place = Volver a la llamada de la nota { $label } ({ $place })
for-bibtex = para LaTeX
for-ris = para Zotero, EndNote y similares
for-csl = para estilos de cita

## A paragraph's own page

where-it-stands = Dónde se encuentra
read-in-document = Leer en el documento
more-below = { $count ->
    [one] { $count } elemento más
   *[other] { $count } elementos más
}
cite = Citar
address = Dirección
send = Enviar
by-email = por correo electrónico
neighbours = Párrafos contiguos

## Addresses of before

number-moved = Antes, este número correspondía a “{ $words }”, que ahora está aquí: { $place }.
number-gone = Antes, este número correspondía a “{ $words }”, que ya no figura en el texto.
without-words = Un elemento sin texto.
same-words-at = Las mismas palabras están aquí: { $place }.
no-longer = Direcciones que ya no existen
no-longer-about = Lo que se encontraba allí ya no figura en el texto.
formerly = Antes, esta dirección era la de { $page }: un enlace antiguo puede referirse a esa página.
moved-title = Esta dirección ha cambiado
moved-about = Esta dirección ha cambiado.
moved = Lo que se encontraba aquí está ahora en { $page }.
gone-title = Lo que se encontraba aquí ya no existe
gone-elsewhere-title = Lo que se encontraba aquí está ahora en otro lugar
gone-about = Lo que se encontraba en esta dirección.
gone = “{ $words }” se encontraba aquí y ya no está: { $page }.
gone-without-words = Un elemento sin texto se encontraba aquí y ya no está: { $page }.
withdrawn-document = Este documento ya no está en este sitio
withdrawn-page = Esta página ya no está en este sitio
withdrawn-about = Esta página ya no está en este sitio.
withdrawn-titled = “{ $title }” se publicó en { $address }.
withdrawn = Se publicó en { $address }.
what-is-now = Lo que hay ahora figura aquí: { $index }.
index-of-all = índice de documentos e instrumentos
stood-at-addresses = Lo que se encontraba en sus direcciones
not-found = Página no encontrada
not-found-title = No hay ninguna página en esta dirección
not-found-about = No hay ninguna página en esta dirección.
not-found-why = Es posible que el enlace se haya cortado o modificado por el camino: los programas de correo a veces eliminan lo que sigue a un { $sign }, añaden un punto o un paréntesis, o dividen una dirección larga en dos líneas. Compruebe primero el final de la dirección.
all-is-listed = Todo lo que contiene este sitio figura aquí: { $index }.

## Instruments

instruments = Instrumentos
instruments-about = Tratados, protocolos y otros instrumentos, y quién los cita.
instruments-lead = Cada página ofrece los datos de un instrumento y, artículo por artículo, los párrafos que lo citan.
instrument-about = { $title }: datos, artículos y párrafos que los citan.
not-cited = no citado
not-cited-here = Ningún documento de este sitio lo cita.
not-verified = (sin verificar)
title-not-verified = (título sin verificar)
titles-not-verified = (títulos sin verificar)
who-cites-articles = Quién cita qué artículo
who-cites-it = Quién lo cita
all-documents = Todos los documentos ({ $count })
by-article = Por artículo
article = Artículo { $number }
article-titled = Artículo { $number }: { $title }
article-provision = Artículo { $number }, { $provision }
article-whole = Artículo { $number } en su conjunto
instrument-whole = El instrumento en su conjunto
other-articles = Sus demás artículos
its-articles = Sus artículos
citing-documents = Documentos que lo citan
filter-words = Palabras
filter-document = Documento
filter-all = todos ({ $count })
filter-all-here = todos ({ $count } en esta página)
sheets = Páginas de esta lista
sheet = Página
heat-document = Documento
heat-sum = total
heat-documents = Todos los documentos
heat-whole = conjunto
heat-others = otros
other-articles-counted = { $count ->
    [one] { $count } artículo más
   *[other] { $count } artículos más
}
other-documents-counted = { $count ->
    [one] { $count } documento más
   *[other] { $count } documentos más
}
fact-supplements = Complementa
fact-adopted = Aprobación
fact-in-force = En vigor desde
fact-resolution = Resolución
fact-treaty-series = Serie de tratados
fact-document = Documento
fact-record = Fuente oficial
fact-articles = Artículos
fact-aliases = También llamado
fact-supplemented = Complementado por
adopted-at = { $date }, { $place }
assembly = Asamblea General
assembly-resolution = resolución { $number } de la Asamblea General
series-united-nations = Naciones Unidas, Treaty Series
series-council-of-europe = Serie de Tratados del Consejo de Europa
series-volume = vol. { $number }
series-page = pág. { $number }
series-number = núm. { $number }

## The table of authorities

authorities-about = Todos los tratados, resoluciones, documentos y series de tratados que citan los documentos, y dónde.
authorities-lead = Todo lo que citan los documentos de este sitio y los lugares en que lo hacen. Para ver de un vistazo quién cita qué: { $map }.
authorities-map = el mapa
authorities-apart = Estas son las más citadas de cada tipo; las páginas indicadas debajo de cada lista las recogen todas, con los lugares.
series-twice = Un tratado citado por su lugar en una serie, o por la resolución que lo contiene, figura también con su propio nombre.
external-as-written = Nombrados en los textos, tal como los escriben; este sitio no tiene página para ellos.
pages-of = Páginas: { $title }
all-counted = Las { $count }
all-counted-from = Las { $count }, a partir de
no-authorities = Ningún documento cita nada todavía.
as-a-whole = en su conjunto
kind-instrument = Tratados y otros instrumentos
kind-external = Tratados sin página en este sitio
kind-resolution = Resoluciones y decisiones
kind-document = Documentos
kind-treaty-series = Series de tratados
kind-web = Direcciones en la Web
resolution = Resolución { $number }
decision = Decisión { $number }
resolution-of = { $issuer }, resolución { $number }
decision-of = { $issuer }, decisión { $number }
for-programs = Como datos
for-csv = para hojas de cálculo, una fila por cada destino de una referencia
for-graphml = la red, para Gephi y similares
for-json = todo, para programas
for-json-ld = las menciones enlazadas, como anotaciones web (Web Annotations)
csv-columns = Columnas del archivo CSV
graphml-attributes = Atributos del archivo GraphML

## The map

map-about = Qué documentos citan qué instrumentos, y cuántas veces.
map-lead = Los documentos están a la izquierda, primero los más recientes; los instrumentos que citan, a la derecha. Cuanto más ancha es una banda, más citas representa. Para la lista completa: { $authorities }.
map-authorities = la tabla de fuentes
map-sideways = El dibujo es más ancho que esta pantalla: desplácelo lateralmente o léalo { $words }.
map-in-words-link = en forma de texto
map-drawing = Mapa
map-drawing-title = Qué documentos citan qué instrumentos
map-drawing-about = { documents } a la izquierda, { $instruments ->
    [one] { $instruments } instrumento
   *[other] { $instruments } instrumentos
} a la derecha, y bandas entre ellos. El mismo contenido sigue en forma de texto.
map-left-out = El mapa tiene espacio para los { $documents } documentos que más citan, los { $instruments } instrumentos más citados y las { $bands } bandas más anchas entre ellos. El texto que sigue no omite nada.
map-in-words = En forma de texto
map-list-title = Los documentos y lo que citan
map-empty = Ningún documento cita todavía un instrumento de este sitio.
map-document = { $title }: { citations }
map-instrument = { $title }: { citations-in-documents }
map-band = { $citing } cita { $cited }: { citations }

## Other languages

languages = Idiomas
side-by-side = en paralelo
side-by-side-with = En paralelo con { $language }
not-in-language = No figura en esta versión: { $language }
beside-about = El texto en dos idiomas, párrafo por párrafo.

## What a symbol says about a document that is elsewhere

symbol-resolution = resolución
symbol-decision = decisión
symbol-addendum = adición
symbol-corrigendum = corrección
symbol-revision = revisión
symbol-draft = proyecto
symbol-information = documento informativo
symbol-summary-record = acta resumida
symbol-verbatim-record = acta literal
symbol-working-paper = documento de trabajo
symbol-room-paper = documento de sesión
symbol-working-group = grupo de trabajo
symbol-session = período de sesiones { $number } ({ $year })

## The search

search = Buscar
search-about = Búsqueda en los textos de este sitio, párrafo por párrafo.
search-words = Palabras que se buscan
search-help = Palabras, una “frase exacta” entre comillas, una signatura o parte de ella, por ejemplo 70/1.
search-kind = Tipo
search-body = Órgano
search-year = Año
search-instrument = Cita
search-any = cualquiera
search-documents = Documentos
search-instruments = Instrumentos
search-pages = Páginas
search-without-script = La búsqueda necesita un script. A falta de él, estos son todos los documentos.

## For scripts

script-cited-place = { $document }, { $place }
script-quotation = “{ $words }”
script-no-place = Este documento no contiene “{ $place }”.
script-nearest = El más cercano es el párrafo { $number }.
script-link-copied = Enlace copiado
script-citation-copied = Referencia copiada
script-quotation-copied = Cita copiada
script-passage-copied = Enlace al pasaje copiado
script-cannot-copy = El navegador no permite copiar a esta página
script-copy-link = Copiar enlace
script-copy-citation = Copiar referencia
script-copy-quotation = Copiar como cita
script-copy-passage = Copiar enlace a este pasaje
script-email = Enviar por correo electrónico
script-share = Compartir…
script-open-page = Abrir su página
script-shown = { $shown } de { $all } a la vista
script-perhaps = Quizá busque:
script-note = nota { $label }
script-link-to-heading = Enlace a este epígrafe
script-display = Presentación
script-as-system = Como el sistema
script-light = Claro
script-dark = Oscuro
script-contrast = Más contraste
script-jump = Ir a
script-jump-hint = Protocolo contra el Tráfico 16(3)
script-jump-none = Nada de aquí lleva ese nombre
script-continue = Seguir en { $place }
script-dismiss = Cerrar
script-found = { $shown } de { $all } textos a la vista
script-none-found = No se ha encontrado nada.
script-searching = Buscando…
script-more-results = Más resultados
script-more-here = Más en este texto
script-search-failed = No se ha podido cargar la búsqueda. Estos son todos los documentos.
