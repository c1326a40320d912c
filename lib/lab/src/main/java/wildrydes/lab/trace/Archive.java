package wildrydes.lab.trace;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import wildrydes.lab.DeliveryStream;
import wildrydes.lab.Lab;
import wildrydes.lab.LabException;
import wildrydes.lab.StreamRecord;
import wildrydes.lab.Trace.Hop;
import wildrydes.lab.bucket.ObjectText;
import wildrydes.lab.render.Sizes;
import wildrydes.lab.why.Upstream;

/** The second way of a record: through a delivery stream into an object, and what Athena reads of it there. */
final class Archive {

    /** Where nobody tells which object it is in, so many are read, the first ones after it came. */
    private static final int MOST_OBJECTS = 20;

    private final Lab lab;
    private final StreamRecord record;
    private final List<Hop> hops;
    private final List<String> notes;

    /** @param hops and notes get what is found */
    Archive(Lab lab, StreamRecord record, List<Hop> hops, List<String> notes) {
        this.lab = lab;
        this.record = record;
        this.hops = hops;
        this.notes = notes;
    }

    /** @param exact whether the cloud tells that the record is in this object, and not only its text */
    private record Place(String bucket, String key, Instant written, String records, boolean exact) {}

    /** Follows it through a delivery stream that reads its stream. */
    void through(DeliveryStreamDescription description) {
        DeliveryStream delivery = lab.deliveryStream(description.deliveryStreamName());
        hops.add(Tracing.arrival(record));
        Optional<Place> told = told(delivery);
        Optional<Place> place = told.isPresent() ? told : searched(description);
        if (place.isEmpty()) {
            notes.add("Delivery stream " + delivery.name() + " has not written it into an object yet; in its buffer: "
                    + delivery.waiting() + ".");
            return;
        }
        Place found = place.get();
        hops.add(new Hop(
                "delivery stream " + delivery.name(),
                "1 object" + found.records(),
                Optional.of(found.written()),
                "s3://" + found.bucket() + "/" + found.key(),
                found.exact()
                        ? "the delivery stream's list of objects"
                        : "the objects: the first after it came that has its text"));
        line(found);
    }

    private Optional<Place> told(DeliveryStream delivery) {
        try {
            return delivery.deliveryOf(record)
                    .map(object -> new Place(
                            object.bucket(),
                            object.key(),
                            object.written(),
                            " of " + Sizes.count(object.records(), "record"),
                            true));
        } catch (LabException e) {
            return Optional.empty(); // real AWS does not tell what it has delivered where
        }
    }

    private Optional<Place> searched(DeliveryStreamDescription description) {
        return Upstream.destination(description).flatMap(destination -> {
            String bucket = Upstream.name(destination.bucketARN());
            return objects(
                            bucket,
                            destination.prefix() == null
                                    ? ""
                                    : destination.prefix().replaceFirst("!\\{.*", ""))
                    .stream()
                    .filter(object -> !object.lastModified().isBefore(record.arrived()))
                    .sorted(Comparator.comparing(S3Object::lastModified))
                    .limit(MOST_OBJECTS)
                    .filter(object -> text(bucket, object.key()).contains(json()))
                    .findFirst()
                    .map(object -> new Place(bucket, object.key(), object.lastModified(), "", false));
        });
    }

    private List<S3Object> objects(String bucket, String prefix) {
        try {
            return lab.s3().listObjectsV2Paginator(b -> b.bucket(bucket).prefix(prefix)).contents().stream()
                    .toList();
        } catch (S3Exception e) {
            return List.of(); // a bucket that is gone has nothing to search
        }
    }

    private String json() {
        return record.text().strip();
    }

    private String text(String bucket, String key) {
        return ObjectText.of(lab.s3()
                        .getObjectAsBytes(b -> b.bucket(bucket).key(key))
                        .asByteArray())
                .orElse("");
    }

    /** Where in the object it stands, and what Athena makes of that line. */
    private void line(Place place) {
        String text;
        try {
            text = text(place.bucket(), place.key());
        } catch (S3Exception e) {
            notes.add("The object is not there any more: " + place.key() + ".");
            return;
        }
        int at = text.indexOf(json());
        if (at < 0) {
            notes.add("The object does not have its text: a function has changed or dropped it.");
            return;
        }
        long line = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        int start = text.lastIndexOf('\n', at) + 1;
        hops.add(new Hop(
                "bucket " + place.bucket(),
                "line " + Sizes.number(line),
                Optional.empty(),
                place.key() + ", line " + Sizes.number(line)
                        + (at == start ? "" : ", behind " + Sizes.bytes(at - start) + " of others on it"),
                "the object's text"));
        new AthenaRow(lab, record, hops, notes).in("s3://" + place.bucket() + "/" + place.key());
    }
}
