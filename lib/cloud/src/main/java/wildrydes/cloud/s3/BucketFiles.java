package wildrydes.cloud.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a bucket has its files: its objects in a folder of its name, and what else is known beside each other in one folder for all
 * buckets. No bucket's name has the low line, so that none of these can be another's.
 */
record BucketFiles(String name, Path buckets, Path meta) {

    /** Objects, each under its key. */
    Path content() {
        return buckets.resolve(name);
    }

    /** Says when the bucket was created, and is there as long as the bucket is. */
    Path description() {
        return meta.resolve(name);
    }

    /** What is known of objects. */
    Path list() {
        return meta.resolve(name + "_list");
    }

    /** The same up to format 4, a file for each object. */
    Path files() {
        return meta.resolve(name + "_objects");
    }

    /** Who may come to it. */
    Path access() {
        return meta.resolve(name + "_access");
    }

    /** How it is set up. */
    Path settings() {
        return meta.resolve(name + "_settings");
    }

    /** Uploads in parts that are under way. */
    Path uploads() {
        return meta.resolve(name + "_uploads");
    }

    void delete() throws IOException {
        Files.deleteIfExists(description());
        Folders.delete(content());
        deleteKnown();
    }

    /** Removes what else is known, also of a bucket that a killed process had begun to delete. */
    void deleteKnown() throws IOException {
        Files.deleteIfExists(access());
        Folders.delete(settings());
        Folders.delete(uploads());
        Files.deleteIfExists(list());
        Folders.delete(files());
    }
}
