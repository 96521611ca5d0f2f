package io.cryptoqa.web;

import java.util.UUID;

/**
 * Something that answers show and that changes as one: all answers that show it go when it changes.
 * Its name is sent as {@code Cache-Groups} (RFC 9875) and {@code Surrogate-Key}, so that caches in
 * front can do the same.
 *
 * @param name at most 32 visible ASCII characters other than quotation marks and backslashes
 */
public record CacheGroup(String name) {

    /** RFC 9875 §2.2 asks caches for no more. */
    private static final int LONGEST = 32;

    /** Every answer there is. */
    public static final CacheGroup EVERYTHING = new CacheGroup("everything");

    /** What topics are called and where they stand. */
    public static final CacheGroup TOPICS = new CacheGroup("topics");

    /** Hot events. */
    public static final CacheGroup PROMOTIONS = new CacheGroup("promotions");

    /** Readings of the fear-and-greed index. */
    public static final CacheGroup READINGS = new CacheGroup("readings");

    /** Coins and their quotes. */
    public static final CacheGroup COINS = new CacheGroup("coins");

    /** What became of articles, for mirrors. */
    public static final CacheGroup CHANGES = new CacheGroup("changes");

    /** What the search index has. */
    public static final CacheGroup SEARCH = new CacheGroup("search");

    /** One article in all its locales: its id without hyphens. */
    public static CacheGroup article(UUID id) {
        return new CacheGroup(id.toString().replace("-", ""));
    }

    /**
     * Which articles there are in a locale, in what order, how many, and what lists show of them.
     */
    public static CacheGroup articles(String locale) {
        var name = "articles-" + locale;
        if (name.length() <= LONGEST) {
            return new CacheGroup(name);
        }
        return new CacheGroup(
                "articles-%08x-%s".formatted(locale.hashCode(), locale.substring(0, LONGEST - 18)));
    }
}
