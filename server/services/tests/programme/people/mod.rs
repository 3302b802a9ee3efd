//! People.

mod same;
