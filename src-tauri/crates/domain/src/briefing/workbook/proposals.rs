//! What a row of the sheet of difficulties and requests means: one that is raised.

use super::compare::{Judged, Line};
use super::{Answers, BookField, Deed};
use crate::door::TEXT;
use crate::proposal::ProposalKind;
use crate::refusal::{Field, Noun, Refusal, clean_text};
use crate::unit;

impl Line<'_, '_> {
    /// Judges a row of the sheet of difficulties and requests. What was raised already stays as it is in the file.
    pub(super) fn proposal(&mut self, record: &str) -> Judged {
        use BookField::{Kind, Text, To};
        self.read(None, &Answers::new());
        let title = self.says(Text).unwrap_or_default();
        let nothing = |title: String| Ok((String::new(), title, Vec::<Deed>::new()));
        if self.news.is_empty() && !self.is_held() {
            return nothing(title);
        }
        if title.is_empty() {
            // A kind that was picked and nothing after it says nothing.
            if self.is_held() {
                return nothing(title);
            }
            if self.news.keys().all(|field| *field == Kind) {
                self.forget();
            } else {
                self.refuse(To, Refusal::CellNeeds { head: Text.head().to_owned() });
            }
            return nothing(title);
        }
        if self.is_raised(&title) {
            self.forget();
            return nothing(title);
        }
        if self.ground.issued.taken.get(record).is_some_and(|taken| taken.contains_key(&Text)) {
            self.refuse(Text, Refusal::RowRaised {});
            return nothing(title);
        }
        let kind = match self.says(Kind).as_deref() {
            Some(kind) if kind == ProposalKind::Difficulty.as_str() => ProposalKind::Difficulty,
            Some(_) => ProposalKind::Request,
            None => {
                if !self.is_held() {
                    self.refuse(Text, Refusal::CellNeeds { head: Kind.head().to_owned() });
                }
                return nothing(title);
            }
        };
        let to_id = match self.says(To).map(|name| unit::named(self.ground.units, &name).map(|unit| unit.id))
        {
            None => None,
            Some(Ok(id)) => Some(id),
            Some(Err(reason)) => {
                let reason = match reason {
                    Refusal::Unknown { noun: Noun::Unit, id } => Refusal::UnitUnknown { text: id },
                    other => other,
                };
                self.refuse(To, reason);
                return nothing(title);
            }
        };
        match clean_text(Field::Text, &title, TEXT) {
            Ok(text) => {
                let deed = self.raise(kind, text, to_id);
                Ok((String::new(), title, vec![deed]))
            }
            Err(reason) => {
                self.refuse(Text, reason);
                nothing(title)
            }
        }
    }
}
