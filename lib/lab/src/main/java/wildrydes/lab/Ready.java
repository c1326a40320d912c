package wildrydes.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import wildrydes.lab.exercise.GivenFunction;
import wildrydes.lab.exercise.GivenPolicy;
import wildrydes.lab.exercise.GivenProcessor;
import wildrydes.lab.exercise.GivenSql;
import wildrydes.lab.render.Times;

/** Makes what earlier notebooks leave behind, where it is missing. What is there stays as it is. */
final class Ready {

    private static final List<String> NOTEBOOKS = List.of("00", "01", "02", "03", "04", "05");
    private static final String NAME = "wildrydes";
    private static final int SHARDS = 2;
    /** A unicorn that flies for so long is in the air when two minutes or three end. */
    private static final Duration FLIGHT = Duration.ofMinutes(2);
    /** The most that one call of the function may take. */
    private static final Duration CALL = Duration.ofMinutes(1);

    private final Lab lab;
    private final List<String> made = new ArrayList<>();

    private Ready(Lab lab) {
        this.lab = lab;
    }

    static void make(Lab lab, String notebook) {
        if (!NOTEBOOKS.contains(notebook)) {
            throw new LabException("There is no notebook \"" + notebook + "\" to get ready for; there are "
                    + String.join(", ", NOTEBOOKS) + ".");
        }
        Ready ready = new Ready(lab);
        if (NOTEBOOKS.indexOf(notebook) > NOTEBOOKS.indexOf("01")) {
            ready.streamAndGuests();
        }
        if (NOTEBOOKS.indexOf(notebook) > NOTEBOOKS.indexOf("02")) {
            ready.applicationAndRows();
        }
        if (NOTEBOOKS.indexOf(notebook) > NOTEBOOKS.indexOf("03")) {
            ready.functionAndTable();
        }
        if (NOTEBOOKS.indexOf(notebook) > NOTEBOOKS.indexOf("04")) {
            new DrillLeft(lab, ready.made).make();
            new StoreLeft(lab, ready.made).make();
        }
        if (!ready.made.isEmpty()) {
            Progress.line(
                    "Made for notebook " + notebook + ", since it was missing: " + String.join(", ", ready.made) + ".");
        }
    }

    /** What notebook 01 leaves. */
    private void streamAndGuests() {
        DataStream stream = lab.stream(NAME);
        if (!stream.exists()) {
            stream.shards(SHARDS).create();
            made.add("stream " + NAME + " with " + SHARDS + " shards");
        } else if (stream.shardList().open() < SHARDS) {
            stream.shards(SHARDS).update();
            made.add("a second shard of stream " + NAME);
        }
        IdentityPool pool = lab.identityPool(NAME);
        if (!pool.exists()) {
            pool.allowGuests().create();
            made.add("identity pool " + NAME + " with its two roles");
        }
        Role role = pool.guestRole();
        if (!has(role, GivenPolicy.NAME)) {
            role.inline(lab.policy(GivenPolicy.NAME).document(GivenPolicy.document(stream.arn())))
                    .update();
            made.add("policy " + GivenPolicy.NAME + " of role " + role.name());
        }
    }

    /** What notebook 02 leaves: the application runs, and the summary has rows of two unicorns. */
    private void applicationAndRows() {
        DataStream summary = lab.stream(NAME + "-summary");
        if (!summary.exists()) {
            summary.create();
            made.add("stream " + summary.name());
        }
        AnalyticsApplication application = lab.application(NAME);
        if (!application.exists()) {
            application
                    .input(lab.stream(NAME))
                    .schema(Schema.ofUnicorns())
                    .sql(GivenSql.byMinute())
                    .output(GivenSql.BY_MINUTE_STREAM, summary)
                    .create();
            made.add("application " + NAME + " with its role");
        }
        if (!application.status().equals("RUNNING")) {
            application.start();
            made.add("a running application");
        }
        if (summary.records().size() == 0) {
            Unicorn shadowfax = lab.unicorn("Shadowfax").start();
            Unicorn bucephalus = lab.unicorn("Bucephalus").start();
            lab.control().skip(FLIGHT);
            shadowfax.stop();
            bucephalus.stop();
            made.add("rows of " + Times.words(FLIGHT) + " of flight in " + summary.name());
        }
    }

    /** What notebook 03 leaves: a table, and a function that writes the summary's rows into it, in a role that may do just that. */
    private void functionAndTable() {
        DynamoTable table = lab.table("UnicornSensorData").key("Name", "StatusTime");
        if (!table.exists()) {
            table.create();
            made.add("table " + table.name());
        }
        LambdaFunction function = lab.function(GivenFunction.NAME);
        if (!function.exists()) {
            function.code(GivenProcessor.class)
                    .role(processorRole(table))
                    .environment("TABLE_NAME", table.name())
                    .environment(GivenFunction.MARK, GivenFunction.MAKER)
                    .timeout(CALL)
                    .create();
            made.add("function " + function.name());
        }
        Trigger trigger = function.trigger(lab.stream(NAME + "-summary"));
        if (!trigger.exists()) {
            trigger.startingPosition("LATEST").create();
            made.add("its trigger");
        }
    }

    /** One that is there already is made such that the function can become it. */
    private Role processorRole(DynamoTable table) {
        Policy policy = lab.policy(GivenPolicy.WRITES).document(GivenPolicy.writes(table.arn()));
        if (!policy.exists()) {
            policy.create();
            made.add("policy " + policy.name());
        }
        Role role = lab.role(GivenFunction.ROLE)
                .trustService("lambda")
                .attachManaged("AWSLambdaKinesisExecutionRole")
                .attach(policy);
        if (role.exists()) {
            return role.update();
        }
        made.add("role " + role.name());
        return role.create();
    }

    private boolean has(Role role, String policy) {
        try {
            lab.iam().getRolePolicy(b -> b.roleName(role.name()).policyName(policy));
            return true;
        } catch (NoSuchEntityException e) {
            return false;
        }
    }
}
