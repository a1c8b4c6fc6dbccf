// Photographs to measure with, what sharp makes of them, and what such files weigh. SHARP is the folder of a package
// that depends on sharp.
//   node pictures.mjs photographs FOLDER COUNT        makes JPEGs of 12 megapixels
//   node pictures.mjs sharp FOLDER OUT QUALITY        makes all widths and formats, and prints the processor seconds
//   node pictures.mjs weigh FOLDER OUT [SSIMULACRA2]  prints bytes and quality by format
// Prints a line per figure: its name and value, between tabs.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";

const sharp = createRequire(join(process.env.SHARP, "package.json"))("sharp");
const [command, folder, ...rest] = process.argv.slice(2);

const WIDTH = 4000, HEIGHT = 3000;
// What `broadsheet build` makes, with the settings that sharp has by itself: crates/images/src/encode.rs
const WIDTHS = [480, 800, 1200, 1600], JPEG_QUALITY = 82;

const photographs = () => readdirSync(folder).filter((name) => name.endsWith(".jpg")).sort();
const tell = (name, value) => console.log(`${name}\t${value}`);

/** Numbers from 0 up to 256 that are the same on every machine. */
function random(seed) {
  let state = (seed * 0x9e3779b9) >>> 0 || 1;
  return () => {
    state ^= state << 13; state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5; state >>>= 0;
    return state & 255;
  };
}

/** Grey noise with this many cells in a row, enlarged without visible cells. */
function noise(next, cells) {
  const rows = Math.ceil((cells * HEIGHT) / WIDTH);
  const raw = Buffer.from(Array.from({ length: cells * rows }, next));
  return sharp(raw, { raw: { width: cells, height: rows, channels: 1 } })
    .resize(WIDTH, HEIGHT, { kernel: "cubic", fit: "fill" }).toColourspace("b-w").raw().toBuffer();
}

/** A picture with what photographs have: a sky that fades, hills with edges, textures of every size, and grain. */
async function photograph(number) {
  const next = random(number + 1);
  const layers = [];
  for (const cells of [3, 9, 40, 170, 700]) layers.push(await noise(next, cells));
  const [light, hills, rough, texture, detail] = layers;
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let y = 0, at = 0; y < HEIGHT; y++) for (let x = 0; x < WIDTH; x++, at++) {
    const height = y / HEIGHT;
    const grain = (next() - 128) / 32;
    const ridge = 0.35 + 0.3 * (hills[x] / 255) + 0.05 * (texture[x] / 255);
    const shade = height < ridge
      // The sky: smooth, with grain only.
      ? [110 + 90 * height + light[at] / 8, 150 + 60 * height + light[at] / 10, 235 - 60 * height]
      // The ground: textures, more of them the nearer it is.
      : [0.42, 0.5, 0.28].map((tint) => tint * (60 + 0.5 * light[at] + 0.5 * rough[at] + (height * (texture[at] + 0.7 * detail[at] - 200)) / 1.5));
    for (let channel = 0; channel < 3; channel++) pixels[at * 3 + channel] = Math.max(0, Math.min(255, shade[channel] + grain));
  }
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } }).jpeg({ quality: 92 }).toBuffer();
}

async function make(count) {
  mkdirSync(folder, { recursive: true });
  for (let number = 1; number <= count; number++) writeFileSync(join(folder, `photograph-${number}.jpg`), await photograph(number));
}

async function withSharp(out, quality) {
  mkdirSync(out, { recursive: true });
  for (const name of photographs()) {
    const stem = basename(name, ".jpg");
    const picture = sharp(join(folder, name));
    for (const width of WIDTHS) {
      const scaled = picture.clone().resize(width);
      await scaled.clone().avif({ quality, effort: 4 }).toFile(join(out, `${stem}-${width}-0.avif`));
      await scaled.clone().webp().toFile(join(out, `${stem}-${width}-0.webp`));
    }
    const widest = WIDTHS.at(-1);
    await picture.clone().resize(widest).jpeg({ quality: JPEG_QUALITY }).toFile(join(out, `${stem}-${widest}-0.jpg`));
  }
  const { user, system } = process.cpuUsage();
  tell("processor", (user + system) / 1e6);
}

/** The quality of the widest file compared with the photograph in that width, by SSIMULACRA2; 100 is the same. */
async function quality(program, photograph, file) {
  const scratch = mkdtempSync(join(tmpdir(), "pictures-"));
  try {
    const [before, after] = ["before.png", "after.png"].map((name) => join(scratch, name));
    await sharp(photograph).resize(WIDTHS.at(-1)).png().toFile(before);
    await sharp(file).png().toFile(after);
    return Number(/-?\d+(\.\d+)?/.exec(execFileSync(program, ["image", before, after], { encoding: "utf8" }))[0]);
  } finally { rmSync(scratch, { recursive: true }); }
}

async function weigh(out, program) {
  const files = readdirSync(out).map((name) => join(out, name));
  for (const format of ["avif", "webp", "jpg"]) {
    const made = files.filter((file) => extname(file) === `.${format}`);
    tell(format, made.reduce((sum, file) => sum + statSync(file).size, 0));
    if (!program) continue;
    const scores = [];
    for (const name of photographs()) {
      const widest = made.find((file) => basename(file).startsWith(`${basename(name, ".jpg")}-${WIDTHS.at(-1)}-`));
      if (widest) scores.push(await quality(program, join(folder, name), widest));
    }
    if (scores.length) tell(`${format} quality`, scores.reduce((sum, score) => sum + score, 0) / scores.length);
  }
}

await { photographs: make, sharp: withSharp, weigh }[command](...rest.map((value) => (/^\d+$/.test(value) ? Number(value) : value)));
