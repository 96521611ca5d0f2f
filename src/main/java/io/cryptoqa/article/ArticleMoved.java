package io.cryptoqa.article;

/** The slug asked for is one that the article had before. */
public class ArticleMoved extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String slug;

    ArticleMoved(String slug) {
        super(slug, null, false, false);
        this.slug = slug;
    }

    /** The present one. */
    public String slug() {
        return slug;
    }
}
