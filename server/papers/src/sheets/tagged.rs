//! What printpdf leaves out: a structure that screen readers follow (ISO 32000-1, 14.7 and 14.8), the language, and an identity that depends
//! on the data alone.

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};

use super::Role;
use super::draw::Drawing;
use crate::certificate::tagged::fingerprint;
use documents::DocumentError;

/// The finished file. `identity`: what tells this paper from others.
///
/// # Errors
/// `Pdf` when the document lacks a sheet or cannot be written.
pub fn write(drawing: Drawing, identity: &str) -> Result<Vec<u8>, DocumentError> {
    let Drawing { mut document, marks } = drawing;
    let failed = |error: lopdf::Error| DocumentError::Pdf(error.to_string());
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let root = structure(&mut document, &pages, &marks);
    for (n, page) in pages.iter().enumerate() {
        let page = document.get_dictionary_mut(*page).map_err(failed)?;
        page.set("StructParents", n as i64);
        page.set("Tabs", "S");
    }
    let catalog = document.catalog_mut().map_err(failed)?;
    catalog.set("Lang", Object::string_literal("vi-VN"));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", root);
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    identify(&mut document, identity)?;
    document.version = "1.7".to_owned();
    document.compress();
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes).map_err(|error| DocumentError::Pdf(error.to_string()))?;
    Ok(bytes)
}

/// An element of the tree: what it is, and the pieces that are it, by sheet and number.
struct Element {
    role: Role,
    pieces: Vec<(usize, i64)>,
    id: ObjectId,
}

/// The tree: one document, in it a paragraph for each text and a table with its rows. Gives its root.
fn structure(document: &mut Document, pages: &[ObjectId], marks: &[Vec<Role>]) -> ObjectId {
    let (root, whole, table) = (document.new_object_id(), document.new_object_id(), document.new_object_id());
    let mut elements: Vec<Element> = vec![];
    let mut parents: Vec<Object> = vec![];
    for (page, marks) in marks.iter().enumerate() {
        let mut own: Vec<Object> = vec![];
        for (number, role) in marks.iter().enumerate() {
            let piece = (page, number as i64);
            match elements.last_mut() {
                Some(last) if last.role == *role => last.pieces.push(piece),
                _ => {
                    elements.push(Element { role: *role, pieces: vec![piece], id: document.new_object_id() });
                }
            }
            own.extend(elements.last().map(|element| Object::Reference(element.id)));
        }
        parents.extend([Object::Integer(page as i64), Object::Array(own)]);
    }
    let mut kids: Vec<Object> = vec![];
    let mut rows: Vec<(usize, ObjectId, Vec<Object>)> = vec![];
    for element in &elements {
        let parent = match element.role {
            Role::Cell(row, _) => {
                if rows.last().is_none_or(|(last, ..)| *last != row) {
                    rows.push((row, document.new_object_id(), vec![]));
                }
                if rows.len() == 1 && rows[0].2.is_empty() {
                    kids.push(Object::Reference(table));
                }
                match rows.last_mut() {
                    Some((_, id, cells)) => {
                        cells.push(Object::Reference(element.id));
                        *id
                    }
                    None => table,
                }
            }
            _ => {
                kids.push(Object::Reference(element.id));
                whole
            }
        };
        let pieces = element.pieces.iter().map(|(page, number)| {
            Object::Dictionary(dictionary! { "Type" => "MCR", "Pg" => pages[*page], "MCID" => *number })
        });
        let pieces: Vec<Object> = pieces.collect();
        set(
            document,
            element.id,
            dictionary! { "Type" => "StructElem", "P" => parent, "S" => kind(element.role), "K" => pieces },
        );
    }
    let lines: Vec<Object> = rows.iter().map(|(_, id, _)| Object::Reference(*id)).collect();
    for (_, id, cells) in rows {
        set(document, id, dictionary! { "Type" => "StructElem", "P" => table, "S" => "TR", "K" => cells });
    }
    set(document, table, dictionary! { "Type" => "StructElem", "P" => whole, "S" => "Table", "K" => lines });
    let parents = document.add_object(dictionary! { "Nums" => parents });
    set(document, whole, dictionary! { "Type" => "StructElem", "S" => "Document", "P" => root, "K" => kids });
    let next = pages.len() as i64;
    set(
        document,
        root,
        dictionary! { "Type" => "StructTreeRoot", "K" => whole, "ParentTree" => parents, "ParentTreeNextKey" => next },
    );
    root
}

fn set(document: &mut Document, id: ObjectId, dictionary: Dictionary) {
    document.objects.insert(id, Object::Dictionary(dictionary));
}

fn kind(role: Role) -> &'static str {
    match role {
        Role::Heading => "H1",
        Role::Text(_) | Role::Artifact => "P",
        Role::Cell(0, _) => "TH",
        Role::Cell(..) => "TD",
    }
}

/// The file's identity from what tells it from others, and no claim of a standard that it does not keep.
fn identify(document: &mut Document, identity: &str) -> Result<(), DocumentError> {
    let failed = |error: lopdf::Error| DocumentError::Pdf(error.to_string());
    let info = document.trailer.get(b"Info").and_then(Object::as_reference).map_err(failed)?;
    let info = document.get_dictionary_mut(info).map_err(failed)?;
    for key in [&b"GTS_PDFXVersion"[..], b"Identifier", b"Keywords", b"Subject", b"Trapped"] {
        info.remove(key);
    }
    let id = fingerprint(identity);
    let id = Object::String(id.to_be_bytes().to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}
