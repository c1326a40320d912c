package wildrydes.cloud.s3;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files behind objects, for who reads many of them without a request for each, as Athena's engine does. It knows nothing of
 * permissions: who hands a path on has asked the policies about {@code s3:GetObject} before.
 */
@FunctionalInterface
public interface ObjectFiles {

    /**
     * The plain file of an object, with the bytes that were put: an object that is compressed is compressed there, too. It is
     * replaced as a whole when the object is overwritten and vanishes when that is deleted, so that who has opened it reads one
     * version to its end.
     *
     * @return null where there is no such bucket or object
     */
    @Nullable
    Path file(String bucket, String key);
}
