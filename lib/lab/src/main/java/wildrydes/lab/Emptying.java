package wildrydes.lab;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import wildrydes.lab.render.Sizes;

/** Removes all objects of a bucket, a thousand with each call, and shows below the cell how far it is. */
final class Emptying {

    private static final int AT_ONCE = 1000;

    private final S3Client s3;
    private final String bucket;

    Emptying(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** @throws LabException if S3 keeps an object back */
    void run() {
        Progress progress = Progress.start("Bucket " + bucket + ": emptying ...");
        long removed = 0;
        List<ObjectIdentifier> batch = new ArrayList<>();
        for (var object : s3.listObjectsV2Paginator(b -> b.bucket(bucket)).contents()) {
            batch.add(ObjectIdentifier.builder().key(object.key()).build());
            if (batch.size() == AT_ONCE) {
                removed += remove(batch);
                progress.say("Bucket " + bucket + ": " + Sizes.count(removed, "object") + " deleted ...");
            }
        }
        removed += remove(batch);
        progress.say(
                "Bucket " + bucket + ": " + (removed == 0 ? "was empty" : Sizes.count(removed, "object") + " deleted"));
    }

    private int remove(List<ObjectIdentifier> batch) {
        if (batch.isEmpty()) {
            return 0;
        }
        List<ObjectIdentifier> objects = List.copyOf(batch);
        batch.clear();
        DeleteObjectsResponse answer = s3.deleteObjects(
                b -> b.bucket(bucket).delete(d -> d.objects(objects).quiet(true)));
        if (!answer.errors().isEmpty()) {
            S3Error first = answer.errors().get(0);
            throw new LabException("Bucket " + bucket + " is not empty yet: object " + first.key() + " stays, "
                    + first.code() + ": " + first.message() + " Mend that, and empty() it again.");
        }
        return objects.size();
    }
}
