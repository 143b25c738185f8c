//! Types as their source shows them: the names of fields, what kind they are of, and what their comments say.

use regex::Regex;

/// A struct or an enum.
#[derive(Debug, Default)]
pub(super) struct Type {
    pub name: String,
    pub about: String,
    pub tagged: bool,
    pub fields: Vec<Field>,
}

/// A field of a struct, or a variant with a value.
#[derive(Debug)]
pub(super) struct Field {
    pub name: String,
    pub written: String,
    pub about: String,
    /// Whether it may be left out of a file: it has a default.
    pub optional: bool,
}

/// All types of a source file; fields that are never read from a file are left out.
pub(super) fn read(source: &str) -> Vec<Type> {
    let opening = Regex::new(r"^(?:pub )?(?:struct|enum) (\w+)").expect("the pattern is one");
    let field = Regex::new(r"^    (?:pub )?(\w+): (.+),$").expect("the pattern is one");
    let variant = Regex::new(r"^    (\w+)\((\w+)\),$").expect("the pattern is one");
    let (mut types, mut comment, mut attributes) = (Vec::<Type>::new(), String::new(), String::new());
    for line in source.lines().take_while(|line| !line.starts_with("#[cfg(test)]")) {
        if let Some(words) = line.trim_start().strip_prefix("///") {
            comment = format!("{comment} {}", words.trim()).trim().to_string();
        } else if line.trim_start().starts_with("#[") {
            attributes.push_str(line);
        } else if let Some(found) = opening.captures(line) {
            let tagged = attributes.contains("#[serde(tag");
            types.push(Type { name: found[1].into(), about: std::mem::take(&mut comment), tagged, fields: Vec::new() });
            attributes.clear();
        } else if let (Some(found), Some(last)) = (field.captures(line).or_else(|| variant.captures(line)), types.last_mut()) {
            let (about, attributes) = (std::mem::take(&mut comment), std::mem::take(&mut attributes));
            if !attributes.contains("serde(skip)") {
                let written = found[2].to_string();
                let optional = attributes.contains("default") || written.starts_with("Option<");
                last.fields.push(Field { name: found[1].into(), written, about, optional });
            }
        } else {
            comment.clear();
            attributes.clear();
        }
    }
    types
}

/// The type of this name in a source file.
pub(super) fn find(path: &str, name: &str) -> Type {
    let found = read(&super::read(path)).into_iter().find(|one| one.name == name);
    found.unwrap_or_else(|| panic!("there is no {name} in {path}"))
}
