"""Posts the judged articles, asks the judged queries of the service and of PostgreSQL, and prints how both did."""
import argparse
import hashlib
import http.client
import json
import math
import os
import statistics
import sys
import time
import urllib.parse
from datetime import datetime, timedelta, timezone

from postgres import Postgres

HERE = os.path.dirname(os.path.abspath(__file__))
LOCALES = ("en", "zh-Hans")
LIMIT = 10


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def published(slug):
    """A moment of the two years before 2026-11 for each slug, always the same one; editions share it."""
    minutes = int(hashlib.sha256(slug.encode()).hexdigest(), 16) % (730 * 24 * 60)
    return (datetime(2024, 11, 1, tzinfo=timezone.utc) + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_articles():
    articles = []
    for locale in LOCALES:
        for article in lines(os.path.join(HERE, "articles", locale + ".jsonl")):
            articles.append(dict(article, locale=locale, publishedAt=published(article["slug"])))
    return articles


class Service:

    def __init__(self, url):
        self.url = urllib.parse.urlsplit(url)
        self.token = os.environ.get("CRYPTOQA_ADMIN_TOKEN")
        self.connection = None

    def call(self, method, path, body=None, **headers):
        if body is not None:
            headers["Content-Type"] = "application/json"
        if path.startswith("/admin/"):
            headers["Authorization"] = "Bearer " + self.token
        for attempt in (1, 2):
            if self.connection is None:
                kind = http.client.HTTPSConnection if self.url.scheme == "https" else http.client.HTTPConnection
                self.connection = kind(self.url.netloc, timeout=30)
            try:
                self.connection.request(
                    method, self.url.path.rstrip("/") + path, None if body is None else json.dumps(body), headers)
                answer = self.connection.getresponse()
                data = answer.read()
                is_json = "json" in (answer.getheader("Content-Type") or "")
                return answer.status, json.loads(data) if is_json else None, answer
            except (OSError, http.client.HTTPException):
                self.connection = None
                if attempt == 2:
                    raise
        raise AssertionError

    def must(self, method, path, body=None, allowed=(200, 201), **headers):
        status, answer, response = self.call(method, path, body, **headers)
        if status not in allowed:
            raise SystemExit("%s %s: %s %s" % (method, path, status, json.dumps(answer, ensure_ascii=False)))
        return status, answer, response

    def slugs(self, path, **parameters):
        status, answer, _ = self.call("GET", path + "?" + urllib.parse.urlencode(parameters))
        if status != 200:
            raise SystemExit("GET %s %s: %s %s" % (path, parameters, status, answer))
        return [item["slug"] for item in answer["items"]]

    def search(self, locale, q, limit=LIMIT):
        return self.slugs("/v1/search", q=q, locale=locale, limit=limit)

    def related(self, locale, slug, limit=LIMIT):
        return self.slugs("/v1/articles/%s/related" % urllib.parse.quote(slug), locale=locale, limit=limit)

    def has_search(self):
        status, _, _ = self.call("GET", "/v1/search?q=bitcoin&locale=en")
        return status != 404

    def post(self, articles):
        """Posts those it does not have; an article with two editions gets the second by PUT, and both are published."""
        for slug in sorted({topic for article in articles for topic in article["topics"]}):
            topic = {"slug": slug, "names": {"en": slug.replace("-", " ").capitalize()}}
            self.must("POST", "/admin/v1/topics", topic, allowed=(200, 201, 409, 422))
        ids, sent = {}, 0
        for article in articles:
            edition = {"title": article["title"], "slug": article["slug"], "summary": article["summary"],
                       "publishedAt": article["publishedAt"],
                       "body": {"format": "markdown", "content": article["body"]}}
            slug, locale = article["slug"], article["locale"]
            if slug in ids:
                path = "/admin/v1/articles/%s/editions/%s" % (ids[slug], locale)
                _, _, response = self.must("PUT", path, edition, **{"If-None-Match": "*"})
                self.must("POST", path + "/publish", **{"If-Match": response.getheader("ETag")})
            else:
                body = dict(edition, locale=locale, topics=article["topics"])
                status, made, _ = self.must(
                    "POST", "/admin/v1/articles?publish=true", body, allowed=(201, 409),
                    **{"Idempotency-Key": '"relevance-%s-%s"' % (slug, locale)})
                if status == 409:
                    continue
                ids[slug] = made["id"]
            sent += 1
        return sent

    def wait(self, articles, patience=120):
        """Until the search finds every article by its own title; answers how many it does not, and the seconds."""
        missing, start, attempt = list(articles), time.monotonic(), 0
        while missing and time.monotonic() - start < patience:
            # Another limit each time, so that no stored answer is asked again.
            limit = 50 + attempt % 50
            missing = [a for a in missing if a["slug"] not in self.search(a["locale"], a["title"], limit)]
            attempt += 1
            if missing:
                time.sleep(0.5)
        return missing, time.monotonic() - start


def gain(grades, slugs, depth):
    return sum((2 ** grades.get(slug, 0) - 1) / math.log2(place + 2) for place, slug in enumerate(slugs[:depth]))


def ndcg(grades, slugs, depth):
    ideal = sorted(grades, key=grades.get, reverse=True)
    return gain(grades, slugs, depth) / gain(grades, ideal, depth)


def judge(query, slugs):
    grades = query["grades"]
    best = max(grades.values())
    place = next((i for i, slug in enumerate(slugs) if grades.get(slug) == best), None)
    return {"ndcg": ndcg(grades, slugs, LIMIT), "first": float(place == 0),
            "mrr": 0.0 if place is None else 1 / (place + 1), "none": float(not slugs)}


def mean(values):
    values = list(values)
    return statistics.fmean(values) if values else float("nan")


def timed(ask, queries):
    answers, seconds = [], []
    for query in queries:
        start = time.perf_counter()
        answers.append(ask(query["locale"], query["q"]))
        seconds.append(time.perf_counter() - start)
    millis = sorted(1000 * s for s in seconds)
    return answers, {"p50": millis[len(millis) // 2], "p95": millis[min(len(millis) - 1, int(len(millis) * 0.95))]}


def table(title, columns, rows):
    width = max(len(row[0]) for row in rows + [(title,)])
    print("%-*s %s" % (width, title, " ".join("%*s" % (len(c), c) for c in columns)))
    for row in rows:
        print("%-*s %s" % (width, row[0], " ".join("%*s" % (len(c), v) for c, v in zip(columns, row[1:]))))
    print()


def print_search(queries, results, latencies, articles):
    print("Searching: %d judged queries over %d editions, the first %d hits\n" % (len(queries), articles, LIMIT))
    print("nDCG: gains 2^grade-1 (in all: 1 is ideal). First: share whose first hit has the best grade.")
    print("MRR: of the first hit with the best grade. None: share without any hit.\n")
    kinds = list(dict.fromkeys(query["kind"] for query in queries))
    for measure, name in (("ndcg", "nDCG@10"), ("first", "first"), ("mrr", "MRR"), ("none", "none")):
        rows = []
        for kind in kinds + ["all"]:
            at = [i for i, query in enumerate(queries) if kind in ("all", query["kind"])]
            rows.append(["%s (%d)" % (kind, len(at))]
                        + ["%.3f" % mean(judged[i][measure] for i in at) for judged in results.values()])
        for locale in LOCALES:
            at = [i for i, query in enumerate(queries) if query["locale"] == locale]
            if at:
                rows.append(["%s (%d)" % (locale, len(at))]
                            + ["%.3f" % mean(judged[i][measure] for i in at) for judged in results.values()])
        table(name, list(results), rows)
    table("ms", list(latencies), [[p] + ["%.1f" % value[p] for value in latencies.values()] for p in ("p50", "p95")])
    print("PostgreSQL: weights title A, summary B, headings C, body D; english with unaccent, simple for Chinese;")
    print("websearch_to_tsquery, and any of the words where that finds nothing; ts_rank_cd; for Chinese with pg_trgm's")
    print("word similarity and ILIKE. PostgreSQL+: besides, the last word as a prefix, then most words, then similar")
    print("titles; Han text in pairs of characters. Times are of one client: HTTP here, a Unix socket there.\n")


def settle(relate, labels, quiet=15, most=300):
    """Likeness of texts is found in the background after they were posted: waits until nothing moves."""
    began = changed = time.monotonic()
    before = None
    while time.monotonic() - changed < quiet and time.monotonic() - began < most:
        now = [relate(label["locale"], label["slug"]) for label in labels]
        if now != before:
            before, changed = now, time.monotonic()
        time.sleep(1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--url")
    parser.add_argument("--postgres", required=True)
    parser.add_argument("--base", default=".")
    parser.add_argument("--queries")
    parser.add_argument("--related")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--without-service", action="store_true")
    options = parser.parse_args()

    articles = read_articles()
    titles = {(a["locale"], a["slug"]): a["title"] for a in articles}
    given = lambda name, default: os.path.join(options.base, name) if name else os.path.join(HERE, default)
    queries = lines(given(options.queries, "queries.jsonl"))
    labels = lines(given(options.related, "related.jsonl"))
    for number, query in enumerate(queries):
        query.setdefault("id", "query-%d" % (number + 1))
        query.setdefault("kind", "own")
        query.setdefault("locale", "en")
    for judged in queries + labels:
        for slug in judged["grades"]:
            if (judged["locale"], slug) not in titles:
                raise SystemExit("No article %s in %s: %s" % (slug, judged["locale"], json.dumps(judged)))

    postgres = Postgres(options.postgres)
    postgres.load(articles)
    askers, relaters, out = {}, {}, {}
    service = None if options.without_service else Service(options.url)
    if service:
        if service.token:
            start = time.monotonic()
            sent = service.post(articles)
            out["posted"] = {"editions": sent, "seconds": round(time.monotonic() - start, 1)}
            print("posted %d editions in %.1f s" % (sent, time.monotonic() - start), file=sys.stderr)
        if service.has_search():
            missing, seconds = service.wait(articles)
            out["unfoundByTitle"] = [a["locale"] + "/" + a["slug"] for a in missing]
            print("%d of %d editions found by their titles after %.1f s%s" % (
                len(articles) - len(missing), len(articles), seconds,
                "; not: " + ", ".join(out["unfoundByTitle"]) if missing else ""), file=sys.stderr)
            askers["service"] = service.search
        else:
            print("This service has no /v1/search: PostgreSQL alone.", file=sys.stderr)
        relaters["service"] = service.related
    askers["PostgreSQL"] = postgres.plain
    askers["PostgreSQL+"] = postgres.full
    relaters["newest of its topics"] = postgres.newest_of_topics
    relaters["PostgreSQL by title"] = lambda locale, slug: postgres.like_title(locale, slug, titles[locale, slug])

    results, latencies, hits = {}, {}, {}
    for name, ask in askers.items():
        # Warm, but not with the queries that are timed.
        for article in articles:
            ask(article["locale"], article["title"])
        hits[name], latencies[name] = timed(ask, queries)
        results[name] = [judge(query, slugs) for query, slugs in zip(queries, hits[name])]
    related = {}
    if "service" in relaters:
        settle(relaters["service"], labels)
    for name, relate in relaters.items():
        found = [relate(label["locale"], label["slug"]) for label in labels]
        related[name] = {"@%d" % depth: mean(ndcg(label["grades"], slugs, depth) for label, slugs in zip(labels, found))
                         for depth in (5, 10)}

    if options.json:
        out["search"] = {name: dict({m: mean(j[m] for j in judged) for m in ("ndcg", "first", "mrr", "none")},
                                    milliseconds=latencies[name]) for name, judged in results.items()}
        out["related"] = related
        out["queries"] = [dict(query, found={name: {"slugs": hits[name][i], **results[name][i]} for name in askers})
                          for i, query in enumerate(queries)]
        json.dump(out, sys.stdout, ensure_ascii=False, indent=1)
        print()
        return
    print_search(queries, results, latencies, len(articles))
    table("related: nDCG", list(related),
          [["%s (%d)" % (depth, len(labels))] + ["%.3f" % value[depth] for value in related.values()]
           for depth in ("@5", "@10")])
    if options.worst:
        name = next(iter(askers))
        print("worst of %s:" % name)
        for i in sorted(range(len(queries)), key=lambda i: results[name][i]["ndcg"])[:options.worst]:
            query = queries[i]
            wanted = [slug for slug, grade in query["grades"].items() if grade == max(query["grades"].values())]
            print("%.2f  %-20s %s\n      wanted %s\n      found  %s" % (
                results[name][i]["ndcg"], query["id"], query["q"], ", ".join(wanted), ", ".join(hits[name][i][:5])))


main()
