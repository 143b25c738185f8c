# كلمات الواجهة باللغة العربية، وفقا لاستعمال الأمم المتحدة.

## Every page

skip = انتقل إلى النص
site-navigation = الموقع
nav-documents = الوثائق
nav-instruments = الصكوك
nav-authorities = المراجع
made-with = أُعد باستخدام { $program }
this-page = هذه الصفحة: { $address }

cited-place = { $document }، { $place }
between-parts = { "، " }
between-groups = { "؛ " }
between-numbers = { " و" }
last-of-several = { $numbers } و{ $last }
from-to = { $first } إلى { $last }
quoted = ”{ $words }“

date = { $day } { $month ->
    [1] كانون الثاني/يناير
    [2] شباط/فبراير
    [3] آذار/مارس
    [4] نيسان/أبريل
    [5] أيار/مايو
    [6] حزيران/يونيه
    [7] تموز/يوليه
    [8] آب/أغسطس
    [9] أيلول/سبتمبر
    [10] تشرين الأول/أكتوبر
    [11] تشرين الثاني/نوفمبر
   *[12] كانون الأول/ديسمبر
} { $year }

## Places in a document

at-title = العنوان
at-paragraph = الفقرة{ "\u00A0" }{ $number }
at-paragraphs = الفقرات{ "\u00A0" }{ $number }
at-note = الحاشية{ "\u00A0" }{ $number }
at-notes = الحواشي{ "\u00A0" }{ $number }
at-table = الجدول{ "\u00A0" }{ $number }
at-tables = الجداول{ "\u00A0" }{ $number }
at-item = { $above }، البند { ordinal }
at-counted = الفقرة { $place ->
    [1] الأولى
    [2] الثانية
    [3] الثالثة
    [4] الرابعة
    [5] الخامسة
    [6] السادسة
    [7] السابعة
    [8] الثامنة
    [9] التاسعة
    [10] العاشرة
   *[other] { $place }
}
at-counted-unnumbered = { at-counted } غير المرقمة
ordinal = { $place ->
    [1] الأول
    [2] الثاني
    [3] الثالث
    [4] الرابع
    [5] الخامس
    [6] السادس
    [7] السابع
    [8] الثامن
    [9] التاسع
    [10] العاشر
   *[other] { $place }
}
at-annex = المرفق{ "\u00A0" }{ $number }
at-appendix = التذييل{ "\u00A0" }{ $number }
at-article = المادة{ "\u00A0" }{ $number }
at-attachment = الملحق{ "\u00A0" }{ $number }
at-book = الكتاب{ "\u00A0" }{ $number }
at-chapter = الفصل{ "\u00A0" }{ $number }
at-conclusion = الاستنتاج{ "\u00A0" }{ $number }
at-enclosure = الضميمة{ "\u00A0" }{ $number }
at-guideline = المبدأ التوجيهي{ "\u00A0" }{ $number }
at-part = الجزء{ "\u00A0" }{ $number }
at-principle = المبدأ{ "\u00A0" }{ $number }
at-recommendation = التوصية{ "\u00A0" }{ $number }
at-regulation = القاعدة التنظيمية{ "\u00A0" }{ $number }
at-rule = القاعدة{ "\u00A0" }{ $number }
at-schedule = الجدول الملحق{ "\u00A0" }{ $number }
at-section = الفرع{ "\u00A0" }{ $number }
at-title-division = الباب{ "\u00A0" }{ $number }
provision-paragraph = الفقرة { $number }
provision-point = الفقرة الفرعية { $number }
in-this-document = في هذه الوثيقة: { $place }
of-instrument = { $instrument }، المادة { $number }
of-instrument-provision = { $instrument }، المادة { $number }، { $provision }
titled = { $place }: { $title }

## Counting

paragraphs = { $count ->
    [zero] لا فقرات
    [one] فقرة واحدة
    [two] فقرتان
    [few] { $count } فقرات
   *[other] { $count } فقرة
}
citations = { $count ->
    [zero] لا استشهادات
    [one] استشهاد واحد
    [two] استشهادان
    [few] { $count } استشهادات
    [many] { $count } استشهادا
   *[other] { $count } استشهاد
}
documents = { $count ->
    [zero] لا وثائق
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $count } وثائق
   *[other] { $count } وثيقة
}
in-documents = في { $count ->
    [one] وثيقة واحدة
    [two] وثيقتين
    [few] { $count } وثائق
   *[other] { $count } وثيقة
}
citations-in-documents = { $citations ->
    [zero] لا استشهادات
    [one] استشهاد واحد
    [two] استشهادان
    [few] { $citations } استشهادات
    [many] { $citations } استشهادا
   *[other] { $citations } استشهاد
} في { $documents ->
    [one] وثيقة واحدة
    [two] وثيقتين
    [few] { $documents } وثائق
   *[other] { $documents } وثيقة
}
cited-in-documents = استُشهد به { $citations ->
    [one] مرة واحدة
    [two] مرتين
    [few] { $citations } مرات
   *[other] { $citations } مرة
} في { $documents ->
    [one] وثيقة واحدة
    [two] وثيقتين
    [few] { $documents } وثائق
   *[other] { $documents } وثيقة
}.
authorities-cited = { $authorities ->
    [one] مرجع واحد
    [two] مرجعان
    [few] { $authorities } مراجع
    [many] { $authorities } مرجعا
   *[other] { $authorities } مرجع
}، عدد الاستشهادات: { $citations }.

## The first page

documents-title = الوثائق
no-date = بلا تاريخ
untitled = بلا عنوان؛ سُميت بأول عنوان فرعي فيها
no-documents = لا توجد وثائق بعد.
instruments-title = المعاهدات والبروتوكولات والصكوك الأخرى
map-title = خريطة الوثائق والصكوك
authorities-title = ثبت المراجع

## A document

contents = المحتويات
notes = الحواشي
further-notes = حواش أخرى
title-made-up = لا يذكر النص عنوانا؛ وهذا العنوان مأخوذ من أول عنوان فرعي فيه.
fact-symbol = الرمز
fact-date = التاريخ
fact-agenda-item = بند جدول الأعمال
fact-distribution = التوزيع
fact-original = الأصل
cite-document = الاستشهاد بهذه الوثيقة
cited-in = استُشهد به في { $places }
cites = الوثائق المستشهد بها
cited-by = مستشهَد بها في
fact-meeting = الاجتماع
table = جدول
this-document = هذه الوثيقة: { $address }
as-data = في شكل بيانات (JSON)
note-mark = الحاشية { $label }
back-to-note = العودة إلى موضع الحاشية { $label }
back-to-note-place = العودة إلى موضع الحاشية { $label } ({ $place })
for-bibtex = لاستخدامها في LaTeX
for-ris = لاستخدامها في Zotero وEndNote وما شابههما
for-csl = لأنماط الاستشهاد

## A paragraph's own page

where-it-stands = موضعها
read-in-document = اقرأها في الوثيقة
more-below = { $count ->
    [one] بند واحد آخر
    [two] بندان آخران
    [few] { $count } بنود أخرى
   *[other] { $count } بندا آخر
}
cite = الاستشهاد
address = العنوان
send = الإرسال
by-email = بالبريد الإلكتروني
neighbours = الفقرات المجاورة

## Addresses of before

number-moved = كان هذا الرقم في السابق لعبارة ”{ $words }“، وهي الآن هنا: { $place }.
number-gone = كان هذا الرقم في السابق لعبارة ”{ $words }“، ولم تعد واردة في النص.
without-words = عنصر بلا نص.
same-words-at = العبارة نفسها ترد هنا: { $place }.
no-longer = عناوين لم تعد قائمة
no-longer-about = ما كان هناك لم يعد واردا في النص.
formerly = كان هذا العنوان في السابق عنوان { $page }: وقد يقصد رابط قديم تلك الصفحة.
moved-title = تغير هذا العنوان
moved-about = تغير هذا العنوان.
moved = ما كان هنا موجود الآن في: { $page }.
gone-title = ما كان هنا لم يعد موجودا
gone-elsewhere-title = ما كان هنا أصبح في موضع آخر
gone-about = ما كان في هذا العنوان.
gone = كانت عبارة ”{ $words }“ هنا ولم تعد موجودة: { $page }.
gone-without-words = كان هنا عنصر بلا نص ولم يعد موجودا: { $page }.
withdrawn-document = لم تعد هذه الوثيقة على هذا الموقع
withdrawn-page = لم تعد هذه الصفحة على هذا الموقع
withdrawn-about = لم تعد هذه الصفحة على هذا الموقع.
withdrawn-titled = ”{ $title }“، وعنوان النشر { $address }.
withdrawn = عنوان النشر { $address }.
what-is-now = ما هو موجود الآن مدرج هنا: { $index }.
index-of-all = فهرس الوثائق والصكوك
stood-at-addresses = ما كان في عناوينها
not-found = الصفحة غير موجودة
not-found-title = لا توجد صفحة في هذا العنوان
not-found-about = لا توجد صفحة في هذا العنوان.
not-found-why = ربما قُطع الرابط أو غُير في طريقه: فبرامج البريد تحذف أحيانا ما يلي { $sign }، أو تضيف نقطة أو قوسا، أو تقسم العنوان الطويل على سطرين. تحقق أولا من نهاية العنوان.
all-is-listed = كل ما يحتويه هذا الموقع مدرج هنا: { $index }.

## Instruments

instruments = الصكوك
instruments-about = المعاهدات والبروتوكولات والصكوك الأخرى وما يستشهد بها.
instruments-lead = تعرض كل صفحة بيانات الصك، والفقرات التي تستشهد به مادة فمادة.
instrument-about = { $title }: البيانات والمواد والفقرات التي تستشهد بها.
not-cited = لم يُستشهد به
not-cited-here = لا تستشهد به أي وثيقة في هذا الموقع.
not-verified = (لم يُتحقق منه)
title-not-verified = (لم يُتحقق من العنوان)
titles-not-verified = (لم يُتحقق من العناوين)
who-cites-articles = من يستشهد بأي مادة
who-cites-it = من يستشهد به
all-documents = جميع الوثائق ({ $count })
by-article = حسب المادة
article = المادة { $number }
article-titled = المادة { $number }: { $title }
article-provision = المادة { $number }، { $provision }
article-whole = المادة { $number } ككل
instrument-whole = الصك ككل
other-articles = مواده الأخرى
its-articles = مواده
citing-documents = الوثائق التي تستشهد به
filter-words = كلمات
filter-document = الوثيقة
filter-all = الكل ({ $count })
filter-all-here = الكل في هذه الصفحة ({ $count })
sheets = صفحات هذه القائمة
sheet = الصفحة
heat-document = الوثيقة
heat-sum = المجموع
heat-documents = جميع الوثائق
heat-whole = ككل
heat-others = أخرى
other-articles-counted = { $count ->
    [one] مادة واحدة أخرى
    [two] مادتان أخريان
    [few] { $count } مواد أخرى
   *[other] { $count } مادة أخرى
}
other-documents-counted = { $count ->
    [one] وثيقة واحدة أخرى
    [two] وثيقتان أخريان
    [few] { $count } وثائق أخرى
   *[other] { $count } وثيقة أخرى
}
fact-supplements = يكمل
fact-adopted = الاعتماد
fact-in-force = بدء النفاذ
fact-resolution = القرار
fact-treaty-series = مجموعة المعاهدات
fact-document = الوثيقة
fact-record = المصدر الرسمي
fact-articles = المواد
fact-aliases = يسمى أيضا
fact-supplemented = يكمله
adopted-at = { $date }، { $place }
assembly = الجمعية العامة
assembly-resolution = قرار الجمعية العامة { $number }
series-united-nations = الأمم المتحدة، مجموعة المعاهدات
series-council-of-europe = سلسلة معاهدات مجلس أوروبا
series-volume = المجلد { $number }
series-page = الصفحة { $number }
series-number = الرقم { $number }

## The table of authorities

authorities-about = جميع المعاهدات والقرارات والوثائق ومجموعات المعاهدات التي تستشهد بها الوثائق، ومواضع ذلك.
authorities-lead = كل ما تستشهد به وثائق هذا الموقع، ومواضع ذلك. ولمعرفة من يستشهد بماذا في لمحة واحدة: { $map }.
authorities-map = الخريطة
authorities-apart = هذه أكثر المراجع استشهادا بها من كل نوع؛ أما الصفحات المبينة تحت كل قائمة فتذكرها جميعا مع مواضعها.
series-twice = المعاهدة التي يُستشهد بها بموضعها في مجموعة معاهدات أو بالقرار الذي يتضمنها مدرجة كذلك تحت اسمها.
external-as-written = مذكورة في النصوص كما تكتبها؛ وليست لها صفحات في هذا الموقع.
pages-of = الصفحات: { $title }
all-counted = الكل ({ $count })
all-counted-from = الكل ({ $count })، ابتداء من
no-authorities = لا تستشهد أي وثيقة بشيء بعد.
as-a-whole = ككل
kind-instrument = المعاهدات والصكوك الأخرى
kind-external = معاهدات ليست لها صفحة هنا
kind-resolution = القرارات والمقررات
kind-document = الوثائق
kind-treaty-series = مجموعات المعاهدات
kind-web = عناوين على الشبكة
resolution = القرار { $number }
decision = المقرر { $number }
resolution-of = { $issuer }، القرار { $number }
decision-of = { $issuer }، المقرر { $number }
for-programs = في شكل بيانات
for-csv = لجداول البيانات، سطر لكل مرجع مستشهد به
for-graphml = الشبكة، لبرنامج Gephi وما شابهه
for-json = كل شيء، للبرامج
for-json-ld = الإشارات المرتبطة في شكل تعليقات توضيحية (Web Annotations)
csv-columns = أعمدة ملف CSV
graphml-attributes = سمات ملف GraphML

## The map

map-about = أي الوثائق تستشهد بأي الصكوك، وكم مرة.
map-lead = الوثائق إلى اليسار، أحدثها أولا؛ والصكوك التي تستشهد بها إلى اليمين. وكلما اتسع الشريط زاد عدد الاستشهادات التي يمثلها. وللاطلاع على القائمة الكاملة: { $authorities }.
map-authorities = ثبت المراجع
map-sideways = الرسم أعرض من هذه الشاشة: حركه جانبيا أو اقرأه { $words }.
map-in-words-link = نصا
map-drawing = الخريطة
map-drawing-title = أي الوثائق تستشهد بأي الصكوك
map-drawing-about = الوثائق إلى اليسار (عددها { $count }) والصكوك إلى اليمين (عددها { $instruments }) وبينها أشرطة. ويرد المضمون نفسه نصا تحت الرسم.
map-left-out = تتسع الخريطة للوثائق الأكثر استشهادا (عددها { $documents }) والصكوك التي يُستشهد بها أكثر من غيرها (عددها { $instruments }) وأعرض الأشرطة بينها (عددها { $bands }). ولا يغفل النص الوارد أدناه شيئا.
map-in-words = نصا
map-list-title = الوثائق وما تستشهد به
map-empty = لا تستشهد أي وثيقة بعد بصك من صكوك هذا الموقع.
map-document = { $title }: { citations }
map-instrument = { $title }: { citations-in-documents }
map-band = { $citing } تستشهد بما يلي: { $cited }: { citations }

## Other languages

languages = اللغات
side-by-side = جنبا إلى جنب
side-by-side-with = جنبا إلى جنب مع { $language }
not-in-language = لا يرد في هذه الصيغة: { $language }
beside-about = النص بلغتين، فقرة إلى جانب فقرة.

## What a symbol says about a document that is elsewhere

symbol-resolution = قرار
symbol-decision = مقرر
symbol-addendum = إضافة
symbol-corrigendum = تصويب
symbol-revision = تنقيح
symbol-draft = مشروع
symbol-information = وثيقة إعلامية
symbol-summary-record = محضر موجز
symbol-verbatim-record = محضر حرفي
symbol-working-paper = ورقة عمل
symbol-room-paper = ورقة غرفة اجتماعات
symbol-working-group = فريق عامل
symbol-session = الدورة { $number } ({ $year })

## The search

search = بحث
search-about = البحث في نصوص هذا الموقع فقرة فقرة.
search-words = الكلمات المطلوبة
search-help = كلمات، أو ”عبارة بعينها“ بين علامتي تنصيص، أو رمز وثيقة أو جزء منه، مثل 70/1.
search-kind = النوع
search-body = الهيئة
search-year = السنة
search-instrument = يستشهد بالصك
search-any = الكل
search-documents = الوثائق
search-instruments = الصكوك
search-pages = الصفحات
search-without-script = يحتاج البحث إلى برنامج نصي. وفيما يلي جميع الوثائق بدلا من ذلك.

## For scripts

script-cited-place = { $document }، { $place }
script-quotation = ”{ $words }“
script-no-place = لا يوجد في هذه الوثيقة ”{ $place }“.
script-nearest = الأقرب هي الفقرة { $number }.
script-link-copied = نُسخ الرابط
script-citation-copied = نُسخ الاستشهاد
script-quotation-copied = نُسخ الاقتباس
script-passage-copied = نُسخ رابط المقطع
script-cannot-copy = لا يسمح المتصفح لهذه الصفحة بالنسخ
script-copy-link = نسخ الرابط
script-copy-citation = نسخ الاستشهاد
script-copy-quotation = نسخ كاقتباس
script-copy-passage = نسخ رابط هذا المقطع
script-email = إرسال بالبريد الإلكتروني
script-share = مشاركة…
script-open-page = فتح صفحتها
script-shown = المعروض: { $shown } من { $all }
script-perhaps = ربما تبحث عن:
script-note = الحاشية { $label }
script-link-to-heading = رابط إلى هذا العنوان
script-display = العرض
script-as-system = كما في النظام
script-light = فاتح
script-dark = داكن
script-contrast = تباين أعلى
script-jump = انتقل إلى
script-jump-hint = بروتوكول تهريب المهاجرين 16(3)
script-jump-none = لا يوجد هنا ما يحمل هذا الاسم
script-continue = المتابعة من { $place }
script-dismiss = إغلاق
script-found = النصوص المعروضة: { $shown } من { $all }
script-none-found = لم يُعثر على شيء.
script-searching = جار البحث…
script-more-results = مزيد من النتائج
script-more-here = المزيد في هذا النص
script-search-failed = تعذر تحميل البحث. وفيما يلي جميع الوثائق.
