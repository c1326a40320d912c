package wildrydes.bench.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** Objects in and out of a bucket, over bare connections, so that the client takes as little of the machine as it can. */
final class S3Load {

    /** As large as what a delivery stream writes of one unicorn in a minute. */
    static final int BYTES = 10_000;

    private static final String BUCKET = "/bench";
    private static final int READ = 1_000;

    private final URI endpoint;
    private final byte[] content = new byte[BYTES];
    private final AtomicLong written = new AtomicLong();

    S3Load(URI endpoint) {
        this.endpoint = endpoint;
        new Random(1).nextBytes(content);
    }

    void createBucket() throws IOException {
        try (RawConnection connection = RawConnection.s3(endpoint)) {
            connection.exchange(connection.putting(BUCKET, new byte[0]));
        }
    }

    /** Objects put a second, each under a key of its own in folders by the hundred. */
    double putPerSecond(int connections, Duration length) throws InterruptedException {
        Crew crew = new Crew(length);
        crew.with(connections, number -> {
            try (RawConnection connection = RawConnection.s3(endpoint)) {
                while (crew.goesOn()) {
                    connection.exchange(connection.putting(path(written.getAndIncrement()), content));
                    crew.count(1);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return crew.perSecond();
    }

    private static String path(long number) {
        return BUCKET + "/2026/03/02/" + number / 100 + "/ride-" + number;
    }

    /** Objects got a second, of the first thousand that were put. */
    double gotPerSecond(int connections, Duration length) throws InterruptedException {
        Crew crew = new Crew(length);
        AtomicLong next = new AtomicLong();
        crew.with(connections, number -> {
            try (RawConnection connection = RawConnection.s3(endpoint)) {
                while (crew.goesOn()) {
                    connection.exchange(connection.getting(path(next.getAndIncrement() % READ)));
                    crew.count(1);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return crew.perSecond();
    }
}
