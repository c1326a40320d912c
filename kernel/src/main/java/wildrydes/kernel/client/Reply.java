package wildrydes.kernel.client;

import java.util.Map;

/**
 * A kernel's answer to a request.
 *
 * @param type its msg_type, for example {@code execute_reply}
 * @param parentId the id of the request that it answers
 */
public record Reply(String type, String parentId, Map<String, Object> content, Map<String, Object> metadata) {

    /** {@code ok}, {@code error} or {@code aborted}; empty where the kernel gave none. */
    public String status() {
        return Json.text(content, "status");
    }
}
