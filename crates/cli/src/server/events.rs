//! Tells open tabs of changes and mistakes, with server-sent events.

use super::Shared;
use super::edition::Numbers;
use super::problems::Problem;
use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures::stream::{self, Stream};
use serde::Serialize;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::SystemTime;
use tokio::sync::watch;

/// What a tab must know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Identifies the edition that is served; 0 before the first.
    pub edition: u64,
    /// Identifies the publisher's style sheet.
    pub style: u64,
    /// Mistakes in the content, because of which the last edition without any is served.
    pub problems: Vec<Problem>,
    /// Whether nothing has been read yet.
    #[serde(skip)]
    begun: bool,
}

/// The current status, and those who wait for another.
pub struct Events(watch::Sender<Status>);

impl Events {
    /// The status of a server that has read nothing yet. Numbers begin with the time, so that tabs notice that the
    /// program was restarted.
    pub fn new() -> Self {
        let now = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default().as_millis();
        let edition = u64::try_from(now).unwrap_or_default();
        Self(watch::Sender::new(Status { edition, style: edition, problems: Vec::new(), begun: false }))
    }

    /// The numbers of the edition that was announced last.
    pub fn numbers(&self) -> Numbers {
        let status = self.0.borrow();
        Numbers { edition: status.edition, style: status.style }
    }

    /// Announces an edition.
    pub fn published(&self, Numbers { edition, style }: Numbers) {
        self.0.send_replace(Status { edition, style, problems: Vec::new(), begun: true });
    }

    /// Announces another style sheet.
    pub fn restyled(&self) {
        self.0.send_modify(|status| status.style += 1);
    }

    /// Announces mistakes.
    pub fn failed(&self, problems: Vec<Problem>) {
        self.0.send_modify(|status| {
            status.problems = problems;
            status.begun = true;
        });
    }

    /// The mistakes that were announced last.
    pub fn problems(&self) -> Vec<Problem> {
        self.0.borrow().problems.clone()
    }

    /// Waits until there is an edition, or a mistake because of which there is none.
    pub async fn begun(&self) {
        // Fails only when the program ends.
        let _ = self.0.subscribe().wait_for(|status| status.begun).await;
    }
}

/// The stream of statuses, beginning with the current one.
pub async fn stream(State(shared): State<Arc<Shared>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    shared.events.begun().await;
    let mut changes = shared.events.0.subscribe();
    changes.mark_changed();
    let statuses = stream::unfold(changes, |mut changes| async {
        changes.changed().await.ok()?;
        let status = changes.borrow_and_update().clone();
        let event = Event::default().data(serde_json::to_string(&status).unwrap_or_default());
        Some((Ok(event), changes))
    });
    Sse::new(statuses).keep_alive(KeepAlive::default())
}
