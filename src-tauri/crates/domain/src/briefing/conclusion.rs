//! The conclusions of a meeting, and how they are put into the words of an official notice (a5).
//!
//! The official Vietnamese of a paper is data, not interface: it is never translated. Words every paper shares belong
//! to the paper itself; here stand the sentences a conclusion notice is made of.

use chrono::{Datelike, Timelike};
use vietnamese::{date, number};

use super::notice::{
    Annex, AnnexRow, Clause, JournalHead, Letterhead, NoticePaper, NoticeRequest, Provenance, Recipients,
    Section, SignatureForm, Signer,
};
use crate::clock::Instant;
use crate::committee::Committee;
use crate::directive::{Directive, DirectiveKind, Recurrence};
use crate::document::Document;
use crate::meeting::Meeting;
use crate::review::ReviewSpan;

/// What a conclusion notice is made from.
#[derive(Debug, Clone)]
pub struct Conclusion {
    /// Whose notice it is.
    pub committee: Committee,
    /// The meeting it concludes.
    pub meeting: Meeting,
    /// Units that sat in the meeting; none when nobody took attendance.
    pub n_present: Option<u64>,
    /// The directives in order, with the names of their units.
    pub clauses: Vec<Directed>,
    /// The register's entry once it is issued.
    pub issued: Option<Document>,
    /// Instant of the last act the paper rests on.
    pub last_act_at: Instant,
    /// Head of the journal before the notice was issued; of a draft, the head as it is.
    pub journal: Option<JournalHead>,
}

/// A directive with its units by name.
#[derive(Debug, Clone)]
pub struct Directed {
    /// The directive.
    pub directive: Directive,
    /// Names of the lead units.
    pub leads: Vec<String>,
    /// Names of the coordinating units.
    pub coordinating: Vec<String>,
}

/// Returns the period of a review as official text names it: "6 tháng đầu năm 2022", "năm 2021".
pub fn period_in_words(span: ReviewSpan, year: i32) -> String {
    match span {
        ReviewSpan::FirstHalf => format!("6 tháng đầu năm {year}"),
        ReviewSpan::SecondHalf => format!("6 tháng cuối năm {year}"),
        ReviewSpan::Year => format!("năm {year}"),
    }
}

impl Conclusion {
    /// Puts the conclusions into a notice with the parts asked for.
    pub fn paper(&self, request: &NoticeRequest) -> NoticePaper {
        let mut sections = Vec::new();
        if request.with_assessment {
            sections.extend(self.assessment());
        }
        if request.with_tasks && !self.clauses.is_empty() {
            sections.push(self.tasks(request.with_annex));
        }
        let committee = &self.committee;
        NoticePaper {
            letterhead: self.letterhead(request),
            subject: vec![format!("Kết luận của {}", self.head()), format!("tại {}", self.meeting_short())],
            opening: self.opening(),
            sections,
            closing: Some(format!("{} thông báo để các cơ quan, đơn vị biết, thực hiện", committee.name)),
            signer: signer(committee),
            recipients: Recipients {
                lines: committee.recipients.clone(),
                filed: committee.archive.trim_end_matches('.').to_owned(),
            },
            annexes: if request.with_annex { self.annex().into_iter().collect() } else { Vec::new() },
            provenance: Provenance {
                last_act_at: self.last_act_at,
                journal: self.journal.clone(),
                is_draft: self.issued.is_none(),
                is_sample: committee.sample,
            },
        }
    }

    fn letterhead(&self, request: &NoticeRequest) -> Letterhead {
        let committee = &self.committee;
        let given = self.issued.as_ref().map_or(request.number, |document| document.number);
        let symbol = self.issued.as_ref().and_then(|document| document.symbol.clone());
        let issued_on = self.issued.as_ref().and_then(|document| document.issued_on);
        Letterhead {
            parent_body: committee.parent_body.to_uppercase(),
            issuing_body: committee.issuing_body.join(" "),
            issuing_body_in_text: committee.name.clone(),
            place: committee.place_on_paper.clone(),
            number: given.map(|number| format!("{number:02}")),
            symbol: symbol.unwrap_or_else(|| format!("TB-{}", committee.abbreviation)),
            issued_on,
            year: issued_on.unwrap_or(self.meeting.held_on).year(),
            head_set: Default::default(),
            urgency: None,
            circulation: None,
        }
    }

    /// Returns who concludes: the head of the committee when the chair is the head, else the chair's role.
    fn head(&self) -> &str {
        let (head, chair) = (self.committee.head_title.as_str(), self.meeting.chair_role.as_str());
        if !head.is_empty() && chair.contains(head) { head } else { chair }
    }

    /// Returns the meeting's title as it stands inside a sentence.
    fn meeting_in_text(&self) -> String {
        let mut letters = self.meeting.title.chars();
        let first = letters.next().map(|letter| letter.to_lowercase().to_string()).unwrap_or_default();
        first + letters.as_str()
    }

    /// Returns the meeting's title without the committee, whose head the subject names already.
    fn meeting_short(&self) -> String {
        let title = self.meeting_in_text();
        let committee = format!(" của {}", self.committee.name);
        title.strip_suffix(&committee).map_or(title.clone(), str::to_owned)
    }

    fn opening(&self) -> Vec<String> {
        let meeting = &self.meeting;
        let part_of_day = match meeting.starts_at.hour() {
            0..=11 => "Sáng",
            12..=17 => "Chiều",
            _ => "Tối",
        };
        let place = meeting.place.as_ref().map(|place| format!(", tại {place}")).unwrap_or_default();
        let mut first = format!(
            "{part_of_day} {}{place}, {} đã chủ trì {}.",
            date::official(meeting.held_on),
            meeting.chair_role,
            self.meeting_in_text()
        );
        if let Some(n) = self.n_present.filter(|n| *n > 0) {
            first += &format!(" Tham dự phiên họp có đại diện {} cơ quan, đơn vị.", number::count(n));
        }
        let second = format!(
            "Sau khi nghe báo cáo và ý kiến của các đại biểu dự họp, {} kết luận như sau:",
            self.head()
        );
        vec![first, second]
    }

    fn assessment(&self) -> Option<Section> {
        let text = self.meeting.assessment.as_deref().unwrap_or_default();
        let paragraphs: Vec<String> =
            text.lines().map(str::trim).filter(|line| !line.is_empty()).map(sentence).collect();
        (!paragraphs.is_empty()).then(|| Section {
            title: "Đánh giá chung".into(),
            paragraphs,
            clauses: Vec::new(),
        })
    }

    fn tasks(&self, with_annex: bool) -> Section {
        // The text must point to its annex (a5).
        let pointer = if with_annex && self.annex().is_some() {
            " (chi tiết tại Phụ lục kèm theo)"
        } else {
            ""
        };
        let head = first_upper(self.head());
        let clauses = self.clauses.iter().map(|clause| Clause {
            title: None,
            text: sentence(&clause.directive.text),
            points: Vec::new(),
        });
        Section {
            title: "Nhiệm vụ".into(),
            paragraphs: vec![format!("{head} giao các cơ quan, đơn vị thực hiện các nhiệm vụ sau{pointer}:")],
            clauses: clauses.collect(),
        }
    }

    /// Returns the annex: one row a directive that is a task (RULINGS A7); orientations have nothing to follow.
    fn annex(&self) -> Option<Annex> {
        let tasks = self.clauses.iter().filter(|clause| clause.directive.kind == DirectiveKind::Task);
        let rows: Vec<AnnexRow> = tasks.map(annex_row).collect();
        let title = format!("Danh mục nhiệm vụ giao các cơ quan, đơn vị tại {}", self.meeting_short());
        (!rows.is_empty()).then_some(Annex { title, rows })
    }
}

fn annex_row(clause: &Directed) -> AnnexRow {
    let directive = &clause.directive;
    AnnexRow {
        task: directive.work.clone(),
        lead: clause.leads.join("; "),
        coordinating: clause.coordinating.join("; "),
        due: due_in_words(directive),
        product: directive.product.clone().unwrap_or_default(),
        directed_by: String::new(),
        note: directive.measure.clone().unwrap_or_default(),
    }
}

/// Returns the deadline for a narrow column: how often, then the date, else the words as they were spoken.
fn due_in_words(directive: &Directive) -> String {
    let often = directive.recurs.map(|recurs| match recurs {
        Recurrence::Week => "Hằng tuần",
        Recurrence::Month => "Hằng tháng",
        Recurrence::Quarter => "Hằng quý",
        Recurrence::HalfYear => "6 tháng một lần",
        Recurrence::Year => "Hằng năm",
    });
    let phrase = directive.deadline_phrase.as_deref().map(first_upper);
    match (often, directive.due_on, phrase) {
        (Some(often), Some(due_on), _) => format!("{often}, từ {}", date::running(due_on)),
        (Some(often), None, _) => often.to_owned(),
        (None, Some(due_on), _) => date::running(due_on),
        (None, None, phrase) => phrase.unwrap_or_default(),
    }
}

fn signer(committee: &Committee) -> Signer {
    let signer = &committee.signer;
    let form = match &signer.authority {
        Some(authority) => {
            SignatureForm::OnBehalf { authority: authority.clone(), position: signer.position.clone() }
        }
        None => SignatureForm::Committee {
            position: signer.position.clone(),
            state_position: signer.office.clone(),
        },
    };
    Signer { form, name: signer.name.clone() }
}

/// Makes a text a sentence of its own: a capital at its head, a full stop at its end.
fn sentence(text: &str) -> String {
    let text = first_upper(text.trim());
    if text.ends_with(['.', '!', '?', '…', ':', ';']) { text } else { text + "." }
}

fn first_upper(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime};

    use super::*;
    use crate::directive::Sharing;
    use crate::id::IdSource;
    use crate::meeting::MeetingState;

    fn conclusion() -> Conclusion {
        let mut ids = IdSource::seeded(1);
        let at = Instant::from_millis(0);
        let review_id = ids.draw(at);
        let directive = |kind, text: &str, due: Option<&str>| Directive {
            id: IdSource::seeded(9).draw(at),
            review_id,
            meeting_id: None,
            position: 1,
            number: None,
            kind,
            text: text.into(),
            work: "Tập huấn".into(),
            lead_ids: Vec::new(),
            coordinating_ids: Vec::new(),
            sharing: Sharing::Split,
            deadline_phrase: Some("khẩn trương".into()),
            due_on: due.map(|due| due.parse().unwrap()),
            recurs: None,
            product: Some("Kế hoạch".into()),
            measure: Some("100% xã".into()),
            indicator_id: None,
            measure_target: None,
            origin_id: None,
            renews_id: None,
            issued_on: None,
            source: None,
        };
        let directed =
            |directive| Directed { directive, leads: vec!["Sở Y tế".into()], coordinating: Vec::new() };
        Conclusion {
            committee: Committee {
                name: "Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang".into(),
                parent_body: "UBND tỉnh Tiền Giang".into(),
                issuing_body: vec!["Ban Chỉ đạo".into(), "Chuyển đổi số".into()],
                head_title: "Trưởng Ban Chỉ đạo".into(),
                archive: "VT, TTTT.".into(),
                ..Committee::default()
            },
            meeting: Meeting {
                id: ids.draw(at),
                review_id,
                title: "Phiên họp sơ kết của Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang".into(),
                state: MeetingState::Closed,
                held_on: NaiveDate::from_ymd_opt(2022, 7, 26).unwrap(),
                starts_at: NaiveTime::from_hms_opt(14, 0, 0).unwrap(),
                place: Some("Hội trường UBND tỉnh".into()),
                chair_role: "Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo".into(),
                assessment: Some("Nhiều việc đã xong\n\nCòn việc chậm.".into()),
                notice_id: None,
                illustrative: true,
            },
            n_present: Some(9),
            clauses: vec![
                directed(directive(DirectiveKind::Task, "các sở khẩn trương thực hiện", None)),
                directed(directive(DirectiveKind::Task, "Sở Y tế báo cáo.", Some("2022-08-05"))),
                directed(directive(DirectiveKind::Orientation, "Nêu cao trách nhiệm", None)),
            ],
            issued: None,
            last_act_at: at,
            journal: None,
        }
    }

    fn whole(conclusion: &Conclusion) -> NoticeRequest {
        let review_id = conclusion.meeting.review_id;
        NoticeRequest { review_id, number: None, with_assessment: true, with_tasks: true, with_annex: true }
    }

    #[test]
    fn the_opening_says_who_chaired_what_when_and_where() {
        let conclusion = conclusion();
        let paper = conclusion.paper(&whole(&conclusion));
        assert_eq!(
            paper.opening[0],
            "Chiều ngày 26 tháng 7 năm 2022, tại Hội trường UBND tỉnh, Chủ tịch UBND tỉnh, Trưởng Ban Chỉ đạo đã chủ trì \
             phiên họp sơ kết của Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang. Tham dự phiên họp có đại diện 09 cơ quan, \
             đơn vị."
        );
        assert_eq!(paper.subject, ["Kết luận của Trưởng Ban Chỉ đạo", "tại phiên họp sơ kết"]);
    }

    #[test]
    fn a_draft_prints_no_date_and_the_number_only_when_one_was_typed() {
        let conclusion = conclusion();
        let mut request = whole(&conclusion);
        assert_eq!(conclusion.paper(&request).letterhead.number, None);
        request.number = Some(5);
        let paper = conclusion.paper(&request);
        assert_eq!(paper.letterhead.number.as_deref(), Some("05"));
        assert!(paper.provenance.is_draft && !paper.is_issued(), "a typed number does not issue a notice");
        assert_eq!((paper.letterhead.symbol.as_str(), paper.letterhead.year), ("TB-BCĐ", 2022));
        assert_eq!(paper.recipients.filed, "VT, TTTT");
    }

    #[test]
    fn the_annex_lists_directives_that_are_tasks_and_the_text_points_to_it() {
        let conclusion = conclusion();
        let paper = conclusion.paper(&whole(&conclusion));
        assert_eq!(paper.sections[1].clauses.len(), 3, "orientations stand in the text");
        assert_eq!(paper.annexes[0].rows.len(), 2, "and not in the annex");
        assert!(paper.sections[1].paragraphs[0].contains("Phụ lục"));
        let due: Vec<_> = paper.annexes[0].rows.iter().map(|row| row.due.as_str()).collect();
        assert_eq!(due, ["Khẩn trương", "05/8/2022"], "words where no date was given");
        let bare = conclusion.paper(&NoticeRequest { with_annex: false, ..whole(&conclusion) });
        assert!(bare.annexes.is_empty() && !bare.sections[1].paragraphs[0].contains("Phụ lục"));
    }

    #[test]
    fn every_paragraph_of_the_notice_is_a_sentence() {
        let conclusion = conclusion();
        let paper = conclusion.paper(&whole(&conclusion));
        assert_eq!(paper.sections[0].paragraphs, ["Nhiều việc đã xong.", "Còn việc chậm."]);
        assert_eq!(paper.sections[1].clauses[0].text, "Các sở khẩn trương thực hiện.");
    }
}
