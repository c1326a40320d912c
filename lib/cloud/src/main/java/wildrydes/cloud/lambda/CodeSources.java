package wildrydes.cloud.lambda;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.door.Denied;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.lambda.code.Packages;
import wildrydes.cloud.lambda.code.RefusedPackageException;
import wildrydes.cloud.wire.ResponseStream;
import wildrydes.cloud.wire.ServiceError;

/** Takes the zip files that requests bring, or name in S3, where they are read in the caller's name. */
final class CodeSources {

    private static final Logger LOG = Logger.getLogger(CodeSources.class.getName());

    private final Packages packages;
    private final Supplier<Door> door;

    /** @param door asked for when it is needed, since services are made before it */
    CodeSources(Packages packages, Supplier<Door> door) {
        this.packages = packages;
        this.door = door;
    }

    /**
     * Where a zip file is.
     *
     * @param zip the file itself; null where it is in S3
     * @param bucket null where it is in the request
     */
    record Source(
            @Nullable SdkBytes zip,
            @Nullable String bucket,
            @Nullable String key,
            @Nullable String version) {}

    /** The package, which stays at least until it is let go of. */
    Packages.Held taken(Source source, Caller caller) {
        try {
            return source.zip() == null ? fromS3(source, caller) : fromRequest(source, source.zip());
        } catch (RefusedPackageException e) {
            LOG.log(Level.INFO, "A package is refused. {0}", e.getMessage());
            throw CodeErrors.refused(e);
        }
    }

    private Packages.Held fromRequest(Source source, SdkBytes zip) {
        if (source.bucket() != null || source.key() != null) {
            throw CodeErrors.twoSources();
        }
        return packages.store(new ByteArrayInputStream(zip.asByteArrayUnsafe()), Packages.MOST_ZIPPED);
    }

    private Packages.Held fromS3(Source source, Caller caller) {
        if (source.bucket() == null || source.key() == null) {
            throw CodeErrors.noCode();
        }
        if (source.version() != null) {
            throw LambdaErrors.notServed("S3ObjectVersion");
        }
        GetObjectRequest request = GetObjectRequest.builder()
                .bucket(source.bucket())
                .key(source.key())
                .build();
        try (ResponseStream<GetObjectResponse> object = door.get().open(request, caller)) {
            InputStream content = object.content();
            return packages.store(content == null ? InputStream.nullInputStream() : content, Packages.MOST_UNZIPPED);
        } catch (Denied e) {
            throw CodeErrors.deniedByS3(source.bucket() + "/" + source.key());
        } catch (ServiceError e) {
            throw CodeErrors.notInS3(e.code(), String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The object could not be closed: " + e.getMessage(), e);
        }
    }
}
