# Слова интерфейса на русском языке, как принято в Организации Объединенных Наций.

## Every page

skip = Перейти к тексту
site-navigation = Сайт
nav-documents = Документы
nav-instruments = Договоры
nav-authorities = Источники
made-with = создано с помощью { $program }
this-page = Эта страница: { $address }

cited-place = { $document }, { $place }
between-parts = { ", " }
between-groups = { "; " }
between-numbers = { ", " }
last-of-several = { $numbers } и { $last }
from-to = { $first } — { $last }
quoted = «{ $words }»

date = { $day } { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
} { $year } года

## Places in a document

at-title = название
at-paragraph = пункт{ "\u00A0" }{ $number }
at-paragraphs = пункты{ "\u00A0" }{ $number }
at-note = сноска{ "\u00A0" }{ $number }
at-notes = сноски{ "\u00A0" }{ $number }
at-table = таблица{ "\u00A0" }{ $number }
at-tables = таблицы{ "\u00A0" }{ $number }
at-item = { $above }, { ordinal } элемент
at-counted = { ordinal } абзац
at-counted-unnumbered = { ordinal } ненумерованный абзац
ordinal = { $place ->
    [1] первый
    [2] второй
    [3] третий
    [4] четвертый
    [5] пятый
    [6] шестой
    [7] седьмой
    [8] восьмой
    [9] девятый
    [10] десятый
   *[other] { $place }-й
}
at-annex = приложение{ "\u00A0" }{ $number }
at-appendix = добавление{ "\u00A0" }{ $number }
at-article = статья{ "\u00A0" }{ $number }
at-attachment = дополнение{ "\u00A0" }{ $number }
at-book = книга{ "\u00A0" }{ $number }
at-chapter = глава{ "\u00A0" }{ $number }
at-conclusion = вывод{ "\u00A0" }{ $number }
at-enclosure = добавление{ "\u00A0" }{ $number }
at-guideline = руководящее положение{ "\u00A0" }{ $number }
at-part = часть{ "\u00A0" }{ $number }
at-principle = принцип{ "\u00A0" }{ $number }
at-recommendation = рекомендация{ "\u00A0" }{ $number }
at-regulation = положение{ "\u00A0" }{ $number }
at-rule = правило{ "\u00A0" }{ $number }
at-schedule = перечень{ "\u00A0" }{ $number }
at-section = раздел{ "\u00A0" }{ $number }
at-title-division = титул{ "\u00A0" }{ $number }
provision-paragraph = пункт { $number }
provision-point = подпункт { $number }
in-this-document = В этом документе: { $place }
of-instrument = { $instrument }, статья { $number }
of-instrument-provision = { $instrument }, статья { $number }, { $provision }
titled = { $place }: { $title }

## Counting

paragraphs = { $count ->
    [one] { $count } пункт
    [few] { $count } пункта
   *[many] { $count } пунктов
}
citations = { $count ->
    [one] { $count } ссылка
    [few] { $count } ссылки
   *[many] { $count } ссылок
}
documents = { $count ->
    [one] { $count } документ
    [few] { $count } документа
   *[many] { $count } документов
}
in-documents = { $count ->
    [one] в { $count } документе
   *[many] в { $count } документах
}
citations-in-documents = { $citations ->
    [one] { $citations } ссылка
    [few] { $citations } ссылки
   *[many] { $citations } ссылок
} в { $documents ->
    [one] { $documents } документе
   *[many] { $documents } документах
}
cited-in-documents = { $citations ->
    [one] { $citations } ссылка
    [few] { $citations } ссылки
   *[many] { $citations } ссылок
} в { $documents ->
    [one] { $documents } документе
   *[many] { $documents } документах
}.
authorities-cited = { $authorities ->
    [one] { $authorities } источник
    [few] { $authorities } источника
   *[many] { $authorities } источников
}, { $citations ->
    [one] { $citations } ссылка
    [few] { $citations } ссылки
   *[many] { $citations } ссылок
}.

## The first page

documents-title = Документы
no-date = без даты
untitled = без названия; назван по первому заголовку
no-documents = Документов пока нет.
instruments-title = Договоры, протоколы и другие документы
map-title = Карта документов и договоров
authorities-title = Указатель источников

## A document

contents = Содержание
notes = Сноски
further-notes = Другие сноски
title-made-up = В тексте нет названия; оно взято из первого заголовка.
fact-symbol = Условное обозначение
fact-date = Дата
fact-agenda-item = Пункт повестки дня
fact-distribution = Распространение
fact-original = Язык оригинала
cite-document = Сослаться на этот документ
cited-in = Ссылки: { $places }
cites = Ссылается на
cited-by = Цитируется в
fact-meeting = Заседание
table = Таблица
this-document = Этот документ: { $address }
as-data = в виде данных (JSON)
note-mark = сноска { $label }
back-to-note = Назад к знаку сноски { $label }
back-to-note-place = Назад к знаку сноски { $label } ({ $place })
for-bibtex = для LaTeX
for-ris = для Zotero, EndNote и подобных программ
for-csl = для стилей библиографических ссылок

## A paragraph's own page

where-it-stands = Место в документе
read-in-document = Читать в документе
more-below = { $count ->
    [one] еще { $count } элемент
    [few] еще { $count } элемента
   *[many] еще { $count } элементов
}
cite = Ссылка
address = Адрес
send = Отправить
by-email = по электронной почте
neighbours = Соседние пункты

## Addresses of before

number-moved = Раньше под этим номером стояло: «{ $words }»; теперь эти слова здесь: { $place }.
number-gone = Раньше под этим номером стояло: «{ $words }»; этих слов в тексте больше нет.
without-words = Элемент без текста.
same-words-at = Те же слова находятся здесь: { $place }.
no-longer = Адреса, которых больше нет
no-longer-about = Того, что там находилось, в тексте больше нет.
formerly = Раньше по этому адресу находилась страница { $page }: старая ссылка может вести на нее.
moved-title = Адрес изменился
moved-about = Адрес изменился.
moved = То, что находилось здесь, теперь находится по адресу: { $page }.
gone-title = Того, что находилось здесь, больше нет
gone-elsewhere-title = То, что находилось здесь, теперь находится в другом месте
gone-about = Что находилось по этому адресу.
gone = Здесь стояло: «{ $words }»; теперь этих слов здесь нет: { $page }.
gone-without-words = Здесь стоял элемент без текста, которого больше нет: { $page }.
withdrawn-document = Этого документа на сайте больше нет
withdrawn-page = Этой страницы на сайте больше нет
withdrawn-about = Этой страницы на сайте больше нет.
withdrawn-titled = «{ $title }»: адрес публикации — { $address }.
withdrawn = Адрес публикации — { $address }.
what-is-now = Что есть на сайте сейчас: { $index }.
index-of-all = указатель документов и договоров
stood-at-addresses = Что находилось по его адресам
not-found = Страница не найдена
not-found-title = По этому адресу нет страницы
not-found-about = По этому адресу нет страницы.
not-found-why = Возможно, ссылка была обрезана или изменена по пути: почтовые программы иногда отбрасывают то, что следует за { $sign }, добавляют точку или скобку либо разбивают длинный адрес на две строки. Прежде всего проверьте конец адреса.
all-is-listed = Все, что есть на этом сайте: { $index }.

## Instruments

instruments = Договоры
instruments-about = Договоры, протоколы и другие документы и ссылки на них.
instruments-lead = На каждой странице приведены сведения о документе и, по статьям, пункты, в которых на него ссылаются.
instrument-about = { $title }: сведения, статьи и пункты, в которых на них ссылаются.
not-cited = ссылок нет
not-cited-here = В документах этого сайта ссылок на него нет.
not-verified = (не проверено)
title-not-verified = (название не проверено)
titles-not-verified = (названия не проверены)
who-cites-articles = Кто на какую статью ссылается
who-cites-it = Кто на него ссылается
all-documents = Все документы ({ $count })
by-article = По статьям
article = Статья { $number }
article-titled = Статья { $number }: { $title }
article-provision = Статья { $number }, { $provision }
article-whole = Статья { $number } в целом
instrument-whole = Документ в целом
other-articles = Другие статьи
its-articles = Статьи
citing-documents = Документы, в которых на него ссылаются
filter-words = Слова
filter-document = Документ
filter-all = все ({ $count })
filter-all-here = все на этой странице ({ $count })
sheets = Страницы этого списка
sheet = Страница
heat-document = Документ
heat-sum = всего
heat-documents = Все документы
heat-whole = в целом
heat-others = другие
other-articles-counted = { $count ->
    [one] еще { $count } статья
    [few] еще { $count } статьи
   *[many] еще { $count } статей
}
other-documents-counted = { $count ->
    [one] еще { $count } документ
    [few] еще { $count } документа
   *[many] еще { $count } документов
}
fact-supplements = Дополняет
fact-adopted = Принятие
fact-in-force = Вступление в силу
fact-resolution = Резолюция
fact-treaty-series = Сборник договоров
fact-document = Документ
fact-record = Официальный источник
fact-articles = Статьи
fact-aliases = Другие названия
fact-supplemented = Дополнен
adopted-at = { $date }, { $place }
assembly = Генеральная Ассамблея
assembly-resolution = резолюция { $number } Генеральной Ассамблеи
series-united-nations = United Nations, Treaty Series
series-council-of-europe = Серия договоров Совета Европы
series-volume = том { $number }
series-page = стр. { $number }
series-number = № { $number }

## The table of authorities

authorities-about = Все договоры, резолюции, документы и сборники договоров, на которые ссылаются документы, и места ссылок.
authorities-lead = Все, на что ссылаются документы этого сайта, и места ссылок. Кто на что ссылается, наглядно показывает { $map }.
authorities-map = карта
authorities-apart = Здесь приведены источники каждого вида, на которые ссылаются чаще всего; страницы под каждым списком называют все, с местами ссылок.
series-twice = Договор, на который ссылаются по месту в сборнике или по резолюции, в которой он содержится, приведен и под собственным названием.
external-as-written = Названы в текстах так, как там написано; страниц для них на этом сайте нет.
pages-of = Страницы: { $title }
all-counted = Все { $count }
all-counted-from = Все { $count }, начиная с:
no-authorities = Ни в одном документе пока нет ссылок.
as-a-whole = в целом
kind-instrument = Договоры и другие документы
kind-external = Договоры без страницы на этом сайте
kind-resolution = Резолюции и решения
kind-document = Документы
kind-treaty-series = Сборники договоров
kind-web = Адреса в Интернете
resolution = Резолюция { $number }
decision = Решение { $number }
resolution-of = { $issuer }, резолюция { $number }
decision-of = { $issuer }, решение { $number }
for-programs = В виде данных
for-csv = для электронных таблиц, строка на каждую цель ссылки
for-graphml = сеть, для Gephi и подобных программ
for-json = все, для программ
for-json-ld = связанные упоминания как веб-аннотации (Web Annotations)
csv-columns = Столбцы файла CSV
graphml-attributes = Атрибуты в файле GraphML

## The map

map-about = Какие документы на какие договоры ссылаются и сколько раз.
map-lead = Документы стоят слева, начиная с самых новых; договоры, на которые они ссылаются, — справа. Чем шире полоса, тем больше за ней ссылок. Полный список: { $authorities }.
map-authorities = указатель источников
map-sideways = Рисунок шире экрана: сдвиньте его или прочтите его { $words }.
map-in-words-link = в виде текста
map-drawing = Карта
map-drawing-title = Какие документы на какие договоры ссылаются
map-drawing-about = { documents } слева, { $instruments ->
    [one] { $instruments } договор
    [few] { $instruments } договора
   *[many] { $instruments } договоров
} справа и полосы между ними. Под рисунком следует то же в виде текста.
map-left-out = На карте помещаются документы, в которых больше всего ссылок ({ $documents }), договоры, на которые ссылаются чаще всего ({ $instruments }), и самые широкие полосы между ними ({ $bands }). В тексте ниже ничего не пропущено.
map-in-words = В виде текста
map-list-title = Документы и их источники
map-empty = Ни один документ пока не ссылается на договоры этого сайта.
map-document = { $title }: { citations }
map-instrument = { $title }: { citations-in-documents }
map-band = { $citing } → { $cited }: { citations }

## Other languages

languages = Языки
side-by-side = параллельно
side-by-side-with = Параллельно с текстом: { $language }
not-in-language = Отсутствует в этой версии: { $language }
beside-about = Текст на двух языках, пункт за пунктом.

## What a symbol says about a document that is elsewhere

symbol-resolution = резолюция
symbol-decision = решение
symbol-addendum = добавление
symbol-corrigendum = исправление
symbol-revision = пересмотр
symbol-draft = проект
symbol-information = информационный документ
symbol-summary-record = краткий отчёт
symbol-verbatim-record = стенографический отчёт
symbol-working-paper = рабочий документ
symbol-room-paper = документ зала заседаний
symbol-working-group = рабочая группа
symbol-session = сессия { $number } ({ $year })

## The search

search = Поиск
search-about = Поиск в текстах этого сайта по пунктам.
search-words = Искомые слова
search-help = Слова, «точная фраза» в кавычках, условное обозначение или его часть, например 70/1.
search-kind = Вид
search-body = Орган
search-year = Год
search-instrument = Ссылается на
search-any = любой
search-documents = Документы
search-instruments = Договоры
search-pages = Страницы
search-without-script = Для поиска нужен сценарий. Без него — список всех документов.

## For scripts

script-cited-place = { $document }, { $place }
script-quotation = «{ $words }»
script-no-place = В этом документе нет места «{ $place }».
script-nearest = Ближайший — пункт { $number }.
script-link-copied = Ссылка скопирована
script-citation-copied = Библиографическая ссылка скопирована
script-quotation-copied = Цитата скопирована
script-passage-copied = Ссылка на отрывок скопирована
script-cannot-copy = Браузер не разрешает этой странице копировать
script-copy-link = Копировать ссылку
script-copy-citation = Копировать библиографическую ссылку
script-copy-quotation = Копировать как цитату
script-copy-passage = Копировать ссылку на этот отрывок
script-email = Отправить по электронной почте
script-share = Поделиться…
script-open-page = Открыть отдельную страницу
script-shown = Показано: { $shown } из { $all }
script-perhaps = Возможно, вы ищете:
script-note = сноска { $label }
script-link-to-heading = Ссылка на этот заголовок
script-display = Отображение
script-as-system = Как в системе
script-light = Светлая
script-dark = Тёмная
script-contrast = Больше контраста
script-jump = Перейти к
script-jump-hint = Протокол против незаконного ввоза 16(3)
script-jump-none = Здесь нет ничего с таким названием
script-continue = Продолжить с { $place }
script-dismiss = Закрыть
script-found = Показано текстов: { $shown } из { $all }
script-none-found = Ничего не найдено.
script-searching = Поиск…
script-more-results = Еще результаты
script-more-here = Еще в этом тексте
script-search-failed = Не удалось загрузить поиск. Вот все документы.
