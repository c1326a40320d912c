package wildrydes.lab.inventory;

import java.util.List;
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

    /** One of a name that others may have, too. */
    static void pool(Lab lab, String id) {
        try {
            lab.cognito().deleteIdentityPool(b -> b.identityPoolId(id));
        } catch (software.amazon.awssdk.services.cognitoidentity.model.ResourceNotFoundException e) {
            return; // somebody else was first
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

    /** With all objects in it. */
    static void bucket(Lab lab, String name) {
        try {
            for (var page : lab.s3().listObjectsV2Paginator(b -> b.bucket(name))) {
                List<ObjectIdentifier> objects = page.contents().stream()
                        .map(object ->
                                ObjectIdentifier.builder().key(object.key()).build())
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
}
