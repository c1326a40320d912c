package wildrydes.kernel.client;

import java.util.Map;

/**
 * A message that a kernel sent to all front ends.
 *
 * @param type its msg_type, for example {@code stream} or {@code status}
 * @param parentId the id of the request that it belongs to; empty where it belongs to none
 */
public record Broadcast(String type, String parentId, Map<String, Object> content, Map<String, Object> metadata) {}
