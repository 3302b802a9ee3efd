//! Whoever asks the program: a stranger, or somebody of the staff.

use std::{
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};
use reqwest::{Client, header, redirect::Policy};

use crate::store::PASSWORD;

/// A browser with its cookie.
#[derive(Clone)]
pub struct Browser {
    client: Client,
    base: String,
    cookie: String,
}

/// An answer.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Bytes of the page.
    pub bytes: usize,
    /// The page.
    pub body: String,
    /// How long it took.
    pub took: Duration,
}

impl Browser {
    /// A stranger.
    pub fn stranger(base: &str) -> Result<Self> {
        let client = Client::builder()
            .redirect(Policy::none())
            .tcp_nodelay(true)
            .pool_max_idle_per_host(256)
            .build()?;
        Ok(Browser { client, base: base.to_owned(), cookie: String::new() })
    }

    /// Somebody of the staff, signed in.
    pub async fn staff(base: &str, email: &str) -> Result<Self> {
        let mut browser = Self::stranger(base)?;
        let form = [("email", email), ("password", PASSWORD)];
        let request = browser.post_request("/dang-nhap", &form);
        let answer = request.send().await?;
        let cookie = answer
            .headers()
            .get(header::SET_COOKIE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        browser.cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        ensure!(!browser.cookie.is_empty(), "{email} can’t sign in: {}", answer.status());
        Ok(browser)
    }

    /// A page.
    pub async fn get(&self, path: &str) -> Result<Answer> {
        let mut request = self.client.get(format!("{}{path}", self.base));
        // A stranger's browser sends none, not an empty one.
        if !self.cookie.is_empty() {
            request = request.header(header::COOKIE, &self.cookie);
        }
        self.send(request).await
    }

    /// A form that was sent, each from another place.
    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Result<Answer> {
        self.send(self.post_request(path, form)).await
    }

    fn post_request(&self, path: &str, form: &[(&str, &str)]) -> reqwest::RequestBuilder {
        static PLACE: AtomicU32 = AtomicU32::new(0);
        let [_, a, b, c] = PLACE.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        self.client
            .post(format!("{}{path}", self.base))
            .header(header::COOKIE, &self.cookie)
            .header("sec-fetch-site", "same-origin")
            .header("x-real-ip", format!("10.{a}.{b}.{c}"))
            .form(form)
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> Result<Answer> {
        let since = Instant::now();
        let answer = request.send().await?;
        let status = answer.status().as_u16();
        let body = answer.bytes().await?;
        Ok(Answer {
            status,
            bytes: body.len(),
            body: String::from_utf8_lossy(&body).into_owned(),
            took: since.elapsed(),
        })
    }
}
