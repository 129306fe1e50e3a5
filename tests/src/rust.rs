//! Rust source read just closely enough to check rules: what is code, what is text, what is a test.
//!
//! Not a parser: where a rule needs types or items it uses `syn`; this is for rules about words in a file.

/// One string literal and the line it begins on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// Line, from 1.
    pub line: usize,
    /// Text between the quotes, escapes as written.
    pub text: String,
}

/// A source split in what the compiler runs, what it carries as text, and what people read.
#[derive(Clone, Debug, Default)]
pub struct Split {
    /// The source with comments and the inside of literals blanked; lines stay where they were.
    pub code: String,
    /// Every string literal.
    pub literals: Vec<Literal>,
    /// The comments alone; lines stay where they were.
    pub comments: String,
}

/// Splits Rust source into code, literals and comments.
pub fn split(source: &str) -> Split {
    let chars: Vec<char> = source.chars().collect();
    let mut split = Split::default();
    let mut at = 0;
    while at < chars.len() {
        let end = match chars[at] {
            '/' if chars.get(at + 1) == Some(&'/') => {
                (at..chars.len()).find(|&i| chars[i] == '\n').unwrap_or(chars.len())
            }
            '/' if chars.get(at + 1) == Some(&'*') => block_comment_end(&chars, at),
            '"' => plain_string_end(&chars, at),
            'r' if !follows_word(&chars, at) => raw_string_end(&chars, at).unwrap_or(at),
            'b' if chars.get(at + 1) == Some(&'r') && !follows_word(&chars, at) => {
                raw_string_end(&chars, at + 1).unwrap_or(at)
            }
            '\'' => char_end(&chars, at).unwrap_or(at),
            _ => at,
        };
        if end <= at {
            keep(&mut split.code, &mut split.comments, chars[at]);
            at += 1;
            continue;
        }
        let piece = &chars[at..end];
        match chars[at] {
            '/' => piece.iter().for_each(|&c| keep(&mut split.comments, &mut split.code, c)),
            '\'' => piece.iter().for_each(|_| keep(&mut split.code, &mut split.comments, ' ')),
            _ => {
                let line = split.code.matches('\n').count() + 1;
                split.literals.push(Literal { line, text: inside(piece) });
                for &c in piece {
                    let shown = if c == '\n' || c == '"' { c } else { ' ' };
                    keep(&mut split.code, &mut split.comments, shown);
                }
            }
        }
        at = end;
    }
    split
}

/// Returns the source without its test modules, the lines kept: tests stand last, under `#[cfg(test)]`.
pub fn without_tests(source: &str) -> String {
    let mut kept = String::new();
    let mut skipping = false;
    let mut lines = source.lines().peekable();
    while let Some(line) = lines.next() {
        let opens = line == "#[cfg(test)]" && lines.peek().is_some_and(|next| next.starts_with("mod "));
        skipping |= opens;
        if !skipping {
            kept.push_str(line);
        } else if line == "}" || (line.starts_with("mod ") && line.ends_with(';')) {
            skipping = false;
        }
        kept.push('\n');
    }
    kept
}

/// Returns a name of Rust (`TaskExtend`, `task_extend`) in the form of words and codes (`task-extend`).
pub fn kebab(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c == '_' {
            out.push('-');
        } else if c.is_uppercase() {
            if !out.is_empty() && !out.ends_with('-') {
                out.push('-');
            }
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
    }
    out
}

/// Returns a name of Rust (`as_of`) as the window spells it (`asOf`).
pub fn snake_to_camel(name: &str) -> String {
    let mut parts = name.split('_').filter(|part| !part.is_empty());
    let mut out = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let mut letters = part.chars();
        out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        out.push_str(letters.as_str());
    }
    out
}

/// Returns the identifiers of a piece of code, each with its line.
pub fn identifiers(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in code.lines().enumerate() {
        let words = line.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty());
        found.extend(words.map(|word| (number + 1, word.to_string())));
    }
    found
}

/// Returns the first name of every path that begins with `crate::`, one per name of a `{...}` group.
pub fn crate_paths(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$') {
            continue;
        }
        let line = code[..at].matches('\n').count() + 1;
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(group_heads(group).into_iter().map(|name| (line, name))),
            None => found.extend(first_word(rest).map(|name| (line, name))),
        }
    }
    found
}

fn group_heads(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut heads = Vec::new();
    let mut piece = String::new();
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.extend(first_word(&std::mem::take(&mut piece))),
            _ if depth == 0 => piece.push(c),
            _ => {}
        }
    }
    heads.extend(first_word(&piece));
    heads
}

fn first_word(text: &str) -> Option<String> {
    let word: String = text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!word.is_empty()).then_some(word)
}

/// Writes `c` to the one side and a blank to the other, so that both keep their columns and lines.
fn keep(side: &mut String, other: &mut String, c: char) {
    side.push(c);
    other.push(if c == '\n' { '\n' } else { ' ' });
}

fn inside(piece: &[char]) -> String {
    let whole: String = piece.iter().collect();
    let open = whole.find('"').map_or(0, |i| i + 1);
    let close = whole.rfind('"').unwrap_or(whole.len()).max(open);
    whole[open..close].to_string()
}

fn follows_word(chars: &[char], at: usize) -> bool {
    at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_')
}

fn block_comment_end(chars: &[char], at: usize) -> usize {
    let (mut depth, mut i) = (0, at);
    while i < chars.len() {
        match (chars[i], chars.get(i + 1)) {
            ('/', Some('*')) => (depth, i) = (depth + 1, i + 2),
            ('*', Some('/')) => (depth, i) = (depth - 1, i + 2),
            _ => i += 1,
        }
        if depth == 0 {
            return i;
        }
    }
    chars.len()
}

fn plain_string_end(chars: &[char], at: usize) -> usize {
    let mut i = at + 1;
    while i < chars.len() {
        match chars[i] {
            '\\' => i += 2,
            '"' => return i + 1,
            _ => i += 1,
        }
    }
    chars.len()
}

fn raw_string_end(chars: &[char], at: usize) -> Option<usize> {
    let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
    let open = at + 1 + hashes;
    if chars.get(open) != Some(&'"') {
        return None;
    }
    let closes = |i: usize| chars[i] == '"' && (1..=hashes).all(|h| chars.get(i + h) == Some(&'#'));
    Some((open + 1..chars.len()).find(|&i| closes(i)).map_or(chars.len(), |i| i + 1 + hashes))
}

/// Returns the end of a character literal, or nothing where the quote begins a lifetime.
fn char_end(chars: &[char], at: usize) -> Option<usize> {
    if chars.get(at + 1) == Some(&'\\') {
        return (at + 3..chars.len()).find(|&i| chars[i] == '\'').map(|i| i + 1);
    }
    (chars.get(at + 2) == Some(&'\'')).then_some(at + 3)
}

#[cfg(test)]
mod tests {
    use super::{crate_paths, identifiers, kebab, split, without_tests};

    #[test]
    fn a_word_in_a_comment_or_a_string_is_not_code() {
        let found =
            split("let a = \"Utc::now\"; // Utc::now\n/* Utc /* nested */ ::now */ let b = r#\"x\"Utc\"#;");
        assert!(!found.code.contains("Utc"), "{}", found.code);
        assert_eq!(
            found.literals.iter().map(|l| l.text.as_str()).collect::<Vec<_>>(),
            ["Utc::now", "x\"Utc"]
        );
        assert!(found.comments.contains("nested"), "{}", found.comments);
    }

    #[test]
    fn lifetimes_and_quoted_quotes_do_not_swallow_code() {
        let found = split("fn f<'a>(x: &'a str) { g('\"', '\\'', '\\u{1F}'); Utc::now() } // it's");
        assert!(found.code.contains("Utc::now"), "{}", found.code);
        assert!(found.literals.is_empty(), "{:?}", found.literals);
    }

    #[test]
    fn lines_stay_where_they_were() {
        let found = split("/* a\nb */\nlet s = \"c\nd\";\nlet t = \"e\";");
        assert_eq!(found.literals[1].line, 5);
        assert_eq!(identifiers(&found.code).last(), Some(&(5, "t".to_string())));
    }

    #[test]
    fn tests_are_cut_and_the_rest_stays() {
        let cut = without_tests("a\n#[cfg(test)]\nmod tests {\n    b\n}\nc\n#[cfg(test)]\nmod laws;\nd");
        assert_eq!(cut.split_whitespace().collect::<Vec<_>>(), ["a", "c", "d"]);
    }

    #[test]
    fn every_name_of_a_group_is_a_path_of_its_own() {
        let names: Vec<String> =
            crate_paths("use crate::{task::{Task, TaskId}, unit, Refusal}; crate::review::x()")
                .into_iter()
                .map(|(_, name)| name)
                .collect();
        assert_eq!(names, ["task", "unit", "Refusal", "review"]);
    }

    #[test]
    fn variants_and_fields_become_words() {
        assert_eq!(
            (kebab("TaskExtend"), kebab("due_soon_days")),
            ("task-extend".into(), "due-soon-days".into())
        );
    }
}
