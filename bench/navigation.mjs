// From the front page to an article and back: from the click to the first frame in which the text is in the document.
import { setTimeout as sleep } from "node:timers/promises";
import { launch, Tab } from "./cdp.mjs";
import { PROFILES, blank, norm, setupFor } from "./profiles.mjs";

// Runs in every document; the clocks of two documents are joined by their time origins.
const probe = ({ marker, article, home }) => `(() => {
  const MARK = ${JSON.stringify(marker)}, ART = ${JSON.stringify(norm(article))}, HOME = ${JSON.stringify(norm(home))};
  const norm = ${norm.toString()};
  const abs = (t) => performance.timeOrigin + (t ?? performance.now());
  const say = (o) => { try { window.__probe(JSON.stringify({ ...o, origin: performance.timeOrigin })); } catch {} };
  const links = () => [...document.querySelectorAll("a[href]")].filter((a) => a.origin === location.origin && norm(a.pathname) === ART && !a.hash);
  const marked = () => [...document.querySelectorAll("p")].some((p) => p.textContent.includes(MARK));
  const kind = () => {
    if (norm(location.pathname) === ART) return marked() ? "article" : null;
    return norm(location.pathname) === HOME && links().length && !marked() ? "home" : null;
  };
  let last = null;
  const tick = () => {
    const k = kind();
    if (k && k !== last) { last = k; say({ ev: "kind", kind: k, t: abs() }); }
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  addEventListener("click", (e) => say({ ev: "click", t: abs(e.timeStamp) }), true);
  addEventListener("pageshow", (e) => { if (e.persisted) { last = null; say({ ev: "bfcache", t: abs() }); } });
  window.__pick = () => {
    for (const a of links()) {
      if (a.getClientRects().length === 0) continue;
      a.scrollIntoView({ block: "center", behavior: "instant" });
      for (const r of a.getClientRects())
        for (const [fx, fy] of [[.5, .5], [.2, .5], [.8, .5], [.5, .9], [.1, .1]]) {
          const x = r.left + r.width * fx, y = r.top + r.height * fy, hit = document.elementFromPoint(x, y);
          if (hit && (a === hit || a.contains(hit))) return { x, y };
        }
    }
    return null;
  };
})()`;

export async function measureNavigation(site, profileName) {
  const browser = await launch();
  try {
    const tab = await Tab.open(browser, setupFor(PROFILES[profileName], [
      (send) => send("Runtime.addBinding", { name: "__probe" }),
      (send) => send("Page.addScriptToEvaluateOnNewDocument", { source: probe(site), runImmediately: true }),
    ]));
    const events = [];
    tab.listeners.push((method, p) => {
      if (method === "Runtime.bindingCalled" && p.name === "__probe") events.push(JSON.parse(p.payload));
    });
    const seen = async (wanted) => {
      for (const begun = Date.now(); Date.now() - begun < 20000; await sleep(15)) {
        const event = events.find(wanted);
        if (event) return event;
      }
      return null;
    };
    const click = async () => {
      const at = await tab.eval("__pick()");
      if (!at) throw new Error("no link to the article can be clicked");
      await sleep(150);
      events.length = 0;
      const press = { x: at.x, y: at.y, button: "left", clickCount: 1 };
      await tab.send("Input.dispatchMouseEvent", { type: "mouseMoved", x: at.x, y: at.y });
      await tab.send("Input.dispatchMouseEvent", { type: "mousePressed", ...press });
      tab.send("Input.dispatchMouseEvent", { type: "mouseReleased", ...press }).catch(() => {});
      const there = await seen((e) => e.kind === "article");
      const clicked = events.find((e) => e.ev === "click");
      if (!there || !clicked) throw new Error("the article was not seen");
      return { ms: there.t - clicked.t, soft: there.origin === clicked.origin };
    };
    const back = async () => {
      events.length = 0;
      const begun = await tab.eval("(() => { const t = performance.timeOrigin + performance.now(); setTimeout(() => history.back(), 0); return t; })()");
      const there = await seen((e) => e.kind === "home");
      if (!there) throw new Error("the front page was not seen again");
      return { ms: there.t - begun, bfcache: events.some((e) => e.ev === "bfcache") };
    };
    await blank(tab, site.port);
    events.length = 0;
    await tab.send("Page.navigate", { url: `http://localhost:${site.port}${site.home}` });
    if (!(await seen((e) => e.kind === "home"))) throw new Error("the front page was not seen");
    await tab.idle({ quiet: 1000, min: 1500 });
    const result = { cold: await click() };
    await tab.idle({ quiet: 1000, min: 1200 });
    result.back = await back();
    await tab.idle({ quiet: 800, min: 1000 });
    result.warm = await click();
    tab.close();
    return result;
  } finally { await browser.close(); }
}
