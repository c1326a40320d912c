package wildrydes.lab.exercise;

import java.util.List;
import software.amazon.awssdk.services.firehose.model.Tag;

/**
 * The delivery stream that the lab makes where a notebook begins without it. A tag says where it comes from, so that it is nobody's
 * own answer.
 */
public final class GivenDelivery {

    /** Says where it comes from. */
    public static final Tag MARK =
            Tag.builder().key(GivenFunction.MARK).value(GivenFunction.MAKER).build();

    private GivenDelivery() {}

    /** Whether a delivery stream came from here, by its tags. */
    public static boolean is(List<Tag> tags) {
        return tags.contains(MARK);
    }
}
