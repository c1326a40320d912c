package wildrydes.cloud.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kinesis.model.ListStreamsRequest;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import wildrydes.cloud.ServedCloud;
import wildrydes.cloud.auth.Caller;

/** How a service of this cloud calls another in a role that it was handed; Kinesis stands for the other. */
class ServicesAsRolesTest {

    private static final String ROLE = "arn:aws:iam::000000000000:role/Archivist";
    private static final String SESSION = "arn:aws:sts::000000000000:assumed-role/Archivist/wildrydes";
    private static final String READ_KINESIS = "arn:aws:iam::aws:policy/AmazonKinesisReadOnlyAccess";
    private static final Caller FIREHOSE =
            Caller.assuming(ROLE, "firehose.amazonaws.com", "wildrydes").inCell("cell-1");

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

    private void role(String service) {
        iam.createRole(request -> request.roleName("Archivist").assumeRolePolicyDocument(trust(service)));
    }

    private static String trust(String service) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\""
                + service
                + "\"},\"Action\":\"sts:AssumeRole\",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":"
                + "\"000000000000\"}}}]}";
    }

    private ListStreamsResponse list() {
        return cloud.cloud().door().call(ListStreamsRequest.builder().build(), FIREHOSE);
    }

    /** Caller, operation and status of the calls that the cell made, in order. */
    private List<String> calls() throws IOException {
        List<String> calls = new ArrayList<>();
        JsonNode journal =
                new ObjectMapper().readTree(cloud.control("/_lab/calls").body());
        for (JsonNode call : journal.path("calls")) {
            if (call.path("cell").asText().equals("cell-1")) {
                calls.add(call.path("caller").asText() + " "
                        + call.path("operation").asText() + " "
                        + call.path("status").asText());
            }
        }
        return calls;
    }

    @Test
    void aServiceAssumesItsRoleOnceAndBothAreNoted() throws IOException {
        role("firehose.amazonaws.com");
        iam.attachRolePolicy(request -> request.roleName("Archivist").policyArn(READ_KINESIS));

        assertThat(list().streamNames()).isEmpty();
        assertThat(list().streamNames()).isEmpty();

        assertThat(calls())
                .containsExactly(
                        "firehose.amazonaws.com AssumeRole 200",
                        SESSION + " ListStreams 200",
                        SESSION + " ListStreams 200");
    }

    @Test
    void whatTheRoleMayNotTheServiceMayNot() {
        role("firehose.amazonaws.com");
        assertThatThrownBy(this::list)
                .isInstanceOf(Denied.class)
                .hasMessage(
                        "User: " + SESSION + " is not authorized to perform: kinesis:ListStreams on resource: * because"
                                + " no identity-based policy allows the kinesis:ListStreams action");
        iam.attachRolePolicy(request -> request.roleName("Archivist").policyArn(READ_KINESIS));
        assertThat(list().streamNames()).isEmpty();
        iam.detachRolePolicy(request -> request.roleName("Archivist").policyArn(READ_KINESIS));
        assertThatThrownBy(this::list).isInstanceOf(Denied.class);
    }

    @Test
    void aRoleThatDoesNotTrustTheServiceIsNotAssumed() throws IOException {
        role("lambda.amazonaws.com");
        String sentence =
                "User: firehose.amazonaws.com is not authorized to perform: sts:AssumeRole on resource: " + ROLE;
        assertThatThrownBy(this::list)
                .isInstanceOfSatisfying(
                        Denied.class,
                        denied -> assertThat(denied.denial().text())
                                .contains(
                                        "This statement in the role's trust policy would allow it:",
                                        "firehose.amazonaws.com"));
        assertThatThrownBy(this::list).hasMessage(sentence);
        assertThat(calls()).contains("firehose.amazonaws.com AssumeRole 400");
        iam.updateAssumeRolePolicy(
                request -> request.roleName("Archivist").policyDocument(trust("firehose.amazonaws.com")));
        iam.attachRolePolicy(request -> request.roleName("Archivist").policyArn(READ_KINESIS));
        assertThat(list().streamNames()).isEmpty();
    }

    @Test
    void aSessionIsRenewedBeforeItEndsAndWhenTheRoleIsAnother() throws IOException {
        role("firehose.amazonaws.com");
        iam.attachRolePolicy(request -> request.roleName("Archivist").policyArn(READ_KINESIS));
        list();
        cloud.ahead(Duration.ofMinutes(54));
        list();
        assertThat(assumed()).isEqualTo(1);
        cloud.ahead(Duration.ofMinutes(56));
        list();
        assertThat(assumed()).isEqualTo(2);

        iam.detachRolePolicy(request -> request.roleName("Archivist").policyArn(READ_KINESIS));
        iam.deleteRole(request -> request.roleName("Archivist"));
        assertThatThrownBy(this::list)
                .hasMessage("User: firehose.amazonaws.com is not authorized to perform: sts:AssumeRole on resource: "
                        + ROLE);
        role("firehose.amazonaws.com");
        assertThatThrownBy(this::list)
                .as("the new role has no policies")
                .hasMessageStartingWith("User: " + SESSION + " is not authorized to perform: kinesis:ListStreams");
    }

    /** How often the role was assumed; asked at the time that it is, since control requests are signed. */
    private long assumed() throws IOException {
        cloud.ahead(Duration.ZERO);
        return calls().stream().filter(call -> call.contains("AssumeRole")).count();
    }
}
