//! Real web servers, configured by the files in `hosts/`, which serve the built magazine.

use crate::places;
use crate::runtime::wait;
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

/// How long a server may take until it listens.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running web server; dropping it stops it.
#[derive(Debug)]
pub struct Host {
    process: Child,
    port: u16,
    /// The port of the http server that redirects to https.
    leading: u16,
    client: Client,
    _folder: TempDir,
}

impl Host {
    /// Starts nginx with `hosts/nginx.conf` for the files in `site` and a magazine at `base`, which starts and ends
    /// with a slash.
    pub fn nginx(site: &Path, base: &str) -> Self {
        let (port, leading) = (free_port(), free_port());
        let text = places::hosts("nginx.conf");
        let without_certificate: String = text
            .lines()
            .filter(|line| !line.contains("ssl_certificate"))
            .flat_map(|line| [line, "\n"])
            .collect();
        let server = without_certificate
            .replace(" /404.html", &format!(" {base}404.html"))
            .replace("^/media/", &format!("^{base}media/"))
            .replace("listen 80;", &format!("listen 127.0.0.1:{leading};"))
            .replace("listen 443 ssl http2;", &format!("listen 127.0.0.1:{port};"))
            .replace("/srv/broadsheet", &site.display().to_string());
        Self::nginx_with(&server, port, leading)
    }

    /// Starts nginx without any header configuration for the files in `site`.
    pub fn silent(site: &Path) -> Self {
        let port = free_port();
        let server = format!("server {{ listen 127.0.0.1:{port}; root {}; }}", site.display());
        Self::nginx_with(&server, port, port)
    }

    fn nginx_with(server: &str, port: u16, leading: u16) -> Self {
        let folder = new_folder();
        let own = folder.path().display();
        let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .map(|part| format!("{part}_temp_path {own}/{part};\n"))
            .concat();
        // Run workers as root: nginx's own user could not read a checkout in a home folder.
        let whole = format!(
            "user root;\ndaemon off;\npid {own}/pid;\nerror_log {own}/error.log;\nevents {{}}\nhttp {{\n\
             include /etc/nginx/mime.types;\naccess_log off;\n{temporary}{server}\n}}\n"
        );
        let file = folder.path().join("nginx.conf");
        write(&file, &whole);
        let mut command = Command::new(places::nginx());
        command.arg("-c").arg(&file).arg("-p").arg(folder.path());
        Self::start(command, (port, leading), folder)
    }

    /// Starts Caddy with `hosts/Caddyfile` for the files in `site` and a magazine at `base`, which starts and ends with
    /// a slash.
    pub fn caddy(site: &Path, base: &str) -> Self {
        let port = free_port();
        let server = places::hosts("Caddyfile")
            .replace(" /404.html", &format!(" {base}404.html"))
            .replace("^/media/", &format!("^{base}media/"))
            .replace("magazine.example {", &format!("http://127.0.0.1:{port} {{"))
            .replace("/srv/broadsheet", &site.display().to_string());
        let folder = new_folder();
        let file = folder.path().join("Caddyfile");
        write(&file, &format!("{{\n\tadmin off\n}}\n{server}"));
        let mut command = Command::new(places::caddy());
        command.args(["run", "--adapter", "caddyfile", "--config"]).arg(&file);
        command.env("HOME", folder.path()).env_remove("XDG_CONFIG_HOME").env_remove("XDG_DATA_HOME");
        Self::start(command, (port, port), folder)
    }

    fn start(mut command: Command, (port, leading): (u16, u16), folder: TempDir) -> Self {
        let spawned = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let process = spawned.unwrap_or_else(|error| panic!("cannot start {command:?}: {error}"));
        let client = Client::builder().redirect(Policy::none()).pool_max_idle_per_host(0).build();
        let client = client.unwrap_or_else(|error| panic!("no client: {error}"));
        let mut host = Self { process, port, leading, client, _folder: folder };
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

    /// The URL of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }

    /// The response to a request over http, which should be redirected to https.
    pub fn lead(&self, path: &str) -> Answer {
        self.request(Method::GET, &format!("http://127.0.0.1:{}/{path}", self.leading), &[])
    }

    /// The response to a request for `path` with this `Accept-Encoding`.
    pub fn get(&self, path: &str, encoding: &str) -> Answer {
        self.ask(Method::GET, path, &[("Accept-Encoding", encoding)])
    }

    /// The response to a request for `path` with these headers.
    pub fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.request(method, &self.url(path), headers)
    }

    fn request(&self, method: Method, address: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = self.client.request(method, address);
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
        // Ask nginx to exit, so that it stops its workers. Fails if it has already exited.
        let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        let _ = self.process.wait();
    }
}

/// A response as received.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The body, not decompressed.
    pub body: Vec<u8>,
    headers: reqwest::header::HeaderMap,
}

impl Answer {
    async fn read(response: Response) -> Result<Self, reqwest::Error> {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Ok(Self { status, headers, body: response.bytes().await?.to_vec() })
    }

    /// The value of a header; empty if there is none.
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
