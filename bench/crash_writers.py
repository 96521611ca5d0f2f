"""Writes articles until the service is gone, noting each answer of success; or checks that all of them are there."""
import http.client
import json
import os
import sys
import threading
import time
import uuid

mode, port, path = sys.argv[1], int(sys.argv[2]), sys.argv[3]
TOKEN = os.environ["CRYPTOQA_ADMIN_TOKEN"]


def call(connection, method, route, body=None, **headers):
    headers["Authorization"] = "Bearer " + TOKEN
    if body is not None:
        headers["Content-Type"] = "application/json"
    connection.request(method, route, None if body is None else json.dumps(body), headers)
    answer = connection.getresponse()
    data = answer.read()
    return answer.status, json.loads(data) if data else None, answer.getheader("ETag")


def write(number, note):
    connection = http.client.HTTPConnection("localhost", port, timeout=30)
    try:
        while True:
            word = uuid.uuid4().hex
            body = {"title": "Title " + word, "summary": "Summary " + word, "topics": ["bench"],
                    "body": {"format": "markdown", "content": "Body " + word}}
            key = {"Idempotency-Key": '"%s"' % word}
            status, article, tag = call(connection, "POST", "/admin/v1/articles", body, **key)
            if status != 201:
                raise SystemExit("create: %s %s" % (status, article))
            note("created", article["id"], word)
            edition = "/admin/v1/articles/%s/editions/en" % article["id"]
            status, _, tag = call(connection, "POST", edition + "/publish", **{"If-Match": tag})
            if status != 200:
                raise SystemExit("publish: %s" % status)
            note("published", article["id"], word)
            status, _, tag = call(connection, "PATCH", edition, {"summary": "Corrected " + word}, **{"If-Match": tag})
            if status != 200:
                raise SystemExit("patch: %s" % status)
            note("corrected", article["id"], word)
    except (OSError, http.client.HTTPException):
        return


def run_writers(count):
    lock = threading.Lock()
    with open(path, "a", encoding="utf-8") as file:
        def note(*what):
            with lock:
                file.write(" ".join(what) + "\n")

        threads = [threading.Thread(target=write, args=(number, note)) for number in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def is_found(connection, article, word):
    status, found, _ = call(connection, "GET", "/v1/search?q=" + word)
    return status == 200 and [hit["id"] for hit in found["items"]] == [article]


def check():
    connection = http.client.HTTPConnection("localhost", port, timeout=30)
    counts, lost = {"created": 0, "published": 0, "corrected": 0}, []
    expected = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            what, article, word = line.split()
            counts[what] += 1
            expected.setdefault((article, word), set()).add(what)
    for (article, word), whats in expected.items():
        status, found, _ = call(connection, "GET", "/admin/v1/articles/" + article)
        edition = found["editions"][0] if status == 200 else {}
        if status != 200 or word not in edition["body"]["content"]:
            lost.append(("created", article))
        if "published" in whats:
            status, public, _ = call(connection, "GET", "/v1/articles/%s?body=text" % article)
            if status != 200 or word not in public["body"]["text"]:
                lost.append(("published", article))
        if "corrected" in whats and edition.get("summary") != "Corrected " + word:
            lost.append(("corrected", article))
    _, topic, _ = call(connection, "GET", "/v1/topics/bench")
    published = sorted({(article, word) for (article, word), whats in expected.items() if "published" in whats})
    began = time.monotonic()
    missing = published
    # the index is opened and compared with the database beside the answering
    while missing and time.monotonic() - began < 60:
        missing = [one for one in missing if not is_found(connection, *one)]
    lost += [("found", article) for article, _ in missing]
    print("acknowledged %s, lost %d; articles counted %d; %d found by their words %.1f s after the check began" % (
        ", ".join("%s %d" % pair for pair in counts.items()), len(lost), topic["articleCount"],
        len(published) - len(missing), time.monotonic() - began))
    if lost:
        raise SystemExit(1)


if mode == "write":
    run_writers(int(sys.argv[4]))
else:
    check()
