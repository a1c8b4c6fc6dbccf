// Results as tables of medians; the first site is ours, and ratios are its figure by the other's.
export const median = (values) => {
  const sorted = values.filter((x) => typeof x === "number" && !Number.isNaN(x)).sort((a, b) => a - b);
  if (!sorted.length) return null;
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
const kib = (n) => (n == null ? "–" : n === 0 ? "0" : (n / 1024).toFixed(1));
const whole = (n) => (n == null ? "–" : Math.round(n).toString());
const table = (head, rows) => [head, head.map((_, i) => (i ? "---:" : "---")), ...rows]
  .map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** Each row with our figure's ratio to it, under every column that is a time. */
function beside(rows) {
  const ours = rows[0].slice(1);
  return rows.map(([name, ...figures], row) => [name, ...figures.map((figure, column) =>
    row && figure && ours[column] != null ? `${whole(figure)} (${(ours[column] / figure).toFixed(2)})` : whole(figure))]);
}

export function report({ meta, sites }) {
  const all = Object.entries(sites);
  const of = (runs, pick) => median((runs ?? []).map(pick));
  const out = [`Medians of ${meta.runs} interleaved runs, a fresh profile each. ${meta.chromium}, Lighthouse ${meta.lighthouse ?? "not run"}, ` +
    `Node ${meta.node}, ${meta.cores} cores, load ${meta.load[0].toFixed(2)} at the start. In brackets: ${all[0][0]} by that site.`];
  if (all[0][1].load["home.slow4g"]) {
    const figures = (pick) => ["home.fast", "home.slow4g", "article.fast", "article.slow4g"].map((key) => (site) => of(site.load[key], pick));
    const columns = [...figures((x) => x.lcp), ...figures((x) => x.tbt)];
    out.push("### Largest paint and blocking time, ms (slow4g: 4× CPU, 150 ms, 1.6 Mbps)", table(
      ["site", "home fast", "home slow4g", "article fast", "article slow4g", "home block fast", "slow4g", "article block fast", "slow4g"],
      beside(all.map(([name, site]) => [name, ...columns.map((column) => column(site))]))));
    const shifts = (site, key) => (of(site.load[key], (x) => x.cls) ?? 0).toFixed(3);
    for (const page of ["home", "article"]) out.push(`### First visit to the ${page}: KiB as sent, cold cache`, table(
      ["site", "total", "html", "js", "wasm", "css", "json", "font", "img", "requests", "layout shift"],
      all.map(([name, site]) => [name, ...["total", "html", "js", "wasm", "css", "json", "font", "img"].map((kind) => kib(of(site.load[`${page}.fast`], (x) => x.net[kind]))),
        whole(of(site.load[`${page}.fast`], (x) => x.net.requests)), shifts(site, `${page}.slow4g`)])));
  }
  if (all[0][1].nav.fast) out.push("### From the click to the first frame with the article, and back, ms", table(
    ["site", "cold fast", "warm fast", "back fast", "cold slow4g", "warm slow4g", "back slow4g"],
    beside(all.map(([name, site]) => [name, ...["fast", "slow4g"].flatMap((profile) => ["cold", "warm", "back"].map((key) => of(site.nav[profile], (x) => x[key]?.ms)))]))));
  for (const page of ["home", "article", "topic"]) {
    const measured = all.filter(([, site]) => site.lh[page]);
    if (measured.length) out.push(`### Lighthouse, mobile: ${page}`, table(
      ["site", "performance", "accessibility", "best practices", "SEO", "FCP ms", "LCP ms", "TBT ms", "CLS", "failed"],
      measured.map(([name, { lh }]) => [name, ...["performance", "accessibility", "best-practices", "seo"].map((key) => whole(of(lh[page], (x) => x.scores[key]))),
        ...["fcp", "lcp", "tbt"].map((key) => whole(of(lh[page], (x) => x[key]))), (of(lh[page], (x) => x.cls) ?? 0).toFixed(3), lh[page][0].failed.join(", ") || "–"])));
  }
  return out.join("\n\n") + "\n";
}
