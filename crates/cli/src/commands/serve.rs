//! `broadsheet serve`: shows the magazine while it is written.

use crate::app_files;
use crate::base;
use crate::failure::{Failure, complain, say};
use crate::location::Location;
use crate::server::{self, App, Hosts, Shared};
use content::diagnostics::Line;
use content::options::{ImageMode, Options as Reading};
use contract::url;
use std::net::{IpAddr, Ipv4Addr, ToSocketAddrs};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

/// The host, unless another is named.
pub const LOCAL: &str = "localhost";

/// The port, unless it is taken.
pub const PORT: u16 = 4000;

/// The inputs of [`serve`].
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// A folder of the magazine; `None` for the current one.
    pub folder: Option<PathBuf>,
    /// The port to listen on; if it is taken, the next free one.
    pub port: Option<u16>,
    /// The address to listen on, or a name by which this machine is reached.
    pub host: Option<String>,
    /// Whether to open the front page in a browser.
    pub open: bool,
}

/// Serves a magazine until the program is interrupted.
///
/// # Errors
/// There is no magazine, or it cannot be served.
pub fn serve(options: &Options) -> Result<(), Failure> {
    let location = Location::find(options.folder.as_deref())?;
    // A change must show at once, so pictures are shown as they are.
    let mut reading = location.options(ImageMode::Read)?;
    reading.drafts = true;
    base::set(&mut reading, None)?;
    let (address, names) = address(options.host.as_deref().unwrap_or(LOCAL))?;
    let app = App::prepare(&app_files::find()?)?;
    let runtime = tokio::runtime::Runtime::new().map_err(|error| Failure::Other(error.to_string()))?;
    runtime.block_on(run(options, location, reading, address, app, Hosts::with(names)))
}

async fn run(
    options: &Options,
    location: Location,
    reading: Reading,
    host: IpAddr,
    app: App,
    hosts: Hosts,
) -> Result<(), Failure> {
    let wanted = options.port.unwrap_or(PORT);
    let (listener, address) = server::listen(host, wanted)
        .await
        .map_err(|error| Failure::Other(format!("cannot listen on {host}:{wanted}: {error}")))?;
    if address.port() != wanted && wanted != 0 {
        complain(format_args!("note: port {wanted} is taken"));
    }
    if !host.is_loopback() {
        complain("note: others in your network can read the magazine, drafts too");
    }
    let shared = Shared::new(app, hosts, address.port());
    let shown = if host.is_unspecified() { IpAddr::V4(Ipv4Addr::LOCALHOST) } else { host };
    let front = format!("http://{}{}", std::net::SocketAddr::new(shown, address.port()), url::base());
    say(format_args!("{front} (Ctrl+C ends it)"));
    let (stopped, watched) = tokio::sync::oneshot::channel();
    let state = Arc::clone(&shared);
    thread::spawn(move || stopped.send(server::keep_current(&location, &reading, &state)));
    if options.open && open::that_detached(&front).is_err() {
        complain("note: no browser could be opened");
    }
    tokio::select! {
        served = server::serve(listener, shared) => {
            served.map_err(|error| Failure::Other(format!("the server has stopped: {error}")))
        }
        watched = watched => match watched {
            Ok(outcome) => outcome,
            Err(_) => Err(Failure::Other("the magazine is not watched any more".to_owned())),
        },
        interrupted = tokio::signal::ctrl_c() => {
            interrupted.map_err(|error| Failure::Other(error.to_string()))
        }
    }
}

/// The address to listen on, and the names by which requests may ask for it.
fn address(host: &str) -> Result<(IpAddr, Vec<String>), Failure> {
    let bare = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(host);
    if let Ok(address) = bare.parse() {
        return Ok((address, Vec::new()));
    }
    let name = host.trim_end_matches('.').to_ascii_lowercase();
    if name == LOCAL {
        return Ok((IpAddr::V4(Ipv4Addr::LOCALHOST), Vec::new()));
    }
    let unknown = || {
        let help = "name an IP address, or a name of this machine, without a port";
        Failure::Usage(format!("`{}` is not a host of this machine\n  = help: {help}", Line(host)))
    };
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b));
    let address =
        is_name.then(|| (&*name, 0).to_socket_addrs().ok()?.next()).flatten().ok_or_else(unknown)?;
    Ok((address.ip(), vec![name]))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn hosts_are_never_taken_for_all_addresses() {
        for host in ["localhost", "LOCALHOST", "localhost.", "127.0.0.1", "::1", "[::1]"] {
            assert!(address(host).unwrap().0.is_loopback(), "{host}");
        }
        for host in ["", "no such host", "localhost:4000", "http://localhost", "300.1.1.1", "a.invalid"] {
            assert!(matches!(address(host), Err(Failure::Usage(_))), "{host}");
        }
        assert!(address("0.0.0.0").unwrap().0.is_unspecified());
    }
}
