package io.cryptoqa.topic;

/** A topic as it stands beside an article: its slug, and its name in the answer's locale. */
public record TopicRef(String slug, String name) {}
