//! Identities: one newtype per noun over a UUID v7, the only ids that ever leave the store.
//!
//! Knows no randomness of its own: [`IdSource`] is handed in, so that the same acts make the same file.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::clock::Instant;

/// Hands out UUID v7 ids in ascending order.
///
/// A seeded source gives the same ids for the same instants (the sample committee, tests); an unseeded one is random.
#[derive(Debug)]
pub struct IdSource {
    seed: Option<u64>,
    drawn: u64,
}

impl IdSource {
    /// Returns a source whose ids cannot be guessed.
    pub fn random() -> Self {
        Self { seed: None, drawn: 0 }
    }

    /// Returns a source that repeats itself: same seed, same instants, same ids.
    pub fn seeded(seed: u64) -> Self {
        Self { seed: Some(seed), drawn: 0 }
    }

    /// Draws the next id, carrying `at` in its first 48 bits.
    pub fn draw<I: From<Uuid>>(&mut self, at: Instant) -> I {
        self.drawn += 1;
        let Some(seed) = self.seed else { return I::from(Uuid::now_v7()) };
        let millis = u64::try_from(at.millis()).unwrap_or(0);
        let mut bytes = [0_u8; 10];
        bytes[..2].copy_from_slice(&u16::try_from(self.drawn % 4096).unwrap_or(0).to_be_bytes());
        bytes[2..].copy_from_slice(&mix(seed ^ self.drawn).to_be_bytes());
        I::from(uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid())
    }
}

/// Spreads a counter over 64 bits (the finaliser of SplitMix64).
fn mix(n: u64) -> u64 {
    let mut z = n.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(export, export_to = "types.ts", type = "string")]
        pub struct $name(Uuid);

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }
    )+};
}

ids! {
    /// Identity of a unit.
    UnitId,
    /// Identity of a document.
    DocumentId,
    /// Identity of a review.
    ReviewId,
    /// Identity of an indicator set.
    IndicatorSetId,
    /// Identity of an indicator.
    IndicatorId,
    /// Identity of a meeting.
    MeetingId,
    /// Identity of an agenda item.
    ItemId,
    /// Identity of a proposal.
    ProposalId,
    /// Identity of a directive.
    DirectiveId,
    /// Identity of a task.
    TaskId,
    /// Identity of a workbook sent to a unit.
    WorkbookId,
    /// Identity of a row that is never spoken of by itself: an alias, a progress entry, an attendance line.
    RowId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seeded_source_repeats_itself() {
        let draw = || {
            let mut ids = IdSource::seeded(7);
            (0..50).map(|n| ids.draw::<TaskId>(Instant::from_millis(n))).collect::<Vec<_>>()
        };
        assert_eq!(draw(), draw(), "same seed, same ids");
    }

    #[test]
    fn ids_drawn_later_sort_later() {
        let mut ids = IdSource::seeded(7);
        let at = Instant::from_millis(1_658_800_000_000);
        let drawn: Vec<TaskId> = (0..1000).map(|_| ids.draw(at)).collect();
        assert!(
            drawn.windows(2).all(|pair| pair[0] < pair[1]),
            "ids of one instant ascend in the order drawn"
        );
    }
}
