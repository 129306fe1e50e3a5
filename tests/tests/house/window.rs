//! What keeps the window safe and its folders apart: one door to the shell, text nodes only, nouns in order.

use crate::{hold, rank};
use proof::tree::{self, Source};

const ONLY_DOOR: &str = "ui/src/ipc/call.ts";

/// Every way to turn a string into markup.
const MARKUP: [&str; 8] = [
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "{@html",
    "document.write",
    "createContextualFragment",
    "setHTMLUnsafe",
    "DOMParser().parseFromString(",
];

fn window_sources() -> Vec<Source> {
    tree::sources("ui/src", &["ts", "svelte", "js"])
}

#[test]
fn one_file_speaks_to_the_shell() {
    let mut findings = Vec::new();
    for source in window_sources().iter().filter(|source| source.path != ONLY_DOOR) {
        for (line, target) in imports(&source.text) {
            if target.starts_with("@tauri-apps") {
                findings.push(format!("{}:{line}: imports {target}", source.path));
            }
        }
    }
    hold("only ui/src/ipc/call.ts speaks to the shell", &findings);
}

#[test]
fn no_command_name_is_typed_by_hand() {
    let mut findings = Vec::new();
    for source in window_sources().iter().filter(|source| !source.path.starts_with("ui/src/ipc/")) {
        let calls =
            source.text.lines().enumerate().filter(|(_, line)| line.contains("ipc/call") && names_call(line));
        findings.extend(calls.map(|(n, line)| format!("{}:{}: {}", source.path, n + 1, line.trim())));
    }
    hold("the window calls the generated wrappers, never `call` itself", &findings);
}

fn names_call(line: &str) -> bool {
    let inside =
        line.split_once('{').and_then(|(_, rest)| rest.split_once('}')).map_or("", |(names, _)| names);
    inside.split(',').any(|name| name.trim() == "call" || name.trim().starts_with("call as "))
}

#[test]
fn text_never_becomes_markup() {
    let mut findings = Vec::new();
    for source in window_sources() {
        for (number, line) in source.text.lines().enumerate() {
            for way in MARKUP.iter().filter(|way| line.contains(**way)) {
                // The charts' reader parses SVG only, and copies what its list allows, node by node.
                let svg = way.starts_with("DOMParser") && line.contains("image/svg+xml");
                findings.extend((!svg).then(|| format!("{}:{}: {way}", source.path, number + 1)));
            }
        }
    }
    hold("text nodes only: a stranger's text never becomes markup", &findings);
}

/// Every way a page could count time by itself.
const CLOCKS: [&str; 5] = ["setInterval", "Date.now", "new Date", "performance.now", "requestAnimationFrame"];

#[test]
fn a_meeting_is_counted_in_rust_alone() {
    let mut findings = Vec::new();
    let chairs = |path: &str| {
        path.starts_with("ui/src/meeting/")
            || ["Chair", "Room"].iter().any(|screen| path.contains(&format!("screens/{screen}")))
    };
    for source in window_sources().iter().filter(|source| chairs(&source.path)) {
        for (number, line) in source.text.lines().enumerate() {
            let ways = CLOCKS.iter().filter(|way| line.contains(**way));
            findings.extend(ways.map(|way| format!("{}:{}: {way}", source.path, number + 1)));
        }
    }
    hold("both windows hear every second of a meeting and count none (RULINGS R4)", &findings);
}

#[test]
fn folders_of_the_window_lean_on_those_before_them() {
    let mut findings = Vec::new();
    for source in window_sources() {
        for (line, target) in imports(&source.text) {
            let Some(to) = folder_of(&source.path, &target) else { continue };
            let from = source.room("ui/src").unwrap_or_default();
            if !may_import(from, &to) {
                findings.push(format!("{}:{line}: {from} leans on {to}", source.path));
            }
        }
    }
    hold("parts know no noun, nouns no screen, and no noun a later one", &findings);
}

fn may_import(from: &str, to: &str) -> bool {
    let inner = ["ipc", "words", "parts", "style"];
    match (rank(from), rank(to)) {
        (Some(own), Some(other)) => other <= own,
        (Some(_), None) => to != "screens" && to != "App",
        (None, Some(_)) => !inner.contains(&from),
        (None, None) => !(inner.contains(&from) && matches!(to, "screens" | "App")),
    }
}

/// Returns the folder of `ui/src` that a relative import leads to.
fn folder_of(path: &str, target: &str) -> Option<String> {
    if !target.starts_with('.') {
        return None;
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for step in target.split('/') {
        match step {
            "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    let whole = Source { path: parts.join("/"), text: String::new() };
    whole.room("ui/src").map(str::to_string)
}

/// Returns what a module imports (`from "x"`, `import "x"`, `import("x")`), each with its line.
fn imports(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for opener in ["from ", "import ", "import("] {
            for (at, _) in line.match_indices(opener) {
                let rest = &line[at + opener.len()..];
                let Some(quote) = rest.chars().next().filter(|c| "\"'".contains(*c)) else { continue };
                found.extend(rest[1..].split_once(quote).map(|(target, _)| (number + 1, target.to_string())));
            }
        }
    }
    found
}

#[test]
fn the_shell_listens_only_to_what_it_lists() {
    let Some(config) = tree::read("src-tauri/tauri.conf.json") else { return };
    let mut findings = Vec::new();
    let csp = config.split_once("\"csp\"").map_or("", |(_, rest)| rest);
    for needed in ["default-src", "worker-src"] {
        if !csp.contains(needed) {
            findings.push(format!("the content policy says nothing of {needed}"));
        }
    }
    for open in ["'unsafe-inline'", "'unsafe-eval'", "https:", "http://*"] {
        if csp.contains(open) {
            findings.push(format!("the content policy allows {open}"));
        }
    }
    for capability in tree::sources("src-tauri/capabilities", &["json"]) {
        for plugin in ["fs:", "shell:", "http:", "opener:"] {
            if capability.text.contains(&format!("\"{plugin}")) {
                findings.push(format!("{} grants {plugin}", capability.path));
            }
        }
    }
    hold(
        "least privilege: a strict content policy, no file, shell, network or opener from the page",
        &findings,
    );
}

#[test]
fn the_window_rules_can_fail() {
    let text =
        "import { a } from '../task/row'\nconst x = await import(\"@tauri-apps/api\")\nimport './a.css'";
    let targets: Vec<String> = imports(text).into_iter().map(|(_, target)| target).collect();
    assert_eq!(targets, ["../task/row", "@tauri-apps/api", "./a.css"], "every form of import is seen");
    assert_eq!(folder_of("ui/src/unit/UnitRow.svelte", "../task/row").as_deref(), Some("task"));
    assert!(!may_import("unit", "task") && may_import("task", "unit"), "nouns keep their order");
    assert!(
        !may_import("parts", "task") && !may_import("task", "screens"),
        "parts know no noun, nouns no screen"
    );
    assert!(may_import("screens", "task") && may_import("App", "screens"), "screens may use nouns");
    assert!(
        names_call("import { call } from '../ipc/call'")
            && !names_call("import { channel } from '../ipc/call'")
    );
}
