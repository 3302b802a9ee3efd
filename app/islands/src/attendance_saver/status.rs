//! What a cell says.

/// The choices of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    Unmarked,
    Present,
    Late,
    Excused,
    Absent,
}

impl Status {
    /// As the selects name it.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Unmarked => "",
            Self::Present => "present",
            Self::Late => "late",
            Self::Excused => "excused",
            Self::Absent => "absent",
        }
    }

    /// Reads the value of a select.
    pub(super) fn of(code: &str) -> Self {
        let marks = [Self::Present, Self::Late, Self::Excused, Self::Absent];
        marks.into_iter().find(|status| status.code() == code).unwrap_or(Self::Unmarked)
    }

    /// Present or late: the person was at the session.
    pub(super) fn was_there(self) -> bool {
        matches!(self, Self::Present | Self::Late)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_is_read_as_what_it_was_written_for() {
        for status in [Status::Unmarked, Status::Present, Status::Late, Status::Excused, Status::Absent] {
            assert_eq!(Status::of(status.code()), status);
        }
        assert_eq!(Status::of("elsewhere"), Status::Unmarked);
    }
}
