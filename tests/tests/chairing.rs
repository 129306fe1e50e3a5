//! The journey "chairing", over the rings: a meeting from its beginning to its close, its clock, its killing.

#[path = "chairing/clock.rs"]
mod clock;
#[path = "chairing/edges.rs"]
mod edges;
#[path = "chairing/killing.rs"]
mod killing;
#[path = "chairing/room.rs"]
mod room;
#[path = "chairing/sitting.rs"]
mod sitting;
