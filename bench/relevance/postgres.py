"""PostgreSQL's full-text search over the articles, as good as it gets with what is in its own package."""
import re
import socket
import struct

HAN = re.compile("[\u3400-\u9fff]+")

SCHEMA = """
create extension pg_trgm;
create extension unaccent;
create text search configuration folded_english (copy = english);
alter text search configuration folded_english
  alter mapping for hword, hword_part, word with unaccent, english_stem;
create table article (
  locale text, slug text, title text, summary text, body text, topics text[], published timestamptz,
  found tsvector, grams tsvector, primary key (locale, slug));
"""
# The headings are taken out of the body, so that they do not count twice.
INDEXES = """
create index on article using gin (found);
create index on article using gin (grams);
create index on article using gin (title gin_trgm_ops);
analyze article;
"""


class Connection:
    """Speaks as much of the protocol as a bench needs: simple queries, answers as text, over a Unix socket."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(path)
        self.input = self.socket.makefile("rb")
        start = struct.pack("!i", 196608) + b"user\0postgres\0database\0postgres\0\0"
        self.socket.sendall(struct.pack("!i", len(start) + 4) + start)
        self._rows()

    def query(self, sql):
        body = sql.encode() + b"\0"
        self.socket.sendall(b"Q" + struct.pack("!i", len(body) + 4) + body)
        return self._rows()

    def _rows(self):
        rows, error = [], None
        while True:
            kind, length = struct.unpack("!ci", self.input.read(5))
            data = self.input.read(length - 4)
            if kind == b"D":
                row, at = [], 2
                for _ in range(struct.unpack("!h", data[:2])[0]):
                    size = struct.unpack("!i", data[at:at + 4])[0]
                    row.append(None if size < 0 else data[at + 4:at + 4 + size].decode())
                    at += 4 + max(size, 0)
                rows.append(row)
            elif kind == b"E":
                error = data.decode(errors="replace")
            elif kind == b"Z":
                if error:
                    raise RuntimeError(error)
                return rows


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def config(locale):
    return "'folded_english'" if locale == "en" else "'simple'"


def grams(text):
    """Han characters one by one and in pairs, as words with blanks between; everything else as it is."""
    def split(run):
        run = run.group()
        return " " + " ".join(list(run) + [run[i:i + 2] for i in range(len(run) - 1)]) + " "
    return HAN.sub(split, text)


def pairs(text):
    """The same of a question: pairs only, or the one character there is."""
    def split(run):
        run = run.group()
        return " " + " ".join([run[i:i + 2] for i in range(len(run) - 1)] or [run]) + " "
    return HAN.sub(split, text)


def vector(locale, title, summary, headings, body):
    return " || ".join("setweight(to_tsvector(%s, %s), '%s')" % (config(locale), quoted(text), weight)
                       for text, weight in ((title, "A"), (summary, "B"), (headings, "C"), (body, "D")))


class Postgres:

    def __init__(self, path):
        self.connection = Connection(path)

    def load(self, articles):
        self.connection.query(SCHEMA)
        for a in articles:
            headings = " ".join(re.findall(r"^#+ (.*)$", a["body"], re.M))
            body = re.sub(r"^#+ .*$", "", a["body"], flags=re.M)
            parts = (a["title"], a["summary"], headings, body)
            self.connection.query("insert into article values (%s, array[%s], %s, %s, %s)" % (
                ", ".join(map(quoted, (a["locale"], a["slug"], a["title"], a["summary"], a["body"]))),
                ", ".join(map(quoted, a["topics"])), quoted(a["publishedAt"]),
                vector(a["locale"], *parts), vector(a["locale"], *map(grams, parts))))
        self.connection.query(INDEXES)

    def any_word(self, locale, q):
        return ("regexp_replace(plainto_tsquery(%s, %s)::text, '&|<->|<[0-9]+>', '|', 'g')::tsquery"
                % (config(locale), quoted(q)))

    def ranked(self, locale, query, limit, column="found", words=None):
        """By ts_rank_cd; with words, a tsvector, before that by how many of these an article has."""
        order = ("(select count(*) from unnest(tsvector_to_array(%s)) as word "
                 "where word = any(tsvector_to_array(words))) desc, " % column if words else "")
        return [row[0] for row in self.connection.query(
            "select slug from article, (select %s as query, %s as words) as asked where locale = %s and %s @@ query "
            "order by %sts_rank_cd(%s, query) desc, ts_rank(%s, query) desc, slug limit %d"
            % (query, words or "null", quoted(locale), column, order, column, column, limit))]

    def plain(self, locale, q, limit=10):
        """websearch_to_tsquery, where that finds nothing any of the words; for Chinese with trigram similarity too."""
        if locale == "en":
            found = self.ranked(locale, "websearch_to_tsquery(%s, %s)" % (config(locale), quoted(q)), limit)
            return found or self.ranked(locale, self.any_word(locale, q), limit)
        text = quoted(q)
        like = quoted("%" + re.sub(r"([\\%_])", r"\\\1", q) + "%")
        return [row[0] for row in self.connection.query(
            "select slug from (select slug, ts_rank_cd(found, query) + 2 * word_similarity({0}, title) "
            "+ word_similarity({0}, summary) + 0.5 * word_similarity({0}, body) "
            "+ case when title ilike {1} then 2 else 0 end + case when summary ilike {1} then 1 else 0 end "
            "+ case when body ilike {1} then 0.5 else 0 end as score "
            "from article, (select websearch_to_tsquery('simple', {0}) as query) as asked where locale = {2}) as a "
            "where score > 0.2 order by score desc, slug limit {3}".format(text, like, quoted(locale), limit))]

    def full(self, locale, q, limit=10):
        """
        What an application can add by itself: after those the whole question finds come those with its last word
        unfinished, those with most of its words, and if there are none those with a similar title; Han text by pairs
        of characters.
        """
        text, column = (q, "found") if locale == "en" else (pairs(q), "grams")
        whole = "websearch_to_tsquery(%s, %s)" % (config(locale), quoted(text))
        found = self.ranked(locale, whole, limit, column)
        typed = re.findall(r"\w+", text)
        if typed and '"' not in q:
            begun = "plainto_tsquery(%s, %s) && to_tsquery('simple', %s)" % (
                config(locale), quoted(" ".join(typed[:-1])), quoted(typed[-1].lower() + ":*"))
            self._add(found, self.ranked(locale, begun, limit, column))
        if len(found) < limit:
            words = "to_tsvector(%s, %s)" % (config(locale), quoted(text))
            self._add(found, self.ranked(locale, self.any_word(locale, text), limit, column, words))
        if not found and typed:
            likeness = " + ".join("word_similarity(%s, title)" % quoted(word) for word in typed)
            self._add(found, [row[0] for row in self.connection.query(
                "select slug from article where locale = %s and (%s) / %d > 0.4 order by %s desc, slug limit %d"
                % (quoted(locale), likeness, len(typed), likeness, limit))])
        return found[:limit]

    @staticmethod
    def _add(found, more):
        found.extend(slug for slug in more if slug not in found)

    def newest_of_topics(self, locale, slug, limit=10):
        return [row[0] for row in self.connection.query(
            "select o.slug from article o, article a where a.locale = %s and a.slug = %s and o.locale = a.locale "
            "and o.slug <> a.slug and o.topics && a.topics order by o.published desc limit %d"
            % (quoted(locale), quoted(slug), limit))]

    def like_title(self, locale, slug, title, limit=10):
        text, column = (title, "found") if locale == "en" else (pairs(title), "grams")
        return [row[0] for row in self.connection.query(
            "select slug from article, (select %s as query) as asked where locale = %s and slug <> %s and %s @@ query "
            "order by ts_rank(%s, query) desc, slug limit %d"
            % (self.any_word(locale, text), quoted(locale), quoted(slug), column, column, limit))]
