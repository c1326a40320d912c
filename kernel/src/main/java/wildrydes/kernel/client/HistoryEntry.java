package wildrydes.kernel.client;

/**
 * A cell that was run before.
 *
 * @param session the number of the kernel session it ran in
 * @param line its execution count
 */
public record HistoryEntry(int session, int line, String source) {}
