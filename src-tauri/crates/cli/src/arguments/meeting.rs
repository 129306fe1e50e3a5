//! `meeting`: where it stands, and the acts of its life.

use clap::Subcommand;

/// `meeting`
#[derive(Debug, Subcommand)]
pub enum Meeting {
    /// Where it stands: agenda, forecast, queue, quorum, directives with their gaps, what is open.
    Show {
        /// Review as "2022-first_half"; without it the one in preparation, else the tracked one.
        review: Option<String>,
    },
    /// The agenda with its times; with --lay the whole agenda is laid down from standard input.
    #[command(
        after_help = "Examples:\n  nghisu-cli meeting agenda 2022-2\n  nghisu-cli --json meeting agenda 2022-2 --lay < chuong-trinh.json\n\n\
        JSON: {\"ends_at\": \"16:30:00\", \"items\": [{\"title\": \"Khai mạc\", \"budget_minutes\": 5, \"presenter_id\": null, \
        \"private_note\": null, \"items\": []}]}; an item with its \"id\" stays the item it was."
    )]
    Agenda {
        /// Review as "2022-first_half"; without it the one in preparation.
        review: Option<String>,
        /// Lay down the agenda that standard input holds as JSON.
        #[arg(long)]
        lay: bool,
    },
    /// Do one of the acts that need nothing but the meeting.
    #[command(flatten)]
    Plain(Plain),
    /// Pass an item over.
    Skip {
        /// The item as "4.1".
        item: String,
        /// Review as "2022-first_half".
        #[arg(long)]
        review: Option<String>,
    },
    /// Put a unit into the speaker queue of the current item.
    Speak {
        /// Code, short or full name, alias.
        unit: String,
        /// Minutes it is given.
        #[arg(long, default_value_t = 5)]
        minutes: i64,
        /// Review as "2022-first_half".
        #[arg(long)]
        review: Option<String>,
    },
    /// Adopt a directive that was read back.
    Adopt {
        /// The directive by its place, from 1.
        directive: usize,
        /// Review as "2022-first_half".
        #[arg(long)]
        review: Option<String>,
    },
    /// Close the meeting; what is open is said and stands in nobody's way.
    Close {
        /// Review as "2022-first_half".
        review: Option<String>,
        /// The chair's assessment for section I of the notice, one paragraph a line.
        #[arg(long)]
        assessment: Option<String>,
    },
}

/// Acts that need nothing but the meeting.
#[derive(Debug, Clone, Subcommand)]
pub enum Plain {
    /// Invitations are out.
    Open {
        /// Review as "2022-first_half".
        review: Option<String>,
    },
    /// Begin; the quorum is kept as it stands.
    Start {
        /// Review as "2022-first_half".
        review: Option<String>,
    },
    /// Give the floor to the next speaker, else take up the next item.
    Next {
        /// Review as "2022-first_half".
        review: Option<String>,
    },
    /// Go back to the item before.
    Return {
        /// Review as "2022-first_half".
        review: Option<String>,
    },
    /// Stop the clock.
    Pause {
        /// Review as "2022-first_half".
        review: Option<String>,
    },
    /// Run the clock again.
    Resume {
        /// Review as "2022-first_half".
        review: Option<String>,
    },
    /// Give the current item a minute more.
    Lengthen {
        /// Review as "2022-first_half".
        review: Option<String>,
    },
    /// Take the latest meeting up again, after it was closed.
    Reopen {
        /// Review as "2022-first_half".
        review: Option<String>,
    },
    /// It will not take place.
    Cancel {
        /// Review as "2022-first_half".
        review: Option<String>,
    },
}

impl Plain {
    /// Returns the review it is about.
    pub fn review(&self) -> Option<&str> {
        match self {
            Plain::Open { review }
            | Plain::Start { review }
            | Plain::Next { review }
            | Plain::Return { review }
            | Plain::Pause { review }
            | Plain::Resume { review }
            | Plain::Lengthen { review }
            | Plain::Reopen { review }
            | Plain::Cancel { review } => review.as_deref(),
        }
    }
}
