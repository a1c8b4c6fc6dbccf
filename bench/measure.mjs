// Several magazines made of the same articles, measured in turn: node measure.mjs sites.json OUT [--runs 5] [--only load,nav,lh]
import { execFileSync, fork } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { measureLighthouse, version } from "./lighthouse.mjs";
import { measureLoad } from "./load.mjs";
import { measureNavigation } from "./navigation.mjs";
import { PROFILES } from "./profiles.mjs";
import { report } from "./report.mjs";

const [config, out] = process.argv.slice(2).map((path) => resolve(path));
const option = (name, otherwise) => { const at = process.argv.indexOf(`--${name}`); return at < 0 ? otherwise : process.argv[at + 1]; };
const { marker, sites } = JSON.parse(readFileSync(config, "utf8"));
const runs = Number(option("runs", 5));
const only = option("only", "load,nav,lh").split(",").filter((kind) => kind !== "lh" || version);

const server = fork(join(dirname(fileURLToPath(import.meta.url)), "server.mjs"), [config], { stdio: "inherit" });
await new Promise((ok) => server.once("message", ok));
let asked = 0;
const ask = (type) => new Promise((ok) => {
  const id = ++asked;
  server.on("message", function heard(message) {
    if (message.id !== id) return;
    server.off("message", heard);
    ok(message.log);
  });
  server.send({ type, id });
});

const results = {
  meta: {
    runs, node: process.version, cores: cpus().length, lighthouse: version, load: loadavg(),
    chromium: execFileSync(process.env.CHROMIUM ?? "/usr/bin/chromium", ["--version"], { stdio: ["ignore", "pipe", "ignore"] }).toString().trim(),
  },
  sites: Object.fromEntries(sites.map(({ name }) => [name, { load: {}, nav: {}, lh: {} }])),
};
const begun = Date.now();
const keep = async (name, kind, key, measure) => {
  // A browser that did not start or a frame that was missed is tried again; what fails thrice is told and left out.
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      (results.sites[name][kind][key] ??= []).push(await measure());
      return;
    } catch (error) { console.error(`! ${name} ${kind} ${key}, attempt ${attempt}: ${error.message}`); }
  }
};
const told = (run, what) => console.error(`[${Math.round((Date.now() - begun) / 1000)} s] run ${run}/${runs}: ${what}`);

// The first answers of a server are not like the others.
for (const site of sites) await measureLoad(site, "home", "fast", ask).catch((error) => console.error(`! ${site.name}: ${error.message}`));
for (let run = 1; run <= runs; run++) {
  for (const profile of Object.keys(PROFILES)) {
    if (only.includes("load")) for (const page of ["home", "article"]) for (const site of sites)
      await keep(site.name, "load", `${page}.${profile}`, () => measureLoad(site, page, profile, ask));
    if (only.includes("nav")) for (const site of sites)
      await keep(site.name, "nav", profile, () => measureNavigation({ ...site, marker }, profile));
    told(run, profile);
  }
  if (only.includes("lh")) for (const page of ["home", "article", "topic"]) for (const site of sites.filter((site) => site[page]))
    await keep(site.name, "lh", page, () => measureLighthouse(site, page));
  writeFileSync(`${out}.json`, JSON.stringify(results, null, 1));
  told(run, "done");
}
writeFileSync(`${out}.md`, report(results));
console.log(report(results));
server.disconnect();
process.exit(0);
