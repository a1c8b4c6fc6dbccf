//! Real web servers, configured by the files in `hosts/`, in front of the built magazine.

use crate::{places, runtime::wait};
pub use reqwest::Method;
use reqwest::{Client, Response, redirect::Policy};
use std::{
    fs,
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// How long a server may take to listen.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running web server; dropped, it stops.
#[derive(Debug)]
pub struct Host {
    process: Child,
    port: u16,
    client: Client,
    _folder: TempDir,
}

impl Host {
    /// nginx with `hosts/nginx.conf`, for a magazine at `base`, a path with a slash at both ends, below `site`.
    pub fn nginx(site: &Path, base: &str) -> Self {
        let port = free_port();
        let server = places::hosts("nginx.conf")
            .replace(" /404.html", &format!(" {base}404.html"))
            .replace("listen 80;", &format!("listen 127.0.0.1:{port};"))
            .replace("/srv/broadsheet", &site.display().to_string());
        let folder = new_folder();
        let own = folder.path().display();
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|part| format!("{part}_temp_path {own}/{part};\n"))
            .concat();
        // Workers of nginx's own user could not read a checkout in somebody's home.
        let whole = format!(
            "user root;\ndaemon off;\npid {own}/pid;\nerror_log {own}/error.log;\nevents {{}}\nhttp {{\n\
             include /etc/nginx/mime.types;\naccess_log off;\n{temporary}{server}\n}}\n"
        );
        let file = folder.path().join("nginx.conf");
        write(&file, &whole);
        let mut command = Command::new(places::nginx());
        command.arg("-c").arg(&file).arg("-p").arg(folder.path());
        Self::start(command, port, folder)
    }

    /// Caddy with `hosts/Caddyfile`, for a magazine at `base`, a path with a slash at both ends, below `site`.
    pub fn caddy(site: &Path, base: &str) -> Self {
        let port = free_port();
        let server = places::hosts("Caddyfile")
            .replace(" /404.html", &format!(" {base}404.html"))
            .replace("magazine.example {", &format!("http://127.0.0.1:{port} {{"))
            .replace("/srv/broadsheet", &site.display().to_string());
        let folder = new_folder();
        let file = folder.path().join("Caddyfile");
        write(&file, &format!("{{\n\tadmin off\n}}\n{server}"));
        let mut command = Command::new(places::caddy());
        command.args(["run", "--adapter", "caddyfile", "--config"]).arg(&file);
        command.env("HOME", folder.path()).env_remove("XDG_CONFIG_HOME").env_remove("XDG_DATA_HOME");
        Self::start(command, port, folder)
    }

    fn start(mut command: Command, port: u16, folder: TempDir) -> Self {
        let spawned = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let process = spawned.unwrap_or_else(|error| panic!("cannot start {command:?}: {error}"));
        let client = Client::builder().redirect(Policy::none()).pool_max_idle_per_host(0).build();
        let client = client.unwrap_or_else(|error| panic!("no client: {error}"));
        let mut host = Self { process, port, client, _folder: folder };
        let started = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            let ended = host.process.try_wait().ok().flatten();
            assert!(
                ended.is_none() && started.elapsed() < PATIENCE,
                "{command:?} does not listen: {ended:?}"
            );
            sleep(Duration::from_millis(20));
        }
        host
    }

    /// What is answered to a request for `path`, with this `Accept-Encoding`.
    pub fn get(&self, path: &str, encoding: &str) -> Answer {
        self.ask(Method::GET, path, &[("Accept-Encoding", encoding)])
    }

    /// What is answered to a request for `path`, with these headers.
    pub fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
        let address = format!("http://127.0.0.1:{}/{path}", self.port);
        let mut request = self.client.request(method, &address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        wait(async {
            let response = request.send().await?;
            Answer::read(response).await
        })
        .unwrap_or_else(|error| panic!("{address}: {error:?}"))
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // nginx ends its workers only when it is asked to end. What is gone already need not be ended.
        let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        let _ = self.process.wait();
    }
}

/// An answer, as it came over the wire.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The body, compressed if it came so.
    pub body: Vec<u8>,
    headers: reqwest::header::HeaderMap,
}

impl Answer {
    async fn read(response: Response) -> Result<Self, reqwest::Error> {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Ok(Self { status, headers, body: response.bytes().await?.to_vec() })
    }

    /// A header's value, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
    let address = listener.and_then(|listener| listener.local_addr());
    address.unwrap_or_else(|error| panic!("no free port: {error}")).port()
}

fn new_folder() -> TempDir {
    tempfile::tempdir().unwrap_or_else(|error| panic!("no temporary folder: {error}"))
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
