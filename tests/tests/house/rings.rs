//! Who may lean on whom: crates by their manifests, nouns by their paths, and what inner rings never touch.

use crate::{hold, rank};
use proof::rust::{self, Split};
use proof::tree;

/// A ring, the rings it may use, and the outside crates it must never name.
struct Ring {
    name: &'static str,
    manifest: &'static str,
    may_use: &'static [&'static str],
    never: &'static [&'static str],
}

const RINGS: [Ring; 8] = [
    Ring {
        name: "vietnamese",
        manifest: "src-tauri/crates/vietnamese/Cargo.toml",
        may_use: &[],
        never: &[
            "rusqlite",
            "tauri",
            "plotters",
            "printpdf",
            "lopdf",
            "fluent-templates",
            "tempfile",
            "uuid",
        ],
    },
    Ring {
        name: "domain",
        manifest: "src-tauri/crates/domain/Cargo.toml",
        may_use: &["vietnamese"],
        never: &[
            "rusqlite",
            "tauri",
            "plotters",
            "printpdf",
            "lopdf",
            "fluent-templates",
            "tempfile",
            "clap",
        ],
    },
    Ring {
        name: "store",
        manifest: "src-tauri/crates/store/Cargo.toml",
        may_use: &["vietnamese", "domain"],
        never: &["tauri", "plotters", "printpdf", "lopdf", "allsorts", "fluent-templates", "clap"],
    },
    Ring {
        name: "render",
        manifest: "src-tauri/crates/render/Cargo.toml",
        may_use: &["vietnamese", "domain"],
        never: &["tauri", "rusqlite", "rusqlite_migration", "clap"],
    },
    Ring {
        name: "exchange",
        manifest: "src-tauri/crates/exchange/Cargo.toml",
        may_use: &["vietnamese", "domain"],
        never: &["tauri", "rusqlite", "rusqlite_migration", "clap"],
    },
    Ring {
        name: "press",
        manifest: "src-tauri/crates/press/Cargo.toml",
        may_use: &["vietnamese", "domain", "store", "render", "exchange"],
        never: &["tauri", "rusqlite", "plotters", "printpdf", "lopdf", "fluent-templates", "clap"],
    },
    Ring {
        name: "cli",
        manifest: "src-tauri/crates/cli/Cargo.toml",
        may_use: &["vietnamese", "domain", "store", "render", "exchange", "press"],
        never: &["tauri", "rusqlite", "rusqlite_migration"],
    },
    Ring {
        name: "nghisu",
        manifest: "src-tauri/Cargo.toml",
        may_use: &["vietnamese", "domain", "store", "render", "exchange", "press", "cli"],
        never: &["rusqlite", "rusqlite_migration", "plotters", "printpdf", "lopdf"],
    },
];

const OUR_CRATES: [&str; 9] =
    ["vietnamese", "domain", "store", "render", "exchange", "press", "cli", "nghisu", "proof"];

/// Where a clock or a fresh identity would hide from its caller.
const CLOCKS: [&str; 6] =
    ["SystemTime::now", "Utc::now", "Local::now", "Instant::now", "Uuid::now_v7", "Uuid::new_v4"];

/// How a ring without files, network or environment would reach for them.
const OUTSIDE: [&str; 5] = ["std::fs", "std::env", "std::net", "std::process", "std::thread"];

/// The one place that draws a fresh identity, out of a source that the shells hand in.
const ID_SOURCE: &str = "src-tauri/crates/domain/src/id.rs";

const INNER: [&str; 6] = ["vietnamese", "domain", "store", "render", "exchange", "press"];

/// One source of a ring, its tests cut off.
struct Code {
    path: String,
    split: Split,
}

fn code_of(folder: &str) -> Vec<Code> {
    tree::sources(folder, &["rs"])
        .into_iter()
        .filter(|source| !source.path.contains("/tests/") && !source.path.ends_with("/tests.rs"))
        .map(|source| Code { split: rust::split(&rust::without_tests(&source.text)), path: source.path })
        .collect()
}

#[test]
fn every_ring_leans_inward() {
    let mut findings = Vec::new();
    for ring in &RINGS {
        let Some(manifest) = tree::read(ring.manifest) else { continue };
        for name in dependencies(&manifest) {
            let ours = OUR_CRATES.contains(&name.as_str());
            if (ours && !ring.may_use.contains(&name.as_str())) || ring.never.contains(&name.as_str()) {
                findings.push(format!("{} names {name} ({})", ring.name, ring.manifest));
            }
        }
    }
    hold("rings lean inward only", &findings);
}

/// Returns the names of all dependencies of a manifest, of every table and target.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut inside = false;
    for line in manifest.lines().map(str::trim) {
        if let Some(table) = line.strip_prefix('[') {
            let table = table.trim_end_matches(']');
            inside = table.ends_with("dependencies");
            if let Some((_, name)) = table.rsplit_once("dependencies.") {
                names.push(name.to_string());
            }
        } else if inside && !line.starts_with('#') {
            let name: String = line.chars().take_while(|c| !" .=".contains(*c)).collect();
            names.extend((!name.is_empty()).then_some(name));
        }
    }
    names
}

#[test]
fn the_doors_depend_on_nothing() {
    let manifest = tree::read("src-tauri/crates/xtask/Cargo.toml").unwrap_or_default();
    hold("xtask builds in seconds because it depends on nothing", &dependencies(&manifest));
}

#[test]
fn only_the_shells_read_the_clock_and_make_ids() {
    let mut findings = Vec::new();
    for ring in INNER {
        for code in code_of(&format!("src-tauri/crates/{ring}")) {
            for clock in CLOCKS.iter().filter(|clock| code.path != ID_SOURCE || !clock.starts_with("Uuid")) {
                findings.extend(
                    lines_with(&code.split.code, clock).map(|n| format!("{}:{n}: {clock}", code.path)),
                );
            }
        }
    }
    hold("time and identity come in as arguments", &findings);
}

#[test]
fn text_and_rules_touch_no_file_and_no_network() {
    let mut findings = Vec::new();
    for ring in ["vietnamese", "domain"] {
        for code in code_of(&format!("src-tauri/crates/{ring}")) {
            for outside in OUTSIDE {
                let lines = lines_with(&code.split.code, outside);
                findings.extend(lines.map(|n| format!("{}:{n}: {outside}", code.path)));
            }
        }
    }
    hold("vietnamese and domain touch nothing outside their arguments", &findings);
}

#[test]
fn a_file_appears_whole_or_not_at_all() {
    let mut findings = Vec::new();
    for code in code_of("src-tauri") {
        for way in ["fs::write", "File::create"] {
            findings.extend(lines_with(&code.split.code, way).map(|n| format!("{}:{n}: {way}", code.path)));
        }
    }
    hold("a power cut never leaves half a file: write beside it, then rename", &findings);
}

#[test]
fn sql_is_spoken_only_in_the_store() {
    let mut findings = Vec::new();
    for code in code_of("src-tauri") {
        if code.path.starts_with("src-tauri/crates/store/") {
            continue;
        }
        let spoken = code.split.literals.iter().filter(|literal| is_sql(&literal.text));
        findings.extend(spoken.map(|literal| format!("{}:{}: {}", code.path, literal.line, literal.text)));
    }
    hold("SQL text stands in the store only", &findings);
}

fn is_sql(text: &str) -> bool {
    let text = text.trim_start();
    let starts =
        ["INSERT INTO ", "DELETE FROM ", "CREATE TABLE ", "CREATE INDEX ", "PRAGMA ", "ALTER TABLE "];
    starts.iter().any(|start| text.starts_with(start))
        || (text.starts_with("SELECT ") && text.contains(" FROM "))
        || (text.starts_with("UPDATE ") && text.contains(" SET "))
}

#[test]
fn a_noun_leans_only_on_those_before_it() {
    let mut findings = Vec::new();
    let folders = [
        "src-tauri/crates/domain/src",
        "src-tauri/crates/store/src",
        "src-tauri/crates/render/src",
        "src-tauri/src/commands",
    ];
    for folder in folders {
        let at_root = folder.ends_with("/src");
        for code in code_of(folder) {
            let source = tree::Source { path: code.path.clone(), text: String::new() };
            let Some((noun, own)) = source.room(folder).and_then(|room| rank(room).map(|own| (room, own)))
            else {
                continue;
            };
            for (line, name) in noun_paths(&code.split.code, at_root) {
                if rank(&name).is_some_and(|other| other > own) {
                    findings.push(format!("{}:{line}: {noun} leans on {name}", code.path));
                }
            }
        }
    }
    hold("a noun leans only on the nouns before it", &findings);
}

/// Returns the rooms a file's paths lead to, each with its line.
fn noun_paths(code: &str, at_root: bool) -> Vec<(usize, String)> {
    let paths = if at_root {
        rust::crate_paths(code)
    } else {
        // Commands are a module of the shell: `crate::commands::task`, or `super::task`.
        rust::crate_paths(&code.replace("crate::commands::", "crate::").replace("super::", "crate::"))
    };
    paths.into_iter().collect()
}

fn lines_with<'a>(code: &'a str, needle: &'a str) -> impl Iterator<Item = usize> + 'a {
    let whole = move |line: &str| {
        line.match_indices(needle).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            let after = line[at + needle.len()..].chars().next();
            let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
            !word(before) && !word(after)
        })
    };
    code.lines().enumerate().filter(move |(_, line)| whole(line)).map(|(number, _)| number + 1)
}

#[test]
fn the_ring_rules_can_fail() {
    let manifest = "[package]\nname = \"x\"\n[dependencies]\nstore.workspace = true\n\
                    [target.'cfg(unix)'.dependencies]\nrusqlite = { version = \"1\" }\n[dev-dependencies.tauri]\n";
    assert_eq!(dependencies(manifest), ["store", "rusqlite", "tauri"], "each kind of table is read");
    assert!(is_sql("SELECT id FROM task") && is_sql("  UPDATE task SET a = 1"), "SQL is recognised");
    assert!(!is_sql("UPDATE of the register") && !is_sql("Tệp đã mở"), "sentences are not SQL");
    assert_eq!(
        lines_with("x\nSystemTime::now()", "SystemTime::now").collect::<Vec<_>>(),
        [2],
        "a clock is seen"
    );
    assert_eq!(lines_with("MyUtc::now()", "Utc::now").count(), 0, "another name that ends alike is not");
    let paths = noun_paths("use super::task::board;", false);
    assert_eq!(paths[0].1, "task", "a neighbour module of the commands is a noun path");
}
