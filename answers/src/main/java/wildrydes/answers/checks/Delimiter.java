package wildrydes.answers.checks;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.ProcessorType;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;
import wildrydes.lab.Bucket;
import wildrydes.lab.Lab;
import wildrydes.lab.exercise.Check;
import wildrydes.lab.exercise.Finding;
import wildrydes.lab.record.JsonText;

/** e4-newline: the delivery stream of the minutes puts a newline behind each row, and has written an object since. */
public final class Delimiter implements Check {

    private static final String BUCKET = "wildrydes-minutes";
    private static final String DELIVERY = "wildrydes-summary";

    @Override
    public String id() {
        return "e4-newline";
    }

    @Override
    public int points() {
        return 2;
    }

    @Override
    public List<String> hints() {
        return List.of(
                "Nobody adds a separator unasked: Firehose has to be told to append a delimiter.",
                "minuteDelivery.appendDelimiter().update(); then let three minutes pass.");
    }

    @Override
    public Finding look(Lab lab, List<Object> values) {
        return judge(processor(lab), newest(lab));
    }

    /** Whether the delimiter is appended; empty where there is no delivery stream. */
    private static Optional<Boolean> processor(Lab lab) {
        try {
            return Optional.of(lab
                    .firehose()
                    .describeDeliveryStream(b -> b.deliveryStreamName(DELIVERY))
                    .deliveryStreamDescription()
                    .destinations()
                    .stream()
                    .map(DestinationDescription::extendedS3DestinationDescription)
                    .filter(destination -> destination != null && destination.processingConfiguration() != null)
                    .map(destination -> destination.processingConfiguration())
                    .filter(processing -> Boolean.TRUE.equals(processing.enabled()))
                    .flatMap(processing -> processing.processors().stream())
                    .anyMatch(one -> one.type() == ProcessorType.APPEND_DELIMITER_TO_RECORD));
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Optional<Newest> newest(Lab lab) {
        Bucket bucket = lab.bucket(BUCKET);
        if (!bucket.exists() || bucket.objects().isEmpty()) {
            return Optional.empty();
        }
        String key = bucket.objects().last().key();
        String text = bucket.text(key);
        return Optional.of(new Newest(
                key, JsonText.of(text).objects().size(), (int) text.lines().count()));
    }

    /**
     * The object that was written last.
     *
     * @param rows objects of JSON in it
     */
    record Newest(String key, int rows, int lines) {}

    /** @param processor whether the delimiter is appended; empty where there is no delivery stream */
    static Finding judge(Optional<Boolean> processor, Optional<Newest> newest) {
        String expected = "a delivery stream " + DELIVERY
                + " that appends a delimiter, and as many lines as rows in its newest object";
        if (processor.isEmpty()) {
            return Finding.none(expected, "no delivery stream " + DELIVERY, "Run the cell that makes it.");
        }
        String object = newest.map(one -> one.rows() + (one.rows() == 1 ? " row on " : " rows on ") + one.lines()
                        + (one.lines() == 1 ? " line" : " lines") + " in " + one.key())
                .orElse("no object yet");
        if (!processor.get()) {
            return Finding.none(
                    expected,
                    "no delimiter; " + object,
                    "Switch it on: appendDelimiter() of the handle, and update().");
        }
        boolean well = newest.isPresent()
                && newest.get().rows() >= 2
                && newest.get().rows() == newest.get().lines();
        return well
                ? Finding.full(2, expected, object)
                : Finding.part(
                        1,
                        expected,
                        object,
                        "That one is of before, or holds one row only: let another minute pass while two unicorns fly.");
    }
}
