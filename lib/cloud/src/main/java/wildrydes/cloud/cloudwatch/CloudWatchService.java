package wildrydes.cloud.cloudwatch;

import java.util.List;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.metrics.MetricStore;
import wildrydes.cloud.wire.Address;
import wildrydes.cloud.wire.ResourceNames;
import wildrydes.cloud.wire.Service;

/**
 * CloudWatch, which older clients speak to by forms, newer ones by JSON or CBOR. Its operations are documented at
 * docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_{name}.html.
 */
public final class CloudWatchService {

    private CloudWatchService() {}

    /** The service over the metrics that were reported. */
    public static Service in(MetricStore metrics, CloudTime time) {
        return new Service(
                "cloudwatch",
                "monitoring",
                List.of(new Address.Query("2010-08-01"), new Address.Target("GraniteServiceVersion20100801")),
                () -> List.of(
                        new MetricIntake(metrics, time),
                        new MetricListing(metrics, time),
                        new MetricStatistics(metrics, time),
                        new MetricData(metrics, time)),
                (request, caller) -> ResourceNames.ANY);
    }
}
