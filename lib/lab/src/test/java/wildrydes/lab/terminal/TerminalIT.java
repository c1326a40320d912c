package wildrydes.lab.terminal;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ScalingType;
import wildrydes.lab.StreamConsumer;
import wildrydes.lab.StreamRecord;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.cloud.PackedCloud;
import wildrydes.lab.sdk.Clients;

/** The programs of the terminal with the packed cloud: in step time, where each second can be looked at. */
class TerminalIT {

    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    private CloudHome home;
    private LocalCloud cloud;
    private KinesisClient kinesis;

    @BeforeEach
    void begin() {
        home = new CloudHome(folder);
        open("step");
        kinesis.createStream(b -> b.streamName("wildrydes").shardCount(1));
        cloud.control().settle("arn:aws:kinesis:us-east-1:000000000000:stream/wildrydes");
    }

    private void open(String clock) {
        cloud = PackedCloud.open(home, clock);
        kinesis = Clients.of(cloud).kinesis();
    }

    @AfterEach
    void end() {
        LocalCloud.stop(home);
    }

    /** What a program prints, and its end. */
    private static final class Run {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream notes = new ByteArrayOutputStream();
        private CompletableFuture<Integer> code = new CompletableFuture<>();

        private static PrintStream on(ByteArrayOutputStream bytes) {
            return new PrintStream(bytes, true, StandardCharsets.UTF_8);
        }

        private Run begin(java.util.function.BiFunction<PrintStream, PrintStream, Exit.Work> program) {
            PrintStream errors = on(notes);
            Exit.Work work = program.apply(on(out), errors);
            code = CompletableFuture.supplyAsync(() -> Exit.of(work, errors), task -> new Thread(task).start());
            return this;
        }

        private String out() {
            return out.toString(StandardCharsets.UTF_8);
        }

        private String notes() {
            return notes.toString(StandardCharsets.UTF_8);
        }

        private int code() throws Exception {
            return code.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private Run producer(String... words) {
        return new Run().begin((out, notes) -> () -> new Producer(home, out, notes).run(words));
    }

    private Run consumer(String... words) {
        return new Run().begin((out, notes) -> () -> new Consumer(home, out, notes).run(words));
    }

    private void awaitParticipant(String name) throws InterruptedException {
        long began = System.nanoTime();
        while (!cloud.control().clock().participants().contains(name)) {
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as(name + " does not join the clock")
                    .isLessThan(ofSeconds(PATIENCE_SECONDS));
            Thread.sleep(10);
        }
    }

    private List<StreamRecord> records() {
        return StreamConsumer.of(kinesis, cloud.control(), "wildrydes")
                .trimHorizon()
                .look(cloud.control().clock().now());
    }

    private void pass(Duration duration) {
        cloud.control().run(duration, now -> {});
    }

    private void put(String text) {
        kinesis.putRecord(b -> b.streamName("wildrydes").partitionKey("a").data(SdkBytes.fromUtf8String(text)));
    }

    @Test
    void aProducerPrintsAPeriodForEachRecordAndEndsAfterItsLast() throws Exception {
        Run producer = producer("-name", "Bucephalus", "--msgs=4");
        awaitParticipant("producer Bucephalus");

        pass(ofSeconds(3));
        assertThat(producer.out()).isEqualTo("...");
        pass(ofSeconds(5));

        assertThat(producer.code()).isZero();
        assertThat(producer.out()).isEqualTo("....\n");
        assertThat(producer.notes()).endsWith("Bucephalus has landed after 4 records.\n");
        assertThat(records())
                .hasSize(4)
                .allSatisfy(record -> assertThat(record.partitionKey()).isEqualTo("Bucephalus"))
                .allSatisfy(record -> assertThat(record.text()).doesNotContain("InputData"));
        assertThat(cloud.control().clock().participants()).isEmpty();
    }

    @Test
    void everyFifthRecordIsBadWhereErrorsAreAskedFor() throws Exception {
        Run producer = producer("-error", "-msgs", "10");
        awaitParticipant("producer Shadowfax");

        pass(ofSeconds(10));

        assertThat(producer.code()).isZero();
        List<StreamRecord> records = records();
        assertThat(IntStream.range(0, 10)
                        .filter(i -> records.get(i).string("InputData").equals("Unicornerror")))
                .containsExactly(4, 9);
    }

    @Test
    void aFullShardIsSaidAndTheRecordSentAgain() throws Exception {
        pass(ofMillis(300));
        Run producer = producer("-msgs", "4");
        awaitParticipant("producer Shadowfax");
        pass(ofMillis(700));
        fillTheSecond();

        pass(ofMillis(400));
        assertThat(producer.out()).isEmpty();
        assertThat(producer.notes())
                .contains("The shard has no room in this second; 1 record waits and will be sent again in order.");
        pass(ofSeconds(4));

        assertThat(producer.code()).isZero();
        assertThat(records().stream()
                        .filter(record -> record.partitionKey().equals("Shadowfax"))
                        .map(record -> record.string("StatusTime").substring(17)))
                .isSorted()
                .hasSize(4);
    }

    private void fillTheSecond() {
        List<PutRecordsRequestEntry> entries = IntStream.range(0, 500)
                .mapToObj(i -> PutRecordsRequestEntry.builder()
                        .partitionKey("herd")
                        .data(SdkBytes.fromUtf8String("{}"))
                        .build())
                .toList();
        for (int i = 0; i < 2; i++) {
            kinesis.putRecords(b -> b.streamName("wildrydes").records(entries));
        }
    }

    @Test
    void aStreamThatIsMissingIsNamedWithTheCommandThatMakesIt() throws Exception {
        Run producer = producer("-stream", "nowhere");
        Run consumer = consumer("-stream=nowhere");

        assertThat(producer.code()).isEqualTo(1);
        assertThat(producer.notes())
                .isEqualTo("There is no stream nowhere; create it in a notebook, or here: aws kinesis create-stream"
                        + " --stream-name nowhere --shard-count 1\n");
        assertThat(consumer.code()).isEqualTo(1);
        assertThat(consumer.notes()).isEqualTo(producer.notes());
    }

    @Test
    void aWrongCommandLineIsOneSentence() throws Exception {
        assertThat(producer("-speed", "3").code()).isEqualTo(2);
        Run help = producer("--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Usage: producer [-name NAME] [-stream STREAM] [-error [yes|no]] [-msgs N]");
        Run consumer = consumer("-from", "here");
        assertThat(consumer.code()).isEqualTo(2);
        assertThat(consumer.notes()).isEqualTo("-from is latest or trim-horizon; \"here\" is neither.\n");
    }

    @Test
    void aConsumerShowsOnlyWhatComesLaterAndSaysWhereItStands() throws Exception {
        put("{\"before\":1}");
        Run consumer = consumer();
        awaitParticipant("consumer of wildrydes");
        pass(ofSeconds(10));
        assertThat(consumer.out()).isEmpty();
        assertThat(consumer.notes())
                .contains("Waiting: nothing has come for 10 seconds; the iterator of wildrydes stands at LATEST, which"
                        + " shows only what comes later.\n");

        put("{\"a\":1}{\"b\":2}");
        pass(ofSeconds(1));
        assertThat(consumer.out()).isEqualTo("""
                {
                    "a": 1
                }
                {
                    "b": 2
                }
                """);
        pass(ofSeconds(10));
        assertThat(consumer.notes()).containsPattern("stands behind \\d{56} of shardId-000000000000\\.\n");

        kinesis.deleteStream(b -> b.streamName("wildrydes"));
        pass(ofSeconds(30));
        assertThat(consumer.code()).isEqualTo(1);
        assertThat(consumer.notes())
                .endsWith("Stream wildrydes does not exist any more; 1 of its records were read.\n");
        assertThat(cloud.control().clock().participants()).isEmpty();
    }

    @Test
    void aConsumerFromTheTrimHorizonGoesOnInTheShardsThatCameOfAClosedOne() throws Exception {
        IntStream.range(0, 20).forEach(i -> put("{\"n\":" + i + "}"));
        Run consumer = consumer("--from", "TRIM_HORIZON");
        awaitParticipant("consumer of wildrydes");
        kinesis.updateShardCount(
                b -> b.streamName("wildrydes").targetShardCount(2).scalingType(ScalingType.UNIFORM_SCALING));
        pass(ofSeconds(60));
        IntStream.range(20, 40)
                .forEach(i -> kinesis.putRecord(b -> b.streamName("wildrydes")
                        .partitionKey("key " + i)
                        .data(SdkBytes.fromUtf8String("{\"n\":" + i + "}"))));

        pass(ofSeconds(3));

        assertThat(consumer.out()
                        .lines()
                        .filter(line -> line.contains("\"n\""))
                        .map(line -> Integer.parseInt(line.replaceAll("\\D", ""))))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 40).boxed().toList());
        kinesis.deleteStream(b -> b.streamName("wildrydes"));
        pass(ofSeconds(60));
        assertThat(consumer.code()).isEqualTo(1);
    }

    @Test
    void timePassesOnceASecondWhileAProgramRunsAndThenStandsStill() throws Exception {
        LocalCloud.stop(home);
        open("flow");
        var before = cloud.control().clock();
        assertThat(before.flowing()).isFalse();

        assertThat(producer("-msgs", "2").code()).isZero();

        var after = cloud.control().clock();
        assertThat(Duration.between(before.now(), after.now())).isGreaterThanOrEqualTo(ofSeconds(2));
        assertThat(after.flowing()).isFalse();
        assertThat(after.participants()).isEmpty();
    }

    @Test
    void aToolGetsItsKeyFromACloudThatRunsOrIsStarted() throws Exception {
        var out = new ByteArrayOutputStream();
        var notes = new ByteArrayOutputStream();
        String[] words = {folder.toString()};
        String key = "{\"Version\": 1, \"AccessKeyId\": \"" + cloud.key().id() + "\", \"SecretAccessKey\": \""
                + cloud.key().secret() + "\"}\n";
        assertThat(Credentials.run(words, Run.on(out), Run.on(notes))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(key);

        LocalCloud.stop(home);
        assertThat(Credentials.run(words, Run.on(out), Run.on(notes))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(key + key);
        open("flow");
        assertThat(cloud.started()).isFalse();

        LocalCloud.stop(home);
        try (var taken =
                new java.net.ServerSocket(cloud.state().port(), 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            assertThat(Credentials.run(words, Run.on(out), Run.on(notes)))
                    .as("port " + taken.getLocalPort())
                    .isEqualTo(1);
        }
        assertThat(notes.toString(StandardCharsets.UTF_8))
                .matches("The local AWS has just been started at http://127\\.0\\.0\\.1:\\d+, since another program has"
                        + " its old port; run the command again\\.\n");
        assertThat(Credentials.run(words, Run.on(out), Run.on(notes))).isZero();
        assertThat(Credentials.run(new String[0], Run.on(out), Run.on(notes))).isEqualTo(2);
    }
}
