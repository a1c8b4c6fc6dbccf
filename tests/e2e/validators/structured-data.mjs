// Checks the structured data of pages against the rules that search engines publish: one line a fault.
// node structured-data.mjs EXTRACTOR VALIDATOR < a list of HTML files, one a line
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [extractor, validator] = process.argv.slice(2).map((path) => pathToFileURL(path));
const { default: Extractor } = await import(extractor);
const { default: Validator } = await import(validator);
for (const file of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const found = new Extractor({}).parse(readFileSync(file, "utf8"));
  const types = Object.keys(found.jsonld ?? {});
  if (types.length === 0) console.log(`${file}: no structured data`);
  for (const { severity, issueMessage, path } of await new Validator().validate(found)) {
    console.log(`${file}: ${severity} ${issueMessage} at ${JSON.stringify(path)}`);
  }
}
