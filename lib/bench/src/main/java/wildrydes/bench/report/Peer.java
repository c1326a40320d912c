package wildrydes.bench.report;

/**
 * What ours is compared with.
 *
 * @param name a word, over its column
 * @param description with its version, and what is to be known of it
 */
public record Peer(String name, String description) {}
