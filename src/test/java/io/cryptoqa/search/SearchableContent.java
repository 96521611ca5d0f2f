package io.cryptoqa.search;

import org.springframework.boot.test.context.TestComponent;

/** Feeds the index when a test says so; nothing else does. */
@TestComponent
public class SearchableContent {

    private final Feeding feeding;
    private final SearchIndex index;

    SearchableContent(Feeding feeding, SearchIndex index) {
        this.feeding = feeding;
        this.index = index;
    }

    /** Has searches answered, by whatever is in the index. */
    public void open() {
        if (index.generation() == null) {
            feeding.catchUp();
        }
    }

    /** Has the index hold just what the database does, however it got there. */
    public void index() {
        feeding.catchUp();
        feeding.compareAgain();
    }

    /** Applies the changes that were written down since, as the thread of the index does. */
    public void follow() {
        feeding.catchUp();
    }
}
