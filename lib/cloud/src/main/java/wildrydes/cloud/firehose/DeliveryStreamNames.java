package wildrydes.cloud.firehose;

import software.amazon.awssdk.awscore.AwsRequest;
import wildrydes.cloud.auth.Caller;
import wildrydes.cloud.wire.ResourceNames;

/** How requests name delivery streams: by their names. */
final class DeliveryStreamNames implements ResourceNames {

    private final String account;
    private final String region;

    DeliveryStreamNames(String account, String region) {
        this.account = account;
        this.region = region;
    }

    String arn(String name) {
        return "arn:aws:firehose:" + region + ":" + account + ":deliverystream/" + name;
    }

    @Override
    public String of(AwsRequest request, Caller caller) {
        return request.getValueForField("DeliveryStreamName", String.class)
                .map(this::arn)
                .orElse(ANY);
    }
}
