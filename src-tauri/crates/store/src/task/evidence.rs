//! Files that prove something: taken into the committee file, handed out again. What is opened is never this file.

use domain::document::Attachment;
use domain::id::{DocumentId, TaskId};
use domain::task::EvidenceFileEntry;
use domain::{Act, Refusal};

use super::life::say;
use super::{Case, save};
use crate::binding::Text;
use crate::blob::IncomingFile;
use crate::by::By;
use crate::document::attach_evidence;
use crate::error::StoreError;
use crate::journal::Done;
use crate::store::{Reader, Store};

impl Store {
    /// A file is attached to a task. What it is is told by its bytes; the name it is kept under is safe anywhere.
    pub fn task_evidence(
        &mut self,
        by: &mut By,
        id: TaskId,
        entry: &EvidenceFileEntry,
        file: &IncomingFile,
    ) -> Result<Done<DocumentId>, StoreError> {
        self.act_by(Act::TaskEvidence, by, |tx, ids| {
            let case = Case::load(tx, id)?;
            let today = tx.at().day();
            let entry = entry.cleaned(today)?;
            save(tx, &case.step(today).evidence(entry.on_date)?)?;
            let (document, name) = attach_evidence(tx, ids, &entry, file, &case.unit_name)?;
            tx.insert(
                "task_evidence",
                &[
                    ("id", &ids.row()),
                    ("task_id", &Text(id)),
                    ("on_date", &Text(entry.on_date)),
                    ("document_id", &Text(document)),
                ],
            )?;
            tx.fact("file", name);
            tx.fact("number_text", entry.number_text);
            say(tx, &case, entry.on_date)?;
            Ok(document)
        })
    }
}

impl Reader {
    /// Returns the file of a document with its bytes, checked against their hash.
    pub fn document_file(&self, id: DocumentId) -> Result<(Attachment, Vec<u8>), StoreError> {
        let missing = || Refusal::EvidenceFileless { document: id.to_string() };
        let about = self.document(id)?.file.ok_or_else(missing)?;
        let bytes = self.blob(&about.sha256)?.ok_or_else(missing)?;
        Ok((about, bytes))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use domain::Refusal;
    use domain::briefing::board::TimelineFact;
    use domain::task::EvidenceFileEntry;

    use crate::blob::IncomingFile;
    use crate::fixture::{Fixture, on, refused};

    fn entry() -> EvidenceFileEntry {
        EvidenceFileEntry {
            on_date: on("2022-09-20"),
            number_text: None,
            issued_on: None,
            abstract_text: Some("Báo cáo kết quả".into()),
        }
    }

    fn pdf(name: &str) -> IncomingFile {
        IncomingFile { name: name.to_owned(), bytes: b"%PDF-1.7 \xe2\xe3\xcf\xd3".to_vec() }
    }

    #[test]
    fn an_attached_file_is_listed_told_of_and_comes_out_as_it_went_in() {
        let mut f = Fixture::new();
        let id = f.one_task();
        let file = pdf("../../Báo cáo số 45.PDF");
        let document = f.store.task_evidence(&mut f.by, id, &entry(), &file).unwrap().value;
        let sheet = f.store.task_sheet(id, on("2022-10-10")).unwrap();
        let kept = sheet.evidence[0].file.clone().expect("the file is listed");
        assert_eq!((kept.name.as_str(), kept.size), ("Báo cáo số 45.pdf", 13), "no folders, its own ending");
        let told = TimelineFact::Evidence { name: kept.name.clone() };
        assert!(sheet.timeline.iter().any(|entry| entry.what == told));
        assert_eq!(f.store.document_file(document).unwrap(), (kept, file.bytes));
        assert_eq!(f.task(id).heard_on, Some(on("2022-09-20")));
    }

    #[test]
    fn a_program_by_any_name_is_refused_and_leaves_no_trace() {
        let mut f = Fixture::new();
        let id = f.one_task();
        let before = f.cells();
        let program = IncomingFile { name: "bao-cao.pdf".into(), bytes: b"MZ\x90\0\x03".to_vec() };
        let kind = refused(f.store.task_evidence(&mut f.by, id, &entry(), &program));
        assert_eq!(kind, Refusal::EvidenceKind { file: "bao-cao.pdf".into() });
        let limit = f.store.committee_settings().unwrap().attachment_limit;
        let mut large = pdf("to.pdf");
        large.bytes.resize(usize::try_from(limit).unwrap() + 1, 0);
        let large = refused(f.store.task_evidence(&mut f.by, id, &entry(), &large));
        assert_eq!(large, Refusal::EvidenceLarge { file: "to.pdf".into(), found: 21, limit: 20 });
        assert_eq!(f.cells(), before);
        let kept: i64 = f.store.conn().query_row("SELECT count(*) FROM blob", [], |row| row.get(0)).unwrap();
        assert_eq!(kept, 0);
    }

    #[test]
    fn a_file_of_two_gigabytes_is_refused_before_it_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lon.pdf");
        let mut file = std::fs::File::create(&path).unwrap();
        file.write_all(b"%PDF-1.7").unwrap();
        // A hole: two gigabytes that take no room.
        file.set_len(2 << 30).unwrap();
        let read = IncomingFile::read(&path, 20 << 20).map_err(Refusal::from);
        assert_eq!(read, Err(Refusal::EvidenceLarge { file: "lon.pdf".into(), found: 2048, limit: 20 }));
        let folder = IncomingFile::read(folder.path(), 20 << 20).map_err(Refusal::from);
        assert!(matches!(folder, Err(Refusal::EvidenceKind { .. })), "a folder is no file");
    }

    #[test]
    fn a_file_may_come_after_the_task_is_done_and_not_after_it_was_stopped() {
        let mut f = Fixture::new();
        let id = f.one_task();
        let report =
            domain::task::ReportEntry { reported_on: on("2022-09-09"), text: "Xong".into(), evidence: None };
        f.store.task_complete(&mut f.by, id, &report).unwrap();
        let heard = f.task(id).heard_on;
        f.store.task_evidence(&mut f.by, id, &entry(), &pdf("a.pdf")).unwrap();
        assert_eq!(f.task(id).heard_on, heard, "nobody is waited for any more");
        let mut f = Fixture::new();
        let id = f.one_task();
        f.store.task_stop(&mut f.by, id, on("2022-09-10"), "Thôi").unwrap();
        let closed = refused(f.store.task_evidence(&mut f.by, id, &entry(), &pdf("a.pdf")));
        assert_eq!(closed, Refusal::TaskClosed { code: "01.1".into() });
    }
}
