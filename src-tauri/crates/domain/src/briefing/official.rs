//! The parts every official paper is put together from: head, sections, signature, recipients, where it comes from.
//!
//! Deliberately knows no page: sizes, places and the words all papers of a kind share belong to the paper. Texts are
//! plain; nothing in them is markup.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::clock::Instant;
pub use crate::committee::{HeadSet, Urgency};

/// The two columns at the head of page 1, and the number, place and date under them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letterhead {
    /// The body above the issuing one, as it is to be printed: "UBND TỈNH TIỀN GIANG".
    pub parent_body: String,
    /// The issuing body's full official name: "Ban Chỉ đạo Chuyển đổi số". The paper makes capitals of it.
    pub issuing_body: String,
    /// The issuing body as a sentence names it, for the annexes: "Ban Chỉ đạo Chuyển đổi số tỉnh Tiền Giang".
    pub issuing_body_in_text: String,
    /// Place before the date: "Tiền Giang".
    pub place: String,
    /// The number given by the registry; `None` prints dots, and the paper is a draft (RULINGS C2).
    pub number: Option<String>,
    /// Type and body abbreviation: "TB-BCĐ".
    pub symbol: String,
    /// Day of issue; `None` prints "ngày … tháng … năm" and [`Letterhead::year`].
    pub issued_on: Option<NaiveDate>,
    /// Year printed while there is no day of issue.
    pub year: i32,
    /// Which of the decree's two sets of sizes the head uses.
    pub head_set: HeadSet,
    /// How fast it must arrive; stamped under the number (B22).
    #[serde(default)]
    pub urgency: Option<Urgency>,
    /// How far it may go: "LƯU HÀNH NỘI BỘ", "XEM XONG TRẢ LẠI"; framed under the number (B23). The paper makes
    /// capitals of it.
    #[serde(default)]
    pub circulation: Option<String>,
}

/// A section: "I. ĐÁNH GIÁ CHUNG". Its number is its place.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Section {
    /// Title without its number. The paper makes capitals of it.
    pub title: String,
    /// Unnumbered paragraphs under the title.
    pub paragraphs: Vec<String>,
    /// Clauses 1., 2., … after the paragraphs.
    pub clauses: Vec<Clause>,
}

/// A clause ("khoản"), numbered by its place in the section.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Clause {
    /// With a title the clause opens with a line of its own, bold.
    pub title: Option<String>,
    /// The clause. May be empty when it has a title and points.
    pub text: String,
    /// Points a), b), … đ) after the text, lettered by the Vietnamese alphabet.
    pub points: Vec<String>,
}

/// Who signs, and in whose place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signer {
    /// Form of the signature.
    pub form: SignatureForm,
    /// The signer's name without titles; `None` leaves the line empty.
    pub name: Option<String>,
}

/// Whose signature it is (Decree 30/2020, Appendix I, II.7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "form")]
pub enum SignatureForm {
    /// The office signs on behalf: "TL. TRƯỞNG BAN" over "CHÁNH VĂN PHÒNG".
    OnBehalf {
        /// "TL. TRƯỞNG BAN".
        authority: String,
        /// "CHÁNH VĂN PHÒNG".
        position: String,
    },
    /// The committee itself signs.
    Committee {
        /// "TRƯỞNG BAN".
        position: String,
        /// The signer's post in the state, above the name, when the committee uses that body's seal.
        state_position: Option<String>,
    },
}

/// The list under "Nơi nhận:".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Recipients {
    /// One recipient a line, without dash and without semicolon: "Bộ Thông tin và Truyền thông (để b/c)".
    pub lines: Vec<String>,
    /// What follows "Lưu:" in the last line: "VT, BCĐ".
    pub filed: String,
}

/// Where a paper comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// Instant of the last act the paper rests on. The file's dates are this, never the clock (RULINGS C27).
    pub last_act_at: Instant,
    /// Head of the journal the paper was made from; of an issued notice, before it was issued (RULINGS C26).
    pub journal: Option<JournalHead>,
    /// A draft says so in the bottom margin.
    pub is_draft: bool,
    /// Illustrative data says so in the bottom margin (RULINGS A19).
    pub is_sample: bool,
}

/// The newest act of a journal and its seal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JournalHead {
    /// Number of the act.
    pub seq: i64,
    /// The seal, in hexadecimal.
    pub seal: String,
}

impl Letterhead {
    /// Tells whether number and date are both known, so that nothing is printed as dots.
    pub fn is_whole(&self) -> bool {
        self.number.is_some() && self.issued_on.is_some()
    }
}
