package wildrydes.cloud.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wildrydes.cloud.door.Program;

/** Clients that are not written in Java read metrics, in the newer protocols; those that must be installed run where they are. */
class CloudWatchClientsTest {

    private static final String TARGET = "GraniteServiceVersion20100801.";

    @TempDir
    Path folder;

    private ServedMetrics metrics;

    @BeforeEach
    void open() {
        metrics = new ServedMetrics(folder);
        metrics.put("speed", 4);
        metrics.put("speed", 8);
    }

    @AfterEach
    void close() {
        metrics.close();
    }

    private HttpResponse<String> json(String operation, String body) {
        return metrics.door.signed("POST", "/", "monitoring", body, headers -> {
            headers.put("content-type", "application/x-amz-json-1.0");
            headers.put("x-amz-target", TARGET + operation);
            return headers;
        });
    }

    @Test
    void newerClientsSpeakJson() {
        HttpResponse<String> listed = json("ListMetrics", "{\"Namespace\":\"herd\"}");

        assertThat(listed.statusCode()).isEqualTo(200);
        assertThat(listed.body())
                .isEqualTo("{\"Metrics\":[{\"Namespace\":\"herd\",\"MetricName\":\"speed\",\"Dimensions\":[]}]}");
    }

    @Test
    void newerClientsAreToldTheCodesOfTheOlderProtocolToo() {
        HttpResponse<String> refused =
                json("PutMetricData", "{\"Namespace\":\"AWS/x\",\"MetricData\":[{\"MetricName\":\"m\",\"Value\":1}]}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .isEqualTo("{\"__type\":\"InvalidParameterValueException\",\"message\":\"The value AWS/ for parameter"
                        + " Namespace is invalid.\"}");
        assertThat(refused.headers().firstValue("x-amzn-query-error")).hasValue("InvalidParameterValue;Sender");
        assertThat(json("ListMetrics", "{\"RecentlyActive\":\"P1D\"}").headers().firstValue("x-amzn-query-error"))
                .hasValue("ValidationError;Sender");
    }

    @Test
    void aBodyThatIsNoGzipIsRefused() {
        HttpResponse<String> refused = metrics.door.signed("POST", "/", "monitoring", "{}", headers -> {
            headers.put("content-type", "application/x-amz-json-1.0");
            headers.put("content-encoding", "gzip");
            headers.put("x-amz-target", TARGET + "ListMetrics");
            return headers;
        });

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("SerializationException", "cannot be decompressed");
    }

    @Test
    void boto3PutsAndReads() {
        assumeTrue(
                Program.run(metrics.door, "python3", "-c", "import boto3").code() == 0,
                "python3 with boto3 is not installed on this machine");

        Program ended = Program.run(metrics.door, "python3", "-c", """
                import boto3, datetime
                cloudwatch = boto3.client('cloudwatch')
                now = datetime.datetime.fromtimestamp(%d, datetime.timezone.utc)
                minutes = dict(StartTime=now - datetime.timedelta(minutes=5), EndTime=now + datetime.timedelta(minutes=1))
                cloudwatch.put_metric_data(Namespace='herd', MetricData=[
                    {'MetricName': 'speed', 'Values': [1.5, 2.5], 'Counts': [2, 4], 'Unit': 'Count', 'Timestamp': now}])
                point, = cloudwatch.get_metric_statistics(Namespace='herd', MetricName='speed', Period=60,
                    Statistics=['SampleCount', 'Sum'], **minutes)['Datapoints']
                print(point['SampleCount'], point['Sum'], point['Unit'])
                metric = {'Namespace': 'herd', 'MetricName': 'speed'}
                print([(result['Id'], result['Values']) for result in cloudwatch.get_metric_data(MetricDataQueries=[
                    {'Id': 'm1', 'MetricStat': {'Metric': metric, 'Period': 60, 'Stat': 'p90'}},
                    {'Id': 'e1', 'Expression': 'm1 * 2'}], **minutes)['MetricDataResults']])
                print([metric['MetricName'] for page in cloudwatch.get_paginator('list_metrics').paginate()
                    for metric in page['Metrics']])
                try:
                    cloudwatch.put_metric_data(Namespace='AWS/Kinesis', MetricData=[{'MetricName': 'm', 'Value': 1}])
                except cloudwatch.exceptions.InvalidParameterValueException as e:
                    print(e)
                """.formatted(ServedMetrics.START.getEpochSecond()));

        assertThat(ended).isEqualTo(new Program(0, """
                8.0 25.0 Count
                [('m1', [8.0]), ('e1', [16.0])]
                ['speed']
                An error occurred (InvalidParameterValue) when calling the PutMetricData operation: The value AWS/ for\
                 parameter Namespace is invalid.
                """));
    }

    @Test
    void theAwsCommandLineReads() {
        assumeTrue(
                Program.run(metrics.door, "aws", "--version").code() == 0,
                "the aws command line is not installed on this machine");

        assertThat(Program.run(
                        metrics.door,
                        "aws",
                        "cloudwatch",
                        "get-metric-statistics",
                        "--namespace",
                        "herd",
                        "--metric-name",
                        "speed",
                        "--start-time",
                        "2026-03-02T09:00:00Z",
                        "--end-time",
                        "2026-03-02T10:00:00Z",
                        "--period",
                        "3600",
                        "--statistics",
                        "Sum",
                        "--query",
                        "Datapoints[].Sum",
                        "--output",
                        "text"))
                .isEqualTo(new Program(0, "12.0\n"));
    }
}
