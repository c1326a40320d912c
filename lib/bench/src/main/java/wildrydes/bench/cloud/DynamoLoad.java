package wildrydes.bench.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Tables, and items in and out of them, over bare connections, so that the client takes as little of the machine as it can. */
final class DynamoLoad {

    static final int CONNECTIONS = 4;
    /** A day of one unicorn, by the minute. */
    static final int DAY = 1_440;

    private static final int BATCH = 25;
    private static final int REPEATS = 400;
    private static final int QUERIES = 100;
    private static final String TABLE = "UnicornSensorData";
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final URI endpoint;
    private final AtomicLong written = new AtomicLong();

    DynamoLoad(URI endpoint) {
        this.endpoint = endpoint;
    }

    void createTable() throws IOException {
        call(
                "CreateTable",
                "{\"TableName\":\"" + TABLE + "\",\"BillingMode\":\"PAY_PER_REQUEST\",\"AttributeDefinitions\":["
                        + "{\"AttributeName\":\"Name\",\"AttributeType\":\"S\"},"
                        + "{\"AttributeName\":\"StatusTime\",\"AttributeType\":\"S\"}],\"KeySchema\":["
                        + "{\"AttributeName\":\"Name\",\"KeyType\":\"HASH\"},"
                        + "{\"AttributeName\":\"StatusTime\",\"KeyType\":\"RANGE\"}]}");
        while (!call("DescribeTable", "{\"TableName\":\"" + TABLE + "\"}").contains("\"ACTIVE\"")) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private String call(String operation, String body) throws IOException {
        try (RawConnection connection = RawConnection.dynamoDb(endpoint, operation, body)) {
            return connection.exchange(connection.request());
        }
    }

    /** Items of as many unicorns as there are seconds in a day's minutes, so that keys come in no order. */
    double itemsPerSecond(Duration length) throws InterruptedException {
        Crew crew = new Crew(length);
        crew.with(CONNECTIONS, number -> write(crew, Long.MAX_VALUE));
        return crew.perSecond();
    }

    /** Writes until there are so many items. */
    void write(long items) throws InterruptedException {
        Crew crew = new Crew(Duration.ofHours(1));
        crew.with(CONNECTIONS, number -> write(crew, items));
        crew.begin();
        crew.end();
    }

    private void write(Crew crew, long most) {
        try (RawConnection connection = RawConnection.dynamoDb(endpoint, "BatchWriteItem", "")) {
            while (crew.goesOn()) {
                long first = written.getAndAdd(BATCH);
                if (first >= most) {
                    return;
                }
                String answer =
                        connection.exchange(connection.request(batch(first).getBytes(StandardCharsets.UTF_8)));
                if (answer.contains("PutRequest")) {
                    throw new IllegalStateException("Items were left unprocessed.");
                }
                crew.count(BATCH);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static String batch(long first) {
        StringBuilder body = new StringBuilder("{\"RequestItems\":{\"" + TABLE + "\":[");
        for (int i = 0; i < BATCH; i++) {
            long number = first + i;
            body.append(i == 0 ? "" : ",")
                    .append("{\"PutRequest\":{\"Item\":")
                    .append(item("unicorn-" + number % 6_007, number))
                    .append("}}");
        }
        return body.append("]}}").toString();
    }

    /** An item as the lab's function writes it. */
    private static String item(String name, long minute) {
        return "{\"Name\":{\"S\":\"" + name + "\"},\"StatusTime\":{\"S\":\"" + time(minute)
                + "\"},\"Distance\":{\"N\":\"1798\"},\"MinMagicPoints\":{\"N\":\"146\"},\"MaxMagicPoints\":{\"N\":\"152\"},"
                + "\"MinHealthPoints\":{\"N\":\"141\"},\"MaxHealthPoints\":{\"N\":\"" + minute % 200 + "\"}}";
    }

    private static String time(long minute) {
        return "2026-" + (100_000_000 + minute) + ":00.000";
    }

    /** Median of putting one item again and again. */
    double putMicros() throws IOException {
        String body = "{\"TableName\":\"" + TABLE + "\",\"Item\":" + item("single", 1) + "}";
        try (RawConnection connection = RawConnection.dynamoDb(endpoint, "PutItem", body)) {
            for (int i = 0; i < 4 * REPEATS; i++) {
                connection.exchange(another(connection, i));
            }
            double[] micros = new double[REPEATS];
            for (int i = 0; i < REPEATS; i++) {
                byte[] request = another(connection, 10_000 + i);
                long begin = System.nanoTime();
                connection.exchange(request);
                micros[i] = (System.nanoTime() - begin) / 1e3;
            }
            return median(micros);
        }
    }

    /** An item that is put again as it is needs no disk. */
    private static byte[] another(RawConnection connection, int number) {
        return connection.request(("{\"TableName\":\"" + TABLE + "\",\"Item\":" + item("single", number) + "}")
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Median of asking for a day of one unicorn, all of it in one answer. */
    double queryMillis() throws IOException {
        String put = "{\"TableName\":\"" + TABLE + "\",\"Item\":";
        try (RawConnection connection = RawConnection.dynamoDb(endpoint, "PutItem", "")) {
            for (int minute = 0; minute < DAY; minute++) {
                connection.exchange(
                        connection.request((put + item("day", minute) + "}").getBytes(StandardCharsets.UTF_8)));
            }
        }
        String query = "{\"TableName\":\"" + TABLE + "\",\"KeyConditionExpression\":\"#n = :n\","
                + "\"ExpressionAttributeNames\":{\"#n\":\"Name\"},\"ExpressionAttributeValues\":{\":n\":{\"S\":\"day\"}}}";
        try (RawConnection connection = RawConnection.dynamoDb(endpoint, "Query", query)) {
            byte[] request = connection.request();
            double[] millis = new double[QUERIES];
            for (int i = -QUERIES; i < QUERIES; i++) {
                long begin = System.nanoTime();
                String answer = connection.exchange(request);
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - begin) / 1e6;
                }
                if (!answer.contains("\"Count\":" + DAY) && !answer.contains("\"Count\": " + DAY)) {
                    throw new IllegalStateException("A query did not give " + DAY + " items.");
                }
            }
            return median(millis);
        }
    }

    /** Asks for an item that was written long ago. */
    void readFirst() throws IOException {
        String answer = call(
                "GetItem",
                "{\"TableName\":\"" + TABLE + "\",\"Key\":{\"Name\":{\"S\":\"unicorn-0\"},\"StatusTime\":{\"S\":\""
                        + time(0) + "\"}}}");
        if (!answer.contains("1798")) {
            throw new IllegalStateException("The first item is not there: " + answer);
        }
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
