//! The program as a library: commands, configuration, the web server and its background work.

pub mod cli;
pub mod config;
mod demo;
mod http;
mod jobs;
pub mod link_keys;
mod metrics;
mod print;
mod private_file;
mod serve;
mod start;
