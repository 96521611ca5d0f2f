// What a frontend does, with types from the contract alone: that this compiles is half of the check.
import { strict as assert } from "node:assert";
import createClient from "openapi-fetch";
import type { components, paths } from "./build/contract.js";

type Schemas = components["schemas"];

const baseUrl = process.argv[2] ?? "http://localhost:8080";
const client = createClient<paths>({ baseUrl });
const slug = "how-did-sam-altmans-leadership-lead-to-chatgpt";

/** Every kind of node has its own members; a kind that is forgotten here does not compile. */
function text(node: Schemas["MdastNode"]): string {
  switch (node.type) {
    case "text":
    case "inlineCode":
    case "code":
      return node.value;
    case "image":
      return node.alt;
    case "break":
    case "thematicBreak":
      return "\n";
    case "heading":
      return `${"#".repeat(node.depth)} ${node.children.map(text).join("")} {${node.data?.id ?? ""}}\n`;
    case "link":
      return `${node.children.map(text).join("")} (${node.url})`;
    case "list":
      return node.children.map((item, at) => `${node.ordered ? (node.start ?? 1) + at : "-"} ${text(item)}`).join("\n");
    case "listItem":
      return (node.data === undefined ? "" : `[${node.data.lead}] `) + node.children.map(text).join("");
    case "table":
      return `${node.align.map((each) => each ?? "none").join()}\n${node.children.map(text).join("\n")}`;
    case "root":
    case "paragraph":
    case "emphasis":
    case "strong":
    case "delete":
    case "blockquote":
    case "tableRow":
    case "tableCell":
      return node.children.map(text).join("");
    default:
      return never(node);
  }
}

function never(value: never): never {
  throw new Error(`not in the contract: ${JSON.stringify(value)}`);
}

/** A block says itself how it is. */
function shown<T>(block: { state: Schemas["ArticleBlock"]["state"]; reason: string | null; data: T | null } | undefined): T {
  assert(block, "the block is there unless others were asked for");
  assert(block.data, `no data: ${block.reason}`);
  return block.data;
}

async function readPage(locale: "en" | "zh-Hans", home: string, label: string): Promise<void> {
  const { data: page, error } = await client.GET("/v1/pages/qa/{slug}", { params: { path: { slug }, query: { locale } } });
  assert(page, JSON.stringify(error));
  assert.equal(page.locale, locale);
  assert.equal(page.breadcrumb[0]?.name, home);

  const article = shown(page.article);
  const tree = article.body?.mdast;
  assert(tree);
  const lead: string | undefined = text(tree).match(/\[.+?\]/)?.[0];
  assert(lead, "list items open with a lead");
  assert(article.outline.every((heading) => text(tree).includes(`{${heading.id}}`)));

  const reading = shown(page.fearGreed);
  assert.equal(reading.value, 42);
  const band: Schemas["Band"]["id"] | null = reading.band;
  assert.equal(band, "neutral");
  assert.equal(reading.label, label);

  const coin = shown(page.rankings).top[0];
  assert(coin);
  const price: string | null = coin.price;
  assert.match(price ?? "", /^[0-9.]+$/);

  const topics = shown(page.hotTopics);
  assert(topics.total >= topics.items.length);
  assert(shown(page.related).items.every((each) => each.reasons.length > 0));
  assert(shown(page.latest).items.every((each) => each.locale === locale));
}

async function walkTwoPages(): Promise<void> {
  const first = await client.GET("/v1/articles", { params: { query: { limit: 5, sort: "-publishedAt" } } });
  assert(first.data);
  const cursor = first.data.page.next;
  assert(cursor, "there is more");
  const second = await client.GET("/v1/articles", { params: { query: { limit: 5, sort: "-publishedAt", cursor } } });
  assert(second.data);
  const ids = [...first.data.items, ...second.data.items].map((each) => each.id);
  assert.equal(new Set(ids).size, 10);
}

async function meetProblems(): Promise<void> {
  const { error, response } = await client.GET("/v1/articles/{slug}", { params: { path: { slug: "none" } } });
  assert(error);
  assert.equal(response.headers.get("content-type")?.split(";")[0], "application/problem+json");
  assert.equal(error.status, 404);
  switch (error.code) {
    case "article-not-found":
      break;
    case "archived":
      assert.fail(`archived at ${error.archivedAt}`);
      break;
    default:
      assert.fail(error.detail);
  }

  // what the types refuse is refused by the service too
  // @ts-expect-error the parameter is called limit
  const unknown = await client.GET("/v1/topics", { params: { query: { size: 5 } } });
  assert.equal(unknown.error?.code, "unknown-parameter");
  assert.equal(unknown.error?.errors?.[0]?.pointer, "#/query/size");
}

await readPage("en", "Home", "Neutral");
await readPage("zh-Hans", "首页", "中性");
await walkTwoPages();
await meetProblems();
console.log("The generated client reads the page in both languages, two pages of articles, and problems.");
