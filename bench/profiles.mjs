// What a measured browser looks like and how slow it is made.
export const MOBILE = { width: 412, height: 823, deviceScaleFactor: 1.75, mobile: true };
export const PROFILES = {
  fast: { cpu: 1, net: null },
  slow4g: { cpu: 4, net: { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 } },
};

/** What is said to a new page's session before its document starts. */
export const setupFor = (profile, extra = []) => (send) => [
  send("Emulation.setDeviceMetricsOverride", MOBILE),
  send("Performance.enable"),
  ...(profile.cpu > 1 ? [send("Emulation.setCPUThrottlingRate", { rate: profile.cpu })] : []),
  ...(profile.net ? [send("Network.emulateNetworkConditions", profile.net)] : []),
  ...extra.map((f) => f(send)),
];

/** Opens an empty page first, so that starting a renderer is not part of what is measured. */
export async function blank(tab, port) {
  const loads = tab.loads + 1;
  await tab.send("Page.navigate", { url: `http://127.0.0.1:${port}/__blank` });
  await tab.idle({ quiet: 300, min: 300, loads, max: 8000 });
}

/** A path without what servers add or take away at its end. */
export function norm(path) { return path.replace(/\/index\.html$/, "/").replace(/\.html$/, "").replace(/(.)\/+$/, "$1"); }
