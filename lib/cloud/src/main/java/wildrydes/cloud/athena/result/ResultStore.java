package wildrydes.cloud.athena.result;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import wildrydes.cloud.athena.run.ResultColumn;
import wildrydes.cloud.athena.table.S3Location;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.wire.ResponseStream;

/** Puts results into S3 and reads them from there, on behalf of whoever asked. */
public final class ResultStore {

    private static final String TYPE = "application/octet-stream";
    private static final String TEXT_TYPE = "binary/octet-stream";

    private final Supplier<Door> door;

    /** @param door asked for when it is needed, since services are made before it */
    public ResultStore(Supplier<Door> door) {
        this.door = door;
    }

    /**
     * Rows of a result.
     *
     * @param next where the following ones begin; null at the end
     */
    public record Page(
            List<List<@Nullable String>> rows, @Nullable Long next) {}

    /**
     * Puts a result.
     *
     * @param output where it goes, as {@code s3://bucket/key}
     * @throws RuntimeException what S3 says
     */
    public void put(SpooledResult result, String output, Caller caller) throws IOException {
        try (InputStream content = result.content()) {
            put(output, output.endsWith(".txt") ? TEXT_TYPE : TYPE, result.bytes(), content, caller);
        }
    }

    /** Puts what describes a result beside it. */
    public void putMetadata(
            String query,
            @Nullable String updateType,
            @Nullable Long updateCount,
            List<ResultColumn> columns,
            String output,
            Caller caller) {
        byte[] content = MetadataFile.of(query, updateType, updateCount, columns);
        put(output + ".metadata", TYPE, content.length, new ByteArrayInputStream(content), caller);
    }

    /** Puts bytes. */
    public void put(String output, byte[] content, Caller caller) {
        put(output, TYPE, content.length, new ByteArrayInputStream(content), caller);
    }

    private void put(String output, String type, long length, InputStream content, Caller caller) {
        S3Object to = S3Object.of(output);
        door.get()
                .call(
                        PutObjectRequest.builder()
                                .bucket(to.bucket())
                                .key(to.key())
                                .contentType(type)
                                .contentLength(length)
                                .build(),
                        content,
                        caller);
    }

    /**
     * Reads rows of a result.
     *
     * @param from where they begin, as a page before said; 0 for the beginning
     * @throws RuntimeException what S3 says
     */
    public Page read(String output, long from, int most, Caller caller) throws IOException {
        S3Object of = S3Object.of(output);
        GetObjectRequest.Builder request =
                GetObjectRequest.builder().bucket(of.bucket()).key(of.key());
        if (from > 0) {
            request.range("bytes=" + from + "-");
        }
        try (ResponseStream<GetObjectResponse> object = door.get().open(request.build(), caller);
                InputStream content = new BufferedInputStream(content(object))) {
            CsvPage page = output.endsWith(".csv") ? CsvPage.read(content, most) : CsvPage.readLines(content, most);
            return new Page(page.rows(), page.more() ? from + page.bytes() : null);
        }
    }

    private static InputStream content(ResponseStream<GetObjectResponse> object) {
        InputStream content = object.content();
        return content == null ? InputStream.nullInputStream() : content;
    }

    private record S3Object(String bucket, String key) {

        static S3Object of(String output) {
            int slash = output.lastIndexOf('/');
            S3Location folder = S3Location.of(output.substring(0, slash));
            if (folder == null) {
                throw new IllegalArgumentException(output + " is no object in S3.");
            }
            return new S3Object(folder.bucket(), folder.prefix() + output.substring(slash + 1));
        }
    }
}
