//! Small rooms: no long file, and most of them short.

use super::Source;

const LONGEST: usize = 600;
const LARGEST_MEDIAN: usize = 120;
const COUNTED: [&str; 6] = ["css", "js", "mjs", "rs", "sql", "ts"];

/// No file that people write is longer than 600 lines.
pub fn check(source: &Source) -> Option<String> {
    let lines = source.text.lines().count();
    let too_long = COUNTED.contains(&source.extension()) && lines > LONGEST;
    too_long.then(|| format!("{}: {lines} lines, at most {LONGEST} are allowed", source.path))
}

/// The length in lines of the Rust file in the middle.
pub fn median(sources: &[Source]) -> usize {
    let rust = sources.iter().filter(|source| source.extension() == "rs");
    let mut lengths: Vec<usize> = rust.map(|source| source.text.lines().count()).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() / 2).copied().unwrap_or_default()
}

/// Half of the Rust files have at most 120 lines.
pub fn check_median(median: usize) -> Option<String> {
    let too_long = median > LARGEST_MEDIAN;
    too_long.then(|| format!("the median Rust file has {median} lines, at most {LARGEST_MEDIAN} are allowed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, lines: usize) -> Source {
        Source { path: path.into(), text: "x\n".repeat(lines) }
    }

    #[test]
    fn a_file_may_have_600_lines_and_no_more() {
        assert_eq!(check(&file("a.rs", 600)), None);
        assert!(check(&file("a.rs", 601)).is_some());
        assert!(check(&file("a.css", 601)).is_some());
        assert_eq!(check(&file("data.csv", 9000)), None);
    }

    #[test]
    fn the_median_counts_rust_files_only() {
        let files =
            [file("a.rs", 10), file("b.rs", 130), file("c.rs", 400), file("d.css", 1), file("e.css", 1)];
        assert_eq!(median(&files), 130);
        assert!(check_median(130).is_some());
        assert_eq!(check_median(120), None);
        assert_eq!(median(&[]), 0);
    }
}
