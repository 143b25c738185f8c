//! What the lines of a title block say of themselves, as patterns.
//!
//! In: nothing. Out: one pattern for each kind of line, in the languages and customs of intergovernmental documents. They are asked in
//! the order that `facts` gives; none of them knows a particular document.

use std::sync::LazyLock;

use regex::Regex;

pub(super) static DISTRIBUTION: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)^distr(?:\.|ibution)?\s*:?\s*([a-z]*)$"));
pub(super) static DISTRIBUTION_WORD: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)^(general|limited|restricted|provisional)$"));
pub(super) static DATE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(\d{1,2})(?:st|nd|rd|th)? (january|february|march|april|may|june|july|august|september|october|november|december) (\d{4})$",
    )
});
pub(super) static ORIGINAL: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)^original\s*:\s*([\p{L}/, ]+)$"));
pub(super) static LANGUAGES_ONLY: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:arabic|chinese|english|french|russian|spanish)(?:[/, ]+(?:and )?(?:arabic|chinese|english|french|russian|spanish))* only$",
    )
});
pub(super) static SYMBOL: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?:A|S|E|T|ST|DP|TD|ID|AT|UNEP|CRC|CAT|CEDAW|CERD|CMW|CCPR|CRPD|CED|HRI|HSP|FCCC|CTOC|CAC|CCW|CEB|NPT|ISBA|WO|CBD|UNODC|UNHCR|TRANS|ECE|IDB|GC|SPT|CCD|CBD|BWC|APLC|ICCD|UNCTAD|WHA|EB|GOV)\s?(?:/\s?[A-Za-z0-9.()\-]+)+\*?$",
    )
});
pub(super) static SESSION: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)^(?:[\p{L}-]+[ -]){1,4}(?:special )?session(?:\s*\(.*\))?$|^\d+(?:st|nd|rd|th) session$"));
pub(super) static PLACE_AND_DATE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:[\p{Lu}][\p{L} .'’-]+(?:, [\p{L} .'’-]+)?,? )?\d{1,2}(?:st|nd|rd|th)?\b.*\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b.*\b\d{4}$",
    )
});
pub(super) static AGENDA: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:provisional )?agenda items? ([0-9]+(?: ?\([a-z]+\))*(?:(?:,| and) [0-9]+(?: ?\([a-z]+\))*)*)|^items? ([0-9]+(?: ?\([a-z]+\))*(?:(?:,| and) [0-9]+(?: ?\([a-z]+\))*)*) of the (?:provisional |annotated )*agenda",
    )
});
pub(super) static BODY: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:general assembly|security council|economic and social council|trusteeship council|human rights council|commission on .+|committee (?:on|against|of|for) .+|(?:open-ended |ad hoc )*(?:working group|committee|expert group) .+|sub-?commission on .+|conference of (?:the )?(?:states )?parties.*|meeting of (?:the )?states parties.*|(?:united nations )?conference on .+|executive (?:board|committee) .*|[\p{L} ]+ council|governing (?:body|council) .*|assembly of .+|preparatory committee .*|council of europe|commission of .*|(?:[\p{L}-]+ ){1,4}(?:board|commission|committee|assembly|tribunal))$",
    )
});
pub(super) static LETTERHEAD: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:united nations|united|nations|nations unies|naciones unidas|a|s|e|advance (?:unedited )?version|unedited version)$",
    )
});
/// The whole letterhead on one line, as converters of PDF files give it.
pub(super) static LETTERHEAD_LINE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?P<letterhead>united nations|nations unies|naciones unidas)\s+(?P<symbol>[A-Z]{1,6}(?:/[A-Za-z0-9.()\-]+)+)?\s*(?P<body>\S.*?)?\s*(?P<distribution>distr\.?\s*:?\s*[a-z]+)$",
    )
});
pub(super) static SUBTITLE: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)^(?:addendum|corrigendum|revision|revised|summary|draft)(?: \d+)?$"));
pub(super) static AUTHOR: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:note|notes|report|working paper|background paper|background document|discussion paper|conference room paper|paper|document|draft[\p{L} ]*|submission|letter|summary|contribution|statement|information|communication|compilation)\b.*\b(?:prepared |submitted |transmitted |presented )?by\b.+|^(?:note|report) (?:of|from) the (?:secretary-general|secretariat|high commissioner|special rapporteur|independent expert)\b.*",
    )
});
pub(super) static ADOPTION: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)^(?:resolution|decision)s? adopted by\b.*"));
pub(super) static ON_REPORT: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)^\[+\s*(?:on the report of|without reference to).*"));
pub(super) static RESOLUTION_TITLE: LazyLock<Regex> = LazyLock::new(|| regex(r"^(\d{1,3}/\d{1,3}(?: [A-Z])?)\.\s+(.+)$"));
pub(super) static MEETING: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)\b(?:meeting|conference|seminar|workshop|forum|symposium|summit|round table)\b"));
pub(super) static ORGANIZATION: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:office|department|division|secretariat|programme|organi[sz]ation|fund|agency|institute|ministry|centre|commission)\b",
    )
});
pub(super) static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^(?:introduction|overview|summary|preamble|background|abstract|executive summary|foreword|contents|préambule|preámbulo|преамбула|введение|general remarks)$",
    )
});

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that a test compiles")
}
