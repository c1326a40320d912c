package wildrydes.kernel.client;

import java.util.List;

/**
 * Texts that may stand at the cursor.
 *
 * @param start where the replaced text begins, in Unicode code points from the start of the code
 * @param end where it ends
 */
public record Completion(List<String> matches, int start, int end) {}
