package wildrydes.cloud.s3;

import wildrydes.cloud.auth.Caller;

/** Told what happens to objects, after it has happened. */
interface Happenings {

    /**
     * An object was created, or has new content.
     *
     * @param how {@code Put}, {@code Copy} or {@code CompleteMultipartUpload}
     */
    void created(Bucket bucket, StoredObject object, String how, Caller by);

    /**
     * An object was removed.
     *
     * @param how the whole event, such as {@code ObjectRemoved:Delete}
     */
    void removed(Bucket bucket, String key, String how, Caller by);
}
