package wildrydes.cloud.iam;

import java.util.EnumMap;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;

/** What the account has, in numbers, and the quotas that hold (reference_iam-quotas.html). */
final class Summary {

    private Summary() {}

    static GetAccountSummaryResponse of(Directory directory) {
        Map<SummaryKeyType, Integer> numbers = new EnumMap<>(SummaryKeyType.class);
        numbers.put(SummaryKeyType.USERS, directory.users().all().size());
        numbers.put(SummaryKeyType.USERS_QUOTA, 5000);
        numbers.put(SummaryKeyType.GROUPS, directory.groups().all().size());
        numbers.put(SummaryKeyType.GROUPS_QUOTA, 300);
        numbers.put(SummaryKeyType.ACCESS_KEYS_PER_USER_QUOTA, 2);
        numbers.put(SummaryKeyType.USER_POLICY_SIZE_QUOTA, 2048);
        numbers.put(SummaryKeyType.GROUP_POLICY_SIZE_QUOTA, 5120);
        numbers.put(SummaryKeyType.GROUPS_PER_USER_QUOTA, 10);
        numbers.put(SummaryKeyType.ACCOUNT_MFA_ENABLED, 0);
        numbers.put(SummaryKeyType.ACCOUNT_ACCESS_KEYS_PRESENT, 0);
        numbers.put(SummaryKeyType.MFA_DEVICES, 0);
        numbers.put(SummaryKeyType.POLICIES, directory.policies().size());
        numbers.put(SummaryKeyType.POLICIES_QUOTA, 1500);
        numbers.put(SummaryKeyType.POLICY_SIZE_QUOTA, 6144);
        numbers.put(
                SummaryKeyType.POLICY_VERSIONS_IN_USE,
                directory.policies().stream()
                        .mapToInt(policy -> policy.versions().size())
                        .sum());
        numbers.put(SummaryKeyType.POLICY_VERSIONS_IN_USE_QUOTA, 10_000);
        numbers.put(SummaryKeyType.VERSIONS_PER_POLICY_QUOTA, 5);
        numbers.put(SummaryKeyType.ATTACHED_POLICIES_PER_USER_QUOTA, 10);
        numbers.put(SummaryKeyType.ATTACHED_POLICIES_PER_GROUP_QUOTA, 10);
        numbers.put(SummaryKeyType.ATTACHED_POLICIES_PER_ROLE_QUOTA, 10);
        return GetAccountSummaryResponse.builder().summaryMap(numbers).build();
    }
}
