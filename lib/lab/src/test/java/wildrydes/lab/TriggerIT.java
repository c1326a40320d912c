package wildrydes.lab;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import wildrydes.lab.code.NotebookCells;

/** What a learner does in notebook 03: a class of a cell, called by a trigger, writes what unicorns send to a table. */
class TriggerIT extends SharedAccount {

    private static NotebookCells cells;

    @BeforeAll
    static void openCells() {
        cells = new NotebookCells();
        cells.run("""
                import com.amazonaws.services.lambda.runtime.*;
                import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
                import java.nio.charset.StandardCharsets;
                import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
                import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
                import software.amazon.awssdk.services.dynamodb.model.*;

                public class StreamProcessor implements RequestHandler<KinesisEvent, String> {
                    final DynamoDbClient dynamo = DynamoDbClient.create();
                    final String table = System.getenv("TABLE_NAME");
                    public String handleRequest(KinesisEvent event, Context context) {
                        var puts = event.getRecords().stream()
                            .map(r -> StandardCharsets.UTF_8.decode(r.getKinesis().getData()).toString())
                            .map(json -> {
                                if (json.contains("Unicornerror")) throw new IllegalStateException("kaboom");
                                return EnhancedDocument.fromJson(json).toMap();
                            })
                            .map(item -> WriteRequest.builder().putRequest(p -> p.item(item)).build()).toList();
                        for (int i = 0; i < puts.size(); i += 25) {
                            var todo = Map.of(table, puts.subList(i, Math.min(i + 25, puts.size())));
                            while (!todo.isEmpty())
                                todo = dynamo.batchWriteItem(BatchWriteItemRequest.builder().requestItems(todo).build()).unprocessedItems();
                        }
                        return "Delivered " + puts.size() + " records";
                    }
                }""");
    }

    @AfterAll
    static void closeCells() {
        cells.close();
    }

    private static Role role(DynamoTable table, MessageQueue queue) {
        Policy policy = lab.policy("WildRydesWritePolicy").document("""
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "dynamodb:BatchWriteItem", "Resource": "%s"},
                  {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "%s"}]}""".formatted(table.arn(), queue.arn()));
        return lab.role("WildRydesStreamProcessorRole")
                .trustService("lambda")
                .attachManaged("AWSLambdaKinesisExecutionRole")
                .inline(policy)
                .create();
    }

    private static LambdaFunction processor(DynamoTable table, MessageQueue queue) {
        return lab.function("WildRydesDrill")
                .code(cells.type("StreamProcessor"))
                .role(role(table, queue))
                .environment("TABLE_NAME", table.name())
                .timeout(ofMinutes(1))
                .create();
    }

    @Test
    void aPoisonedBatchIsLostWholeOrByBisectingOnlyItsRecord() {
        DataStream stream = lab.stream("wildrydes-drill").shards(1).create();
        DynamoTable table = lab.table("UnicornDrill").key("Name", "StatusTime").create();
        MessageQueue queue = lab.queue("wildrydes-queue").create();
        LambdaFunction processor = processor(table, queue);
        assertThat(shown(processor.lastEvent())).contains("none yet");
        Trigger trigger = processor
                .trigger(stream)
                .startingPosition("LATEST")
                .batchSize(10)
                .batchWindow(ofSeconds(15))
                .retries(2)
                .maxRecordAge(ofSeconds(60))
                .onFailure(queue)
                .create();
        assertThat(trigger.status()).isEqualTo("Enabled");
        assertThat(shown(trigger))
                .contains(
                        "10 records at most, or what comes in 15 seconds",
                        "is tried 2 times more",
                        "1 minute",
                        queue.arn());

        Unicorn rocinante = lab.unicorn("Rocinante").to(stream);
        rocinante.send(20);
        lab.clock().run(ofMinutes(1));
        assertThat(table.count()).isEqualTo(20);
        assertThat(queue.messages().size()).isZero();
        assertThat(trigger.lastResult()).isEqualTo("OK");
        assertThat(trigger.attempts().failed()).isZero();
        assertThat(shown(processor.lastEvent())).contains("Records: 10 elements", "eventSource: aws:kinesis", "data: ");
        assertThat(processor.logs().errors()).isEmpty();

        rocinante.corruptEvery(5).send(9);
        lab.clock().run(ofMinutes(2));
        assertThat(table.count()).as("the nine fall together").isEqualTo(20);
        assertThat(queue.messages().size()).isEqualTo(1);
        assertThat(queue.messages().last().body()).contains("\"batchSize\":9");
        assertThat(trigger.attempts().failed()).isEqualTo(3);
        assertThat(shown(trigger.attempts().tree())).contains("9 records  called 3 times", "told to wildrydes-queue");
        assertThat(processor.logs().errors()).contains("3 times\n");

        trigger.bisect(true).update();
        assertThat(shown(trigger)).contains("cuts in two");
        rocinante.corruptEvery(5).send(9);
        lab.clock().run(ofMinutes(2));
        assertThat(table.count()).as("all but the broken one").isEqualTo(28);
        assertThat(queue.messages().size()).isEqualTo(2);
        assertThat(queue.messages().last().body()).contains("\"batchSize\":1");
        assertThat(shown(trigger.attempts().tree())).contains("9 records:", "    1 record:", "Split");
    }

    @Test
    void aTriggerIsMadeChangedAndRemovedAlsoTwice() {
        DataStream stream = lab.stream("wildrydes-drill").shards(1).create();
        DynamoTable table = lab.table("UnicornDrill").key("Name", "StatusTime").create();
        LambdaFunction processor = processor(table, lab.queue("wildrydes-queue"));
        Trigger trigger = processor.trigger(stream);
        assertThat(trigger.name()).isEqualTo("WildRydesDrill on wildrydes-drill");
        assertThat(shown(trigger)).contains("does not exist yet; create() makes it");
        assertThatThrownBy(trigger::create)
                .hasMessage("Where in the stream shall the trigger WildRydesDrill on wildrydes-drill begin?"
                        + " startingPosition(\"LATEST\") takes what comes from now on, startingPosition(\"TRIM_HORIZON\") all"
                        + " that is kept.");
        assertThatThrownBy(() -> trigger.startingPosition("NEWEST"))
                .hasMessage(
                        "There is no starting position NEWEST; write \"LATEST\" or \"TRIM_HORIZON\", or give a time by"
                                + " startingAt(..).");
        assertThatThrownBy(trigger::lastResult)
                .hasMessage(
                        "Trigger WildRydesDrill on wildrydes-drill does not exist and has no result; create() makes it.");

        trigger.startingPosition("LATEST").create();
        assertThat(trigger.cli())
                .startsWith(
                        "aws lambda create-event-source-mapping --event-source-arn"
                                + " arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes-drill --function-name WildRydesDrill")
                .contains("--starting-position LATEST");
        assertThat(trigger.arn())
                .isEqualTo("arn:aws:lambda:us-east-1:000000000000:event-source-mapping:" + trigger.uuid());

        screen = Screenshot.begin();
        processor.trigger(stream).startingPosition("LATEST").create();
        assertThat(screen.text()).startsWith("Trigger WildRydesDrill on wildrydes-drill is already there.");
        screen = Screenshot.begin();
        processor.trigger(stream).batchSize(50).create();
        assertThat(screen.text())
                .startsWith("Trigger WildRydesDrill on wildrydes-drill is already there, with other settings; update()"
                        + " makes it as you say.");
        processor.trigger(stream).batchSize(50).update();
        assertThat(shown(trigger)).contains("50 records at most");
        screen = Screenshot.begin();
        processor.trigger(stream).batchSize(50).update();
        assertThat(screen.text()).isEqualTo("Trigger WildRydesDrill on wildrydes-drill is like that already.");
        assertThatThrownBy(() -> processor
                        .trigger(stream)
                        .startingPosition("TRIM_HORIZON")
                        .update())
                .hasMessage(
                        "Trigger WildRydesDrill on wildrydes-drill began at LATEST, which cannot be changed; delete() it,"
                                + " and create() it with startingPosition(\"TRIM_HORIZON\").");
        assertThat(shown(processor)).contains("wildrydes-drill, Enabled");

        trigger.delete();
        assertThat(trigger.exists()).isFalse();
        screen = Screenshot.begin();
        trigger.delete();
        assertThat(screen.text())
                .isEqualTo("There is no trigger WildRydesDrill on wildrydes-drill, so there is nothing to delete.");

        trigger.startingPosition("TRIM_HORIZON").create();
        processor.delete();
        assertThat(trigger.exists()).as("a function takes its triggers along").isFalse();
    }

    @Test
    void aQueueTriggersAFunctionToo() {
        DynamoTable table = lab.table("UnicornDrill").key("Name", "StatusTime").create();
        MessageQueue queue =
                lab.queue("wildrydes-queue").visibility(ofMinutes(6)).create();
        LambdaFunction processor = processor(table, queue);
        lab.role("WildRydesStreamProcessorRole")
                .attachManaged("AWSLambdaSQSQueueExecutionRole")
                .update();

        Trigger trigger = processor.trigger(queue).batchSize(5).create();

        assertThat(trigger.status()).isEqualTo("Enabled");
        assertThat(shown(trigger)).contains("5 records at most", queue.arn()).doesNotContain("began at");
    }
}
