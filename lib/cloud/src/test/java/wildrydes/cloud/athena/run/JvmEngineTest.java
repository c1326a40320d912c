package wildrydes.cloud.athena.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine's process, with a program in its place that speaks the protocol. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JvmEngineTest {

    private static final BooleanSupplier NEVER = () -> false;

    @TempDir
    private Path folder;

    private JvmEngine engine;

    private final Catalog catalog = new FixedCatalog();

    /** What comes out of a query. */
    private static final class Rows implements RowSink {

        private final List<ResultColumn> columns = new ArrayList<>();
        private final List<List<@Nullable String>> rows = new ArrayList<>();

        @Override
        public void columns(List<ResultColumn> all) {
            columns.addAll(all);
        }

        @Override
        public void rows(List<List<@Nullable String>> more) {
            rows.addAll(more);
        }

        String text() {
            return String.valueOf(rows.get(0).get(0));
        }
    }

    private final class FixedCatalog implements Catalog {

        @Override
        public List<String> databases() {
            return List.of("default", "herd");
        }

        @Override
        public List<String> tables(String database) {
            throw new Refusal("PERMISSION_DENIED", "No tables of " + database + " for you", null);
        }

        @Override
        public @Nullable Table table(String database, String table) {
            return null;
        }

        @Override
        public List<DataFile> files(String database, String table, Map<String, List<String>> partitions) {
            return List.of(new DataFile(
                    folder.resolve("f"),
                    "s3://" + database + "/" + table,
                    12,
                    Instant.parse("2026-03-02T09:15:00Z"),
                    Map.of("dt", partitions.get("dt").get(0))));
        }
    }

    @BeforeEach
    void open() throws IOException {
        engine = new JvmEngine(folder.resolve("run"), installed(), Duration.ofMinutes(5));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private EngineFolder installed() throws IOException {
        Path at = Files.createDirectories(folder.resolve("engine"));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(at.resolve("fake.jar")));
                InputStream code = FakeEngine.class.getResourceAsStream("FakeEngine.class")) {
            jar.putNextEntry(new JarEntry(FakeEngine.class.getName().replace('.', '/') + ".class"));
            jar.write(code.readAllBytes());
            jar.closeEntry();
        }
        Files.writeString(at.resolve("athena.args"), "-Xmx64m\n-XX:+UseSerialGC\n-XX:TieredStopAtLevel=1\n");
        return new EngineFolder(at, FakeEngine.class.getName());
    }

    private static EngineQuery query(String sql) {
        return new EngineQuery(
                "q1", sql, "herd", List.of("1"), true, "OF " + sql, Instant.parse("2026-03-02T09:15:00Z"), 10_000_000L);
    }

    /** Cancels a query as soon as the engine has it. */
    private static BooleanSupplier soon() {
        AtomicInteger asked = new AtomicInteger();
        return () -> asked.incrementAndGet() > 2;
    }

    private Outcome run(String sql, Rows rows) throws InterruptedException {
        return engine.run(query(sql), catalog, rows, NEVER);
    }

    @Test
    void rowsOfAQueryComeOutInOrder() throws InterruptedException {
        Rows rows = new Rows();
        Outcome outcome = run("ROWS 100", rows);
        assertThat(outcome).isEqualTo(new Outcome.Done(1000, 200, 3, 4, null));
        assertThat(rows.columns).containsExactly(new ResultColumn("n", "varchar", Integer.MAX_VALUE, 0, true));
        assertThat(rows.rows).hasSize(200).startsWith(List.of("0"));
        assertThat(rows.rows.get(1).get(0)).isNull();
        assertThat(rows.rows.get(198)).containsExactly("99");
    }

    @Test
    void longLinesWaitWhereThereIsNoRoomForThemAndAllOfThemCome() throws InterruptedException {
        List<Integer> lengths = List.of(5_000_000, 5_000_000, 9_000_000, 1, 5_000_000);
        List<Integer> come = new ArrayList<>();
        Outcome outcome = engine.run(
                query("LONG " + lengths.stream().map(String::valueOf).collect(Collectors.joining(" "))),
                catalog,
                new RowSink() {
                    @Override
                    public void columns(List<ResultColumn> all) {
                        // Only lengths count.
                    }

                    @Override
                    public void rows(List<List<@Nullable String>> rows) {
                        come.add(String.valueOf(rows.get(0).get(0)).length());
                    }
                },
                NEVER);

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(come).isEqualTo(lengths);
    }

    @Test
    void theEngineIsToldAllOfAQuery() throws InterruptedException {
        Rows rows = new Rows();
        run("LINE", rows);
        assertThat(rows.text())
                .isEqualTo("{\"type\":\"query\",\"query\":\"q1\",\"sql\":\"LINE\",\"database\":\"herd\","
                        + "\"parameters\":[\"1\"],\"describes\":true,\"statement\":\"OF LINE\",\"now\":\"2026-03-02T09:15:00Z\","
                        + "\"scanLimit\":10000000}");
    }

    @Test
    void theCatalogAnswersWhatTheEngineAsks() throws InterruptedException {
        Rows rows = new Rows();
        run("ASK databases", rows);
        assertThat(rows.text()).isEqualTo("{\"type\":\"answer\",\"ask\":1,\"databases\":[\"default\",\"herd\"]}");
        rows = new Rows();
        run("ASK table", rows);
        assertThat(rows.text()).isEqualTo("{\"type\":\"answer\",\"ask\":2,\"table\":null}");
        rows = new Rows();
        run("ASK files", rows);
        assertThat(rows.text())
                .startsWith("{\"type\":\"answer\",\"ask\":3,\"files\":[{\"path\":\"")
                .endsWith("/f\",\"location\":\"s3://herd/rides\",\"size\":12,\"modified\":\"2026-03-02T09:15:00Z\","
                        + "\"partition\":{\"dt\":\"2026-03-02\"}}]}");
    }

    @Test
    void whatTheCatalogRefusesEndsTheQuery() throws InterruptedException {
        assertThat(run("ASK tables", new Rows()))
                .isEqualTo(new Outcome.Failed("PERMISSION_DENIED", "No tables of herd for you", 7));
    }

    @Test
    void aQueryThatFailsSaysWhy() throws InterruptedException {
        assertThat(run("FAIL COLUMN_NOT_FOUND line 1:8: Column 'x' cannot be resolved", new Rows()))
                .isEqualTo(new Outcome.Failed("COLUMN_NOT_FOUND", "line 1:8: Column 'x' cannot be resolved", 7));
    }

    @Test
    void aProcessThatDiesTakesItsQueryWithItAndNoOther() throws InterruptedException {
        Outcome.Failed died = (Outcome.Failed) run("DIE 42", new Rows());
        assertThat(died.message())
                .startsWith("The query engine ended while it ran the query (exit status 42); its log is in ")
                .endsWith("engine.log. Run the query again: another engine starts for it.");
        assertThat(died.name()).isEmpty();
        assertThat(run("ROWS 1", new Rows())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whatTheEngineSaysOfItselfIsInItsLog() throws InterruptedException, IOException {
        run("DIE 1", new Rows());
        assertThat(Files.readString(folder.resolve("run/engine.log"))).contains("about to die");
    }

    @Test
    void wantOfMemoryIsToldInAthenasWords() throws InterruptedException {
        assertThat(run("DIE 3", new Rows()))
                .isEqualTo(new Outcome.Failed(
                        Outcome.Failed.EXHAUSTED, "Query exhausted resources at this scale factor", 0));
    }

    @Test
    void anEngineThatEndsBehindItsAnswerCostsNoOtherQuery() throws InterruptedException {
        assertThat(run("LAST", new Rows())).isInstanceOf(Outcome.Failed.class);
        assertThat(run("ROWS 1", new Rows())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aCancelledQueryEndsAndTheProcessLivesOn() throws InterruptedException {
        Rows before = new Rows();
        run("PROCESS", before);
        assertThat(engine.run(query("OBEY"), catalog, new Rows(), soon()))
                .isEqualTo(new Outcome.Failed(Outcome.Failed.CANCELLED, "Query was canceled", 7));
        Rows after = new Rows();
        run("PROCESS", after);
        assertThat(after.text()).isEqualTo(before.text());
    }

    @Test
    void aQueryThatDoesNotObeyIsEndedWithItsProcess() throws InterruptedException {
        Rows before = new Rows();
        run("PROCESS", before);
        assertThat(engine.run(query("DEAF"), catalog, new Rows(), soon()))
                .isEqualTo(new Outcome.Failed(Outcome.Failed.CANCELLED, "Query was canceled", 0));
        assertThat(ProcessHandle.of(Long.parseLong(before.text()))).isEmpty();
        assertThat(run("ROWS 1", new Rows())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whatIsNotOfTheProtocolEndsTheProcess() throws InterruptedException {
        assertThat(((Outcome.Failed) run("STRANGE", new Rows())).message())
                .isEqualTo("The query engine said something of an unknown type, 'strange'; build the cloud and the"
                        + " engine anew, of one version.");
        assertThat(run("NONSENSE", new Rows())).isInstanceOf(Outcome.Failed.class);
        assertThat(run("ROWS 1", new Rows())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aSinkThatFailsEndsTheQueryAndNothingElse() throws InterruptedException {
        RowSink full = new RowSink() {
            @Override
            public void columns(List<ResultColumn> columns) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void rows(List<List<@Nullable String>> rows) {}
        };
        assertThat(engine.run(query("ROWS 1"), catalog, full, NEVER))
                .isEqualTo(new Outcome.Failed("", "No space left on device", 0));
        assertThat(run("ROWS 1", new Rows())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aStatementIsCheckedBesideTheQueryThatRuns() throws Exception {
        assertThat(engine.mistake("WRONG 1")).isEqualTo("line 1:1: WRONG 1");
        AtomicBoolean cancelled = new AtomicBoolean();
        CompletableFuture<Void> begun = new CompletableFuture<>();
        CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(() -> {
            try {
                return engine.run(query("WAIT"), catalog, new Begun(begun), cancelled::get);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        begun.get();
        assertThat(engine.mistake("ROWS 1")).isNull();
        assertThat(engine.mistake("WRONG 2")).isEqualTo("line 1:1: WRONG 2");
        assertThat(running).isNotDone();
        cancelled.set(true);
        assertThat(running.get()).isEqualTo(new Outcome.Failed(Outcome.Failed.CANCELLED, "Query was canceled", 7));
    }

    /** Tells that a query has begun. */
    private record Begun(CompletableFuture<Void> begun) implements RowSink {

        @Override
        public void columns(List<ResultColumn> all) {
            begun.complete(null);
        }

        @Override
        public void rows(List<List<@Nullable String>> rows) {
            // None come.
        }
    }

    @Test
    void aProcessThatDiesOverAStatementLetsItPass() throws InterruptedException {
        assertThat(engine.mistake("DIE")).isNull();
        assertThat(engine.mistake("WRONG 1")).isEqualTo("line 1:1: WRONG 1");
    }

    @Test
    void itIsWarmedBeforeTheFirstQueryAndServesThatThen() throws InterruptedException {
        assertThat(engine.state()).isEqualTo(Engine.State.STOPPED);
        engine.warm();
        assertThat(engine.state()).isNotEqualTo(Engine.State.STOPPED);
        engine.warm();
        assertThat(run("ROWS 1", new Rows())).isInstanceOf(Outcome.Done.class);
        assertThat(engine.state()).isEqualTo(Engine.State.READY);
    }

    @Test
    void itEndsWhenItIsIdle() throws InterruptedException, IOException {
        try (JvmEngine idle = new JvmEngine(folder.resolve("idle"), installed(), Duration.ofMillis(50))) {
            Rows rows = new Rows();
            idle.run(query("PROCESS"), catalog, rows, NEVER);
            ProcessHandle.of(Long.parseLong(rows.text()))
                    .ifPresent(process -> process.onExit().join());
            assertThat(idle.state()).isEqualTo(Engine.State.STOPPED);
            assertThat(idle.run(query("ROWS 1"), catalog, new Rows(), NEVER)).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void theCloudsEndEndsTheProcessAndTheQuery() throws Exception {
        Rows process = new Rows();
        run("PROCESS", process);
        AtomicBoolean begun = new AtomicBoolean();
        CompletableFuture<Outcome> running = CompletableFuture.supplyAsync(() -> {
            try {
                return engine.run(query("DEAF"), catalog, new Rows(), () -> {
                    begun.set(true);
                    return false;
                });
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        while (!begun.get()) {
            Thread.onSpinWait();
        }
        engine.close();
        assertThat(((Outcome.Failed) running.get(20, TimeUnit.SECONDS)).message())
                .isEqualTo("The cloud was stopped while the query ran; run it again.");
        assertThat(ProcessHandle.of(Long.parseLong(process.text()))).isEmpty();
        assertThat(((Outcome.Failed) run("ROWS 1", new Rows())).message())
                .isEqualTo("The cloud is stopping; no query begins any more.");
    }

    @Test
    void withoutAnEngineAQuerySaysHowToBuildOne() throws InterruptedException {
        try (JvmEngine none = new JvmEngine(
                folder.resolve("none"), new EngineFolder(folder.resolve("absent"), "Main"), Duration.ZERO)) {
            String sentence = "The query engine is not in " + folder.resolve("absent")
                    + "; build it with ./mvnw -DskipTests package -pl lib/athena -am and run the query again.";
            assertThat(none.run(query("ROWS 1"), catalog, new Rows(), NEVER))
                    .isEqualTo(new Outcome.Failed("", sentence, 0));
            assertThatThrownBy(none::warm)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(sentence);
        }
    }
}
