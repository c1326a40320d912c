package wildrydes.answers.checks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;
import wildrydes.lab.Bucket;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.GivenDelivery;

/** The lines of a bucket's objects, and who has brought the rides there. */
final class StoredLines {

    static final String RIDES = "wildrydes-data";
    static final String DELIVERY = "wildrydes";

    private StoredLines() {}

    /** By key, in the order of keys; none where there is no such bucket. */
    static Map<String, List<String>> of(Lab lab, String name) {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        Bucket bucket = lab.bucket(name);
        if (bucket.exists()) {
            for (String key : bucket.objects().keys()) {
                lines.put(key, bucket.text(key).lines().toList());
            }
        }
        return lines;
    }

    /** Whether the lab has made the delivery stream of the rides. */
    static boolean given(Lab lab) {
        try {
            return GivenDelivery.is(lab.firehose()
                    .listTagsForDeliveryStream(b -> b.deliveryStreamName(DELIVERY))
                    .tags());
        } catch (ResourceNotFoundException e) {
            return false;
        }
    }
}
