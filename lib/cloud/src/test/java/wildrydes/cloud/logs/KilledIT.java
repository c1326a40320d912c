package wildrydes.cloud.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import wildrydes.cloud.CloudProcess;
import wildrydes.cloud.LabClient;

/** A process that is killed while it takes events in: every acknowledged one is in the next one, and the books go on. */
class KilledIT {

    private static final String GROUP = "/drill";
    private static final int BEFORE = 40;

    @TempDir
    Path folder;

    private static CloudWatchLogsClient client(URI endpoint) {
        return CloudWatchLogsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(CloudProcess.KEY.id(), CloudProcess.KEY.secret())))
                .build();
    }

    @Test
    void whatWasAcknowledgedIsThere() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        long calls;
        try (CloudProcess cloud = CloudProcess.start(folder);
                CloudWatchLogsClient logs = client(cloud.endpoint())) {
            LabClient lab = new LabClient(cloud.endpoint(), CloudProcess.KEY);
            logs.createLogGroup(request -> request.logGroupName(GROUP));
            logs.createLogStream(request -> request.logGroupName(GROUP).logStreamName("s"));
            long now = lab.now().toEpochMilli();
            CountDownLatch enough = new CountDownLatch(BEFORE);
            Thread writer = new Thread(() -> {
                try {
                    for (int i = 0; ; i++) {
                        String message = "event " + i;
                        logs.putLogEvents(request -> request.logGroupName(GROUP)
                                .logStreamName("s")
                                .logEvents(ServedLogs.event(now, message)));
                        acknowledged.add(message);
                        enough.countDown();
                    }
                } catch (SdkException e) {
                    enough.countDown(); // the process is gone
                }
            });
            writer.start();
            enough.await();
            calls = lab.get("/_lab/calls?since=9000000000000000000")
                    .body()
                    .path("last")
                    .asLong();
            cloud.kill();
            writer.join();
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(BEFORE);
        try (CloudProcess cloud = CloudProcess.start(folder);
                CloudWatchLogsClient logs = client(cloud.endpoint())) {
            List<String> found = logs.filterLogEventsPaginator(request -> request.logGroupName(GROUP)).events().stream()
                    .map(FilteredLogEvent::message)
                    .toList();
            assertThat(found).containsAll(acknowledged).hasSizeLessThanOrEqualTo(acknowledged.size() + 1);

            LabClient lab = new LabClient(cloud.endpoint(), CloudProcess.KEY);
            assertThat(lab.get("/_lab/calls?since=0")
                            .body()
                            .path("calls")
                            .path(0)
                            .path("operation")
                            .asText())
                    .isEqualTo("CreateLogGroup");
            assertThat(calls).isGreaterThanOrEqualTo(BEFORE);
            assertThat(lab.get("/_lab/bill/running")
                            .body()
                            .path("running")
                            .path(0)
                            .path("count")
                            .asLong())
                    .isGreaterThanOrEqualTo(acknowledged.size() * 33L);
        }
    }
}
