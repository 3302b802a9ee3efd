//! Files made to do harm, and files that broke on their way: each is refused or read, soon and without much memory.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use tables::{Unreadable, read, read_text};
use zip::{ZipWriter, write::SimpleFileOptions};

const MEGABYTE: usize = 1024 * 1024;

#[allow(clippy::unwrap_used)] // of tests only
fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook of one sheet and its shared texts.
fn workbook(sheet: &str, texts: &str) -> Vec<u8> {
    let relations = br#"<Relationships>
        <Relationship Id="r1" Type="a/worksheet" Target="worksheets/sheet1.xml"/>
        <Relationship Id="r2" Type="a/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
    zipped(&[
        ("xl/workbook.xml", br#"<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", relations),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", texts.as_bytes()),
    ])
}

fn open_document(table: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:spreadsheet><table:table table:name="A">{table}</table:table></office:spreadsheet>"#
    );
    zipped(&[("content.xml", content.as_bytes())])
}

fn document(table: &str) -> Vec<u8> {
    zipped(&[("word/document.xml", format!("<w:document>{table}</w:document>").as_bytes())])
}

#[test]
fn what_unpacks_to_gigabytes_is_not_unpacked() {
    let zeros = vec![0; 40 * MEGABYTE];
    let names: Vec<String> = (0..50).map(|number| format!("xl/{number}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().take(2).map(|name| (name.as_str(), &zeros[..])).collect();
    assert_eq!(read(&zipped(&parts)), Err(Unreadable::TooLarge));
    assert_eq!(read(&vec![b'a'; 5 * MEGABYTE]), Err(Unreadable::TooLarge));
    assert_eq!(read_text(&"a".repeat(5 * MEGABYTE)), Err(Unreadable::TooLarge));
}

#[test]
fn what_a_file_says_of_its_size_is_not_believed() {
    let sheet = r#"<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>
        <row r="1048576"><c r="GR1048576"><v>2</v></c></row></sheetData></worksheet>"#;
    let book = read(&workbook(sheet, r#"<sst count="9" uniqueCount="999999999999"/>"#)).unwrap();
    assert_eq!(book.sheets[0].rows.len(), 2);
}

#[test]
fn merged_and_repeated_cells_do_not_grow_without_end() {
    let cell = r#"<worksheet><sheetData><row><c><v>1</v></c></row></sheetData>"#;
    let merged = format!(
        "{cell}<mergeCells>{}</mergeCells></worksheet>",
        r#"<mergeCell ref="A1:GR1000"/>"#.repeat(1_000)
    );
    assert_eq!(read(&workbook(&merged, "")), Err(Unreadable::TooLarge));
    let repeated = |rows: u32, columns: u32| {
        open_document(&format!(
            r#"<table:table-row table:number-rows-repeated="{rows}"><table:table-cell office:value-type="float"
            office:value="1" table:number-columns-repeated="{columns}"/></table:table-row>"#
        ))
    };
    assert_eq!(read(&repeated(1_048_576, 1)), Err(Unreadable::TooManyRows(1_048_576)));
    assert_eq!(read(&repeated(u32::MAX, u32::MAX)), Err(Unreadable::TooManyColumns));
    assert_eq!(read(&repeated(3, 2)).unwrap().sheets[0].rows[2].cells, ["1", "1"]);
    let wide = r#"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="4000000000"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p>
        </w:tc></w:tr></w:tbl>"#;
    assert_eq!(read(&document(wide)), Err(Unreadable::TooManyColumns));
}

#[test]
fn one_text_in_many_cells_is_counted_in_each() {
    let cells = "<row><c t='s'><v>0</v></c><c t='s'><v>0</v></c></row>".repeat(9_000);
    let sheet = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    let texts = format!("<sst><si><t>{}</t></si></sst>", "ế".repeat(4_000));
    assert_eq!(read(&workbook(&sheet, &texts)), Err(Unreadable::TooLarge));
}

#[test]
fn entities_are_not_filled_in() {
    let bomb = r#"<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>"#;
    let table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>&b;x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let bytes =
        zipped(&[("word/document.xml", format!("{bomb}<w:document>{table}</w:document>").as_bytes())]);
    assert_eq!(read(&bytes).unwrap().sheets[0].rows[0].cells, ["x"]);
    assert_eq!(read(&document("<w:p/>")), Err(Unreadable::NoTable));
    assert_eq!(read(&document(&"<w:tbl>".repeat(2_000))), Err(Unreadable::Damaged));
}

#[test]
fn a_spreadsheet_with_a_password_says_so() {
    let manifest =
        br#"<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry>
        </manifest:manifest>"#;
    let bytes = zipped(&[("META-INF/manifest.xml", manifest), ("content.xml", b"locked")]);
    assert_eq!(read(&bytes), Err(Unreadable::Password));
}

#[test]
fn text_without_end_is_read_soon() {
    assert_eq!(read(&b"1\n".repeat(MEGABYTE)), Err(Unreadable::TooManyRows(MEGABYTE)));
    assert_eq!(read(&b"1,".repeat(MEGABYTE)), Err(Unreadable::TooManyColumns));
    assert_eq!(read(&vec![b','; MEGABYTE]), Err(Unreadable::Empty));
    assert!(read(&b"\"\n".repeat(MEGABYTE)).is_err());
    assert!(read(&b"\"a\"b;".repeat(MEGABYTE / 4)).is_err());
}

const FILES: [&[u8]; 5] = [
    include_bytes!("files/hoc-vien.xlsx"),
    include_bytes!("files/hoc-vien.xls"),
    include_bytes!("files/hoc-vien.ods"),
    include_bytes!("files/bang.docx"),
    include_bytes!("files/bang.doc"),
];

#[test]
fn files_that_were_cut_off_are_refused() {
    for file in FILES {
        for length in (0..file.len()).step_by(293) {
            // The end of an .xls is only what it is padded with.
            let book = read(&file[..length]);
            assert!(book.is_err() || file.len() - length < 2_048, "{length} of {}", file.len());
        }
    }
}

proptest! {
    #[test]
    fn broken_files_do_no_harm(
        file in 0..FILES.len(),
        broken in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = FILES[file].to_vec();
        for (place, byte) in broken {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = read(&bytes);
    }

    #[test]
    fn any_bytes_do_no_harm(mut bytes in prop::collection::vec(any::<u8>(), 0..3_000), start in 0..5_usize) {
        let starts: [&[u8]; 5] = [b"", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", &[9, 8, 16, 0, 0, 6, 5, 0], b"\xFF\xFE"];
        bytes.splice(0..0, starts[start].iter().copied());
        let _ = read(&bytes);
        let _ = read_text(&String::from_utf8_lossy(&bytes));
    }
}
