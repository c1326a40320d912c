package wildrydes.cloud.iam;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;

/**
 * When and where users' access keys were last used, as far as this process has seen; AWS, too, knows it only after hours. Safe
 * for concurrent use.
 */
final class KeyUses {

    /** As IAM says that there is nothing to say. */
    private static final String NONE = "N/A";

    private record Use(Instant at, String service, String region) {}

    private final Map<String, Use> byKey = new ConcurrentHashMap<>();

    void add(String accessKeyId, Instant at, String service, String region) {
        byKey.put(accessKeyId, new Use(at, service, region));
    }

    AccessKeyLastUsed of(String accessKeyId) {
        Use use = byKey.get(accessKeyId);
        return use == null
                ? AccessKeyLastUsed.builder().serviceName(NONE).region(NONE).build()
                : AccessKeyLastUsed.builder()
                        .lastUsedDate(use.at())
                        .serviceName(use.service())
                        .region(use.region())
                        .build();
    }
}
