// The Solid rival's data from ours, so that both show the same text: node solid-data.mjs OUR-DIST ITS-DIST
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [ours, its] = process.argv.slice(2);
const folder = join(ours, "data/articles");
mkdirSync(join(its, "articles"), { recursive: true });
const articles = readdirSync(folder).filter((name) => name.endsWith(".json")).map((name) => {
  const { article: { slug, title, date, summary, topics, minutes }, html } = JSON.parse(readFileSync(join(folder, name), "utf8"));
  return { slug, title, date, summary, tags: topics, readingMinutes: minutes, views: slug.length * 37, html };
});
articles.sort((a, b) => b.date.localeCompare(a.date));
for (const article of articles) writeFileSync(join(its, "articles", `${article.slug}.json`), JSON.stringify(article));
writeFileSync(join(its, "articles.json"), JSON.stringify(articles.map(({ html, ...summary }) => summary)));
