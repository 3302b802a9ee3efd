//! Tours: dates are proposed for many units, and their activities made all or none.

mod make;
mod propose;
