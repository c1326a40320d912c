package wildrydes.cloud.dynamodb.table;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.DeleteResourcePolicyRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteResourcePolicyResponse;
import software.amazon.awssdk.services.dynamodb.model.GetResourcePolicyRequest;
import software.amazon.awssdk.services.dynamodb.model.GetResourcePolicyResponse;
import software.amazon.awssdk.services.dynamodb.model.PutResourcePolicyRequest;
import software.amazon.awssdk.services.dynamodb.model.PutResourcePolicyResponse;
import wildrydes.cloud.clock.CloudTime;

/** Says who else may use a table; streams have no policies of their own here. */
final class PolicyAdministration {

    /** As a revision that is expected: that there is no policy. */
    private static final String NO_POLICY = "NO_POLICY";

    private final Catalog catalog;
    private final CloudTime time;

    PolicyAdministration(Catalog catalog, CloudTime time) {
        this.catalog = catalog;
        this.time = time;
    }

    PutResourcePolicyResponse put(PutResourcePolicyRequest request) {
        Settings.ResourcePolicy policy = catalog.changing(() -> {
            StoredTable table = catalog.named(request.resourceArn());
            Settings.ResourcePolicy before = table.settings().policy();
            checkRevision(table, before, request.expectedRevisionId());
            if (before != null && before.document().equals(request.policy())) {
                return before;
            }
            Settings.ResourcePolicy next = Policies.fresh(request.policy(), time.instant());
            if (before != null && before.revision().equals(next.revision())) {
                next = new Settings.ResourcePolicy(next.document(), next.revision() + "1");
            }
            catalog.put(table.with(table.settings().with(next)));
            return next;
        });
        return PutResourcePolicyResponse.builder().revisionId(policy.revision()).build();
    }

    GetResourcePolicyResponse get(GetResourcePolicyRequest request) {
        Settings.ResourcePolicy policy =
                catalog.named(request.resourceArn()).settings().policy();
        if (policy == null) {
            throw TableErrors.noPolicy(request.resourceArn());
        }
        return GetResourcePolicyResponse.builder()
                .policy(policy.document())
                .revisionId(policy.revision())
                .build();
    }

    DeleteResourcePolicyResponse delete(DeleteResourcePolicyRequest request) {
        Settings.ResourcePolicy gone = catalog.changing(() -> {
            StoredTable table = catalog.named(request.resourceArn());
            Settings.ResourcePolicy before = table.settings().policy();
            checkRevision(table, before, request.expectedRevisionId());
            if (before != null) {
                catalog.put(table.with(table.settings().with((Settings.ResourcePolicy) null)));
            }
            return before;
        });
        return DeleteResourcePolicyResponse.builder()
                .revisionId(gone == null ? null : gone.revision())
                .build();
    }

    private static void checkRevision(
            StoredTable table, Settings.@Nullable ResourcePolicy policy, @Nullable String expected) {
        if (expected == null) {
            return;
        }
        if (policy != null && expected.equals(NO_POLICY)) {
            throw TableErrors.noPolicy("Requested policy update expecting none to be present for table " + table.name()
                    + ", but a policy exists with revision id " + policy.revision() + ".");
        }
        if (policy != null && !expected.equals(policy.revision())) {
            throw TableErrors.noPolicy("Requested update for policy with revision id " + expected
                    + ", but the policy associated to target table " + table.name() + " has revision id "
                    + policy.revision() + ".");
        }
        if (policy == null && !expected.equals(NO_POLICY)) {
            throw TableErrors.noPolicy("Requested update for policy with revision id " + expected
                    + ", but no policy is associated to target table " + table.name() + ".");
        }
    }
}
