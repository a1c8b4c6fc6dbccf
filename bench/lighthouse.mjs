// Lighthouse's mobile defaults, in a fresh browser each time. LIGHTHOUSE names its folder.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./cdp.mjs";

const folder = process.env.LIGHTHOUSE;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

/** Its version; null where it is not to be had. */
export const version = folder ? JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).version : null;

export async function measureLighthouse(site, page) {
  const { default: lighthouse } = await import(pathToFileURL(join(folder, "core/index.js")).href);
  const browser = await launch();
  try {
    const { lhr } = await lighthouse(`http://localhost:${site.port}${site[page]}`, {
      port: browser.port, output: "json", logLevel: "error", disableFullPageScreenshot: true, onlyCategories: CATEGORIES,
    });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    const value = (id) => lhr.audits[id]?.numericValue ?? null;
    const failed = CATEGORIES.slice(1).flatMap((name) => lhr.categories[name].auditRefs
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1).map(({ id }) => id));
    return {
      scores: Object.fromEntries(CATEGORIES.map((name) => [name, lhr.categories[name].score * 100])), failed,
      fcp: value("first-contentful-paint"), lcp: value("largest-contentful-paint"), tbt: value("total-blocking-time"),
      cls: value("cumulative-layout-shift"), si: value("speed-index"),
    };
  } finally { await browser.close(); }
}
