package wildrydes.cloud.dynamodb.item;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Removes items whose time to live has passed: an attribute has that moment, a number of seconds since the epoch. One more than five
 * years ago is taken for something else (docs.aws.amazon.com/amazondynamodb/latest/developerguide/howitworks-ttl.html).
 */
final class Expiry implements ItemWrite.Decision {

    private static final Duration OLDEST = Duration.ofDays(5 * 365);

    private final String attribute;
    private final BigDecimal now;
    private final BigDecimal oldest;

    Expiry(String attribute, Instant now) {
        this.attribute = attribute;
        this.now = BigDecimal.valueOf(now.getEpochSecond());
        this.oldest = BigDecimal.valueOf(now.minus(OLDEST).getEpochSecond());
    }

    boolean past(Item item) {
        AttributeValue value = item.attributes().get(attribute);
        if (value == null || value.n() == null) {
            return false;
        }
        BigDecimal moment = Numbers.parse(value.n());
        return moment.compareTo(now) <= 0 && moment.compareTo(oldest) > 0;
    }

    @Override
    public @Nullable Item after(@Nullable Item before) {
        return before == null || past(before) ? null : before;
    }
}
