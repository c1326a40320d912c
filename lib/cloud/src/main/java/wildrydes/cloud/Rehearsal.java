package wildrydes.cloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wildrydes.cloud.auth.AccessKey;

/**
 * A cloud's life in short: starts one in a temporary folder, sends it the usual requests and ends it. A Java process that
 * did this knows which classes a cloud needs, and can leave them in an archive for faster starts. It knows streams and roles,
 * with which the lab begins: with the classes of all services the archive takes 24 MB more of a cloud at rest, and saves no
 * time that could be measured.
 */
final class Rehearsal {

    static final AccessKey KEY = new AccessKey("REHEARSAL", "rehearsal");
    static final String REGION = "us-east-1";

    private static final String ACCOUNT = "000000000000";
    private static final String NAME = "rehearsal";

    private final RehearsalClient client;

    private Rehearsal(RehearsalClient client) {
        this.client = client;
    }

    /** @throws IOException where a request is not answered as it should be */
    static void run(InstantSource wallTime) throws IOException {
        Path data = Files.createTempDirectory("wildrydes-rehearsal");
        try {
            Settings settings = new Settings(0, data, KEY, 1, true, null, ACCOUNT, REGION, null, List.of());
            try (Cloud cloud = new Cloud(settings, wallTime)) {
                new Rehearsal(new RehearsalClient(wallTime, cloud.port())).send();
            }
        } finally {
            delete(data);
        }
    }

    private static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
    }

    private void send() throws IOException {
        client.control("GET", "/_lab/status", "");
        client.control("POST", "/_lab/clock/hold", "");
        client.control(
                "POST", "/_lab/clock/participants", "{\"name\":\"rehearsal\",\"next\":\"9999-01-01T00:00:00Z\"}");
        stream();
        role();
        pass(1);
        client.control("GET", "/_lab/calls", "");
        client.control("GET", "/_lab/bill", "");
    }

    private void settle(String arn) throws IOException {
        client.control("POST", "/_lab/clock/settle", "{\"resource\":\"" + arn + "\"}");
    }

    private void pass(int seconds) throws IOException {
        client.control("POST", "/_lab/clock/run", "{\"duration\":\"PT" + seconds + "S\"}");
    }

    private void stream() throws IOException {
        for (String form : List.of("cbor", "json")) {
            client.kinesis(form, "CreateStream", json -> {
                json.writeStringField("StreamName", NAME + "-" + form);
                json.writeNumberField("ShardCount", 1);
            });
            settle(arn("kinesis", "stream/" + NAME + "-" + form));
            client.kinesis(form, "ListStreams", json -> {});
            client.kinesis(
                    form, "DescribeStreamSummary", json -> json.writeStringField("StreamName", NAME + "-" + form));
            client.kinesis(form, "PutRecord", json -> {
                json.writeStringField("StreamName", NAME + "-" + form);
                json.writeStringField("PartitionKey", "key");
                json.writeBinaryField("Data", new byte[100]);
            });
            client.refusedKinesis(form, "NoSuchOperation");
        }
    }

    private void role() throws IOException {
        iam("CreateRole", Map.of("RoleName", NAME, "AssumeRolePolicyDocument", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
                "Principal":{"Service":["lambda.amazonaws.com","kinesisanalytics.amazonaws.com"]}}]}"""));
        iam("PutRolePolicy", Map.of("RoleName", NAME, "PolicyName", NAME, "PolicyDocument", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"dynamodb:*","Resource":"*"}]}"""));
        iam(
                "AttachRolePolicy",
                Map.of(
                        "RoleName",
                        NAME,
                        "PolicyArn",
                        "arn:aws:iam::aws:policy/service-role/AWSLambdaKinesisExecutionRole"));
        iam("GetRole", Map.of("RoleName", NAME));
    }

    private void iam(String action, Map<String, String> parameters) throws IOException {
        client.query("iam", "2010-05-08", action, parameters);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
