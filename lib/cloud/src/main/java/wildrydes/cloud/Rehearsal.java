package wildrydes.cloud;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import wildrydes.cloud.auth.AccessKey;

/**
 * A cloud's life in short: starts one in a temporary folder, sends it the usual requests and ends it. A Java process that
 * did this knows which classes a cloud needs, and can leave them in an archive for faster starts. It plans no SQL and starts no
 * function: classes that most clouds do not need, or not in this process, would only make the archive large.
 */
final class Rehearsal {

    static final AccessKey KEY = new AccessKey("REHEARSAL", "rehearsal");
    static final String REGION = "us-east-1";

    private static final String ACCOUNT = "000000000000";
    private static final String NAME = "rehearsal";
    private static final String ROLE = "arn:aws:iam::" + ACCOUNT + ":role/" + NAME;

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
        table();
        queue();
        log();
        application();
        function();
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

    private void table() throws IOException {
        dynamoDb("CreateTable", """
                {"TableName":"rehearsal","BillingMode":"PAY_PER_REQUEST",
                "AttributeDefinitions":[{"AttributeName":"Name","AttributeType":"S"}],
                "KeySchema":[{"AttributeName":"Name","KeyType":"HASH"}]}""");
        settle(arn("dynamodb", "table/" + NAME));
        dynamoDb("DescribeTable", "{\"TableName\":\"rehearsal\"}");
        dynamoDb("BatchWriteItem", """
                {"RequestItems":{"rehearsal":[{"PutRequest":{"Item":{"Name":{"S":"a"},"Distance":{"N":"1.5"}}}}]}}""");
        dynamoDb("GetItem", "{\"TableName\":\"rehearsal\",\"Key\":{\"Name\":{\"S\":\"a\"}}}");
        dynamoDb("Query", """
                {"TableName":"rehearsal","KeyConditionExpression":"#n = :name","ExpressionAttributeNames":{"#n":"Name"},
                "ExpressionAttributeValues":{":name":{"S":"a"}}}""");
        dynamoDb("Scan", "{\"TableName\":\"rehearsal\",\"ConsistentRead\":true}");
    }

    private void dynamoDb(String operation, String body) throws IOException {
        client.target("dynamodb", "DynamoDB_20120810." + operation, body);
    }

    private void queue() throws IOException {
        String url = "http://127.0.0.1/" + ACCOUNT + "/" + NAME;
        sqs("CreateQueue", "{\"QueueName\":\"rehearsal\"}");
        sqs("SendMessage", "{\"QueueUrl\":\"" + url + "\",\"MessageBody\":\"a\"}");
        sqs("ReceiveMessage", "{\"QueueUrl\":\"" + url + "\"}");
    }

    private void sqs(String operation, String body) throws IOException {
        client.target("sqs", "AmazonSQS." + operation, body);
    }

    private void log() throws IOException {
        logs("CreateLogGroup", "{\"logGroupName\":\"rehearsal\"}");
        logs("CreateLogStream", "{\"logGroupName\":\"rehearsal\",\"logStreamName\":\"a\"}");
        logs("PutLogEvents", """
                {"logGroupName":"rehearsal","logStreamName":"a","logEvents":[{"timestamp":1,"message":"a"}]}""");
        logs("FilterLogEvents", "{\"logGroupName\":\"rehearsal\"}");
        logs("DescribeLogGroups", "{}");
    }

    private void logs(String operation, String body) throws IOException {
        client.target("logs", "Logs_20140328." + operation, body);
    }

    private void application() throws IOException {
        analytics("CreateApplication", """
                {"ApplicationName":"rehearsal","RuntimeEnvironment":"SQL-1_0","ServiceExecutionRole":"%s"}""".formatted(ROLE));
        analytics("DescribeApplication", "{\"ApplicationName\":\"rehearsal\"}");
        analytics("ListApplications", "{}");
    }

    private void analytics(String operation, String body) throws IOException {
        client.target("kinesisanalytics", "KinesisAnalytics_20180523." + operation, body);
    }

    /** With a trigger that finds nothing, since records would start a process. */
    private void function() throws IOException {
        client.rest("POST", "/2015-03-31/functions", """
                {"FunctionName":"rehearsal","Runtime":"java17","Handler":"Rehearsal::handleRequest","Role":"%s",
                "Code":{"ZipFile":"%s"}}""".formatted(
                        ROLE, Base64.getEncoder().encodeToString(zip())));
        settle(arn("lambda", "function:" + NAME));
        client.rest("GET", "/2015-03-31/functions/" + NAME, "");
        client.rest(
                "POST", "/2015-03-31/event-source-mappings", """
                {"FunctionName":"rehearsal","EventSourceArn":"%s","StartingPosition":"LATEST"}""".formatted(arn("kinesis", "stream/" + NAME + "-json")));
        pass(10);
        client.rest("GET", "/2015-03-31/event-source-mappings", "");
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("Rehearsal.class"));
            zip.write("no class".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
