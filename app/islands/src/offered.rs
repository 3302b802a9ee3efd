//! Units that are offered under a field, as the server sends them to the browser: a line each, number, tab, name; and a line of a tab
//! alone where there are more. As JSON it would need its reader in the browser, which is larger than all of the picker.

/// Units like what was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offered {
    /// Number and name of each.
    pub units: Vec<(String, String)>,
    /// There are more than these.
    pub more: bool,
}

impl Offered {
    /// As it is sent.
    pub fn write(&self) -> String {
        let mut lines: String =
            self.units.iter().map(|(number, name)| format!("{number}\t{name}\n")).collect();
        if self.more {
            lines.push_str("\t\n");
        }
        lines
    }

    /// As it came.
    pub fn read(lines: &str) -> Self {
        let pairs = lines.lines().filter_map(|line| line.split_once('\t'));
        let (units, more): (Vec<_>, Vec<_>) = pairs.partition(|(number, _)| !number.is_empty());
        let owned = |(number, name): (&str, &str)| (number.to_owned(), name.to_owned());
        Self { units: units.into_iter().map(owned).collect(), more: !more.is_empty() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let one = ("12".to_owned(), "Xã Cát Nê, huyện Đại Từ".to_owned());
        for units in [vec![], vec![one.clone()], vec![one.clone(), one]] {
            for more in [false, true] {
                let offered = Offered { units: units.clone(), more };
                assert_eq!(Offered::read(&offered.write()), offered);
            }
        }
        assert_eq!(Offered::read("<html>"), Offered::default(), "a page of trouble offers nothing");
    }
}
