package wildrydes.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import wildrydes.lab.cloud.BillReading;
import wildrydes.lab.cloud.CloudHome;
import wildrydes.lab.cloud.Control;
import wildrydes.lab.cloud.DenialReading;
import wildrydes.lab.cloud.LocalCloud;
import wildrydes.lab.evidence.Results;
import wildrydes.lab.exercise.Exercises;
import wildrydes.lab.record.Chance;
import wildrydes.lab.render.Times;
import wildrydes.lab.sdk.Clients;
import wildrydes.lab.strip.CallStrip;
import wildrydes.lab.trace.Tracing;
import wildrydes.lab.why.Why;

/**
 * The way into the lab.
 *
 * <pre>{@code
 * var lab = Lab.open();
 * var stream = lab.stream("wildrydes").shards(1).create();
 * var shadowfax = lab.unicorn("Shadowfax").to(stream).start();
 * lab.clock().speed(60).run(Duration.ofMinutes(1));
 * stream.records().table();
 * }</pre>
 */
public final class Lab extends AwsClients {

    /** Most calls shown at once. */
    private static final int NEWEST_CALLS = 2000;
    /** Part of the ARN of an application of Kinesis Data Analytics. */
    private static final String APPLICATION = ":application/";

    private static @Nullable Lab current;

    private final LocalCloud cloud;
    private final Fleet fleet;
    private final boolean step;
    private final Athena athena;

    private Lab(LocalCloud cloud, Clients clients) {
        super(clients);
        this.cloud = cloud;
        this.fleet = Fleet.of(cloud, clients.kinesis());
        this.step = cloud.control().clock().step();
        this.athena = new Athena(this);
    }

    /**
     * Joins the local AWS that all your notebooks share, and starts it where it does not run. Its clock stands still until you
     * let time pass.
     *
     * @throws LabException if it cannot be started, or one of another version runs
     */
    public static synchronized Lab open() {
        Warmup.begin();
        Starting starting = new Starting();
        LocalCloud cloud = LocalCloud.open(CloudHome.ofUser(), starting);
        starting.over();
        return join(cloud);
    }

    static synchronized Lab join(LocalCloud cloud) {
        Lab lab = new Lab(cloud, Clients.of(cloud));
        CallStrip.follow(cloud.control(), lab.clients.sent());
        current = lab;
        return lab;
    }

    /** Stops the local AWS and starts it again, in the version that belongs to this lab. Streams and records are kept. */
    public static synchronized Lab restart() {
        Progress.line(LocalCloud.stop(CloudHome.ofUser()));
        return open();
    }

    /** Says nothing about a start that is quick. */
    private static final class Starting implements Consumer<Duration> {

        private static final Duration QUICK = Duration.ofMillis(300);
        private static final Duration USUAL = Duration.ofSeconds(2);

        private @Nullable Progress progress;
        private Duration said = QUICK;

        @Override
        public void accept(Duration waited) {
            if (waited.compareTo(said) < 0) {
                return;
            }
            said = waited.plus(QUICK);
            Progress shown = progress;
            if (shown == null) {
                shown = Progress.start("Starting the local AWS ...");
                progress = shown;
            }
            shown.bar((double) waited.toMillis() / USUAL.toMillis(), "Starting the local AWS ...");
        }

        /** A bar that stands still would look like a start that has not ended. */
        void over() {
            if (progress != null) {
                progress.say("Started the local AWS.");
            }
        }
    }

    /** The lab opened last, or a fresh one. */
    static synchronized Lab current() {
        return current == null ? open() : current;
    }

    /**
     * Makes what earlier notebooks leave behind, if it is missing, so that each notebook runs on its own, and says what.
     *
     * @param notebook its number, such as {@code 01}, which needs nothing
     */
    public Lab ready(String notebook) {
        Ready.make(this, notebook);
        return this;
    }

    /** Twelve digits. */
    public String account() {
        return cloud.status().account();
    }

    /** Such as {@code us-east-1}. */
    public String region() {
        return cloud.status().region();
    }

    /** Your name on this computer, in the letters that AWS allows in names. */
    public String learner() {
        String name =
                System.getProperty("user.name", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String trimmed = name.replaceAll("^-|-$", "");
        return trimmed.isEmpty() ? "learner" : trimmed;
    }

    /** Where the resources are: {@code local}. */
    public String target() {
        return "local";
    }

    /** A handle of a data stream; it need not exist yet. */
    public DataStream stream(String name) {
        return new DataStream(this, name);
    }

    /** A handle of an application of Kinesis Data Analytics, which runs SQL over a stream; it need not exist yet. */
    public AnalyticsApplication application(String name) {
        return new AnalyticsApplication(this, name);
    }

    /** A handle of a DynamoDB table; it need not exist yet. */
    public DynamoTable table(String name) {
        return new DynamoTable(this, name);
    }

    /** A handle of a Lambda function; it need not exist yet. */
    public LambdaFunction function(String name) {
        return new LambdaFunction(this, name);
    }

    /** A handle of a queue of SQS; it need not exist yet. */
    public MessageQueue queue(String name) {
        return new MessageQueue(this, name);
    }

    /** A handle of a delivery stream of Data Firehose, which writes records to a bucket; it need not exist yet. */
    public DeliveryStream deliveryStream(String name) {
        return new DeliveryStream(this, name);
    }

    /**
     * A handle of a bucket of S3; it need not exist yet.
     *
     * @param name gets {@code -} and your name on this computer at its end, since a bucket's name is taken once in all of AWS; one
     *     that ends in it already stays as it is
     */
    public Bucket bucket(String name) {
        return Bucket.of(this, name);
    }

    /** Athena, which asks files by SQL. Its engine begins to start, so that the first query need not wait for all of that. */
    public Athena athena() {
        return athena.warm();
    }

    /**
     * A log of CloudWatch, which outlives what has written it.
     *
     * @param group its name, such as {@code /aws/lambda/WildRydesStreamProcessor}
     */
    public Logs log(String group) {
        return new Logs(logs(), control(), group);
    }

    /** A handle of a Cognito identity pool; it need not exist yet. */
    public IdentityPool identityPool(String name) {
        return new IdentityPool(this, name);
    }

    /** A handle of an IAM role; it need not exist yet. */
    public Role role(String name) {
        return new Role(this, name);
    }

    /** A policy, for a role to hold or for an account to have. */
    public Policy policy(String name) {
        return new Policy(this, name);
    }

    /** The page that shows the stream wildrydes on a map, to a guest of this pool. */
    public Dashboard dashboard(IdentityPool pool) {
        return Dashboard.of(cloud.state().endpoint(), System.getenv(), pool.id(), "wildrydes");
    }

    /** A unicorn on the ground, at the Empire State Building. */
    public Unicorn unicorn(String name) {
        return new Unicorn(this, name);
    }

    /** Many unicorns, {@code Unicorn-0001} and on, that send records together. */
    public Herd herd(int size) {
        return new Herd(this, size);
    }

    /** A real ride of 2019, to be sent through a stream. */
    public Rides rides() {
        return new Rides(this);
    }

    /** A map; choose what it shows next. */
    public RideMap map() {
        return new RideMap(this);
    }

    /**
     * Makes a stream, an application that sums it up by minute, a stream for the sums, a function that puts them into a table, and a
     * delivery stream that keeps the records in a bucket, lets two unicorns fly for three minutes of cloud time, asks the bucket with
     * SQL, shows what comes out, and removes all of it again.
     */
    public Tour tour() {
        return Tour.of(this);
    }

    /** The clock of the local AWS. */
    public CloudClock clock() {
        return new CloudClock(control());
    }

    /**
     * Removes everything from this account: streams and their records, buckets, roles, all of it. Unicorns land first. The clock
     * goes on from where it was, and the journal and the bill stay. There is no such thing on real AWS.
     */
    public void reset() {
        fleet.land();
        Progress.line("The account is empty: " + String.join(", ", control().reset()) + ".");
    }

    /** The newest calls of this account, at most 2,000. */
    public Calls calls() {
        return new Calls(control().calls(Math.max(0, control().lastCall() - NEWEST_CALLS)), lastCommand());
    }

    /** All that is in this account, across all services, and what each of it costs while nobody uses it. */
    public Inventory inventory() {
        return Inventory.of(this);
    }

    /** What AWS would charge for all that was done in this account, and what it would go on charging. */
    public Bill bill() {
        return new Bill(control().bill());
    }

    /** Runs something that may fail, and explains AWS's refusal. */
    public Outcome attempt(Action action) {
        return Outcome.of(action, this::reason);
    }

    private String reason(String request, String sentence) {
        return control()
                .denial(request)
                .map(DenialReading::text)
                .orElseGet(() -> SqlPlace.of(clients.sent().sql(request), sentence));
    }

    /**
     * Goes the way of records up to something that is empty, from the unicorns on, and stops at the first link that is broken. It
     * never fails itself: what it cannot look at, it says.
     *
     * @param empty a table, a stream, an application, a function, a trigger, a queue, a delivery stream or a bucket
     */
    public Diagnosis why(Resource<?> empty) {
        return Why.of(this, empty);
    }

    /**
     * Follows a record of a stream that an application fills or reads: from the raw records behind it to the item that came of it,
     * with ids, times, and how long each step took.
     *
     * @param record such as {@code summary.records().last()}
     */
    public Trace trace(StreamRecord record) {
        return Tracing.of(this, record);
    }

    /** Writes a guess down, to be compared with the fact later. No value is no guess. */
    public Prediction predict(Object... guess) {
        return new Prediction(guess);
    }

    /**
     * Stands in for an exercise that you have not done yet, so that the cells after it work. Its check then gives no points.
     *
     * @param exercise the id, such as {@code e1-record}
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the stub's variable says which type it is
    public <T> T todo(String exercise) {
        return (T) Exercises.solution(exercise).act(this);
    }

    /** What it shows of itself at the end of a cell: who and where you are, what time it is, what runs. */
    public Card card() {
        var clock = control().clock();
        return Card.of("Wild Rydes lab")
                .with("account", account())
                .with("Region", region())
                .with("learner", learner())
                .with("target", target() + ", " + cloud.state().endpoint())
                .with("clock", Times.utc(clock.now()) + ", " + CloudClock.state(clock))
                .with("runs", running());
    }

    private String running() {
        List<String> streams = kinesis().listStreams().streamNames();
        int shards = streams.stream()
                .mapToInt(name -> kinesis()
                        .describeStreamSummary(b -> b.streamName(name))
                        .streamDescriptionSummary()
                        .openShardCount())
                .sum();
        List<String> what = new ArrayList<>();
        if (!streams.isEmpty()) {
            what.add("streams " + String.join(", ", streams) + " with " + shards + " open "
                    + (shards == 1 ? "shard" : "shards"));
        }
        BillReading bill = control().bill();
        bill.running().stream()
                .map(BillReading.Running::resource)
                .filter(arn -> arn.contains(APPLICATION))
                .map(arn -> "application " + arn.substring(arn.lastIndexOf('/') + 1))
                .distinct()
                .forEach(what::add);
        return (what.isEmpty() ? "nothing" : String.join(", ", what))
                + String.format(
                        Locale.ROOT,
                        ", $%.3f an hour on real AWS",
                        bill.hourly().doubleValue());
    }

    Control control() {
        return cloud.control();
    }

    /** The points that checks have given, in all notebooks. */
    Results results() {
        return new Results(cloud.home().checks());
    }

    /** What a flight of that name depends on: where time moves step by step on the name alone, so that figures come out alike. */
    RandomGenerator chance(String name) {
        return step ? Chance.of(name) : Chance.fresh();
    }

    Fleet fleet() {
        return fleet;
    }

    /** The {@code aws} line of the last call made here. */
    String lastCommand() {
        return clients.sent().lastCommand();
    }

    @Override
    public String toString() {
        return "Wild Rydes lab, account " + account() + " in " + region();
    }
}
