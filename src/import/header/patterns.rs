//! What the lines of a title block say of themselves, as patterns.
//!
//! In: nothing. Out: one pattern for each kind of line, in the languages and customs of intergovernmental documents. They are asked in
//! the order that `facts` gives; none of them knows a particular document.

use std::sync::LazyLock;

use regex::Regex;

pub(super) static DISTRIBUTION: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)^dist(?:r|ribution)?[.:]*\s*(\p{L}*)$"));
pub(super) static DISTRIBUTION_WORD: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)^(general|limited|restricted|provisional|générale|limitée|limitada)$"));
/// Names of the months in the languages whose title blocks are read, twelve of each.
pub(in crate::import) const MONTHS: [&str; 36] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];
pub(super) static DATE: LazyLock<Regex> =
    LazyLock::new(|| regex(&format!(r"(?i)^(\d{{1,2}})(?:st|nd|rd|th|er)? (?:de )?({})(?: de)? (\d{{4}})$", MONTHS.join("|"))));
/// A date as it is written in America: `June 9, 2034`.
pub(super) static MONTH_FIRST: LazyLock<Regex> = LazyLock::new(|| regex(r"^(\p{L}{3,9}) (\d{1,2}), (\d{4})$"));
/// What begins as the name of an instrument does is no body: `Statute of the Tribunal`.
pub(super) static INSTRUMENT: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?i)^(?:statute|charter|constitution|rules|regulations|convention|covenant|protocol|agreement|declaration) ")
});
/// Words with a date behind them.
pub(super) static DATED: LazyLock<Regex> =
    LazyLock::new(|| regex(&format!(r"(?i)^(.*\S)\s+(\d{{1,2}} (?:{}) \d{{4}})$", MONTHS.join("|"))));
pub(super) static ORIGINAL: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)^original\s*:\s*([\p{L}/, ]+)$"));
pub(super) static LANGUAGES_ONLY: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:arabic|chinese|english|french|russian|spanish)(?:[/, ]+(?:and )?(?:arabic|chinese|english|french|russian|spanish))* only$|^(?:english|français|español|русский)$",
    )
});
/// Whose documents they are is not asked: bodies come and go.
pub(super) static SYMBOL: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^[A-Z]{1,8}\s?(?:/\s?[A-Za-z0-9.()\-]+)+(?: \(\d{4}\))?\*?$|^(?:CRP|INF|WP|BP)\.\s?\d{1,3}(?:/Rev\.\s?\d)?$")
});
pub(super) static SESSION: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:[\p{L}-]+[ -]){1,4}(?:special )?session(?:\s*\(.*\))?$|^\d+(?:st|nd|rd|th) (?:(?:plenary )?meeting|session|day of .+)$|(?:^|\W)journal no\. \d|^(?:\p{L}+ ){1,4}per[ií]odo (?:\p{L}+ )?de sesiones$|^\d+\.?[ºo°] per[ií]odo de sesiones$|^.+ сессия$|^第.+届会议$|^الدورة .+$",
    )
});
pub(super) static PLACE_AND_DATE: LazyLock<Regex> = LazyLock::new(|| {
    regex(&format!(
        r"(?i)^(?:(?:held (?:at|in) )?(?-i:\p{{Lu}})[\p{{L}}.'’-]*(?: [\p{{L}}.'’-]+){{0,4}}(?:, [\p{{L}} .'’-]{{2,}})?,? )?\d{{1,2}}(?:st|nd|rd|th|er)?(?:[ ,–—-].*)?\b(?:{})\b.*\b\d{{4}}$",
        MONTHS.join("|")
    ))
});
pub(super) static AGENDA: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:provisional )?agenda items? ([0-9]+(?: ?\([a-z]+\))*(?:(?:,| and) [0-9]+(?: ?\([a-z]+\))*)*)|^items? ([0-9]+(?: ?\([a-z]+\))*(?:(?:,| and) [0-9]+(?: ?\([a-z]+\))*)*) of the (?:provisional |annotated )*agenda|^temas? ([0-9]+(?: ?[a-z]?\))*(?:(?:,| y) [0-9]+)*) (?:del programa|de la agenda)|^议程项目 ?([0-9]+(?:和[0-9]+)*)|^البند ([0-9]+) من جدول الأعمال|^пункт ([0-9]+) (?:предварительной )?повестки дня|^points? ([0-9]+(?: ?[a-z]?\))*(?:(?:,| et) [0-9]+)*) de l['’]ordre du jour",
    )
});
pub(super) static BODY: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:general assembly|security council|economic and social council|trusteeship council|human rights council|commission on .+|committee (?:on|against|of|for) .+|(?:open-ended |ad hoc )*(?:working group|committee|expert group) .+|sub-?commission on .+|conference of (?:the )?(?:states )?parties.*|meeting of (?:the )?states parties.*|(?:united nations )?conference on .+|executive (?:board|committee) .*|[\p{L} ]+ council|governing (?:body|council) .*|assembly of .+|preparatory committee .*|council of europe|asamblea general|assemblée générale|генеральная ассамблея|совет (?:безопасности|по правам человека)|大会|安全理事会|人权理事会|经济及社会理事会|الجمعية العامة|مجلس (?:الأمن|حقوق الإنسان)|المجلس الاقتصادي والاجتماعي|consejo .+|junta (?:de|directiva) .*|conseil (?:de|des|économique|du) .+|comit[éeè] (?:de|del|contra|para|des|du|contre|pour) .+|comisión (?:de|sobre|del) .+|conférence des .*parties.*|conferencia de (?:las|los) .*|grupo de trabajo .*|groupe de travail .*|commission of .*|(?:[\p{L}-]+ ){1,4}(?:board|commission|committee|assembly|tribunal))$",
    )
});
pub(super) static LETTERHEAD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:united nations|united|nations|nations unies|naciones unidas|организация объединенных наций|объединенные нации|联合国|الأمم المتحدة|a|s|e|advance (?:unedited )?version|unedited version)$",
    )
});
pub(super) static SUBTITLE: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?i)^(?:addendum|corrigendum|revision|revised|summary|draft|additif|rectificatif|adición|corrección)(?: \d+)?$")
});
pub(super) static AUTHOR: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:note|notes|report|working paper|background paper|background document|discussion paper|conference room paper|paper|document|draft[\p{L} ]*|submission|letter|summary|contribution|statement|information|communication|compilation)\b(?: by\b|.*\b(?:(?:prepared|submitted|transmitted|presented) by|by (?:the|an?|mr|ms|mrs|dr|prof|h\.e))\b).+|^(?:note|report) (?:of|from) the (?:secretary-general|secretariat|high commissioner|special rapporteur|independent expert)\b.*|^\p{Lu}.+: (?:revised )?draft (?:resolution|decision)$|^(?:note|rapport|document|nota|informe|documento)\b.*\b(?:établie?|préparée?|présentée?|soumise?|preparad[oa]|presentad[oa]|elaborad[oa]) (?:par|por)\b.+|^(?:note|rapport|nota|informe) (?:du|de la|del) (?:secr[ée]ta|haut|alt[ao] comisionad|rapporteu|relator).*",
    )
});
pub(super) static ADOPTION: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\(?(?:(?:resolution|decision|opinion)s? )?adopted by \S.*|^قرار اتخذته \S.*|^резолюция, принятая \S.*|^[0-9]+年.+大会决议$",
    )
});
pub(super) static ON_REPORT: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\[*\s*(?:on the report of|without reference to|sur (?:la base du|le) rapport|sans renvoi|sobre la base del informe|sin remisión)\b.*",
    )
});
/// `The General Assembly,`, `THE STATES PARTIES TO THE PRESENT CONVENTION,`
pub(super) static OPENING_CLAUSE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^(?:The|THE|Los|Las|El|La|Les|Le|L['’]) ?\p{L}.{2,},$"));
/// The same without a comma: `The States Parties to this Protocol`.
pub(super) static OPENING_PARTIES: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i-u)^the (?:high )?(?:contracting |member )?(?:states|parties|governments)(?: parties)? (?:to|of) (?:this|the present) (?:convention|protocol|agreement|charter|covenant|statute|treaty)$",
    )
});
/// `55/25. United Nations Convention`, `2035/20. Guidelines`, `1514 (XV). Declaration`, `S-30/1. Ensuring respect`.
pub(super) static RESOLUTION_TITLE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^((?:(?:ES|S|RC)-)?\d{1,4}/\d{1,3}(?: [A-Z])?|\d{1,4} \((?:S-|ES-)?[IVXLC]+\))\.\s+(.+)$"));
/// The number of a resolution or decision where its title stands below: `Resolution 15/1`, `Decision 2/CP.35`.
pub(super) static NUMBERED_ACT: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?i)^(?:resolution|decision|résolution|décision|resolución|decisión) (?:no\. ?)?\S*\d\S*(?: \([\divxlc]+\))?$")
});
/// When a treaty or resolution was made: `Done at Northport on 4 June 2034`, `Adopted by resolution 39/46 of 10 December 2034`.
pub(super) static DONE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^\(?(?:done|adopted|opened|signed|concluded|proclaimed|hech[oa]|aprobad[oa]|adoptad[oa]|abiert[oa]|firmad[oa]|faite?|adoptée?|ouverte?|signée?|conclue?)\b.*?\b(\d{1,2}(?:st|nd|rd|th|er)? (?:de )?\p{L}+ (?:de )?\d{4}|\p{L}{3,9} \d{1,2}, \d{4})\b.*$",
    )
});
/// How such a line begins, which may go on below.
pub(super) static ADOPTED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^\(?(?:Adopted|Done|Opened for signature|Signed|Concluded|Proclaimed|Adoptée?|Aprobad[ao]) (?:and|at|by|in|on|et|par|y|por)\b",
    )
});
/// Since when a treaty binds, which is not the date of its text.
pub(super) static IN_FORCE: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)^(?:entry|entered|enters) into force\b.*"));
/// How a treaty was registered: `No. 20378`, `Authentic texts: English and French.`
pub(super) static REGISTERED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:(?:nos?|vol)\. \d+(?:, .*)?|(?:european|council of europe) treaty series - nos?\. \d+|multilateral|bilateral|authentic texts?\s*:.*|registered (?:ex officio|by|at|with) .*)$",
    )
});
/// The title and, behind it on the same line, its adoption.
pub(super) static TITLE_AND_ADOPTION: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^(\p{Lu}.{8,}?)\. ((?:Adopted|Done|Opened|Signed|Concluded)\b.*)$"));
pub(super) static MEETING: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\b(?:meeting|conference|seminar|workshop|forum|symposium|summit|round table)\b"));
pub(super) static ORGANIZATION: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:office|department|division|secretariat|programme|organi[sz]ation|fund|agency|institute|ministry|centre|commission)\b",
    )
});
pub(super) static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:introduction|overview|summary|preamble|background|abstract|executive summary|foreword|contents|résumé|resumen|резюме|摘要|موجز|introducción|antecedentes|préambule|preámbulo|преамбула|введение|general remarks|一、.*|أولا(?:ً)?\s*[-–—.:].*)$",
    )
});

/// Whether a line is a date, with a place before it or without.
pub(super) fn is_dated(text: &str) -> bool {
    text.ends_with(char::is_numeric) && (DATE.is_match(text) || PLACE_AND_DATE.is_match(text) || super::signed(text).is_some())
}

/// A pattern whose word boundaries are those of ASCII words, which no engine is slow at; beside the words here stand no other letters.
pub(super) fn regex(pattern: &str) -> Regex {
    Regex::new(&pattern.replace(r"\b", r"(?-u:\b)")).expect("the pattern is a constant that a test compiles")
}
