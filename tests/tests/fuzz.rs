//! The corpora of the fuzz targets, replayed: what once was found stays found, without libFuzzer.

#[path = "../fuzz/intake.rs"]
mod intake;
#[path = "../fuzz/reading.rs"]
mod reading;

use proof::tree;

/// Runs a check on each file of a corpus; says how many there were.
fn replay(corpus: &str, check: fn(&[u8])) -> usize {
    let folder = tree::root().join("tests/fuzz/corpus").join(corpus);
    let files = std::fs::read_dir(folder).expect("a corpus").map(|file| file.expect("a file").path());
    files.map(|path| check(&std::fs::read(path).expect("bytes"))).count()
}

#[test]
fn the_reader_takes_every_page_of_its_corpus() {
    let pages = replay("reading", reading::check);
    assert!(pages > 100, "only {pages} pages are in the corpus");
}

#[test]
fn the_reader_of_strangers_files_takes_every_file_of_its_corpus() {
    let files = replay("intake", intake::check);
    assert!(files > 100, "only {files} files are in the corpus");
}
