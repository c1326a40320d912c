package wildrydes.lab.inventory;

import java.util.List;
import java.util.Set;

/** What the notebooks make, and which of it the workshop's own list of things to delete has. */
final class Course {

    private static final String LOGS_OF_FUNCTIONS = "/aws/lambda/";
    private static final String LOGS_OF_DELIVERIES = "/aws/kinesisfirehose/";

    private static final Set<String> FIRST = Set.of(
            "stream wildrydes",
            "identity pool wildrydes",
            "identity pool wildrydes-b",
            "role Cognito_wildrydesAuth_Role",
            "role Cognito_wildrydesUnauth_Role");
    private static final Set<String> SECOND =
            Set.of("stream wildrydes-summary", "application wildrydes", "role wildrydes-analytics");
    private static final Set<String> THIRD = Set.of(
            "table UnicornSensorData",
            "function WildRydesStreamProcessor",
            "policy WildRydesDynamoDBWritePolicy",
            "role WildRydesStreamProcessorRole",
            "stream wildrydes-drill",
            "table UnicornDrill",
            "queue wildrydes-queue",
            "function WildRydesDrill",
            "role WildRydesDrillRole",
            "table UnicornAggregation",
            "function WildRydesAggregator",
            "role WildRydesAggregatorRole");
    private static final Set<String> FOURTH = Set.of(
            "bucket wildrydes-data",
            "bucket wildrydes-athena",
            "bucket wildrydes-shapes",
            "bucket wildrydes-minutes",
            "delivery stream wildrydes",
            "delivery stream wildrydes-summary",
            "role wildrydes-delivery",
            "role wildrydes-summary-delivery",
            "Athena table wildrydes",
            "Athena table lines",
            "Athena table concatenated",
            "Athena table pretty",
            "Athena table days",
            "Athena table minutes");
    private static final List<Set<String>> NOTEBOOKS = List.of(Set.of(), FIRST, SECOND, THIRD, FOURTH);

    /** The role stands in it under a name that it never had, and counts all the same. */
    private static final Set<String> LISTED = Set.of(
            "Athena table wildrydes",
            "delivery stream wildrydes",
            "bucket wildrydes-data",
            "function WildRydesStreamProcessor",
            "table UnicornSensorData",
            "policy WildRydesDynamoDBWritePolicy",
            "role WildRydesStreamProcessorRole",
            "application wildrydes",
            "stream wildrydes-summary",
            "stream wildrydes");

    private Course() {}

    static boolean listed(Kind kind, String name) {
        return LISTED.contains(kind.word() + " " + name);
    }

    static String notebook(Kind kind, String name) {
        String title = title(kind, name);
        for (int number = 0; number < NOTEBOOKS.size(); number++) {
            if (NOTEBOOKS.get(number).contains(title)) {
                return "0" + number;
            }
        }
        return "";
    }

    /** A trigger and a log belong to their function or delivery stream. */
    private static String title(Kind kind, String name) {
        if (kind == Kind.TRIGGER) {
            return Kind.FUNCTION.word() + " " + name.replaceFirst(" on .*", "");
        }
        if (kind == Kind.LOG_GROUP && name.startsWith(LOGS_OF_FUNCTIONS)) {
            return Kind.FUNCTION.word() + " " + name.substring(LOGS_OF_FUNCTIONS.length());
        }
        if (kind == Kind.LOG_GROUP && name.startsWith(LOGS_OF_DELIVERIES)) {
            return Kind.DELIVERY_STREAM.word() + " " + name.substring(LOGS_OF_DELIVERIES.length());
        }
        return kind.word() + " " + name;
    }
}
