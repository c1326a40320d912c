package wildrydes.cloud.clock;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Tickets of those outside the cloud, and why a ticket is no longer good. Guarded by the clock's lock. */
final class Departed {

    /** Whoever comes back later than so many others is simply unknown. */
    private static final int REMEMBERED = 100;

    private final String kind;
    private final String advice;
    private final Map<String, String> sentences = new LinkedHashMap<>();

    /**
     * @param kind for example {@code participant}
     * @param advice how to get a new one
     */
    Departed(String kind, String advice) {
        this.kind = kind;
        this.advice = advice;
    }

    /** A new id; not a mere number, which one of another process could have too. */
    static String newId() {
        return Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
    }

    void add(String id, String sentence) {
        sentences.put(id, sentence);
        if (sentences.size() > REMEMBERED) {
            sentences.remove(sentences.keySet().iterator().next());
        }
    }

    ClockException gone(String id) {
        String sentence = sentences.get(id);
        return ClockException.gone(
                sentence != null ? sentence : "There is no " + kind + " '" + id + "'; " + advice + ".");
    }
}
