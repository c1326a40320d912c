package wildrydes.cloud.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.Refusal.refused;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedResponse;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.sts.StsClient;
import wildrydes.cloud.ServedCloud;

/** Instance profiles, what the account tells of all its identities, and when a key was used. */
class AccountTest {

    private static final String READ_KINESIS = "arn:aws:iam::aws:policy/AmazonKinesisReadOnlyAccess";

    @TempDir
    Path folder;

    private ServedCloud cloud;
    private IamClient iam;

    @BeforeEach
    void open() {
        cloud = new ServedCloud(folder);
        iam = cloud.iam(ServedCloud.ADMINISTRATOR);
    }

    @AfterEach
    void close() {
        iam.close();
        cloud.close();
    }

    @Test
    void anInstanceProfileHoldsOneRole() {
        iam.createRole(request -> request.roleName("R").assumeRolePolicyDocument(IamTest.LAMBDA_TRUST));
        iam.createInstanceProfile(request -> request.instanceProfileName("P"));
        iam.addRoleToInstanceProfile(request -> request.instanceProfileName("P").roleName("R"));

        assertThat(iam.getInstanceProfile(request -> request.instanceProfileName("P"))
                        .instanceProfile()
                        .roles())
                .extracting("roleName")
                .containsExactly("R");
        assertThat(iam.listInstanceProfilesForRole(request -> request.roleName("R"))
                        .instanceProfiles())
                .extracting("arn")
                .containsExactly("arn:aws:iam::000000000000:instance-profile/P");
        assertThat(iam.listInstanceProfiles().instanceProfiles()).hasSize(1);
        refused(
                () -> iam.addRoleToInstanceProfile(
                        request -> request.instanceProfileName("P").roleName("R")),
                409,
                "LimitExceeded",
                "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
        refused(
                () -> iam.createInstanceProfile(request -> request.instanceProfileName("p")),
                409,
                "EntityAlreadyExists",
                "Instance Profile p already exists.");
        refused(
                () -> iam.deleteRole(request -> request.roleName("R")),
                409,
                "DeleteConflict",
                "Cannot delete entity, must remove roles from instance profile first.");
        refused(
                () -> iam.deleteInstanceProfile(request -> request.instanceProfileName("P")),
                409,
                "DeleteConflict",
                "Cannot delete entity, must remove roles from instance profile first.");
        iam.removeRoleFromInstanceProfile(
                request -> request.instanceProfileName("P").roleName("R"));
        refused(
                () -> iam.removeRoleFromInstanceProfile(
                        request -> request.instanceProfileName("P").roleName("R")),
                404,
                "NoSuchEntity",
                "Role R is not in instance profile P.");
        iam.deleteInstanceProfile(request -> request.instanceProfileName("P"));
        iam.deleteRole(request -> request.roleName("R"));
        refused(
                () -> iam.getInstanceProfile(request -> request.instanceProfileName("P")),
                404,
                "NoSuchEntity",
                "Instance Profile P cannot be found.");
    }

    @Test
    void theDetailsOfAllAreToldAtOnce() {
        iam.createUser(request -> request.userName("bob"));
        iam.createGroup(request -> request.groupName("riders"));
        iam.addUserToGroup(request -> request.groupName("riders").userName("bob"));
        iam.createRole(request -> request.roleName("R").assumeRolePolicyDocument(IamTest.LAMBDA_TRUST));
        iam.attachRolePolicy(request -> request.roleName("R").policyArn(READ_KINESIS));
        iam.putUserPolicy(request -> request.userName("bob").policyName("w").policyDocument(IamTest.WRITE));
        iam.createPolicy(request -> request.policyName("Mine").policyDocument(IamTest.WRITE));

        GetAccountAuthorizationDetailsResponse details = iam.getAccountAuthorizationDetails();

        assertThat(details.userDetailList()).singleElement().satisfies(user -> {
            assertThat(user.groupList()).containsExactly("riders");
            assertThat(user.userPolicyList()).extracting("policyName").containsExactly("w");
        });
        assertThat(details.groupDetailList()).extracting("groupName").containsExactly("riders");
        assertThat(details.roleDetailList())
                .singleElement()
                .satisfies(role -> assertThat(role.attachedManagedPolicies())
                        .extracting("policyArn")
                        .containsExactly(READ_KINESIS));
        assertThat(details.policies()).extracting("policyName").containsExactly("Mine", "AmazonKinesisReadOnlyAccess");
        assertThat(iam.getAccountAuthorizationDetails(request -> request.filterWithStrings("Role"))
                        .userDetailList())
                .isEmpty();
    }

    @Test
    void aKeySaysWhereItWasLastUsed() {
        iam.createUser(request -> request.userName("bob"));
        AccessKey key = iam.createAccessKey(request -> request.userName("bob")).accessKey();
        GetAccessKeyLastUsedResponse before =
                iam.getAccessKeyLastUsed(request -> request.accessKeyId(key.accessKeyId()));
        assertThat(before.userName()).isEqualTo("bob");
        assertThat(before.accessKeyLastUsed().serviceName()).isEqualTo("N/A");
        assertThat(before.accessKeyLastUsed().lastUsedDate()).isNull();

        try (IamClient bob = cloud.iam(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()))) {
            refused(
                    bob::listUsers,
                    403,
                    "AccessDenied",
                    "User: arn:aws:iam::000000000000:user/bob is not authorized to perform: iam:ListUsers on resource:"
                            + " arn:aws:iam::000000000000:user/ because no identity-based policy allows the iam:ListUsers"
                            + " action");
        }

        GetAccessKeyLastUsedResponse after =
                iam.getAccessKeyLastUsed(request -> request.accessKeyId(key.accessKeyId()));
        assertThat(after.accessKeyLastUsed().serviceName()).isEqualTo("iam");
        assertThat(after.accessKeyLastUsed().region()).isEqualTo("us-east-1");
        assertThat(after.accessKeyLastUsed().lastUsedDate()).isNotNull();
        refused(
                () -> iam.getAccessKeyLastUsed(request -> request.accessKeyId("AKIANOBODYNOBODYNO")),
                404,
                "NoSuchEntity",
                "The Access Key with id AKIANOBODYNOBODYNO cannot be found.");
    }

    @Test
    void aRolesDescriptionIsChangedByItself() {
        iam.createRole(request -> request.roleName("R").assumeRolePolicyDocument(IamTest.LAMBDA_TRUST));
        assertThat(iam.updateRoleDescription(request -> request.roleName("R").description("Sums"))
                        .role()
                        .description())
                .isEqualTo("Sums");
        assertThat(iam.getRole(request -> request.roleName("R")).role().description())
                .isEqualTo("Sums");
    }

    @Test
    void tagsDecideWherePoliciesAskForThem() {
        String byTeam = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"iam:ListUsers\","
                + "\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalTag/team\":\"yellow\"}}},"
                + "{\"Effect\":\"Allow\",\"Action\":\"iam:TagUser\",\"Resource\":\"*\",\"Condition\":"
                + "{\"StringEquals\":{\"aws:RequestTag/team\":\"${aws:PrincipalTag/team}\"},"
                + "\"ForAllValues:StringEquals\":{\"aws:TagKeys\":[\"team\"]}}},"
                + "{\"Effect\":\"Allow\",\"Action\":[\"iam:AttachUserPolicy\"],\"Resource\":\"*\",\"Condition\":"
                + "{\"ArnEquals\":{\"iam:PolicyARN\":\"" + READ_KINESIS + "\"}}}]}";
        iam.createUser(request -> request.userName("bob"));
        iam.putUserPolicy(request -> request.userName("bob").policyName("p").policyDocument(byTeam));
        AccessKey key = iam.createAccessKey(request -> request.userName("bob")).accessKey();
        try (IamClient bob = cloud.iam(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()))) {
            String denied =
                    "User: arn:aws:iam::000000000000:user/bob is not authorized to perform: iam:%s on resource: %s"
                            + " because no identity-based policy allows the iam:%1$s action";
            refused(
                    bob::listUsers,
                    403,
                    "AccessDenied",
                    String.format(denied, "ListUsers", "arn:aws:iam::000000000000:user/"));
            iam.tagUser(request -> request.userName("bob").tags(tag("team", "yellow")));
            assertThat(bob.listUsers().users()).hasSize(1);
            bob.tagUser(request -> request.userName("bob").tags(tag("team", "yellow")));
            refused(
                    () -> bob.tagUser(request -> request.userName("bob").tags(tag("team", "red"))),
                    403,
                    "AccessDenied",
                    String.format(denied, "TagUser", "arn:aws:iam::000000000000:user/bob"));
            bob.attachUserPolicy(request -> request.userName("bob").policyArn(READ_KINESIS));
            refused(
                    () -> bob.attachUserPolicy(request ->
                            request.userName("bob").policyArn("arn:aws:iam::aws:policy/AdministratorAccess")),
                    403,
                    "AccessDenied",
                    String.format(denied, "AttachUserPolicy", "arn:aws:iam::000000000000:user/bob"));
        }
    }

    @Test
    void tagsOfASessionNeedTheRolesTrustAndDecideInThePlaceOfItsOwn() {
        String trust = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},"
                + "\"Action\":%s}]}";
        String byTeam = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"iam:ListUsers\","
                + "\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:PrincipalTag/team\":\"yellow\"}}}]}";
        iam.createRole(request -> request.roleName("R")
                .assumeRolePolicyDocument(String.format(trust, "\"sts:AssumeRole\""))
                .tags(tag("Team", "red")));
        iam.putRolePolicy(request -> request.roleName("R").policyName("p").policyDocument(byTeam));
        String role = "arn:aws:iam::000000000000:role/R";
        try (StsClient sts = cloud.sts(ServedCloud.ADMINISTRATOR)) {
            refused(
                    () -> sts.assumeRole(request ->
                            request.roleArn(role).roleSessionName("ride").tags(sessionTag("team", "yellow"))),
                    403,
                    "AccessDenied",
                    "User: arn:aws:iam::000000000000:user/administrator is not authorized to perform: sts:TagSession on"
                            + " resource: " + role);
            iam.updateAssumeRolePolicy(request -> request.roleName("R")
                    .policyDocument(String.format(trust, "[\"sts:AssumeRole\",\"sts:TagSession\"]")));
            try (IamClient tagged = cloud.iam(ServedCloud.of(sts.assumeRole(request -> request.roleArn(role)
                                    .roleSessionName("ride")
                                    .tags(sessionTag("team", "yellow")))
                            .credentials()));
                    IamClient plain = cloud.iam(ServedCloud.of(
                            sts.assumeRole(request -> request.roleArn(role).roleSessionName("ride"))
                                    .credentials()))) {
                assertThat(tagged.listUsers().users()).isEmpty();
                refused(
                        plain::listUsers,
                        403,
                        "AccessDenied",
                        "User: arn:aws:sts::000000000000:assumed-role/R/ride is not authorized to perform: iam:ListUsers on"
                                + " resource: arn:aws:iam::000000000000:user/ because no identity-based policy allows the"
                                + " iam:ListUsers action");
            }
        }
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static software.amazon.awssdk.services.sts.model.Tag sessionTag(String key, String value) {
        return software.amazon.awssdk.services.sts.model.Tag.builder()
                .key(key)
                .value(value)
                .build();
    }
}
