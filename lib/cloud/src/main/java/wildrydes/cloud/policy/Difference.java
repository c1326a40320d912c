package wildrydes.cloud.policy;

import java.util.List;

/**
 * Where a statement and a request part.
 *
 * @param element {@code Principal}, {@code Action}, {@code Resource} or {@code Condition}
 * @param statement what the statement has there
 * @param request what the request has there
 * @param sentence both, in words
 */
public record Difference(String element, List<String> statement, List<String> request, String sentence) {}
