package wildrydes.cloud.wholelab;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;

/** All that an account has, as the lists of its services tell it. */
final class Leftovers {

    /** Every account has it by itself. */
    private static final String OWN_DATABASE = "default";

    private Leftovers() {}

    /** Each thing with its kind in front, service by service. */
    static List<String> of(Account account) {
        List<String> all = new ArrayList<>();
        add(all, "stream", account.kinesis.listStreams().streamNames());
        add(
                all,
                "application",
                account.analytics.listApplications(list -> {}).applicationSummaries(),
                application -> application.applicationName());
        add(all, "function", account.lambda.listFunctions().functions(), function -> function.functionName());
        add(
                all,
                "mapping of",
                account.lambda.listEventSourceMappings().eventSourceMappings(),
                mapping -> mapping.functionArn().replaceFirst(".*:", ""));
        add(all, "table", account.dynamoDb.listTables().tableNames());
        add(all, "delivery stream", account.firehose.listDeliveryStreams().deliveryStreamNames());
        add(all, "bucket", account.s3.listBuckets().buckets(), bucket -> bucket.name());
        catalog(account, all);
        add(
                all,
                "policy",
                account.iam
                        .listPolicies(list -> list.scope(PolicyScopeType.LOCAL))
                        .policies(),
                policy -> policy.policyName());
        add(all, "role", account.iam.listRoles().roles(), role -> role.roleName());
        add(all, "log group", account.logs.describeLogGroups().logGroups(), group -> group.logGroupName());
        return all;
    }

    private static void catalog(Account account, List<String> all) {
        for (Database database : account.glue.getDatabases(list -> {}).databaseList()) {
            String name = database.name();
            if (!name.equals(OWN_DATABASE)) {
                all.add("database " + name);
            }
            add(
                    all,
                    "table of the catalog",
                    account.glue.getTables(list -> list.databaseName(name)).tableList(),
                    table -> table.name());
        }
    }

    private static void add(List<String> all, String kind, Collection<String> names) {
        add(all, kind, names, name -> name);
    }

    private static <T> void add(List<String> all, String kind, Collection<T> things, Function<T, String> name) {
        things.forEach(thing -> all.add(kind + " " + name.apply(thing)));
    }
}
