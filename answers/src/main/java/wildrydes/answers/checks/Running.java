package wildrydes.answers.checks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import wildrydes.lab.AnalyticsApplication;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Finding;
import wildrydes.lab.exercise.GivenSql;

/**
 * The application wildrydes, as the account has it.
 *
 * @param status AWS's word; empty where there is no such application
 * @param sql what it does
 * @param streams its in-application streams, while it runs
 * @param since what arrived before is in none of its sums
 */
record Running(String status, String sql, List<String> streams, Instant since) {

    private static final String NAME = "wildrydes";
    private static final String RUNNING = "RUNNING";

    static Running of(Lab lab) {
        AnalyticsApplication application = application(lab);
        if (!application.exists()) {
            return new Running("", "", List.of(), Instant.MAX);
        }
        ApplicationDetail detail = lab.analytics()
                .describeApplication(b -> b.applicationName(NAME))
                .applicationDetail();
        String status = detail.applicationStatusAsString();
        return new Running(
                status,
                detail.applicationConfigurationDescription()
                        .applicationCodeConfigurationDescription()
                        .codeContentDescription()
                        .textContent(),
                application.streams(),
                status.equals(RUNNING) ? application.readingSince() : Instant.MAX);
    }

    static AnalyticsApplication application(Lab lab) {
        return lab.application(NAME);
    }

    boolean has(String stream) {
        return status.equals(RUNNING) && !GivenSql.is(sql) && streams.contains(stream);
    }

    /** Why an exercise that fills this in-application stream cannot be right; empty where it may be. */
    Optional<Finding> trouble(String expected, String stream) {
        if (status.isEmpty()) {
            return Optional.of(Finding.none(
                    expected, "no application named " + NAME, "Run the cell that creates the application."));
        }
        if (GivenSql.is(sql)) {
            return Optional.of(Finding.none(
                    expected, "the SQL that the lab has put for you", "Put your own: app.sql(..).update()."));
        }
        if (!status.equals(RUNNING)) {
            return Optional.of(Finding.none(expected, "an application that is " + status, "Start it: app.start()."));
        }
        if (!streams.contains(stream)) {
            return Optional.of(Finding.none(
                    expected,
                    "the in-application streams " + String.join(", ", streams),
                    "Create \"" + stream + "\" in its exact case, and a pump that inserts into it."));
        }
        return Optional.empty();
    }
}
