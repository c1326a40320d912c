package wildrydes.cloud.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * How much of an item a call of one operation uses.
 *
 * @param each the members that are counted; null where the call itself is
 * @param answered whether they are members of the response, and not of the request
 * @param overhead bytes that each of them counts more than it has
 * @param chunk a started chunk of so many bytes counts whole
 * @param countsChunks whether chunks are counted, and not their bytes
 * @param failed members of the response that are present where the element in that place was refused; null where none is
 * @param where counted only for resources for which this item runs; null for all
 * @param cut where the resource's ARN ends, as bills name it; null where it is taken whole
 */
record CallPrice(
        Price price,
        @Nullable Members each,
        boolean answered,
        long overhead,
        long chunk,
        boolean countsChunks,
        @Nullable Members failed,
        @Nullable String where,
        @Nullable String cut) {

    /** What the call used, in the measure of the price. */
    long amount(AwsRequest request, AwsResponse response) {
        if (each == null) {
            return 1;
        }
        List<@Nullable Object> values = each.of(answered ? response : request);
        List<@Nullable Object> refusals = failed == null ? List.of() : failed.of(response);
        long amount = 0;
        for (int i = 0; i < values.size(); i++) {
            if (i < refusals.size() && refusals.get(i) != null) {
                continue;
            }
            long chunks = Math.max(1, (Members.bytes(values.get(i)) + overhead + chunk - 1) / chunk);
            amount += countsChunks ? chunks : chunks * chunk;
        }
        return amount;
    }

    /** Whom the bill names; what is free needs no names. */
    String payer(String resource) {
        if (price.free()) {
            return Tallies.REST;
        }
        int end = cut == null ? -1 : resource.indexOf(cut);
        return end < 0 ? resource : resource.substring(0, end);
    }
}
