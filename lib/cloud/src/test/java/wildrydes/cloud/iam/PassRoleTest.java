package wildrydes.cloud.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Denials;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.door.PolicyGate;
import wildrydes.cloud.store.Store;

/** What a service checks before it takes a role to work in. */
class PassRoleTest {

    private static final String ROLE = "arn:aws:iam::000000000000:role/Sums";
    private static final String LAMBDA = "lambda.amazonaws.com";
    private static final String PASS = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Action\":\"iam:PassRole\",\"Resource\":\"" + ROLE + "\",\"Condition\":{\"StringEquals\":"
            + "{\"iam:PassedToService\":\"" + LAMBDA + "\"}}}]}";

    @TempDir
    Path folder;

    private Store store;
    private Directory directory;
    private PassRole passRole;

    @BeforeEach
    void open() throws IOException {
        store = new Store(folder);
        directory = Directory.in("000000000000", store);
        store.recover();
        passRole = new PassRole(
                directory, new PolicyGate(directory, () -> Instant.EPOCH, "000000000000", "us-east-1", new Denials()));
        directory.changing(() -> {
            directory.put(new User(entity("bob", "AIDABOB"), List.of(), List.of()));
            directory.put(new Role(entity("Sums", "AROASUMS"), Role.trust("Sums", IamTest.LAMBDA_TRUST), null, 3600));
            return directory;
        });
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    private static Entity entity(String name, String id) {
        return Entity.fresh(name, "/", id, Instant.EPOCH, Map.of(), null);
    }

    private static Caller bob() {
        return Caller.user("000000000000", "arn:aws:iam::000000000000:user/bob", "bob", "AIDABOB", "AKIABOB");
    }

    private void allowBob() {
        directory.changing(() -> {
            User bob = directory.users().find("bob");
            directory.put(bob.with(bob.entity().withInline(Map.of("p", Entity.inline("p", PASS, "user", "bob")))));
            return bob;
        });
    }

    private RoleView take(Caller caller, String role, String service) {
        return passRole.taken(
                caller,
                role,
                service,
                denied -> new IllegalArgumentException(
                        "The role defined for the function cannot be assumed by Lambda.", denied));
    }

    @Test
    void whoMayPassTheRolePassesIt() {
        allowBob();
        assertThat(take(bob(), ROLE, LAMBDA).id()).isEqualTo("AROASUMS");
        assertThat(take(Caller.administrator("000000000000", "AK"), ROLE, LAMBDA)
                        .name())
                .isEqualTo("Sums");
    }

    @Test
    void whoMayNotIsTold() {
        assertThatThrownBy(() -> take(bob(), ROLE, LAMBDA))
                .isInstanceOf(Denied.class)
                .hasMessage("User: arn:aws:iam::000000000000:user/bob is not authorized to perform: iam:PassRole on"
                        + " resource: " + ROLE + " because no identity-based policy allows the iam:PassRole action");
        allowBob();
        assertThatThrownBy(() -> take(bob(), ROLE, "firehose.amazonaws.com"))
                .as("the policy names the service")
                .isInstanceOf(Denied.class);
    }

    @Test
    void aRoleThatDoesNotTrustTheServiceIsRefusedInTheServicesWords() {
        Caller administrator = Caller.administrator("000000000000", "AK");
        assertThatThrownBy(() -> take(administrator, ROLE, "firehose.amazonaws.com"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The role defined for the function cannot be assumed by Lambda.")
                .cause()
                .isInstanceOfSatisfying(
                        Denied.class,
                        denied -> assertThat(denied.denial().text())
                                .contains("Nearest: statement 1 of trust policy of role Sums"));
        assertThatThrownBy(() -> take(administrator, ROLE + "s", LAMBDA))
                .isInstanceOf(IllegalArgumentException.class)
                .cause()
                .isInstanceOfSatisfying(
                        Denied.class,
                        denied -> assertThat(denied.denial().text()).contains("there is no role " + ROLE + "s"));
    }
}
