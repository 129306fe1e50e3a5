//! The file's data about itself, as XMP: what archives and search engines read, and the claim to PDF/A-2a.
//!
//! Says the same as the document information dictionary, word for word: PDF/A asks for it.

use chrono::{DateTime, FixedOffset};
use domain::Instant;

use crate::finish::Facts;

/// Name of the program in the file's data. The pages carry no such mark (DESIGN 10).
pub const PRODUCER: &str = "Nghị Sự";

/// Returns the moment as a PDF date and as an XMP date, both on the clock of Hà Nội.
pub fn dates(at: Instant) -> (String, String) {
    let local = FixedOffset::east_opt(7 * 3600)
        .and_then(|zone| DateTime::from_timestamp_millis(at.millis()).map(|at| at.with_timezone(&zone)))
        .unwrap_or_default();
    (local.format("D:%Y%m%d%H%M%S+07'00'").to_string(), local.format("%Y-%m-%dT%H:%M:%S+07:00").to_string())
}

/// Returns the XMP packet.
pub fn packet(facts: &Facts) -> String {
    let (_, date) = dates(facts.at);
    let source = facts
        .source
        .as_ref()
        .map_or_else(String::new, |source| format!("   <dc:source>{}</dc:source>\n", escaped(source)));
    format!(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n \
<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n  \
<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n   \
<dc:format>application/pdf</dc:format>\n   \
<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\n   \
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n   \
<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{subject}</rdf:li></rdf:Alt></dc:description>\n   \
<dc:language><rdf:Bag><rdf:li>vi-VN</rdf:li></rdf:Bag></dc:language>\n\
{source}   \
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>\n   \
<xmp:CreateDate>{date}</xmp:CreateDate>\n   \
<xmp:ModifyDate>{date}</xmp:ModifyDate>\n   \
<xmp:MetadataDate>{date}</xmp:MetadataDate>\n   \
<pdf:Producer>{PRODUCER}</pdf:Producer>\n   \
<pdfaid:part>2</pdfaid:part>\n   \
<pdfaid:conformance>A</pdfaid:conformance>\n  \
</rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n\
<?xpacket end=\"r\"?>",
        title = escaped(&facts.title),
        author = escaped(&facts.author),
        subject = escaped(&facts.subject),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_on_the_clock_of_hanoi() {
        let (pdf, xmp) = dates(Instant::from_millis(1_658_848_800_000));
        assert_eq!(pdf, "D:20220726222000+07'00'");
        assert_eq!(xmp, "2022-07-26T22:20:00+07:00");
    }

    #[test]
    fn markup_in_a_title_stays_text() {
        let facts = Facts {
            title: "A <b> & B".to_owned(),
            author: String::new(),
            subject: String::new(),
            source: None,
            at: Instant::from_millis(0),
        };
        assert!(packet(&facts).contains("A &lt;b&gt; &amp; B"));
    }
}
