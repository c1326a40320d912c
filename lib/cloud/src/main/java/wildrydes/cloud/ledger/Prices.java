package wildrydes.cloud.ledger;

import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.model.PutRecordRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequest;
import wildrydes.cloud.wire.Operation;

/**
 * What a call costs by itself, in US dollars: list prices of us-east-1, checked 2026-11 from secondary sources. What costs
 * money by running, such as a shard, is not a call's cost.
 */
public final class Prices {

    /** aws.amazon.com/kinesis/pricing: a payload unit is a 25 KB chunk of a record; 0.014 a million. */
    private static final int PAYLOAD_UNIT_BYTES = 25 * 1024;

    private static final double PAYLOAD_UNIT = 0.014 / 1_000_000;

    private static final Map<String, ToDoubleFunction<AwsRequest>> TABLE = Map.of(
            "kinesis:PutRecord",
            request -> PAYLOAD_UNIT * payloadUnits(((PutRecordRequest) request).data()),
            "kinesis:PutRecords",
            request -> PAYLOAD_UNIT
                    * ((PutRecordsRequest) request)
                            .records().stream()
                                    .mapToLong(record -> payloadUnits(record.data()))
                                    .sum());

    private Prices() {}

    /** The cost of a successful call; 0 where it is free or unknown. */
    public static double of(Operation operation, AwsRequest request) {
        ToDoubleFunction<AwsRequest> price = TABLE.get(operation.toString());
        return price == null ? 0 : price.applyAsDouble(request);
    }

    private static long payloadUnits(@Nullable SdkBytes data) {
        if (data == null) {
            return 0; // a service may accept what AWS would not; a price never fails a call
        }
        int bytes = data.asByteArrayUnsafe().length;
        return Math.max(1, (bytes + PAYLOAD_UNIT_BYTES - 1) / PAYLOAD_UNIT_BYTES);
    }
}
