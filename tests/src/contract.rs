//! The contract with the window, read from the shell: `#[tauri::command]` signatures become typed wrappers.
//!
//! Knows how a Rust signature reads in TypeScript; does not know what any command does. Types of the domain come
//! from ts-rs; the shell's own plain structs and enums are read here, because a binary cannot be linked into a test.

use std::collections::{BTreeMap, BTreeSet};

use crate::rust::snake_to_camel;
use crate::tree::{self, Source};
use syn::{FnArg, GenericArgument, Item, Pat, PathArguments, ReturnType, Type};

/// One command of the shell.
#[derive(Clone, Debug)]
pub struct Command {
    /// Name on the wire (`task_board`).
    pub name: String,
    /// File it stands in.
    pub path: String,
    /// First sentence of its documentation.
    pub doc: String,
    /// Arguments that cross: name in Rust, type in TypeScript.
    pub arguments: Vec<(String, String)>,
    /// What comes back, in TypeScript.
    pub answer: String,
    /// Whether it is `async`, so that the window never waits on the main thread.
    pub is_async: bool,
    /// Whether it fails with a refusal and nothing else.
    pub refuses: bool,
    /// Statements of its body: a command unpacks, calls and replies.
    pub n_statements: usize,
}

/// What Tauri hands to a command by itself; it never crosses.
const HANDED_IN: [&str; 7] =
    ["State", "AppHandle", "Window", "WebviewWindow", "Webview", "Request", "CommandScope"];

/// Returns every command of `src-tauri/src`, in the order of files and lines.
pub fn commands() -> Vec<Command> {
    tree::sources("src-tauri/src", &["rs"]).iter().flat_map(commands_of).collect()
}

/// Returns the commands of one source.
pub fn commands_of(source: &Source) -> Vec<Command> {
    let Ok(file) = syn::parse_file(&source.text) else { return Vec::new() };
    let functions = file.items.iter().filter_map(|item| match item {
        Item::Fn(function) if function.attrs.iter().any(is_command) => Some(function),
        _ => None,
    });
    functions.map(|function| command(function, &source.path)).collect()
}

fn is_command(attribute: &syn::Attribute) -> bool {
    let path = attribute.path();
    path.segments.last().is_some_and(|last| last.ident == "command")
        && path.segments.first().is_some_and(|first| first.ident == "tauri" || path.segments.len() == 1)
}

fn command(function: &syn::ItemFn, path: &str) -> Command {
    let arguments = function.sig.inputs.iter().filter_map(|argument| {
        let FnArg::Typed(typed) = argument else { return None };
        let Pat::Ident(name) = typed.pat.as_ref() else { return None };
        (!is_handed_in(&typed.ty)).then(|| (name.ident.to_string(), type_in_window(&typed.ty)))
    });
    let (answer, refuses) = match &function.sig.output {
        ReturnType::Default => ("void".to_string(), false),
        ReturnType::Type(_, ty) => (type_in_window(ty), fails_with_refusal(ty)),
    };
    Command {
        name: function.sig.ident.to_string(),
        path: path.to_string(),
        doc: docs(&function.attrs),
        arguments: arguments.collect(),
        answer,
        is_async: function.sig.asyncness.is_some(),
        refuses,
        n_statements: function.block.stmts.len(),
    }
}

fn is_handed_in(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|(name, _)| HANDED_IN.contains(&name.as_str()))
}

fn fails_with_refusal(ty: &Type) -> bool {
    match last_segment(ty) {
        Some((name, inner)) if name == "Result" => {
            inner.get(1).and_then(last_segment).is_none_or(|(error, _)| error == "Refusal")
        }
        // An alias of the shell (`Reply<T>`) fixes the error once.
        Some((name, _)) => name == "Reply",
        None => false,
    }
}

/// Returns a Rust type as the window reads it: numbers and text by themselves, ours under `T.`.
pub fn type_in_window(ty: &Type) -> String {
    written(ty, "T.")
}

fn written(ty: &Type, ours: &str) -> String {
    match ty {
        Type::Reference(reference) => return written(&reference.elem, ours),
        Type::Slice(slice) => return array_of(&written(&slice.elem, ours)),
        Type::Tuple(tuple) if tuple.elems.is_empty() => return "void".to_string(),
        Type::Tuple(tuple) => {
            let parts: Vec<String> = tuple.elems.iter().map(|ty| written(ty, ours)).collect();
            return format!("[{}]", parts.join(", "));
        }
        _ => {}
    }
    let Some((name, inner)) = last_segment(ty) else { return "unknown".to_string() };
    let first = || inner.first().map_or_else(|| "unknown".to_string(), |ty| written(ty, ours));
    match name.as_str() {
        "String" | "str" | "NaiveDate" | "NaiveDateTime" | "NaiveTime" | "PathBuf" | "Path" | "char" => {
            "string".into()
        }
        "bool" => "boolean".into(),
        "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64" | "usize" | "isize" | "f32" | "f64" => {
            "number".into()
        }
        "Result" | "Reply" | "Box" | "Arc" | "Cow" => first(),
        "Option" => format!("{} | null", first()),
        "Vec" | "BTreeSet" => array_of(&first()),
        "BTreeMap" | "HashMap" => {
            format!(
                "Record<string, {}>",
                inner.get(1).map_or_else(|| "unknown".to_string(), |ty| written(ty, ours))
            )
        }
        "Value" => "unknown".into(),
        "Response" => "ArrayBuffer".into(),
        "Channel" => format!("Channel<{}>", first()),
        _ => format!("{ours}{name}"),
    }
}

fn array_of(element: &str) -> String {
    if element.contains(" | ") { format!("({element})[]") } else { format!("{element}[]") }
}

fn last_segment(ty: &Type) -> Option<(String, Vec<Type>)> {
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    let inner = match &last.arguments {
        PathArguments::AngleBracketed(angled) => angled
            .args
            .iter()
            .filter_map(
                |argument| if let GenericArgument::Type(ty) = argument { Some(ty.clone()) } else { None },
            )
            .collect(),
        _ => Vec::new(),
    };
    Some((last.ident.to_string(), inner))
}

/// Returns `ui/src/ipc/commands.ts`.
pub fn wrappers(commands: &[Command]) -> String {
    let uses = |what: &str| {
        commands
            .iter()
            .any(|c| c.answer.contains(what) || c.arguments.iter().any(|(_, ty)| ty.contains(what)))
    };
    let channel = if uses("Channel<") { ", type Channel" } else { "" };
    let mut out = String::from(
        "// One typed function for each command of the shell. Generated by tests/tests/contract.rs from the shell's own\n\
         // signatures (NGHISU_BLESS=1 cargo test -p proof --test contract writes it); never edited by hand.\n",
    );
    out.push_str(&format!("import {{ call{channel} }} from './call';\n"));
    if uses("T.") {
        out.push_str("import type * as T from './types';\n");
    }
    for command in commands {
        out.push_str(&wrapper(command));
    }
    out
}

fn wrapper(command: &Command) -> String {
    let names: Vec<String> = command.arguments.iter().map(|(name, _)| snake_to_camel(name)).collect();
    let typed: Vec<String> =
        names.iter().zip(&command.arguments).map(|(name, (_, ty))| format!("{name}: {ty}")).collect();
    let passed = if names.is_empty() { String::new() } else { format!(", {{ {} }}", names.join(", ")) };
    format!(
        "\n/** {} */\nexport function {}({}): Promise<{}> {{\n  return call<{}>('{}'{passed});\n}}\n",
        command.doc,
        snake_to_camel(&command.name),
        typed.join(", "),
        command.answer,
        command.answer,
        command.name,
    )
}

/// Returns the declarations of the shell's own wire types that `wanted` names, by name, with those they lean on.
pub fn types_of_the_shell(wanted: &BTreeSet<String>) -> BTreeMap<String, String> {
    let sources = tree::sources("src-tauri/src", &["rs"]);
    let files = sources.iter().filter_map(|source| syn::parse_file(&source.text).ok());
    let all: BTreeMap<String, String> =
        files.flat_map(|file| file.items).filter_map(|item| declaration(&item)).collect();
    let mut found = BTreeMap::new();
    let mut open: Vec<String> = wanted.iter().cloned().collect();
    while let Some(name) = open.pop() {
        if let Some(text) = all.get(&name).filter(|_| !found.contains_key(&name)) {
            open.extend(names_in(text));
            found.insert(name, text.clone());
        }
    }
    found
}

/// Returns the names of our types in a piece of TypeScript: capitalised words outside quotes.
pub fn names_in(text: &str) -> BTreeSet<String> {
    let outside: String = text.split('"').step_by(2).collect();
    let code: String = outside.lines().filter(|line| !line.trim_start().starts_with(['/', '*'])).collect();
    let words = code.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    let known = ["Record", "Array", "ArrayBuffer", "Channel", "Promise", "T"];
    words
        .filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase()) && !known.contains(word))
        .map(str::to_string)
        .collect()
}

/// Returns a plain struct or an enum of bare variants as TypeScript.
fn declaration(item: &Item) -> Option<(String, String)> {
    match item {
        Item::Struct(item) if derives_serde(&item.attrs) => {
            let name = item.ident.to_string();
            let camel = renames_to(&item.attrs).is_some_and(|to| to == "camelCase");
            let field = |field: &syn::Field| {
                let name = field.ident.as_ref()?.to_string();
                let name = if camel { snake_to_camel(&name) } else { name };
                Some(format!("{name}: {}", written(&field.ty, "")))
            };
            let fields: Vec<String> = item.fields.iter().filter_map(field).collect();
            let text =
                format!("/** {} */\nexport type {name} = {{ {} }};\n", docs(&item.attrs), fields.join(", "));
            Some((name, text))
        }
        Item::Enum(item)
            if derives_serde(&item.attrs) && item.variants.iter().all(|v| v.fields.is_empty()) =>
        {
            let name = item.ident.to_string();
            let snake = renames_to(&item.attrs).is_some_and(|to| to == "snake_case");
            let spelt = |name: String| if snake { crate::rust::kebab(&name).replace('-', "_") } else { name };
            let variants: Vec<String> =
                item.variants.iter().map(|v| format!("\"{}\"", spelt(v.ident.to_string()))).collect();
            let text =
                format!("/** {} */\nexport type {name} = {};\n", docs(&item.attrs), variants.join(" | "));
            Some((name, text))
        }
        _ => None,
    }
}

fn derives_serde(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let syn::Meta::List(list) = &attribute.meta else { return false };
        let tokens = list.tokens.to_string();
        list.path.is_ident("derive") && (tokens.contains("Serialize") || tokens.contains("Deserialize"))
    })
}

fn renames_to(attributes: &[syn::Attribute]) -> Option<String> {
    attributes.iter().find_map(|attribute| {
        let syn::Meta::List(list) = &attribute.meta else { return None };
        let tokens = list.tokens.to_string();
        let (_, rest) = tokens.split_once("rename_all = \"").filter(|_| list.path.is_ident("serde"))?;
        rest.split_once('"').map(|(to, _)| to.to_string())
    })
}

/// Returns the first line of the documentation.
fn docs(attributes: &[syn::Attribute]) -> String {
    let first = attributes.iter().find_map(|attribute| {
        let syn::Meta::NameValue(pair) = &attribute.meta else { return None };
        let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = &pair.value else { return None };
        pair.path.is_ident("doc").then(|| text.value().trim().to_string())
    });
    first.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHELL: &str = r#"
        /// Answers the board's question.
        #[tauri::command]
        pub async fn task_board(desk: State<'_, Desk>, query: BoardQuery, n_rows: Option<u32>) -> Result<Board, Refusal> {
            desk.read(|store| store.task_board(&query))
        }
        /// Writes.
        #[tauri::command(rename_all = "camelCase")]
        pub fn notice_export(app: tauri::AppHandle, progress: Channel<Progress>) -> Result<Vec<Option<String>>, String> { x }
        pub async fn not_a_command() {}
    "#;

    #[test]
    fn a_signature_becomes_a_wrapper() {
        let found = commands_of(&Source { path: "x.rs".into(), text: SHELL.into() });
        assert_eq!(found.len(), 2, "{found:?}");
        let text = wrappers(&found);
        assert!(text.contains(
            "export function taskBoard(query: T.BoardQuery, nRows: number | null): Promise<T.Board> {\n"
        ));
        assert!(text.contains("return call<T.Board>('task_board', { query, nRows });"), "{text}");
        assert!(
            text.contains("noticeExport(progress: Channel<T.Progress>): Promise<(string | null)[]>"),
            "{text}"
        );
        assert!(text.contains("import { call, type Channel } from './call';"), "{text}");
    }

    #[test]
    fn what_a_command_must_be_is_seen() {
        let found = commands_of(&Source { path: "x.rs".into(), text: SHELL.into() });
        assert!(found[0].is_async && found[0].refuses && found[0].n_statements == 1);
        assert!(!found[1].is_async && !found[1].refuses, "a plain text is no refusal");
    }

    #[test]
    fn plain_types_of_the_shell_are_read() {
        let item = |text: &str| declaration(&syn::parse_str(text).unwrap()).unwrap().1;
        let found =
            item("/// A file.\n#[derive(Serialize)] struct Recent { position: usize, held: Option<Held> }");
        assert_eq!(found, "/** A file. */\nexport type Recent = { position: number, held: Held | null };\n");
        let found = item(
            "#[derive(Serialize)] #[serde(rename_all = \"snake_case\")] enum Theme { System, VeryDark }",
        );
        assert!(found.ends_with("export type Theme = \"system\" | \"very_dark\";\n"), "{found}");
        let names: Vec<String> =
            names_in("/** No Type. */\nexport type A = { b: B | null, c: \"C\" };").into_iter().collect();
        assert_eq!(names, ["A", "B"]);
    }
}
