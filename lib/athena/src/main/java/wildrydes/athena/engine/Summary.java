package wildrydes.athena.engine;

/**
 * How a query went.
 *
 * @param planningMillis wall time until its first row could be read
 * @param executionMillis wall time after that
 */
public record Summary(long rows, long planningMillis, long executionMillis) {}
