// Adds up the files that a page names, which a first visit downloads: node first-visit.mjs DIST PATH…
// Prints one line per path, with the number of requests and the bytes in brotli. For `search`, it also counts what
// opening the search loads, the program and the index manifest, and the largest shard of words as the most that one word
// can need.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const [dist, ...paths] = process.argv.slice(2);
const COMPRESSED = /\.(png|jpe?g|webp|avif|woff2)$/;

function weight(path) {
  const bytes = readFileSync(join(dist, path));
  if (COMPRESSED.test(path)) return bytes.length;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 22,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params }).length;
}

// The files that a browser fetches without further action: scripts, styles, preloads, and pictures that are not lazy.
function named(html) {
  const tags = html.match(/<(?:script|link|img)\b[^>]*>/g) ?? [];
  const value = (tag, name) => tag.match(new RegExp(`\\s${name}=(?:"([^"]*)"|([^\\s>]+))`))?.slice(1).find(Boolean);
  return tags.flatMap((tag) => {
    if (tag.startsWith("<link")) {
      const fetched = ["preload", "modulepreload", "stylesheet", "manifest", "icon"].includes(value(tag, "rel"));
      return fetched ? [value(tag, "href")] : [];
    }
    return value(tag, "loading") === "lazy" ? [] : [value(tag, "src")];
  });
}

function largest(folder) {
  const names = readdirSync(join(dist, folder)).filter((name) => name.endsWith(".txt"));
  const size = (name) => statSync(join(dist, folder, name)).size;
  return names.length ? [join(folder, names.reduce((a, b) => (size(b) > size(a) ? b : a)))] : [];
}

for (const path of paths) {
  const page = join(path, "index.html");
  const files = new Set([page]);
  for (const file of named(readFileSync(join(dist, page), "utf8"))) {
    if (file?.startsWith("/") && !file.startsWith("//")) files.add(file.slice(1));
  }
  if (path === "search") {
    const program = readdirSync(dist).filter((name) => /^search.*\.(js|wasm)$/.test(name));
    for (const file of [...program, "search/catalog.txt", ...largest("search/words")]) files.add(file);
  }
  let bytes = 0;
  for (const file of files) bytes += weight(file);
  console.log(`${path || "home"}\t${files.size}\t${bytes}`);
}
