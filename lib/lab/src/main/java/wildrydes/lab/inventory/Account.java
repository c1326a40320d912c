package wildrydes.lab.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import software.amazon.awssdk.services.athena.model.WorkGroupSummary;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityPoolShortDescription;
import software.amazon.awssdk.services.iam.model.PolicyScopeType;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationSummary;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import wildrydes.lab.Lab;

/** Looks through all services for what a learner has. What AWS makes by itself, such as its own roles, does not count. */
public final class Account {

    /** The most that Cognito lists at once. */
    private static final int PAGE = 60;

    private static final String ROLES_OF_SERVICES = "/aws-service-role/";
    /** Every account has it, and nobody can delete it. */
    private static final String OWN_WORKGROUP = "primary";
    /** The database that is there before anybody makes one. */
    private static final String OWN_DATABASE = "default";

    private final Lab lab;
    private final ToDoubleFunction<String> dollarsADay;
    private final List<Leftover> found = new ArrayList<>();

    private Account(Lab lab, ToDoubleFunction<String> dollarsADay) {
        this.lab = lab;
        this.dollarsADay = dollarsADay;
    }

    /**
     * Everything, in an order in which it can be removed.
     *
     * @param dollarsADay what an ARN costs while nobody uses it
     */
    public static List<Leftover> look(Lab lab, ToDoubleFunction<String> dollarsADay) {
        Account account = new Account(lab, dollarsADay);
        account.triggers();
        account.applications();
        account.deliveryStreams();
        account.functions();
        account.tables();
        account.queues();
        account.catalog();
        account.workgroups();
        account.buckets();
        account.pools();
        account.policies();
        account.roles();
        account.logGroups();
        account.streams();
        return account.found.stream()
                .sorted(Comparator.comparing(Leftover::kind).thenComparing(Leftover::name))
                .toList();
    }

    /** @param handle the line that removes it, without {@code lab.} in front */
    private void add(Kind kind, String name, String detail, String arn, String handle, Runnable removal) {
        found.add(new Leftover(kind, name, detail, "lab." + handle, dollarsADay.applyAsDouble(arn), removal));
    }

    /** What costs nothing while nobody uses it. */
    private void add(Kind kind, String name, String detail, String handle, Runnable removal) {
        found.add(new Leftover(kind, name, detail, "lab." + handle, 0, removal));
    }

    private void triggers() {
        for (EventSourceMappingConfiguration mapping :
                lab.lambda().listEventSourceMappingsPaginator().eventSourceMappings()) {
            String function = lastPart(mapping.functionArn());
            String source = lastPart(mapping.eventSourceArn());
            add(
                    Kind.TRIGGER,
                    function + " on " + source,
                    mapping.state(),
                    handle(function, mapping),
                    () -> Removals.trigger(lab, mapping));
        }
    }

    private static String handle(String function, EventSourceMappingConfiguration trigger) {
        String arn = trigger.eventSourceArn();
        if (arn.contains(":kinesis:") || arn.contains(":sqs:")) {
            String source = (arn.contains(":sqs:") ? "queue" : "stream") + "(\"" + lastPart(arn) + "\")";
            return "function(\"" + function + "\").trigger(lab." + source + ").delete()";
        }
        return "lambda().deleteEventSourceMapping(b -> b.uuid(\"" + trigger.uuid() + "\"))";
    }

    private void applications() {
        String next = null;
        do {
            String from = next;
            var page = lab.analytics().listApplications(b -> b.nextToken(from));
            for (ApplicationSummary one : page.applicationSummaries()) {
                String name = one.applicationName();
                add(
                        Kind.APPLICATION,
                        name,
                        one.applicationStatusAsString(),
                        one.applicationARN(),
                        "application(\"" + name + "\").delete()",
                        () -> lab.application(name).delete());
            }
            next = page.nextToken();
        } while (next != null);
    }

    private void deliveryStreams() {
        String last = null;
        boolean more = true;
        while (more) {
            String from = last;
            var page = lab.firehose().listDeliveryStreams(b -> b.exclusiveStartDeliveryStreamName(from));
            for (String name : page.deliveryStreamNames()) {
                last = name;
                add(
                        Kind.DELIVERY_STREAM,
                        name,
                        "",
                        "deliveryStream(\"" + name + "\").delete()",
                        () -> lab.deliveryStream(name).delete());
            }
            more = page.hasMoreDeliveryStreams();
        }
    }

    private void functions() {
        for (FunctionConfiguration one : lab.lambda().listFunctionsPaginator().functions()) {
            String name = one.functionName();
            add(
                    Kind.FUNCTION,
                    name,
                    "",
                    "function(\"" + name + "\").delete()",
                    () -> lab.function(name).delete());
        }
    }

    private void tables() {
        for (String name : lab.dynamo().listTablesPaginator().tableNames()) {
            add(
                    Kind.TABLE,
                    name,
                    "",
                    lab.table(name).arn(),
                    "table(\"" + name + "\").delete()",
                    () -> lab.table(name).delete());
        }
    }

    private void queues() {
        for (String url : lab.sqs().listQueuesPaginator().queueUrls()) {
            String name = lastPart(url);
            add(
                    Kind.QUEUE,
                    name,
                    "",
                    "queue(\"" + name + "\").delete()",
                    () -> lab.queue(name).delete());
        }
    }

    private void catalog() {
        for (var database : lab.glue().getDatabasesPaginator(b -> {}).stream()
                .flatMap(page -> page.databaseList().stream())
                .toList()) {
            String name = database.name();
            for (var table : lab.glue().getTablesPaginator(b -> b.databaseName(name)).stream()
                    .flatMap(page -> page.tableList().stream())
                    .toList()) {
                String full = name.equals(OWN_DATABASE) ? table.name() : name + "." + table.name();
                String statement = "VIRTUAL_VIEW".equals(table.tableType()) ? "DROP VIEW " : "DROP TABLE ";
                add(
                        Kind.ATHENA_TABLE,
                        full,
                        "",
                        "athena().query(\"" + statement + full + "\")",
                        () -> Removals.ofCatalog(() ->
                                lab.glue().deleteTable(b -> b.databaseName(name).name(table.name()))));
            }
            if (!name.equals(OWN_DATABASE)) {
                add(
                        Kind.DATABASE,
                        name,
                        "",
                        "athena().query(\"DROP DATABASE " + name + "\")",
                        () -> Removals.ofCatalog(() -> lab.glue().deleteDatabase(b -> b.name(name))));
            }
        }
    }

    private void workgroups() {
        for (WorkGroupSummary one : lab.athenaSdk().listWorkGroupsPaginator(b -> {}).stream()
                .flatMap(page -> page.workGroups().stream())
                .toList()) {
            String name = one.name();
            if (!name.equals(OWN_WORKGROUP)) {
                add(
                        Kind.WORKGROUP,
                        name,
                        one.stateAsString(),
                        "athenaSdk().deleteWorkGroup(b -> b.workGroup(\"" + name + "\").recursiveDeleteOption(true))",
                        () -> lab.athenaSdk()
                                .deleteWorkGroup(b -> b.workGroup(name).recursiveDeleteOption(true)));
            }
        }
    }

    private void buckets() {
        for (var bucket : lab.s3().listBuckets().buckets()) {
            String name = bucket.name();
            String own = "-" + lab.learner();
            long objects = lab.s3().listObjectsV2Paginator(b -> b.bucket(name)).contents().stream()
                    .count();
            add(
                    Kind.BUCKET,
                    name.endsWith(own) ? name.substring(0, name.length() - own.length()) : name,
                    counted(objects, "object"),
                    "arn:aws:s3:::" + name,
                    name.endsWith(own)
                            ? "bucket(\"" + name.substring(0, name.length() - own.length()) + "\").empty().delete()"
                            : "s3().deleteBucket(b -> b.bucket(\"" + name + "\"))",
                    () -> Removals.bucket(lab, name));
        }
    }

    private void pools() {
        for (IdentityPoolShortDescription pool : lab.cognito()
                .listIdentityPoolsPaginator(b -> b.maxResults(PAGE))
                .identityPools()) {
            String name = pool.identityPoolName();
            add(
                    Kind.POOL,
                    name,
                    "",
                    "identityPool(\"" + name + "\").delete()",
                    () -> Removals.pool(lab, pool.identityPoolId()));
        }
    }

    private void policies() {
        for (var policy : lab.iam()
                .listPoliciesPaginator(b -> b.scope(PolicyScopeType.LOCAL))
                .policies()) {
            String name = policy.policyName();
            add(
                    Kind.POLICY,
                    name,
                    "attached to " + counted(policy.attachmentCount(), "role"),
                    "policy(\"" + name + "\").delete()",
                    () -> lab.policy(name).delete());
        }
    }

    private void roles() {
        for (var role : lab.iam().listRolesPaginator().roles()) {
            String name = role.roleName();
            if (!String.valueOf(role.path()).startsWith(ROLES_OF_SERVICES)) {
                add(
                        Kind.ROLE,
                        name,
                        "",
                        "role(\"" + name + "\").delete()",
                        () -> lab.role(name).delete());
            }
        }
    }

    private void logGroups() {
        for (var group : lab.logs().describeLogGroupsPaginator().logGroups()) {
            String name = group.logGroupName();
            add(
                    Kind.LOG_GROUP,
                    name,
                    "",
                    "arn:aws:logs:" + lab.region() + ":" + lab.account() + ":log-group:" + name,
                    "log(\"" + name + "\").delete()",
                    () -> lab.log(name).delete());
        }
    }

    private void streams() {
        for (var stream : lab.kinesis().listStreamsPaginator().streamSummaries()) {
            String name = stream.streamName();
            int open = lab.kinesis()
                    .describeStreamSummary(b -> b.streamName(name))
                    .streamDescriptionSummary()
                    .openShardCount();
            add(
                    Kind.STREAM,
                    name,
                    counted(open, "open shard"),
                    stream.streamARN(),
                    "stream(\"" + name + "\").delete()",
                    () -> lab.stream(name).delete());
        }
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String lastPart(String arn) {
        return arn.replaceFirst(".*[:/]", "");
    }
}
