package wildrydes.cloud.glue;

import static wildrydes.cloud.glue.ServedCatalog.refused;
import static wildrydes.cloud.glue.ServedCatalog.table;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import wildrydes.cloud.ServedCloud;

/** What policies allow of the catalog. */
class AccessTest {

    private static final String ARN = "arn:aws:glue:us-east-1:000000000000:";

    @TempDir
    Path folder;

    private ServedCloud cloud;
    private GlueClient learner;

    @BeforeEach
    void open() {
        cloud = new ServedCloud(folder);
        try (IamClient iam = cloud.iam(ServedCloud.ADMINISTRATOR)) {
            iam.createUser(user -> user.userName("learner"));
            AccessKey key =
                    iam.createAccessKey(user -> user.userName("learner")).accessKey();
            learner = cloud.glue(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
        }
        try (GlueClient glue = cloud.glue(ServedCloud.ADMINISTRATOR)) {
            glue.createTable(request -> request.databaseName("default").tableInput(table("rides", "dt:string")));
        }
    }

    @AfterEach
    void close() {
        learner.close();
        cloud.close();
    }

    private void allow(String action, String... resources) {
        String all = Arrays.stream(resources)
                .map(resource -> "\"" + ARN + resource + "\"")
                .collect(Collectors.joining(",", "[", "]"));
        try (IamClient iam = cloud.iam(ServedCloud.ADMINISTRATOR)) {
            iam.putUserPolicy(policy -> policy.userName("learner")
                    .policyName("glue")
                    .policyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"glue:"
                            + action + "\",\"Resource\":" + all + "}}"));
        }
    }

    private static void denied(String action, String resource, Runnable call) {
        refused(
                "AccessDeniedException",
                "User: arn:aws:iam::000000000000:user/learner is not authorized to perform: glue:" + action
                        + " on resource: " + ARN + resource + " because no identity-based policy allows the glue:"
                        + action
                        + " action",
                call);
    }

    @Test
    void aTableNeedsItsDatabaseAndTheCatalogToo() {
        Runnable get = () ->
                learner.getTable(request -> request.databaseName("Default").name("Rides"));

        allow("GetTable", "table/default/rides");
        denied("GetTable", "catalog", get);
        allow("GetTable", "catalog", "table/default/rides");
        denied("GetTable", "database/default", get);
        allow("GetTable", "catalog", "database/default", "table/default/walks");
        denied("GetTable", "table/default/rides", get);
        allow("GetTable", "catalog", "database/default", "table/default/*");
        get.run();
        denied(
                "CreateTable",
                "catalog",
                () -> learner.createTable(
                        request -> request.databaseName("default").tableInput(table("walks"))));
    }

    @Test
    void partitionsAreTheirTables() {
        Runnable list = () ->
                learner.getPartitions(request -> request.databaseName("default").tableName("rides"));

        allow("GetPartitions", "catalog", "database/default");
        denied("GetPartitions", "table/default/rides", list);
        allow("GetPartitions", "catalog", "database/default", "table/default/rides");
        list.run();
    }

    @Test
    void whoDeletesADatabaseMustBeAllowedToDeleteWhatIsInIt() {
        Runnable delete = () -> learner.deleteDatabase(request -> request.name("default"));

        allow("DeleteDatabase", "catalog", "database/default");
        denied("DeleteDatabase", "table/default/*", delete);
        allow("DeleteDatabase", "catalog", "database/default", "table/default/*", "userDefinedFunction/default/*");
        delete.run();
    }

    @Test
    void listsAreAboutAllOfAKind() {
        Runnable tables = () -> learner.getTables(request -> request.databaseName("default"));

        denied("GetDatabases", "catalog", () -> learner.getDatabases(request -> {}));
        allow("Get*", "catalog", "database/default", "table/default/rides");
        learner.getDatabases(request -> {});
        denied("GetTables", "table/default/*", tables);
    }
}
