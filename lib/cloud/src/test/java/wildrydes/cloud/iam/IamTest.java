package wildrydes.cloud.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.Refusal.refused;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import wildrydes.cloud.ServedCloud;

/** IAM through the SDK's client over a socket. */
class IamTest {

    static final String LAMBDA_TRUST = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";
    static final String WRITE = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Action\":\"dynamodb:BatchWriteItem\","
            + "\"Resource\":\"arn:aws:dynamodb:us-east-1:000000000000:table/UnicornSensorData\"}]}";
    private static final String KINESIS_EXECUTION =
            "arn:aws:iam::aws:policy/service-role/AWSLambdaKinesisExecutionRole";

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
    void aFreshAccountHasNothingButAwssPolicies() {
        assertThat(iam.listUsers().users()).isEmpty();
        assertThat(iam.listRoles().roles()).isEmpty();
        assertThat(iam.listPolicies(request -> request.scope(PolicyScopeType.LOCAL))
                        .policies())
                .isEmpty();
        assertThat(iam.listPolicies(request -> request.scope(PolicyScopeType.AWS))
                        .policies())
                .anySatisfy(policy -> assertThat(policy.arn()).isEqualTo(KINESIS_EXECUTION));
        assertThat(iam.getUser().user().arn()).isEqualTo("arn:aws:iam::000000000000:user/administrator");
    }

    @Test
    void theLabsRoleIsMadeAsTheWorkshopSays() {
        String policy = iam.createPolicy(request ->
                        request.policyName("WildRydesDynamoDBWritePolicy").policyDocument(WRITE))
                .policy()
                .arn();
        Role role = iam.createRole(request -> request.roleName("WildRydesStreamProcessorRole")
                        .assumeRolePolicyDocument(LAMBDA_TRUST)
                        .description("Sums")
                        .tags(Tag.builder().key("lab").value("10.4").build()))
                .role();
        iam.attachRolePolicy(request -> request.roleName(role.roleName()).policyArn(KINESIS_EXECUTION));
        iam.attachRolePolicy(request -> request.roleName(role.roleName()).policyArn(policy));

        assertThat(policy).isEqualTo("arn:aws:iam::000000000000:policy/WildRydesDynamoDBWritePolicy");
        assertThat(role.arn()).isEqualTo("arn:aws:iam::000000000000:role/WildRydesStreamProcessorRole");
        assertThat(role.roleId()).startsWith("AROA").hasSize(21);
        assertThat(role.tags()).hasSize(1);
        assertThat(URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8))
                .isEqualTo(LAMBDA_TRUST);
        assertThat(iam.listAttachedRolePolicies(request -> request.roleName(role.roleName()))
                        .attachedPolicies())
                .extracting("policyName")
                .containsExactly("WildRydesDynamoDBWritePolicy", "AWSLambdaKinesisExecutionRole");
        assertThat(iam.getPolicy(request -> request.policyArn(policy)).policy().attachmentCount())
                .isEqualTo(1);
        assertThat(iam.listEntitiesForPolicy(request -> request.policyArn(policy))
                        .policyRoles())
                .extracting("roleName")
                .containsExactly("WildRydesStreamProcessorRole");
    }

    @Test
    void whatIsInUseIsNotDeleted() {
        String policy = iam.createPolicy(request -> request.policyName("P").policyDocument(WRITE))
                .policy()
                .arn();
        iam.createRole(request -> request.roleName("R").assumeRolePolicyDocument(LAMBDA_TRUST));
        iam.attachRolePolicy(request -> request.roleName("R").policyArn(policy));
        iam.putRolePolicy(request -> request.roleName("R").policyName("inline").policyDocument(WRITE));

        refused(
                () -> iam.deletePolicy(request -> request.policyArn(policy)),
                409,
                "DeleteConflict",
                "Cannot delete a policy attached to entities.");
        refused(
                () -> iam.deleteRole(request -> request.roleName("R")),
                409,
                "DeleteConflict",
                "Cannot delete entity, must detach all policies first.");
        iam.detachRolePolicy(request -> request.roleName("R").policyArn(policy));
        refused(
                () -> iam.deleteRole(request -> request.roleName("R")),
                409,
                "DeleteConflict",
                "Cannot delete entity, must delete policies first.");
        iam.deleteRolePolicy(request -> request.roleName("R").policyName("inline"));
        iam.deleteRole(request -> request.roleName("R"));
        iam.deletePolicy(request -> request.policyArn(policy));

        refused(
                () -> iam.getRole(request -> request.roleName("R")),
                404,
                "NoSuchEntity",
                "The role with name R cannot be found.");
        refused(
                () -> iam.getPolicy(request -> request.policyArn(policy)),
                404,
                "NoSuchEntity",
                "Policy " + policy + " was not found.");
    }

    @Test
    void aPolicyHasUpToFiveVersionsOfWhichOneCounts() {
        String arn = iam.createPolicy(request -> request.policyName("P").policyDocument(WRITE))
                .policy()
                .arn();
        for (int i = 2; i <= 5; i++) {
            boolean last = i == 5;
            iam.createPolicyVersion(
                    request -> request.policyArn(arn).policyDocument(WRITE).setAsDefault(last));
        }

        assertThat(iam.listPolicyVersions(request -> request.policyArn(arn)).versions())
                .extracting("versionId")
                .containsExactly("v5", "v4", "v3", "v2", "v1");
        refused(
                () -> iam.createPolicyVersion(request -> request.policyArn(arn).policyDocument(WRITE)),
                409,
                "LimitExceeded",
                "A managed policy can have up to 5 versions. Before you create a new version, you must delete an"
                        + " existing version.");
        refused(
                () -> iam.deletePolicyVersion(request -> request.policyArn(arn).versionId("v5")),
                409,
                "DeleteConflict",
                "Cannot delete the default version of a policy.");
        refused(
                () -> iam.deletePolicy(request -> request.policyArn(arn)),
                409,
                "DeleteConflict",
                "This policy has more than one version. Before you delete a policy, you must delete the policy's"
                        + " versions. The default version is deleted with the policy.");
        iam.setDefaultPolicyVersion(request -> request.policyArn(arn).versionId("v2"));
        assertThat(iam.getPolicy(request -> request.policyArn(arn)).policy().defaultVersionId())
                .isEqualTo("v2");
    }

    @Test
    void aKeyWorksWhileItIsActiveAndItsUserIsAllowed() {
        iam.createUser(request -> request.userName("bob"));
        AccessKey key = iam.createAccessKey(request -> request.userName("bob")).accessKey();
        AwsBasicCredentials bob = AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
        try (KinesisClient kinesis = cloud.kinesis(bob)) {
            refused(
                    kinesis::listStreams,
                    400,
                    "AccessDeniedException",
                    "User: arn:aws:iam::000000000000:user/bob is not authorized to perform: kinesis:ListStreams on"
                            + " resource: * because no identity-based policy allows the kinesis:ListStreams action");
            iam.attachUserPolicy(request ->
                    request.userName("bob").policyArn("arn:aws:iam::aws:policy/AmazonKinesisReadOnlyAccess"));
            assertThat(kinesis.listStreams().streamNames()).isEmpty();

            iam.updateAccessKey(request ->
                    request.userName("bob").accessKeyId(key.accessKeyId()).status(StatusType.INACTIVE));
            refused(
                    kinesis::listStreams,
                    400,
                    "UnrecognizedClientException",
                    "The security token included in the request is invalid.");
        }
        refused(
                () -> iam.deleteUser(request -> request.userName("bob")),
                409,
                "DeleteConflict",
                "Cannot delete entity, must delete access keys first.");
    }

    @Test
    void iamItselfIsGuardedInItsOwnProtocol() {
        iam.createUser(request -> request.userName("bob"));
        AccessKey key = iam.createAccessKey(request -> request.userName("bob")).accessKey();
        try (IamClient bob = cloud.iam(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()))) {
            refused(
                    () -> bob.createRole(request -> request.roleName("R").assumeRolePolicyDocument(LAMBDA_TRUST)),
                    403,
                    "AccessDenied",
                    "User: arn:aws:iam::000000000000:user/bob is not authorized to perform: iam:CreateRole on resource:"
                            + " arn:aws:iam::000000000000:role/R because no identity-based policy allows the"
                            + " iam:CreateRole action");
            iam.putUserPolicy(request -> request.userName("bob")
                    .policyName("self")
                    .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                            + "\"Action\":\"iam:GetUser\",\"Resource\":\"arn:aws:iam::*:user/${aws:username}\"}}"));
            assertThat(bob.getUser().user().userName()).isEqualTo("bob");
            refused(
                    () -> bob.getUser(request -> request.userName("alice")),
                    403,
                    "AccessDenied",
                    "User: arn:aws:iam::000000000000:user/bob is not authorized to perform: iam:GetUser on resource:"
                            + " arn:aws:iam::000000000000:user/alice because no identity-based policy allows the"
                            + " iam:GetUser action");
        }
    }

    @Test
    void aBoundaryLimitsWhatAUserIsAllowed() {
        String boundary = iam.createPolicy(request -> request.policyName("Boundary")
                        .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                                + "\"Action\":\"s3:*\",\"Resource\":\"*\"}}"))
                .policy()
                .arn();
        iam.createUser(request -> request.userName("bob").permissionsBoundary(boundary));
        iam.attachUserPolicy(
                request -> request.userName("bob").policyArn("arn:aws:iam::aws:policy/AdministratorAccess"));
        AccessKey key = iam.createAccessKey(request -> request.userName("bob")).accessKey();
        try (KinesisClient kinesis =
                cloud.kinesis(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()))) {
            refused(
                    kinesis::listStreams,
                    400,
                    "AccessDeniedException",
                    "User: arn:aws:iam::000000000000:user/bob is not authorized to perform: kinesis:ListStreams on"
                            + " resource: * because no permissions boundary allows the kinesis:ListStreams action");
            iam.deleteUserPermissionsBoundary(request -> request.userName("bob"));
            assertThat(kinesis.listStreams().streamNames()).isEmpty();
        }
    }

    @Test
    void namesAndDocumentsAreChecked() {
        refused(
                () -> iam.createUser(request -> request.userName("a b")),
                400,
                "ValidationError",
                "1 validation error detected: Value 'a b' at 'userName' failed to satisfy constraint: Member must"
                        + " satisfy regular expression pattern: [\\w+=,.@-]+");
        iam.createUser(request -> request.userName("Bob"));
        refused(
                () -> iam.createUser(request -> request.userName("bob")),
                409,
                "EntityAlreadyExists",
                "User with name bob already exists.");
        refused(
                () -> iam.putUserPolicy(
                        request -> request.userName("Bob").policyName("p").policyDocument("{}")),
                400,
                "MalformedPolicyDocument",
                "Syntax errors in policy.");
        refused(
                () -> iam.createRole(request -> request.roleName("R")
                        .assumeRolePolicyDocument(LAMBDA_TRUST.replace(
                                "\"Service\":\"lambda.amazonaws.com\"",
                                "\"AWS\":\"arn:aws:iam::000000000000:user/nobody\""))),
                400,
                "MalformedPolicyDocument",
                "Invalid principal in policy: \"AWS\":\"arn:aws:iam::000000000000:user/nobody\"");
        refused(
                () -> iam.attachUserPolicy(
                        request -> request.userName("Bob").policyArn("arn:aws:iam::aws:policy/NoSuchPolicy")),
                404,
                "NoSuchEntity",
                "Policy arn:aws:iam::aws:policy/NoSuchPolicy does not exist or is not attachable.");
    }

    @Test
    void listsComeInPages() {
        for (String name : List.of("carol", "alice", "bob")) {
            iam.createUser(request -> request.userName(name));
        }

        assertThat(iam.listUsersPaginator(request -> request.maxItems(2)).users())
                .extracting("userName")
                .containsExactly("alice", "bob", "carol");
    }

    @Test
    void theSimulatorSaysWhatPoliciesWouldSay() {
        iam.createRole(request -> request.roleName("R").assumeRolePolicyDocument(LAMBDA_TRUST));
        iam.attachRolePolicy(request -> request.roleName("R").policyArn(KINESIS_EXECUTION));

        List<EvaluationResult> results = iam.simulatePrincipalPolicy(
                        request -> request.policySourceArn("arn:aws:iam::000000000000:role/R")
                                .actionNames("kinesis:GetRecords", "kinesis:PutRecord")
                                .policyInputList("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\","
                                        + "\"Action\":\"logs:*\",\"Resource\":\"*\"}}"))
                .evaluationResults();

        assertThat(results)
                .extracting(EvaluationResult::evalDecision)
                .containsExactly(PolicyEvaluationDecisionType.ALLOWED, PolicyEvaluationDecisionType.IMPLICIT_DENY);
        assertThat(results.get(0).matchedStatements())
                .extracting("sourcePolicyId")
                .containsExactly(KINESIS_EXECUTION);
        EvaluationResult conditional = iam.simulateCustomPolicy(request -> request.actionNames("s3:GetObject")
                        .policyInputList("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                                + "\"Action\":\"s3:*\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":"
                                + "{\"aws:PrincipalTag/team\":\"rides\"}}}}"))
                .evaluationResults()
                .get(0);
        assertThat(conditional.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
        assertThat(conditional.missingContextValues()).containsExactly("aws:principaltag/team");
    }

    @Test
    void everythingIsThereAfterARestart() {
        iam.createUser(request -> request.userName("bob").path("/team/"));
        AccessKey key = iam.createAccessKey(request -> request.userName("bob")).accessKey();
        iam.createRole(request -> request.roleName("R").assumeRolePolicyDocument(LAMBDA_TRUST));
        iam.putRolePolicy(request -> request.roleName("R").policyName("inline").policyDocument(WRITE));
        iam.createPolicy(request -> request.policyName("P").policyDocument(WRITE));
        iam.attachUserPolicy(
                request -> request.userName("bob").policyArn("arn:aws:iam::aws:policy/AmazonKinesisReadOnlyAccess"));
        iam.createUser(request -> request.userName("gone"));
        iam.deleteUser(request -> request.userName("gone"));
        close();
        open();

        assertThat(iam.listUsers().users())
                .extracting("arn")
                .containsExactly("arn:aws:iam::000000000000:user/team/bob");
        assertThat(iam.getRolePolicy(request -> request.roleName("R").policyName("inline"))
                        .policyDocument())
                .contains("BatchWriteItem");
        assertThat(iam.listPolicies(request -> request.scope(PolicyScopeType.LOCAL))
                        .policies())
                .hasSize(1);
        try (KinesisClient kinesis =
                cloud.kinesis(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()))) {
            assertThat(kinesis.listStreams().streamNames()).isEmpty();
        }
    }

    @Test
    void whatIsListedIsGottenTaggedAndDeletedAlike() {
        iam.createUser(request -> request.userName("bob"));
        iam.tagUser(request ->
                request.userName("bob").tags(Tag.builder().key("k").value("v").build()));
        assertThat(iam.listUserTags(request -> request.userName("bob")).tags()).hasSize(1);
        iam.untagUser(request -> request.userName("bob").tagKeys("k"));
        assertThat(iam.getUser(request -> request.userName("bob")).user().tags())
                .isEmpty();
        iam.putUserPolicy(request -> request.userName("bob").policyName("p").policyDocument(WRITE));
        assertThat(iam.listUserPolicies(request -> request.userName("bob")).policyNames())
                .containsExactly("p");
        refused(
                () -> iam.getUserPolicy(request -> request.userName("bob").policyName("q")),
                404,
                "NoSuchEntity",
                "The user policy with name q cannot be found.");
        iam.deleteUserPolicy(request -> request.userName("bob").policyName("p"));
        iam.deleteUser(request -> request.userName("bob"));
        assertThat(iam.getAccountSummary().summaryMapAsStrings()).containsEntry("Users", 0);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> iam.listAccessKeys(request -> request.userName("bob"))))
                .isInstanceOf(NoSuchEntityException.class);
    }
}
