package wildrydes.cloud.analytics.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import wildrydes.cloud.analytics.Application;
import wildrydes.cloud.analytics.ReferenceSource;
import wildrydes.cloud.wire.ResponseStream;
import wildrydes.cloud.wire.ServiceError;
import wildrydes.pump.record.RowReader;
import wildrydes.pump.record.RowReaders;

/** The reference tables of an application: loaded from S3 when it begins and when it is updated, and tried until they are there. */
final class References {

    /** AWS's limit; docs.aws.amazon.com/kinesisanalytics/latest/dev/limits.html. */
    private static final long MOST_BYTES = 1L << 30;

    /** A table takes several times the memory of its object. */
    private static final long MOST_BYTES_HERE =
            Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 8);

    private final RoleCalls calls;
    private final Troubles troubles;
    private final Set<String> loaded = new HashSet<>();
    private final Set<String> wanted = new HashSet<>();
    private Application application;

    References(RoleCalls calls, Troubles troubles, Application application) {
        this.calls = calls;
        this.troubles = troubles;
        this.application = application;
        wantAll();
    }

    /** Has all of them loaded anew. */
    void update(Application next, boolean anotherEngine) {
        application = next;
        if (anotherEngine) {
            loaded.clear();
        }
        wantAll();
    }

    private void wantAll() {
        wanted.clear();
        for (ReferenceSource table : application.configuration().references()) {
            wanted.add(table.table());
        }
    }

    /** Whether each of them has been loaded at least once. */
    boolean ready() {
        return application.configuration().references().stream().allMatch(table -> loaded.contains(table.table()));
    }

    /** Loads those that are due. */
    void load(Engine engine, Instant now) {
        for (ReferenceSource table : application.configuration().references()) {
            Trouble.Part part = new Trouble.Part(Trouble.Kind.REFERENCE, table.id());
            if (wanted.contains(table.table()) && troubles.due(part, now)) {
                try {
                    engine.reference(table.table(), rows(table));
                    loaded.add(table.table());
                    wanted.remove(table.table());
                    troubles.ended(part);
                } catch (RuntimeException e) {
                    troubles.failed(
                            part,
                            "Table " + table.table() + " cannot be loaded from object " + table.key() + " of bucket "
                                    + table.bucketName(),
                            e,
                            now);
                }
            }
        }
    }

    private List<@Nullable Object[]> rows(ReferenceSource table) {
        try (ResponseStream<GetObjectResponse> object = calls.open(
                GetObjectRequest.builder()
                        .bucket(table.bucketName())
                        .key(table.key())
                        .build(),
                application.role(table.role()))) {
            if (object.length() > MOST_BYTES_HERE) {
                throw new ServiceError(
                        "ObjectTooLarge",
                        400,
                        "It has " + object.length() + " bytes, and this cloud's memory has room for a table of "
                                + MOST_BYTES_HERE + "; give a smaller one.");
            }
            InputStream content = object.content();
            return content == null ? List.of() : rows(table, content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a part of the object does not fit, no table is made of it: a learner who looks rows up in half a table sees no reason. */
    private static List<@Nullable Object[]> rows(ReferenceSource table, byte[] content) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        RowReaders.of(table.schema().records(), 0).read(content, new RowReader.Rows() {
            @Override
            public void row(@Nullable Object[] values) {
                rows.add(values);
            }

            @Override
            public void error(String name, String message, byte[] data) {
                throw new ServiceError("BadReferenceData", 400, message);
            }
        });
        return rows;
    }
}
