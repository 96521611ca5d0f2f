package io.cryptoqa.demo;

import java.util.List;
import java.util.Map;

/**
 * A topic that generated articles can be about.
 *
 * @param quota how many live articles of each {@link Plan#BLOCK} it gets; 0: by its weight
 * @param weight how often it is drawn, beside those of the other topics without a quota
 */
record DemoTopic(String slug, Map<String, String> names, int quota, int weight) {

    private static final String QUOTA = " of 2000";

    /** All of them. Lines are {@code slug | English | Chinese | weight or quota}. */
    static final List<DemoTopic> ALL =
            Vocabulary.lines("topics").stream().map(DemoTopic::read).toList();

    private static DemoTopic read(String line) {
        var cells = Vocabulary.cells(line);
        var share = cells.get(3);
        return new DemoTopic(
                cells.get(0),
                Map.of("en", cells.get(1), "zh-Hans", cells.get(2)),
                share.endsWith(QUOTA) ? Integer.parseInt(share.replace(QUOTA, "")) : 0,
                share.endsWith(QUOTA) ? 0 : Integer.parseInt(share));
    }
}
