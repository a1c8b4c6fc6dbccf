// A first visit: paints and shifts by the browser's own account, bytes and requests by the server's.
import { launch, Tab } from "./cdp.mjs";
import { PROFILES, blank, setupFor } from "./profiles.mjs";

const PAINTS = `new Promise((ok) => {
  const out = { fcp: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null, lcp: null, cls: 0, tbt: 0 };
  new PerformanceObserver((l) => { for (const e of l.getEntries()) out.lcp = e.startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((l) => { for (const e of l.getEntries()) if (!e.hadRecentInput) out.cls += e.value; })
    .observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((l) => { for (const e of l.getEntries()) if (e.startTime > (out.fcp ?? 0)) out.tbt += e.duration - 50; })
    .observe({ type: "longtask", buffered: true });
  setTimeout(() => ok(out), 150);
})`;

const KINDS = [["html", /html/], ["js", /javascript/], ["wasm", /wasm/], ["css", /css/], ["font", /font/], ["img", /^image/],
  ["json", /json|text\/plain/]];

function weigh(log) {
  const sum = { total: 0, requests: 0, prefetchBytes: 0, prefetchRequests: 0, other: 0 };
  for (const [kind] of KINDS) sum[kind] = 0;
  for (const { path, purpose, type, bytes } of log) {
    if (path === "/__blank" || path === "/favicon.ico") continue;
    if (/prefetch|prerender/.test(purpose)) { sum.prefetchBytes += bytes; sum.prefetchRequests++; continue; }
    sum[KINDS.find(([, pattern]) => pattern.test(type))?.[0] ?? "other"] += bytes;
    sum.total += bytes;
    sum.requests++;
  }
  return sum;
}

export async function measureLoad(site, page, profileName, ask) {
  const browser = await launch();
  try {
    const tab = await Tab.open(browser, setupFor(PROFILES[profileName]));
    await blank(tab, site.port);
    await ask("reset");
    const loads = tab.loads + 1;
    await tab.send("Page.navigate", { url: `http://localhost:${site.port}${site[page]}` });
    await tab.idle({ quiet: 1000, min: 1500, loads });
    const paints = await tab.eval(PAINTS);
    const net = weigh(await ask("dump"));
    tab.close();
    return { ...paints, net };
  } finally { await browser.close(); }
}
