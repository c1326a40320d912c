package wildrydes.cloud.clock;

/**
 * Somebody whom the clock has given up; see {@link Notes}.
 *
 * @param operation what it was dropped from
 * @param name its name
 * @param sentence why
 */
record Dropped(String operation, String name, String sentence) {}
