//! What is proposed, for problems of all sizes.

mod made;
mod runs;
mod small;
