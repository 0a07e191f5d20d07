//! The engines of the page: one compiled engine (`www/boot.js` holds it), and a session for each notebook, or for all
//! notebooks that name the same one.

use super::session::Session;
use leptos::prelude::*;

/// Hands out sessions, and ends those that no notebook uses any more.
#[derive(Default)]
pub struct Pool {
    sessions: Vec<Lease>,
    next: u32,
}

struct Lease {
    name: Option<String>,
    session: Session,
    /// What the session's signals and engines live in.
    owner: Owner,
}

impl Pool {
    /// The session of this name; one of its own for a notebook that names none. Its engines are started when they are
    /// needed.
    pub fn lease(&mut self, name: Option<&str>) -> Session {
        let same = |lease: &&Lease| name.is_some() && lease.name.as_deref() == name;
        if let Some(lease) = self.sessions.iter().find(same) {
            return lease.session;
        }
        let owner = Owner::new();
        let session = owner.with(|| Session::new(self.next));
        self.next += 1;
        self.sessions.push(Lease {
            name: name.map(str::to_owned),
            session,
            owner,
        });
        session
    }

    /// Ends the sessions that no notebook uses: their engines stop, and their variables are gone.
    pub fn end_unused(&mut self) {
        self.sessions.retain(|lease| {
            let used = !lease.session.is_unused();
            if !used {
                lease.owner.cleanup();
            }
            used
        });
    }
}
