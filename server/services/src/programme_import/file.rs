//! The files that an import reads, and their columns.

/// A file of a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum File {
    Units,
    Successions,
    Activities,
    Participants,
    Materials,
    Distributions,
    Media,
    Broadcasts,
}

impl File {
    /// Every file, each after those that it refers to.
    pub(super) const ALL: [File; 8] = [
        File::Units,
        File::Successions,
        File::Activities,
        File::Participants,
        File::Materials,
        File::Distributions,
        File::Media,
        File::Broadcasts,
    ];

    /// Its name in the folder.
    pub(super) fn name(self) -> &'static str {
        match self {
            File::Units => "units.csv",
            File::Successions => "unit_successions.csv",
            File::Activities => "activities.csv",
            File::Participants => "participants.csv",
            File::Materials => "materials.csv",
            File::Distributions => "distributions.csv",
            File::Media => "media.csv",
            File::Broadcasts => "broadcasts.csv",
        }
    }

    /// Its columns, in any order, all of them needed.
    pub(super) fn columns(self) -> &'static [&'static str] {
        match self {
            File::Units => &["code", "name", "kind", "level", "parent", "valid_from", "valid_to"],
            File::Successions => &["old_code", "new_code", "date", "is_default"],
            File::Activities => &[
                "code",
                "kind",
                "title",
                "level",
                "unit_code",
                "start_date",
                "end_date",
                "slots",
                "capacity",
                "headcount",
            ],
            File::Participants => &[
                "activity_code",
                "person_code",
                "full_name",
                "birth_date",
                "sex",
                "team",
                "unit_code",
                "email",
                "phone",
                "attendance",
            ],
            File::Materials => &["code", "kind", "produced_on", "quantity"],
            File::Distributions => &["material_code", "date", "unit_code", "quantity"],
            File::Media => &["date", "outlet", "kind", "title"],
            File::Broadcasts => &["date", "unit_code", "count"],
        }
    }

    /// The file of a name; case doesn't matter.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|file| file.name().eq_ignore_ascii_case(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What administrators read about the files.
    const OPERATIONS: &str = include_str!("../../../../docs/OPERATIONS.md");

    #[test]
    fn the_columns_that_administrators_read_of_are_those_that_are_read() {
        for file in File::ALL {
            let begins = format!("**{}**", file.name());
            let (_, about) =
                OPERATIONS.split_once(&begins).unwrap_or_else(|| panic!("{begins} is not told of"));
            let about = about.split("\n**").next().unwrap_or_default();
            let cells = about.lines().filter_map(|line| line.strip_prefix("| `")?.split(" | ").next());
            let told: Vec<String> = cells
                .flat_map(|cell| cell.split(", "))
                .map(|name| name.replace(['`', '°', ' '], ""))
                .collect();
            assert_eq!(told, file.columns(), "{begins}");
        }
    }
}
