package wildrydes.lab.inventory;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import wildrydes.lab.Lab;

/** Removes what the lab has no handle for. What somebody else has removed meanwhile is fine. */
final class Removals {

    private Removals() {}

    /** What reads a stream or a queue has a handle, which waits until it is gone. */
    static void trigger(Lab lab, EventSourceMappingConfiguration mapping) {
        String function = mapping.functionArn().replaceFirst(".*:", "");
        String source = mapping.eventSourceArn().replaceFirst(".*[:/]", "");
        if (mapping.eventSourceArn().contains(":kinesis:")) {
            lab.function(function).trigger(lab.stream(source)).delete();
        } else if (mapping.eventSourceArn().contains(":sqs:")) {
            lab.function(function).trigger(lab.queue(source)).delete();
        } else {
            try {
                lab.lambda().deleteEventSourceMapping(b -> b.uuid(mapping.uuid()));
            } catch (ResourceNotFoundException e) {
                return; // it went with its function
            }
        }
    }

    /** Something of Glue's catalog. */
    static void ofCatalog(Runnable deletion) {
        try {
            deletion.run();
        } catch (EntityNotFoundException e) {
            return; // it went with its database
        }
    }

    /** With all objects in it, in all their versions. */
    static void bucket(Lab lab, String name) {
        try {
            for (var page : lab.s3().listObjectVersionsPaginator(b -> b.bucket(name))) {
                List<ObjectIdentifier> objects = Stream.concat(
                                page.versions().stream().map(one -> identifier(one.key(), one.versionId())),
                                page.deleteMarkers().stream().map(one -> identifier(one.key(), one.versionId())))
                        .toList();
                if (!objects.isEmpty()) {
                    lab.s3()
                            .deleteObjects(b -> b.bucket(name)
                                    .delete(all -> all.objects(objects).quiet(true)));
                }
            }
            lab.s3().deleteBucket(b -> b.bucket(name));
        } catch (NoSuchBucketException e) {
            return; // somebody else was first
        }
    }

    private static ObjectIdentifier identifier(String key, String version) {
        return ObjectIdentifier.builder().key(key).versionId(version).build();
    }
}
