package wildrydes.lab;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import wildrydes.lab.Diagnosis.Link;
import wildrydes.lab.Diagnosis.Mark;
import wildrydes.lab.exercise.GivenFunction;
import wildrydes.lab.exercise.GivenPolicy;

/** Empty tables explained and rows followed, in step time, on the packed cloud, in which functions really run. */
class WhyIT extends SharedAccount {

    private static DynamoTable table() {
        return lab.table("UnicornSensorData");
    }

    private static DataStream summary() {
        return lab.stream("wildrydes-summary");
    }

    private static String broken(Resource<?> empty) {
        Diagnosis diagnosis = lab.why(empty);
        assertThat(diagnosis.links()).noneMatch(link -> link.mark() == Mark.UNSEEN);
        return diagnosis.broken().map(Link::what).orElse("nothing");
    }

    @Test
    void theFirstBrokenLinkIsNamedWhicheverItIs() {
        assertThat(broken(table())).isEqualTo("function");
        lab.ready("04");
        assertThat(broken(table())).isEqualTo("stream wildrydes-summary");
        lab.clock().run(ofMinutes(3));
        Trigger trigger = lab.function(GivenFunction.NAME).trigger(summary());
        trigger.delete().startingPosition("LATEST").create();
        assertThat(broken(table())).isEqualTo("unicorns");

        Unicorn shadowfax = lab.unicorn("Shadowfax").start();
        assertThat(broken(table())).isEqualTo("unicorns");
        lab.clock().run(ofMinutes(2));
        assertThat(broken(table())).isEqualTo("nothing");
        assertThat(lab.why(table()).toString()).contains("ACTIVE, and not empty: ", "Shadowfax reported");

        lab.policy(GivenPolicy.WRITES)
                .document(GivenPolicy.writes(table().arn()).replace("BatchWriteItem", "PutItem"))
                .update();
        lab.clock().run(ofMinutes(2));
        Diagnosis denied = lab.why(table());
        assertThat(denied.broken())
                .contains(new Link(
                        "role",
                        Mark.BROKEN,
                        GivenFunction.ROLE + " may not dynamodb:BatchWriteItem on " + table().arn()));
        assertThat(denied.links())
                .contains(
                        new Link("function " + GivenFunction.NAME, Mark.FINE, "Active, as role " + GivenFunction.ROLE))
                .anyMatch(link -> link.what().startsWith("trigger")
                        && link.mark() == Mark.SYMPTOM
                        && link.found().contains("PROBLEM: Function call failed"))
                .anyMatch(link -> link.what().equals("log") && link.found().contains("is not authorized to perform"));
        assertThat(denied.next()).startsWith("Allow dynamodb:BatchWriteItem");

        shadowfax.stop();
        trigger.delete();
        assertThat(broken(table())).isEqualTo("trigger");
        lab.function(GivenFunction.NAME).delete();
        assertThat(broken(table())).isEqualTo("function");
        table().delete();
        assertThat(broken(table())).isEqualTo("function");
    }

    @Test
    void streamsApplicationsFunctionsAndQueuesAreExplainedAsWell() {
        assertThat(broken(lab.stream("wildrydes"))).isEqualTo("stream wildrydes");
        lab.ready("03");
        AnalyticsApplication application = lab.application("wildrydes");
        assertThat(broken(application)).isEqualTo("nothing");
        lab.clock().run(ofMinutes(2));
        assertThat(broken(application)).isEqualTo("unicorns");
        lab.unicorn("Shadowfax").start();
        lab.clock().run(ofMinutes(1));
        assertThat(broken(lab.stream("wildrydes"))).isEqualTo("nothing");
        assertThat(broken(application)).isEqualTo("nothing");
        application.stop();
        assertThat(broken(application)).isEqualTo("application wildrydes");

        assertThat(broken(lab.function("none"))).isEqualTo("function none");
        assertThat(broken(lab.function("none").trigger(summary()))).isEqualTo("trigger");
        MessageQueue queue = lab.queue("wildrydes-queue");
        assertThat(broken(queue)).isEqualTo("queue wildrydes-queue");
        queue.create();
        assertThat(broken(queue)).isEqualTo("trigger");
        assertThat(lab.why(lab.role("somebody"))).satisfies(diagnosis -> {
            assertThat(diagnosis.links()).isEmpty();
            assertThat(diagnosis.next()).contains("ask about a table");
        });
    }

    @Test
    void aRowIsFollowedFromTheRawRecordsToItsItem() {
        lab.ready("04");
        Unicorn shadowfax = lab.unicorn("Shadowfax").start();
        lab.clock().run(ofMinutes(2).plusSeconds(5));
        StreamRecord row = summary().records().last();

        Trace trace = lab.trace(row);

        assertThat(trace.hops())
                .extracting(hop -> hop.place() + ": " + hop.what())
                .containsExactly(
                        "stream wildrydes: 60 records",
                        "application wildrydes: 1 row",
                        "stream wildrydes-summary: 1 record",
                        "function " + GivenFunction.NAME + ": 1 call",
                        "table UnicornSensorData: 1 item");
        assertThat(trace.notes()).isEmpty();
        assertThat(trace.hops().get(0).known()).contains("distances and points give those of the row");
        assertThat(trace.hops().get(2).ids()).contains(row.shard(), row.sequenceNumber());
        assertThat(lab.function(GivenFunction.NAME)
                        .logs()
                        .events()
                        .stringColumn("message")
                        .asList())
                .anyMatch(line -> line.startsWith("START RequestId: ")
                        && trace.hops().get(3).ids().contains(line.split(" ")[2]));
        assertThat(trace.total()).isBetween(Duration.ZERO, Duration.ofSeconds(5));

        Trace raw = lab.trace(lab.stream("wildrydes").records().list().stream()
                .max(Comparator.comparing(StreamRecord::arrived))
                .orElseThrow());
        assertThat(raw.hops()).hasSize(1);
        assertThat(raw.notes()).singleElement().asString().startsWith("It is in no row yet");
        shadowfax.stop();
        DataStream other = lab.stream("other").create();
        lab.unicorn("Rocinante").to(other).send(1);
        StreamRecord lonely = other.records().last();
        assertThatThrownBy(() -> lab.trace(lonely))
                .isInstanceOf(LabException.class)
                .hasMessageStartingWith("No application reads or fills stream other");
    }

    @Test
    void aTourHasAnItemForEachRowAndLeavesNothing() {
        Tour tour = lab.tour();

        assertThat(tour.items()).isEqualTo(tour.rows().rowCount()).isEqualTo(6);
        assertThat(lab.dynamo().listTables().tableNames()).isEmpty();
        assertThat(lab.lambda().listFunctions().functions()).isEmpty();
        assertThat(lab.logs().describeLogGroups().logGroups()).isEmpty();
        assertThat(lab.iam().listRoles().roles()).isEqualTo(List.of());
    }
}
