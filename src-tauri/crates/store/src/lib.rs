//! Keeps the nouns in one SQLite file: acts, journal, queries, search, backup.
