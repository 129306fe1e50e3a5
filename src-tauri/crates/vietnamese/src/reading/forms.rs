//! Forms: whole sentences of `rules/kinds-forms.txt` with what each is, who acts and by when.
//!
//! A sentence that a change of a rule reads otherwise is named here.

use super::unit::Register;
use super::*;

/// A line of the file as the reader would write it.
fn line(sentence: &str) -> String {
    let page = read(sentence, &Context::default(), &Register::empty());
    let Some(reading) = page.first() else { return sentence.to_owned() };
    let mut columns = vec![sentence.to_owned(), reading.kind.as_str().to_owned()];
    if reading.kind == Kind::Directive {
        let names =
            |units: &[UnitPart]| units.iter().map(|unit| unit.name.clone()).collect::<Vec<_>>().join(" | ");
        let last_day = reading.deadline.as_ref().and_then(|deadline| deadline.date);
        columns.extend([
            names(&reading.lead_units),
            names(&reading.coordinating_units),
            last_day.map(|day| day.to_string()).unwrap_or_default(),
        ]);
    }
    columns.join("\t").trim_end_matches('\t').to_owned()
}

#[test]
fn every_form_is_read_as_what_it_is() {
    let file = include_str!("../../rules/kinds-forms.txt");
    let lines = file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let wrong: Vec<String> = lines
        .filter_map(|expected| {
            let found = line(expected.split('\t').next().unwrap_or_default());
            (found != expected).then(|| format!("{expected}\n  read as {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} forms are read otherwise:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_parties_and_the_term_of_a_task_may_stand_behind_it_under_labels() {
    let plan = "1. Xây dựng quy chế quản lý nền tảng số của tỉnh.\n- Cơ quan chủ trì: Sở Nội vụ.\n- Cơ quan phối hợp: Sở \
        Tư pháp, Sở Tài chính.\n- Thời gian hoàn thành: Quý III/2022.\n2. Giao Sở Y tế báo cáo.";
    let page = read(plan, &Context::default(), &Register::empty());
    let [task, other] = page.readings.as_slice() else { panic!("{} readings", page.readings.len()) };
    let names = |units: &[UnitPart]| units.iter().map(|unit| unit.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&task.lead_units), ["Sở Nội vụ"]);
    assert_eq!(names(&task.coordinating_units), ["Sở Tư pháp", "Sở Tài chính"]);
    assert_eq!(task.deadline.as_ref().and_then(|due| due.date), NaiveDate::from_ymd_opt(2022, 9, 30));
    assert_eq!(names(&other.lead_units), ["Sở Y tế"], "the next task keeps its own parties");
}

#[test]
fn an_answer_is_one_whatever_it_tells_and_what_it_tells_is_read_too() {
    let kinds = |text: &str| -> Vec<Kind> {
        let page = read(text, &Context::default(), &Register::empty());
        page.readings.iter().map(|reading| reading.kind).collect()
    };
    let answer = "Qua ý kiến đề nghị của huyện về kinh phí, ông Nam cho rằng ";
    let both = "hạ tầng ở cơ sở còn rất khó khăn, trong đó ngành Y tế đã kết nối được 20 trạm.";
    assert_eq!(
        kinds(&format!("{answer}{both}")),
        [Kind::Response, Kind::Difficulty, Kind::Achievement],
        "the answer, the difficulty and what was done"
    );
    assert_eq!(kinds(&format!("{answer}vốn đã được cân đối."))[0], Kind::Response);
    let asked =
        "Trên cơ sở những khó khăn, vướng mắc của các xã, Chủ tịch UBND tỉnh yêu cầu Sở Nội vụ báo cáo.";
    assert_eq!(kinds(asked), [Kind::Directive], "an order on the same ground stays an order");
}
