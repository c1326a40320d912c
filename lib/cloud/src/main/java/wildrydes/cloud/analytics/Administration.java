package wildrydes.cloud.analytics;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.pump.sql.SqlException;

/** Creates, describes, starts, stops and deletes applications. */
final class Administration {

    /** docs.aws.amazon.com/kinesisanalytics/latest/dev/limits.html. */
    private static final int MOST_APPLICATIONS = 50;

    private static final int MOST_LISTED = 50;

    private final Applications applications;
    private final Calls calls;
    private final Checks checks;
    private final Creation creation;
    private final Names names;
    private final CloudTime time;

    Administration(
            Applications applications, Calls calls, Checks checks, Creation creation, Names names, CloudTime time) {
        this.applications = applications;
        this.calls = calls;
        this.checks = checks;
        this.creation = creation;
        this.names = names;
        this.time = time;
    }

    Application create(Part request, Api api, Caller caller) {
        String name = request.required("ApplicationName");
        Map<String, String> tags = Tagging.read(request);
        Configuration configuration = creation.configuration(request, api);
        requireRoom(name);
        checks.require(null, configuration, caller);
        return applications.changing(() -> {
            requireRoom(name);
            Instant now = time.instant().truncatedTo(ChronoUnit.SECONDS);
            Application made = new Application(
                    UUID.randomUUID().toString(),
                    name,
                    names.arn(name),
                    request.text("ApplicationDescription"),
                    now,
                    now,
                    1,
                    Status.READY,
                    now,
                    null,
                    configuration,
                    tags,
                    api);
            applications.put(made);
            return made;
        });
    }

    private void requireRoom(String name) {
        if (applications.find(name) != null) {
            throw AnalyticsErrors.exists(name);
        }
        if (applications.all().size() >= MOST_APPLICATIONS) {
            throw AnalyticsErrors.tooManyApplications(MOST_APPLICATIONS);
        }
    }

    Application describe(Part request, Api api) {
        Application found = calls.named(request, api);
        time.looked(found.arn());
        return found;
    }

    /**
     * A page of applications.
     *
     * @param next the name to go on behind; null where these are the last
     */
    record Page(List<Application> shown, @Nullable String next) {}

    /** @param behindMember the member that has the last name of the page before */
    Page list(Part request, String behindMember) {
        Long limit = request.number("Limit");
        int most = limit == null ? MOST_LISTED : limit.intValue();
        String behind = requireNonNullElse(request.text(behindMember), "");
        List<Application> shown = new ArrayList<>();
        for (Application application : applications.all()) {
            if (application.name().compareTo(behind) <= 0) {
                continue;
            }
            if (shown.size() == most) {
                return new Page(shown, shown.get(most - 1).name());
            }
            shown.add(application);
        }
        return new Page(shown, null);
    }

    /**
     * Lets an application start.
     *
     * @param positions where inputs begin, with the input's id in the member that is named
     */
    Application start(Part request, Api api, List<Part> positions, String idMember) {
        Application seen = calls.named(request, api);
        requireReady(seen);
        requireRunnable(seen);
        return calls.become(request, api, now -> {
            requireReady(now);
            Instant moment = time.instant();
            return now.starting(
                    positioned(now.configuration(), positions, idMember), moment, moment.plus(Lifecycle.STARTING));
        });
    }

    private static void requireReady(Application application) {
        if (application.status() != Status.READY) {
            throw AnalyticsErrors.busy(application, Status.READY.name());
        }
    }

    private static void requireRunnable(Application application) {
        if (application.configuration().code().isBlank()) {
            return;
        }
        try {
            application.configuration().plan();
        } catch (SqlException e) {
            throw AnalyticsErrors.cannotRun(application.name(), e);
        }
    }

    /** What says no position begins where it began before, or with what comes from now on. */
    private static Configuration positioned(Configuration configuration, List<Part> positions, String idMember) {
        List<Input> next = new ArrayList<>(configuration.inputs());
        for (Part position : positions) {
            int place = Updates.place(next, Input::id, position.required(idMember), idMember);
            Part from = position.part("InputStartingPositionConfiguration");
            String name = from == null ? null : from.text("InputStartingPosition");
            if (name != null) {
                next.set(place, next.get(place).at(StartingPosition.valueOf(name)));
            }
        }
        next.replaceAll(input -> input.position() == null ? input.at(StartingPosition.NOW) : input);
        return configuration.withInputs(next);
    }

    void stop(Part request, Api api) {
        if (request.flag("Force")) {
            throw AnalyticsErrors.invalid(
                    "A SQL-based application cannot be force stopped; call StopApplication without Force.");
        }
        calls.become(request, api, now -> passing(now, Status.STOPPING, Lifecycle.STOPPING, List.of(Status.RUNNING)));
    }

    void delete(Part request, Api api) {
        Instant named = request.instant("CreateTimestamp");
        calls.become(request, api, now -> {
            if (named == null || named.getEpochSecond() != now.created().getEpochSecond()) {
                throw AnalyticsErrors.invalid("CreateTimestamp is not that of application " + now.name()
                        + ", which was created at " + now.created() + "; call DescribeApplication.");
            }
            return passing(now, Status.DELETING, Lifecycle.DELETING, List.of(Status.READY, Status.RUNNING));
        });
    }

    private Application passing(Application now, Status next, Duration takes, List<Status> from) {
        if (!from.contains(now.status())) {
            throw AnalyticsErrors.busy(
                    now, String.join(" or ", from.stream().map(Status::name).toList()));
        }
        return now.becoming(next, time.instant().plus(takes));
    }
}
