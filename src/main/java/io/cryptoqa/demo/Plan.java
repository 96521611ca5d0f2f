package io.cryptoqa.demo;

import io.cryptoqa.demo.Seeds.Purpose;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What becomes of each article and what it is about, decided for {@link #BLOCK} articles at a time,
 * so that shares are exact in every whole block and right to within one in any part of it: a block
 * is cut into as many strata as there are places to give, and each gives one. Only live articles
 * fill the quotas of topics.
 */
final class Plan {

    /** How many articles are planned together. */
    static final int BLOCK = 2_000;

    private static final int SCHEDULED_IN_BLOCK = 2;
    private static final int WITHDRAWN_IN_BLOCK = 20;
    private static final int TRANSLATED_IN_BLOCK = 400;
    private static final int MOST_TOPICS = 3;

    private Plan() {}

    /** What becomes of an article. */
    enum Fate {
        LIVE,
        WITHDRAWN,
        SCHEDULED
    }

    /**
     * The plan for one article.
     *
     * @param topics one to three, the category first
     * @param isTranslated whether it has a Chinese edition
     */
    record Place(Fate fate, List<DemoTopic> topics, boolean isTranslated) {}

    /** The plans of the articles {@code block * BLOCK + 1} to {@code (block + 1) * BLOCK}. */
    static List<Place> block(long seed, int block) {
        var random = Seeds.random(seed, Purpose.PLAN, block);
        var fates = new ArrayList<>(Collections.nCopies(BLOCK, Fate.LIVE));
        for (var chosen : strata(SCHEDULED_IN_BLOCK, BLOCK, random)) {
            fates.set(chosen, Fate.SCHEDULED);
        }
        var others = live(fates);
        for (var chosen : strata(WITHDRAWN_IN_BLOCK, others.length, random)) {
            fates.set(others[chosen], Fate.WITHDRAWN);
        }
        var topics = topics(fates, random);
        var translated = Collections.nCopies(BLOCK, false).toArray(Boolean[]::new);
        for (var chosen : strata(TRANSLATED_IN_BLOCK, BLOCK, random)) {
            translated[chosen] = true;
        }
        return IntStream.range(0, BLOCK)
                .mapToObj(i -> new Place(fates.get(i), topics.get(i), translated[i]))
                .toList();
    }

    private static List<List<DemoTopic>> topics(List<Fate> fates, Random random) {
        var live = live(fates);
        List<List<DemoTopic>> topics = new ArrayList<>();
        for (int i = 0; i < BLOCK; i++) {
            topics.add(new ArrayList<>());
        }
        for (var topic : DemoTopic.ALL) {
            for (var chosen : strata(topic.quota(), live.length, random)) {
                topics.get(live[chosen]).add(topic);
            }
            for (int i = 0; i < BLOCK; i++) {
                if (fates.get(i) != Fate.LIVE && random.nextInt(BLOCK) < topic.quota()) {
                    topics.get(i).add(topic);
                }
            }
        }
        for (var chosen : topics) {
            var wanted = Math.min(MOST_TOPICS, 1 + random.nextInt(5) / 2 + random.nextInt(10) / 9);
            while (chosen.size() < wanted) {
                var topic = draw(random);
                if (!chosen.contains(topic)) {
                    chosen.add(topic);
                }
            }
            Collections.shuffle(chosen, random);
        }
        return topics;
    }

    private static int[] live(List<Fate> fates) {
        return IntStream.range(0, BLOCK).filter(i -> fates.get(i) == Fate.LIVE).toArray();
    }

    private static DemoTopic draw(Random random) {
        var left = random.nextInt(DemoTopic.ALL.stream().mapToInt(DemoTopic::weight).sum());
        for (var topic : DemoTopic.ALL) {
            left -= topic.weight();
            if (left < 0) {
                return topic;
            }
        }
        throw new IllegalStateException("weights changed");
    }

    /** One index of each of this many equal parts of {@code 0} to {@code size - 1}. */
    private static int[] strata(int parts, int size, Random random) {
        return IntStream.range(0, parts)
                .map(part -> {
                    var from = (int) ((long) part * size / parts);
                    var until = (int) ((part + 1L) * size / parts);
                    return from + random.nextInt(until - from);
                })
                .toArray();
    }
}
