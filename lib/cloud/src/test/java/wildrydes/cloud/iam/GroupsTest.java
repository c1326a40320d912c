package wildrydes.cloud.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static wildrydes.cloud.Refusal.refused;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetGroupResponse;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import wildrydes.cloud.ServedCloud;

/** Groups of users, from the SDK's client over a socket. */
class GroupsTest {

    private static final String READ_KINESIS = "arn:aws:iam::aws:policy/AmazonKinesisReadOnlyAccess";
    private static final String DENY_LISTING = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\","
            + "\"Action\":\"kinesis:ListStreams\",\"Resource\":\"*\"}]}";

    @TempDir
    Path folder;

    private ServedCloud cloud;
    private IamClient iam;

    @BeforeEach
    void open() {
        start();
        iam.createGroup(request -> request.groupName("riders"));
        iam.createUser(request -> request.userName("bob"));
    }

    private void start() {
        cloud = new ServedCloud(folder);
        iam = cloud.iam(ServedCloud.ADMINISTRATOR);
    }

    @AfterEach
    void close() {
        iam.close();
        cloud.close();
    }

    private void join(String user) {
        iam.addUserToGroup(request -> request.groupName("riders").userName(user));
    }

    private KinesisClient asBob() {
        AccessKey key = iam.createAccessKey(request -> request.userName("bob")).accessKey();
        return cloud.kinesis(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
    }

    @Test
    void aGroupsPoliciesCountForThoseWhoAreInIt() {
        iam.attachGroupPolicy(request -> request.groupName("riders").policyArn(READ_KINESIS));
        try (KinesisClient kinesis = asBob()) {
            refused(
                    kinesis::listStreams,
                    400,
                    "AccessDeniedException",
                    "User: arn:aws:iam::000000000000:user/bob is not authorized to perform: kinesis:ListStreams on"
                            + " resource: * because no identity-based policy allows the kinesis:ListStreams action");

            join("bob");
            assertThat(kinesis.listStreams().streamNames()).isEmpty();

            iam.putGroupPolicy(
                    request -> request.groupName("riders").policyName("NoLists").policyDocument(DENY_LISTING));
            refused(
                    kinesis::listStreams,
                    400,
                    "AccessDeniedException",
                    "User: arn:aws:iam::000000000000:user/bob is not authorized to perform: kinesis:ListStreams on"
                            + " resource: * with an explicit deny in an identity-based policy");

            iam.deleteGroupPolicy(request -> request.groupName("riders").policyName("NoLists"));
            iam.removeUserFromGroup(request -> request.groupName("riders").userName("bob"));
            refused(
                    kinesis::listStreams,
                    400,
                    "AccessDeniedException",
                    "User: arn:aws:iam::000000000000:user/bob is not authorized to perform: kinesis:ListStreams on"
                            + " resource: * because no identity-based policy allows the kinesis:ListStreams action");
        }
    }

    @Test
    void aGroupSaysWhoIsInItAndAUserWhere() {
        join("bob");
        join("bob");

        GetGroupResponse group = iam.getGroup(request -> request.groupName("riders"));
        assertThat(group.users()).extracting("userName").containsExactly("bob");
        assertThat(group.group().arn()).isEqualTo("arn:aws:iam::000000000000:group/riders");
        assertThat(group.group().groupId()).startsWith("AGPA").hasSize(21);
        assertThat(iam.listGroupsForUser(request -> request.userName("bob")).groups())
                .extracting("groupName")
                .containsExactly("riders");
        assertThat(iam.listEntitiesForPolicy(request -> request.policyArn(READ_KINESIS))
                        .policyGroups())
                .isEmpty();
    }

    @Test
    void whatIsInUseIsNotDeleted() {
        join("bob");
        iam.attachGroupPolicy(request -> request.groupName("riders").policyArn(READ_KINESIS));
        refused(
                () -> iam.deleteGroup(request -> request.groupName("riders")),
                409,
                "DeleteConflict",
                "Cannot delete entity, must remove users from group first.");
        refused(
                () -> iam.deleteUser(request -> request.userName("bob")),
                409,
                "DeleteConflict",
                "Cannot delete entity, must remove users from group first.");
        iam.removeUserFromGroup(request -> request.groupName("riders").userName("bob"));
        refused(
                () -> iam.deleteGroup(request -> request.groupName("riders")),
                409,
                "DeleteConflict",
                "Cannot delete entity, must detach all policies first.");
        iam.detachGroupPolicy(request -> request.groupName("riders").policyArn(READ_KINESIS));
        iam.deleteGroup(request -> request.groupName("riders"));
        refused(
                () -> iam.getGroup(request -> request.groupName("riders")),
                404,
                "NoSuchEntity",
                "The group with name riders cannot be found.");
    }

    @Test
    void aNameIsTakenOnceAndThereAreTenGroupsAtMost() {
        refused(
                () -> iam.createGroup(request -> request.groupName("Riders")),
                409,
                "EntityAlreadyExists",
                "Group with name Riders already exists.");
        for (int i = 0; i < 10; i++) {
            String name = "g" + i;
            iam.createGroup(request -> request.groupName(name));
            iam.addUserToGroup(request -> request.groupName(name).userName("bob"));
        }
        refused(() -> join("bob"), 409, "LimitExceeded", "Cannot exceed quota for GroupsPerUser: 10");
    }

    @Test
    void whoGetsAnotherNameKeepsGroupsKeysAndPolicies() {
        join("bob");
        iam.attachGroupPolicy(request -> request.groupName("riders").policyArn(READ_KINESIS));
        iam.putUserPolicy(request -> request.userName("bob").policyName("own").policyDocument(DENY_LISTING));
        String id = iam.getUser(request -> request.userName("bob")).user().userId();
        try (KinesisClient kinesis = asBob()) {
            iam.updateUser(request -> request.userName("bob").newUserName("rob").newPath("/lab/"));
            iam.updateGroup(request -> request.groupName("riders").newGroupName("drivers"));

            assertThat(iam.getUser(request -> request.userName("rob")).user().userId())
                    .isEqualTo(id);
            assertThat(iam.listGroupsForUser(request -> request.userName("rob")).groups())
                    .extracting("groupName")
                    .containsExactly("drivers");
            refused(
                    kinesis::listStreams,
                    400,
                    "AccessDeniedException",
                    "User: arn:aws:iam::000000000000:user/lab/rob is not authorized to perform: kinesis:ListStreams on"
                            + " resource: * with an explicit deny in an identity-based policy");
            refused(
                    () -> iam.getUser(request -> request.userName("bob")),
                    404,
                    "NoSuchEntity",
                    "The user with name bob cannot be found.");
            iam.createUser(request -> request.userName("bob"));
            refused(
                    () -> iam.updateUser(request -> request.userName("rob").newUserName("BOB")),
                    409,
                    "EntityAlreadyExists",
                    "User with name BOB already exists.");
        }
    }

    @Test
    void groupsAndRenamedUsersOutliveARestart() {
        join("bob");
        iam.attachGroupPolicy(request -> request.groupName("riders").policyArn(READ_KINESIS));
        iam.updateUser(request -> request.userName("bob").newUserName("rob"));
        close();
        start();

        assertThat(iam.getGroup(request -> request.groupName("riders")).users())
                .extracting("userName")
                .containsExactly("rob");
        assertThat(iam.listUsers().users()).extracting("userName").containsExactly("rob");
        assertThat(iam.listAttachedGroupPolicies(request -> request.groupName("riders"))
                        .attachedPolicies())
                .extracting("policyArn")
                .containsExactly(READ_KINESIS);
    }

    @Test
    void listsComeInPages() {
        for (int i = 0; i < 5; i++) {
            String name = "g" + i;
            iam.createGroup(request -> request.groupName(name).path("/page/"));
            iam.addUserToGroup(request -> request.groupName(name).userName("bob"));
            iam.attachGroupPolicy(request -> request.groupName(name).policyArn(READ_KINESIS));
            iam.tagUser(request -> request.userName("bob")
                    .tags(Tag.builder().key("k" + name).value("v").build()));
        }
        List<String> groups = new ArrayList<>();
        iam.listGroupsPaginator(request -> request.pathPrefix("/page/").maxItems(2)).stream()
                .forEach(page -> page.groups().stream().map(Group::groupName).forEach(groups::add));
        assertThat(groups).containsExactly("g0", "g1", "g2", "g3", "g4");
        assertThat(iam.listGroupsForUserPaginator(
                                request -> request.userName("bob").maxItems(2))
                        .groups())
                .hasSize(5);
        assertThat(iam.listUserTagsPaginator(request -> request.userName("bob").maxItems(2))
                        .tags())
                .hasSize(5);
        assertThat(iam
                        .listEntitiesForPolicyPaginator(request -> request.policyArn(READ_KINESIS)
                                .entityFilter(EntityType.GROUP)
                                .maxItems(2))
                        .stream()
                        .mapToInt(page -> page.policyGroups().size())
                        .sum())
                .isEqualTo(5);
        assertThat(iam.getAccountAuthorizationDetailsPaginator(request -> request.maxItems(2)).stream()
                        .mapToInt(page -> page.groupDetailList().size()
                                + page.userDetailList().size()
                                + page.policies().size())
                        .sum())
                .isEqualTo(8);
    }
}
