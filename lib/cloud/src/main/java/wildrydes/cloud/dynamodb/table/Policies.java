package wildrydes.cloud.dynamodb.table;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.ResourcePolicies;
import wildrydes.cloud.policy.MalformedPolicyException;
import wildrydes.cloud.policy.NamedPolicy;
import wildrydes.cloud.policy.PolicyReader;
import wildrydes.cloud.policy.PolicyType;

/**
 * The policies of tables. The gate in front of all services has it from before there is a service; until it is told the catalog, there
 * are none. A table's policy counts for its indexes, too. Safe for concurrent use.
 */
public final class Policies implements ResourcePolicies {

    private static final String BEGINS = "arn:aws:dynamodb:";
    private static final int MOST_BYTES = 20 << 10;

    private volatile @Nullable Catalog catalog;
    private volatile @Nullable Names names;

    /** From now on the policies are those of the tables in a catalog. */
    public void are(Catalog known, Names named) {
        names = named;
        catalog = known;
    }

    @Override
    public List<NamedPolicy> of(String resource, Caller caller) {
        Catalog tables = catalog;
        Names naming = names;
        if (tables == null || naming == null || !resource.startsWith(BEGINS)) {
            return List.of();
        }
        String name = naming.nameIn(resource, true);
        StoredTable table = name == null || resource.contains("/stream/") ? null : tables.find(name);
        Settings.ResourcePolicy policy = table == null ? null : table.settings().policy();
        return policy == null
                ? List.of()
                : List.of(NamedPolicy.of(
                        "policy of table " + name, "table policy", policy.document(), PolicyType.RESOURCE));
    }

    /**
     * A policy that is put now.
     *
     * @throws RuntimeException where it is none
     */
    static Settings.ResourcePolicy fresh(String document, Instant now) {
        if (document.length() > MOST_BYTES) {
            throw TableErrors.refused("Resource-based policy exceeds the maximum size of 20 KB");
        }
        try {
            PolicyReader.read(document, PolicyType.RESOURCE);
        } catch (MalformedPolicyException e) {
            throw TableErrors.refused("Invalid policy document: " + e.sentence());
        }
        return new Settings.ResourcePolicy(document, String.valueOf(now.toEpochMilli()));
    }
}
