package wildrydes.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InputDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InputStartingPosition;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.SqlRunConfiguration;
import wildrydes.lab.cloud.ApplicationReading;
import wildrydes.lab.cloud.ApplicationWindow;
import wildrydes.lab.cloud.FlinkReading;
import wildrydes.lab.cloud.RefusedException;

/**
 * An application of Kinesis Data Analytics: SQL that runs for ever over the records of a stream. It works in a role of its own,
 * {@code NAME-analytics}, which the lab makes as AWS's console did.
 */
public final class AnalyticsApplication implements Resource<AnalyticsApplication> {

    private static final int ABSENT = 404;
    /** How long records may come in before the service looks at them. */
    private static final Duration LISTENING = Duration.ofSeconds(5);

    private static final String READY = ApplicationStatus.READY.toString();

    private final Lab lab;
    private final String name;
    private final ApplicationRole role;
    private final ApplicationSettings settings = new ApplicationSettings();
    private String cli = "";

    AnalyticsApplication(Lab lab, String name) {
        this.lab = lab;
        this.name = name;
        this.role = new ApplicationRole(lab, name);
    }

    /** The stream whose records it reads. In SQL they are the rows of {@code "SOURCE_SQL_STREAM_001"}. */
    public AnalyticsApplication input(DataStream stream) {
        settings.input = stream;
        return this;
    }

    /** What its records look like; {@link #discoverSchema} finds out. */
    public AnalyticsApplication schema(Schema schema) {
        settings.schema = schema;
        return this;
    }

    /** What it does: statements that create in-application streams and pumps. */
    public AnalyticsApplication sql(String text) {
        settings.sql = text;
        return this;
    }

    /**
     * Writes the rows of an in-application stream to a Kinesis stream, as JSON.
     *
     * @param inAppStream its name in exact case
     */
    public AnalyticsApplication output(String inAppStream, DataStream stream) {
        settings.outputs.put(inAppStream, stream);
        return this;
    }

    /**
     * Looks at records that come in now, and tells columns and types from them. A producer must be running; five seconds of
     * cloud time pass.
     */
    public Schema discoverSchema() {
        DataStream source = settings.input(name);
        role.mayRead(source);
        lab.control().skip(LISTENING);
        Schema schema = Schema.of(analytics()
                .discoverInputSchema(b -> b.resourceARN(source.arn())
                        .serviceExecutionRole(role.role().arn())
                        .inputStartingPositionConfiguration(
                                position -> position.inputStartingPosition(InputStartingPosition.NOW))));
        cli = lab.lastCommand();
        return schema;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String arn() {
        return "arn:aws:kinesisanalytics:" + lab.region() + ":" + lab.account() + ":application/" + name;
    }

    @Override
    public String status() {
        return detail().orElseThrow(() -> absent("has no status")).applicationStatusAsString();
    }

    @Override
    public boolean exists() {
        return detail().isPresent();
    }

    /** Makes it with the settings given before; it does not run until {@link #start}. */
    @Override
    public AnalyticsApplication create() {
        Optional<ApplicationDetail> found = detail();
        if (found.isPresent()) {
            boolean another = settings.change(analytics(), found.get()).isPresent();
            Progress.line("Application " + name + " is already there"
                    + (another ? ", with other settings; update() makes it as you say." : "."));
            return await();
        }
        CreateApplicationRequest request = settings.creation(name, role.role().arn());
        role.mayRead(settings.input(name));
        role.mayWrite(settings.outputs.values());
        analytics().createApplication(request);
        cli = lab.lastCommand();
        return await();
    }

    /**
     * Changes what was given since: SQL, schema, outputs. One that runs goes on with it; windows that are open begin anew.
     */
    @Override
    public AnalyticsApplication update() {
        String before = status();
        role.mayWrite(settings.outputs.values());
        boolean changed = false;
        for (var next = change(); next.isPresent(); next = change()) {
            next.get().run();
            cli = lab.lastCommand();
            changed = true;
            await();
        }
        if (!before.equals(READY) && status().equals(READY)) {
            throw new LabException("Application " + name + " does not run any more. " + failure());
        }
        if (!changed) {
            Progress.line("Application " + name + " is like that already.");
        }
        return this;
    }

    /** Each change makes a new version, from which the next one starts. */
    private Optional<Runnable> change() {
        return settings.change(analytics(), detail().orElseThrow(() -> absent("cannot be changed")));
    }

    /**
     * Lets it run, and waits until it does. It reads records that come in from then on.
     *
     * @throws LabException if it cannot run; the message says why
     */
    public AnalyticsApplication start() {
        ApplicationDetail found = detail().orElseThrow(() -> absent("cannot be started"));
        if (found.applicationStatus() == ApplicationStatus.RUNNING) {
            Progress.line("Application " + name + " is running already.");
            return this;
        }
        var inputs = found
                .applicationConfigurationDescription()
                .sqlApplicationConfigurationDescription()
                .inputDescriptions()
                .stream()
                .map(InputDescription::inputId)
                .map(id -> SqlRunConfiguration.builder()
                        .inputId(id)
                        .inputStartingPositionConfiguration(
                                position -> position.inputStartingPosition(InputStartingPosition.NOW))
                        .build())
                .toList();
        analytics()
                .startApplication(
                        b -> b.applicationName(name).runConfiguration(run -> run.sqlRunConfigurations(inputs)));
        cli = lab.lastCommand();
        await();
        if (status().equals(READY)) {
            throw new LabException("Application " + name + " did not start. " + failure());
        }
        return this;
    }

    private String failure() {
        return reading().map(ApplicationReading::failure).orElse("");
    }

    /** Ends its run, and waits until it has ended. */
    public AnalyticsApplication stop() {
        ApplicationDetail found = detail().orElseThrow(() -> absent("cannot be stopped"));
        if (found.applicationStatus() == ApplicationStatus.READY) {
            Progress.line("Application " + name + " does not run, so there is nothing to stop.");
            return this;
        }
        analytics().stopApplication(b -> b.applicationName(name));
        cli = lab.lastCommand();
        return await();
    }

    /** Waits until it runs or is ready to. */
    @Override
    public AnalyticsApplication await() {
        Settling.await(lab.control(), "Application " + name, arn(), () -> {
            ApplicationDetail found = detail().orElseThrow(() -> absent("cannot be waited for"));
            ApplicationStatus status = found.applicationStatus();
            return new Settling.State(
                    found.applicationStatusAsString(),
                    status == ApplicationStatus.READY || status == ApplicationStatus.RUNNING);
        });
        return this;
    }

    /** Removes it, also while it runs; its role stays, since another application of this name takes it up again. */
    @Override
    public AnalyticsApplication delete() {
        Optional<ApplicationDetail> found = detail();
        if (found.isEmpty()) {
            Progress.line("There is no application " + name + ", so there is nothing to delete.");
            return this;
        }
        analytics()
                .deleteApplication(
                        b -> b.applicationName(name).createTimestamp(found.get().createTimestamp()));
        cli = lab.lastCommand();
        Settling.await(
                lab.control(),
                "Application " + name,
                arn(),
                () -> detail().map(one -> new Settling.State(one.applicationStatusAsString(), false))
                        .orElse(new Settling.State("deleted", true)));
        return this;
    }

    @Override
    public Card describe() {
        return Card.of("Application " + name, detail().orElseThrow(() -> absent("cannot be described")));
    }

    @Override
    public String cli() {
        return cli;
    }

    /**
     * An in-application stream: one that the SQL creates, or {@code SOURCE_SQL_STREAM_001}.
     *
     * @param name in its exact case
     */
    public InAppStream stream(String name) {
        return new InAppStream(lab.control(), this.name, name);
    }

    /** The names of its in-application streams; none where it does not run. */
    public List<String> streams() {
        return reading().stream()
                .flatMap(reading -> reading.streams().stream())
                .map(ApplicationReading.Stream::name)
                .toList();
    }

    /**
     * The first moment that counts: what arrived before is in none of its sums.
     *
     * @throws LabException if it does not run
     */
    public Instant readingSince() {
        return reading()
                .flatMap(ApplicationReading::readingSince)
                .orElseThrow(() -> new LabException("Application " + name + " reads nothing; start() lets it."));
    }

    /** The stream of rows that the application could not make or move, each with the reason. */
    public InAppStream errors() {
        return stream(InAppStream.ERRORS);
    }

    /**
     * A pump taken apart: where its rows come from, its window, what it computes, when a row comes out.
     *
     * @param pump its name in exact case
     */
    public Card explain(String pump) {
        return PumpCard.of(looked(() -> window().pump(pump)));
    }

    /**
     * The same application in the SQL of Apache Flink, which AWS offers in the place of this service. Notes say where it does
     * not do the same; they are comments in it.
     */
    public String flinkSql() {
        FlinkReading flink = looked(window()::flink);
        StringBuilder text = new StringBuilder();
        flink.notes().forEach(note -> text.append("-- ").append(note).append('\n'));
        return text.append(flink.sql().strip()).toString();
    }

    @Override
    public Card card() {
        Optional<ApplicationDetail> found = detail();
        if (found.isEmpty()) {
            return Card.of("Application " + name).with("status", "does not exist yet; create() makes it");
        }
        return ApplicationCard.of(found.get(), reading());
    }

    /** How it goes on within. */
    Optional<ApplicationReading> reading() {
        try {
            return Optional.of(window().reading());
        } catch (RefusedException e) {
            if (e.status() == ABSENT) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private <T> T looked(Supplier<T> look) {
        try {
            return look.get();
        } catch (RefusedException e) {
            throw new LabException(String.valueOf(e.getMessage()), e);
        }
    }

    private ApplicationWindow window() {
        return lab.control().application(name);
    }

    private Optional<ApplicationDetail> detail() {
        try {
            return Optional.of(analytics()
                    .describeApplication(b -> b.applicationName(name))
                    .applicationDetail());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private LabException absent(String what) {
        return new LabException("Application " + name + " does not exist and " + what + "; create() makes it.");
    }

    private KinesisAnalyticsV2Client analytics() {
        return lab.analytics();
    }

    @Override
    public String toString() {
        return "Application " + name;
    }
}
