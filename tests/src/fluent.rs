//! Fluent files read just closely enough to compare two languages: keys, attributes, variables, references.
//!
//! Does not format: the program and the window use the real libraries, and their own tests use them too.

use std::collections::{BTreeMap, BTreeSet};

/// One message, term, or attribute of a message (`refusal-busy` and `refusal-busy.safe` are two entries).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Line of the key, from 1.
    pub line: usize,
    /// Text as written, placeables included.
    pub value: String,
    /// Variables a reader sees (`{ $name }`), without the dollar sign.
    pub variables: BTreeSet<String>,
    /// Variables that only choose between forms (`{ $n -> ...`): a language without plurals has none.
    pub selectors: BTreeSet<String>,
    /// Messages and terms this one quotes.
    pub references: BTreeSet<String>,
}

impl Entry {
    /// Returns the letters a reader sees: the text without placeables.
    pub fn letters(&self) -> String {
        let mut depth = 0_usize;
        let outside = |c: &char| {
            match c {
                '{' => depth += 1,
                '}' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0
        };
        let plain: String = self.value.chars().filter(outside).collect();
        let chosen: String = variants(&self.value).concat();
        format!("{plain}{chosen}")
    }
}

/// One file: entries by key, and the keys written more than once.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Entries by key; attributes as `key.attribute`.
    pub entries: BTreeMap<String, Entry>,
    /// Keys that stand twice.
    pub repeated: Vec<String>,
}

/// Reads a Fluent file.
pub fn parse(text: &str) -> Words {
    let mut words = Words::default();
    let (mut message, mut current) = (String::new(), None::<(String, Entry)>);
    for (number, line) in text.lines().enumerate() {
        let head = definition(line);
        if line.starts_with('#') || head.is_some() {
            close(&mut words, current.take());
        }
        match head {
            Some((name, rest)) if name.starts_with('.') => {
                current = Some(open(format!("{message}{name}"), number + 1, rest));
            }
            Some((name, rest)) => {
                message.clone_from(&name);
                current = Some(open(name, number + 1, rest));
            }
            None => {
                if let Some((_, entry)) = current.as_mut().filter(|_| line.starts_with([' ', '\t', '}'])) {
                    entry.value.push('\n');
                    entry.value.push_str(line.trim());
                }
            }
        }
    }
    close(&mut words, current);
    words
}

fn open(key: String, line: usize, rest: &str) -> (String, Entry) {
    (key, Entry { line, value: rest.trim().to_string(), ..Entry::default() })
}

fn close(words: &mut Words, entry: Option<(String, Entry)>) {
    let Some((key, mut entry)) = entry else { return };
    read_placeables(&mut entry);
    // A message may consist of attributes alone; its own line is then no text to compare.
    if words.entries.insert(key.clone(), entry).is_some() {
        words.repeated.push(key);
    }
}

/// Returns the key and the rest of a line that begins a message (`key =`), a term (`-key =`) or an attribute.
fn definition(line: &str) -> Option<(String, &str)> {
    let indented = line.starts_with([' ', '\t']);
    let (name, rest) = line.trim_start().split_once('=')?;
    let name = name.trim_end();
    let bare = name.strip_prefix(if indented { '.' } else { '-' }).unwrap_or(name);
    let is_name = bare.starts_with(|c: char| c.is_ascii_alphabetic())
        && bare.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    (is_name && (!indented || name.starts_with('.'))).then(|| (name.to_string(), rest))
}

fn read_placeables(entry: &mut Entry) {
    let mut depth = 0;
    let mut word = String::new();
    let (mut variables, mut selectors, mut references) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut quoted = false;
    for (at, c) in entry.value.char_indices().chain([(entry.value.len(), ' ')]) {
        if depth > 0 && c == '"' {
            quoted = !quoted;
        }
        if depth > 0 && !quoted && (c.is_ascii_alphanumeric() || "$-_.".contains(c)) {
            word.push(c);
            continue;
        }
        if let Some(name) = word.strip_prefix('$') {
            let chooses = entry.value[at..].trim_start().starts_with("->");
            if chooses { &mut selectors } else { &mut variables }.insert(name.to_string());
        } else if depth > 0
            && word.len() > 1
            && word.chars().any(|c| c.is_ascii_lowercase())
            && c != ']'
            && c != ':'
        {
            references.insert(word.clone());
        }
        word.clear();
        match c {
            '{' if !quoted => depth += 1,
            '}' if !quoted => depth -= 1,
            _ => {}
        }
    }
    // Inside a selector the variants' own text looks like references; only hyphenated names can be messages.
    references.retain(|name| name.contains('-') && name != "->");
    (entry.variables, entry.selectors, entry.references) = (variables, selectors, references);
}

/// Returns the texts of a selector's variants (`[one] ...`, `*[other] ...`).
fn variants(value: &str) -> Vec<String> {
    let is_variant = |line: &&str| line.starts_with('[') || line.starts_with("*[");
    value
        .lines()
        .map(str::trim)
        .filter(is_variant)
        .filter_map(|l| Some(l.split_once(']')?.1.to_string()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn messages_attributes_and_variables_are_found() {
        let words = parse(
            "# A comment\ntask-late = trễ { $days } ngày\nrefusal-busy =\n    .what = { $file } đang mở.\n    .safe = Tệp = nguyên.\n",
        );
        let keys: Vec<&str> = words.entries.keys().map(String::as_str).collect();
        assert_eq!(keys, ["refusal-busy", "refusal-busy.safe", "refusal-busy.what", "task-late"]);
        assert!(words.entries["task-late"].variables.contains("days"));
        assert_eq!(words.entries["refusal-busy.safe"].value, "Tệp = nguyên.");
    }

    #[test]
    fn a_selector_shows_its_letters_and_no_variable_twice() {
        let words =
            parse("late = { $n ->\n    [one] a day { -brand-name }\n   *[other] { $days } days\n}\nnext = n");
        let late = &words.entries["late"];
        assert!(late.letters().contains("days") && late.letters().contains("a day"), "{:?}", late.letters());
        assert_eq!(late.variables.iter().collect::<Vec<_>>(), ["days"]);
        assert_eq!(late.selectors.iter().collect::<Vec<_>>(), ["n"], "a chooser is not shown");
        assert!(late.references.contains("-brand-name"), "{:?}", late.references);
        assert!(words.entries.contains_key("next"));
    }

    #[test]
    fn a_key_written_twice_is_reported() {
        assert_eq!(parse("a = 1\nb = 2\na = 3").repeated, ["a"]);
    }
}
