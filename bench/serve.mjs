// How soon servers of generated articles show a first page, and a change in an open tab: node serve.mjs plan.json
// Prints a line per measurement to stdout: the server, the figure and its value in seconds or bytes, between tabs.
import { spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { launch, Tab } from "./cdp.mjs";

const { runs, servers } = JSON.parse(readFileSync(process.argv[2], "utf8"));
// Changes of each kind in a run.
const SAVES = 3;
const START_MS = 30 * 60_000, SAVE_MS = 5 * 60_000;

const tell = ({ name }, figure, value) => console.log([name, figure, value].join("\t"));
const word = (number) => `changed${number}x`;
const changed = (text, number) => `${text.trimEnd()}\n\nThe desk has ${word(number)} this.\n`;

const freePort = () => new Promise((ok, ko) => {
  const probe = createServer().on("error", ko).listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => ok(port));
  });
});

/** The page at an address; null if nothing listens or it is an error. */
const page = (port, path) => new Promise((ok) => {
  get({ host: "127.0.0.1", port, path, agent: false }, async (answer) => {
    let text = "";
    try { for await (const part of answer.setEncoding("utf8")) text += part; } catch { return ok(null); }
    ok(answer.statusCode === 200 ? text : null);
  }).on("error", () => ok(null));
});

/** The peak memory of a process in bytes. */
const peak = (pid) => Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) * 1024;

/** Starts a server and waits for its front page. */
async function start({ name, command, variables, folder }) {
  const port = await freePort();
  const [program, ...words] = command.map((part) => part.replace("{port}", port));
  const begun = performance.now();
  const running = spawn(program, words, { cwd: folder, env: { ...process.env, ...variables }, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "", gone = null;
  for (const stream of [running.stdout, running.stderr]) stream.on("data", (part) => { printed = (printed + part).slice(-4000); });
  running.on("error", (error) => { gone = error.message; });
  const exit = new Promise((ok) => running.once("exit", (code) => { gone ??= `exit status ${code}`; ok(); }));
  const stop = async () => {
    running.kill("SIGINT");
    if (await Promise.race([exit.then(() => false), sleep(5000, true)])) { running.kill("SIGKILL"); await exit; }
  };
  while (!(await page(port, "/"))) {
    if (gone !== null || performance.now() - begun > START_MS) {
      if (gone === null) await stop();
      throw new Error(`${name} did not start: ${gone ?? "no page"}\n${printed}`);
    }
    await sleep(2);
  }
  return { port, pid: running.pid, seconds: (performance.now() - begun) / 1000, stop, printed: () => printed };
}

// Runs in the page, before its own scripts: reports when the main text has another change.
const PROBE = `(() => {
  let seen;
  const look = () => {
    const found = document.querySelector("main")?.textContent.match(/${word("(\\d+)")}/)?.[1];
    if (found && found !== seen) __shown(JSON.stringify({ number: Number(found), at: Date.now() }));
    seen = found;
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
})()`;

let number = 0;
/** Changes the article, and returns the seconds until `shown` says that this change is shown. */
async function save(server, text, shown) {
  // Servers that look at intervals are met at any moment of these.
  await sleep(1000 + 500 * Math.random());
  const begun = Date.now();
  writeFileSync(server.file, changed(text, ++number));
  for (;;) {
    const at = await shown(number);
    if (at) return (at - begun) / 1000;
    if (Date.now() - begun > SAVE_MS) throw new Error(`${server.name} does not show a change`);
    await sleep(2);
  }
}

/** Changes the article while Chromium shows it. */
async function inTab(server, { port }, text) {
  const browser = await launch();
  try {
    const tab = await Tab.open(browser, (send) => [
      send("Runtime.addBinding", { name: "__shown" }),
      send("Page.addScriptToEvaluateOnNewDocument", { source: PROBE }),
    ]);
    const times = new Map();
    tab.listeners.push((method, { name, payload }) => {
      if (method !== "Runtime.bindingCalled" || name !== "__shown") return;
      const { number, at } = JSON.parse(payload);
      if (!times.has(number)) times.set(number, at);
    });
    await tab.send("Page.navigate", { url: `http://127.0.0.1:${port}${server.article}` });
    // The network is never idle: a page stays connected to its server. It needs some time for that.
    for (const begun = Date.now(); tab.loads === 0 && Date.now() - begun < 30_000;) await sleep(20);
    if (!(await tab.eval("document.querySelector('main')?.textContent.includes('This is entry number')")))
      throw new Error(`${server.name} has no article at ${server.article}`);
    await sleep(1500);
    for (let time = 0; time < SAVES; time++) tell(server, "tab", await save(server, text, (number) => times.get(number)));
    tab.close();
  } finally { await browser.close(); }
}

/** Changes the article, and asks for it until the answer has the change. */
async function atServer(server, { port }, text) {
  const shown = async (number) => ((await page(port, server.article))?.includes(word(number)) ? Date.now() : null);
  for (let time = 0; time < SAVES; time++) tell(server, "server", await save(server, text, shown));
}

async function measure(server) {
  let highest = 0;
  if (server.cache) {
    rmSync(server.cache, { recursive: true, force: true });
    const cold = await start(server);
    tell(server, "cold", cold.seconds);
    highest = peak(cold.pid);
    await cold.stop();
  }
  const running = await start(server);
  const text = readFileSync(server.file, "utf8");
  try {
    // Without caches every start is the first.
    tell(server, server.cache ? "warm" : "cold", running.seconds);
    await inTab(server, running, text);
    await atServer(server, running, text);
    tell(server, "peak", Math.max(highest, peak(running.pid)));
  } catch (error) {
    console.error(running.printed());
    throw error;
  } finally {
    await running.stop();
    writeFileSync(server.file, text);
  }
}

// Ctrl+C reaches the servers, too, but not Chromium, which ends when this does.
process.once("SIGINT", () => process.exit(130));
for (let run = 1; run <= runs; run++) for (const server of servers) {
  console.error(`run ${run}/${runs}: ${server.name}`);
  // The others' figures are worth having even so.
  await measure(server).catch((error) => console.error(`! left out: ${error.message}`));
}
